//! `jsonl`: a JSON object a line, for programs that read as it comes.

use std::io;

use crate::output::format::Format;
use crate::output::format::listing::object;
use crate::output::terminal::escape_json;
use crate::output::{Listing, Style};

pub(super) struct Jsonl;

impl Format<Listing> for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> &'static str {
        "one JSON object a line, for streams"
    }

    fn is_by_line(&self) -> bool {
        true
    }

    fn write(&self, listing: &Listing, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
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
    use crate::output::format::listing::tests::written;

    #[test]
    fn jsonl_holds_the_records_of_json() {
        let all: Vec<Value> = serde_json::from_str(&written("json", &Style::default())).unwrap();
        let lines = written("jsonl", &Style::default());
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(all, lines);
    }
}
