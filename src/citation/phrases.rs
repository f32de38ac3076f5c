//! The words in which the six languages name a resolution and the organ that passed it, as tables.
//!
//! Wordings other than English are after UN parallel texts (`TERMS.md` of the project); a linguist is to
//! confirm them.

/// The organ that passed a resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Organ {
    Assembly,
    Council,
    Economic,
    Rights,
    /// One whose resolutions have no symbol by this rule.
    Other,
}

/// The words of one language.
pub(super) struct Phrases {
    /// The word for a resolution in its forms, in lower case, and whether a list may follow.
    pub(super) stems: &'static [(&'static str, bool)],
    /// Names of organs in lower case.
    pub(super) organs: &'static [(&'static str, Organ)],
    /// Stand between the number and an organ behind it.
    pub(super) of: &'static [&'static str],
    pub(super) and: &'static [&'static str],
    /// Begin a date that stands between the members of a list.
    pub(super) dated: &'static [&'static str],
}

pub(super) static ENGLISH: Phrases = Phrases {
    stems: &[
        ("resolutions", true),
        ("resolution", false),
        ("res", false),
        // One word for organ and resolution.
        ("unscrs", true),
        ("unscr", false),
    ],
    organs: &[
        ("general assembly", Organ::Assembly),
        ("unga", Organ::Assembly),
        ("ga", Organ::Assembly),
        ("security council", Organ::Council),
        ("unsc", Organ::Council),
        ("sc", Organ::Council),
        ("economic and social council", Organ::Economic),
        ("ecosoc", Organ::Economic),
        ("human rights council", Organ::Rights),
        // Alone they are the two principal organs, unless another capital word stands before.
        ("assembly", Organ::Assembly),
        ("council", Organ::Council),
    ],
    of: &["of the united nations", "of the", "of"],
    and: &["and", "&", "or", "as well as"],
    dated: &["of", "dated", "adopted on"],
};

pub(super) static FRENCH: Phrases = Phrases {
    stems: &[("résolutions", true), ("résolution", false)],
    organs: &[
        ("assemblée générale", Organ::Assembly),
        ("conseil de sécurité", Organ::Council),
        ("conseil économique et social", Organ::Economic),
        ("conseil des droits de l'homme", Organ::Rights),
    ],
    of: &["de l'", "du", "de la", "des"],
    and: &["et", "ou", "ainsi que"],
    dated: &["du", "en date du"],
};

pub(super) static SPANISH: Phrases = Phrases {
    stems: &[("resoluciones", true), ("resolución", false), ("resolucion", false)],
    organs: &[
        ("asamblea general", Organ::Assembly),
        ("consejo de seguridad", Organ::Council),
        ("consejo económico y social", Organ::Economic),
        ("consejo de derechos humanos", Organ::Rights),
    ],
    of: &["de la", "del", "de"],
    and: &["y", "e", "o", "así como"],
    dated: &["de", "del", "de fecha"],
};

pub(super) static RUSSIAN: Phrases = Phrases {
    stems: &[
        ("резолюциями", true),
        ("резолюциях", true),
        ("резолюциям", true),
        ("резолюций", true),
        ("резолюции", true),
        ("резолюцией", false),
        ("резолюцию", false),
        ("резолюция", false),
    ],
    organs: &[
        ("генеральной ассамблеи", Organ::Assembly),
        ("генеральной ассамблеей", Organ::Assembly),
        ("совета безопасности", Organ::Council),
        ("советом безопасности", Organ::Council),
        ("экономического и социального совета", Organ::Economic),
        ("совета по правам человека", Organ::Rights),
    ],
    of: &[],
    and: &["и", "или", "а также"],
    dated: &["от"],
};

pub(super) static ARABIC: Phrases = Phrases {
    stems: &[
        ("القرارات", true),
        ("القرارين", true),
        ("القراران", true),
        ("القرار", false),
        ("قراراتها", true),
        ("قراراته", true),
        ("قراريها", true),
        ("قرارات", true),
        ("قراري", true),
        ("قرارها", false),
        ("قراره", false),
        ("قرارا", false),
        ("قرار", false),
    ],
    organs: &[
        ("الجمعية العامة", Organ::Assembly),
        ("مجلس الأمن", Organ::Council),
        ("المجلس الاقتصادي والاجتماعي", Organ::Economic),
        ("مجلس حقوق الإنسان", Organ::Rights),
    ],
    of: &["الصادر عن", "الصادرة عن", "من"],
    and: &["و"],
    dated: &["المؤرخ", "المؤرخة"],
};

pub(super) static CHINESE: Phrases = Phrases {
    stems: &[("决议", false), ("決議", false)],
    organs: &[
        ("大会", Organ::Assembly),
        ("联大", Organ::Assembly),
        ("安全理事会", Organ::Council),
        ("安理会", Organ::Council),
        ("经济及社会理事会", Organ::Economic),
        ("经社理事会", Organ::Economic),
        ("人权理事会", Organ::Rights),
        ("卫生大会", Organ::Other),
        ("环境大会", Organ::Other),
    ],
    of: &[],
    and: &["和", "及", "与", "以及"],
    dated: &[],
};
