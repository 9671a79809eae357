//! The commands on real pages. Their folder comes from `FTPB_CORPUS`, and a smaller one of single pages
//! stands beside it; without it these tests are ignored.

use std::path::PathBuf;

use serde_json::Value;

use crate::run::ftpb;

fn corpus() -> PathBuf {
    PathBuf::from(std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages"))
}

fn seeds() -> PathBuf {
    corpus().join("../seeds")
}

fn ids(records: &[Value]) -> Vec<&str> {
    records.iter().map(|record| record["id"].as_str().unwrap()).collect()
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_chinese_page_gives_its_seven_tasks() {
    let records = ftpb("tasks --lang zh-Hans").of(seeds()).records();
    assert_eq!(ids(&records), ["3731", "3732", "3733", "3740", "3741", "3743", "3650"]);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_german_pages_give_their_fourteen_tasks() {
    let records = ftpb("tasks --lang de").of(seeds()).records();
    assert_eq!(
        ids(&records),
        [
            "3734", "3278", "3718", "3737", "3738", "2536", "3731", "3732", "3733", "3740", "3741", "3743",
            "3650", "3735"
        ]
    );
    for record in &records {
        let text = std::fs::read_to_string(seeds().join(record["file"].as_str().unwrap())).unwrap();
        let line = usize::try_from(record["line"].as_u64().unwrap()).unwrap();
        let row = text.lines().nth(line - 1).unwrap();
        assert!(row.contains(record["id"].as_str().unwrap()), "{line}: {row}");
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn a_reference_to_three_processes_is_answered_with_each() {
    let answer = ftpb("next --after workshop").of(corpus()).answer();
    assert_eq!(answer.code, Some(0));
    for process in
        ["Conduct Customer Success Workshop", "Conduct Security Workshops", "Conduct Services Workshop"]
    {
        assert!(answer.stdout.lines().any(|line| line.starts_with(process)), "{}", answer.stdout);
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn every_english_row_is_there() {
    let records = ftpb("tasks --lang en").of(corpus()).records();
    assert!(records.len() >= 230, "{} rows of 233", records.len());
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn every_process_of_every_language_can_be_shown_at_every_width() {
    let processes = ftpb("processes --lang all --fields process,lang").of(corpus()).records();
    assert!(processes.len() > 40, "{}", processes.len());
    for process in processes {
        let line = format!(
            "show {} --lang {} --width 50 --quiet",
            process["process"].as_str().unwrap(),
            process["lang"].as_str().unwrap()
        );
        assert!(ftpb(&line).of(corpus()).printed().lines().count() > 20, "{line}");
    }
}
