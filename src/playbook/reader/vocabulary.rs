//! The keys of the words in a cell or label: roles, services, motions, phases.

use std::collections::BTreeSet;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use crate::playbook::reader::enumeration::{cuts, pieces, without_parentheses};
use crate::source::fold::{normalized, tidy};
use crate::source::lexicon::{Beginning, Group, Lexicon, Words};
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

impl<'a> Vocabulary<'a> {
    /// The words of the page's language, then those of English.
    pub(super) fn of_page(self) -> impl Iterator<Item = &'a Words> {
        self.lexicons.of_page(self.lang).map(Lexicon::words)
    }
}

impl Vocabulary<'_> {
    pub(super) fn key(&self, group: Group, word: &str) -> Option<Key> {
        self.lexicons.key(self.lang, group, word)
    }

    /// Whether words are the heading of a column of ids.
    pub(super) fn is_heading_of_ids(&self, words: &str) -> bool {
        self.key(Group::Columns, words).is_some_and(|key| key.as_str() == "id")
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
        // What is not known of pieces by themselves: many may be equal.
        let mut alone: HashMap<&str, Vec<String>> = HashMap::new();
        let mut at = 0;
        while let Some((start, end)) = pieces.get(at).copied() {
            if let Some((key, taken)) = self.longest_name(group, &words, pieces.get(at..).unwrap_or_default())
            {
                found.keys.extend(Some(key).filter(|key| seen.insert(key.clone())));
                at += taken;
                continue;
            }
            let word = words.get(start..end).unwrap_or_default();
            let unknown = alone.entry(word).or_insert_with(|| {
                let own = self.piece(group, word, spellings);
                found.keys.extend(own.keys.into_iter().filter(|key| seen.insert(key.clone())));
                own.unknown
            });
            found.unknown.extend(unknown.iter().cloned());
            at += 1;
        }
        found
    }

    /// The key of the longest run of pieces that is a name, and how many pieces that is.
    fn longest_name(&self, group: Group, words: &str, pieces: &[(usize, usize)]) -> Option<(Key, usize)> {
        let (start, _) = pieces.first()?;
        let run = |taken: usize| words.get(*start..pieces.get(taken - 1)?.1);
        let beginning = |taken| Some((self.lexicons.beginning(self.lang, group, run(taken)?), taken));
        let runs = (1..=pieces.len().min(3)).map_while(beginning);
        let begun = runs.take_while(|(found, _)| *found != Beginning::OfNone);
        begun.filter_map(|(found, taken)| Some((found.key()?, taken))).last()
    }

    /// The keys of one piece.
    fn piece(&self, group: Group, word: &str, spellings: &[Spelling]) -> Keys {
        if let Some(keys) = spellings.iter().find_map(|spelling| self.names(group, word, *spelling)) {
            return Keys { keys, unknown: Vec::new() };
        }
        let (name, within) = without_parentheses(word);
        if within.iter().any(|addition| self.limits(group, addition)) {
            return Keys { keys: vec![Key::from_words(word)], unknown: vec![word.to_owned()] };
        }
        let within = within
            .iter()
            .map(|words| self.keys_in(group, words, spellings))
            .filter(|own| own.unknown.is_empty());
        let keys = std::iter::once(Key::from_words(&name)).chain(within.flat_map(|own| own.keys));
        Keys { keys: keys.collect(), unknown: vec![name] }
    }

    /// The keys of one or several names; `None` unless all are known. Of a name with an addition in parentheses, the
    /// name is enough.
    fn names(&self, group: Group, words: &str, spelling: Spelling) -> Option<Vec<Key>> {
        let words = self.without_conjunctions(words);
        let plain = || {
            let (plain, additions) = without_parentheses(words);
            let is_limited = additions.iter().any(|addition| self.limits(group, addition));
            Some(plain).filter(|plain| plain != words && !is_limited)
        };
        let names = |words: &str| {
            let one = self.beginning(group, words, spelling).key().map(|key| vec![key]);
            one.or_else(|| self.joined(group, words, spelling))
        };
        names(words).or_else(|| names(&plain()?))
    }

    /// Whether an addition in parentheses says more of a name than the name itself: `except Teams`, unlike a list.
    fn limits(&self, group: Group, addition: &str) -> bool {
        let first = pieces(addition).first().and_then(|(start, end)| addition.get(*start..*end));
        let Some(first) = first else { return false };
        let words = first.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
        // Other scripts write no blank beside a name.
        let mut words = words.chain(first.split(|c: char| !c.is_ascii_alphanumeric()));
        words.any(|word| self.key(group, word).is_some()) && !self.knows(group, first)
    }

    fn beginning(&self, group: Group, text: &str, spelling: Spelling) -> Beginning {
        match spelling {
            Spelling::Written => self.lexicons.beginning(self.lang, group, text),
            Spelling::Bare => self.lexicons.bare_beginning(self.lang, group, text),
        }
    }

    /// The words for `and` and `or` in the page's language and in English.
    fn conjunctions(&self) -> impl Iterator<Item = &str> + Clone {
        let own = self.lexicons.of_page(self.lang);
        own.flat_map(|lexicon| lexicon.words().conjunctions.iter())
    }

    /// What a slash of `and/or` leaves: a text without the words for `and` and `or` at its ends.
    fn without_conjunctions<'w>(&self, words: &'w str) -> &'w str {
        let mut rest = words.trim();
        if !rest.contains(' ') {
            return rest;
        }
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
        // A list whose first name is unknown need not be cut. Other letters are written without blanks between the names.
        let first = words.split(SIGNS).next().unwrap_or_default();
        let is_word = words.is_ascii() && words.starts_with(char::is_alphanumeric);
        if is_word && self.beginning(group, first, spelling) == Beginning::OfNone {
            return None;
        }
        let cuts = cuts(words, &SIGNS, self.conjunctions());
        if cuts.is_empty() {
            return None;
        }
        joined_from(0, &cuts, &mut BTreeSet::new(), &|start, end| {
            let name = words.get(start..end.unwrap_or(words.len())).unwrap_or_default().trim_matches(SIGNS);
            if name.len() > LONGEST_NAME { Beginning::OfNone } else { self.beginning(group, name, spelling) }
        })
    }

    /// Whether a text is nothing but names as lexicons write them. Any text of a page may be asked about.
    pub(super) fn knows(&self, group: Group, words: &str) -> bool {
        let words = tidy(words);
        if is_empty_value(&words) {
            return false;
        }
        if self.key(group, &words).is_some() {
            return true;
        }
        let pieces = pieces(&words);
        let mut at = 0;
        while let Some((start, end)) = pieces.get(at).copied() {
            let rest = pieces.get(at..).unwrap_or_default();
            let alone = || self.names(group, words.get(start..end)?, Spelling::Written).map(|_| 1);
            let longest = self.longest_name(group, &words, rest).map(|(_, taken)| taken);
            let Some(taken) = longest.or_else(alone) else { return false };
            at += taken;
        }
        at > 0
    }
}

/// The keys of the names from a place on, the longest names first. `name` tells what a part of the text is. A place that
/// was tried leads nowhere: were it not remembered, the ways to part a text would be tried one by one, of which there are
/// more than anyone can.
fn joined_from(
    start: usize,
    cuts: &[(usize, usize)],
    tried: &mut BTreeSet<usize>,
    name: &impl Fn(usize, Option<usize>) -> Beginning,
) -> Option<Vec<Key>> {
    if !tried.insert(start) {
        return None;
    }
    let mut first = Vec::new();
    let near = cuts.get(cuts.partition_point(|(end, _)| *end <= start)..).unwrap_or_default();
    let mut begins = true;
    for (end, next) in near.iter().take_while(|(end, _)| *end <= start + LONGEST_NAME) {
        let found = name(start, Some(*end));
        begins = found != Beginning::OfNone;
        if !begins {
            break;
        }
        first.extend(found.key().map(|key| (key, *next)));
    }
    if let Some(key) = Some(start).filter(|_| begins).and_then(|start| name(start, None).key()) {
        return Some(vec![key]);
    }
    first.into_iter().rev().find_map(|(key, next)| {
        Some(std::iter::once(key).chain(joined_from(next, cuts, tried, name)?).collect())
    })
}

/// Whether a value says that nobody in particular is meant: `-`.
pub(super) fn is_empty_value(words: &str) -> bool {
    if words.starts_with(char::is_alphanumeric) {
        return false;
    }
    let words = normalized(words);
    words.is_empty() || words.chars().all(|c| matches!(c, '-' | '/' | '_' | '\\'))
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
            ("en", Group::Services, "All Services (except Teams)", "all-services-except-teams"),
            ("zh-Hans", Group::Services, "所有服务（Teams 除外）", "所有服务-teams-除外"),
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
