//! The built-in pages against the table of facts beside this file: ids, names, requirements, roles, services,
//! activities, steps and links.

use std::collections::{BTreeMap, BTreeSet};

use ftpb::playbook::{Activity, Page, PageKind, Playbook, Task};
use ftpb::query::flow;
use ftpb::source::{Key, Tag};

use super::{keys, playbook};

const FACTS: &str = include_str!("facts.tsv");

/// The languages of the table's columns.
const LANGS: [&str; 6] = ["en", "de", "es", "pt-BR", "ja", "zh-Hans"];

fn rows(kind: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let rows =
        FACTS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect::<Vec<_>>());
    let kind = kind.to_owned();
    rows.filter(move |row| row[0] == kind)
}

fn or_dash(text: String) -> String {
    if text.is_empty() { "-".to_owned() } else { text }
}

fn label(activity: &Activity, name: &str) -> String {
    let labels = activity.labels.iter().filter(|label| label.label.as_str() == name);
    or_dash(keys(&labels.flat_map(|label| label.keys.clone()).collect::<Vec<Key>>()).replace('+', ","))
}

/// The lines of the table that a process page stands for, but for its links and the names of its tasks.
fn described(playbook: &Playbook, page: &Page) -> Vec<String> {
    let phase = page.phase.as_ref().map_or("-", |phase| phase.as_str());
    let mut lines = vec![format!("process {} {phase} {}", page.key, page.title)];
    for (index, activity) in page.activities.iter().enumerate() {
        let [roles, motions, services] =
            ["primary-role", "motions", "applies-to"].map(|name| label(activity, name));
        lines.push(format!("activity {roles} {motions} {services} {}", activity.title));
        let own = |task: &&Task| task.activity.is_some_and(|own| own.position() == index);
        lines.extend(page.tasks.iter().filter(own).map(|task| {
            let role = task.role().map_or("-", |role| role.as_str());
            let services = keys(&task.services).replace('+', ",");
            format!("task {} {} {role} {services}", page.id(task), task.requirement.as_str())
        }));
    }
    lines.extend(flow::named(playbook, page).iter().map(|step| format!("step {}", step.to)));
    lines
}

#[test]
fn pages_say_what_the_table_of_facts_says() {
    let playbook = playbook();
    for (lang, tag) in LANGS.iter().enumerate() {
        let mut expected: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut process = "";
        for line in FACTS.lines().filter(|line| !line.starts_with('#')) {
            let row: Vec<&str> = line.split('\t').collect();
            let said = match row[0] {
                "process" => {
                    process = row[1];
                    format!("process {} {} {}", row[1], row[2], row[3 + lang])
                }
                "activity" => format!("activity {} {} {} {}", row[1], row[2], row[3], row[4 + lang]),
                "task" => format!("task {} {} {} {}", row[1], row[2], row[3], row[4]),
                "step" => format!("step {}", row[1]),
                _ => continue,
            };
            expected.entry(process).or_default().push(said);
        }
        assert_eq!(expected.len(), 16);
        for page in playbook.processes(&[Tag::new(tag)]) {
            let expected = expected.remove(page.key.as_str()).unwrap_or_default();
            assert_eq!(described(&playbook, page), expected, "{}", page.file);
        }
        assert!(expected.is_empty(), "{tag} lacks {:?}", expected.keys());
    }
}

#[test]
fn there_are_233_rows_225_ids_and_22_edges_in_every_language() {
    let playbook = playbook();
    for tag in LANGS {
        let pages = playbook.processes(&[Tag::new(tag)]);
        let ids: Vec<String> =
            pages.iter().flat_map(|page| page.tasks.iter().map(|task| page.id(task).into_owned())).collect();
        let distinct: BTreeSet<&String> = ids.iter().collect();
        let edges: usize = pages.iter().map(|page| flow::named(&playbook, page).len()).sum();
        assert_eq!((pages.len(), ids.len(), distinct.len(), edges), (16, 233, 225, 22), "{tag}");
    }
}

#[test]
fn names_of_tasks_are_those_of_the_table_with_their_links() {
    let playbook = playbook();
    for (lang, tag) in LANGS.iter().enumerate() {
        let names: BTreeMap<&str, (&str, &str)> =
            rows("name").map(|row| (row[1], (row[2], row[3 + lang]))).collect();
        for page in playbook.processes(&[Tag::new(tag)]) {
            for task in &page.tasks {
                let (targets, name) = names[page.id(task).as_ref()];
                let own: Vec<String> = page.links_of(task).iter().map(|link| link.target.clone()).collect();
                assert_eq!(page.plain(task.name), name, "{} {}", page.file, page.id(task));
                assert_eq!(or_dash(own.join(" ")), targets, "{} {}", page.file, page.id(task));
            }
        }
    }
}

#[test]
fn pages_hold_every_address_of_the_table() {
    let playbook = playbook();
    let mut process = "";
    for line in FACTS.lines() {
        let row: Vec<&str> = line.split('\t').collect();
        match row[0] {
            "process" => process = row[1],
            "link" => {
                let pages = playbook.pages(&[]).into_iter().filter(|page| page.key == process);
                for page in pages.filter(|page| page.kind == PageKind::Process) {
                    let held = page.links().iter().any(|link| link.target == row[1]);
                    assert!(held, "{}: no link to {}", page.file, row[1]);
                }
            }
            _ => {}
        }
    }
}
