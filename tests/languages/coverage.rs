//! What each language has of the playbook.

use super::{corpus, edited, field, ftpb, records, sample, without_lines};
use crate::run::answer;

#[test]
fn every_built_in_language_is_complete_and_what_lacks_a_revision_is_older() {
    let found = records(ftpb().args(["coverage"]));
    assert_eq!(found.len(), 5 * 3);
    assert!(found.iter().all(|record| record["state"] == "complete"));
    // The last row of the English pages was never translated; the review has no such row.
    for record in &found {
        let review = record["process"] == "success-conduct-success-review";
        assert_eq!(record["older"], !review, "{record}");
        let missing = record["missing_revisions"].as_array().map(Vec::len);
        assert_eq!(missing, Some(usize::from(!review)), "{record}");
    }
}

#[test]
fn a_language_that_lacks_a_task_and_a_revision_is_partial_and_older() {
    let copy = edited("ja/success-support-success-execution.md", |text| {
        without_lines(&without_lines(text, "| 3732 "), "2018-12-07")
    });
    let of = |args: &[&str]| records(ftpb().arg("--playbooks").arg(copy.path()).arg("coverage").args(args));
    let lacking = of(&["--lang", "ja", "--missing"]);
    assert_eq!(lacking.len(), 2);
    let record = &lacking[1];
    assert_eq!((record["lang"].as_str(), record["state"].as_str()), (Some("ja"), Some("partial")));
    assert_eq!(record["older"], true);
    assert_eq!((record["tasks"].as_u64(), record["tasks_of"].as_u64()), (Some(6), Some(7)));
    assert_eq!(record["missing_tasks"], serde_json::json!(["3732"]));
    assert_eq!(record["missing_revisions"].as_array().map(Vec::len), Some(2));
    let tasks = of(&["--by", "task"]);
    assert_eq!((field(&tasks, "lang"), field(&tasks, "id")), (vec!["ja".into()], vec!["3732".into()]));
}

#[test]
fn phases_sum_up_their_processes() {
    let found = records(ftpb().args(["coverage", "--lang", "de", "--by", "phase"]));
    assert_eq!(field(&found, "process"), ["assess", "success"]);
    assert_eq!(field(&found, "tasks"), ["6", "8"]);
}

#[test]
fn languages_stand_side_by_side_in_a_table() {
    let answer = answer(
        ftpb().arg("--playbooks").arg(sample()).args(["coverage", "--lang", "de,ja", "--width", "70"]),
    );
    let heading = answer.stdout.lines().next().unwrap_or_default();
    assert!(heading.contains("de") && heading.contains("ja"), "{}", answer.stdout);
    assert_eq!(answer.stdout.matches("█████").count(), 6, "{}", answer.stdout);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn german_lacks_three_tasks_and_has_none_of_its_own() {
    let mut german = ftpb();
    german.arg("--playbooks").arg(corpus()).args(["coverage", "--lang", "de"]);
    let found = records(&mut german);
    let all = |name: &str| -> Vec<String> {
        let lists = found.iter().filter_map(|record| record[name].as_array());
        let mut ids: Vec<String> = lists.flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect();
        ids.sort();
        ids
    };
    assert_eq!(all("missing_tasks"), ["4110", "4111", "4112"]);
    assert!(all("extra_tasks").is_empty());
    assert_eq!(all("missing_activities"), ["Deploy Mobile Apps"]);
}
