//! Language detection: a page's language is that of its suffix or folder, unless its words clearly are in another.

use std::borrow::Cow;

use foldhash::HashSet;

use crate::source::text::beginning;
use crate::source::{Lexicons, Tag};

use crate::playbook::identity::Identity;

/// How much of a page is examined, in bytes.
const SAMPLE: usize = 6000;
/// How much of it is examined first; that is enough for nearly every page.
const FIRST_SAMPLE: usize = 1500;
/// In a text of a language at least one in this many words is a function word.
const SHARE: usize = 12;
/// How many function words it takes to overrule the name of a folder.
const PROOF: usize = 8;
/// As many different ones do on a short page without any of the named language.
const FEW: usize = 4;
/// The longest function word, in bytes; most other words are longer.
const LONGEST: usize = 24;

/// The language of a page.
pub(super) fn language(text: &str, body: usize, identity: &Identity, lexicons: &Lexicons) -> Tag {
    let mut counts = WordCounts::new(lexicons);
    let named = identity.named_lang.clone();
    if is_unreadable(sample(text, body, FIRST_SAMPLE)) {
        return named.unwrap_or_else(Tag::english);
    }
    let Some(named) = named else {
        counts.add_text(sample(text, body, SAMPLE), None);
        let (count, lang) = counts.most_frequent();
        return if count > 0 { lang } else { Tag::english() };
    };
    // Without function words there is nothing to contradict the name with.
    let has_words = |index: &usize| {
        lexicons.all().nth(*index).is_some_and(|lexicon| !lexicon.words().function_words.is_empty())
    };
    let Some(index) = lexicons.index(&named).filter(has_words) else { return named };
    let first = sample(text, body, FIRST_SAMPLE);
    counts.add_text(first, Some(index));
    if counts.is_clearly(index) {
        return named;
    }
    counts.add_text(sample(text, body + first.len(), SAMPLE - first.len()), None);
    let (count, lang) = counts.most_frequent();
    let own = counts.get(index);
    let is_proven = count >= PROOF || own == 0 && counts.distinct(sample(text, body, SAMPLE), &lang) >= FEW;
    // Writers name a suffix on purpose; a folder is only where the page was put.
    let is_other = is_proven && if identity.suffixed { own == 0 } else { count > 3 * own };
    if is_other && !counts.is_clearly(index) { lang } else { named }
}

/// Whether a text is in an encoding that could not be read: what is left of its words tells no language.
fn is_unreadable(text: &str) -> bool {
    /// At most one in so many bytes is of a character that could not be read.
    const SHARE: usize = 20;
    let lost = memchr::memmem::find_iter(text.as_bytes(), "\u{FFFD}").count();
    lost * "\u{FFFD}".len() * SHARE > text.len()
}

/// The words of a text: letters, digits and apostrophes. The names and attributes of tags do not count: `<del>` is not Spanish.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split('<').enumerate().map(|(at, piece)| {
        let is_tag = at > 0 && piece.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic());
        let shown = piece.split_once('>').filter(|_| is_tag).map(|(_, shown)| shown);
        shown.unwrap_or(piece)
    });
    let words = pieces.flat_map(|piece| piece.split(|c: char| c != '\'' && !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty())
}

/// A text from a byte on, at most `most` bytes long, that does not end within a word.
fn sample(text: &str, from: usize, most: usize) -> &str {
    let rest = text.get(from..).unwrap_or_default();
    if rest.len() <= most {
        return rest;
    }
    let cut = beginning(rest, most);
    cut.rfind([' ', '\n']).and_then(|end| cut.get(..end)).unwrap_or(cut)
}

/// How many function words of each language a text has.
struct WordCounts<'a> {
    lexicons: &'a Lexicons,
    words: usize,
    /// By the positions of the languages among the lexicons.
    counts: Vec<usize>,
}

impl<'a> WordCounts<'a> {
    fn new(lexicons: &'a Lexicons) -> Self {
        Self { lexicons, words: 0, counts: vec![0; lexicons.tags().count()] }
    }

    /// Counts the words of a text; stops once the text clearly is in the expected language.
    fn add_text(&mut self, text: &str, expected: Option<usize>) {
        for word in words(text) {
            let found = self.add_word(word, expected);
            if found && expected.is_some_and(|index| self.is_clearly(index)) {
                return;
            }
        }
        // These bytes begin the letters of the scripts without blanks, where words are searched for.
        if text.bytes().any(|byte| (0xE3..=0xE9).contains(&byte)) {
            let lower = text.to_lowercase();
            for (index, lexicon) in self.lexicons.all().enumerate() {
                let words = lexicon.words().function_words.iter().filter(|word| !is_spaced(word));
                self.add(index, words.map(|word| lower.matches(word).count()).sum());
            }
        }
    }

    /// Counts a word. Returns whether it is a function word of the expected language.
    fn add_word(&mut self, word: &str, expected: Option<usize>) -> bool {
        self.words += 1;
        if word.len() > LONGEST {
            return false;
        }
        let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let lower = if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
        let mut is_expected = false;
        let lexicons = self.lexicons;
        for index in lexicons.with_function_word(&lower) {
            self.add(index, 1);
            is_expected |= expected == Some(index);
        }
        is_expected
    }

    /// How many different function words of a language a text has.
    fn distinct(&self, text: &str, lang: &Tag) -> usize {
        let index = self.lexicons.index(lang);
        let lower = words(text).map(str::to_lowercase).collect::<HashSet<String>>();
        let is_own = |word: &&String| self.lexicons.with_function_word(word).any(|own| Some(own) == index);
        lower.iter().filter(is_own).count()
    }

    fn add(&mut self, index: usize, more: usize) {
        if let Some(count) = self.counts.get_mut(index) {
            *count += more;
        }
    }

    fn get(&self, index: usize) -> usize {
        self.counts.get(index).copied().unwrap_or_default()
    }

    /// Whether a language is so frequent that no other one needs to be considered.
    fn is_clearly(&self, index: usize) -> bool {
        self.get(index) >= PROOF && self.get(index) * SHARE >= self.words
    }

    /// The most frequent language, the first of several, with its count.
    fn most_frequent(&self) -> (usize, Tag) {
        let most = self.counts.iter().copied().max().unwrap_or_default();
        let found = self.lexicons.tags().zip(&self.counts).find(|(_, count)| **count == most);
        found.map_or_else(|| (0, Tag::english()), |(tag, count)| (*count, tag.clone()))
    }
}

/// Whether a word is of a script with blanks between words.
fn is_spaced(word: &str) -> bool {
    word.chars().all(|c| c < '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playbook::identity::identify;

    fn detected(file: &str, text: &str) -> String {
        let lexicons = Lexicons::default();
        language(text, 0, &identify(file, &lexicons), &lexicons).to_string()
    }

    const ENGLISH: &str = "This is the page that you and the customer will use for all of the work, and it is not in the language of its folder.";
    const GERMAN: &str = "Das ist die Seite, die Sie und der Kunde für die Arbeit nutzen, und sie ist nicht in der Sprache des Ordners, in dem sie steht.";

    #[test]
    fn names_and_attributes_of_tags_are_no_words() {
        let text = "<td><del class=\"los las\">3731</del></td><td>Plan</td>\n".repeat(12);
        assert_eq!(detected("en/a.md", &text), "en");
        assert_eq!(words("a <b c>d</b> < e> <f").collect::<Vec<_>>(), ["a", "d", "e", "f"]);
    }

    #[test]
    fn a_folder_is_believed_until_the_words_are_plainly_of_another_language() {
        assert_eq!(detected("de/a.md", ENGLISH), "en");
        assert_eq!(detected("en/a.md", GERMAN), "de");
        assert_eq!(detected("de/a.md", GERMAN), "de");
        assert_eq!(detected("de/a.md", "The plan"), "de");
        assert_eq!(
            detected("ja/a.md", "これはチームのためのページです。次に何をするのかを説明します。"),
            "ja"
        );
        assert_eq!(detected("zh-Hans/a.md", ENGLISH), "en");
    }

    #[test]
    fn words_are_letters_of_any_script_and_what_stands_between_is_none() {
        let found: Vec<&str> = words("„Die Übergabe“ -- l'été, 2019. 次に。x").collect();
        assert_eq!(found, ["Die", "Übergabe", "l'été", "2019", "次に", "x"]);
        assert_eq!(words("… — ").count() + words("").count(), 0);
    }

    #[test]
    fn a_suffix_is_believed_unless_no_word_is_of_its_language() {
        assert_eq!(detected("en/a-de.md", ENGLISH), "en");
        assert_eq!(detected("en/a-de.md", &format!("{ENGLISH} Noch zu übersetzen für das Team.")), "de");
        assert_eq!(detected("en/a-de.md", "The plan of the team"), "de");
    }

    #[test]
    fn a_short_page_is_in_another_language_if_several_of_its_words_are() {
        assert_eq!(detected("de/a.md", "Mail is moved to the servers, and users can sign in."), "en");
        assert_eq!(detected("de/a.md", "Mail to mail to mail to mail to mail"), "de");
        assert_eq!(detected("de/a.md", "Die Mail is moved to the servers, and users can sign in."), "de");
    }

    #[test]
    fn a_page_that_cannot_be_read_is_believed_to_be_what_its_place_says() {
        let lost = GERMAN.replace('e', "\u{FFFD}");
        assert_eq!(detected("en/a.md", &lost), "en");
        assert_eq!(detected("a.md", &lost), "en");
        assert_eq!(detected("en/a.md", &GERMAN.replacen('e', "\u{FFFD}", 1)), "de");
    }

    #[test]
    fn a_language_that_no_lexicon_knows_is_believed() {
        assert_eq!(detected("fr/a.md", ENGLISH), "fr");
    }

    #[test]
    fn without_a_place_the_words_decide_and_silence_is_english() {
        assert_eq!(detected("a.md", GERMAN), "de");
        assert_eq!(detected("a.md", "12 34"), "en");
    }
}
