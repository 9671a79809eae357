//! What each language has of the playbook.

use std::path::Path;

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

/// The ids of tasks that Japanese lacks, as `coverage`, `diff` and `check` tell of them.
fn missing_in_japanese(folder: &Path) -> Vec<String> {
    let ask = |line: &str| answer(ftpb().arg("--playbooks").arg(folder).args(line.split(' ')));
    let found =
        records(ftpb().arg("--playbooks").arg(folder).args(["coverage", "--by", "task", "--lang", "ja"]));
    let lines = "diff en ja --kind task-missing --fields id --no-header";
    let mut of_diff: Vec<String> = ask(lines).stdout.lines().map(str::to_owned).collect();
    let mut ids: Vec<String> = found
        .iter()
        .filter(|record| record["state"] == "missing")
        .map(|own| own["id"].as_str().unwrap().to_owned())
        .collect();
    ids.sort();
    of_diff.sort();
    assert_eq!(ids, of_diff);
    for line in ["coverage --lang ja", "diff en ja", "check --lang ja"] {
        let said = ask(line).stderr;
        let told = said.contains(&format!(": ja {}", ids.len()));
        assert_eq!(told, !ids.is_empty(), "{line}: {said}");
    }
    ids
}

#[test]
fn coverage_diff_and_check_have_one_number_of_missing_tasks() {
    assert!(missing_in_japanese(&sample()).is_empty());
    // A row is missing where its page has it no more.
    let copy = edited("ja/success-support-success-execution.md", |text| without_lines(text, "| 3732 "));
    assert_eq!(missing_in_japanese(copy.path()), ["3732"]);
    // A page that is missing lacks all its rows.
    std::fs::remove_file(copy.path().join("ja/success-conduct-success-review.md")).unwrap();
    assert_eq!(missing_in_japanese(copy.path()), ["3732", "3735"]);
    // That another page has it, too, helps nobody who reads this one; a row that moved is not missing.
    let other = copy.path().join("LANG/assess-conduct-customer-success-workshop.md");
    let add = |lang: &str| {
        let path = other.to_string_lossy().replace("LANG", lang);
        let text = std::fs::read_to_string(&path).unwrap();
        let row = text.lines().find(|line| line.starts_with("| 2536 ")).unwrap();
        std::fs::write(&path, text.replace(row, &format!("{row}\n{}", row.replace("2536", "3732")))).unwrap();
    };
    add("ja");
    assert_eq!(missing_in_japanese(copy.path()), ["3735"]);
    add("en");
    assert_eq!(missing_in_japanese(copy.path()), ["3732", "3735"]);
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
fn german_lacks_five_rows_and_has_none_of_its_own() {
    let mut german = ftpb();
    german.arg("--playbooks").arg(corpus()).args(["coverage", "--lang", "de"]);
    let found = records(&mut german);
    let all = |name: &str| -> Vec<String> {
        let lists = found.iter().filter_map(|record| record[name].as_array());
        let mut ids: Vec<String> = lists.flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect();
        ids.sort();
        ids
    };
    assert_eq!(all("missing_tasks"), ["3731", "3743", "4110", "4111", "4112"]);
    assert!(all("extra_tasks").is_empty());
    assert_eq!(all("missing_activities"), ["Deploy Mobile Apps"]);
}
