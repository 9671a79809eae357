//! Synonyms of what was typed: the words that lexicons have for the same key.

use std::ops::Range;

use crate::query::search::matching::{Alternative, Reason};
use crate::query::search::query::Query;
use crate::source::fold::fold;
use crate::source::lexicon::Group;
use crate::source::{Key, Lexicons, Tag};

/// Roles and services have many names and abbreviations: their synonyms are searched for in every case.
const ALWAYS: [Group; 2] = [Group::Roles, Group::Services];

/// Words of the pages' structure: their synonyms are searched for when nothing else is found.
const STRUCTURE: [Group; 4] = [Group::Motions, Group::Phases, Group::Sections, Group::Labels];

/// The longest run of words that is looked up.
const LONGEST: usize = 8;

/// Synonyms of the longest runs of the query's words that a lexicon knows: in the languages `langs`, in all if there is
/// none. With `structure`, words of the pages' structure have synonyms too.
#[must_use]
pub fn of(query: &Query, lexicons: &Lexicons, langs: &[Tag], structure: bool) -> Vec<Alternative> {
    let groups: Vec<Group> = ALWAYS.into_iter().chain(STRUCTURE.into_iter().filter(|_| structure)).collect();
    let mut found = Vec::new();
    let mut from = 0;
    while from < query.wanted.len() {
        let longest = (from + 1..=query.wanted.len().min(from + LONGEST)).rev();
        let known = longest.into_iter().find_map(|to| {
            let words = others(query, from..to, lexicons, langs, &groups);
            (!words.is_empty()).then(|| Alternative::new(from..to, words, Reason::Synonym))
        });
        from = known.as_ref().map_or(from + 1, |synonyms| synonyms.terms.end);
        found.extend(known);
    }
    found
}

fn others(
    query: &Query,
    run: Range<usize>,
    lexicons: &Lexicons,
    langs: &[Tag],
    groups: &[Group],
) -> Vec<String> {
    let Some(terms) = query.wanted.get(run) else { return Vec::new() };
    let phrase = terms.len() == 1 && terms.iter().all(|term| term.rank.is_none() && !term.typed.is_empty());
    if !terms.iter().all(|term| term.plain) && !phrase {
        return Vec::new();
    }
    let typed = terms.iter().map(|term| term.typed.as_str()).collect::<Vec<_>>().join(" ");
    let own = fold(&typed);
    let mut words: Vec<String> = Vec::new();
    for (group, key) in groups.iter().flat_map(|group| keys(lexicons, *group, &own)) {
        let wanted = lexicons.all().filter(|lexicon| langs.is_empty() || langs.contains(&lexicon.tag()));
        for word in wanted.flat_map(|lexicon| lexicon.words().of_key(group, key.as_str())) {
            let folded = fold(word);
            // A word that contains the typed words is found by them.
            let new = !folded.contains(&own) && !words.iter().any(|known| fold(known) == folded);
            if new {
                words.push(word.to_string());
            }
        }
    }
    words
}

/// The keys that have a word which folds to this.
fn keys(lexicons: &Lexicons, group: Group, folded: &str) -> Vec<(Group, Key)> {
    let mut keys: Vec<(Group, Key)> = Vec::new();
    for lexicon in lexicons.all() {
        for (key, mut list) in lexicon.words().group(group).iter() {
            if list.any(|word| is_folded_to(word, folded)) && !keys.iter().any(|(_, own)| own.as_str() == key)
            {
                keys.push((group, Key::new(key)));
            }
        }
    }
    keys
}

/// Whether a word of a lexicon folds to this.
fn is_folded_to(word: &str, folded: &str) -> bool {
    if word.is_ascii() { word.eq_ignore_ascii_case(folded) } else { fold(word) == folded }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str, langs: &[&str], structure: bool) -> Vec<(Range<usize>, Vec<String>)> {
        let langs: Vec<Tag> = langs.iter().map(|lang| Tag::new(lang)).collect();
        let query = Query::parse(typed).unwrap();
        let found = of(&query, &Lexicons::default(), &langs, structure);
        found.into_iter().map(|synonyms| (synonyms.terms, synonyms.words)).collect()
    }

    #[test]
    fn abbreviations_and_names_in_other_languages_are_synonyms() {
        let fm = words("FM", &["en"], false);
        assert!(fm[0].1.contains(&"FastTrack Manager".to_owned()), "{fm:?}");
        let onedrive = words("taller onedrive para la empresa", &["en"], false);
        assert_eq!(onedrive[0].0, 1..5);
        assert!(onedrive[0].1.contains(&"OneDrive for Business".to_owned()), "{onedrive:?}");
    }

    #[test]
    fn words_of_the_structure_are_a_last_resort() {
        assert!(words("Übersicht", &["en"], false).is_empty());
        assert!(words("ubersicht", &["en"], true)[0].1.contains(&"Overview".to_owned()));
    }

    #[test]
    fn a_word_that_contains_the_typed_words_is_no_synonym() {
        assert!(words("Teams", &["en"], false).is_empty());
        assert!(words("zebra", &[], true).is_empty());
    }
}
