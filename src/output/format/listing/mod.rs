//! The formats of listings: the values of `--format` for every command that lists records.

mod csv;
mod json;
mod jsonl;
mod list;
mod markdown;
mod plain;
mod table;
mod tsv;
mod yaml;

use crate::output::format::{Format, Formats};
use crate::output::table::{Grid, Heading};
use crate::output::terminal::{StyledSpan, StyledText};
use crate::output::{Column, Listing, Record, Style, Tone};

/// The formats of listings, sorted by name.
pub static FORMATS: &Formats<Listing> = &[
    &csv::Csv,
    &json::Json,
    &jsonl::Jsonl,
    &list::List,
    &markdown::Markdown,
    &plain::Plain,
    &table::Table,
    &tsv::Tsv,
    &yaml::Yaml,
];

/// The format of a listing where none is asked for.
pub static DEFAULT: &dyn Format<Listing> = &table::Table;

/// The fields of a record by name, in the order of the listing.
fn object(listing: &Listing, record: &Record) -> serde_json::Map<String, serde_json::Value> {
    let fields = listing.fields.iter();
    fields.map(|field| ((*field).to_owned(), record.value(field))).collect()
}

/// The columns for people, in the reader's language; `short` as a list has them: those that say nothing would take the
/// room of others.
fn grid(listing: &Listing, style: &Style, short: bool) -> Grid {
    let says = |column: &&Column| {
        let mut cells = listing.records.iter().map(|record| cell(column, record, true));
        cells.any(|cell| cell.iter().any(|span| !span.text().is_empty()))
    };
    let columns: Vec<&Column> = listing.visible(style.wide).filter(|column| !short || says(column)).collect();
    let heading = |column: &&Column| Heading {
        text: vec![StyledSpan::new(&column.heading, Tone::Heading)],
        align: column.align,
        fill: column.fill,
        typed: column.tone == Tone::Id,
    };
    let row = |record: &Record| columns.iter().map(|column| cell(column, record, short)).collect();
    Grid {
        headings: columns.iter().map(heading).collect(),
        rows: listing.records.iter().map(row).collect(),
        cuts_long_words: true,
    }
}

fn cell(column: &Column, record: &Record, short: bool) -> StyledText {
    let Some(field) = record.get(column.field) else {
        return StyledText::new();
    };
    let tone = field.tone.unwrap_or(column.tone);
    if let Some(items) = field.short.as_ref().filter(|_| short) {
        return items.iter().map(|item| StyledSpan::new(item, tone).whole()).collect();
    }
    let span = StyledSpan::new(&field.words(), tone);
    // What a reader types is not broken.
    let span = if tone == Tone::Id { span.whole() } else { span };
    match &field.link {
        Some(target) => vec![span.linked(target)],
        None => vec![span],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::output::format::find;
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

    /// Two tasks: one with every field, one with hostile text.
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
        find(FORMATS, name).unwrap().write(&tasks(), style, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn formats_are_sorted_by_name() {
        assert!(FORMATS.is_sorted_by_key(|format| format.name()));
    }

    #[test]
    fn every_format_is_harmless_and_holds_every_id() {
        for format in FORMATS {
            let text = written(format.name(), &Style::default());
            assert!(text.contains("1328") && text.contains("0007"), "{text}");
            assert!(!text.contains(['\u{9b}', '\u{202e}']), "{text:?}");
        }
    }

    #[test]
    fn a_listing_without_records_is_written_by_every_format() {
        let empty = Listing { records: Vec::new(), ..tasks() };
        for format in FORMATS {
            let mut out = Vec::new();
            format.write(&empty, &Style::default(), &mut out).unwrap();
        }
    }
}
