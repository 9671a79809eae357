//! `markdown`: a table to paste into GitHub, Teams or a page; with `--fields`, of what is to be pasted.

use std::io;

use serde_json::Value;

use crate::output::format::Format;
use crate::output::markdown_text;
use crate::output::record::flat;
use crate::output::terminal::hyperlink;
use crate::output::{Listing, Style};

pub(super) struct Markdown;

impl Format<Listing> for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> &'static str {
        "a Markdown table with all fields, for pasting"
    }

    fn write(&self, listing: &Listing, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        // Without its header, it would not be a Markdown table.
        row(listing.fields.iter().map(|field| escaped(field)), out)?;
        row(listing.fields.iter().map(|_| "---".to_owned()), out)?;
        for record in &listing.records {
            row(listing.fields.iter().map(|field| cell(&record.value(field))), out)?;
        }
        Ok(())
    }
}

fn row(cells: impl Iterator<Item = String>, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// The text of a value; a link stays one.
fn cell(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join("; "),
        Value::Object(object) => match (object.get("text"), object.get("url")) {
            (Some(text), Some(url)) => link(&flat(text), &flat(url)),
            _ => escaped(&flat(value)),
        },
        value => escaped(&flat(value)),
    }
}

fn escaped(text: &str) -> String {
    markdown_text::escaped(text.trim())
}

fn link(text: &str, url: &str) -> String {
    match hyperlink(url) {
        Some(target) if !text.trim().is_empty() => {
            let target = target.replace('(', "%28").replace(')', "%29");
            format!("[{}]({target})", escaped(text))
        }
        _ => format!("{} {}", escaped(text), escaped(&format!("<{url}>"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::format::listing::tests::written;

    #[test]
    fn markdown_escapes_what_would_be_markup_and_keeps_links() {
        assert_eq!(
            written("markdown", &Style::default()),
            "| id | name | services | links | file |\n| --- | --- | --- | --- | --- |\n\
             | 1328 | Kick-off | exchange; teams | [Deck](https://aka.ms/a) | de/a.md |\n\
             | 0007 | a \\| \"b\", c<br>d2J |  |  |  |\n"
        );
    }

    #[test]
    fn a_link_that_may_not_be_opened_is_text() {
        assert_eq!(link("a", "javascript:x"), "a \\<javascript:x\\>");
    }
}
