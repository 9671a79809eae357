//! One word per idea: words that were given up for the terms of `CONTRIBUTING.md` do not come back.

use std::fs;

use super::house::{files, root};
use crate::run::ftpb;

/// Words that were given up, each with the term to write instead. Inflected forms count as the word.
const GIVEN_UP: [(&str, &str); 21] = [
    ("dearest", "most expensive, or first"),
    ("drift", "difference"),
    ("engagement", "checklist"),
    ("fault", "finding or rule; error"),
    ("heed", "respect"),
    ("leaf", "lazy page"),
    ("listen", "detect the language"),
    ("mend", "fix"),
    ("overhear", "detect the language"),
    ("red", "severity error"),
    ("sieve", "prefilter"),
    ("spot", "finding"),
    ("twin", "translation"),
    ("voice", "language detection"),
    ("weigh", "severity"),
    ("weight", "severity"),
    ("wish", "language preference; want"),
    ("worksheet", "checklist"),
    ("woven", "include"),
    ("hear", "detect the language"),
    ("yellow", "severity warning"),
];

/// Words with another sense: where, the word, what it means there.
const ALLOWED: [(&str, &str, &str); 11] = [
    ("src/browse/view/paint.rs", "red", "a color of the terminal"),
    ("src/browse/view/paint.rs", "yellow", "a color of the terminal"),
    ("SECURITY.md", "listen", "to a network"),
    ("src/output/", "red", "a color of the terminal"),
    ("src/output/", "yellow", "a color of the terminal"),
    ("src/output/format/picture/", "weight", "of an edge or a font"),
    ("src/query/search/rank.rs", "weight", "of a match"),
    ("src/playbook/identity.rs", "engagement", "the name of a page"),
    ("README.md", "engagement", "the work with a customer"),
    ("README.md", "hear", "what a page of the playbook says of a customer"),
    ("ftpb ", "engagement", "the name of a page"),
];

/// Whether a line has a word, in any of its usual forms. An identifier is split at underscores and capitals.
fn has(line: &str, word: &str) -> bool {
    words(line).any(|own| {
        let rest = own.strip_prefix(word);
        rest.is_some_and(|ending| ["", "s", "ed", "ing", "es"].contains(&ending))
    })
}

fn words(line: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in line.chars() {
        if !c.is_alphabetic() || (c.is_uppercase() && before.is_lowercase()) {
            words.push(String::new());
        }
        if c.is_alphabetic() {
            words.last_mut().expect("a word").extend(c.to_lowercase());
        }
        before = c;
    }
    words.into_iter().filter(|word| !word.is_empty())
}

/// What people read: the source, the documentation and the help of every command, line by line.
fn lines() -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = ["README.md", "SECURITY.md", "CHANGELOG.md"]
        .map(str::to_owned)
        .into_iter()
        .chain(files("src", "rs"))
        .map(|file| (file.clone(), fs::read_to_string(root().join(file)).unwrap()))
        .collect();
    let command = ftpb::cli::command();
    for name in command.get_subcommands().map(clap::Command::get_name) {
        texts.push((format!("ftpb {name} --help"), ftpb(&format!("{name} --help")).printed()));
    }
    let lines = texts.iter().flat_map(|(file, text)| {
        (1..).zip(text.lines()).map(move |(number, line)| (format!("{file}:{number}"), line.to_owned()))
    });
    lines.collect()
}

#[test]
fn words_that_were_given_up_do_not_come_back() {
    let mut wrong = Vec::new();
    for (place, line) in lines() {
        let allowed =
            |word| ALLOWED.iter().any(|(start, other, _)| place.starts_with(start) && *other == word);
        let given_up = GIVEN_UP.iter().filter(|(word, _)| !allowed(*word) && has(&line, word));
        wrong.extend(
            given_up.map(|(word, term)| format!("{place}: `{word}`, write {term}\n    {}", line.trim())),
        );
    }
    assert!(
        wrong.is_empty(),
        "{}\none word per idea: CONTRIBUTING.md has the table; a file that means something else by the word \
         belongs in ALLOWED, with that meaning",
        wrong.join("\n")
    );
}

#[test]
fn words_are_found_in_their_forms_and_in_identifiers() {
    assert!(
        has("it was mended", "mend") && has("let twin_of = 1;", "twin") && has("struct SpotKind", "spot")
    );
    assert!(!has("recommend", "mend") && !has("default", "fault") && !has("colored", "red"));
}
