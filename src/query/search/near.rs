//! What was probably meant: the words of the pages that are a letter or two off a word that occurs nowhere.

use std::collections::BTreeMap;

use foldhash::HashSet;
use unicode_normalization::char::is_combining_mark;

use crate::query::search::folded::{is_unspaced, letters};
use crate::source::fold::is_invisible;
use crate::source::parallel;

/// The most words that may stand for one.
const MOST: usize = 6;

/// The words of texts that are near to a folded word, grouped by their distance, the nearest first: at most one edit
/// away, two from eight letters on, and none for fewer than four letters or for a number: another one is another thing.
#[must_use]
pub fn words(wanted: &str, texts: &[&str]) -> Vec<Vec<String>> {
    let length = wanted.chars().count();
    let allowed = match length {
        _ if wanted.chars().all(char::is_numeric) => return Vec::new(),
        0..=3 => return Vec::new(),
        4..=7 => 1,
        _ => 2,
    };
    let unspaced = wanted.chars().all(is_unspaced);
    let words = |text: &&str| if unspaced { runs(text, length) } else { spaced(text, length, allowed) };
    let found: Vec<Spellings> = parallel::map(texts, words);
    let mut near: Vec<Spellings> = vec![Spellings::new(); allowed];
    for (word, written) in found.into_iter().flatten() {
        let edits = strsim::osa_distance(wanted, &word);
        if let Some(group) = edits.checked_sub(1).and_then(|index| near.get_mut(index)) {
            group.entry(word).or_insert(written);
        }
    }
    near.into_iter().map(|words| words.into_values().take(MOST).collect()).collect()
}

/// Folded words, each as it is written, in lower case.
type Spellings = BTreeMap<String, String>;

/// The words of a text of about this length.
fn spaced(text: &str, length: usize, allowed: usize) -> Spellings {
    let divides = |c: char| !c.is_alphanumeric() && !is_invisible(c) && !is_combining_mark(c);
    // Beyond ASCII a letter may have several bytes, and several letters may become one.
    let about = |word: &&str| {
        let bytes = word.len();
        let beyond = bytes + allowed >= length && bytes <= 12 * (length + allowed);
        let hyphens = word.matches('-').count();
        if word.is_ascii() { (bytes - hyphens).abs_diff(length) <= allowed } else { beyond }
    };
    // `co-management` is searched as one word, too.
    let hyphened = text.split(|c: char| divides(c) && c != '-').filter(|word| word.contains('-'));
    let written: HashSet<&str> = text.split(divides).chain(hyphened).filter(about).collect();
    let spelled = written.into_iter().map(|word| (letters(word), word.to_lowercase()));
    spelled.filter(|(word, _)| word.chars().count().abs_diff(length) <= allowed).collect()
}

/// Every run of this many characters, in lines with a script that puts no blanks between words.
fn runs(text: &str, length: usize) -> Spellings {
    if !text.contains(is_unspaced) {
        return Spellings::new();
    }
    let of_line = |line| windows(&letters(line), length).map(str::to_owned).collect::<Vec<_>>();
    text.lines().flat_map(of_line).map(|run| (run.clone(), run)).collect()
}

/// Every run of this many characters.
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
