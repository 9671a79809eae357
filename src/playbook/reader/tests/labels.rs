//! Labels in every spelling.

use crate::playbook::reader::tests::*;

/// The labels that an activity has when only these lines stand below its heading; they begin at line 7.
fn of(lines: &str) -> (Vec<String>, Vec<String>) {
    let page = read_as(
        "en/migrate-plan.md",
        &format!("---\ntitle: x\n---\n# Plan\n## Approach\n### Plan it\n{lines}\n\n## Next Steps\n"),
    );
    (labels(&page.activities[0]), found(&page))
}

const ROLE: &str = "primary-role = SME (sme)";
const SERVICES: &str = "applies-to = Teams / Yammer (teams yammer)";

#[test]
fn one_label_a_line_whatever_dresses_it() {
    for lines in [
        "Primary Role: **SME**  \nApplies To: **Teams / Yammer**  ",
        "Primary Role: **SME**\nApplies To: **Teams / Yammer**",
        "Primary Role: SME\nApplies To: Teams / Yammer",
        "**Primary Role**: SME\n**Applies To**: Teams / Yammer",
        "**Primary Role:** SME\n**Applies To:** Teams / Yammer",
        "- Primary Role: **SME**\n- Applies To: **Teams / Yammer**",
        "* **Primary Role:** SME\n* **Applies To:** Teams / Yammer",
        "> Primary Role: **SME**\n> Applies To: **Teams / Yammer**",
        "Primary Role： **SME**\nApplies To：**Teams / Yammer**",
        "Primary Role:**SME**\nApplies To:**Teams / Yammer**",
        "Primary Role – **SME**\nApplies To - **Teams / Yammer**",
        "primary role : **SME**\nAPPLIES TO: **Teams/Yammer**",
        "Primary\u{A0}Role: **SME**\u{200B}\n\u{FEFF}Applies To: **Teams / Yammer**",
        "Primary Role: **SME**<br>\nApplies To: **Teams / Yammer**<br/>",
        "1. Primary Role: **SME**\n2. Applies To: **Teams / Yammer**",
        "Primary Role: **SME**<br>Applies To: **Teams / Yammer**",
        "Primary Role: **SME**<BR />\nApplies To: **Teams / Yammer**<br>",
        "Primary Role: **SME**\\\nApplies To: **Teams / Yammer**\\",
    ] {
        let (found_labels, problems) = of(lines);
        let words: Vec<String> =
            found_labels.iter().map(|label| label.replace("Teams/Yammer", "Teams / Yammer")).collect();
        assert_eq!(words, [ROLE, SERVICES], "{lines:?}");
        assert_eq!(problems, [] as [&str; 0], "{lines:?}");
    }
}

#[test]
fn several_labels_on_one_line_are_several() {
    let (found, problems) = of("Primary Role: **SME** Applies To: **Teams / Yammer**");
    assert_eq!((found, problems), (vec![ROLE.into(), SERVICES.into()], vec!["7 joined-labels".into()]));
}

#[test]
fn a_value_that_wraps_is_one_value() {
    for lines in [
        "Primary Role: **SME**\nApplies To: **Teams /\nYammer**",
        "Primary Role: **SME**\nApplies To: Teams /\nYammer",
    ] {
        let (found, problems) = of(lines);
        assert_eq!(
            (found, problems),
            (vec![ROLE.into(), SERVICES.into()], vec!["8 wrapped-label".into()]),
            "{lines}"
        );
    }
}

#[test]
fn emphasis_that_does_not_close_is_emphasis() {
    for value in ["**Teams / Yammer **", "** Teams / Yammer**", "**Teams / Yammer", "Teams / Yammer**"] {
        let (found, problems) = of(&format!("Primary Role: **SME**\nApplies To: {value}"));
        assert_eq!((found, problems), (vec![ROLE.into(), SERVICES.into()], vec![]), "{value}");
    }
    let (found, _) = of(
        "Primary Role: **SME**\nApplies To: **Teams / Yammer\nA sentence of the text that goes on below it.",
    );
    assert_eq!(found, [ROLE, SERVICES]);
}

#[test]
fn a_dash_is_a_value_and_plurals_are_labels() {
    let (found, problems) = of("Primary Roles: -\nSecondary Roles: FM / SME\nApplies To: All Services");
    assert_eq!(
        found,
        [
            "primary-role = - ()",
            "secondary-role = FM / SME (fasttrack-manager sme)",
            "applies-to = All Services (all-services)",
        ]
    );
    assert_eq!(problems, [] as [&str; 0]);
}

#[test]
fn two_groups_of_labels_are_both_kept() {
    let page = read_as(
        "en/migrate-plan.md",
        "---\nt: x\n---\n# P\n## Approach\n### Plan it\nPrimary Role: **SME**\nApplies To: **Teams**\n\nWords.\n\nPrimary Role: **FM**\nApplies To: **Yammer**\n",
    );
    let keys =
        |label: &str| page.activities[0].keys(label).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(keys("primary-role"), ["sme", "fasttrack-manager"]);
    assert_eq!(keys("applies-to"), ["teams", "yammer"]);
}

#[test]
fn labels_in_a_table_are_labels() {
    for table in [
        "| Primary Role | **SME** |\n|---|---|\n| Applies To | Teams / Yammer |",
        "| Primary Role: | SME |\n| Applies To: | **Teams / Yammer** |",
        "| Primary Role | Applies To |\n|---|---|\n| SME | Teams / Yammer |",
    ] {
        assert_eq!(of(table).0, [ROLE, SERVICES], "{table}");
    }
}

#[test]
fn a_pipe_in_a_value_is_no_table() {
    assert_eq!(
        of("Primary Role: **SME**\nApplies To: **Teams | Yammer**").0[1],
        "applies-to = Teams | Yammer (teams yammer)"
    );
}

#[test]
fn labels_that_are_written_as_headings_are_labels() {
    for labels in [
        "##### Primary Role: **SME**\n##### Applies To: **Teams / Yammer**",
        "#### Primary Role: SME\n\n#### **Applies To:** Teams / Yammer",
    ] {
        assert_eq!(of(labels).0, [ROLE, SERVICES], "{labels}");
    }
    let (found, _) = of("Primary Role: **SME**\n\n#### Applies To: many\n\nWords.");
    assert_eq!(found, [ROLE]);
}

#[test]
fn what_only_looks_like_a_label_is_none() {
    let (found, _) = of(
        "Primary Role: **SME**\nApplies To: **Teams / Yammer**\n\n**In-scope features:** many\n**Timing**: soon\nNote: the primary role: see above",
    );
    assert_eq!(found[..2], [ROLE, SERVICES]);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn an_activity_without_labels_says_so_and_keeps_its_tasks() {
    let page = read_as(
        "en/migrate-plan.md",
        &format!(
            "---\nt: x\n---\n# P\n## Approach\n### Plan it\n{HEADER}| 1234 | Do it | M | SME | Teams |\n"
        ),
    );
    assert_eq!(found(&page), ["6 activity-without-role", "6 activity-without-services"]);
    assert_eq!(page.tasks_of(crate::playbook::ActivityIndex::new(0)).count(), 1);
    assert_eq!(page.tasks[0].role().map(Key::as_str), Some("sme"));
}

#[test]
fn labels_of_another_language_are_understood() {
    let page = read_as(
        "de/migrate-plan.md",
        "---\nt: x\n---\n# P\n## Ansatz\n### Tun\nPrimary Role: **SME**\nGilt für: **Alle Dienste**\n",
    );
    assert_eq!(
        labels(&page.activities[0]),
        ["primary-role = SME (sme)", "applies-to = Alle Dienste (all-services)"]
    );
}
