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
    let is_plain = |heard: &Heard<'_>| lexicons.place(&place).is_some_and(|place| heard.is_plainly(place));
    if !speaks || is_plain(&hear(FIRST, Some(&place))) {
        return place;
    }
    let heard = hear(SAMPLE, None);
    let (count, loudest) = heard.loudest();
    let is_place = is_plain(&heard) || count < PROOF || count <= 3 * heard.count_of(&place);
    if is_place { place } else { loudest }
}

/// The words of a text: letters and digits, and apostrophes among them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    // How many bytes of a word stand at a place: those of one letter, or none.
    let letter = move |at: usize| match bytes.get(at) {
        Some(byte) if byte.is_ascii() => usize::from(byte.is_ascii_alphanumeric() || *byte == b'\''),
        _ => {
            let c = text.get(at..).and_then(|rest| rest.chars().next());
            c.filter(|c| c.is_alphanumeric()).map_or(0, char::len_utf8)
        }
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && letter(at) == 0 {
            at += 1;
        }
        let start = at;
        while let more @ 1.. = letter(at) {
            at += more;
        }
        text.get(start..at).filter(|word| !word.is_empty())
    })
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
struct Heard<'a> {
    lexicons: &'a Lexicons,
    words: usize,
    /// By the places of the languages among the lexicons.
    counts: Vec<usize>,
}

impl<'a> Heard<'a> {
    /// Listens to a text, and no longer than until one language is heard plainly, if there is one to listen for.
    fn in_text(text: &str, lexicons: &'a Lexicons, own: Option<&Tag>) -> Self {
        let mut heard = Self { lexicons, words: 0, counts: vec![0; lexicons.tags().count()] };
        let own = own.and_then(|own| lexicons.place(own));
        let mut lower = String::new();
        for word in words(text) {
            heard.words += 1;
            if word.len() <= LONGEST {
                lower.clear();
                if word.is_ascii() {
                    lower.push_str(word);
                    lower.make_ascii_lowercase();
                } else {
                    lower.push_str(&word.to_lowercase());
                }
                let mut hears_own = false;
                for place in lexicons.those_that_say(&lower) {
                    heard.add(place, 1);
                    hears_own |= own == Some(place);
                }
                let is_enough = |own: usize| heard.count(own) >= 2 * PROOF && heard.is_plainly(own);
                if hears_own && own.is_some_and(is_enough) {
                    return heard;
                }
            }
        }
        // 0xE3 begins the first letter of a script without blanks, where words are counted as they come.
        if text.bytes().any(|byte| byte >= 0xE3) {
            let lower = text.to_lowercase();
            for (place, lexicon) in lexicons.all().enumerate() {
                let words = lexicon.list(List::FunctionWords).into_iter().filter(|word| !is_spaced(word));
                heard.add(place, words.map(|word| lower.matches(word).count()).sum());
            }
        }
        heard
    }

    fn add(&mut self, place: usize, more: usize) {
        if let Some(count) = self.counts.get_mut(place) {
            *count += more;
        }
    }

    fn count(&self, place: usize) -> usize {
        self.counts.get(place).copied().unwrap_or_default()
    }

    fn count_of(&self, tag: &Tag) -> usize {
        self.lexicons.place(tag).map_or(0, |place| self.count(place))
    }

    /// Whether a language is heard so often that no other one has to be asked.
    fn is_plainly(&self, place: usize) -> bool {
        self.count(place) >= PROOF && self.count(place) * SHARE >= self.words
    }

    /// The language that is heard most, the first of several.
    fn loudest(&self) -> (usize, Tag) {
        let most = self.counts.iter().copied().max().unwrap_or_default();
        let loudest = self.lexicons.tags().zip(&self.counts).find(|(_, count)| **count == most);
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
    fn words_are_letters_of_any_script_and_what_stands_between_is_none() {
        let said: Vec<&str> = words("„Die Übergabe“ -- l'été, 2019. 次に。x").collect();
        assert_eq!(said, ["Die", "Übergabe", "l'été", "2019", "次に", "x"]);
        assert_eq!(words("… — ").count() + words("").count(), 0);
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
