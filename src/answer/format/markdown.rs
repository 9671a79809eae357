//! `markdown`: a table to paste into GitHub, Teams or a page, in the reader's words.

use std::io;

use super::{Column, Format, Listing, Style};
use crate::answer::grid::Align;
use crate::answer::record::Record;
use crate::answer::terminal::{clean, hyperlink};

pub(super) struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> &'static str {
        "a Markdown table, for pasting"
    }

    fn write(&self, listing: &Listing, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let columns: Vec<_> = listing.visible(style.wide).collect();
        // A Markdown table is none without its header.
        row(columns.iter().map(|column| escaped(&column.heading)), out)?;
        let rule = |column: &&Column| match column.align {
            Align::Left => "---",
            Align::Center => ":-:",
            Align::Right => "--:",
        };
        row(columns.iter().map(|column| rule(column).to_owned()), out)?;
        for record in &listing.records {
            row(columns.iter().map(|column| cell(column, record)), out)?;
        }
        Ok(())
    }
}

fn row(cells: impl Iterator<Item = String>, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))
}

fn cell(column: &Column, record: &Record) -> String {
    let Some(field) = record.get(column.field) else {
        return String::new();
    };
    let words = escaped(&field.words());
    match field.link.as_deref().and_then(hyperlink) {
        Some(target) if !words.is_empty() => {
            let target = target.replace('(', "%28").replace(')', "%29");
            format!("[{words}]({target})")
        }
        _ => words,
    }
}

/// Text that stays text and within its cell.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in clean(text).trim().chars() {
        match character {
            '\n' => escaped.push_str("<br>"),
            '\t' => escaped.push(' '),
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '&' | '~' => {
                escaped.push('\\');
                escaped.push(character);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;

    #[test]
    fn markdown_escapes_what_would_be_markup() {
        assert_eq!(
            written("markdown", &Style::default()),
            "| ID | Name | Dienste |\n| --- | --- | --- |\n\
             | 1328 | Kick-off | Exchange, Teams |\n\
             | 0007 | a \\| \"b\", c<br>d2J |  |\n"
        );
    }
}
