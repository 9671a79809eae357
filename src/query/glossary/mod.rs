//! The glossary: abbreviations that pages write in parentheses, as in `Active Usage (AU)`, and what they stand for.
//!
//! A definition is a phrase whose initials the abbreviation is, or the lexicon's word for it. Where a language has
//! neither, the English definition answers, and says so.

mod abbreviation;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::playbook::{Page, SectionKind};
use crate::source::lexicon::{Group, WordList};
use crate::source::markdown::lines::{Line, LineKind, lines};
use crate::source::markdown::{inline, list};
use crate::source::{Lexicons, Span, Tag, parallel};

pub use abbreviation::is_abbreviation;
use abbreviation::{of_text, spelled};

/// A place where an abbreviation is defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The words it stands for.
    pub words: String,
    /// What else pages of the language say it stands for, the most frequent first.
    pub others: Vec<String>,
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
    for (term, mentions) in roles(lexicons, pages) {
        let of_term = terms.entry(term).or_default();
        for (lang, own) in mentions {
            of_term.entry(lang).or_insert(own);
        }
    }
    let define = |(term, mentions): (String, Mentions<'_>)| {
        let all: Vec<Definition> =
            mentions.keys().filter_map(|lang| definition(lexicons, &term, &mentions, lang)).collect();
        (!all.is_empty()).then_some((term, all))
    };
    terms.into_iter().filter_map(define).collect()
}

/// What the abbreviation of a role stands for, by the lexicon of a language, else by the English one.
#[must_use]
pub fn role_in_words(lexicons: &Lexicons, lang: &Tag, term: &str) -> Option<String> {
    if !is_abbreviation(term) {
        return None;
    }
    known(lexicons, lang, term).or_else(|| known(lexicons, &Tag::english(), term))
}

/// The abbreviations of roles that task tables name, with the rows of each.
fn roles<'a>(lexicons: &Lexicons, pages: &[&'a Page]) -> BTreeMap<String, Mentions<'a>> {
    let mut all: BTreeMap<String, Mentions<'a>> = BTreeMap::new();
    for page in pages {
        for task in &page.tasks {
            for role in task.roles.iter() {
                let (lang, key) = (&page.lang, role.as_str());
                let word = || lexicons.word(lang, Group::Roles, key);
                let term = lexicons.short(lang, key).unwrap_or_else(word);
                if is_abbreviation(term) {
                    let mentions = all.entry(term.to_owned()).or_default();
                    let own = mentions.entry(lang.clone()).or_default();
                    own.push(Mention { words: None, page, line: task.line });
                }
            }
        }
    }
    all
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
        others: others(lexicons, term, own, &words),
        words,
    })
}

/// What else the mentions of a language define; the lexicons' words in other languages are no other meaning.
fn others(lexicons: &Lexicons, term: &str, own: &[Mention<'_>], words: &str) -> Vec<String> {
    let known = lexicons.all().filter_map(|lexicon| known(lexicons, &lexicon.tag(), term));
    let mut seen: HashSet<String> = known.map(|known| comparable(&known)).collect();
    seen.insert(comparable(words));
    let mut others = phrases(own);
    others.retain(|phrase| !seen.contains(&phrase.compared));
    others.sort_by_key(|phrase| Reverse(phrase.count));
    others.into_iter().map(|phrase| phrase.words.clone()).collect()
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
            && !word.split(|c: char| !c.is_ascii_alphanumeric()).any(is_abbreviation)
    };
    let named = [Group::Roles, Group::Programs].into_iter().flat_map(words).find(is_spelled_out);
    let abbreviated = |word: &String| spelled(word, term, &[]).is_some_and(|words| words == *word);
    let service = || words(Group::Services).into_iter().filter(is_spelled_out).find(abbreviated);
    named.or_else(service)
}

/// A phrase of several mentions.
struct Phrase<'m> {
    /// As it is first written.
    words: &'m String,
    compared: String,
    count: usize,
}

/// The phrases that mentions have before them, in their order.
fn phrases<'m>(mentions: &'m [Mention<'_>]) -> Vec<Phrase<'m>> {
    let mut phrases: Vec<Phrase<'m>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for words in mentions.iter().filter_map(|mention| mention.words.as_ref()) {
        let compared = comparable(words);
        if let Some(phrase) = places.get(&compared).and_then(|at| phrases.get_mut(*at)) {
            phrase.count += 1;
        } else {
            places.insert(compared.clone(), phrases.len());
            phrases.push(Phrase { words, compared, count: 1 });
        }
    }
    phrases
}

/// The phrase that most mentions have before them; of several the first.
fn most_frequent(mentions: &[Mention<'_>]) -> Option<String> {
    let phrases = phrases(mentions);
    let most = phrases.iter().map(|phrase| phrase.count).max()?;
    phrases.iter().find(|phrase| phrase.count == most).map(|phrase| phrase.words.clone())
}

/// The English definition: what the same page says in English, else the only one that English has.
fn in_english(lexicons: &Lexicons, term: &str, all: &Mentions<'_>, own: &[Mention<'_>]) -> Option<String> {
    let english = all.get(&Tag::english()).map_or(&[][..], |mentions| mentions);
    let is_of_page = |mention: &&Mention<'_>| own.iter().any(|other| other.page.key == mention.page.key);
    let of_page = english.iter().filter(is_of_page).find_map(|mention| mention.words.clone());
    let only = || match phrases(english).as_slice() {
        [only] => Some(only.words.clone()),
        _ => None,
    };
    of_page.or_else(|| known(lexicons, &Tag::english(), term)).or_else(only)
}

/// Words as definitions are compared: without case, hyphens and the plural.
fn comparable(words: &str) -> String {
    words.to_lowercase().replace(['-', '\u{2011}'], " ").trim_end_matches('s').to_owned()
}

/// The abbreviations in a page's parentheses, each with its phrase and line. Tables are skipped: their cells are
/// names; so are revisions.
fn mentions(page: &Page, function_words: &[&str]) -> Vec<(String, Option<String>, u32)> {
    let mut found = Vec::new();
    let skipped = revisions(page);
    let start = page.sections.first().map_or(0, |section| section.body.start as usize);
    // The line above, within the same paragraph.
    let mut above = "";
    for line in lines(page.text.as_str(), start) {
        let table = page.tables.partition_point(|table| table.last < line.number);
        let in_table = page.tables.get(table).is_some_and(|table| table.first <= line.number);
        let next = skipped.partition_point(|span| span.end <= line.span.start);
        let is_revision = skipped.get(next).is_some_and(|span| span.start <= line.span.start);
        let is_text = matches!(line.kind, LineKind::Text | LineKind::Heading { .. });
        let is_prose = is_text && !in_table && !is_revision && !line.text.starts_with('|');
        if !is_prose || !goes_on(&line) {
            above = "";
        }
        if is_prose && may_abbreviate(above, line.text) {
            let begun = if above.is_empty() { String::new() } else { format!("{} ", inline::plain(above)) };
            let text = format!("{begun}{}", inline::plain(line.text));
            let of_line = of_text(&text, begun.len(), function_words);
            found.extend(of_line.into_iter().map(|(term, words)| (term, words, line.number)));
        }
        above = if is_prose && line.kind == LineKind::Text { line.text } else { "" };
    }
    found
}

/// Whether a parenthesis that closes in a line may have an abbreviation, which has at least two capitals. 0xEF is the
/// first byte of a full-width one.
fn may_abbreviate(above: &str, line: &str) -> bool {
    if memchr::memchr2(b')', 0xEF, line.as_bytes()).is_none() {
        return false;
    }
    let mut capitals = 0;
    above.bytes().chain(line.bytes()).any(|byte| {
        match byte {
            b'(' => capitals = 0,
            _ => capitals += usize::from(byte.is_ascii_uppercase()),
        }
        matches!(byte, b')' | 0xEF) && capitals > 1
    })
}

/// Whether a line goes on with the paragraph above it.
fn goes_on(line: &Line<'_>) -> bool {
    line.kind == LineKind::Text && list::item(line.text).is_none()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parenthesis_may_begin_on_the_line_above() {
        let of_page = |text: &str| {
            let lexicons = Lexicons::default();
            let identity = crate::playbook::identity::identify("en/success-a.md", &lexicons);
            let text = std::sync::Arc::new(crate::source::SourceText::new(format!("# A\n\n{text}\n")));
            let page = crate::playbook::reader::read(text, &Tag::english(), &identity, &lexicons);
            let found = mentions(&page, &["of", "the"]);
            found
                .into_iter()
                .map(|(term, words, line)| (term, words.unwrap_or_default(), line))
                .collect::<Vec<_>>()
        };
        let found = |term: &str, words: &str, line| vec![(term.to_owned(), words.to_owned(), line)];
        assert_eq!(of_page("ask the Garden\nCare Team (GCT)"), found("GCT", "Garden Care Team", 4));
        assert_eq!(of_page("ask the Garden Care Team\n(GCT) then"), found("GCT", "Garden Care Team", 4));
        assert_eq!(of_page("the Garden Care Team (GCT\n) then"), found("GCT", "Garden Care Team", 4));
        assert_eq!(of_page("the Garden Care\n\nTeam (GCT)"), found("GCT", "", 5));
        assert_eq!(of_page("- the Garden Care\n- Team (GCT)"), found("GCT", "", 4));
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
