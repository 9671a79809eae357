//! `SECURITY.md` names a test for everything that it says is stopped, and the test is there.

use std::fs;

use crate::architecture::root;

/// The functions of all tests, with the module they stand in: `hardening::expansion::yaml_bombs_explode_nowhere`.
fn tests() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["src", "tests"] {
        collect(&root().join(folder), &mut found);
    }
    found
}

fn collect(folder: &std::path::Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            for pair in lines.windows(3).filter(|lines| lines[..2].contains(&"#[test]")) {
                let name = pair[2].strip_prefix("fn ").or_else(|| pair[1].strip_prefix("fn "));
                found.extend(name.and_then(|rest| rest.split_once('(')).map(|(name, _)| name.to_owned()));
            }
        }
    }
}

#[test]
fn every_test_that_the_threat_model_names_is_there() {
    let model = fs::read_to_string(root().join("SECURITY.md")).unwrap();
    let tests = tests();
    let rows: Vec<&str> =
        model.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---")).collect();
    let mut count = 0;
    for row in rows.iter().filter(|row| !row.contains("| test |")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let names: Vec<&str> = cells.last().unwrap().split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "nothing holds\n{row}");
        for name in names {
            count += 1;
            assert!(tests.iter().any(|test| test == name), "there is no test `{name}`\n{row}");
        }
    }
    assert!(count > 30, "only {count} tests are named");
}
