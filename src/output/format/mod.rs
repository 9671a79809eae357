//! The formats: one folder per kind of document, one file per format.
//!
//! A listing, a report, a picture and a calendar are filled once and then written by any of their formats. Each folder
//! lists its formats as `FORMATS`; from there `--format` and the help take them.

pub mod calendar;
pub mod listing;
pub mod picture;
pub mod report;

use std::io;
use std::path::Path;

use crate::output::Style;

/// A way to write a document: a listing, a report, a picture or a calendar.
pub trait Format<Document>: Sync {
    /// The name, as `--format` takes it.
    fn name(&self) -> &'static str;

    /// What the format is good for, in a few words.
    fn about(&self) -> &'static str;

    /// Whether every record has a line of its own, so that records can be written before all of them are known.
    fn is_by_line(&self) -> bool {
        false
    }

    /// Writes the document.
    ///
    /// # Errors
    /// If the writer fails.
    fn write(&self, document: &Document, style: &Style, out: &mut dyn io::Write) -> io::Result<()>;
}

/// The formats of one kind of document, in the order of the help.
pub type Formats<Document> = [&'static dyn Format<Document>];

/// The format of this name.
#[must_use]
pub fn find<Document>(formats: &Formats<Document>, name: &str) -> Option<&'static dyn Format<Document>> {
    formats.iter().find(|format| format.name() == name).copied()
}

/// The ending of a file's name, in small letters.
#[must_use]
pub fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_lowercase())
}

/// The format that the name of a file asks for.
#[must_use]
pub fn of_file<Document>(formats: &Formats<Document>, path: &Path) -> Option<&'static dyn Format<Document>> {
    find(formats, usual_name(&ending(path)?))
}

/// Other names of formats, which are the endings of their files.
const OTHER_NAMES: [(&str, &str); 6] = [
    ("gv", "dot"),
    ("htm", "html"),
    ("md", "markdown"),
    ("mmd", "mermaid"),
    ("ndjson", "jsonl"),
    ("yml", "yaml"),
];

/// The name under which a format is listed, of any of its names.
#[must_use]
pub fn usual_name(name: &str) -> &str {
    OTHER_NAMES.iter().find(|(other, _)| *other == name).map_or(name, |(_, usual)| usual)
}

/// The other names of the format that is listed under this one.
pub fn other_names(usual: &str) -> impl Iterator<Item = &'static str> + use<'_> {
    OTHER_NAMES.iter().filter(move |(_, own)| *own == usual).map(|(other, _)| *other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_found<Document>(formats: &Formats<Document>) {
        for format in formats {
            assert!(find(formats, format.name()).is_some());
            assert!(!format.about().is_empty());
        }
        assert!(find(formats, "xml").is_none());
    }

    #[test]
    fn formats_are_found_by_their_names() {
        are_found(listing::FORMATS);
        are_found(report::FORMATS);
        are_found(picture::FORMATS);
        are_found(calendar::FORMATS);
    }
}
