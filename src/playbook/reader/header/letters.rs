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
    /// A letter whose words say neither: `(R)ecommended`.
    pub(in crate::playbook::reader) neither: Option<char>,
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
        let mut explained = [legend::in_parentheses, legend::equated].into_iter().map(|find| find(header));
        if let Some(found) = explained.find(|found| !found.is_empty()) {
            return Self::meant(&found, vocabulary);
        }
        // Without an explanation the usual letters count, unless a known word begins with the letter that is usual for
        // the other.
        let initials = legend::initials(header);
        let is_known = |(_, word): &(char, String)| said(word, vocabulary).is_some();
        if !initials.iter().any(is_known) {
            return Self::default();
        }
        let initials = Self::meant(&initials, vocabulary);
        let is_other = is_usual(initials.mandatory, Requirement::Optional, vocabulary)
            || is_usual(initials.optional, Requirement::Mandatory, vocabulary);
        if is_other { initials } else { Self::default() }
    }

    /// What a letter means, if the header explains it. The letter of both means neither.
    pub(super) fn meaning(&self, letter: char) -> Option<Requirement> {
        let is = |own: Option<char>| own == Some(letter);
        match (is(self.mandatory), is(self.optional)) {
            (true, true) => Some(Requirement::Unknown),
            (true, false) => Some(Requirement::Mandatory),
            (false, true) => Some(Requirement::Optional),
            (false, false) => is(self.neither).then_some(Requirement::Unknown),
        }
    }

    pub(in crate::playbook::reader) fn is_empty(&self) -> bool {
        self.mandatory.is_none() && self.optional.is_none() && self.neither.is_none()
    }

    /// Which of some letters with their words stands for what.
    fn meant(found: &[(char, String)], vocabulary: Vocabulary<'_>) -> Self {
        let words: Vec<Option<Said>> = found.iter().map(|(_, word)| said(word, vocabulary)).collect();
        let at = |wanted: Said| words.iter().position(|said| *said == Some(wanted));
        let (mut mandatory, mut optional, neither) =
            (at(Said::Mandatory), at(Said::Optional), at(Said::Neither));
        if let [first, second] = found
            && neither.is_none()
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
        Self {
            mandatory: letter(mandatory),
            optional: letter(optional),
            neither: letter(neither),
            guessed: guessed.filter(|(_, word)| is_unlike(word, vocabulary)).cloned(),
        }
    }
}

/// Whether a letter usually stands for a requirement in the page's language.
fn is_usual(letter: Option<char>, requirement: Requirement, vocabulary: Vocabulary<'_>) -> bool {
    letter.is_some_and(|letter| usual(&letter.to_string(), vocabulary) == requirement)
}

/// What some folded words say, in the page's language or in another one.
fn said(words: &str, vocabulary: Vocabulary<'_>) -> Option<Said> {
    let all = vocabulary.lexicons.all().map(Lexicon::words);
    vocabulary.of_page().chain(all).find_map(|own| said_in(words, &own.requirement))
}

fn said_in(words: &str, own: &RequirementWords) -> Option<Said> {
    let says = |list: &WordList| list.iter().any(|word| words.contains(&fold(word)));
    let is_negated = || own.not.iter().any(|not| has_word(words, &fold(not)));
    if says(&own.mandatory) {
        Some(if is_negated() { Said::Optional } else { Said::Mandatory })
    } else if says(&own.optional) {
        Some(if is_negated() { Said::Mandatory } else { Said::Optional })
    } else {
        says(&own.neither).then_some(Said::Neither)
    }
}

/// Whether some words have a word; those of languages without blanks may be part of another.
fn has_word(words: &str, wanted: &str) -> bool {
    if wanted.is_ascii() {
        words.split(|c: char| !c.is_alphanumeric()).any(|word| word == wanted)
    } else {
        words.contains(wanted)
    }
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
