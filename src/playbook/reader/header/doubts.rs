//! What the header of a task table leaves open: columns named like known ones, columns that are not read, and letters
//! that are explained by unknown words.

use crate::source::Span;
use crate::source::lexicon::Group;

use crate::playbook::reader::header::{Header, Meaning, has_part};
use crate::playbook::reader::vocabulary::Vocabulary;

/// A shorter name of a column is part of many headings.
const SHORTEST: usize = 3;

/// Where a header leaves open what something means, and how it is read; `known` is what its words alone mean.
pub(super) fn of(
    header: &Header,
    known: &[Meaning],
    words: &[String],
    cells: &[Span],
    vocabulary: Vocabulary<'_>,
) -> Vec<(Span, String)> {
    let mut doubts = Vec::new();
    // A column behind all of them is of something else.
    let last = header.meanings.iter().rposition(|meaning| *meaning != Meaning::Other).unwrap_or_default();
    for (at, ((meaning, word), cell)) in header.meanings.iter().zip(words).zip(cells).enumerate() {
        let by_word = known.get(at) == Some(meaning) && *meaning != Meaning::Other;
        let is_again = by_word && known.iter().take(at).any(|before| before == meaning);
        if header.more_ids.contains(&at) || by_word && !is_again {
            continue;
        }
        match name(*meaning) {
            _ if is_again && header.tables.is_empty() => {
                doubts.push((*cell, format!("the second column `{word}` is not read")));
            }
            Some(name) if !by_word && has_part(word, |part| is_column(part, SHORTEST, vocabulary)) => {
                doubts.push((*cell, format!("the column `{word}` is read as that of the {name}")));
            }
            None if at < last && has_part(word, |part| is_column(part, 1, vocabulary)) => {
                doubts.push((*cell, format!("the column `{word}` is not read")));
            }
            _ => {}
        }
    }
    let cell = header.column(Meaning::Requirement).and_then(|at| cells.get(at));
    if let (None, Some(first), Some(last)) = (cell, cells.first(), cells.last()) {
        let message = "no column says whether the tasks are mandatory".to_owned();
        doubts.push((Span { start: first.start, end: last.end }, message));
    }
    if let Some(((letter, word), cell)) = header.letters.guessed.as_ref().zip(cell) {
        let meant = if header.letters.mandatory == Some(*letter) { "mandatory" } else { "optional" };
        let letter = letter.to_uppercase();
        doubts.push((*cell, format!("the header explains `{letter}` as `{word}`, which is read as {meant}")));
    }
    doubts
}

/// What the values of a column of a task table are.
fn name(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Id => Some("ids"),
        Meaning::Name => Some("names"),
        Meaning::Requirement => Some("requirements"),
        Meaning::Role => Some("roles"),
        Meaning::Services => Some("services"),
        _ => None,
    }
}

/// Whether some words are the heading of a column of task tables.
fn is_column(words: &str, shortest: usize, vocabulary: Vocabulary<'_>) -> bool {
    let of_tasks = ["id", "name", "requirement", "role", "services"];
    let key = || vocabulary.key(Group::Columns, words);
    words.chars().count() >= shortest && key().is_some_and(|key| of_tasks.contains(&key.as_str()))
}
