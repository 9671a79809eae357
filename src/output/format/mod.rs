//! The formats of an answer, one file each.
//!
//! [`all`] is the manual: the values of `--format`, sorted by name.

mod csv;
mod json;
mod jsonl;
mod list;
mod markdown;
pub mod picture;
mod plain;
pub mod report;
mod table;
mod tsv;
mod yaml;

use std::io;

use crate::output::listing::{Column, Listing};
use crate::output::record::Record;
use crate::output::style::Style;
use crate::output::table::{Grid, Heading};
use crate::output::terminal::{StyledSpan, StyledText, clean};
use crate::output::tone::Tone;

/// A way to write a listing.
pub trait Format: Sync {
    /// Its name, as `--format` takes it.
    fn name(&self) -> &'static str;

    /// What it is good for, in a few words.
    fn about(&self) -> &'static str;

    /// Whether each record is lines of its own, so that some may be written before the others are known.
    fn is_by_line(&self) -> bool {
        false
    }

    /// Writes all records.
    ///
    /// # Errors
    /// If the writer refuses.
    fn write(&self, listing: &Listing, style: &Style, out: &mut dyn io::Write) -> io::Result<()>;
}

static ALL: [&dyn Format; 9] = [
    &csv::Csv,
    &json::Json,
    &jsonl::JsonLines,
    &list::ListFormat,
    &markdown::MarkdownFormat,
    &plain::Plain,
    &table::TableFormat,
    &tsv::Tsv,
    &yaml::Yaml,
];

/// Every format, sorted by name.
#[must_use]
pub fn all() -> &'static [&'static dyn Format] {
    &ALL
}

/// The format of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn Format> {
    ALL.iter().find(|format| format.name() == name).copied()
}

/// The format of an answer for which none is wished.
#[must_use]
pub fn usual() -> &'static dyn Format {
    &table::TableFormat
}

/// Writes a listing in a format.
///
/// # Errors
/// If the writer refuses.
pub fn write(
    listing: &Listing,
    format: &dyn Format,
    style: &Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    format.write(listing, style, out)
}

/// All fields of a record by name, in the order of the contract.
fn object(listing: &Listing, record: &Record) -> serde_json::Map<String, serde_json::Value> {
    let fields = listing.fields.iter();
    fields.map(|field| ((*field).to_owned(), record.value(field))).collect()
}

/// A value that keeps within its line and between its tabs.
fn on_one_line(value: &str) -> String {
    clean(value).replace(['\t', '\n'], " ")
}

/// The columns that people read, as cells in the reader's words.
fn grid(listing: &Listing, style: &Style) -> Grid {
    let columns: Vec<&Column> = listing.visible(style.wide).collect();
    let heading = |column: &&Column| Heading {
        text: vec![StyledSpan::new(&column.heading, Tone::Heading)],
        align: column.align,
    };
    let row = |record: &Record| columns.iter().map(|column| cell(column, record)).collect();
    Grid { headings: columns.iter().map(heading).collect(), rows: listing.records.iter().map(row).collect() }
}

fn cell(column: &Column, record: &Record) -> StyledText {
    let Some(field) = record.get(column.field) else {
        return StyledText::new();
    };
    let span = StyledSpan::new(&field.words(), field.tone.unwrap_or(column.tone));
    match &field.link {
        Some(target) => vec![span.linked(target)],
        None => vec![span],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::output::{Field, FieldType, Schema, SchemaField};

    static TASK: Schema = Schema {
        kind: "task",
        about: "A task",
        fields: &[
            SchemaField::new("id", FieldType::Text, ""),
            SchemaField::new("name", FieldType::Text, ""),
            SchemaField::new("services", FieldType::Texts, ""),
            SchemaField::new("links", FieldType::Links, "").or_null(),
            SchemaField::new("file", FieldType::Text, "").or_null(),
        ],
    };

    /// Two tasks: one with everything, one with what hurts.
    pub(super) fn tasks() -> Listing {
        let columns = vec![
            Column::new("id", "ID").tone(Tone::Id),
            Column::new("name", "Name"),
            Column::new("services", "Dienste"),
            Column::new("file", "Datei").wide(),
        ];
        let mut listing = Listing::new(&TASK, columns);
        listing.records.push(
            Record::new()
                .with("id", "1328")
                .with("name", "Kick-off")
                .with("services", Field::new(json!(["exchange", "teams"])).shown("Exchange, Teams"))
                .with("links", json!([{"text": "Deck", "url": "https://aka.ms/a"}]))
                .with("file", "de/a.md"),
        );
        listing.records.push(
            Record::new()
                .with("id", "0007")
                .with("name", "a | \"b\",\tc\nd\u{9b}2J\u{202e}")
                .with("services", json!([])),
        );
        listing
    }

    pub(super) fn written(name: &str, style: &Style) -> String {
        let mut out = Vec::new();
        write(&tasks(), find(name).unwrap(), style, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn formats_are_sorted_and_found_by_their_names() {
        let names: Vec<_> = all().iter().map(|format| format.name()).collect();
        assert!(names.is_sorted(), "{names:?}");
        for format in all() {
            assert!(find(format.name()).is_some());
            assert!(!format.about().is_empty());
        }
        assert!(find("xml").is_none());
    }

    #[test]
    fn every_format_is_harmless_and_holds_every_id() {
        for format in all() {
            let text = written(format.name(), &Style::default());
            assert!(text.contains("1328") && text.contains("0007"), "{text}");
            assert!(!text.contains(['\u{9b}', '\u{202e}']), "{text:?}");
        }
    }

    #[test]
    fn a_listing_without_records_is_written_by_every_format() {
        let empty = Listing { records: Vec::new(), ..tasks() };
        for format in all() {
            let mut out = Vec::new();
            format.write(&empty, &Style::default(), &mut out).unwrap();
        }
    }
}
