//! `ftpb links`: where links lead, and whether they do.

use crate::run::{Pages, ftpb};

#[test]
fn links_of_a_page_with_their_targets() {
    ftpb("links phase-success --lang de")
        .prints("
                Text                                Ziel                                  Zustand  Datei                Zeile
                Unterstützung der Erfolgserzielung  success-support-success-execution.md  ok       de/phase-success.md     21
                Durchführung der Erfolgsprüfung     success-conduct-success-review.md     ok       de/phase-success.md     22
            ")
        .finds();
}

#[test]
fn a_page_answers_in_the_reader_s_language_and_in_several_where_they_are_wished() {
    let languages = |line: &str, locale: &str| {
        let records = ftpb(line).env("LANG", locale).records();
        let mut languages: Vec<String> =
            records.iter().map(|record| record["lang"].as_str().unwrap().to_owned()).collect();
        languages.dedup();
        languages.join(" ")
    };
    assert_eq!(languages("links success-review", "C"), "en");
    assert_eq!(languages("links success-review", "ja_JP.UTF-8"), "ja");
    assert_eq!(languages("links 3735 --lang de,en", "ja_JP.UTF-8"), "de en");
    assert_eq!(languages("links success-review --lang all", "C"), "de en es ja pt-BR zh-Hans");
}

#[test]
fn links_that_lead_nowhere() {
    ftpb("links --state broken")
        .says(
            "
                ftpb: no link matches
            ",
        )
        .finds_nothing();
}

#[test]
fn a_page_that_there_is_not() {
    ftpb("links zebra")
        .says("
                ftpb: there is no task, process, activity, phase or page `zebra`; `ftpb processes` lists what there is
            ")
        .finds_nothing();
}

#[test]
fn a_link_that_is_broken_is_told_from_one_that_can_only_mean_one_page() {
    let link = |target: &str| format!("- [there]({target})\n");
    let text =
        ["success-leave.md", "sucess-leave.md", "success-leave-partner", "zebra.md", "https://example.org"]
            .map(link)
            .concat();
    let pages = Pages::none()
        .page("assess-arrive.md", format!("# Arrive\n\n## Next Steps\n\n{text}"))
        .page("success-leave.md", "# Leave\n\n## Overview\n\nGo home.\n");
    let records = ftpb("links assess-arrive").of(&pages).records();
    let states: Vec<&str> = records.iter().map(|record| record["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["ok", "repaired", "repaired", "broken", "ok"]);
    assert_eq!(records[1]["resolved"], "success-leave.md");
    assert_eq!(records[3]["line"], 8);
}
