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

## Pages

## Reading
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

## Preview
