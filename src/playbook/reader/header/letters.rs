//! Which letter stands for mandatory and which for optional, by the words with which a header explains them.

use crate::source::fold::fold;
use crate::source::lexicon::{Lexicon, RequirementWords, WordList};

use crate::playbook::model::Requirement;
use crate::playbook::reader::header::{legend, usual};
use crate::playbook::reader::misspelt::nearest_word;
use crate::playbook::reader::vocabulary::Vocabulary;

/// The letters of the requirement column, folded; `None` where the header does not explain them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::playbook::reader) struct Letters {
    pub(in crate::playbook::reader) mandatory: Option<char>,
    pub(in crate::playbook::reader) optional: Option<char>,
    /// Letters whose words say neither, `(R)ecommended`, or that stand for several words: `(O)bligatoire / (O)ptionnel`.
    pub(in crate::playbook::reader) neither: Vec<char>,
    /// A letter whose words are not known, with them: what it stands for is a guess.
    pub(in crate::playbook::reader) guessed: Option<(char, String)>,
}

/// What the words of a letter say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Mandatory,
    Optional,
    Neither,
}

impl Letters {
    /// The letters that a header explains. One letter may stand for both: then it explains nothing.
    pub(super) fn of(header: &str, vocabulary: Vocabulary<'_>) -> Self {
        let is_letter: fn(char) -> bool = char::is_alphabetic;
        let mut explained =
            [legend::in_parentheses, legend::equated].into_iter().map(|find| find(header, is_letter));
        if let Some(found) = explained.find(|found| !found.is_empty()) {
            return Self::meant(&found, vocabulary);
        }
        let is_known = |(_, word): &(char, String)| said(word, vocabulary).is_some();
        // Digits may also number notes; of those that say something, the words are known.
        let ways = [legend::in_parentheses, legend::equated, legend::initials];
        let mut numbered = ways.into_iter().map(|find| find(header, |c| c.is_ascii_digit()));
        if let Some(found) = numbered.find(|found| found.len() > 1 && found.iter().all(is_known)) {
            return Self::meant(&found, vocabulary);
        }
        // Without an explanation the usual letters count, unless a known word begins with the letter that is usual for
        // the other.
        let initials = legend::initials(header, is_letter);
        if !initials.iter().any(is_known) {
            let is_of_both =
                matches!(&initials[..], [(one, _), (other, _)] if one == other && has_use(*one, vocabulary));
            return if is_of_both { Self::meant(&initials, vocabulary) } else { Self::default() };
        }
        let initials = Self::meant(&initials, vocabulary);
        let is_other = is_usual(initials.mandatory, Requirement::Optional, vocabulary)
            || is_usual(initials.optional, Requirement::Mandatory, vocabulary);
        if is_other { initials } else { Self::default() }
    }

    /// What a letter means, if the header explains it. The letter of both means neither.
    pub(super) fn meaning(&self, letter: char) -> Option<Requirement> {
        let is = |own: Option<char>| own == Some(letter);
        let is_neither = self.neither.contains(&letter);
        match (is(self.mandatory), is(self.optional)) {
            (true, true) => Some(Requirement::Unknown),
            (true, false) if !is_neither => Some(Requirement::Mandatory),
            (false, true) if !is_neither => Some(Requirement::Optional),
            _ => is_neither.then_some(Requirement::Unknown),
        }
    }

    pub(in crate::playbook::reader) fn is_empty(&self) -> bool {
        self.mandatory.is_none() && self.optional.is_none() && self.neither.is_empty()
    }

    /// Which of some letters with their words stands for what.
    fn meant(found: &[(char, String)], vocabulary: Vocabulary<'_>) -> Self {
        /// A header explains no more letters; each is held against the others.
        const MOST: usize = 16;
        let found = found.get(..MOST.min(found.len())).unwrap_or_default();
        let words: Vec<Option<Said>> = found.iter().map(|(_, word)| said(word, vocabulary)).collect();
        let at = |wanted: Said| words.iter().position(|said| *said == Some(wanted));
        let (mut mandatory, mut optional) = (at(Said::Mandatory), at(Said::Optional));
        if let [first, second] = found
            && !words.contains(&Some(Said::Neither))
        {
            let is_reverse = is_usual(Some(first.0), Requirement::Optional, vocabulary)
                && is_usual(Some(second.0), Requirement::Mandatory, vocabulary);
            (mandatory, optional) = match (mandatory, optional) {
                // Where one of two is known, the other is the other. In unknown languages the first letter is the
                // mandatory one, as on all known pages.
                (Some(known), None) => (Some(known), Some(1 - known)),
                (None, Some(known)) => (Some(1 - known), Some(known)),
                (None, None) if first.0 != second.0 && !is_reverse => (Some(0), Some(1)),
                both => both,
            };
        }
        let letter =
            |index: Option<usize>| index.and_then(|index| found.get(index)).map(|(letter, _)| *letter);
        let is_guess = |index: &usize| words.get(*index) == Some(&None);
        let guessed = [mandatory, optional].into_iter().flatten().find(is_guess).and_then(|at| found.get(at));
        let is_neither = |(at, own): (usize, &Option<Said>)| {
            *own == Some(Said::Neither) || stands_for_several(at, found, &words)
        };
        let neither = words.iter().enumerate().filter(|own| is_neither(*own)).map(|(at, _)| at);
        let neither: Vec<char> = neither.filter_map(|at| letter(Some(at))).collect();
        let guessed = guessed.filter(|(letter, _)| !neither.contains(letter));
        Self {
            mandatory: letter(mandatory),
            optional: letter(optional),
            neither,
            guessed: guessed.filter(|(_, word)| is_unlike(word, vocabulary)).cloned(),
        }
    }
}

/// Whether the letter at an index also stands for words that say something else, or may.
fn stands_for_several(at: usize, found: &[(char, String)], said: &[Option<Said>]) -> bool {
    let Some(((letter, words), own)) = found.get(at).zip(said.get(at)) else { return false };
    found.iter().zip(said).any(|((other, other_words), other_said)| {
        let says_the_same = own.is_some() && own == other_said;
        letter == other
            && words != other_words
            && !words.is_empty()
            && !other_words.is_empty()
            && !says_the_same
    })
}

/// Whether a letter usually stands for either.
fn has_use(letter: char, vocabulary: Vocabulary<'_>) -> bool {
    usual(&letter.to_string(), vocabulary) != Requirement::Unknown
}

/// Whether a letter usually stands for a requirement in the page's language.
fn is_usual(letter: Option<char>, requirement: Requirement, vocabulary: Vocabulary<'_>) -> bool {
    letter.is_some_and(|letter| usual(&letter.to_string(), vocabulary) == requirement)
}

/// What some folded words say, in the page's language or in another one.
fn said(words: &str, vocabulary: Vocabulary<'_>) -> Option<Said> {
    let all = vocabulary.lexicons.all().map(Lexicon::words);
    vocabulary.of_page().chain(all).find_map(|own| said_in(words, &own.requirement, vocabulary))
}

fn said_in(words: &str, own: &RequirementWords, vocabulary: Vocabulary<'_>) -> Option<Said> {
    let find = |list: &WordList| list.iter().find_map(|word| at_word_start(words, &fold(word)));
    if let Some(at) = find(&own.mandatory) {
        Some(if is_negated(words, at, vocabulary) { Said::Optional } else { Said::Mandatory })
    } else if let Some(at) = find(&own.optional) {
        Some(if is_negated(words, at, vocabulary) { Said::Mandatory } else { Said::Optional })
    } else {
        find(&own.neither).map(|_| Said::Neither)
    }
}

/// Where a word begins in some folded words. More than the letter of `(M)Mandatory` before it in its own word may turn it
/// round: `unverbindlich`.
fn at_word_start(words: &str, wanted: &str) -> Option<usize> {
    let letters = |text: &str| text.bytes().rev().take_while(u8::is_ascii_alphabetic).take(2).count();
    let is_within = |at: usize| words.get(..at).is_some_and(|before| letters(before) > 1);
    words.match_indices(wanted).map(|(at, _)| at).find(|at| !wanted.is_ascii() || !is_within(*at))
}

/// Whether a negation of any language stands before the word at a byte: languages share words such as `optional`. Those of
/// languages without blanks may stand behind it, and be part of another word.
fn is_negated(words: &str, at: usize, vocabulary: Vocabulary<'_>) -> bool {
    let before = words.get(..at).unwrap_or_default();
    let before: Vec<&str> = before.split(|c: char| !c.is_alphanumeric()).collect();
    let negations = vocabulary.lexicons.all().flat_map(|lexicon| lexicon.words().requirement.not.iter());
    let mut negations = negations.map(fold);
    negations.any(|not| if not.is_ascii() { before.contains(&not.as_str()) } else { words.contains(&not) })
}

/// Whether words are neither an abbreviation nor a misspelling of a known word of the page's language.
fn is_unlike(words: &str, vocabulary: Vocabulary<'_>) -> bool {
    let Some(lexicon) = vocabulary.lexicons.get(vocabulary.lang) else { return false };
    let requirement = &lexicon.words().requirement;
    let known: Vec<String> =
        requirement.mandatory.iter().chain(requirement.optional.iter()).map(fold).collect();
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    let near = nearest_word(bare, known.iter().map(|word| ("", word.as_str())));
    near.is_none() && !known.iter().any(|word| word.starts_with(bare))
}
