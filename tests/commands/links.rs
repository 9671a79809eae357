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
                ftpb: there is no task, process, activity, phase or page `zebra`; `ftpb list` lists what there is
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
    assert_eq!(states, ["ok", "repaired", "repaired", "broken", "unchecked"]);
    assert_eq!(records[1]["resolved"], "success-leave.md");
    assert_eq!(records[3]["line"], 8);
}

#[test]
fn a_link_is_what_a_reader_can_click_on() {
    let text = "# Arrive\n\n## Overview\n\n<a href=\"https://a.org\">https://a.org</a> at www.b.org, me@c.org or\n\
                <you@c.org>, [far](/site/x), [up](../x.md), [one][r] and a note[^1].\n\n[r]: https://d.org\n[^1]: x\n";
    let pages = Pages::none().page("assess-arrive.md", text);
    let records = ftpb("links assess-arrive").of(&pages).records();
    let seen: Vec<String> = records
        .iter()
        .map(|record| {
            let field = |name: &str| record[name].as_str().unwrap().to_owned();
            [field("text"), field("target"), field("kind"), field("state")].join(" | ")
        })
        .collect();
    assert_eq!(
        seen,
        [
            "https://a.org | https://a.org | external | unchecked",
            "www.b.org | http://www.b.org | external | unchecked",
            "me@c.org | mailto:me@c.org | mail | unchecked",
            "you@c.org | mailto:you@c.org | mail | unchecked",
            "far | /site/x | internal | unknown",
            "up | ../x.md | internal | unknown",
            "one | https://d.org | external | unchecked",
        ]
    );
}

#[test]
fn a_path_from_the_top_counts_from_the_folder_of_docfx() {
    let text = "# Arrive\n\n[a](~/en/success-leave.md) [b](~/site/en/success-leave.md) [c](~/other/x.md)\n";
    let states = |pages: &Pages, folder: &str| {
        let records = ftpb(&format!("links assess-arrive --playbooks {folder}")).inside(pages).records();
        records.iter().map(|record| record["state"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let pages =
        Pages::none().page("site/en/assess-arrive.md", text).page("site/en/success-leave.md", "# Leave\n");
    assert_eq!(states(&pages, "site"), ["ok", "broken", "broken"]);
    let pages = pages.page("docfx.json", "{}");
    assert_eq!(states(&pages, "site"), ["unknown", "ok", "unknown"]);
}

#[test]
fn neighbours_of_a_single_page_are_not_broken() {
    let pages = Pages::none().page("a.md", "# A\n\n[b](b.md) [c](c.md)\n").page("b.md", "# B\n");
    let records = ftpb("links a --playbooks a.md").inside(&pages).records();
    let states: Vec<&str> = records.iter().map(|record| record["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["ok", "broken"]);
}

#[test]
fn an_address_without_text_stands_apart_from_the_word_before() {
    let pages =
        Pages::none().page("assess-arrive.md", "# Arrive\n\n## Overview\n\nA word[](https://a.org) here.\n");
    let shown = ftpb("show assess-arrive").of(&pages).answer().stdout;
    assert!(shown.contains("A word https://a.org here."), "{shown}");
}
