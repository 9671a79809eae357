//! The filters of the tree: those of `ftpb tasks`, typed as `role:FM mandatory`.

use crate::browse::input::options;
use crate::cli::browsing::of_tasks;
use crate::cli::candidates;
use crate::cli::commands::Command;
use crate::cli::reference::{self, Several};
use crate::cli::session::Session;
use crate::query::Filter;
use crate::source::lexicon::Group;

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
    let Command::Tasks(args) = of_tasks(&options(typed))? else { return Ok(None) };
    let filter = reference::filter(session, &args.filter, Several::Answer);
    filter.map(Some).map_err(|error| {
        let error = error.into();
        session.sentence_of(&error).unwrap_or_else(|| crate::cli::exit::sentence(&error))
    })
}

/// What is typed, with its last word completed.
pub(super) fn completed(session: &Session, typed: &str) -> Option<String> {
    let (before, last) = typed.rsplit_once(' ').map_or(("", typed), |(before, last)| (before, last));
    let with = |word: String| if before.is_empty() { word } else { format!("{before} {word}") };
    let Some((name, value)) = last.split_once(':') else {
        return NAMES.into_iter().find(|name| name.starts_with(last)).map(|name| with(name.to_owned()));
    };
    let values = match name {
        "role" => candidates::words(session, Group::Roles),
        "service" => candidates::words(session, Group::Services),
        "motion" => candidates::words(session, Group::Motions),
        "phase" => candidates::phases(session),
        "process" => candidates::processes(session),
        _ => return None,
    };
    let spellings = values.into_iter().flat_map(|value| value.spellings);
    let typed = value.to_lowercase();
    let begins = |word: &String| !word.contains(' ') && word.to_lowercase().starts_with(&typed);
    let longer = |word: &String| word.len() > value.len();
    let found = spellings.filter(begins).find(longer);
    found.map(|word| with(format!("{name}:{word}")))
}
