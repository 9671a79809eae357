//! The language a page is written in: where its place promises another, its words decide.

use std::collections::HashMap;

use crate::source::lexicon::List;
use crate::source::{Lexicon, Lexicons, Tag};

use crate::playbook::identity::Identity;

/// How much of a page is listened to, in bytes.
const SAMPLE: usize = 6000;
/// How much of it is listened to first.
const FIRST: usize = 1500;
/// One function word in so many different words is what a page of its language has at least.
const SHARE: usize = 12;
/// How many words of a language must be heard before it can overrule a place.
const PROOF: usize = 8;

/// The language of a page: that of its place, unless its words are plainly of another.
pub(super) fn language(text: &str, body: usize, identity: &Identity, lexicons: &Lexicons) -> Tag {
    let place = identity.place.clone();
    // A suffix of the page's own is trusted like a signature; a folder is only where it was put.
    if let Some(tag) = place.as_ref().filter(|_| identity.suffixed) {
        return tag.clone();
    }
    let speaking = |lexicon: &&Lexicon| !lexicon.list(List::FunctionWords).is_empty();
    let of_place = place.as_ref().and_then(|tag| lexicons.get(tag)).filter(speaking);
    if let (Some(place), Some(lexicon)) = (&place, of_place)
        && is_heard_at_once(sample(text, body, FIRST), lexicon)
    {
        return place.clone();
    }
    let sample = Sample::of(sample(text, body, SAMPLE));
    let own = of_place.map(|lexicon| sample.count(lexicon));
    match (place, own) {
        // Of a language without function words nothing is known that could be missed.
        (Some(place), None) => place,
        // Plainly heard: no other language has to be asked.
        (Some(place), Some(own)) if own >= PROOF && own * SHARE >= sample.words.len() => place,
        (place, own) => {
            let heard = lexicons.all().map(|lexicon| (sample.count(lexicon), lexicon.tag()));
            let loudest = heard.max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(&a.1)));
            let plain = |count: usize| count >= PROOF && count > 3 * own.unwrap_or_default();
            match (place, loudest) {
                (Some(_), Some((count, tag))) if plain(count) => tag,
                (Some(place), _) => place,
                (None, Some((count, tag))) if count > 0 => tag,
                (None, _) => Tag::english(),
            }
        }
    }
}

/// Whether a page's first words prove a language, as those of nearly every page do.
fn is_heard_at_once(first: &str, lexicon: &Lexicon) -> bool {
    let known = lexicon.list(List::FunctionWords);
    if known.iter().any(|word| !is_spaced(word)) {
        return false;
    }
    let longest = known.iter().map(|word| word.len()).max().unwrap_or_default();
    let (mut words, mut heard) = (0, 0);
    for word in first.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()) {
        words += 1;
        heard += usize::from(word.len() <= longest && known.contains(&word));
        if heard >= 2 * PROOF && heard * SHARE >= words {
            return true;
        }
    }
    heard >= PROOF && heard * SHARE >= words
}

/// Whether a word is of a script that puts blanks between words.
fn is_spaced(word: &str) -> bool {
    word.chars().all(|c| c < '\u{3000}')
}

fn sample(text: &str, body: usize, most: usize) -> &str {
    let rest = text.get(body..).unwrap_or_default();
    let mut end = rest.len().min(most);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    rest.get(..end).unwrap_or_default()
}

/// The words of a page's beginning.
struct Sample {
    lower: String,
    words: HashMap<String, usize>,
}

impl Sample {
    fn of(text: &str) -> Self {
        let lower = text.to_lowercase();
        let mut words: HashMap<String, usize> = HashMap::new();
        for word in lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()) {
            *words.entry(word.to_owned()).or_default() += 1;
        }
        Self { lower, words }
    }

    /// How many function words of a language the text holds. Scripts without blanks are counted by substring.
    fn count(&self, lexicon: &Lexicon) -> usize {
        let count = |word: &str| {
            if is_spaced(word) {
                self.words.get(word).copied().unwrap_or_default()
            } else {
                self.lower.matches(word).count()
            }
        };
        lexicon.list(List::FunctionWords).into_iter().map(count).sum()
    }
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
