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

## Reading

## Preview
