//! The glossary: abbreviations that pages write in parentheses, as in `Active Usage (AU)`, and what they stand for.
//!
//! A definition is a phrase whose initials the abbreviation is, or the lexicon's word for it. Where a language has
//! neither, the English definition answers, and says so.

use std::collections::{BTreeMap, HashMap};

use crate::playbook::{Page, SectionKind};
use crate::source::lexicon::{Group, WordList};
use crate::source::markdown::inline;
use crate::source::markdown::lines::{LineKind, lines};
use crate::source::{Lexicons, Span, Tag, parallel};

/// A place where an abbreviation is defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The words it stands for.
    pub words: String,
    /// Whether they are English because the language has none.
    pub fallback: bool,
    /// The language.
    pub lang: Tag,
    /// The page's key.
    pub page: String,
    /// The file.
    pub file: String,
    /// The line.
    pub line: u32,
    /// How often the language writes the abbreviation in parentheses.
    pub count: usize,
}

/// A place where an abbreviation is in parentheses, with the phrase before it that it abbreviates.
struct Mention<'a> {
    words: Option<String>,
    page: &'a Page,
    line: u32,
}

/// The mentions of an abbreviation in each language.
type Mentions<'a> = BTreeMap<Tag, Vec<Mention<'a>>>;

/// Abbreviations, sorted, each with its definition in each language that writes it in parentheses.
#[must_use]
pub fn glossary(lexicons: &Lexicons, pages: &[&Page]) -> BTreeMap<String, Vec<Definition>> {
    let mut terms: BTreeMap<String, Mentions<'_>> = BTreeMap::new();
    let of_page = |page: &&Page| {
        let own = lexicons.get(&page.lang).map(|lexicon| &lexicon.words().function_words);
        let own: Vec<&str> = own.into_iter().flat_map(WordList::iter).collect();
        mentions(page, &own)
    };
    for (page, found) in pages.iter().zip(parallel::map(pages, of_page)) {
        for (term, words, line) in found {
            let of_term = terms.entry(term).or_default();
            of_term.entry(page.lang.clone()).or_default().push(Mention { words, page, line });
        }
    }
    let define = |(term, mentions): (String, Mentions<'_>)| {
        let all: Vec<Definition> =
            mentions.keys().filter_map(|lang| definition(lexicons, &term, &mentions, lang)).collect();
        (!all.is_empty()).then_some((term, all))
    };
    terms.into_iter().filter_map(define).collect()
}

/// The definition of an abbreviation in a language: the lexicon's, else the most frequent, else the English one.
fn definition(lexicons: &Lexicons, term: &str, all: &Mentions<'_>, lang: &Tag) -> Option<Definition> {
    let own = all.get(lang)?;
    let native = known(lexicons, lang, term).or_else(|| most_frequent(own));
    let fallback = native.is_none();
    let words = native.or_else(|| in_english(lexicons, term, all, own))?;
    let wanted = comparable(&words);
    let is_same =
        |mention: &&Mention<'_>| mention.words.as_ref().is_some_and(|words| comparable(words) == wanted);
    let place = own.iter().find(is_same).or_else(|| own.first())?;
    let (file, line) = place.page.place_of_line(place.line);
    Some(Definition {
        fallback,
        lang: lang.clone(),
        page: place.page.key.clone(),
        file: file.to_owned(),
        line,
        count: own.len(),
        words,
    })
}

/// The lexicon's words for a role, program or service: of a service those that the abbreviation abbreviates.
fn known(lexicons: &Lexicons, lang: &Tag, term: &str) -> Option<String> {
    let lexicon = lexicons.get(lang)?;
    let words = |group| {
        let key = lexicons.key(lang, group, term);
        let words =
            key.map(|key| lexicon.words().of_key(group, key.as_str()).map(str::to_owned).collect::<Vec<_>>());
        words.unwrap_or_default()
    };
    let is_spelled_out = |word: &String| {
        !word.contains('(')
            && !word.ends_with(|c: char| c.is_ascii_digit())
            && !word.split_whitespace().any(is_abbreviation)
    };
    let named = [Group::Roles, Group::Programs].into_iter().flat_map(words).find(is_spelled_out);
    let abbreviated = |word: &String| spelled(word, term, &[]).is_some_and(|words| words == *word);
    let service = || words(Group::Services).into_iter().filter(is_spelled_out).find(abbreviated);
    named.or_else(service)
}

/// The phrase that most mentions have before them; of several the first.
fn most_frequent(mentions: &[Mention<'_>]) -> Option<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let phrases = || mentions.iter().filter_map(|mention| mention.words.as_ref());
    for words in phrases() {
        *counts.entry(comparable(words)).or_insert(0) += 1;
    }
    let most = *counts.values().max()?;
    phrases().find(|words| counts.get(&comparable(words)) == Some(&most)).cloned()
}

/// The English definition: what the same page says in English, else the only one that English has.
fn in_english(lexicons: &Lexicons, term: &str, all: &Mentions<'_>, own: &[Mention<'_>]) -> Option<String> {
    let english = all.get(&Tag::english()).map_or(&[][..], |mentions| mentions);
    let is_of_page = |mention: &&Mention<'_>| own.iter().any(|other| other.page.key == mention.page.key);
    let of_page = english.iter().filter(is_of_page).find_map(|mention| mention.words.clone());
    of_page.or_else(|| known(lexicons, &Tag::english(), term)).or_else(|| {
        let words = most_frequent(english)?;
        let others = english.iter().filter_map(|mention| mention.words.as_ref());
        let wanted = comparable(&words);
        others.map(|other| comparable(other)).all(|other| other == wanted).then_some(words)
    })
}

/// Words as definitions are compared: without case and the plural.
fn comparable(words: &str) -> String {
    words.to_lowercase().trim_end_matches('s').to_owned()
}

/// The abbreviations in a page's parentheses, each with its phrase and line. Tables are skipped: their cells are
/// names; so are revisions.
fn mentions(page: &Page, function_words: &[&str]) -> Vec<(String, Option<String>, u32)> {
    let mut found = Vec::new();
    let skipped = revisions(page);
    let start = page.sections.first().map_or(0, |section| section.body.start as usize);
    for line in lines(page.text.as_str(), start) {
        let table = page.tables.partition_point(|table| table.last < line.number);
        let in_table = page.tables.get(table).is_some_and(|table| table.first <= line.number);
        let next = skipped.partition_point(|span| span.end <= line.span.start);
        let is_revision = skipped.get(next).is_some_and(|span| span.start <= line.span.start);
        let is_text = matches!(line.kind, LineKind::Text | LineKind::Heading { .. });
        let has_both = line.text.contains(['(', '（']) && line.text.contains([')', '）']);
        if is_text && has_both && !in_table && !is_revision && !line.text.starts_with('|') {
            let of_line = of_text(&inline::plain(line.text), function_words);
            found.extend(of_line.into_iter().map(|(term, words)| (term, words, line.number)));
        }
    }
    found
}

/// The spans of a page's refresh summaries, with the sections below them.
fn revisions(page: &Page) -> Vec<Span> {
    let mut level = None;
    let is_within = |section: &&crate::playbook::Section| {
        let is_refresh =
            matches!(&section.kind, SectionKind::Known(key) if key.as_str() == "refresh-summary");
        if is_refresh {
            level = Some(section.level);
        } else {
            level = level.filter(|level| section.level > *level);
        }
        level.is_some()
    };
    page.sections.iter().filter(is_within).map(|section| section.body).collect()
}

/// The abbreviations in the parentheses of a text: `(AU)`, or `(Active Usage, AU)`, as translations write it.
fn of_text(text: &str, function_words: &[&str]) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' => open = Some((at, at + c.len_utf8())),
            ')' | '）' => {
                let Some((before, start)) = open.take() else { continue };
                let (before, inside) = (text.get(..before), text.get(start..at));
                found.extend(
                    before
                        .zip(inside)
                        .and_then(|(before, inside)| of_parenthesis(before, inside, function_words)),
                );
            }
            _ => {}
        }
    }
    found
}

fn of_parenthesis(before: &str, inside: &str, function_words: &[&str]) -> Option<(String, Option<String>)> {
    let commas = [',', '、', ';', '，'];
    let (own, term) = inside.rsplit_once(commas).unwrap_or(("", inside));
    let term = term.trim();
    // `FEs` are several `FE`.
    let singular =
        term.strip_suffix('s').filter(|term| term.len() > 1 && term.chars().all(char::is_uppercase));
    let term = singular.unwrap_or(term);
    is_abbreviation(term).then_some(())?;
    let words = spelled(own, term, function_words).or_else(|| spelled(before, term, function_words));
    Some((term.to_owned(), words))
}

/// Two to eight letters, most of them capitals: `AU`, `OD4B`, `ODfB`.
#[must_use]
pub fn is_abbreviation(term: &str) -> bool {
    let letters = term.chars().count();
    let capitals = term.chars().filter(char::is_ascii_uppercase).count();
    (2..=8).contains(&letters) && term.chars().all(|c| c.is_ascii_alphanumeric()) && capitals * 2 > letters
}

/// The shortest phrase at the end of a text that an abbreviation abbreviates. In a script without blanks, only Latin
/// words can be one.
fn spelled(before: &str, term: &str, function_words: &[&str]) -> Option<String> {
    /// The most words of a phrase.
    const MOST: usize = 12;
    let clause = before.trim_end().rsplit(|c| MARKS.contains(&c) || is_wide(c)).next()?;
    let mut words: Vec<&str> = clause.split_whitespace().rev().take(MOST).collect();
    words.reverse();
    let letters: Vec<char> = term.to_lowercase().chars().collect();
    let is_small = |word: &str| {
        function_words.contains(&word)
            || (word.len() <= 3 && !word.chars().any(char::is_uppercase))
            || !word.starts_with(char::is_alphabetic)
    };
    let last = *words.last()?;
    // Of `Network-Geräte` the part before the hyphen may be enough.
    let stem = last.split_once('-').map(|(stem, _)| stem);
    for last in stem.into_iter().chain([last]) {
        *words.last_mut()? = last;
        let runs = (0..words.len()).rev().filter_map(|from| words.get(from..));
        let fits =
            |run: &&[&str]| !run.first().is_none_or(|word| is_small(word)) && spells(run, &letters, is_small);
        if let Some(run) =
            runs.into_iter().find(fits).filter(|run| !matches!(run, [one] if is_abbreviation(one)))
        {
            return Some(run.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
        }
    }
    None
}

/// The marks that end the words before an abbreviation.
const MARKS: [char; 17] =
    [',', '.', ';', ':', '(', ')', '、', '。', '，', '（', '）', '「', '」', '/', '"', '“', '„'];

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}

/// Whether words spell letters: every word with its initial, perhaps with the capitals and parts inside it; small words
/// between them may be left out.
fn spells(words: &[&str], letters: &[char], is_small: impl Fn(&str) -> bool) -> bool {
    // The bit of each number of letters that the words so far can spell.
    let mut spelled: u16 = 1;
    let after = |spelled: u16, sound: char| {
        let fits = letters.iter().enumerate().filter(|(at, own)| spelled >> at & 1 == 1 && **own == sound);
        fits.fold(0, |next, (at, _)| next | 2 << at)
    };
    for (at, word) in words.iter().enumerate() {
        let mut sounds = sounds(word);
        let mut next = sounds.next().map_or(0, |initial| after(spelled, initial));
        for sound in sounds {
            next |= after(next, sound);
        }
        let is_between = at > 0 && at + 1 < words.len();
        spelled = if is_between && is_small(word) { next | spelled } else { next };
    }
    spelled >> letters.len() & 1 == 1
}

/// The initial of a word, then its capitals and the initials of its parts, in lower case.
fn sounds(word: &str) -> impl Iterator<Item = char> + '_ {
    let mut is_start = true;
    word.chars().filter_map(move |c| {
        let sounds = c.is_alphanumeric() && (is_start || c.is_uppercase());
        is_start = !c.is_alphanumeric();
        sounds.then(|| c.to_lowercase().next()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Option<String>)> {
        of_text(text, &["to", "the"])
    }

    #[test]
    fn a_definition_is_a_phrase_that_is_abbreviated() {
        let cases = [
            ("raise the Active Usage (AU) of it", "AU", "Active Usage"),
            ("ask the Customer Success Manager (CSM)", "CSM", "Customer Success Manager"),
            ("in OneDrive for Business (ODFB)", "ODFB", "OneDrive for Business"),
            ("dem Customer Success Plan (CSP) folgen", "CSP", "Customer Success Plan"),
            ("aktive Verwendung (Active Usage, AU)", "AU", "Active Usage"),
            ("お客様の Customer Success Manager（CSM）", "CSM", "Customer Success Manager"),
            ("通过FastTrack Center (FTC)", "FTC", "FastTrack Center"),
            ("alle Virtual Private Network-Geräte (VPN)", "VPN", "Virtual Private Network"),
            ("die Multi-Factor-Authentifizierung (MFA)", "MFA", "Multi-Factor-Authentifizierung"),
            ("mit FastTrack Engineers (FEs)", "FE", "FastTrack Engineers"),
            ("Request for Assistance (RFA)", "RFA", "Request for Assistance"),
            ("ask a FastTrack Ready Partner (FRP)", "FRP", "FastTrack Ready Partner"),
            ("a FastTrack Team Area (FTA)", "FTA", "FastTrack Team Area"),
        ];
        for (text, term, words) in cases {
            assert_eq!(found(text), [(term.to_owned(), Some(words.to_owned()))], "{text}");
        }
    }

    #[test]
    fn what_is_not_abbreviated_is_no_definition() {
        for text in [
            "other words (CSM)",
            "(AU) alone",
            "the FM (FE)",
            "the CSM (CSM)",
            "here are tasks (FTOP)",
            "según el plan de éxito del cliente (CSP)",
            "目標は、アクティブ使用率 (AU) です",
            "FastTrack マネージャー (FM)",
            "a customer asks the success of our manager (CSM)",
        ] {
            let found = found(text);
            assert!(matches!(&found[..], [(_, None)]), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_is_no_abbreviation_is_no_term() {
        for text in ["do it (optional)", "see (3)", "the plan (Q1 and Q2)", "a thing (A)", "((((", "))))"] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn the_lexicon_knows_roles_and_programs_in_every_language() {
        let lexicons = Lexicons::default();
        let cases = [
            ("de", "FE", "FastTrack Engineer"),
            ("de", "FTA", "FastTrack Architect"),
            ("de", "MVM", "Migration Velocity Manager"),
            ("de", "FTOP", "FastTrack-Orchestrierungsportal"),
            ("es", "FRP", "Socio listo para usar FastTrack"),
            ("es", "AU", "uso activo"),
            ("pt-BR", "FM", "Gerente Microsoft FastTrack"),
            ("ja", "FE", "FastTrack エンジニア"),
            ("zh-Hans", "FTOP", "FastTrack 编排门户"),
            ("en", "SPO", "SharePoint Online"),
            ("en", "SME", "Subject Matter Expert"),
            ("en", "AATP", "Azure Advanced Threat Protection"),
        ];
        for (lang, term, words) in cases {
            assert_eq!(known(&lexicons, &Tag::new(lang), term).as_deref(), Some(words), "{lang} {term}");
        }
        assert_eq!(known(&lexicons, &Tag::english(), "SDS").as_deref(), Some("School Data Sync"));
    }
}
