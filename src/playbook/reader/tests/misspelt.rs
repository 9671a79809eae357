//! Labels and headings that are not written as they should be, and read as they are meant.

use super::*;

/// A page whose activity has these labels; what it reads of them, and the rules of its findings.
fn labels(lines: &str) -> (String, Vec<String>) {
    let text = format!("---\ntitle: a\n---\n# Plan\n\n## Approach\n\n### Plan it\n\n{lines}\n");
    let page = read_as("en/migrate-plan.md", &text);
    let all = page.activities.iter().flat_map(|activity| &activity.labels);
    let shown = all.map(|label| {
        format!("{}={}", label.label, label.keys.iter().map(Key::as_str).collect::<Vec<_>>().join("+"))
    });
    let rules = page.findings().iter().map(|finding| finding.rule.name.to_owned());
    (shown.collect::<Vec<_>>().join(" "), rules.collect())
}

#[test]
fn labels_are_read_however_the_name_and_the_value_are_parted() {
    const BOTH: &str = "primary-role=sme applies-to=teams";
    for (lines, rules) in [
        ("Primary&nbsp;Role(s)&#58; **SME**  \nApplies To&colon; **Teams**", vec![]),
        ("Primary Role:\n**SME**  \nApplies To:\nTeams", vec!["wrapped-label"; 2]),
        ("Primary Role:\n\n**SME**\n\nApplies To:\n\n**Teams**", vec!["wrapped-label"; 2]),
        ("Primary Role\n: SME\n\nApplies To\n: Teams", vec!["wrapped-label"; 2]),
        ("<p>Primary Role: <b>SME</b><br>Applies To: <strong>Teams</strong></p>", vec![]),
        ("Primary Role **SME**  \nApplies To **Teams**", vec!["misspelt"; 2]),
        ("**Primary Role** SME  \n**Applies To** Teams", vec!["misspelt"; 2]),
        ("Primary Role; **SME**  \nApplies To∶ **Teams**", vec!["misspelt"; 2]),
        ("Primay Role(s): **SME**  \nAplies To: **Teams**", vec!["misspelt"; 2]),
        ("**Primary Role：**SMEApplies To：Teams", vec!["joined-labels"]),
    ] {
        assert_eq!(
            labels(lines),
            (BOTH.to_owned(), rules.into_iter().map(str::to_owned).collect()),
            "{lines}"
        );
    }
}

#[test]
fn a_sentence_is_no_label() {
    let none = ["activity-without-role", "activity-without-services"].map(str::to_owned).to_vec();
    for lines in [
        "Applies to **Teams** only when mail is moved.",
        "Phase; then the next one.",
        "Note: Teams",
        "Primary goal: all of it",
    ] {
        assert_eq!(labels(lines), (String::new(), none.clone()), "{lines}");
    }
    let (read, rules) = labels("Primary Role:\n\nThe team meets.\n\nApplies To: **Teams**");
    assert_eq!(
        (read.as_str(), rules),
        ("primary-role= applies-to=teams", vec!["activity-without-role".to_owned()])
    );
}

#[test]
fn a_misspelt_heading_is_read_as_what_it_means() {
    let text = format!(
        "---\ntitle: a\n---\n# Plan\n\n## Overwiew\n\n## Aproach\n\n### Plan it\n\n#### FTOP Taks\n\n{HEADER}| 1001 | Call | M | SME | Teams |\n\n## Approaches\n"
    );
    let page = read_as("en/migrate-plan.md", &text);
    assert_eq!(page.sections("overview").count() + page.sections("approach").count(), 2);
    let titles: Vec<_> = page.activities.iter().map(|activity| activity.title.as_str()).collect();
    assert_eq!(titles, ["Plan it"]);
    let findings = page.findings().iter().filter(|finding| finding.rule.name == "misspelt");
    let messages: Vec<_> = findings.map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "`Overwiew`: did you mean `Overview`? It is read as that",
            "`Aproach`: did you mean `Approach`? It is read as that",
            "`FTOP Taks`: did you mean `FTOP Tasks`? It is read as that",
        ]
    );
    let own = read_as("en/migrate-plan.md", "# Plan\n\n## Approach\n\n## Aproach\n");
    assert_eq!(own.sections("approach").count(), 1);
}
