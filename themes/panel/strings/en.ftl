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
cited-in-text = text
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
search = Search
search-label = Search this book
search-no-script = Results appear here when scripts may run. The lists below lead to everything without them.
search-topics = Everything in this book
search-searching = Searching…
search-results = Results
search-none = Nothing found
search-failed = The search could not be loaded. The connection may be down, or the site may have just changed.
search-again = Try again
search-meant = Did you mean
search-all = All results
search-close = Close
search-slash = Open the search with the key /
search-match = Match
search-previous = Previous match
search-next = Next match
search-clear = Remove the marks
search-filters = Narrow the results
search-kind = Kind
search-instrument = Instrument
search-year = Year
search-reset = Remove all filters
search-more = More results
search-elsewhere = Only in other languages

## Pages
find-your-way = Find your way
narrow-by = Narrow this list
shown-of = Shown
coming-next = Coming next
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
backlinks-beside = Beside the paragraphs that they lead to: { $count }
previous = Previous
next = Next
nav-neighbors = Before and after this page
related = Related entries
changes = What has changed
change-major = change of substance
change-minor = change of wording
remark = Send a remark on this page
remark-subject = Remark: { $title }
remark-edition = Edition: { $name }
edit = Edit this page
go = Go
go-none = This text has no paragraph with that number
tools = Copy or collect paragraph
copy-link = Copy link
copy-citation = Copy citation
collect = Add to your list
list = Your list
list-text = The list is kept in the address of this page and nowhere else. Save or send the address to keep the list.
list-empty = Nothing is on the list yet. Entries, and the paragraphs of documents, have a button that puts them here.
list-needs-script = The list needs a browser that runs scripts.
list-missing = This could not be found:
list-remove = Take off the list
list-up = Move up
list-print = Print
list-copy = Copy all with citations
bundle = The texts on one page
submit = Send a good practice or a remark
submit-text = Fill in this form here or on paper. What is sent is read by the panel; nothing is published without the agreement of those who sent it.
submit-practice = Good practice
submit-body = State or organization
submit-what = What is done, and since when
submit-commitment = Commitment that it helps to implement, with the paragraph
submit-evidence = Evidence: documents, figures, addresses
submit-remark = Remark, with the page and the paragraph
submit-contact = A person to ask
submit-mail = Put it into an e-mail
submit-mail-empty = Write an e-mail with these questions

## Preview: its bar, which no published site has
preview = Preview
preview-found = What is wrong with the book
preview-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
preview-remarks = { $count ->
    [one] { $count } remark here
   *[other] { $count } remarks here
}
preview-fine = fine
preview-warnings = { $count ->
    [one] fine here, { $count } warning in the book
   *[other] fine here, { $count } warnings in the book
}
preview-none = no such page
preview-gone = folder away
preview-gone-title = The book’s folder cannot be read
preview-gone-text = The last pages stay until it is back.
preview-ended = the preview has ended
preview-draft = draft
preview-drafts = { $count ->
    [one] { $count } draft in the book
   *[other] { $count } drafts in the book
}
preview-missing = not in { $languages }
preview-older = older than its source: { $languages }
preview-behind = Behind this is the page as it was last.
preview-more = { $count ->
    [one] { $count } more is in the terminal.
   *[other] { $count } more are in the terminal.
}
preview-page = This page
preview-well = Nothing is wrong here.
preview-close = Close
preview-jump = Go to paragraph
preview-jump-short = para.
preview-present = Present
preview-present-end = End presenting
