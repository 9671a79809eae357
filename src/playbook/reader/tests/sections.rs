//! Headings, sections, activities, revisions.

use crate::playbook::reader::tests::*;

fn senses(page: &Page) -> Vec<String> {
    let show = |section: &Section| {
        let kind = match &section.kind {
            SectionKind::Known(key) => key.to_string(),
            SectionKind::Activity(index) => format!("activity {}", index.position()),
            SectionKind::Title => "title".into(),
            SectionKind::TaskTable => "tasks".into(),
            SectionKind::Other => "other".into(),
        };
        format!("{}{} {kind}", section.level, page.heading(section))
    };
    page.sections.iter().skip(1).map(show).collect()
}

fn page(body: &str) -> Page {
    read_as("en/migrate-plan.md", &format!("---\ntitle: x\n---\n{body}"))
}

#[test]
fn headings_are_headings_in_every_dress() {
    for body in [
        "# Plan\n\n## Approach\n\n### Do\n\n## Key Outputs\n",
        "# Plan\n##  Approach\n### **Do**\n## **Key Outputs**\n",
        "Plan\n====\n\nApproach\n--------\n\n### Do ###\n\nKey Outputs\n---\n",
        "# Plan\n##Approach\n###Do\n##Key\u{A0}Outputs\n",
        "# Plan\n## Approach\u{200B}\n### Do\n##\u{3000}Key  Outputs\u{200B}\n",
        "  # Plan\n ## Approach\n   ### Do\n ## Key Outputs\n",
    ] {
        let expected = ["1Plan title", "2Approach approach", "3Do activity 0", "2Key Outputs key-outputs"];
        assert_eq!(senses(&page(body)), expected, "{body}");
    }
    let loud = page("# Plan\n## APPROACH:\n### Do\n## key outputs.\n");
    assert_eq!(
        senses(&loud),
        ["1Plan title", "2APPROACH: approach", "3Do activity 0", "2key outputs. key-outputs"]
    );
}

#[test]
fn an_activity_may_skip_levels_and_stand_after_the_outputs() {
    let body = format!(
        "# P\n## Approach\n### One\nPrimary Role: SME\nApplies To: Teams\n##### Deep\nPrimary Role: FM\nApplies To: Teams\n##### FTOP Tasks\n{HEADER}| 1234 | A | M | SME | Teams |\n## Key Outputs\n## Late\nPrimary Role: FE\nApplies To: Teams\n### FTOP Tasks\n{HEADER}| 1235 | B | O | SME | Teams |\n"
    );
    let page = page(&body);
    let titles: Vec<&str> = page.activities.iter().map(|activity| activity.title.as_str()).collect();
    assert_eq!(titles, ["One", "Deep", "Late"]);
    let of: Vec<&str> =
        page.tasks.iter().map(|task| page.activity_of(task).unwrap().title.as_str()).collect();
    assert_eq!(of, ["Deep", "Late"]);
}

#[test]
fn sections_that_stand_twice_are_both_there() {
    let page = page(
        "# P\n## Key Inputs\n- a\n## Key Inputs\n- b\n## Next Steps\n[A](a.md)\n## Next Steps\n[A](a.md)\n",
    );
    assert_eq!(page.sections("key-inputs").count(), 2);
    assert_eq!(page.sections("next-steps").count(), 2);
}

#[test]
fn sections_in_another_language_than_the_page_are_understood() {
    let page = read_as(
        "de/migrate-plan.md",
        "---\nt: x\n---\n# P\n## Approach\n### Tun\n## Nächste Schritte\n## 概要の更新\n",
    );
    assert_eq!(
        senses(&page),
        [
            "1P title",
            "2Approach approach",
            "3Tun activity 0",
            "2Nächste Schritte next-steps",
            "2概要の更新 refresh-summary"
        ]
    );
}

#[test]
fn the_refresh_summary_ends_what_stands_before_it_at_any_level() {
    for (heading, problems) in [
        ("# Refresh Summary", 0),
        ("## Refresh Summary", 0),
        ("### Refresh Summary", 0),
        ("    ## Refresh Summary", 1),
        ("Refresh Summary\n---", 0),
    ] {
        let page = page(&format!(
            "# P\n## Next Steps\n[A](a.md)\n\n{heading}\n\n| Date | Who Changed | What Changed |\n|---|---|---|\n| 3/27/2020 | Ann | It |\n"
        ));
        assert_eq!(page.revisions.len(), 1, "{heading}");
        let steps = page.sections("next-steps").next().unwrap();
        assert!(!page.text.slice(steps.body).contains("Ann"), "{heading}");
        let indented =
            page.findings().iter().filter(|finding| finding.rule.name == "indented-heading").count();
        assert_eq!(indented, problems, "{heading}");
    }
}

#[test]
fn revisions_are_dated_in_the_order_that_the_page_proves() {
    let page = page(
        "# P\n## Refresh Summary\n| Date | Who Changed | What Changed |\n|---|---|---|\n| 27/3/2020 | Ann | A |\n| 5/2/19 | Bob | B |\n| 018/10/2019 | Cy | C |\n| soon | Di | D |\n| 01.10.2019 | Ed | E |\n",
    );
    let dates: Vec<String> = page
        .revisions
        .iter()
        .map(|revision| {
            format!(
                "{} {}",
                revision.date.map_or_else(|| "-".into(), |date| date.to_string()),
                revision.inferred
            )
        })
        .collect();
    assert_eq!(
        dates,
        ["2020-03-27 false", "2019-02-05 true", "2019-10-18 false", "- false", "2019-10-01 false"]
    );
    assert_eq!(found(&page), ["10 invalid-date", "11 invalid-date"]);
    assert_eq!(page.plain(page.revisions[3].date_text), "soon");
}

#[test]
fn a_process_of_the_playbooks_own_phase_is_known_by_its_label_and_sections() {
    let page = read_as(
        "en/optimize-tune.md",
        "---\nt: x\n---\n# Tune\nPhase: **Optimize**\n## Approach\n### Do\nPrimary Role: -\nApplies To: Teams\n## Next Steps\n",
    );
    assert_eq!((page.kind, page.phase.as_ref().map(Key::as_str)), (PageKind::Process, Some("optimize")));
    assert_eq!(found(&page), ["5 unknown-phase"]);
}

#[test]
fn headings_that_markdown_does_not_show_are_read_in_every_language() {
    for (lang, overview, outputs) in [
        ("en", "Overview", "Key Outputs"),
        ("de", "Übersicht", "Wichtige Ergebnisse"),
        ("es", "Información general", "Resultados clave"),
        ("pt-BR", "Visão geral", "Principais Resultados"),
        ("ja", "概要", "主な結果"),
        ("zh-Hans", "概述", "重要成果"),
    ] {
        for (before, after) in
            [("**", "**"), ("__", "__"), ("\\## ", ""), ("####### ", ""), ("＃＃", ""), ("＃＃ ", " ＃＃")]
        {
            let text = format!(
                "---\ntitle: x\n---\n# P\n\n{before}{overview}{after}\n\nx\n\n{before}{outputs}{after}\n"
            );
            let page = read_as(&format!("{lang}/migrate-plan.md"), &text);
            let expected =
                ["1P title".to_owned(), format!("2{overview} overview"), format!("2{outputs} key-outputs")];
            assert_eq!(senses(&page), expected, "{text}");
        }
    }
}

#[test]
fn bold_words_are_no_heading_of_a_section_that_the_page_has() {
    let body = "# P\n\n## Approach\n\n### Do\n\n**Key Outputs**\n\nx\n\n**Key Outputs of it**\n\n> **Overview**\n\n> **FTOP Tasks**\n\n## Key Outputs\n";
    assert_eq!(
        senses(&page(body)),
        ["1P title", "2Approach approach", "3Do activity 0", "2Key Outputs key-outputs"]
    );
    let twice = page("# P\n\n**Overview**\n\nx\n\n**Overview**\n");
    assert_eq!(senses(&twice), ["1P title"]);
}

#[test]
fn the_phase_that_a_page_says_goes_before_that_of_its_name() {
    let phase = |text: &str| page(text).phase.map(|phase| phase.to_string());
    assert_eq!(phase("# P\n\nPhase: **Enable**\n\n## Approach\n").as_deref(), Some("enable"));
    assert_eq!(phase("# P\n\nPhase: **Enable / Migrate**\n\n## Approach\n").as_deref(), Some("migrate"));
    assert_eq!(phase("# P\n\nPhase: **Celebration**\n\n## Approach\n").as_deref(), Some("migrate"));
    assert_eq!(phase("# P\n\n## Approach\n\nPhase: **Enable**\n").as_deref(), Some("migrate"));
}

#[test]
fn a_number_or_a_sign_beside_its_words_hides_no_section() {
    for heading in [
        "6. Next Steps",
        "1) Next Steps",
        "A. Next Steps",
        "➡️ Next Steps",
        "【Next Steps】",
        "１．Next Steps",
    ] {
        let body = format!("# P\n\n## Approach\n\n## {heading}\n");
        let expected = format!("2{heading} next-steps");
        assert_eq!(senses(&page(&body)), ["1P title", "2Approach approach", &expected]);
    }
    assert_eq!(senses(&page("# P\n\n## The Next Steps\n"))[1], "2The Next Steps other");
}
