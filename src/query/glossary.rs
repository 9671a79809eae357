//! The glossary: abbreviations that pages define in parentheses, as in `Active Usage (AU)`.

use std::collections::BTreeMap;

use crate::playbook::{Page, repaired};
use crate::query::compare::alignment::owner;
use crate::source::lexicon::Word;
use crate::source::markdown::inline;
use crate::source::{Lexicons, Tag};

/// A place where an abbreviation is defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The words it stands for.
    pub words: String,
    /// The language.
    pub lang: Tag,
    /// The page's key.
    pub page: String,
    /// The file.
    pub file: String,
    /// The line.
    pub line: u32,
    /// How often the language defines it like this.
    pub count: usize,
}

/// Abbreviations, sorted, each with its most frequent definition in each language and the first place of that.
#[must_use]
pub fn glossary(lexicons: &Lexicons, pages: &[&Page]) -> BTreeMap<String, Vec<Definition>> {
    let mut found: BTreeMap<String, Vec<Definition>> = BTreeMap::new();
    for page in pages {
        // An English abbreviation is made of the initials of its words; in a translation it need not be.
        let lexicon = lexicons.get(&page.lang).filter(|_| page.lang != Tag::english());
        let words = lexicon.map(crate::source::Lexicon::words);
        let function_words = words.map_or(&[][..], |words| &words.function_words);
        let particles = words.map_or(&[][..], |words| &words.particles);
        for (term, words, line) in definitions(page, function_words) {
            let words = without_particles(&words, particles).to_owned();
            let all = found.entry(term).or_default();
            let same = |known: &&mut Definition| {
                known.lang == page.lang && known.words.to_lowercase() == words.to_lowercase()
            };
            if let Some(known) = all.iter_mut().find(same) {
                known.count += 1;
                continue;
            }
            let (lang, key, file) = (page.lang.clone(), page.key.clone(), page.file.clone());
            all.push(Definition { words, lang, page: key, file, line, count: 1 });
        }
    }
    for all in found.values_mut() {
        all.sort_by(|a, b| (&a.lang, b.count).cmp(&(&b.lang, a.count)));
        all.dedup_by(|next, kept| next.lang == kept.lang);
    }
    found
}

/// The definitions of a page: term, words and line. Tables are skipped: their cells are names.
fn definitions(page: &Page, function_words: &[Word]) -> Vec<(String, String, u32)> {
    let mut found = Vec::new();
    for (index, section) in page.indexed_sections() {
        if page.section(owner(page, index)).is_some_and(|section| is_refresh(&section.kind)) {
            continue;
        }
        let first = page.text.place(section.body.start).line;
        let prose = repaired::prose(page, section.body, &[]);
        for line in prose.lines().filter(|line| !line.trim_start().starts_with('|')) {
            let number = (first..).zip(page.text.slice(section.body).lines()).find(|(_, own)| *own == line);
            let number = number.map_or(first, |(number, _)| number);
            found.extend(
                of_text(&inline::plain(line), function_words)
                    .into_iter()
                    .map(|(term, words)| (term, words, number)),
            );
        }
    }
    found
}

fn is_refresh(kind: &crate::playbook::SectionKind) -> bool {
    matches!(kind, crate::playbook::SectionKind::Known(key) if key.as_str() == "refresh-summary")
}

/// The abbreviations of a text with their words: those before `(AU)`, or within `(Active Usage, AU)`, as translations
/// write it.
fn of_text(text: &str, function_words: &[Word]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let opens =
        text.char_indices().filter(|(_, c)| matches!(c, '(' | '（')).map(|(at, c)| (at, at + c.len_utf8()));
    for (open, start) in opens {
        let (before, rest) = (text.split_at(open).0.trim_end(), text.split_at(start).1);
        let Some((inside, _)) = rest.split_once([')', '）']) else { continue };
        let inside = inside.trim();
        let term = inside.rsplit([',', '、', ';', '，']).next().unwrap_or(inside).trim();
        if !is_abbreviation(term) {
            continue;
        }
        let own = inside.strip_suffix(term).map(|own| own.trim_end_matches([',', '、', ';', '，', ' ']));
        let before = own.filter(|own| !own.is_empty()).unwrap_or(before);
        if let Some(words) = phrase(before, term, function_words) {
            found.push((term.to_owned(), words));
        }
    }
    found
}

/// Two to eight letters, most of them capitals: `AU`, `OD4B`, `ODfB`.
fn is_abbreviation(term: &str) -> bool {
    let letters = term.chars().count();
    let capitals = term.chars().filter(char::is_ascii_uppercase).count();
    (2..=8).contains(&letters) && term.chars().all(|c| c.is_ascii_alphanumeric()) && capitals * 2 > letters
}

/// The words before a parenthesis that an abbreviation stands for: those whose initials it is, else in a translation as
/// many as it has letters, without function words. In a script without blanks, the text after the last mark.
fn phrase(before: &str, term: &str, function_words: &[Word]) -> Option<String> {
    let clause = before.rsplit(MARKS).next()?.trim();
    if clause.chars().next_back().is_some_and(is_wide) {
        let tail: Vec<char> = clause.chars().rev().take_while(|c| is_wide(*c)).collect();
        let words: String = tail.into_iter().rev().collect();
        return (2..=24).contains(&words.chars().count()).then_some(words);
    }
    let words: Vec<&str> = clause.split_whitespace().collect();
    let letters: Vec<char> = term.to_lowercase().chars().collect();
    let run = |count: usize| words.get(words.len().checked_sub(count)?..);
    let spelled = (1..=letters.len() + 2).filter_map(run).find(|run| spells(run, &letters));
    let counted = || {
        let is_function_word = |word: &str| {
            function_words.iter().any(|known| known.eq_ignore_ascii_case(word))
                || (word.len() <= 3 && !word.chars().any(char::is_uppercase))
        };
        let mut left = letters.len();
        let start = words.iter().rposition(|word| {
            left -= usize::from(!is_function_word(word) && left > 0);
            left == 0
        });
        let run = words.get(start.unwrap_or(0)..)?;
        let begin = run.iter().position(|word| !is_function_word(word)).unwrap_or(0);
        run.get(begin..).filter(|_| !function_words.is_empty())
    };
    let found = spelled.or_else(counted).filter(|run| !run.is_empty())?;
    Some(found.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|words| !words.is_empty())
}

/// Words without leading particles, which belong to what is before them.
fn without_particles<'t>(mut words: &'t str, particles: &[Word]) -> &'t str {
    while let Some(rest) = particles.iter().find_map(|particle| words.strip_prefix(particle.as_ref())) {
        words = rest;
    }
    words
}

/// The marks that end the words before an abbreviation.
const MARKS: [char; 17] =
    [',', '.', ';', ':', '(', ')', '、', '。', '，', '（', '）', '「', '」', '/', '"', '“', '„'];

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}

/// Whether the initials of words, and the capitals inside them, spell letters; words in between may be skipped.
fn spells(words: &[&str], letters: &[char]) -> bool {
    let mut left = letters;
    for (at, word) in words.iter().enumerate() {
        let mut sounding = word.chars().filter(|c| c.is_alphanumeric());
        let initial = sounding.next().map(|c| c.to_ascii_lowercase());
        match left.split_first() {
            Some((letter, rest)) if Some(*letter) == initial => left = rest,
            _ if at == 0 => return false,
            _ => continue,
        }
        for capital in sounding.filter(|c| c.is_uppercase()).map(|c| c.to_ascii_lowercase()) {
            left =
                left.split_first().filter(|(letter, _)| **letter == capital).map_or(left, |(_, rest)| rest);
        }
    }
    left.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        of_text(text, &[])
    }

    #[test]
    fn the_words_begin_at_the_first_initial() {
        let cases = [
            ("raise the Active Usage (AU) of it", "AU", "Active Usage"),
            ("ask the Customer Success Manager (CSM)", "CSM", "Customer Success Manager"),
            ("in OneDrive for Business (ODFB)", "ODFB", "OneDrive for Business"),
            ("dem Customer Success Plan (CSP) folgen", "CSP", "Customer Success Plan"),
            ("aktive Verwendung (Active Usage, AU)", "AU", "Active Usage"),
        ];
        for (text, term, words) in cases {
            assert_eq!(found(text), [(term.to_owned(), words.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_translation_gives_as_many_words_as_there_are_letters() {
        let small = ["del", "de"].map(Word::from);
        let found = of_text("según el plan de éxito del cliente (CSP)", &small);
        assert_eq!(found, [("CSP".to_owned(), "plan de éxito del cliente".to_owned())]);
    }

    #[test]
    fn text_without_blanks_gives_the_words_before_the_parenthesis() {
        assert_eq!(
            found("目標は、アクティブ使用率 (AU) です"),
            [("AU".to_owned(), "アクティブ使用率".to_owned())]
        );
        assert_eq!(found("通过客户成功计划（CSP）"), [("CSP".to_owned(), "通过客户成功计划".to_owned())]);
    }

    #[test]
    fn what_is_no_abbreviation_is_no_term() {
        for text in [
            "do it (optional)",
            "see (3)",
            "the plan (Q1 and Q2)",
            "a thing (A)",
            "(AU) alone",
            "other words (CSM)",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
