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

## Reading

## Preview
