//! Abbreviations, and what each language says of them.

use super::{edited, field, ftpb, records};
use crate::run::answer;

#[test]
fn a_term_is_given_in_every_language() {
    let found = records(ftpb().args(["glossary", "csm"]));
    let english = found.iter().find(|record| record["lang"] == "en").expect("English defines it");
    assert_eq!(english["definition"], "Customer Success Manager");
    assert!(english["line"].as_u64().is_some_and(|line| line > 1));
    let au = records(ftpb().args(["glossary", "AU"]));
    assert_eq!(field(&au, "lang"), ["en", "de", "es", "ja", "pt-BR", "zh-Hans"]);
}

#[test]
fn a_term_that_is_none_is_not_found_and_another_is_suggested() {
    let answer = answer(ftpb().args(["glossary", "CSMM"]));
    assert_eq!(answer.code, Some(1));
    assert!(answer.stderr.contains("ftpb glossary CSM"), "{}", answer.stderr);
}

#[test]
fn what_a_language_does_not_define_is_listed() {
    let all = records(ftpb().args(["glossary", "--lang", "ja"]));
    let defined = all.iter().filter(|record| record["state"] == "defined");
    let defined: Vec<&str> = defined.filter_map(|record| record["term"].as_str()).collect();
    let missing = records(ftpb().args(["glossary", "--missing", "--lang", "ja"]));
    assert!(!missing.is_empty() && missing.iter().all(|record| record["state"] != "defined"));
    assert!(field(&missing, "term").iter().all(|term| !defined.contains(&term.as_str())));
}

#[test]
fn a_term_is_found_by_what_it_means() {
    let found = records(ftpb().args(["glossary", "active usage", "--lang", "en"]));
    assert_eq!(field(&found, "term"), ["AU"]);
    let found = records(ftpb().args(["glossary", "uso activo", "--lang", "es"]));
    assert_eq!(field(&found, "definition"), ["uso activo"]);
}

#[test]
fn a_term_with_two_meanings_says_both_and_the_commoner_first() {
    let copy = edited("en/success-conduct-success-review.md", |text| {
        let said =
            "The Bee Keeping Club (BKC), the Brown Kettle Corner (BKC), the brown-kettle corners (BKC).";
        text.replacen("\n## ", &format!("\n{said}\n\n## "), 1)
    });
    let found = records(ftpb().arg("--playbooks").arg(copy.path()).args(["glossary", "BKC"]));
    assert_eq!(field(&found, "definition"), ["Brown Kettle Corner"]);
    assert_eq!(found[0]["others"], serde_json::json!(["Bee Keeping Club"]));
    let shown = answer(ftpb().arg("--playbooks").arg(copy.path()).args(["glossary", "BKC"])).stdout;
    assert!(shown.contains("Brown Kettle Corner; Bee Keeping Club"), "{shown}");
}

/// Whoever reads a task table has to learn who does a task; only what the words of a language say is told.
#[test]
fn roles_of_task_tables_are_spelled_out() {
    let built_in = |line: &str| crate::run::built_in(line);
    for (term, words) in [("FTA", "FastTrack Architect"), ("GMFTA", "Get Modern FastTrack Architect")] {
        let found = built_in(&format!("glossary {term} --lang en")).records();
        assert_eq!(field(&found, "definition"), [words]);
    }
    for lang in ["en", "de", "es", "ja", "pt-BR", "zh-Hans"] {
        let words = built_in("glossary SME").with(&format!("--lang {lang}")).records();
        let words = words[0]["definition"].as_str().unwrap();
        let table =
            built_in("tasks technical-assessment --width 100").with(&format!("--lang {lang}")).printed();
        assert!(
            table.contains(&format!("SME\u{a0}{words}")) || table.contains(&format!("SME {words}")),
            "{table}"
        );
        let task = built_in("show 4075").with(&format!("--lang {lang}")).printed();
        assert!(task.contains(&format!("SME ({words})")), "{task}");
    }
    let pages = crate::run::Pages::none().page(
        "success-probe.md",
        "# Probe\n\n## Approach\n\n### Measure\n\n#### FTOP Tasks\n\n\
         | Task ID | Task Name | (M) Mandatory (O) Optional | FastTrack Role | Services |\n\
         | --- | --- | --- | --- | --- |\n| 4711 | Read the meter | M | QXR | Teams |\n",
    );
    crate::run::ftpb("glossary QXR")
        .of(&pages)
        .says("ftpb: `QXR` is a role of 1 task, and no page says what it stands for; `ftpb tasks --role QXR` lists them\n")
        .cannot();
}

#[test]
fn an_abbreviation_is_found_whose_phrase_has_more_words_than_letters() {
    let page = "# A\n\nAgree on Goal set Contact chosen Date (GCD) first.\n";
    let pages = crate::run::Pages::none().page("en/a.md", page);
    crate::run::ftpb("glossary GCD")
        .of(&pages)
        .prints("Term  Definition\nGCD   Goal set Contact chosen Date\n")
        .finds();
}
