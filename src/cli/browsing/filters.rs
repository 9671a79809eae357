//! The filters of the tree: those of `ftpb tasks`, typed as `role:FM mandatory`.

use crate::browse::input::options;
use crate::cli::browsing::{parsed, sentence};
use crate::cli::candidates;
use crate::cli::commands::Command;
use crate::cli::reference::{self, Several};
use crate::cli::session::Session;
use crate::cli::shell::completion::Value;
use crate::query::Filter;
use crate::source::fold::fold;
use crate::source::lexicon::{Group, Message};

/// What a filter may begin with.
const NAMES: [&str; 9] =
    ["role:", "service:", "mandatory", "optional", "phase:", "process:", "activity:", "motion:", "only"];

/// The filter, if one is typed.
///
/// # Errors
/// When a word means nothing: a sentence.
pub(super) fn filter(session: &Session, typed: &str) -> Result<Option<Filter>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    if let Some(word) = typed.split_whitespace().find(|word| !filters(word)) {
        let known = NAMES.map(|name| name.replace(':', ":…")).join("  ");
        let refused = Message::new("browse-no-filter").with("filter", word.to_owned()).with("filters", known);
        return Err(session.sentence(&refused));
    }
    let command: Vec<String> = std::iter::once("tasks".to_owned()).chain(options(typed)).collect();
    let Some(Command::Tasks(args)) = parsed(&command)?.command else { return Ok(None) };
    let filter = reference::filter(session, &args.filter, Several::Answer);
    filter.map(Some).map_err(|error| sentence(session, &error.into()))
}

/// Whether a word is a filter, with its value if it takes one.
fn filters(word: &str) -> bool {
    NAMES.iter().any(|name| match word.strip_prefix(name) {
        Some(value) => name.ends_with(':') != value.is_empty(),
        None => false,
    })
}

/// What is typed, with each word that its last one may become.
pub(super) fn completed(session: &Session, typed: &str) -> Vec<String> {
    let (before, last) = typed.rsplit_once(' ').map_or(("", typed), |(before, last)| (before, last));
    let with = |word: String| if before.is_empty() { word } else { format!("{before} {word}") };
    let Some((name, value)) = last.split_once(':') else {
        let names = NAMES.into_iter().filter(|name| name.starts_with(last));
        return names.map(|name| with(name.to_owned())).collect();
    };
    let mut found = Vec::new();
    for spelling in values(session, name).iter().filter_map(|known| spelling(known, value)) {
        let whole = with(format!("{name}:{spelling}"));
        if !found.contains(&whole) {
            found.push(whole);
        }
    }
    found
}

/// How a value is spelled that begins as it is typed. A blank would end it, and a hyphen means the same.
fn spelling(value: &Value, typed: &str) -> Option<String> {
    let typed = fold(typed);
    let spellings = value.spellings.iter().map(|spelling| spelling.replace(' ', "-"));
    spellings.into_iter().find(|spelling| fold(spelling).starts_with(&typed))
}

/// The values of a filter.
fn values(session: &Session, name: &str) -> Vec<Value> {
    match name {
        "role" => candidates::words(session, Group::Roles),
        "service" => candidates::words(session, Group::Services),
        "motion" => candidates::words(session, Group::Motions),
        "phase" => candidates::phases(session),
        "process" => candidates::processes(session),
        _ => Vec::new(),
    }
}
