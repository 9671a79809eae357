//! `json`: one array of flat records with all fields.

use std::io;

use crate::output::format::Format;
use crate::output::format::listing::object;
use crate::output::terminal::escape_json;
use crate::output::{Listing, Style};

pub(super) struct Json;

impl Format<Listing> for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "one array with all fields, for programs"
    }

    fn write(&self, listing: &Listing, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let records: Vec<_> = listing.records.iter().map(|record| object(listing, record)).collect();
        let json = serde_json::to_string_pretty(&records)?;
        writeln!(out, "{}", escape_json(&json))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::output::format::listing::tests::written;

    #[test]
    fn json_holds_the_text_as_it_is_and_every_field() {
        let records: Value = serde_json::from_str(&written("json", &Style::default())).unwrap();
        assert_eq!(records[1]["name"], "a | \"b\",\tc\nd\u{9b}2J\u{202e}");
        assert_eq!(records[1]["file"], Value::Null);
        assert_eq!(records[0]["services"], json!(["exchange", "teams"]));
    }
}
