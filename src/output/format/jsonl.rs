//! `jsonl`: a JSON object a line, for programs that read as it comes.

use std::io;

use crate::output::format::{Format, Listing, Style, object};
use crate::output::terminal::escape_json;

pub(super) struct JsonLines;

impl Format for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> &'static str {
        "one JSON object a line, for streams"
    }

    fn is_by_line(&self) -> bool {
        true
    }

    fn write(&self, listing: &Listing, _style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        for record in &listing.records {
            let json = serde_json::to_string(&object(listing, record))?;
            writeln!(out, "{}", escape_json(&json))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::output::format::tests::written;

    #[test]
    fn jsonl_holds_the_records_of_json() {
        let all: Vec<Value> = serde_json::from_str(&written("json", &Style::default())).unwrap();
        let lines = written("jsonl", &Style::default());
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(all, lines);
    }
}
