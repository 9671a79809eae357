//! The rules of `ftpb check`, each held against its case in `cases/`: bad pages, good pages that are nearly
//! bad, and what exactly is said of the bad ones.
//!
//! A case is a text with files in it, each below a line `-- NAME --`; `expected` is the report of the bad ones.
//! `page-{1..3}.md` stands for three files, `␣` for a blank at the end of a line, `\u{200B}` for a character
//! that nobody would see, `\x{FF}` for a byte. With `FTPB_BLESS=1` the tests write what they got.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ftpb::check::rules;

use crate::run::ftpb;

mod asked;
mod baseline;
mod corpus;
mod diff_base;
mod fixing;
mod fixing_links;
mod fixing_tables;
mod fixing_text;
mod links;
mod names;
mod patches;
mod paths;
mod reports;
mod size;
#[cfg(unix)]
mod watching;

/// A case as it is written.
struct Case {
    name: String,
    path: PathBuf,
    text: String,
    files: Vec<(String, Vec<u8>)>,
    expected: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/cases")
}

fn cases() -> Vec<Case> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.collect();
    paths.sort();
    paths.into_iter().map(|path| Case::read(&path)).collect()
}

impl Case {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut case = Self { name, path: path.to_owned(), text, files: Vec::new(), expected: String::new() };
        let mut files: Vec<(String, String)> = Vec::new();
        for line in case.text.split_inclusive('\n') {
            let heading = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --\n"));
            match (heading, files.last_mut()) {
                (Some(name), _) => files.push((name.to_owned(), String::new())),
                (None, Some((_, text))) => text.push_str(line),
                (None, None) => panic!("{}: a case begins with a line `-- NAME --`", case.name),
            }
        }
        for (name, text) in files {
            if name == "expected" {
                case.expected = text;
            } else {
                case.files.extend(expand(&name).into_iter().map(|name| (name, bytes(&text))));
            }
        }
        case
    }

    fn has(&self, kind: &str) -> bool {
        self.files.iter().any(|(name, _)| name.starts_with(kind))
    }

    /// A folder with the files of the case.
    fn write(&self) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in &self.files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    /// What the program says of the pages of a kind, and its exit code.
    fn said_of(&self, kind: &str) -> (String, Option<i32>) {
        let folder = self.write();
        let line = format!(
            "check --playbooks {kind} --select {} --severity info --width 100 --fail-on info --quiet",
            self.name
        );
        let answer = ftpb(&line).inside(&folder).answer();
        assert_eq!(answer.stderr, "", "{}", self.name);
        (answer.stdout, answer.code)
    }
}

/// The names that `a{1..3}` stands for.
fn expand(name: &str) -> Vec<String> {
    let Some((before, rest)) = name.split_once('{') else { return vec![name.to_owned()] };
    let (range, after) = rest.split_once('}').unwrap();
    let (first, last) = range.split_once("..").unwrap();
    let numbers = first.parse::<u32>().unwrap()..=last.parse().unwrap();
    numbers.map(|number| format!("{before}{number:0width$}{after}", width = first.len())).collect()
}

/// The bytes that a text of a case stands for.
fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.replace('␣', " ");
    // A page of bytes says itself where it ends.
    if rest.contains("\\x{") && rest.contains("\\n") {
        rest = rest.replace('\n', "").replace("\\n", "\n");
    }
    let mut rest = rest.as_str();
    while let Some(at) = rest.find("\\u{").into_iter().chain(rest.find("\\x{")).min() {
        let (before, escape) = rest.split_at(at);
        let (code, after) = escape[3..].split_once('}').unwrap();
        let code = u32::from_str_radix(code, 16).unwrap();
        bytes.extend(before.bytes());
        if escape.starts_with("\\x") {
            bytes.push(u8::try_from(code).unwrap());
        } else {
            bytes.extend(char::from_u32(code).unwrap().to_string().bytes());
        }
        rest = after;
    }
    bytes.extend(rest.bytes());
    bytes
}

#[test]
fn every_rule_has_a_bad_page_a_good_one_and_what_is_said() {
    let cases = cases();
    let of_rules: BTreeSet<&str> = rules::ALL.iter().map(|check| check.rule.name).collect();
    let of_cases: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(
        of_rules, of_cases,
        "on the left the rules, on the right the cases: one file in tests/rules/cases a rule"
    );
    for case in &cases {
        let whole = case.has("bad/") && case.has("good/") && !case.expected.is_empty();
        assert!(
            whole,
            "{}: a case has bad pages, good ones that are nearly bad, and what is expected",
            case.name
        );
    }
}

#[test]
fn of_bad_pages_is_said_what_is_expected_and_of_good_ones_nothing() {
    let bless = std::env::var_os("FTPB_BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let (said, code) = case.said_of("bad");
        if bless {
            let at = case.text.find("-- expected --\n").unwrap_or(case.text.len());
            fs::write(&case.path, format!("{}-- expected --\n{said}", &case.text[..at])).unwrap();
        } else if said != case.expected {
            wrong.push(format!("{}: of the bad pages is said\n{said}and not\n{}", case.name, case.expected));
        }
        if code != Some(1) {
            wrong.push(format!("{}: the bad pages end with {code:?}", case.name));
        }
        let (said, code) = case.said_of("good");
        if code != Some(0) || !said.starts_with("no findings in ") {
            wrong.push(format!("{}: of the good pages is said\n{said}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_are_sorted_and_named_like_their_files() {
    let names: Vec<&str> = rules::ALL.iter().map(|check| check.rule.name).collect();
    assert!(names.is_sorted(), "the registry in src/check/rules/mod.rs is in the order of the names");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = files
        .filter(|file| file != "mod.rs")
        .map(|file| file.trim_end_matches(".rs").replace('_', "-"))
        .collect();
    files.sort();
    assert_eq!(names, files, "one file a rule, named as it");
}

#[test]
fn whatever_reading_finds_has_a_rule_that_explains_it() {
    for rule in ftpb::playbook::reading_rules::RULES {
        let check = rules::find(rule.name);
        assert!(
            check.is_some_and(|check| check.rule == *rule),
            "`{}` has no file in src/check/rules",
            rule.name
        );
    }
}

#[test]
fn what_rules_say_of_themselves_is_said_in_one_voice() {
    for check in rules::ALL {
        let name = check.rule.name;
        let explain = &check.docs;
        for sentence in [explain.what, explain.why] {
            let first = sentence.chars().next().unwrap_or_default();
            assert!(sentence.ends_with('.') && (first.is_uppercase() || first == '`'), "{name}: {sentence}");
        }
        let help = check.rule.help;
        assert!(!help.ends_with('.') && help.starts_with(|c: char| c.is_lowercase()), "{name}: {help}");
        assert!(!explain.bad.is_empty() && explain.bad != explain.good, "{name}: an example of each");
    }
}
