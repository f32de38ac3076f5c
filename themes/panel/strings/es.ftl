# The words of the theme in Spanish. Machine-made: a speaker has not yet checked them.
# Dates as in A/75/78. “1° de diciembre” is seen in A/RES/59/82 only, so the plain figure is kept.
skip-to-content = Ir al contenido
home = Inicio
menu = Índice
nav-site = Índice del sitio
nav-languages = Idiomas
nav-breadcrumbs = Usted está aquí
a-z = Lista alfabética
nav-letters = Letras
doors = Vías de acceso
about = De qué se trata
contents = Contenido de la obra
choose-language = Idiomas de esta obra
drafts-shown = Esta vista previa muestra borradores. Los borradores no se publican.
entries-count = { $count ->
    [one] { $count } entrada
   *[other] { $count } entradas
}
status = Estado
status-draft = Borrador
status-under-review = En examen
status-agreed = Aprobado por el grupo de expertos
status-superseded = Sustituido
status-withdrawn = Retirado
standing = Valor del texto
last-changed = Última modificación
draft-notice = Este texto es un borrador. No se ha publicado.
withdrawn-notice = El grupo de expertos ha retirado esta entrada. Se conserva para que los enlaces que conducen a ella sigan siendo válidos.
unconfirmed = por confirmar
yes = Sí
no = No
relations = Relaciones con otras entradas
relation-superseded-by = Sustituido por
relation-supersedes = Sustituye a
relation-revises = Revisa
relation-revised-by = Revisado por
relation-corrects = Corrige
relation-corrected-by = Corregido por
relation-amends = Enmienda
relation-amended-by = Enmendado por
relation-adds-to = Añade a
relation-added-to-by = Tiene adición
relation-summarizes = Resume
relation-summarized-by = Resumido en
relation-see-also = Véase también
relation-see-also-inverse = Otras entradas conexas
relation-mentions = Mencionado en
backlinks = Qué remite a esta entrada
sources = Fuentes
notes = Notas
note-number = Nota { $number }
outline = En esta página
paragraphs = Ir al párrafo
back-to-text = Volver al texto
cited-by = Citado en { $count ->
    [one] { $count } entrada
   *[other] { $count } entradas
}
cited-in-text = texto
cite = Citar esta página
cite-files = Para los gestores de referencias:
cite-places = Por párrafo
copy = Copiar
copied = Copiado
copy-by-hand = Texto seleccionado: cópielo con el teclado
provisions = Dónde se cita cada párrafo
provisions-place = Párrafo
provisions-none = No citados en este libro:
table = Cuadro { $number }
link-to-paragraph = Enlace al párrafo { $number }
link-to-heading = Enlace a la sección “{ $words }”
paraphrase-notice = Paráfrasis del grupo de expertos; no es la redacción oficial.
official-text = Texto oficial de { $symbol }
symbol-draft = (proyecto: no es el texto final)
symbol-draft-of = (proyecto de { $symbol })
symbol-same-as = (mismo documento que { $symbol })
pinpoint-paragraph = párr. { $number }
pinpoint-item = {" "}{ $letter })
pinpoint-subitem = {" "}{ $letter })
pinpoint-section = sección { $number }
pinpoint-annex = anexo
pinpoint-annex-number = anexo { $number }
pinpoint-article = art. { $number }
pinpoint-join = ,{" "}
nothing-in-this-language = Todavía no se ha publicado nada en este idioma.
not-found = Página no encontrada
not-found-text = No hay ninguna página en esta dirección. Es posible que la dirección contenga un error o que la página se haya trasladado.
not-found-help = Estas páginas pueden ser útiles:
moved = Esta página se ha trasladado
moved-to = Ahora se encuentra en
date-year = { $year }
date-month = { $month } de { $year }
date-day = { $day } de { $month } de { $year }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

## Search
search = Buscar
search-label = Buscar en este libro
search-no-script = Los resultados aparecen aquí cuando se permiten los scripts. Sin ellos, las listas siguientes llevan a todo el contenido.
search-topics = Todo el contenido de este libro
search-searching = Buscando…
search-results = Resultados
search-none = No se encontró nada
search-failed = No se pudo cargar la búsqueda. Puede que la conexión esté interrumpida o que el sitio acabe de cambiar.
search-again = Reintentar
search-meant = Quizá quiso decir
search-all = Todos los resultados
search-close = Cerrar
search-slash = Abrir la búsqueda con la tecla /
search-match = Coincidencia
search-previous = Coincidencia anterior
search-next = Coincidencia siguiente
search-clear = Quitar las marcas
search-filters = Acotar los resultados
search-kind = Tipo
search-instrument = Instrumento
search-year = Año
search-reset = Quitar todos los filtros
search-more = Más resultados
search-elsewhere = Solo en otros idiomas

## Pages
find-your-way = Orientarse
narrow-by = Acotar esta lista
shown-of = Mostradas
coming-next = Próximamente
as-of = Estado del libro al { $date }, día de su último cambio registrado.
latest-changes = Últimos cambios
matrix-count = { $filled } de { $all } celdas están completas.
matrix-file = Los mismos datos en una tabla (CSV)
matrix-caption = Cada fila es un párrafo y cada columna una entrada. La celda dice qué los une.
provision = Disposición
gap-known = Laguna conocida
gap-open = Nada registrado
gaps-open = Huecos
gaps-open-text = Nada los une y ninguna entrada dice por qué. Quizá merezcan examen.
gaps-open-none = No hay ninguno: cada celda vacía se explica a continuación.
gaps-known = Lagunas conocidas
gaps-known-text = Vacías a propósito, según las entradas.
timeline-topics = Qué fue de ello
timeline-first = Se debatió por primera vez en
timeline-outcome = Resultado:
timeline-years = Años
map = Mapa de relaciones
map-of = Mapa: { $title }
map-text = A un lado está lo que lleva a esta entrada; al otro, aquello a lo que lleva. Lo mismo figura en lista bajo el dibujo.
map-more = y { $count } más, en la lista de abajo
map-see = Ver estas relaciones en un mapa
provisions-of = Disposiciones: { $title }
provisions-see = Qué incide en cada párrafo
print-of = Para imprimir: { $title }
print-text = Todas las entradas en una página, con sus números y direcciones, para imprimir o leer de corrido.
print-see = Todo en una página, para imprimir
compare-pick = Mostrar hasta tres
compare-place = Columna { $number }
open-questions = Cuestiones pendientes
open-unconfirmed = Por confirmar
open-drafts = Borradores aún no publicados
open-nothing = No hay nada pendiente.
evidence-count = { $count ->
    [one] { $count } afirmación
   *[other] { $count } afirmaciones
}
evidence-no-source = Sin fuente
evidence-one-source = Una sola fuente
evidence-superseded = Fuente sustituida
evidence-none = Ninguna.
timeline-ahead = por venir

## Reading
backlinks-beside = Junto a los párrafos a los que remiten: { $count }
previous = Anterior
next = Siguiente
nav-neighbors = Antes y después de esta página
related = Entradas relacionadas
changes = Qué ha cambiado
change-major = cambio de fondo
change-minor = cambio de forma
remark = Enviar una observación sobre esta página
remark-subject = Observación: { $title }
remark-edition = Edición: { $name }
edit = Editar esta página
go = Ir
go-none = Este texto no tiene ningún párrafo con ese número
tools = Copiar o guardar el párrafo
copy-link = Copiar el enlace
copy-citation = Copiar la referencia
collect = Añadir a su lista
list = Su lista
list-text = La lista se guarda en la dirección de esta página y en ningún otro lugar. Guarde o envíe la dirección para conservar la lista.
list-empty = La lista está vacía. Las entradas y los párrafos de los documentos tienen un botón que los añade aquí.
list-needs-script = La lista requiere un navegador que ejecute scripts.
list-missing = No se ha encontrado:
list-remove = Quitar de la lista
list-up = Subir
list-print = Imprimir
list-copy = Copiar todo con las referencias
bundle = Los textos en una página
submit = Enviar una buena práctica o una observación
submit-text = Rellene este formulario aquí o en papel. El grupo lee lo que se envía; nada se publica sin el acuerdo de quien lo envió.
submit-practice = Buena práctica
submit-body = Estado u organización
submit-what = Qué se hace, y desde cuándo
submit-commitment = Compromiso que ayuda a cumplir, con el párrafo
submit-evidence = Pruebas: documentos, cifras, direcciones
submit-remark = Observación, con la página y el párrafo
submit-contact = Persona de contacto
submit-mail = Pasar a un correo electrónico
submit-mail-empty = Escribir un correo electrónico con estas preguntas

## Preview: its bar, which no published site has
preview = Vista previa
preview-found = Lo que está mal en el libro
preview-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errores
}
preview-remarks = { $count ->
    [one] { $count } observación aquí
   *[other] { $count } observaciones aquí
}
preview-fine = en orden
preview-warnings = { $count ->
    [one] aquí en orden, { $count } advertencia en el libro
   *[other] aquí en orden, { $count } advertencias en el libro
}
preview-none = esta página no existe
preview-gone = carpeta ausente
preview-gone-title = No se puede leer la carpeta del libro
preview-gone-text = Las últimas páginas permanecen hasta que vuelva.
preview-ended = la vista previa ha terminado
preview-draft = borrador
preview-drafts = { $count ->
    [one] { $count } borrador en el libro
   *[other] { $count } borradores en el libro
}
preview-missing = no existe en: { $languages }
preview-older = más antiguo que el texto original: { $languages }
preview-behind = Detrás está la página en su último estado.
preview-more = { $count ->
    [one] { $count } más está en la terminal.
   *[other] { $count } más están en la terminal.
}
preview-page = Esta página
preview-well = Aquí no hay nada que corregir.
preview-close = Cerrar
preview-jump = Ir al párrafo
preview-jump-short = párr.
preview-present = Presentar
preview-present-end = Terminar la presentación
