//! The contract of machine formats: the fields, their kinds, and places that can be opened.

use std::fs;

use serde_json::Value;

use crate::architecture::root;
use crate::run::ftpb;

/// The fields of each command's records, in the order of the contract. They may grow, never shrink.
const CONTRACT: [(&str, &str); 7] = [
    (
        "tasks",
        "id name requirement role roles role_text services services_text phase process activity lang \
         requested_lang fallback archived file line links",
    ),
    (
        "processes",
        "process title phase activities tasks mandatory optional updated lang requested_lang fallback archived file",
    ),
    ("phases", "phase title processes tasks mandatory optional lang"),
    ("activities", "activity process phase roles motions services tasks lang file line"),
    ("next --after workshop", "from to title phase via text repaired lang file line"),
    ("links --lang en", "text target kind state resolved page lang file line"),
    (
        "show 3735",
        "id name requirement role role_text services services_text phase process activity lang file line links",
    ),
];

#[test]
fn records_have_every_field_of_the_contract_in_its_order() {
    for (line, fields) in CONTRACT {
        let records = ftpb(line).records();
        assert!(!records.is_empty(), "{line} gives no record");
        for record in records {
            let own: Vec<&str> = record.as_object().unwrap().keys().map(String::as_str).collect();
            let promised = fields.split_whitespace();
            let mut rest = own.iter();
            for field in promised {
                assert!(
                    rest.any(|own| *own == field),
                    "{line}: `{field}` is missing or out of order: {own:?}"
                );
            }
        }
    }
}

#[test]
fn a_task_is_what_the_contract_says() {
    let records = ftpb("tasks --process workshop --lang de").records();
    let first = &records[0];
    let expected = serde_json::json!({
        "id": "3734",
        "requirement": "mandatory",
        "role": "fasttrack-manager",
        "role_text": "FastTrack Manager",
        "services": ["microsoft-365-apps", "windows-10"],
        "phase": "assess",
        "process": "assess-conduct-customer-success-workshop",
        "lang": "de",
        "requested_lang": "de",
        "fallback": false,
        "file": "de/assess-conduct-customer-success-workshop.md",
    });
    for (field, value) in expected.as_object().unwrap() {
        assert_eq!(first[field], *value, "{field}");
    }
}

#[test]
fn the_file_and_the_line_of_a_task_are_those_of_its_row() {
    for lang in ["de", "en", "es", "ja", "pt-BR", "zh-Hans"] {
        let records = ftpb(&format!("tasks --lang {lang}")).records();
        assert_eq!(records.len(), 14, "{lang}");
        for record in records {
            let file = root().join("playbooks").join(record["file"].as_str().unwrap());
            let text = fs::read_to_string(file).unwrap();
            let line = usize::try_from(record["line"].as_u64().unwrap()).unwrap();
            let row = text.lines().nth(line - 1).unwrap();
            let id = record["id"].as_str().unwrap();
            assert!(row.starts_with('|') && row.contains(id), "{lang}: {id} is not in line {line}: {row}");
        }
    }
}

#[test]
fn a_language_that_answers_for_another_says_so() {
    let english = "# Greet\n\n## Approach\n\n### Say hello\n\n#### FTOP Tasks\n\n\
                   | Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n\
                   | --- | --- | --- | --- | --- |\n| 1000 | Greet | M | FM | Teams |\n";
    let pages = crate::run::Pages::none().page("en/assess-greet.md", english);
    let answer = ftpb("tasks --json").env("LANG", "ja_JP.UTF-8").of(&pages).answer();
    let records: Vec<Value> = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!(records[0]["requested_lang"], "ja");
    assert_eq!(records[0]["lang"], "en");
    assert_eq!(records[0]["fallback"], true);
    assert_eq!(answer.stderr, "ftpb: 日本語にないものがあるため、不足分は英語で表示しています\n");
    ftpb("tasks --lang ja").of(&pages).says("ftpb: 該当するものはありません (タスク)\n").finds_nothing();
}

#[test]
fn nothing_found_is_an_empty_array_and_exit_one() {
    ftpb("tasks --process success-review --optional --json --quiet").prints("[]\n").finds_nothing();
}

#[test]
fn fields_are_chosen_and_sorted() {
    ftpb("tasks --process success-execution --fields id,requirement --sort -requirement,id --format tsv")
        .prints(
            "
            id	requirement
            3650	optional
            3731	optional
            3732	optional
            3733	optional
            3743	optional
            3740	mandatory
            3741	mandatory
            ",
        )
        .finds();
}

/// What an included page says stands in its own file.
#[test]
fn places_are_those_of_the_file_that_holds_the_words() {
    let pages = crate::run::Pages::none()
        .page("en/success-a.md", "# A\n\n## Approach\n\n[!INCLUDE [x](part.md)]\n\n## Key Inputs\n\nA zebra\n")
        .page(
            "en/part.md",
            "## Part\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n\
             |---|---|---|---|---|\n| 3333 | [Feed the zebra][r][^1] | M | FM | Teams |\n\n[r]: https://a.example/z\n[^1]: n\n\n\
             ## Refresh Summary\n\n| Date | Who Changed | What Changed |\n|---|---|---|\n| 2020-03-27 | Me | zebra |\n",
        );
    let places = |line: &str| -> Vec<String> {
        let records = ftpb(line).of(&pages).records();
        records
            .iter()
            .map(|record| format!("{}:{}", record["file"].as_str().unwrap(), record["line"]))
            .collect()
    };
    assert_eq!(
        places("search zebra --in tasks,sections"),
        ["en/part.md:5", "en/success-a.md:9", "en/part.md:14", "en/part.md:14"]
    );
    assert_eq!(places("changes success-a"), ["en/part.md:14"]);
    let task = ftpb("tasks success-a").of(&pages).records().remove(0);
    assert_eq!(task["name"], "Feed the zebra");
    assert_eq!(task["links"][0]["url"], "https://a.example/z");
    assert_eq!(task["links"].as_array().unwrap().len(), 1, "a footnote is no link");
}
