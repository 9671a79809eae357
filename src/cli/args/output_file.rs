//! The name of the file that an answer goes to: its ending chooses the format, unless `--format` does.

use std::path::Path;

use crate::cli::exit::Error;
use crate::output::format::{self, Formats, listing, picture, report};

/// What a command writes besides listings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Also {
    /// Nothing.
    Nothing,
    /// A page of HTML.
    Html,
    /// Pictures.
    Pictures,
    /// Reports.
    Reports,
    /// A patch, and no listing.
    Patch,
}

impl Also {
    fn has_format_of(self, path: &Path) -> bool {
        match self {
            Self::Nothing => false,
            Self::Html => ends_in(path, &["html", "htm"]),
            Self::Pictures => is_of(picture::FORMATS, path),
            Self::Reports => is_of(report::FORMATS, path),
            Self::Patch => ends_in(path, &["diff", "patch"]),
        }
    }

    /// The usual endings.
    fn endings(self) -> Vec<&'static str> {
        let listings = [".csv", ".tsv", ".json", ".jsonl", ".yaml", ".md", ".txt"];
        match self {
            Self::Nothing => listings.to_vec(),
            Self::Html => [&listings[..], &[".html"]].concat(),
            Self::Pictures => [&listings[..], &[".svg", ".mmd", ".dot"]].concat(),
            Self::Reports => [&listings[..], &[".html", ".sarif"]].concat(),
            Self::Patch => vec![".diff", ".patch", ".txt"],
        }
    }
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    format::ending(path).is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Refuses a file whose ending is that of no format: a table under such a name would surprise whoever opens it.
///
/// # Errors
/// When the file ends in what the command does not write.
pub fn check(path: &Path, also: Also) -> Result<(), Error> {
    let is_text = path.extension().is_none() || ends_in(path, &["txt"]);
    let is_listing = also != Also::Patch && is_of(listing::FORMATS, path);
    if is_text || is_listing || also.has_format_of(path) {
        return Ok(());
    }
    let names = vec![("file", path.display().to_string()), ("endings", also.endings().join(", "))];
    Err(Error::Said { id: "file-not-written", names })
}

fn is_of<Document>(formats: &Formats<Document>, path: &Path) -> bool {
    format::of_file(formats, path).is_some()
}
