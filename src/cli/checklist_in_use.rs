//! The checklist in use: the one that a command means when no file is named.

use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::cli::exit::Error;
use crate::cli::settings::checklist_place;
use crate::source::store::file::{self, FileError};
use crate::source::store::folder;
use crate::source::store::replace::replace;

/// The path of the checklist in use, whether it is still there or not.
///
/// # Errors
/// When what was remembered cannot be read.
pub fn remembered() -> anyhow::Result<Option<PathBuf>> {
    let Some(place) = checklist_place() else { return Ok(None) };
    match file::read_text(&place) {
        Ok(text) => Ok(Some(PathBuf::from(text.trim_end_matches('\n'))).filter(|path| path.is_absolute())),
        Err(FileError::Missing(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The checklist in use.
///
/// # Errors
/// When none is in use, or it is gone.
pub fn checklist_in_use() -> anyhow::Result<PathBuf> {
    let Some(path) = remembered()? else {
        bail!(Error::said("checklist-none"));
    };
    if !file::is_file(&path) {
        bail!(Error::of_file("checklist-gone", &path));
    }
    Ok(path)
}

/// The file that a command names, else the checklist in use.
///
/// # Errors
/// When no file is named, and no checklist is in use or it is gone.
pub fn named_or_in_use(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    named.map_or_else(checklist_in_use, |path| Ok(path.to_owned()))
}

/// Remembers a checklist, and returns its absolute path.
///
/// # Errors
/// When there is no place to remember it, or the system refuses.
pub fn remember(checklist: &Path) -> anyhow::Result<PathBuf> {
    let place = checklist_place().ok_or_else(|| Error::said("checklist-homeless"))?;
    let absolute = folder::absolute(checklist);
    let text = absolute.to_str().filter(|text| !text.contains('\n'));
    let text = text.ok_or_else(|| Error::of_file("checklist-odd-name", checklist))?;
    if let Some(above) = place.parent() {
        folder::make(above)?;
    }
    replace(&place, format!("{text}\n").as_bytes())?;
    Ok(absolute)
}

/// Forgets the checklist in use; whether there was one.
///
/// # Errors
/// When the system refuses.
pub fn forget() -> anyhow::Result<bool> {
    Ok(match checklist_place() {
        Some(place) => file::remove(&place)?,
        None => false,
    })
}
