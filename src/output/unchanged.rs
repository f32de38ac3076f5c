use std::os::fd::AsFd as _;
use std::path::Path;

use rayon::prelude::*;
use rustix::fs::CWD;

use super::Report;
use super::manifest::Manifest;
use super::place::Place;
use super::stage::intact;
use super::tree::{open_folder, survey};
use super::work::is_busy;
use crate::base::Fingerprint;

/// The report of a build that has nothing to do: `target` was published from exactly this input, and every
/// file of it is still as it was published. None when anything differs or cannot be told, or when a build is
/// at work there; then the way leads through [`super::Stage`], which also says what is wrong.
pub fn unchanged(target: &Path, input: Fingerprint) -> Option<Report> {
    let place = Place::find(target).ok()?;
    if !place.exists || is_busy(&place) {
        return None;
    }
    let root = open_folder(CWD, &place.target).ok()?;
    let list = Manifest::read(root.as_fd(), &place.shown).ok()??;
    if list.input != Some(input) {
        return None;
    }
    let found = survey(root.as_fd(), &place.shown, &list, &list.folders(), true).ok()?;
    let whole = list.files().par_iter().zip(&found.seen).all(|(file, seen)| {
        seen.is_some_and(|seen| intact(root.as_fd(), &place.shown, file, seen).unwrap_or(false))
    });
    whole.then(|| Report::untouched(list.files().len(), found.foreign.len()))
}
