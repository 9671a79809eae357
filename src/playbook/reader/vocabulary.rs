//! The keys of the words in a cell or label: roles, services, motions, phases.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::source::fold::{same, tidy};
use crate::source::lexicon::Group;
use crate::source::{Key, Lexicons, Tag};

/// No name is longer, in bytes …
const LONGEST_NAME: usize = 100;
/// … and no list of names that only words, blanks or these signs join.
const LONGEST_LIST: usize = 400;
const SIGNS: [char; 6] = [' ', '・', '•', '·', '+', '\u{A0}'];

/// How a name is compared with those of the lexicons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// As it is written.
    Written,
    /// Without articles, plurals, hyphens and parentheses.
    Bare,
}

/// Turns the words of one page into keys.
#[derive(Clone, Copy)]
pub(super) struct Vocabulary<'a> {
    pub(super) lexicons: &'a Lexicons,
    pub(super) lang: &'a Tag,
}

/// The keys of a text, and the words that no lexicon knows; they have keys too.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    pub(super) keys: Vec<Key>,
    pub(super) unknown: Vec<String>,
}

/// The keys of a cell, and its words that no lexicon knows.
pub(super) type CellKeys = (Arc<[Key]>, Vec<String>);

impl Vocabulary<'_> {
    pub(super) fn key(&self, group: Group, word: &str) -> Option<Key> {
        self.lexicons.key(self.lang, group, word)
    }

    /// The keys of a text that may name several things.
    ///
    /// The whole text is tried first, so that a name with a slash stays one; then its pieces, of which neighbours may
    /// be one name (`Classroom/SDS`).
    pub(super) fn keys(&self, group: Group, words: &str) -> Keys {
        self.keys_in(group, words, &[Spelling::Written, Spelling::Bare])
    }

    fn keys_in(&self, group: Group, words: &str, spellings: &[Spelling]) -> Keys {
        let words = tidy(words);
        let mut found = Keys::default();
        if is_empty_value(&words) {
            return found;
        }
        if let Some(key) = self.key(group, &words) {
            found.keys.push(key);
            return found;
        }
        let pieces = pieces(&words);
        let mut seen = BTreeSet::new();
        let mut at = 0;
        while at < pieces.len() {
            let (keys, taken) =
                self.longest_name(group, &words, pieces.get(at..).unwrap_or_default(), spellings);
            found.keys.extend(keys.keys.into_iter().filter(|key| seen.insert(key.clone())));
            found.unknown.extend(keys.unknown);
            at += taken;
        }
        found
    }

    /// The key of the longest run of pieces that is a name, else the keys of the first piece; and how many pieces that is.
    fn longest_name(
        &self,
        group: Group,
        words: &str,
        pieces: &[(usize, usize)],
        spellings: &[Spelling],
    ) -> (Keys, usize) {
        let first = pieces.first().copied().unwrap_or_default();
        for taken in (1..=pieces.len().min(3)).rev() {
            let end = pieces.get(taken - 1).map_or(first.1, |piece| piece.1);
            let run = words.get(first.0..end).unwrap_or_default();
            if let Some(key) = self.key(group, run) {
                return (Keys { keys: vec![key], unknown: Vec::new() }, taken);
            }
        }
        let word = words.get(first.0..first.1).unwrap_or_default();
        let unknown = || {
            let (name, within) = without_parentheses(word);
            let within = within
                .iter()
                .map(|words| self.keys_in(group, words, spellings))
                .filter(|own| own.unknown.is_empty());
            let keys = std::iter::once(Key::from_words(&name)).chain(within.flat_map(|own| own.keys));
            Keys { keys: keys.collect(), unknown: vec![name] }
        };
        let known = spellings.iter().find_map(|spelling| self.names(group, word, *spelling));
        (known.map_or_else(unknown, |keys| Keys { keys, unknown: Vec::new() }), 1)
    }

    /// The keys of one or several names; `None` unless all are known. Of a name with an addition in parentheses, the
    /// name is enough.
    fn names(&self, group: Group, words: &str, spelling: Spelling) -> Option<Vec<Key>> {
        let words = self.without_conjunctions(words);
        let plain = || Some(without_parentheses(words).0).filter(|plain| plain != words);
        let names = |words: &str| {
            let one = self.key_in(group, words, spelling).map(|key| vec![key]);
            one.or_else(|| self.joined(group, words, spelling))
        };
        names(words).or_else(|| names(&plain()?))
    }

    fn key_in(&self, group: Group, word: &str, spelling: Spelling) -> Option<Key> {
        match spelling {
            Spelling::Written => self.key(group, word),
            Spelling::Bare => self.lexicons.key_of_bare(self.lang, group, word),
        }
    }

    /// The words for `and` and `or` in the page's language and in English.
    fn conjunctions(&self) -> impl Iterator<Item = &str> {
        let own = self.lexicons.get(self.lang).into_iter().chain(self.lexicons.english());
        own.flat_map(|lexicon| lexicon.words().conjunctions.iter())
    }

    /// What a slash of `and/or` leaves: a text without the words for `and` and `or` at its ends.
    fn without_conjunctions<'w>(&self, words: &'w str) -> &'w str {
        let mut rest = words.trim();
        for conjunction in self.conjunctions().filter(|conjunction| conjunction.is_ascii()) {
            let after = |text: &'w str| text.strip_prefix(conjunction).filter(|rest| rest.starts_with(' '));
            let before = |text: &'w str| text.strip_suffix(conjunction).filter(|rest| rest.ends_with(' '));
            rest = after(rest).unwrap_or(rest).trim();
            rest = before(rest).unwrap_or(rest).trim();
        }
        rest
    }

    /// The keys of names with the word for `and` between them, or with nothing but blanks or signs of a list, as line
    /// breaks in a cell leave them; `None` unless all are known, since some names have that word in them.
    fn joined(&self, group: Group, words: &str, spelling: Spelling) -> Option<Vec<Key>> {
        if words.len() > LONGEST_LIST {
            return None;
        }
        let signs =
            words.char_indices().filter(|(_, c)| SIGNS.contains(c)).map(|(at, c)| (at, at + c.len_utf8()));
        let mut cuts: Vec<(usize, usize)> =
            self.conjunctions().flat_map(|word| conjunctions(words, word)).chain(signs).collect();
        cuts.sort_unstable();
        joined_from(0, &cuts, &mut BTreeSet::new(), &|start, end| {
            let name = words.get(start..end.unwrap_or(words.len()))?.trim_matches(SIGNS);
            self.key_in(group, Some(name).filter(|name| name.len() <= LONGEST_NAME)?, spelling)
        })
    }

    /// Whether a text is nothing but names as lexicons write them. Any text of a page may be asked about.
    pub(super) fn knows(&self, group: Group, words: &str) -> bool {
        let found = self.keys_in(group, words, &[Spelling::Written]);
        !found.keys.is_empty() && found.unknown.is_empty()
    }
}

/// The keys of the names from a place on, the longest names first. A place that was tried leads nowhere: were it not
/// remembered, the ways to part a text would be tried one by one, of which there are more than anyone can.
fn joined_from(
    start: usize,
    cuts: &[(usize, usize)],
    tried: &mut BTreeSet<usize>,
    name: &impl Fn(usize, Option<usize>) -> Option<Key>,
) -> Option<Vec<Key>> {
    if !tried.insert(start) {
        return None;
    }
    if let Some(key) = name(start, None) {
        return Some(vec![key]);
    }
    let near = cuts.iter().filter(|(end, _)| (start + 1..=start + LONGEST_NAME).contains(end));
    near.rev().find_map(|(end, next)| {
        let first = name(start, Some(*end))?;
        Some(std::iter::once(first).chain(joined_from(*next, cuts, tried, name)?).collect())
    })
}

/// Whether a value says that nobody in particular is meant: `-`.
pub(super) fn is_empty_value(words: &str) -> bool {
    if words.starts_with(char::is_alphanumeric) {
        return false;
    }
    let words = same(words);
    words.is_empty() || words.chars().all(|c| matches!(c, '-' | '/' | '_'))
}

/// The pieces of an enumeration, as byte ranges: separated by slashes, commas, semicolons and ampersands, but not
/// within parentheses.
fn pieces(words: &str) -> Vec<(usize, usize)> {
    let cuts = ['/', '／', '&', ',', ';', '、', '，', '；', '|', '｜', '\n'];
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut closed = 0;
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for (at, c) in words.char_indices() {
        if matches!(c, '(' | '（') && at >= closed && at > 0 {
            // One that is not closed goes on to the end.
            let close = words.get(at..).and_then(|rest| rest.find([')', '）']));
            closed = close.map_or(words.len(), |length| at + length);
        } else if cuts.contains(&c) && at >= closed {
            ends.push((at, at + c.len_utf8()));
        }
    }
    for (end, next) in ends.into_iter().chain([(words.len(), words.len())]) {
        let piece = words.get(start..end).unwrap_or_default();
        let inner = piece.trim();
        if !inner.is_empty() {
            let from = start + (piece.len() - piece.trim_start().len());
            pieces.push((from, from + inner.len()));
        }
        start = next;
    }
    pieces
}

/// A name without additions in parentheses and without a backslash at its end, and the additions. Parentheses that
/// have nothing before them stay.
fn without_parentheses(words: &str) -> (String, Vec<&str>) {
    let (mut plain, mut within) = (String::with_capacity(words.len()), Vec::new());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once(['(', '（']) {
        if plain.is_empty() && before.trim().is_empty() {
            break;
        }
        plain.push_str(before);
        let (inner, next) = after.split_once([')', '）']).unwrap_or((after, ""));
        within.push(inner);
        rest = next;
    }
    plain.push_str(rest);
    (plain.trim_matches([' ', '\\', ')', '）']).to_owned(), within)
}

/// The ranges of a conjunction in a text; in scripts with blanks only where it is a word of its own.
fn conjunctions<'a>(words: &'a str, conjunction: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    let is_spaced = conjunction.is_ascii();
    let blank = move |c: Option<char>| !is_spaced || c.is_some_and(char::is_whitespace);
    words.match_indices(conjunction).map(|(at, word)| (at, at + word.len())).filter(move |(at, end)| {
        let before = words.get(..*at).and_then(|text| text.chars().next_back());
        let after = words.get(*end..).and_then(|text| text.chars().next());
        blank(before) && blank(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(group: Group, words: &str) -> (Vec<String>, Vec<String>) {
        let lexicons = Lexicons::default();
        let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::new("de") };
        let found = vocabulary.keys(group, words);
        (found.keys.iter().map(ToString::to_string).collect(), found.unknown)
    }

    #[test]
    fn enumerations_are_cut_and_names_with_slashes_are_not() {
        let cases: [(&str, &[&str]); 9] = [
            ("Outlook Mobile / Teams/Yammer", &["outlook-mobile", "teams", "yammer"]),
            ("Classroom/SDS", &["classroom-sds"]),
            ("Teams / Classroom/SDS & Yammer", &["teams", "classroom-sds", "yammer"]),
            ("Skype for Business - PSTN-Konferenz/Teams", &["skype-for-business-pstn-conferencing", "teams"]),
            ("Alle Dienste", &["all-services"]),
            ("Teams Yammer", &["teams", "yammer"]),
            ("Teams・Yammer・Power BI", &["teams", "yammer", "power-bi"]),
            ("• Teams • OneDrive for Business", &["teams", "onedrive-for-business"]),
            ("Teams + Yammer", &["teams", "yammer"]),
        ];
        for (words, expected) in cases {
            assert_eq!(
                keys(Group::Services, words),
                (expected.iter().map(ToString::to_string).collect(), vec![]),
                "{words}"
            );
        }
    }

    #[test]
    fn many_names_in_a_cell_are_read_whole_or_said_to_be_unknown() {
        let (known, unknown) = keys(Group::Services, &["Teams und"; 15].join(" Yammer und "));
        assert_eq!((known, unknown.len()), (vec!["teams".to_owned(), "yammer".to_owned()], 0));
        let words = format!("{}x", "Teams Yammer ".repeat(25));
        assert_eq!(keys(Group::Services, &words).1, [words]);
    }

    #[test]
    fn names_are_parted_by_the_word_for_and_where_both_are_known() {
        let lexicons = Lexicons::default();
        let keys = |lang: &str, words: &str| {
            let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::new(lang) };
            let found = vocabulary.keys(Group::Services, words);
            (found.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "), found.unknown.len())
        };
        let cases = [
            ("en", "Teams and Yammer"),
            ("de", "Teams und Yammer"),
            ("es", "Teams y Yammer"),
            ("pt-BR", "Teams e Yammer"),
            ("ja", "TeamsおよびYammer"),
            ("ja", "Teams と Yammer"),
            ("zh-Hans", "Teams和Yammer"),
        ];
        for (lang, words) in cases {
            assert_eq!(keys(lang, words), ("teams yammer".to_owned(), 0), "{words}");
        }
        assert_eq!(keys("de", "Exchange / Teams und Yammer und Intune").0, "exchange teams yammer intune");
        assert_eq!(keys("es", "Aulas y SDS"), ("classroom-sds".to_owned(), 0));
        assert_eq!(keys("de", "Teams und Hologram Mail").1, 1);
        assert_eq!(keys("en", "Teamsand Yammer").1, 1);
        assert_eq!(keys("en", &"Teams and ".repeat(100_000)).1, 1, "no page is deep enough to fall into");
    }

    #[test]
    fn unknown_words_keep_their_text_and_get_a_key() {
        let (found, unknown) = keys(Group::Services, "Teams / Hologram Mail");
        assert_eq!(found, ["teams", "hologram-mail"]);
        assert_eq!(unknown, ["Hologram Mail"]);
    }

    #[test]
    fn known_words_are_known_in_other_spelling() {
        let lexicons = Lexicons::default();
        let cases = [
            ("es", Group::Roles, "Ingenieros de FastTrack", "fasttrack-engineer"),
            ("es", Group::Roles, "Administrador de velocidad de la migración", "migration-velocity-manager"),
            ("en", Group::Roles, "the Fast Track-Manager (FM)", "fasttrack-manager"),
            ("de", Group::Roles, "Den FastTrack-Managern", "fasttrack-manager"),
            ("pt-BR", Group::Roles, "Os Gerentes Microsoft FastTrack", "fasttrack-manager"),
            ("ja", Group::Roles, "FastTrackマネージャー", "fasttrack-manager"),
            ("zh-Hans", Group::Roles, "FastTrack经理", "fasttrack-manager"),
            ("en", Group::Roles, "FM and/or FE", "fasttrack-manager fasttrack-engineer"),
            ("de", Group::Roles, "FM und/oder SME", "fasttrack-manager sme"),
            ("es", Group::Roles, "Ingenieros de FastTrack o SME", "fasttrack-engineer sme"),
            ("ja", Group::Roles, "FMまたはFE", "fasttrack-manager fasttrack-engineer"),
            ("ja", Group::Services, "All サービス", "all-services"),
            ("es", Group::Services, "Equipos", "teams"),
            ("en", Group::Services, "- Teams - Yammer", "teams yammer"),
            ("en", Group::Services, "Teams\\", "teams"),
            ("en", Group::Services, "Exchange)", "exchange"),
            ("en", Group::Services, "Exchange (mail, calendar) / Teams", "exchange teams"),
            ("en", Group::Services, "Hologram (Teams, Yammer", "hologram teams yammer"),
            ("es", Group::Phases, "La fase de la migración", "migrate"),
            ("en", Group::Motions, "Customer-Health / RFA", "customer-health rfa"),
        ];
        for (lang, group, words, expected) in cases {
            let found = Vocabulary { lexicons: &lexicons, lang: &Tag::new(lang) }.keys(group, words);
            let found = found.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            assert_eq!(found, expected, "{words}");
        }
        for unknown in ["FastTrack Mechanics", "Manager", "FastTrack"] {
            let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::new("en") };
            assert_eq!(vocabulary.keys(Group::Roles, unknown).unknown, [unknown]);
        }
    }

    #[test]
    fn a_dash_is_nobody() {
        assert_eq!(keys(Group::Roles, "-"), (vec![], vec![]));
        assert_eq!(keys(Group::Roles, "FM / SME").0, ["fasttrack-manager", "sme"]);
    }
}
