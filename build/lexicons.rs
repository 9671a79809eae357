//! Writes the lexicon files as Rust constants.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fmt::{self, Debug};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::fold::normalized;
use crate::words::{Group, WordList, WordTable, Words};

/// The lexicons of a folder, sorted by tag.
pub(super) fn read(folder: &Path) -> Result<Vec<Words>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    let parse = |path: &PathBuf| {
        let name = || path.display().to_string();
        serde_yaml::from_str(&fs::read_to_string(path).with_context(name)?).with_context(name)
    };
    files.iter().map(parse).collect()
}

/// The lexicons as a slice of `Words`.
pub(super) fn code(lexicons: &[Words]) -> String {
    let lexicons: Vec<Code> = lexicons.iter().map(|words| Code(lexicon(words))).collect();
    format!("{:?}", Slice(lexicons))
}

/// The keys of all words as an array of `WordIndex`, by group.
pub(super) fn keys(lexicons: &[Words]) -> String {
    let index = |group| {
        Code(index(lexicons, |words| {
            let lists = words.group(group).iter();
            lists.flat_map(|(key, list)| list.map(|word| (normalized(word), key.to_owned()))).collect()
        }))
    };
    format!("{:?}", Group::ALL.map(index))
}

/// The function words of all languages, each with the languages that have it: bit n stands for the n-th.
pub(super) fn function_words(lexicons: &[Words]) -> String {
    let mut index: BTreeMap<&str, u32> = BTreeMap::new();
    for (place, lexicon) in lexicons.iter().enumerate() {
        for word in lexicon.function_words.iter() {
            *index.entry(word).or_default() |= 1 << place;
        }
    }
    let words: Vec<(&str, u32)> = index.into_iter().collect();
    format!("{words:?}")
}

/// A `WordIndex` of the words that `of` finds in each language, with their keys.
fn index(lexicons: &[Words], of: impl Fn(&Words) -> Vec<(String, String)>) -> String {
    let mut index: BTreeMap<String, BTreeMap<usize, String>> = BTreeMap::new();
    for (place, lexicon) in lexicons.iter().enumerate() {
        for (word, key) in of(lexicon) {
            // The first key of a word counts.
            index.entry(word).or_default().entry(place).or_insert(key);
        }
    }
    let (mut text, mut lines) = (String::new(), Vec::new());
    for (word, keys) in index {
        text.push_str(&word);
        let end = text.len();
        for (language, key) in keys {
            let _ = write!(text, "\t{language}={key}");
        }
        lines.push((end, text.len()));
        text.push('\n');
    }
    format!("WordIndex {{ text: {text:?}, lines: &{lines:?} }}")
}

fn lexicon(words: &Words) -> String {
    let requirement = &words.requirement;
    let mut code = format!(
        "Words {{ requirement: RequirementWords {{ mandatory: {}, optional: {}, neither: {}, not: {}, \
         letters: Letters {{ mandatory: {}, optional: {} }} }}, table: {}, short: {}",
        list(&requirement.mandatory),
        list(&requirement.optional),
        list(&requirement.neither),
        list(&requirement.not),
        list(&requirement.letters.mandatory),
        list(&requirement.letters.optional),
        table(&words.table),
        table(&words.short),
    );
    for (name, word) in [
        ("tag", &words.tag),
        ("name", &words.name),
        ("english", &words.english),
        ("messages", &words.messages),
    ] {
        let _ = write!(code, ", {name}: {}", self::word(word));
    }
    for (name, words) in [
        ("aliases", &words.aliases),
        ("suffixes", &words.suffixes),
        ("folders", &words.folders),
        ("regions", &words.regions),
        ("function_words", &words.function_words),
        ("conjunctions", &words.conjunctions),
        ("articles", &words.articles),
        ("particles", &words.particles),
        ("number_words", &words.number_words),
        ("archive_folders", &words.archive_folders),
        ("nothing_follows", &words.nothing_follows),
        ("months", &words.months),
        ("weekdays", &words.weekdays),
    ] {
        let _ = write!(code, ", {name}: {}", list(words));
    }
    for group in Group::ALL {
        let name = format!("{group:?}").to_lowercase();
        let _ = write!(code, ", {name}: {}", table(words.group(group)));
    }
    code + " }"
}

fn word(word: &str) -> String {
    format!("Cow::Borrowed({word:?})")
}

fn list(words: &WordList) -> String {
    let words: Vec<&str> = words.iter().collect();
    format!("WordList({})", word(&words.join("\n")))
}

fn table(table: &WordTable) -> String {
    let lines: Vec<String> = table
        .iter()
        .map(|(key, words)| format!("{key}\t{}\n", words.collect::<Vec<_>>().join("\t")))
        .collect();
    format!("WordTable({})", word(&lines.concat()))
}

/// Code, written as it is.
struct Code(String);

impl Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A list, written as a reference to an array.
struct Slice<T>(Vec<T>);

impl<T: Debug> Debug for Slice<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "&{:?}", self.0)
    }
}
