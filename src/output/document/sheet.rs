//! A report as one HTML file: what it counts, and tables whose rows can be filtered.
//!
//! Without scripts every row is shown; `sheet.js` adds the filters.

use std::collections::BTreeSet;

use maud::{Markup, PreEscaped, html};

use crate::output::document::html::file;

const SCRIPT: &str = include_str!("sheet.js");

/// A report.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The BCP 47 tag of its language.
    pub lang: String,
    /// The title.
    pub title: String,
    /// What it says above all, in a sentence.
    pub lead: String,
    /// Words of the page itself.
    pub words: SheetWords,
    /// The counts: headings, then rows.
    pub counts: (Vec<String>, Vec<Vec<String>>),
    /// The names of the filters.
    pub filters: Vec<String>,
    /// The headings of the tables.
    pub columns: Vec<String>,
    /// The tables.
    pub groups: Vec<SheetGroup>,
}

/// Words of the page itself.
#[derive(Debug, Default)]
pub struct SheetWords {
    /// A filter that lets everything pass.
    pub all: String,
    /// The field to search in.
    pub search: String,
    /// The link to the tables.
    pub skip: String,
}

/// Rows that belong together.
#[derive(Debug, Default)]
pub struct SheetGroup {
    /// What they have in common.
    pub title: String,
    /// The rows.
    pub rows: Vec<SheetRow>,
}

/// A row.
#[derive(Debug, Default)]
pub struct SheetRow {
    /// A text for each column.
    pub cells: Vec<String>,
    /// What each filter compares.
    pub values: Vec<String>,
}

impl Sheet {
    /// The report as an HTML file.
    #[must_use]
    pub fn html(&self) -> String {
        let body = html! {
            body.sheet {
                a.skip href="#main" { (self.words.skip) }
                header { h1 { (self.title) } }
                aside { p { (self.lead) } (self.controls()) }
                main id="main" tabindex="-1" {
                    @if !self.counts.1.is_empty() { (table(&self.counts.0, &html! {
                        @for row in &self.counts.1 { tr { (cells(row, &self.counts.0)) } }
                    })) }
                    @for group in &self.groups { (self.group(group)) }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        };
        file(&self.lang, &self.title, env!("FTPB_SHEET_SUM"), &body)
    }

    fn controls(&self) -> Markup {
        html! {
            search.control {
                label { (self.words.search) input id="query" type="search" autocomplete="off"; }
                @for (at, name) in self.filters.iter().enumerate() {
                    label {
                        (name)
                        select {
                            option value="" { (self.words.all) }
                            @for value in self.values(at) { option { (value) } }
                        }
                    }
                }
                p id="count" role="status" {}
            }
        }
    }

    /// What a filter has to choose from.
    fn values(&self, filter: usize) -> BTreeSet<&String> {
        let rows = self.groups.iter().flat_map(|group| &group.rows);
        rows.filter_map(|row| row.values.get(filter)).collect()
    }

    fn group(&self, group: &SheetGroup) -> Markup {
        let values = |row: &SheetRow| serde_json::Value::from(row.values.clone()).to_string();
        html! {
            section {
                h2 { (group.title) }
                (table(&self.columns, &html! {
                    @for row in &group.rows { tr data-values=(values(row)) { (cells(&row.cells, &self.columns)) } }
                }))
            }
            "\n"
        }
    }
}

fn table(headings: &[String], rows: &Markup) -> Markup {
    html! {
        // What is wider than the page scrolls on its own, with the keyboard, too.
        div.wide tabindex="0" {
            table.rows {
                thead { tr { @for heading in headings { th scope="col" { (heading) } } } }
                tbody { (rows) }
            }
        }
    }
}

/// The cells of a row, which the first of them names; where they stand below each other, each says its heading.
fn cells(cells: &[String], headings: &[String]) -> Markup {
    html! {
        @for (at, (cell, heading)) in cells.iter().zip(headings).enumerate() {
            @if at == 0 { th scope="row" { (coded(cell)) } } @else { td data-label=(heading) { (coded(cell)) } }
        }
    }
}

/// More letters than a word has in a row.
const LONG: usize = 20;

/// A text that may break behind the signs of addresses and paths, and within words that are not addresses: one alone would be
/// wider than the window.
fn breakable(text: &str) -> Markup {
    let mut run = 0;
    let ends_piece = |c: char| {
        run = if c.is_whitespace() || c == '-' { 0 } else { run + 1 };
        let ends = run >= LONG || "/._=&?".contains(c);
        run = if ends { 0 } else { run };
        ends
    };
    html! { @for (at, piece) in text.split_inclusive(ends_piece).enumerate() { @if at > 0 { wbr; } (piece) } }
}

/// A text with what stands between backticks as code.
fn coded(text: &str) -> Markup {
    let pieces: Vec<&str> = text.split('`').collect();
    if pieces.len().is_multiple_of(2) {
        return breakable(text);
    }
    html! {
        @for (at, piece) in pieces.iter().enumerate() {
            @if at % 2 == 1 { code { (breakable(piece)) } } @else { (breakable(piece)) }
        }
    }
}
