//! The language a page is written in: where its place promises another, its words decide.

use crate::source::lexicon::List;
use crate::source::{Lexicons, Tag};

use crate::playbook::identity::Identity;

/// How much of a page is listened to, in bytes.
const SAMPLE: usize = 6000;
/// How much of it is listened to first: nearly every page is known by it.
const FIRST: usize = 1500;
/// One function word in so many words is what a page of its language has at least.
const SHARE: usize = 12;
/// How many words of a language must be heard before it can overrule a place.
const PROOF: usize = 8;

/// No function word is longer, in bytes; most other words are.
const LONGEST: usize = 24;

/// The language of a page: that of its place, unless its words are plainly of another.
pub(super) fn language(text: &str, body: usize, identity: &Identity, lexicons: &Lexicons) -> Tag {
    let place = identity.place.clone();
    // A suffix of the page's own is trusted like a signature; a folder is only where it was put.
    if let Some(tag) = place.as_ref().filter(|_| identity.suffixed) {
        return tag.clone();
    }
    let hear = |length: usize, own| Heard::in_text(sample(text, body, length), lexicons, own);
    let Some(place) = place else {
        let (count, loudest) = hear(SAMPLE, None).loudest();
        return if count > 0 { loudest } else { Tag::english() };
    };
    // Of a language without function words nothing is known that could be missed.
    let speaks = lexicons.get(&place).is_some_and(|own| !own.list(List::FunctionWords).is_empty());
    if !speaks || hear(FIRST, Some(&place)).is_plainly(&place) {
        return place;
    }
    let heard = hear(SAMPLE, None);
    let (count, loudest) = heard.loudest();
    let plain = heard.is_plainly(&place);
    if plain || count < PROOF || count <= 3 * heard.count(&place) { place } else { loudest }
}

fn sample(text: &str, body: usize, most: usize) -> &str {
    let rest = text.get(body..).unwrap_or_default();
    let mut end = rest.len().min(most);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    rest.get(..end).unwrap_or_default()
}

/// How many function words of each language a text holds.
struct Heard {
    words: usize,
    counts: Vec<(Tag, usize)>,
}

impl Heard {
    /// Listens to a text, and no longer than until one language is heard plainly, if there is one to listen for.
    fn in_text(text: &str, lexicons: &Lexicons, own: Option<&Tag>) -> Self {
        let mut heard = Self { words: 0, counts: lexicons.tags().map(|tag| (tag.clone(), 0)).collect() };
        let mut lower = String::new();
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()) {
            heard.words += 1;
            if word.len() <= LONGEST {
                lower.clear();
                lower.push_str(word);
                if word.is_ascii() {
                    lower.make_ascii_lowercase();
                } else {
                    lower = word.to_lowercase();
                }
                lexicons.each_that_says(&lower, |tag| heard.add(tag, 1));
                if own.is_some_and(|own| heard.count(own) >= 2 * PROOF && heard.is_plainly(own)) {
                    return heard;
                }
            }
        }
        // 0xE3 begins the first letter of a script without blanks, where words are counted as they come.
        if text.bytes().any(|byte| byte >= 0xE3) {
            let lower = text.to_lowercase();
            for lexicon in lexicons.all() {
                let words = lexicon.list(List::FunctionWords).into_iter().filter(|word| !is_spaced(word));
                heard.add(&lexicon.tag(), words.map(|word| lower.matches(word).count()).sum());
            }
        }
        heard
    }

    fn add(&mut self, tag: &Tag, more: usize) {
        if let Some((_, count)) = self.counts.iter_mut().find(|(own, _)| own == tag) {
            *count += more;
        }
    }

    fn count(&self, tag: &Tag) -> usize {
        self.counts.iter().find(|(own, _)| own == tag).map_or(0, |(_, count)| *count)
    }

    /// Whether a language is heard so often that no other one has to be asked.
    fn is_plainly(&self, tag: &Tag) -> bool {
        self.count(tag) >= PROOF && self.count(tag) * SHARE >= self.words
    }

    /// The language that is heard most, the first of several.
    fn loudest(&self) -> (usize, Tag) {
        let loudest = self.counts.iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        loudest.map_or_else(|| (0, Tag::english()), |(tag, count)| (*count, tag.clone()))
    }
}

/// Whether a word is of a script that puts blanks between words.
fn is_spaced(word: &str) -> bool {
    word.chars().all(|c| c < '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playbook::identity::identify;

    fn heard(file: &str, text: &str) -> String {
        let lexicons = Lexicons::default();
        language(text, 0, &identify(file, &lexicons), &lexicons).to_string()
    }

    const ENGLISH: &str = "This is the page that you and the customer will use for all of the work, and it is not in the language of its folder.";
    const GERMAN: &str = "Das ist die Seite, die Sie und der Kunde für die Arbeit nutzen, und sie ist nicht in der Sprache des Ordners, in dem sie steht.";

    #[test]
    fn a_folder_is_believed_until_the_words_are_plainly_of_another_language() {
        assert_eq!(heard("de/a.md", ENGLISH), "en");
        assert_eq!(heard("en/a.md", GERMAN), "de");
        assert_eq!(heard("de/a.md", GERMAN), "de");
        assert_eq!(heard("de/a.md", "The plan"), "de");
        assert_eq!(heard("ja/a.md", "これはチームのためのページです。次に何をするのかを説明します。"), "ja");
        assert_eq!(heard("zh-Hans/a.md", ENGLISH), "en");
    }

    #[test]
    fn a_suffix_is_believed_whatever_the_words_say() {
        assert_eq!(heard("en/a-de.md", ENGLISH), "de");
    }

    #[test]
    fn a_language_that_no_lexicon_knows_is_believed() {
        assert_eq!(heard("fr/a.md", ENGLISH), "fr");
    }

    #[test]
    fn without_a_place_the_words_decide_and_silence_is_english() {
        assert_eq!(heard("a.md", GERMAN), "de");
        assert_eq!(heard("a.md", "12 34"), "en");
    }
}
