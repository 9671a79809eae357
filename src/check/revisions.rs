//! What the revisions of a page say of its tasks: the newest word on each id.

use std::sync::Arc;

use crate::playbook::{Page, Revision};
use crate::source::fold::fold;
use crate::source::{Lexicon, Lexicons, Span};

/// What a revision does to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It adds or changes it.
    Kept,
    /// It takes it away.
    Removed,
}

/// The newest word of a page's revisions on a task.
#[derive(Clone, Debug)]
pub struct Word {
    /// The task's id.
    pub id: Arc<str>,
    /// What became of it.
    pub change: Change,
    /// Whether the page has it.
    pub present: bool,
    /// Where the id is written.
    pub span: Span,
}

/// Where a word is written.
#[must_use]
pub fn spot_of(word: &Word) -> Span {
    word.span
}

/// The newest word on each task that revisions name.
#[must_use]
pub fn last_words(page: &Page, lexicons: &Lexicons) -> Vec<Word> {
    let Some(lexicon) = lexicons.get(&page.lang).or_else(|| lexicons.english()) else { return Vec::new() };
    let ids: Vec<_> = page.tasks.iter().map(|task| page.id(task)).collect();
    if ids.is_empty() {
        return Vec::new();
    }
    let mut revisions: Vec<&Revision> =
        page.revisions.iter().filter(|revision| revision.date.is_some()).collect();
    revisions.sort_by_key(|revision| std::cmp::Reverse(revision.date));
    let mut words: Vec<Word> = Vec::new();
    let mut open: Vec<(Option<crate::playbook::date::Date>, Arc<str>)> = Vec::new();
    for revision in revisions {
        for (id, change, span) in named(page, revision, lexicon) {
            let Some(change) = change else {
                open.push((revision.date, id));
                continue;
            };
            // A day's own rows may contradict each other only by mistake of whoever reads them so.
            if words.iter().any(|word| word.id == id) || open.iter().any(|(_, known)| *known == id) {
                continue;
            }
            let present = ids.iter().any(|own| **own == *id);
            words.push(Word { id, change, present, span });
        }
    }
    words
}

/// The ids that a revision names as tasks, with what it does to them where it says so.
fn named(page: &Page, revision: &Revision, lexicon: &Lexicon) -> Vec<(Arc<str>, Option<Change>, Span)> {
    let text = page.text.slice(revision.what);
    let base = revision.what.start as usize;
    let mut found = Vec::new();
    for (start, clause) in clauses(text) {
        let change = change(clause, lexicon);
        for (at, id) in numbers(clause) {
            let span = Span::new(base + start + at, base + start + at + id.len());
            found.push((Arc::from(id), change, span));
        }
    }
    found
}

/// Clauses of a note, cut where a new thing is said.
fn clauses(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let mut found = Vec::new();
    let ends = text
        .match_indices([';', '；', '。'])
        .chain(text.match_indices(". "))
        .chain(text.match_indices("<br"));
    let mut ends: Vec<usize> = ends.map(|(at, mark)| at + mark.len()).chain([text.len()]).collect();
    ends.sort_unstable();
    for end in ends {
        found.extend(text.get(start..end).map(|clause| (start, clause)));
        start = end;
    }
    found
}

/// Numbers of four digits that stand alone and are no part of a date or an address.
fn numbers(clause: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for run in clause.split(|c: char| !c.is_ascii_digit()) {
        let before = clause.get(..at).and_then(|text| text.chars().next_back());
        let after = clause.get(at + run.len()..).and_then(|text| text.chars().next());
        let joined = |c: Option<char>| {
            c.is_some_and(|c| matches!(c, '/' | '.' | '-' | '_' | '=') || c.is_ascii_alphabetic())
        };
        let stop = after == Some('.')
            && clause.get(at + run.len() + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with(' '));
        // A year may stand in a note; a task of such a number is not missed for it.
        let year = (1990..=2035).contains(&run.parse().unwrap_or(0));
        if run.len() == 4 && !year && !joined(before) && (!joined(after) || stop) {
            found.push((at, run));
        }
        at += run.len()
            + clause.get(at + run.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    found
}

/// What a clause does to the tasks it names; nothing where it does not plainly speak of tasks, or says
/// two things at once.
fn change(clause: &str, lexicon: &Lexicon) -> Option<Change> {
    let clause = fold(clause);
    let mentions = |change| lexicon.mentions(&clause, change);
    match (mentions("task"), mentions("added"), mentions("removed")) {
        (true, true, false) => Some(Change::Kept),
        (true, false, true) => Some(Change::Removed),
        _ => None,
    }
}
