//! Turns the lexicon files into tables: reading six YAML files would cost more than most answers.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::fold::same;
use crate::words::{Group, Words};

/// The lexicons as a slice of `BuiltIn`, sorted by tag.
pub(super) fn code(folder: &Path) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    let mut code = String::from("&[\n");
    for path in files {
        let words: Words = serde_yaml::from_str(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        lexicon(&mut code, &words);
    }
    code.push(']');
    Ok(code)
}

fn lexicon(code: &mut String, words: &Words) {
    let _ = writeln!(
        code,
        "BuiltIn {{ tag: {:?}, name: {:?}, english: {:?},",
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
    }
    let longest = |group| keys(words, group).iter().map(|(word, _)| word.len()).max().unwrap_or_default();
    let longest: Vec<usize> = Group::ALL.into_iter().map(longest).collect();
    let _ = write!(code, "], longest: {longest:?}, keys: [");
    for group in Group::ALL {
        table(code, keys(words, group).into_iter());
    }
    code.push_str("], table: ");
    table(code, words.table.iter().map(|(key, word)| (key.clone(), word.clone())));
    code.push_str("},\n");
}

/// Writes a `Table` of sorted entries.
fn table(code: &mut String, entries: impl Iterator<Item = (String, String)>) {
    let (mut text, mut starts) = (String::new(), Vec::new());
    for (first, rest) in entries {
        starts.push(text.len());
        let _ = writeln!(text, "{first}\t{rest}");
    }
    let _ = writeln!(code, "Table {{ text: {text:?}, starts: &{starts:?} }},");
}

/// The folded words of a group with their keys, sorted.
fn keys(words: &Words, group: Group) -> Vec<(String, String)> {
    let mut keys = BTreeMap::new();
    for (key, list) in words.group(group) {
        for word in list {
            keys.entry(same(word)).or_insert_with(|| key.clone());
        }
    }
    keys.into_iter().collect()
}
