//! The language a page is written in: where its place promises another, its words decide.

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
    let mut heard = Heard::nothing(lexicons);
    let Some(place) = place else {
        heard.listen(sample(text, body, SAMPLE), None);
        let (count, loudest) = heard.loudest();
        return if count > 0 { loudest } else { Tag::english() };
    };
    // Of a language without function words nothing is known that could be missed.
    let speaks =
        |own: &usize| lexicons.all().nth(*own).is_some_and(|own| !own.words().function_words.is_empty());
    let Some(own) = lexicons.index(&place).filter(speaks) else { return place };
    let first = sample(text, body, FIRST);
    heard.listen(first, Some(own));
    if heard.is_plainly(own) {
        return place;
    }
    heard.listen(sample(text, body + first.len(), SAMPLE - first.len()), None);
    let (count, loudest) = heard.loudest();
    let is_place = heard.is_plainly(own) || count < PROOF || count <= 3 * heard.count(own);
    if is_place { place } else { loudest }
}

/// What a word's bytes are.
const SMALL: u8 = 1;
const CAPITAL: u8 = 2;
const BEYOND_ASCII: u8 = 4;

fn dress(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' | b'\'' => SMALL,
        b'A'..=b'Z' => CAPITAL,
        0x80.. => BEYOND_ASCII,
        _ => 0,
    }
}

/// The words of a text, each with all that its bytes are: letters and digits, and apostrophes among them. Of what
/// sections words, only the signs of ASCII are known here.
fn ascii_words(text: &str) -> impl Iterator<Item = (&str, u8)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut all = 0;
        let mut start = at;
        for byte in bytes.get(at..)? {
            at += 1;
            match dress(*byte) {
                0 if all != 0 => return Some((text.get(start..at - 1)?, all)),
                0 => start = at,
                own => all |= own,
            }
        }
        (all != 0).then_some((text.get(start..at)?, all))
    })
}

/// The words of a word that is more than ASCII.
fn sections(word: &str) -> impl Iterator<Item = &str> {
    word.split(|c: char| !c.is_ascii() && !c.is_alphanumeric()).filter(|section| !section.is_empty())
}

/// A text from a byte on, so many bytes of it at most, and the last word not cut.
fn sample(text: &str, from: usize, most: usize) -> &str {
    let rest = text.get(from..).unwrap_or_default();
    if rest.len() <= most {
        return rest;
    }
    let mut end = most;
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let cut = rest.get(..end).unwrap_or_default();
    cut.rfind([' ', '\n']).and_then(|end| cut.get(..end)).unwrap_or(cut)
}

/// How many function words of each language a text holds.
struct Heard<'a> {
    lexicons: &'a Lexicons,
    words: usize,
    /// By the places of the languages among the lexicons.
    counts: Vec<usize>,
    /// Where words are put in lower case.
    lower: String,
}

impl<'a> Heard<'a> {
    fn nothing(lexicons: &'a Lexicons) -> Self {
        Self { lexicons, words: 0, counts: vec![0; lexicons.tags().count()], lower: String::new() }
    }

    /// Listens to a text, and no longer than until one language is heard plainly, if there is one to listen for.
    fn listen(&mut self, text: &str, own: Option<usize>) {
        for (word, dress) in ascii_words(text) {
            // Few are more than ASCII, and have to be looked at once more.
            let is_enough = if dress & BEYOND_ASCII == 0 {
                self.word(word, dress, own)
            } else {
                sections(word).any(|section| self.word(section, dress, own))
            };
            if is_enough {
                return;
            }
        }
        // 0xE3 begins the first letter of a script without blanks, where words are counted as they come.
        if text.bytes().any(|byte| byte >= 0xE3) {
            let lower = text.to_lowercase();
            for (place, lexicon) in self.lexicons.all().enumerate() {
                let words = lexicon.words().function_words.iter().filter(|word| !is_spaced(word));
                self.add(place, words.map(|word| lower.matches(word.as_ref()).count()).sum());
            }
        }
    }

    /// Listens to a word. Whether the language that is listened for is heard plainly by now.
    fn word(&mut self, word: &str, dress: u8, own: Option<usize>) -> bool {
        self.words += 1;
        if word.len() > LONGEST {
            return false;
        }
        let mut lower = std::mem::take(&mut self.lower);
        let said = match dress {
            SMALL => word,
            _ if dress & BEYOND_ASCII == 0 => {
                lower.clear();
                lower.push_str(word);
                lower.make_ascii_lowercase();
                &lower
            }
            _ => {
                lower = word.to_lowercase();
                &lower
            }
        };
        let mut hears_own = false;
        let lexicons = self.lexicons;
        for place in lexicons.with_function_word(said) {
            self.add(place, 1);
            hears_own |= own == Some(place);
        }
        self.lower = lower;
        let is_enough = |own: usize| self.count(own) >= 2 * PROOF && self.is_plainly(own);
        hears_own && own.is_some_and(is_enough)
    }

    fn add(&mut self, place: usize, more: usize) {
        if let Some(count) = self.counts.get_mut(place) {
            *count += more;
        }
    }

    fn count(&self, place: usize) -> usize {
        self.counts.get(place).copied().unwrap_or_default()
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
        let said = |text| ascii_words(text).flat_map(|(word, _)| sections(word)).collect::<Vec<_>>();
        let words = said("„Die Übergabe“ -- l'été, 2019. 次に。x");
        assert_eq!(words, ["Die", "Übergabe", "l'été", "2019", "次に", "x"]);
        assert!(said("… — ").is_empty() && said("").is_empty());
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
