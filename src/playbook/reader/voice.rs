//! The language a page is written in: where its place promises another, its words decide.

use std::collections::HashMap;

use crate::source::{Lexicons, Tag};

use crate::playbook::identity::Identity;

/// How much of a page is listened to, in bytes.
const SAMPLE: usize = 6000;
/// How many words of a language must be heard before it can overrule a place.
const PROOF: usize = 8;

/// The language of a page: that of its place, unless its words are plainly of another.
pub(super) fn language(text: &str, body: usize, identity: &Identity, lexicons: &Lexicons) -> Tag {
    let place = identity.place.clone();
    // A suffix of the page's own is trusted like a signature; a folder is only where it was put.
    if let Some(tag) = place.as_ref().filter(|_| identity.suffixed) {
        return tag.clone();
    }
    let heard = listen(sample(text, body), lexicons);
    let of_place = place.as_ref().and_then(|tag| heard.get(tag)).copied().unwrap_or_default();
    let loudest = heard.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    match (place, loudest) {
        (Some(place), Some((tag, count))) if count >= PROOF && count > 3 * of_place && tag != place => tag,
        (Some(place), _) => place,
        (None, Some((tag, count))) if count > 0 => tag,
        (None, _) => Tag::english(),
    }
}

fn sample(text: &str, body: usize) -> &str {
    let rest = text.get(body..).unwrap_or_default();
    let mut end = rest.len().min(SAMPLE);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    rest.get(..end).unwrap_or_default()
}

/// How many function words of each language a text holds. Scripts without blanks are counted by substring.
fn listen(text: &str, lexicons: &Lexicons) -> HashMap<Tag, usize> {
    let lower = text.to_lowercase();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()) {
        *counts.entry(word).or_default() += 1;
    }
    let mut heard = HashMap::new();
    for lexicon in lexicons.all() {
        let count = |word: &String| match word.is_ascii() || word.chars().all(|c| c < '\u{3000}') {
            true => counts.get(word.as_str()).copied().unwrap_or_default(),
            false => lower.matches(word.as_str()).count(),
        };
        let total: usize = lexicon.words().function_words.iter().map(count).sum();
        if total > 0 {
            heard.insert(lexicon.tag(), total);
        }
    }
    heard
}
