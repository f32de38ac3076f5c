# De woorden van het thema in het Nederlands.
skip-to-content = Naar de inhoud
home = Begin
menu = Inhoud
nav-site = Inhoud van deze site
nav-languages = Talen
nav-breadcrumbs = U bent hier
a-z = Van A tot Z
nav-letters = Letters
doors = Ingangen
about = Wat dit is
contents = Wat hier te vinden is
choose-language = Talen van dit boek
drafts-shown = Deze voorvertoning laat ook concepten zien.
entries-count = { $count ->
    [one] { $count } stuk
   *[other] { $count } stukken
}
status = Stand
status-draft = Concept
status-under-review = In bespreking
status-agreed = Vastgesteld
status-superseded = Vervangen
status-withdrawn = Ingetrokken
standing = Waarde van de tekst
last-changed = Laatst gewijzigd
draft-notice = Dit is een concept.
withdrawn-notice = Dit stuk is ingetrokken.
unconfirmed = nog te bevestigen
yes = Ja
no = Nee
relations = Verbanden
relation-superseded-by = Vervangen door
relation-supersedes = Vervangt
relation-revises = Herziet
relation-revised-by = Herzien door
relation-corrects = Verbetert
relation-corrected-by = Verbeterd door
relation-amends = Wijzigt
relation-amended-by = Gewijzigd door
relation-adds-to = Vult aan
relation-added-to-by = Aangevuld door
relation-summarizes = Vat samen
relation-summarized-by = Samengevat in
relation-see-also = Zie ook
relation-see-also-inverse = Verwant
relation-mentions = Genoemd in
backlinks = Wat hierheen verwijst
sources = Bronnen
notes = Noten
note-number = Noot
outline = Op deze bladzijde
paragraphs = Naar nummer
back-to-text = Terug naar de tekst
cited-by = Aangehaald in
cited-in-text = tekst
cite = Deze pagina citeren
cite-files = Voor programma’s die verwijzingen beheren:
cite-places = Per alinea
copy = Kopiëren
copied = Gekopieerd
copy-by-hand = Geselecteerd: kopieer met het toetsenbord
provisions = Waar elke alinea wordt aangehaald
provisions-place = Alinea
provisions-none = Niet aangehaald in dit boek:
table = Tabel
link-to-paragraph = Verwijzing naar nummer { $number }
link-to-heading = Verwijzing naar dit deel
paraphrase-notice = In onze eigen woorden.
official-text = De bundel { $symbol } zelf
symbol-draft = (concept: niet de eindtekst)
symbol-draft-of = (concept van { $symbol })
symbol-same-as = (zelfde stuk als { $symbol })
pinpoint-paragraph = nr. { $number }
pinpoint-item = {" "}({ $letter })
pinpoint-subitem = {" "}({ $letter })
pinpoint-section = deel { $number }
pinpoint-annex = bijlage
pinpoint-annex-number = bijlage { $number }
pinpoint-article = art. { $number }
pinpoint-join = ,{" "}
nothing-in-this-language = In deze taal is nog niets te lezen.
not-found = Niet gevonden
not-found-text = Op dit adres staat niets.
not-found-help = Misschien helpt een van deze bladzijden:
moved = Deze bladzijde is verhuisd
moved-to = Ze staat nu op
date-year = { $year }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

## Search
search = Zoeken
search-label = Zoek in dit boek
search-no-script = Resultaten verschijnen hier als scripts mogen werken. Zonder scripts leiden de lijsten hieronder naar alles.
search-topics = Alles in dit boek
search-searching = Bezig met zoeken…
search-results = Resultaten
search-none = Niets gevonden
search-failed = Het zoeken kon niet worden geladen. Misschien is er geen verbinding, of is de site net veranderd.
search-again = Opnieuw proberen
search-meant = Bedoelde u
search-all = Alle resultaten
search-close = Sluiten
search-slash = Open het zoeken met de toets /
search-match = Vindplaats
search-previous = Vorige vindplaats
search-next = Volgende vindplaats
search-clear = Haal de markeringen weg
search-filters = Beperk de resultaten
search-kind = Soort
search-instrument = Instrument
search-year = Jaar
search-reset = Haal alle filters weg
search-more = Meer resultaten
search-elsewhere = Alleen in andere talen

## Pages
find-your-way = Wegwijzer
narrow-by = Deze lijst beperken
shown-of = Getoond
coming-next = Binnenkort
as-of = Stand van het boek op { $date }, de dag van de laatste vastgelegde wijziging.
latest-changes = Laatste wijzigingen
matrix-count = { $filled } van { $all } vakken zijn gevuld.
matrix-file = Hetzelfde als tabel (CSV)
matrix-caption = Elke rij is een nummer, elke kolom een stuk. Het vak zegt wat ze verbindt.
provision = Nummer
gap-known = Bekende leemte
gap-open = Niets vastgelegd
gaps-open = Leemten
gaps-open-text = Niets verbindt deze, en nergens staat waarom.
gaps-open-none = Die zijn er niet: elk leeg vak wordt hieronder uitgelegd.
gaps-known = Bekende leemten
gaps-known-text = Met opzet leeg gelaten.
timeline-topics = Wat ervan geworden is
timeline-first = Voor het eerst:
timeline-outcome = Afloop:
timeline-years = Jaren
map = Kaart van verbanden
map-of = Kaart: { $title }
map-text = Aan de ene kant staat wat hierheen leidt, aan de andere kant waar dit heen leidt. Onder de tekening staat hetzelfde als lijst.
map-more = en nog { $count }, zie de lijst
map-see = Deze verbanden als kaart
provisions-of = Nummers: { $title }
provisions-see = Wat bij elk nummer hoort
print-of = Om af te drukken: { $title }
print-text = Alles op één bladzijde, om af te drukken of achter elkaar te lezen.
print-see = Alles op één bladzijde, om af te drukken
compare-pick = Toon er hoogstens drie
compare-place = Kolom { $number }
open-questions = Open vragen
open-unconfirmed = Nog te bevestigen
open-drafts = Kladversies, nog niet te lezen
open-nothing = Er staat niets open.
evidence-count = { $count ->
    [one] { $count } bewering
   *[other] { $count } beweringen
}
evidence-no-source = Geen bron
evidence-one-source = Eén bron
evidence-superseded = Vervangen bron
evidence-none = Geen.
timeline-ahead = komt nog

## Reading
backlinks-beside = Naast de alinea’s waarheen ze verwijzen: { $count }
previous = Vorige
next = Volgende
nav-neighbors = Voor en na deze pagina
related = Verwante stukken
changes = Wat er is veranderd
change-major = inhoudelijke wijziging
change-minor = andere woorden
remark = Stuur een opmerking over deze pagina
remark-subject = Opmerking: { $title }
remark-edition = Uitgave: { $name }
edit = Bewerk deze pagina
go = Ga
go-none = Deze tekst heeft geen alinea met dat nummer
tools = Kopieer of bewaar alinea
copy-link = Kopieer de link
copy-citation = Kopieer de verwijzing
collect = Zet op uw lijst
list = Uw lijst
list-text = De lijst staat in het adres van deze pagina en nergens anders. Bewaar of verstuur het adres om de lijst te bewaren.
list-empty = Er staat nog niets op de lijst. Stukken en alinea’s hebben een knop die ze hier zet.
list-needs-script = Voor de lijst is een browser met scripts nodig.
list-missing = Niet gevonden:
list-remove = Haal van de lijst
list-up = Omhoog
list-print = Druk af
list-copy = Kopieer alles met verwijzingen
bundle = De teksten op één pagina
submit = Stuur een goede werkwijze of een opmerking
submit-text = Vul dit formulier hier of op papier in. Wat wordt gestuurd, wordt gelezen; er wordt niets gepubliceerd zonder toestemming van de afzender.
submit-practice = Goede werkwijze
submit-body = Land of organisatie
submit-what = Wat er gebeurt, en sinds wanneer
submit-commitment = Afspraak die ermee wordt uitgevoerd, met de alinea
submit-evidence = Onderbouwing: documenten, cijfers, adressen
submit-remark = Opmerking, met de pagina en de alinea
submit-contact = Wie er meer van weet
submit-mail = Zet in een e-mail
submit-mail-empty = Schrijf een e-mail met deze vragen

## Preview

## The bar of the preview, which no published site has
preview = Voorbeeld
preview-found = Wat er mis is met het boek
preview-errors = { $count ->
    [one] { $count } fout
   *[other] { $count } fouten
}
preview-remarks = { $count ->
    [one] { $count } opmerking hier
   *[other] { $count } opmerkingen hier
}
preview-fine = in orde
preview-warnings = { $count ->
    [one] hier in orde, { $count } waarschuwing in het boek
   *[other] hier in orde, { $count } waarschuwingen in het boek
}
preview-none = deze pagina is er niet
preview-gone = map is weg
preview-gone-title = De map van het boek is niet te lezen
preview-gone-text = De laatste pagina’s blijven tot zij terug is.
preview-ended = het voorbeeld is beëindigd
preview-draft = concept
preview-drafts = { $count ->
    [one] { $count } concept in het boek
   *[other] { $count } concepten in het boek
}
preview-missing = niet in: { $languages }
preview-older = ouder dan de brontekst: { $languages }
preview-behind = Hierachter staat de pagina zoals zij het laatst was.
preview-more = Nog { $count } in de terminal.
preview-page = Deze pagina
preview-well = Hier is niets mis.
preview-close = Sluiten
preview-jump = Naar alinea
preview-jump-short = al.
preview-present = Tonen
preview-present-end = Tonen beëindigen
