//! The list of codes.

use std::fmt;

use super::Severity;

/// The stable name of a kind of finding: a letter for the layer and three digits, never reused.
/// `C` book.toml, `S` files, `F` front matter, `M` Markdown, `L` links and identity, `T` theme,
/// `A` accessibility, `P` house rules, `O` output.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static str, Severity);

impl Code {
    /// `F004`.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// How much a finding of this code matters unless `book.toml` says otherwise.
    pub fn severity(self) -> Severity {
        self.1
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A code with the text that `panelbook explain` prints.
#[derive(Clone, Copy, Debug)]
pub struct Explained {
    /// The code.
    pub code: Code,
    /// Markdown: a title line, what it means, why it matters, how to mend it.
    pub text: &'static str,
}

/// The code written as `name` (`F004`, `f004`), when there is one.
pub fn code(name: &str) -> Option<Explained> {
    CODES.iter().copied().find(|explained| explained.code.as_str().eq_ignore_ascii_case(name))
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal $severity:ident;)*) => {
        $($(#[$doc])* pub const $name: Code = Code($code, Severity::$severity);)*

        /// Every code, in order.
        pub const CODES: &[Explained] = &[
            $(Explained { code: $name, text: include_str!(concat!("explain/", $code, ".md")) },)*
        ];
    };
}

codes! {
    /// The folder has no `book.toml`.
    NO_BOOK = "C001" Error;
    /// `book.toml` or `theme.toml` is not TOML.
    CONFIG_SYNTAX = "C002" Error;
    /// A setting that Panelbook does not know.
    CONFIG_UNKNOWN = "C003" Error;
    /// A setting with a value of the wrong type or form.
    CONFIG_TYPE = "C004" Error;
    /// A setting that must be there and is not.
    CONFIG_MISSING = "C005" Error;
    /// A `format` number that this version cannot read.
    CONFIG_FORMAT = "C006" Error;
    /// A setting that names something which the file does not declare.
    CONFIG_DANGLING = "C007" Error;
    /// Two settings that contradict each other.
    CONFIG_CLASH = "C008" Error;

    /// A text file that is not UTF-8.
    NOT_UTF8 = "S001" Error;
    /// A file above the size limit.
    TOO_LARGE = "S002" Error;
    /// A symbolic link that loops, leads nowhere or leaves the book.
    BAD_SYMLINK = "S003" Error;
    /// A pipe, a device or a socket.
    SPECIAL_FILE = "S004" Error;
    /// A file or folder that the operating system does not let us read.
    UNREADABLE = "S005" Error;
    /// A file name that cannot be an entry, an edition or an asset.
    BAD_FILE_NAME = "S006" Error;
    /// A Markdown file in a folder that no kind has.
    NO_KIND = "S007" Warning;

    /// An entry that does not start with front matter.
    NO_FRONT_MATTER = "F001" Error;
    /// Front matter that is never closed.
    OPEN_FRONT_MATTER = "F002" Error;
    /// Front matter that is not TOML.
    FRONT_MATTER_SYNTAX = "F003" Error;
    /// A front-matter key that the kind does not have.
    UNKNOWN_KEY = "F004" Error;
    /// A field with a value of the wrong type.
    WRONG_TYPE = "F005" Error;
    /// A required field that is missing.
    MISSING_FIELD = "F006" Error;
    /// A value outside its list of choices or its vocabulary.
    NOT_A_CHOICE = "F007" Error;
    /// A date that is none.
    BAD_DATE = "F008" Error;
    /// A field that is there but says nothing.
    EMPTY_FIELD = "F009" Error;
    /// A translation of an entry that has no edition in the source language.
    NO_SOURCE_EDITION = "F010" Error;

    /// Raw HTML.
    RAW_HTML = "M001" Error;
    /// A link with a scheme that is not allowed.
    LINK_SCHEME = "M002" Error;
    /// Two paragraphs with one number.
    REPEATED_PARAGRAPH = "M003" Error;
    /// Two headings with one explicit anchor.
    REPEATED_ANCHOR = "M004" Error;
    /// A sub-paragraph that starts a line but not a block.
    RUN_ON_SUBPARAGRAPH = "M005" Warning;
    /// A footnote that is named but not written.
    NO_FOOTNOTE = "M006" Error;
    /// A footnote that is written but never named.
    UNUSED_FOOTNOTE = "M007" Warning;
    /// An anchor that cannot be one.
    BAD_ANCHOR = "M008" Error;
    /// Blocks nested deeper than any reader could follow.
    TOO_DEEP = "M009" Error;
    /// A control character.
    CONTROL_CHARACTER = "M010" Error;
    /// What is nearly the symbol of a document.
    SYMBOL_SLIP = "M011" Warning;

    /// A link to an entry that does not exist.
    UNKNOWN_LINK = "L001" Error;
    /// A relation to an entry that does not exist.
    UNKNOWN_RELATION_TARGET = "L002" Error;
    /// A link to a heading or paragraph that does not exist.
    UNKNOWN_ANCHOR = "L003" Error;
    /// A relation to an entry of a kind that it may not lead to.
    WRONG_TARGET_KIND = "L004" Error;
    /// Two entries with one id.
    DUPLICATE_ID = "L005" Error;
    /// Two pages on one address.
    DUPLICATE_ADDRESS = "L006" Error;
    /// An image or file that does not exist.
    NO_ASSET = "L007" Error;
    /// A link to a file outside the book, or outside its content.
    OUTSIDE_BOOK = "L008" Error;
    /// An anchor once published and now gone.
    LOST_ANCHOR = "L009" Error;
    /// An address once published and now gone.
    LOST_ADDRESS = "L010" Error;
    /// A title that several entries have.
    AMBIGUOUS_TITLE = "L011" Error;
    /// More targets than the relation allows.
    TOO_MANY_TARGETS = "L012" Error;
    /// A relation to a paragraph where only whole entries may stand, or the reverse.
    PARAGRAPH_TARGET = "L013" Error;
    /// A ledger line that cannot be read.
    BAD_LEDGER = "L014" Error;
    /// A symbol that no document of the book is registered under.
    UNREGISTERED_SYMBOL = "L015" Note;
    /// A cited text of which the book has a revision or correction.
    LATER_TEXT = "L016" Warning;

    /// A template that fails.
    TEMPLATE = "T001" Error;
    /// A string that the theme does not have.
    UNKNOWN_STRING = "T002" Error;
    /// A theme or template that does not exist.
    NO_TEMPLATE = "T003" Error;
    /// A file of strings that cannot be read.
    BAD_STRINGS = "T004" Error;
    /// A theme written for other templates.
    THEME_API = "T005" Error;
    /// A theme file of the book that does not fit the built-in one whose place it takes.
    OVERRIDE = "T006" Warning;
    /// A style that names a side of the screen.
    PHYSICAL_STYLE = "T007" Warning;

    /// An image without alternative text.
    NO_ALT = "A001" Error;

    /// An entry without a source.
    NO_SOURCE = "P001" Warning;
    /// A draft that is linked from an entry which is not one.
    DRAFT_LINKED = "P002" Warning;
    /// A field withheld as unconfirmed that the entry does not have.
    UNCONFIRMED_NOTHING = "P003" Warning;
    /// An entry that nothing links to.
    ORPHAN = "P004" Note;
    /// A State named where views are not attributed.
    ATTRIBUTION = "P005" Error;
    /// A quotation that does not say exactly where it is from.
    QUOTATION_SOURCE = "P006" Warning;
    /// A statement none of whose sources names a paragraph.
    NO_PINPOINT = "P007" Warning;
    /// A document that is not for everyone, or not final.
    RESTRICTED = "P008" Warning;
    /// A text that reads as instructions for making something.
    INSTRUCTIONS = "P009" Error;

    /// A page that makes a reader load more than the book allows.
    BUDGET = "O001" Warning;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_sorted_within_their_layer_and_explained() {
        for pair in CODES.windows(2) {
            let (a, b) = (pair[0].code.as_str(), pair[1].code.as_str());
            assert!(a[..1] != b[..1] || a < b, "{a} before {b}");
        }
        for explained in CODES {
            let title = format!("# {}: ", explained.code);
            assert!(explained.text.starts_with(&title), "{} wants a title line", explained.code);
            assert!(explained.text.lines().count() >= 5, "{} says too little", explained.code);
        }
        assert_eq!(code("f004").map(|e| e.code), Some(UNKNOWN_KEY));
        assert!(code("Z999").is_none());
    }
}
