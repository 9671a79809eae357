//! What the revisions of a page say about its tasks.

use std::sync::Arc;

use foldhash::{HashSet, HashSetExt};

use crate::playbook::{Page, Revision};
use crate::source::fold::fold;
use crate::source::{Lexicon, Lexicons, Span};

/// What a revision does to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It adds or changes the task.
    Added,
    /// It removes the task.
    Removed,
}

/// The newest revision's mention of a task.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The task's id.
    pub id: Arc<str>,
    /// What the revision does to it.
    pub change: Change,
    /// Whether the task is on the page.
    pub present: bool,
    /// The span of the id.
    pub span: Span,
}

/// The newest mention of each task in the revisions.
#[must_use]
pub fn newest_mentions(page: &Page, lexicons: &Lexicons) -> Vec<Mention> {
    let Some(lexicon) = lexicons.get(&page.lang).or_else(|| lexicons.english()) else { return Vec::new() };
    let ids: HashSet<_> = page.tasks.iter().map(|task| page.id(task)).collect();
    if ids.is_empty() {
        return Vec::new();
    }
    let mut revisions: Vec<&Revision> =
        page.revisions.iter().filter(|revision| revision.date.is_some()).collect();
    revisions.sort_by_key(|revision| std::cmp::Reverse(revision.date));
    let mut mentions: Vec<Mention> = Vec::new();
    let mut known: HashSet<Arc<str>> = HashSet::new();
    for revision in revisions {
        for (id, change, span) in ids_in(page, revision, lexicon) {
            // An older revision does not overrule a newer one, even if the newer one is unclear.
            if known.insert(id.clone())
                && let Some(change) = change
            {
                let present = ids.contains(&*id);
                mentions.push(Mention { id, change, present, span });
            }
        }
    }
    mentions
}

/// The ids that a revision mentions, with what it does to them if that is clear.
fn ids_in(page: &Page, revision: &Revision, lexicon: &Lexicon) -> Vec<(Arc<str>, Option<Change>, Span)> {
    let text = page.text.slice(revision.what);
    let base = revision.what.start as usize;
    let mut found = Vec::new();
    // Most clauses mention no task, and what they do does not matter then.
    let clauses = clauses(text).into_iter().filter(|(_, clause)| !numbers(clause).is_empty());
    for (start, clause, change) in clauses.flat_map(|clause| changes(clause, lexicon)) {
        for (at, id) in numbers(clause) {
            let span = Span::new(base + start + at, base + start + at + id.len());
            found.push((Arc::from(id), change, span));
        }
    }
    found
}

/// The clauses of a note with their offsets.
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

/// The parts of a clause between commas, each with what it does to the tasks that it mentions. A part that only goes on
/// with a list does what the part before it does.
fn changes<'a>(
    (start, clause): (usize, &'a str),
    lexicon: &Lexicon,
) -> Vec<(usize, &'a str, Option<Change>)> {
    let names_task = lexicon.mentions(&fold(clause), "task");
    let mut found: Vec<(usize, &str, Option<Change>)> = Vec::new();
    let mut at = 0;
    for part in clause.split_inclusive([',', '，', '、']) {
        let before = found.last().and_then(|(_, _, change)| *change);
        let own = change(part, lexicon);
        let change = if is_list(part, lexicon) { before } else { own.filter(|_| names_task) };
        found.push((start + at, part, change));
        at += part.len();
    }
    // The verb may follow the list: "tasks 1001, 1002 removed".
    for index in (1..found.len()).rev() {
        let after = found.get(index).and_then(|(_, _, change)| *change);
        if let Some((_, part, change)) = found.get_mut(index - 1)
            && change.is_none()
            && is_list(part, lexicon)
        {
            *change = after;
        }
    }
    found
}

/// Whether a part of a clause is of ids and at most a word that joins them.
fn is_list(part: &str, lexicon: &Lexicon) -> bool {
    let part = fold(part);
    let words = part.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let letters = words.filter(|word| !lexicon.mentions(word, "task")).map(|word| word.chars().count());
    letters.sum::<usize>() <= 3
}

/// Four-digit numbers that are not part of a date or an address.
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
        // These numbers are more likely years than task ids.
        let year = (1990..=2035).contains(&run.parse().unwrap_or(0));
        if run.len() == 4 && !year && !joined(before) && (!joined(after) || stop) {
            found.push((at, run));
        }
        at += run.len()
            + clause.get(at + run.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    found
}

/// What a part of a clause does; `None` if it is not clear.
fn change(part: &str, lexicon: &Lexicon) -> Option<Change> {
    let part = fold(part);
    let mentions = |change| lexicon.mentions(&part, change);
    match (mentions("added"), mentions("removed")) {
        (true, false) => Some(Change::Added),
        (false, true) => Some(Change::Removed),
        _ => None,
    }
}
