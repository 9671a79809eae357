//! A task that several processes have, and each in its own way.

use std::fs;

use super::said;
use crate::run::{Pages, ftpb};

fn page(title: &str, values: &str) -> String {
    format!(
        "# {title}\n\n## Approach\n\n### Meet\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | \
         Services |\n|---|---|---|---|---|\n| 3735 | Hold it | {values} |\n"
    )
}

/// Two processes, of which the second has the task as mandatory.
fn pages() -> Pages {
    let first = page("Arrive", "O | FastTrack Manager | All Services");
    let last = page("Leave", "M | FastTrack Engineer | Teams");
    Pages::none().page("en/assess-arrive.md", first).page("en/success-leave.md", last)
}

#[test]
fn where_else_a_task_is_says_what_differs_there() {
    let pages = pages();
    let shown = ftpb("show 3735").of(&pages).printed();
    let (_, also) = shown.split_once("Also in").expect("the other place");
    assert!(also.contains("Success › Leave › Meet (mandatory, FastTrack Engineer, Teams)\n"), "{shown}");
    let shown = ftpb("show leave/3735").of(&pages).env("FTPB_LANG", "ja").answer().stdout;
    assert!(
        shown.contains("Assess › Arrive › Meet (任意、FastTrack マネージャー、すべてのサービス)\n"),
        "{shown}"
    );
    let same = page("Leave", "O | FastTrack Manager | All Services");
    let pages = pages.page("en/success-leave.md", same);
    let shown = ftpb("show 3735").of(&pages).printed();
    assert!(shown.contains("Success › Leave › Meet\n"), "{shown}");
}

#[test]
fn what_a_task_of_a_process_links_to_names_the_process() {
    let home = pages().page("c.md", "# Contoso\n\n### Leave\n\n- [ ] **3735** Hold it\n");
    let text = ftpb("checklist new -p leave").of(&home).printed();
    fs::write(home.path("c.md"), text).unwrap();
    said(home.as_ref(), "use c.md --playbooks en");
    let (shown, _, _) = said(home.as_ref(), "--playbooks en");
    assert!(shown.contains("ftpb show leave/3735 --playbooks en\n"), "{shown}");
    let listed = ftpb("tasks arrive --width 80").of(&home).printed();
    assert!(listed.contains("ftpb show arrive/3735 --playbooks"), "{listed}");
    let own = ftpb("tasks leave/3735 --fields process --no-header --format tsv").of(&home).printed();
    assert_eq!(own, "success-leave\n");
}

#[test]
fn a_task_is_listed_where_it_is_mandatory_and_that_is_told() {
    let told = "ftpb: 1 task is mandatory in one process and not in another; it is listed where it is mandatory: 3735 \
                (leave)\n";
    let pages = pages();
    let answer = ftpb("checklist new").of(&pages).answer();
    assert_eq!(answer.stderr, told);
    assert!(
        answer.stdout.contains("### Leave\n\n- [ ] **3735** Hold it · mandatory · FastTrack Engineer"),
        "{answer:?}"
    );
    assert!(!answer.stdout.contains("Arrive"), "{answer:?}");
    let other = pages.page("en/success-leave.md", page("Leave", "O | FastTrack Engineer | Teams"));
    let answer = ftpb("checklist new").of(&other).answer();
    assert!(answer.stderr.contains("is listed once, in the first of them: 3735 (arrive)"), "{answer:?}");
}
