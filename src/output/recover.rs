use std::fs;
use std::io;
use std::os::fd::AsFd as _;

use rustix::fs::{CWD, Mode, mkdir};
use rustix::io::Errno;

use super::error::OutputError;
use super::in_place::roll_forward;
use super::manifest::Manifest;
use super::place::Place;
use super::settle::settle;
use super::tree::{open_folder, survey};
use super::work::Work;

/// Clears what a killed build left, under the lock. True when its site was complete and is now published.
///
/// | left behind | what it is | what is done |
/// |---|---|---|
/// | `journal` | a complete site, being published file by file | published to its end |
/// | `stage` with a list | the old tree after an exchange, or a complete site not yet exchanged | what its list names is removed, all else is moved to the target |
/// | `stage` without a list | a site in the making | removed |
/// | `new-…` | a stage that has not got its name yet | removed |
#[expect(
    clippy::disallowed_methods,
    reason = "a stage without a list is ours alone, and links are not followed"
)]
pub(super) fn recover(place: &Place, work: &Work) -> Result<bool, OutputError> {
    let stage = work.stage();
    work.sweep().map_err(|error| OutputError::io("clear the folder of", &stage, error))?;
    let resumed = work.journal().symlink_metadata().is_ok();
    if resumed {
        roll_forward(place, work)?;
    }
    let failed = |error: io::Error| OutputError::io("remove", &stage, error);
    let left = match open_folder(CWD, &stage) {
        Ok(left) => left,
        Err(Errno::NOENT) => return Ok(resumed),
        Err(error) => return Err(failed(error.into())),
    };
    let Some(list) = Manifest::read(left.as_fd(), &stage)? else {
        fs::remove_dir_all(&stage).map_err(failed)?;
        return Ok(resumed);
    };
    if !place.exists {
        // Somebody removed the whole output meanwhile. Only what is not ours is worth bringing it back for.
        if survey(left.as_fd(), &stage, &list, &list.folders(), false)?.foreign.is_empty() {
            fs::remove_dir_all(&stage).map_err(failed)?;
            return Ok(resumed);
        }
        mkdir(&place.target, Mode::from_raw_mode(0o777))
            .map_err(|error| OutputError::io("create the folder", &place.shown, error))?;
    }
    settle(place, work)?;
    Ok(resumed)
}

#[cfg(test)]
mod tests {
    use super::super::Stage;
    use super::*;

    #[test]
    fn a_stage_that_was_never_finished_is_cleared_away() {
        let dir = tempfile::tempdir().unwrap();
        let work = dir.path().join(".public.panelbook");
        fs::create_dir_all(work.join("new-7")).unwrap();
        fs::create_dir_all(work.join("stage/en")).unwrap();
        fs::File::create(work.join("stage/en/half.html")).unwrap();
        fs::File::create(work.join("lock")).unwrap();
        let stage = Stage::open(&dir.path().join("public"), &[]).unwrap();
        assert!(!stage.resumed);
        assert_eq!(fs::read_dir(work.join("stage")).unwrap().count(), 0);
        drop(stage);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}
