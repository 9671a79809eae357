//! What was probably meant: the words of the pages that lie a letter or two from one that nobody wrote.

use std::collections::HashSet;

use super::folded::{Folded, is_unspaced};
use super::thing::Thing;

/// The most words that may stand for one.
const MOST: usize = 6;

/// The words that lie nearest to a folded word, at most one edit away (two from eight letters on); shorter
/// than four letters nothing is guessed.
#[must_use]
pub fn words(wanted: &str, things: &[Thing<'_>]) -> Vec<String> {
    let length = wanted.chars().count();
    let allowed = match length {
        0..=3 => return Vec::new(),
        4..=7 => 1,
        _ => 2,
    };
    let unspaced = wanted.chars().all(is_unspaced);
    let mut seen: HashSet<String> = HashSet::new();
    let mut near: Vec<(usize, String)> = Vec::new();
    let mut judge = |word: &str| {
        let others = word.chars().count();
        if others.abs_diff(length) > allowed || seen.contains(word) {
            return;
        }
        seen.insert(word.to_owned());
        let edits = strsim::osa_distance(wanted, word);
        if (1..=allowed).contains(&edits) {
            near.push((edits, word.to_owned()));
        }
    };
    for field in things.iter().flat_map(|thing| &thing.fields) {
        if unspaced {
            if field.text.chars().any(is_unspaced) {
                windows(Folded::of(&field.text).text(), length).for_each(&mut judge);
            }
        } else {
            Folded::of(&field.text).words().for_each(&mut judge);
        }
    }
    near.sort();
    let least = near.first().map_or(0, |(edits, _)| *edits);
    near.into_iter().filter(|(edits, _)| *edits == least).map(|(_, word)| word).take(MOST).collect()
}

/// Every run of so many characters: without blanks any of them may be a word.
fn windows(text: &str, length: usize) -> impl Iterator<Item = &str> {
    let starts = text.char_indices().map(|(at, _)| at);
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).skip(length);
    starts.zip(ends).filter_map(|(from, to)| text.get(from..to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_runs_of_characters() {
        assert_eq!(windows("成功评审", 2).collect::<Vec<_>>(), ["成功", "功评", "评审"]);
        assert_eq!(windows("成", 2).count(), 0);
    }
}
