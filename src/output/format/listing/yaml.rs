//! `yaml`: a list of records with all fields.
//!
//! Strings are quoted as JSON quotes them, which YAML reads alike. Unquoted, a date, a `no` or an id like `0007`
//! would be text to one parser and something else to the next.

use std::io;

use serde_json::Value;

use crate::output::format::Format;
use crate::output::format::listing::object;
use crate::output::terminal::escape_json;
use crate::output::{Listing, Style};

pub(super) struct Yaml;

impl Format<Listing> for Yaml {
    fn name(&self) -> &'static str {
        "yaml"
    }

    fn about(&self) -> &'static str {
        "a list with all fields, for programs and eyes"
    }

    fn write(&self, listing: &Listing, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        if listing.is_empty() {
            return writeln!(out, "[]");
        }
        for record in &listing.records {
            for (index, (name, value)) in object(listing, record).iter().enumerate() {
                let start = if index == 0 { "- " } else { "  " };
                field(start, name, value, out)?;
            }
        }
        Ok(())
    }
}

/// `name: value`; the items of a list stand below its name, a line each.
fn field(start: &str, name: &str, value: &Value, out: &mut dyn io::Write) -> io::Result<()> {
    match value {
        Value::Array(items) if !items.is_empty() => {
            writeln!(out, "{start}{name}:")?;
            for item in items {
                writeln!(out, "    - {}", escape_json(&serde_json::to_string(item)?))?;
            }
            Ok(())
        }
        value => writeln!(out, "{start}{name}: {}", escape_json(&serde_json::to_string(value)?)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::output::format::listing::tests::written;

    #[test]
    fn yaml_holds_the_records_of_json() {
        let json: Value = serde_json::from_str(&written("json", &Style::default())).unwrap();
        let yaml: Value = serde_yaml::from_str(&written("yaml", &Style::default())).unwrap();
        assert_eq!(json, yaml);
    }
}
