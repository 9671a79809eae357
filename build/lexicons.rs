//! Turns the lexicon files into tables: reading six YAML files would cost more than most answers.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::digest::digest;
use crate::fold::same;
use crate::words::{Group, Words};

/// The lexicons of a folder, sorted by tag.
pub(super) fn read(folder: &Path) -> Result<Vec<Words>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    let mut lexicons = Vec::new();
    for path in files {
        let name = || path.display().to_string();
        let yaml = fs::read_to_string(&path).with_context(name)?;
        lexicons.push(serde_yaml::from_str(&yaml).with_context(name)?);
    }
    Ok(lexicons)
}

/// The lexicons as a slice of `BuiltIn`.
pub(super) fn code(lexicons: &[Words]) -> String {
    let mut code = String::from("&[\n");
    for (place, words) in lexicons.iter().enumerate() {
        lexicon(&mut code, place, words);
    }
    code.push(']');
    code
}

/// The keys of all words as an array of `Table`, by group.
pub(super) fn keys(lexicons: &[Words]) -> String {
    let mut code = String::from("[\n");
    for group in Group::ALL {
        let keys_of = |words: &Words| -> Vec<(String, String)> {
            let lists = words.group(group).iter();
            lists.flat_map(|(key, list)| list.iter().map(|word| (same(word), key.clone()))).collect()
        };
        columns(&mut code, lexicons, keys_of);
        code.push(',');
    }
    code.push(']');
    code
}

/// The function words of all languages as a `Table`.
pub(super) fn function_words(lexicons: &[Words]) -> String {
    let mut code = String::new();
    columns(&mut code, lexicons, |words| {
        words.function_words.iter().map(|word| (word.clone(), String::new())).collect()
    });
    code
}

/// Writes a `Table` of words with a column for each key that a word has: the places of the languages in which it has
/// it, one digit of base 36 each, a blank, and the key.
fn columns(code: &mut String, lexicons: &[Words], of: impl Fn(&Words) -> Vec<(String, String)>) {
    let mut words: BTreeMap<String, BTreeMap<usize, String>> = BTreeMap::new();
    for (place, lexicon) in lexicons.iter().enumerate() {
        for (word, value) in of(lexicon) {
            // A word that is there twice is what it was first.
            words.entry(word).or_default().entry(place).or_insert(value);
        }
    }
    let rest = |keys: BTreeMap<usize, String>| {
        let mut columns: BTreeMap<String, String> = BTreeMap::new();
        for (place, key) in keys {
            let digit = u32::try_from(place).ok().and_then(|place| char::from_digit(place, 36));
            columns.entry(key).or_default().extend(digit);
        }
        columns.into_iter().map(|(key, places)| format!("{places} {key}")).collect::<Vec<_>>().join("\t")
    };
    table(code, words.into_iter().map(|(word, columns)| (word, rest(columns))));
}

fn lexicon(code: &mut String, place: usize, words: &Words) {
    let _ = writeln!(
        code,
        "BuiltIn {{ tag: {:?}, name: {:?}, english: {:?}, place: {place},",
        words.tag, words.name, words.english
    );
    let requirement = &words.requirement;
    for (name, list) in [
        ("aliases", &words.aliases),
        ("suffixes", &words.suffixes),
        ("folders", &words.folders),
        ("function_words", &words.function_words),
        ("conjunctions", &words.conjunctions),
        ("mandatory", &requirement.mandatory),
        ("optional", &requirement.optional),
        ("mandatory_letters", &requirement.letters.mandatory),
        ("optional_letters", &requirement.letters.optional),
    ] {
        let _ = writeln!(code, "{name}: &{list:?},");
    }
    code.push_str("groups: [");
    for group in Group::ALL {
        table(code, words.group(group).iter().map(|(key, list)| (key.clone(), list.join("\t"))));
        code.push(',');
    }
    code.push_str("], table: ");
    table(code, words.table.iter().map(|(key, word)| (key.clone(), word.clone())));
    code.push_str("},\n");
}

/// Writes a `Table` of entries.
fn table(code: &mut String, entries: impl Iterator<Item = (String, String)>) {
    let (mut text, mut starts, mut digests, mut longest) = (String::new(), Vec::new(), Vec::new(), 0);
    for (first, rest) in entries {
        let start = text.len();
        let _ = writeln!(text, "{first}\t{rest}");
        starts.push((start, start + first.len() + 1, text.len()));
        digests.push(digest(&first));
        longest = longest.max(first.len());
    }
    let slots = slots(&digests);
    let _ = writeln!(
        code,
        "WordTable {{ text: {text:?}, starts: &{starts:?}, slots: &{slots:?}, longest: {longest} }}"
    );
}

/// The slots of a table: half of them stay free, so that what is not there is soon known to be missing.
fn slots(digests: &[u64]) -> Vec<usize> {
    let count = (digests.len() * 2).next_power_of_two().max(2);
    let mut slots = vec![0; count];
    for (entry, digest) in digests.iter().enumerate() {
        let first = usize::try_from(digest & (count as u64 - 1)).unwrap_or_default();
        let free = (0..count).map(|step| (first + step) % count).find(|slot| slots.get(*slot) == Some(&0));
        if let Some(slot) = free.and_then(|slot| slots.get_mut(slot)) {
            *slot = entry + 1;
        }
    }
    slots
}
