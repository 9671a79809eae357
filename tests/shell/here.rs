//! The playbook one stands in.

use crate::run::{Pages, unnamed};

const PAGE: &str = "# T\n\n## Approach\n\n### Act\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack \
                    Role | Services |\n|---|---|---|---|---|\n| 3333 | One | M | FastTrack Manager | Teams |\n\
                    | 3334 | Two | O | FastTrack Manager | Teams |\n";

fn pages() -> Pages {
    Pages::none().page("en/success-a.md", PAGE).page("notes/x.txt", "")
}

/// Lists the ids of the tasks in a folder of the pages.
fn ids(pages: &Pages, folder: &str) -> String {
    unnamed("tasks --fields id --no-header").inside(pages.path(folder)).printed()
}

#[test]
fn a_folder_of_pages_is_the_playbook_in_it() {
    let pages = pages();
    assert_eq!(ids(&pages, ""), "3333\n3334\n");
    assert_eq!(ids(&pages, "en"), "3333\n3334\n");
    assert!(ids(&pages, "notes").contains("3735"), "no pages here: the built-in ones answer");
}

#[test]
fn the_nearest_settings_file_upwards_marks_a_playbook() {
    let pages = pages().page("ftpb.toml", "[tasks]\nsort = [\"-id\"]\n");
    assert_eq!(ids(&pages, "notes"), "3334\n3333\n", "its settings count, too");
    let built_in = |line: &str| unnamed(line).inside(pages.path("notes")).printed();
    assert_eq!(built_in("processes --count --playbooks built-in"), "16\n", "an option goes over it");
}

#[test]
fn config_says_that_the_folder_names_the_playbook() {
    let pages = pages();
    let records = unnamed("config").inside(&pages).records();
    let own = records.iter().find(|record| record["setting"] == "playbooks").expect("it is shown");
    assert_eq!((own["value"].as_str(), own["origin"].as_str()), (Some("."), Some("folder")));
}

#[test]
fn check_does_not_answer_about_a_playbook_that_nobody_named() {
    let (nowhere, own) = (Pages::none(), pages());
    let said = "ftpb: there is no playbook here to check; go to a folder of pages, or name one with `--playbooks \
                FOLDER` (`built-in` for the built-in one)\n";
    unnamed("check").inside(&nowhere).says(said).cannot();
    unnamed("check --playbooks built-in").inside(&nowhere).printed();
    assert!(!unnamed("check --list").inside(&nowhere).printed().is_empty());
    assert!(unnamed("check").inside(&own).answer().stdout.contains("success-a.md"), "the pages are checked");
}

#[test]
fn a_playbook_s_own_settings_hide_no_task() {
    let settings = "[tasks]\nmandatory = true\n";
    let pages = pages().page("ftpb.toml", settings);
    let file = pages.path("ftpb.toml").display().to_string();
    unnamed("tasks --count")
        .of(&pages)
        .prints("2\n")
        .says(&format!("ftpb: {file}:2: `mandatory` can only be set by the reader, and was ignored\n"))
        .finds();
    for narrowing in ["limit = 1", "role = [\"x\"]", "count = true", "process = [\"a\"]", "optional = true"] {
        let pages =
            Pages::none().page("en/success-a.md", PAGE).page("ftpb.toml", format!("[tasks]\n{narrowing}\n"));
        let answer = unnamed("tasks --json").of(&pages).answer();
        assert!(answer.stdout.contains("3333") && answer.stdout.contains("3334"), "{narrowing}");
        assert!(answer.stderr.contains("can only be set by the reader"), "{narrowing}: {}", answer.stderr);
    }
}
