//! What was probably meant: the words of the pages that lie a letter or two from one that nobody wrote.

use std::collections::HashSet;

use unicode_normalization::char::is_combining_mark;

use super::folded::{close_up, is_unspaced};
use super::thing::Thing;
use crate::source::fold::is_invisible;

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
    let mut seen: HashSet<String> = HashSet::new();
    let mut near: Vec<(usize, String)> = Vec::new();
    let mut judge = |word: &str| {
        if word.chars().count().abs_diff(length) > allowed || !seen.insert(word.to_owned()) {
            return;
        }
        let edits = strsim::osa_distance(wanted, word);
        if (1..=allowed).contains(&edits) {
            near.push((edits, word.to_owned()));
        }
    };
    let mut letters = String::new();
    if wanted.chars().all(is_unspaced) {
        for text in texts(things).filter(|text| text.contains(is_unspaced)) {
            letters.clear();
            close_up(text, &mut letters);
            windows(&letters, length).for_each(&mut judge);
        }
    } else {
        let divides = |c: char| !c.is_alphanumeric() && !is_invisible(c) && !is_combining_mark(c);
        let written: HashSet<&str> = texts(things).flat_map(|text| text.split(divides)).collect();
        for word in written {
            letters.clear();
            close_up(word, &mut letters);
            judge(&letters);
        }
    }
    near.sort();
    let least = near.first().map_or(0, |(edits, _)| *edits);
    near.into_iter().filter(|(edits, _)| *edits == least).map(|(_, word)| word).take(MOST).collect()
}

fn texts<'t>(things: &'t [Thing<'_>]) -> impl Iterator<Item = &'t str> {
    things.iter().flat_map(|thing| &thing.fields).map(|field| field.text.as_str())
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
