use super::names::{Found, Names};
use crate::config::{Config, DoorTarget};
use crate::diagnostic::{Diagnostic, codes};

/// Reports doors of the home page behind which there is nothing. A door to a draft is none of them: its
/// words stand without a link until the entry is published.
pub(super) fn report(names: &Names<'_>, config: &Config) -> Vec<Diagnostic> {
    config
        .doors
        .iter()
        .filter_map(|door| {
            let DoorTarget::Entry(id) = &door.target else { return None };
            // By its id alone: a door is no place for titles, which change.
            let there = matches!(names.find(id.as_str()), Found::One(at) if names.group(at).id == *id);
            (!there).then(|| {
                Diagnostic::new(
                    codes::CONFIG_DANGLING,
                    format!("this door leads to `{id}`, which does not exist"),
                )
                .at(&config.path, door.span)
                .did_you_mean(names.nearest(id.as_str()))
                .help("name an entry by its id, write the entry first, or take the door out")
            })
        })
        .collect()
}
