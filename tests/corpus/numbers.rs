//! How much there is: pages, processes, activities, tasks, revisions, images.

use ftpb::playbook::{Page, PageKind, Playbook, Requirement};
use ftpb::source::Tag;

use super::{count, english, german, ids, processes};

/// Every number that is known of a folder, in the order in which the test names them.
fn numbers(playbook: &Playbook, lang: &str) -> Vec<(&'static str, usize)> {
    let all = playbook.pages(&[]);
    let pages = processes(playbook, lang);
    let sum = |of: fn(&Page) -> usize| pages.iter().map(|page| of(page)).sum::<usize>();
    let others = all.iter().filter(|page| page.kind != PageKind::Process);
    vec![
        ("pages", all.len()),
        ("pages in another language", all.iter().filter(|page| page.lang.as_str() != lang).count()),
        ("processes", pages.len()),
        ("activities", sum(|page| page.activities.len())),
        ("tasks", sum(|page| page.tasks.len())),
        ("mandatory", sum(|page| count(page, Requirement::Mandatory))),
        ("optional", sum(|page| count(page, Requirement::Optional))),
        ("distinct ids", ids(&pages).len()),
        ("mentions", others.map(|page| page.tasks.len()).sum()),
        ("revisions of processes", sum(|page| page.revisions.len())),
        ("revisions", all.iter().map(|page| page.revisions.len()).sum()),
        ("images", all.iter().map(|page| page.links().iter().filter(|link| link.image).count()).sum()),
    ]
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_english_folder_has_its_numbers() {
    let expected = [
        ("pages", 69),
        ("pages in another language", 0),
        ("processes", 16),
        ("activities", 81),
        ("tasks", 233),
        ("mandatory", 93),
        ("optional", 140),
        ("distinct ids", 225),
        ("mentions", 22),
        ("revisions of processes", 90),
        ("revisions", 216),
        ("images", 21),
    ];
    assert_eq!(numbers(&english(), "en"), expected);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_german_folder_has_its_numbers() {
    let expected = [
        ("pages", 91),
        ("pages in another language", 22),
        ("processes", 16),
        ("activities", 80),
        ("tasks", 228),
        ("mandatory", 93),
        ("optional", 135),
        ("distinct ids", 222),
        ("mentions", 30),
        ("revisions of processes", 86),
        ("revisions", 214),
        ("images", 14),
    ];
    assert_eq!(numbers(&german(), "de"), expected);
}

/// Activities, tasks and mandatory tasks of each process, in the order of the lifecycle.
const PROCESSES: [(&str, [usize; 3]); 16] = [
    ("initiate-conduct-customer-kick-off", [5, 6, 2]),
    ("initiate-deploy-securely", [4, 4, 3]),
    ("initiate-review-meeting-cadence", [4, 2, 2]),
    ("assess-conduct-technical-assessment", [8, 22, 10]),
    ("assess-conduct-security-workshop", [4, 11, 7]),
    ("assess-conduct-services-workshops", [6, 48, 12]),
    ("assess-conduct-adoption-and-change-management-conversation", [4, 8, 7]),
    ("assess-conduct-customer-success-workshop", [8, 6, 6]),
    ("remediate-address-technical-gaps", [7, 13, 4]),
    ("enable-enable-services", [10, 86, 31]),
    ("enable-conduct-engagement-completion-discussion", [2, 1, 1]),
    ("migrate-migration", [6, 17, 4]),
    ("migrate-conduct-engagement-completion-discussion", [2, 1, 1]),
    ("success-support-success-execution", [5, 7, 2]),
    ("success-conduct-success-review", [4, 1, 1]),
    ("multiple-phases-automated-onboarding-assistance", [2, 0, 0]),
];

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn every_process_has_its_activities_and_tasks_in_the_order_of_the_lifecycle() {
    let english = english();
    let german = german();
    for (playbook, lang) in [(&english, "en"), (&german, "de")] {
        let mut expected = PROCESSES.to_vec();
        if lang == "de" {
            expected[9].1 = [9, 81, 31];
        }
        let row = |page: &&Page| {
            (page.key.clone(), [page.activities.len(), page.tasks.len(), count(page, Requirement::Mandatory)])
        };
        let found: Vec<(String, [usize; 3])> = processes(playbook, lang).iter().map(row).collect();
        let expected: Vec<(String, [usize; 3])> =
            expected.into_iter().map(|(key, row)| (key.to_owned(), row)).collect();
        assert_eq!(found, expected, "{lang}");
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_german_folder_holds_one_english_copy_of_a_process() {
    let german = german();
    let copies: Vec<&str> = processes(&german, "en").iter().map(|page| page.file.as_str()).collect();
    assert_eq!(copies, ["success-support-success-execution-partner-en.md"]);
    assert_eq!(german.languages(), [Tag::new("de"), Tag::new("en")]);
}
