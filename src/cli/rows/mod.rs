//! Rows: the things of a playbook as records of the output contract. One file per kind.

pub mod activity;
pub mod checklist;
pub mod coverage;
pub mod difference;
pub mod finding;
pub mod hit;
pub mod language;
pub mod link;
pub mod missing_task;
pub mod name;
pub mod page;
pub mod phase;
pub mod process;
pub mod progress;
pub mod revision;
pub mod route;
pub mod rule;
pub mod setting;
pub mod side_by_side;
pub mod step;
pub mod task;
pub mod term;
pub mod usage;
pub mod word;

use serde_json::Value;

use crate::output::Field;
use crate::playbook::Page;
use crate::playbook::links::LinkState;
use crate::source::lexicon::Group;
use crate::source::{Key, Span, Tag};

use crate::cli::session::Session;
use crate::query::Chosen;
use crate::query::compare::supplement::mark;

/// A name, marked if it is of a fallback language or of an archived page.
fn named(session: &Session, chosen: &Chosen<'_>, name: String) -> Field {
    let mut marked = name.clone();
    if chosen.fallback {
        marked.push_str(&mark(chosen.page));
    }
    if chosen.page.archived {
        marked.extend([" [", session.word("archived"), "]"]);
    }
    Field::new(name).shown(marked)
}

/// Keys as a list of strings.
pub fn keys(keys: &[Key]) -> Value {
    keys.iter().map(|key| Value::from(key.as_str())).collect()
}

/// Keys, shown as words of the reader's language.
pub fn worded(session: &Session, group: Group, list: &[Key]) -> Field {
    let lexicons = session.playbook.lexicons();
    let words: Vec<&str> = list.iter().map(|key| lexicons.word(&session.lang, group, key.as_str())).collect();
    Field::new(keys(list)).shown(words.join(" / "))
}

/// A phase's key, shown as its title.
pub fn phase_field(session: &Session, phase: Option<&Key>) -> Field {
    phase_in(session, &session.lang, phase)
}

/// A phase's key, shown as its title in a language.
pub fn phase_in(session: &Session, lang: &Tag, phase: Option<&Key>) -> Field {
    let title = |phase: &Key| session.playbook.phase_title(lang, phase.as_str());
    phase.map_or_else(|| Field::new(Value::Null), |phase| Field::new(phase.as_str()).shown(title(phase)))
}

/// The file and the line of a place on a page.
fn place(page: &Page, span: Span) -> (String, u32) {
    let (file, place) = page.place(span);
    (file.to_owned(), place.line)
}

/// What a list says of a link: nothing, unless something is wrong with it.
fn link_state(session: &Session, state: LinkState) -> Option<&str> {
    match state {
        LinkState::Ok | LinkState::Unchecked | LinkState::Unknown => None,
        LinkState::Repaired => Some(session.word("link-repaired")),
        LinkState::WrongLanguage => Some(session.word("link-foreign")),
        LinkState::Broken => Some(session.word("link-broken")),
    }
}
