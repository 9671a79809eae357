//! The search against one that knows nothing of it: fold everything, scan everything.
//!
//! It shares with the search only what the things of a page are. It folds whole texts instead of letters,
//! has no candidates, no places and no order, and compares words by walking over all of them.

use std::collections::{BTreeMap, BTreeSet};

use ftpb::playbook::Playbook;
use ftpb::query::search::prefilter::Prefilter;
use ftpb::query::search::{Document, Query, ThingKind, ThingScope, all_documents, exact};
use ftpb::source::store;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Random queries for each language.
const QUERIES: usize = 500;

/// A text as words: folded, divided where the eye sees no letter, and around each character of a script
/// without blanks.
fn words(text: &str) -> Vec<String> {
    let visible = text.chars().filter(|c| !"\u{AD}\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}".contains(*c));
    let compatible: String = visible.nfkc().collect();
    let lower = compatible.to_lowercase().replace('ß', "ss").replace('ς', "σ");
    let bare: String = lower.nfd().filter(|c| !('\u{300}'..='\u{36F}').contains(c)).nfc().collect();
    let mut words = vec![String::new()];
    for c in bare.chars() {
        let letter = c.is_alphanumeric() || is_combining_mark(c);
        let alone = letter && c >= '\u{2E80}' && !('\u{A000}'..='\u{F8FF}').contains(&c) && c < '\u{FB00}';
        if !letter || alone {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter) {
            word.push(c);
        }
        if alone {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a text holds a query's word: its words in a row, the first and last of which may be parts; or the
/// same letters as a row of whole words, however divided.
fn holds(text: &[String], wanted: &[String]) -> bool {
    let Some((first, rest)) = wanted.split_first() else { return false };
    let letter_alone = rest.is_empty() && first.chars().count() == 1;
    let in_a_row = text.windows(wanted.len()).any(|row| match (row, rest.split_last()) {
        ([one], None) if letter_alone => one == first,
        ([one], None) => one.contains(first.as_str()),
        ([begin, middle @ .., end], Some((last, inner))) => {
            begin.ends_with(first.as_str()) && middle == inner && end.starts_with(last.as_str())
        }
        _ => false,
    });
    let closed = wanted.concat();
    let whole = || {
        (0..text.len()).any(|from| {
            let mut letters = String::new();
            let grown = text[from..].iter().map(|word| {
                letters.push_str(word);
                letters.clone()
            });
            grown.take_while(|letters| closed.starts_with(letters.as_str())).any(|letters| letters == closed)
        })
    };
    in_a_row || whole()
}

type Found = BTreeSet<(String, ThingKind, usize)>;

fn by_scan(all: &[(&Document<'_>, Vec<Vec<String>>)], typed: &[String]) -> Found {
    let terms: Vec<Vec<String>> =
        typed.iter().map(|term| words(term)).filter(|words| !words.is_empty()).collect();
    let matching =
        all.iter().filter(|(_, texts)| terms.iter().all(|term| texts.iter().any(|text| holds(text, term))));
    matching.map(|(Document { thing, .. }, _)| (thing.page.file.clone(), thing.kind, thing.index)).collect()
}

fn by_search(playbook: &Playbook, documents: &[Document<'_>], typed: &str) -> Found {
    let query = Query::parse(typed).unwrap();
    let hits = exact(documents, &query);
    // Every page with a match has to pass the prefilter.
    let prefilter = Prefilter::all(&query, &[]);
    for page in hits.iter().map(|hit| hit.thing.page) {
        let raw = playbook.lazy_page(&page.file).map_or("", |lazy_page| lazy_page.text(playbook));
        assert!(prefilter.passes(&page.key, raw), "{typed} does not pass in {}", page.file);
    }
    hits.into_iter().map(|hit| (hit.thing.page.file.clone(), hit.thing.kind, hit.thing.index)).collect()
}

/// A small generator: the same queries on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }
}

/// A query drawn from the pages: words as they stand there, pieces of words, a phrase, or several of them.
fn draw(dice: &mut Dice, texts: &[&str]) -> Option<Vec<String>> {
    let text = texts[dice.roll(texts.len())];
    let chars: Vec<char> = text.chars().collect();
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let one = |dice: &mut Dice| -> String {
        match dice.roll(3) {
            0 => tokens[dice.roll(tokens.len())].to_owned(),
            1 => {
                let from = dice.roll(chars.len());
                chars[from..].iter().take(2 + dice.roll(6)).collect()
            }
            _ => {
                let from = dice.roll(tokens.len());
                tokens[from..].iter().take(1 + dice.roll(3)).copied().collect::<Vec<_>>().join(" ")
            }
        }
    };
    let terms: Vec<String> = (0..=dice.roll(2)).map(|_| one(dice)).collect();
    // What would be an operator is left to the tests of the language of queries.
    let plain = |term: &String| {
        !term.contains(['"', '“', '”', '„', '«', '»', '「', '」', '『', '』', ':', '：'])
            && !term.trim_start().starts_with(['/', '-', '−'])
            && !words(term).is_empty()
    };
    terms.iter().all(plain).then_some(terms)
}

fn compare(playbook: &Playbook) -> BTreeMap<String, usize> {
    let mut asked = BTreeMap::new();
    for lang in playbook.languages() {
        let pages = playbook.pages(std::slice::from_ref(&lang));
        let documents = all_documents(playbook, &ThingScope::default(), std::slice::from_ref(&lang));
        let folded = |own: &Document<'_>| own.fields.iter().map(|field| words(&field.text)).collect();
        let all: Vec<(&Document<'_>, Vec<Vec<String>>)> =
            documents.iter().map(|own| (own, folded(own))).collect();
        let texts: Vec<&str> = pages
            .iter()
            .flat_map(|page| page.text.as_str().lines())
            .filter(|line| line.chars().any(char::is_alphanumeric))
            .collect();
        let mut dice = Dice(20_200_512);
        let mut hits = 0;
        let mut count = 0;
        while count < QUERIES {
            let Some(terms) = draw(&mut dice, &texts) else { continue };
            count += 1;
            let typed = terms.iter().map(|term| format!("\"{term}\"")).collect::<Vec<_>>().join(" ");
            let (expected, found) = (by_scan(&all, &terms), by_search(playbook, &documents, &typed));
            hits += expected.len();
            let missing: Vec<_> = expected.difference(&found).collect();
            let extra: Vec<_> = found.difference(&expected).collect();
            assert!(
                missing.is_empty() && extra.is_empty(),
                "{lang} {typed}\nmissing {missing:#?}\nextra {extra:#?}"
            );
        }
        asked.insert(lang.to_string(), hits);
    }
    asked
}

#[test]
fn the_built_in_playbook_is_searched_as_by_a_scan_of_everything() {
    let asked = compare(&super::built_in());
    assert_eq!(asked.len(), 6);
    assert!(asked.values().all(|hits| *hits > QUERIES), "{asked:?}");
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn real_pages_are_searched_as_by_a_scan_of_everything() {
    let folder = std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages");
    let asked = compare(&Playbook::open(store::open(Some(folder.as_ref())).unwrap()));
    println!("hits of {QUERIES} queries: {asked:?}");
    assert_eq!(asked.len(), 6);
}

#[test]
fn an_empty_reference_is_used_nowhere() {
    for line in ["where ''", "where ' '", "tasks ''"] {
        let answer = crate::run::ftpb(line).answer();
        assert_eq!((answer.stdout.as_str(), answer.code), ("", Some(1)), "{line}: {}", answer.stderr);
    }
}
