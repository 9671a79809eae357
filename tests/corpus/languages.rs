//! English and German say the same: the same tasks, required alike, for the same people and services.

use std::collections::{BTreeMap, BTreeSet};

use ftpb::playbook::{Page, Playbook, Requirement};

use super::{corpus, english, german, ids, processes};

type Meaning = (Requirement, Option<String>, Vec<String>);

/// What each row of an id means, by process and id.
fn meanings(playbook: &Playbook, lang: &str) -> BTreeMap<(String, String), Meaning> {
    let mut found = BTreeMap::new();
    for page in processes(playbook, lang) {
        for task in &page.tasks {
            let mut services: Vec<String> = task.services.iter().map(ToString::to_string).collect();
            services.sort();
            let role = task.role().map(ToString::to_string);
            found.insert((page.key.clone(), page.id(task).into_owned()), (task.requirement, role, services));
        }
    }
    found
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn no_requirement_role_or_service_differs_between_english_and_german() {
    let (english, german) = (english(), german());
    let (own, other) = (meanings(&english, "en"), meanings(&german, "de"));
    for (task, meaning) in &other {
        assert_eq!(own.get(task), Some(meaning), "{task:?}");
    }
    let missing: Vec<(&str, &str)> = own
        .keys()
        .filter(|task| !other.contains_key(*task))
        .map(|(page, id)| (page.as_str(), id.as_str()))
        .collect();
    let services = "enable-enable-services";
    assert_eq!(
        missing,
        [(services, "3731"), (services, "3743"), (services, "4110"), (services, "4111"), (services, "4112")]
    );
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_mandatory_ids_are_the_same_but_for_the_untranslated_ones() {
    let mandatory = |playbook: &Playbook, lang: &str| -> BTreeSet<String> {
        let each = |page: &&Page| -> Vec<String> {
            let tasks = page.tasks.iter().filter(|task| task.requirement == Requirement::Mandatory);
            tasks.map(|task| page.id(task).into_owned()).collect()
        };
        processes(playbook, lang).iter().flat_map(each).collect()
    };
    let (english, german) = (english(), german());
    let untranslated: BTreeSet<String> =
        ids(&processes(&english, "en")).difference(&ids(&processes(&german, "de"))).cloned().collect();
    assert_eq!(untranslated.iter().collect::<Vec<_>>(), ["4110", "4111", "4112"]);
    let own: BTreeSet<String> = mandatory(&english, "en").difference(&untranslated).cloned().collect();
    assert_eq!(own, mandatory(&german, "de"));
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn some_ids_stand_in_two_processes() {
    let twice = |playbook: &Playbook, lang: &str| -> Vec<String> {
        let mut count: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for page in processes(playbook, lang) {
            for task in &page.tasks {
                count.entry(page.id(task).into_owned()).or_default().insert(&page.key);
            }
        }
        count.into_iter().filter(|(_, pages)| pages.len() > 1).map(|(id, _)| id).collect()
    };
    assert_eq!(twice(&english(), "en"), ["3278", "3650", "3718", "3731", "3734", "3737", "3738", "3743"]);
    assert_eq!(twice(&german(), "de"), ["3278", "3650", "3718", "3734", "3737", "3738"]);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn an_activity_without_role_has_a_finding_that_says_so() {
    let (english, german) = (english(), german());
    for page in processes(&english, "en").into_iter().chain(processes(&german, "de")) {
        for activity in &page.activities {
            let has = |label: &str| activity.labels.iter().any(|own| own.label.as_str() == label);
            let line = activity.line;
            let said = |rule: &str| {
                page.findings().iter().any(|finding| {
                    finding.rule.name == rule && page.text.place(finding.span.start).line == line
                })
            };
            assert!(has("primary-role") != said("activity-without-role"), "{}:{line}", page.file);
            assert!(has("applies-to") != said("activity-without-services"), "{}:{line}", page.file);
        }
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_role_of_3740_is_one_key_in_every_language() {
    let playbook = ftpb::playbook::Playbook::open(ftpb::source::store::open(Some(&corpus())).unwrap());
    let mut roles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for page in playbook.pages(&[]) {
        for task in page.tasks.iter().filter(|task| page.id(task) == "3740") {
            let role = task.role().map(ToString::to_string).unwrap_or_default();
            roles.entry(role).or_default().push(page.lang.to_string());
        }
    }
    assert_eq!(roles.len(), 1, "{roles:?}");
    let languages: BTreeSet<&String> = roles.values().flatten().collect();
    assert!(languages.len() >= 2, "{languages:?}");
}
