//! `csv`: all fields as RFC 4180 has it, for spreadsheets.

use std::io;

use crate::output::format::Format;
use crate::output::terminal::clean;
use crate::output::{Listing, Style};

pub(super) struct Csv;

impl Format<Listing> for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn about(&self) -> &'static str {
        "all fields, comma-separated (RFC 4180), for spreadsheets"
    }

    fn is_by_line(&self) -> bool {
        true
    }

    fn write(&self, listing: &Listing, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        if style.header {
            writer.write_record(&listing.fields).map_err(refused)?;
        }
        for record in &listing.records {
            let cells = listing.fields.iter().map(|field| record.flat(field));
            writer.write_record(cells.map(|cell| guarded(&clean(&cell)))).map_err(refused)?;
        }
        writer.flush()
    }
}

/// A cell that a spreadsheet shows as it is: one that begins like a formula gets an apostrophe (OWASP, CSV injection).
fn guarded(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    // A negative number or a sign alone is not a formula.
    let is_plain = cell.parse::<f64>().is_ok() || cell.chars().nth(1).is_none();
    let guard = if is_formula && !is_plain { "'" } else { "" };
    format!("{guard}{cell}")
}

/// The writer's own error, so that a closed pipe is known as one.
fn refused(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::format::listing::tests::{tasks, written};

    #[test]
    fn csv_reads_back_to_the_same_values() {
        let text = written("csv", &Style::default());
        assert!(text.starts_with("id,name,services,links,file\r\n"), "{text}");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows[0].get(3), Some("Deck <https://aka.ms/a>"));
        assert_eq!(rows[1].get(1), Some("a | \"b\",\tc\nd2J"));
        assert_eq!(rows.len(), tasks().len());
    }

    #[test]
    fn a_cell_that_begins_like_a_formula_is_guarded() {
        for cell in ["=1+1", "@SUM(A1)", "+a", "- a", "\t=1", "＝1"] {
            assert_eq!(guarded(cell), format!("'{cell}"));
        }
        for cell in ["", "a=b", "3735", "-5", "-", "2020-03-27"] {
            assert_eq!(guarded(cell), cell);
        }
    }

    #[test]
    fn csv_leaves_the_header_out_when_asked() {
        let style = Style { header: false, ..Style::default() };
        assert!(written("csv", &style).starts_with("1328,"));
    }
}
