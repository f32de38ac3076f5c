# The words of the theme in English: every other language has the same keys.
skip-to-content = Skip to content
home = Home
menu = Contents
nav-site = Contents of the site
nav-languages = Languages
nav-breadcrumbs = You are here
a-z = A to Z
nav-letters = Letters
doors = Ways in
about = What this is
contents = What is in this book
choose-language = Languages of this book
drafts-shown = This preview shows drafts. Drafts are not published.
entries-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
status = Status
status-draft = Draft
status-under-review = Under review
status-agreed = Agreed by the panel
status-superseded = Superseded
status-withdrawn = Withdrawn
standing = Standing of the text
last-changed = Last changed
draft-notice = This is a draft. It has not been published.
withdrawn-notice = The panel has withdrawn this entry. It is kept so that links to it still lead somewhere.
unconfirmed = to be confirmed
yes = Yes
no = No
relations = Relations
relation-superseded-by = Superseded by
relation-supersedes = Supersedes
relation-see-also = See also
relation-see-also-inverse = Also related
relation-mentions = Mentioned by
relation-revises = Revises
relation-revised-by = Revised by
relation-corrects = Corrects
relation-corrected-by = Corrected by
relation-amends = Amends
relation-amended-by = Amended by
relation-adds-to = Adds to
relation-added-to-by = Has addendum
relation-summarizes = Summarizes
relation-summarized-by = Summarized by
backlinks = What leads here
sources = Sources
notes = Notes
note-number = Note { $number }
outline = On this page
paragraphs = Go to paragraph
back-to-text = Back to the text
cited-by = Cited in { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
cite = Cite this
cite-files = For programs that keep references:
cite-places = By paragraph
copy = Copy
copied = Copied
copy-by-hand = Selected: copy it with the keyboard
provisions = Where each paragraph is cited
provisions-place = Paragraph
provisions-none = Not cited in this book:
table = Table { $number }
link-to-paragraph = Link to paragraph { $number }
link-to-heading = Link to the section “{ $words }”
paraphrase-notice = Panel’s paraphrase, not official wording.
official-text = Official text of { $symbol }
symbol-draft = (a draft: not the final text)
symbol-draft-of = (draft of { $symbol })
symbol-same-as = (same document as { $symbol })
pinpoint-paragraph = para. { $number }
pinpoint-item = {" "}({ $letter })
pinpoint-subitem = {" "}({ $letter })
pinpoint-section = section { $number }
pinpoint-annex = annex
pinpoint-annex-number = annex { $number }
pinpoint-article = art. { $number }
pinpoint-join = ,{" "}
nothing-in-this-language = Nothing has been published in this language yet.
not-found = Page not found
not-found-text = There is no page at this address. It may have been mistyped, or the page may have moved.
not-found-help = These pages may help:
moved = This page has moved
moved-to = It is now at
date-year = { $year }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Search

## Pages
find-your-way = Find your way
narrow-by = Narrow this list
shown-of = Shown
next = Coming next
as-of = As the book was on { $date }, the day of its last recorded change.
latest-changes = Latest changes
matrix-count = { $filled } of { $all } cells are filled.
matrix-file = The same as a table (CSV)
matrix-caption = Each row is a paragraph, each column an entry. A cell says what joins the two.
provision = Provision
gap-known = Known gap
gap-open = Nothing recorded
gaps-open = Holes
gaps-open-text = Nothing joins these, and no entry says why. They may be worth a look.
gaps-open-none = There are none: each empty cell is explained below.
gaps-known = Known gaps
gaps-known-text = Left empty on purpose, in the words of the entries.
timeline-topics = What became of it
timeline-first = First discussed at
timeline-outcome = Outcome:
timeline-years = Years
map = Map of relations
map-of = Map: { $title }
map-text = What leads to this entry stands on one side, what it leads to on the other. The same is listed below the drawing.
map-more = and { $count } more, listed below
map-see = See these relations as a map
provisions-of = Provisions: { $title }
provisions-see = What bears on each paragraph
print-of = To print: { $title }
print-text = All entries in one page, each with its numbers and addresses, to be printed or read without a break.
print-see = All on one page, to print
compare-pick = Show up to three
compare-place = Column { $number }
open-questions = Open questions
open-unconfirmed = To be confirmed
open-drafts = Drafts, not yet published
open-nothing = Nothing is open.
evidence-count = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
}
evidence-no-source = No source
evidence-one-source = One source
evidence-superseded = Superseded source
evidence-none = None.
timeline-ahead = ahead

## Reading

## Preview
