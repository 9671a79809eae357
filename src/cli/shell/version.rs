//! `ftpb --version --verbose`: the version of ftpb, and the playbook it reads.

use std::io::Write;

use crate::cli::exit::Outcome;
use crate::cli::settings::{PlaybookPlace, of_environment};
use crate::cli::shell::completion::TypedLine;
use crate::playbook::Playbook;
use crate::source::store;

/// Where the built-in playbook comes from.
const ORIGIN: &str =
    "names and structure after the FastTrack partner playbook of Microsoft (CC BY 4.0), texts newly written";

/// Whether `--verbose` was typed, too.
#[must_use]
pub fn is_long(typed: &[String]) -> bool {
    let short = |word: &str| word.starts_with('-') && !word.starts_with("--") && word.contains('v');
    typed.iter().skip(1).any(|word| word == "--verbose" || short(word))
}

/// Writes the long version. A playbook that cannot be read is reported in it, and is not an error.
///
/// # Errors
/// If the output cannot be written.
pub fn write(typed: &[String], out: &mut dyn Write) -> anyhow::Result<Outcome> {
    // The last word of a typed line is incomplete, so an empty one is added.
    let line =
        TypedLine { words: typed.iter().cloned().chain([String::new()]).collect(), ..TypedLine::default() };
    let place = PlaybookPlace::named_or_nearest(line.playbooks().or_else(of_environment));
    writeln!(out, "ftpb {}", env!("CARGO_PKG_VERSION"))?;
    writeln!(out, "commit:   {}", option_env!("FTPB_COMMIT").unwrap_or("unknown"))?;
    match store::open(place.path()) {
        Ok(store) => {
            let playbook = Playbook::open(store);
            let languages: Vec<String> = playbook.languages().iter().map(ToString::to_string).collect();
            let processes = playbook.lifecycle().processes.len();
            let (pages, count) = (playbook.lazy_pages().len(), languages.len());
            writeln!(out, "playbook: {}", playbook.origin())?;
            writeln!(out, "          {pages} pages of {processes} processes and others")?;
            writeln!(out, "          {count} languages: {}", languages.join(", "))?;
            if playbook.is_built_in() {
                writeln!(out, "          {ORIGIN}")?;
            }
        }
        Err(error) => writeln!(out, "playbook: none; {error}")?,
    }
    Ok(Outcome::Found)
}
