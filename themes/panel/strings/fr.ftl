# The words of the theme in French. Machine-made: a speaker has not yet checked them.
# Dates as in A/71/438; “par.” and the single bracket of “8 a)” follow the editorial custom of the United Nations.
skip-to-content = Aller au contenu
home = Accueil
menu = Sommaire
nav-site = Sommaire du site
nav-languages = Langues
nav-breadcrumbs = Vous êtes ici
a-z = Liste alphabétique
nav-letters = Lettres
doors = Points d’entrée
about = De quoi il s’agit
contents = Table des matières
choose-language = Langues de cet ouvrage
drafts-shown = Cet aperçu montre des projets d’entrée. Les projets ne sont pas publiés.
entries-count = { $count ->
    [one] { $count } entrée
   *[other] { $count } entrées
}
status = Statut
status-draft = Projet
status-under-review = En cours d’examen
status-agreed = Approuvé par le groupe d’experts
status-superseded = Remplacé
status-withdrawn = Retiré
standing = Valeur du texte
last-changed = Dernière modification
draft-notice = Ceci est un projet. Il n’a pas été publié.
withdrawn-notice = Le groupe d’experts a retiré cette entrée. Elle est conservée afin que les liens qui y renvoient restent valables.
unconfirmed = à confirmer
yes = Oui
no = Non
relations = Liens avec d’autres entrées
relation-superseded-by = Remplacé par
relation-supersedes = Remplace
relation-revises = Révise
relation-revised-by = Révisé par
relation-corrects = Rectifie
relation-corrected-by = Rectifié par
relation-amends = Modifie
relation-amended-by = Modifié par
relation-adds-to = Complète
relation-added-to-by = A pour additif
relation-summarizes = Résume
relation-summarized-by = Résumé par
relation-see-also = Voir aussi
relation-see-also-inverse = Autres entrées apparentées
relation-mentions = Mentionné dans
backlinks = Ce qui renvoie ici
sources = Sources
notes = Notes
note-number = Note { $number }
outline = Sur cette page
paragraphs = Aller au paragraphe
back-to-text = Retour au texte
cited-by = Cité dans { $count ->
    [one] { $count } entrée
   *[other] { $count } entrées
}
cited-in-text = texte
cite = Citer cette page
cite-files = Pour les logiciels de gestion de références :
cite-places = Par paragraphe
copy = Copier
copied = Copié
copy-by-hand = Texte sélectionné : copiez-le au clavier
provisions = Où chaque paragraphe est cité
provisions-place = Paragraphe
provisions-none = Non cités dans ce livre :
table = Tableau { $number }
link-to-paragraph = Lien vers le paragraphe { $number }
link-to-heading = Lien vers la section « { $words } »
paraphrase-notice = Texte reformulé par le groupe d’experts ; il ne s’agit pas du libellé officiel.
official-text = Texte officiel de { $symbol }
symbol-draft = (projet : n’est pas le texte final)
symbol-draft-of = (projet de { $symbol })
symbol-same-as = (même document que { $symbol })
pinpoint-paragraph = par. { $number }
pinpoint-item = {" "}{ $letter })
pinpoint-subitem = {" "}{ $letter })
pinpoint-section = section { $number }
pinpoint-annex = annexe
pinpoint-annex-number = annexe { $number }
pinpoint-article = art. { $number }
pinpoint-join = ,{" "}
nothing-in-this-language = Rien n’a encore été publié dans cette langue.
not-found = Page non trouvée
not-found-text = Il n’y a pas de page à cette adresse. L’adresse est peut-être erronée, ou la page a été déplacée.
not-found-help = Ces pages peuvent vous aider :
moved = Cette page a été déplacée
moved-to = Elle se trouve désormais à l’adresse suivante :
date-year = { $year }
date-month = { $month } { $year }
date-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

## Search
search = Rechercher
search-label = Rechercher dans ce livre
search-no-script = Les résultats s’affichent ici lorsque les scripts sont autorisés. Sans eux, les listes ci-dessous mènent à tout le contenu.
search-topics = Tout le contenu de ce livre
search-searching = Recherche en cours…
search-results = Résultats
search-none = Aucun résultat
search-failed = La recherche n’a pas pu être chargée. La connexion est peut-être interrompue, ou le site vient de changer.
search-again = Réessayer
search-meant = Vouliez-vous dire
search-all = Tous les résultats
search-close = Fermer
search-slash = Ouvrir la recherche avec la touche /
search-match = Occurrence
search-previous = Occurrence précédente
search-next = Occurrence suivante
search-clear = Effacer les marques
search-filters = Affiner les résultats
search-kind = Type
search-instrument = Instrument
search-year = Année
search-reset = Supprimer tous les filtres
search-more = Plus de résultats
search-elsewhere = Uniquement dans d’autres langues

## Pages
find-your-way = S’orienter
narrow-by = Affiner cette liste
shown-of = Affichées
coming-next = À venir
as-of = État du livre au { $date }, jour de sa dernière modification enregistrée.
latest-changes = Dernières modifications
matrix-count = { $filled } cases sur { $all } sont remplies.
matrix-file = Les mêmes données en tableau (CSV)
matrix-caption = Chaque ligne est un paragraphe, chaque colonne une entrée. La case dit ce qui les relie.
provision = Disposition
gap-known = Lacune connue
gap-open = Rien de consigné
gaps-open = Vides
gaps-open-text = Rien ne les relie, et aucune entrée ne dit pourquoi. Ils méritent peut-être un examen.
gaps-open-none = Il n’y en a pas : chaque case vide est expliquée ci-dessous.
gaps-known = Lacunes connues
gaps-known-text = Laissées vides à dessein, selon les entrées.
timeline-topics = Ce qu’il en est advenu
timeline-first = Première discussion :
timeline-outcome = Suite donnée :
timeline-years = Années
map = Carte des relations
map-of = Carte : { $title }
map-text = D’un côté, ce qui mène à cette entrée ; de l’autre, ce à quoi elle mène. La même chose est listée sous le dessin.
map-more = et { $count } de plus, listées ci-dessous
map-see = Voir ces relations sur une carte
provisions-of = Dispositions : { $title }
provisions-see = Ce qui touche chaque paragraphe
print-of = À imprimer : { $title }
print-text = Toutes les entrées en une page, avec leurs numéros et leurs adresses, à imprimer ou à lire d’une traite.
print-see = Tout sur une page, à imprimer
compare-pick = Afficher trois au plus
compare-place = Colonne { $number }
open-questions = Questions ouvertes
open-unconfirmed = À confirmer
open-drafts = Brouillons, non encore publiés
open-nothing = Rien n’est en suspens.
evidence-count = { $count ->
    [one] { $count } affirmation
   *[other] { $count } affirmations
}
evidence-no-source = Aucune source
evidence-one-source = Une seule source
evidence-superseded = Source remplacée
evidence-none = Aucune.
timeline-ahead = à venir

## Reading
backlinks-beside = À côté des paragraphes auxquels elles renvoient : { $count }
previous = Précédent
next = Suivant
nav-neighbors = Avant et après cette page
related = Entrées apparentées
changes = Ce qui a changé
change-major = modification de fond
change-minor = modification de forme
remark = Envoyer une remarque sur cette page
remark-subject = Remarque : { $title }
remark-edition = Édition : { $name }
edit = Modifier cette page
go = Aller
go-none = Ce texte n’a pas de paragraphe portant ce numéro
tools = Copier ou conserver le paragraphe
copy-link = Copier le lien
copy-citation = Copier la référence
collect = Ajouter à votre liste
list = Votre liste
list-text = La liste se trouve dans l’adresse de cette page et nulle part ailleurs. Enregistrez ou envoyez l’adresse pour conserver la liste.
list-empty = La liste est encore vide. Les entrées et les paragraphes des documents ont un bouton qui les ajoute ici.
list-needs-script = La liste demande un navigateur qui exécute les scripts.
list-missing = Introuvable :
list-remove = Retirer de la liste
list-up = Monter
list-print = Imprimer
list-copy = Tout copier avec les références
bundle = Les textes sur une page
submit = Envoyer une bonne pratique ou une remarque
submit-text = Remplissez ce formulaire ici ou sur papier. Les envois sont lus par le groupe ; rien n’est publié sans l’accord de l’expéditeur.
submit-practice = Bonne pratique
submit-body = État ou organisation
submit-what = Ce qui est fait, et depuis quand
submit-commitment = Engagement qu’elle aide à mettre en œuvre, avec le paragraphe
submit-evidence = Éléments à l’appui : documents, chiffres, adresses
submit-remark = Remarque, avec la page et le paragraphe
submit-contact = Personne à contacter
submit-mail = Mettre dans un courriel
submit-mail-empty = Écrire un courriel avec ces questions

## Preview: its bar, which no published site has
preview = Aperçu
preview-found = Ce qui ne va pas dans le livre
preview-errors = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
}
preview-remarks = { $count ->
    [one] { $count } remarque ici
   *[other] { $count } remarques ici
}
preview-fine = en ordre
preview-warnings = { $count ->
    [one] en ordre ici, { $count } avertissement dans le livre
   *[other] en ordre ici, { $count } avertissements dans le livre
}
preview-none = cette page n’existe pas
preview-gone = dossier absent
preview-gone-title = Le dossier du livre est illisible
preview-gone-text = Les dernières pages restent affichées jusqu’à son retour.
preview-ended = l’aperçu est terminé
preview-draft = brouillon
preview-drafts = { $count ->
    [one] { $count } brouillon dans le livre
   *[other] { $count } brouillons dans le livre
}
preview-missing = n’existe pas en : { $languages }
preview-older = plus ancien que le texte source : { $languages }
preview-behind = Derrière se trouve la page dans son dernier état.
preview-more = { $count ->
    [one] { $count } autre se trouve dans le terminal.
   *[other] { $count } autres se trouvent dans le terminal.
}
preview-page = Cette page
preview-well = Rien à signaler ici.
preview-close = Fermer
preview-jump = Aller au paragraphe
preview-jump-short = par.
preview-present = Présenter
preview-present-end = Terminer la présentation
