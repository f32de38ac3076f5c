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

## Pages
find-your-way = Wegwijzer
narrow-by = Deze lijst beperken
shown-of = Getoond
next = Binnenkort
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

## Preview
