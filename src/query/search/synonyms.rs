//! Other words for what was typed: those that the lexicons have for the same key.

use std::ops::Range;

use crate::query::search::matching::{Class, Instead};
use crate::query::search::words::Query;
use crate::source::fold::fold;
use crate::source::lexicon::Group;
use crate::source::{Key, Lexicons, Tag};

/// Names of people's roles and of products go by many names and abbreviations: looked for in every search.
const ALWAYS: [Group; 2] = [Group::Roles, Group::Services];

/// Words of the pages' own structure: looked for when nothing else is found.
const AT_LAST: [Group; 4] = [Group::Motions, Group::Phases, Group::Sections, Group::Labels];

/// The longest run of words that is looked up.
const LONGEST: usize = 8;

/// Words that may stand for runs of the query's words: the longest runs that a lexicon knows.
///
/// `langs` are the languages whose words are wanted; none for all. With `every`, words of the pages'
/// structure too.
#[must_use]
pub fn of(query: &Query, lexicons: &Lexicons, langs: &[Tag], every: bool) -> Vec<Instead> {
    let groups: Vec<Group> = ALWAYS.into_iter().chain(AT_LAST.into_iter().filter(|_| every)).collect();
    let mut found = Vec::new();
    let mut from = 0;
    while from < query.wanted.len() {
        let longest = (from + 1..=query.wanted.len().min(from + LONGEST)).rev();
        let known = longest.into_iter().find_map(|to| {
            let words = others(query, from..to, lexicons, langs, &groups);
            (!words.is_empty()).then(|| Instead::new(from..to, words, Class::Synonym))
        });
        from = known.as_ref().map_or(from + 1, |instead| instead.terms.end);
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
    let terms = query.wanted.get(run.clone()).unwrap_or_default();
    let phrase = terms.len() == 1 && terms.iter().all(|term| term.level.is_none() && !term.typed.is_empty());
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
            // What holds the typed words is found by them.
            let new = !folded.contains(&own) && !words.iter().any(|known| fold(known) == folded);
            if new {
                words.push(word.to_string());
            }
        }
    }
    words
}

/// The keys that have these words, however they are written.
fn keys(lexicons: &Lexicons, group: Group, folded: &str) -> Vec<(Group, Key)> {
    let mut keys: Vec<(Group, Key)> = Vec::new();
    for lexicon in lexicons.all() {
        for (key, list) in lexicon.words().group(group).iter() {
            if list.iter().any(|word| is_folded_to(word, folded))
                && !keys.iter().any(|(_, own)| own.as_str() == key)
            {
                keys.push((group, Key::new(key)));
            }
        }
    }
    keys
}

/// Whether a word of a lexicon folds to this; most are told without folding.
fn is_folded_to(word: &str, folded: &str) -> bool {
    if word.is_ascii() { word.eq_ignore_ascii_case(folded) } else { fold(word) == folded }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str, langs: &[&str], every: bool) -> Vec<(Range<usize>, Vec<String>)> {
        let langs: Vec<Tag> = langs.iter().map(|lang| Tag::new(lang)).collect();
        let query = Query::parse(typed).unwrap();
        let found = of(&query, &Lexicons::default(), &langs, every);
        found.into_iter().map(|instead| (instead.terms, instead.words)).collect()
    }

    #[test]
    fn abbreviations_and_names_of_other_languages_stand_for_one_another() {
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
    fn what_holds_the_typed_words_is_no_other_word() {
        assert!(words("Teams", &["en"], false).is_empty());
        assert!(words("zebra", &[], true).is_empty());
    }
}
