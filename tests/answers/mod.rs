//! How answers are said: in every format, at every width, in every language, safe on a terminal.

mod formats;
mod ignored;
#[cfg(unix)]
mod jobs;
mod leads;
mod options;
mod pipes;
#[cfg(unix)]
pub mod safety;
mod schema;
mod size;
#[cfg(unix)]
mod terminal;
mod usage;
mod widths;

use serde_json::Value;

use crate::run::ftpb;

/// The languages of the built-in playbook.
const LANGUAGES: [&str; 6] = ["de", "en", "es", "ja", "pt-BR", "zh-Hans"];

/// A command line of each command that lists, for the built-in playbook.
fn listings() -> Vec<String> {
    let schemas: Value = serde_json::from_str(&ftpb("schema").printed()).unwrap();
    let names = schemas["$defs"].as_object().expect("a schema for each command").keys();
    // What `config` says is about the very options that it is asked with.
    names
        .filter(|name| *name != "config")
        .map(|name| match name.as_str() {
            "flow" => "flow --from workshop".to_owned(),
            "changes" => "changes --since 2019-01-01".to_owned(),
            "diff" => "diff de".to_owned(),
            "next" => "next workshop".to_owned(),
            "checklist" => {
                concat!("checklist status ", env!("CARGO_MANIFEST_DIR"), "/tests/flow/contoso.md").to_owned()
            }
            "search" => "search FastTrack".to_owned(),
            "show" => "show 3735".to_owned(),
            "where" => "where Teams".to_owned(),
            name => name.to_owned(),
        })
        .collect()
}

/// What a command prints that finds something, or nothing.
#[track_caller]
fn said(line: &str) -> String {
    let answer = ftpb(line).answer();
    assert!(matches!(answer.code, Some(0 | 1)), "ftpb {line}: {}", answer.stderr);
    answer.stdout
}
