//! Sizes and names: a file holds one idea, and says which.

use std::fs;

use super::house::{files, house, root};

const LINES_OF_A_FILE: usize = 400;
const LINES_OF_A_FUNCTION: usize = 60;
/// Nine functions of ten are not longer.
const LINES_OF_MOST_FUNCTIONS: usize = 25;

fn sources() -> Vec<(String, String)> {
    let all = files("src", "rs").into_iter().chain(files("tests", "rs"));
    all.map(|file| (file.clone(), fs::read_to_string(root().join(file)).unwrap())).collect()
}

#[test]
fn files_are_short_enough_to_be_read_at_once() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(file, text)| (file, text.lines().count()))
        .filter(|(_, lines)| *lines > LINES_OF_A_FILE)
        .map(|(file, lines)| format!("{file}: {lines} lines"))
        .collect();
    assert!(
        long.is_empty(),
        "{long:#?}\na file holds one idea, and an idea has less than {LINES_OF_A_FILE} lines; look for the \
         second idea and give it a file and a name"
    );
}

#[test]
fn functions_are_short_enough_to_be_seen_at_once() {
    let functions: Vec<(String, String, usize)> = sources()
        .into_iter()
        .flat_map(|(file, text)| {
            functions(&text).into_iter().map(move |(name, lines)| (file.clone(), name, lines))
        })
        .collect();
    assert!(functions.len() > 300, "only {} functions were found: the search is broken", functions.len());
    let long = functions.iter().filter(|(.., lines)| *lines > LINES_OF_A_FUNCTION);
    let long: Vec<String> =
        long.map(|(file, name, lines)| format!("{file}: {name}, {lines} lines")).collect();
    assert!(
        long.is_empty(),
        "{long:#?}\na function longer than a screen ({LINES_OF_A_FUNCTION} lines) does several things; each \
         has a name"
    );
    let own = functions.iter().filter(|(file, ..)| file.starts_with("src/"));
    let mut lines: Vec<usize> = own.map(|(.., lines)| *lines).collect();
    lines.sort_unstable();
    let most = lines[lines.len() * 9 / 10];
    assert!(
        most <= LINES_OF_MOST_FUNCTIONS,
        "one function of ten in src/ has more than {most} lines; that should be {LINES_OF_MOST_FUNCTIONS}: a usual \
         function does one thing in some ten lines"
    );
}

/// The functions of a formatted file, with the number of their lines: each ends at the brace that stands
/// below its beginning.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let indent = &line[..line.len() - code.len()];
        let mut words = code.split_whitespace();
        let keyword = words
            .by_ref()
            .find(|word| !word.starts_with("pub") && !["const", "async", "unsafe"].contains(word));
        if keyword != Some("fn") {
            continue;
        }
        let name = words.next().unwrap_or_default().split(['(', '<']).next().unwrap_or_default();
        let end = lines[start..].iter().position(|line| *line == format!("{indent}}}"));
        let opens = lines[start..].iter().position(|line| line.ends_with('{') || line.ends_with(';'));
        let has_body = opens.is_some_and(|at| lines[start + at].ends_with('{'));
        if let (true, Some(end)) = (has_body, end) {
            found.push((name.to_owned(), end + 1));
        }
    }
    found
}

#[test]
fn every_module_begins_by_saying_what_it_is_for() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| {
            !text.starts_with("//! ") || text.lines().next().is_some_and(|line| line.len() < 12)
        })
        .map(|(file, _)| file)
        .collect();
    assert!(
        silent.is_empty(),
        "{silent:#?}\nevery file begins with `//!` and what it is for: whoever opens it sees whether it is \
         the one they look for, and whoever adds to it sees whether it belongs"
    );
}

#[test]
fn no_module_is_named_after_nothing() {
    const NOTHING: [&str; 8] = ["utils", "util", "common", "helpers", "helper", "types", "manager", "misc"];
    let wrong: Vec<&str> = house()
        .modules()
        .filter(|module| module.path.iter().any(|name| NOTHING.contains(&name.as_str())))
        .map(|module| module.file.as_str())
        .collect();
    assert!(
        wrong.is_empty(),
        "{wrong:?}\na name that fits everything collects everything; name the module after what it does"
    );
}

#[test]
fn functions_are_measured_from_their_head_to_their_brace() {
    let text = "impl A {\n    pub(super) fn one(\n        x: u8,\n    ) -> u8 {\n        x\n    }\n\n    fn two(&self);\n}\n";
    assert_eq!(functions(text), [("one".to_owned(), 5)]);
}
