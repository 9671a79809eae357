//! `ftpb schema`: the JSON Schema of the machine formats.

use std::io::Write;

use clap::Args;
use clap::builder::PossibleValuesParser;
use serde_json::{Map, Value, json};

use crate::cli::commands::RECORDS;
use crate::cli::exit::Outcome;
use crate::output::Schema as RecordSchema;

/// The dialect of JSON Schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Arguments of `ftpb schema`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb schema tasks
  ftpb schema -o ftpb.schema.json")]
pub struct Schema {
    /// Command whose JSON to describe [default: all commands]
    #[arg(value_name = "COMMAND", value_parser = PossibleValuesParser::new(RECORDS.iter().map(|(name, _)| *name)))]
    command: Option<String>,
}

/// Prints the JSON Schema of a command's JSON.
pub(super) fn run(args: &Schema, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let schema = args.command.as_deref().map_or_else(all, one);
    writeln!(out, "{schema:#}")?;
    Ok(Outcome::Found)
}

/// The schemas of all commands, each under its name.
fn all() -> Value {
    let defs: Map<String, Value> =
        RECORDS.iter().map(|(name, shapes)| ((*name).to_owned(), listing(name, shapes))).collect();
    json!({"$schema": DIALECT, "title": "ftpb", "$defs": defs})
}

fn one(command: &str) -> Value {
    let shapes = RECORDS.iter().find(|(name, _)| *name == command).map_or(&[][..], |(_, shapes)| shapes);
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!(DIALECT));
    if let Value::Object(listing) = listing(command, shapes) {
        schema.extend(listing);
    }
    Value::Object(schema)
}

/// An array of records; where there are several kinds, all records of an answer are of one.
fn listing(command: &str, shapes: &[&RecordSchema]) -> Value {
    let title = format!("ftpb {command} --format json");
    let array = |shape: &&RecordSchema| json!({"type": "array", "items": shape.schema()});
    match shapes {
        [shape] => json!({"title": title, "type": "array", "items": shape.schema()}),
        several => json!({"title": title, "anyOf": several.iter().map(array).collect::<Vec<_>>()}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_that_lists_has_a_schema() {
        let silent = ["browse", "completions", "export", "help", "init", "man", "open", "schema", "use"];
        let command = crate::cli::command();
        let commands = command.get_subcommands().map(clap::Command::get_name);
        let mut commands: Vec<&str> = commands.filter(|name| !silent.contains(name)).collect();
        commands.sort_unstable();
        let described: Vec<&str> = RECORDS.iter().map(|(name, _)| *name).collect();
        assert_eq!(described, commands);
    }
}
