//! The built-in playbook: pages that say the same in six languages, without a finding.

mod facts;

use std::collections::BTreeMap;

use ftpb::playbook::links::{self, LinkState};
use ftpb::playbook::{Page, PageKind, Playbook, Section, SectionKind};
use ftpb::query::flow::{self, Via};
use ftpb::source::store;

const LANGUAGES: [&str; 6] = ["de", "en", "es", "ja", "pt-BR", "zh-Hans"];

/// Sixteen processes, seven phases, and the index.
const PAGES: usize = 24;

fn playbook() -> Playbook {
    Playbook::open(store::open(None).expect("the playbook is built in"))
}

/// What every page is asked, answered in one text, so that two languages can be held side by side.
fn same_in_all_languages(question: &str, answer: impl Fn(&Playbook, &Page) -> String) {
    let playbook = playbook();
    let mut answers: BTreeMap<&str, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for page in playbook.pages(&[]) {
        let said = answer(&playbook, page);
        answers.entry(&page.key).or_default().entry(said).or_default().push(page.lang.to_string());
    }
    assert_eq!(answers.len(), PAGES);
    for (key, said) in answers {
        assert_eq!(said.len(), 1, "{key}: {question} differ between languages: {said:#?}");
    }
}

fn keys(keys: &[ftpb::source::Key]) -> String {
    keys.iter().map(ftpb::source::Key::as_str).collect::<Vec<_>>().join("+")
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_language_has_all_processes_phases_and_an_index() {
    let playbook = playbook();
    for lang in LANGUAGES {
        let pages = playbook.pages(&[ftpb::source::Tag::new(lang)]);
        let count = |kind| pages.iter().filter(|page| page.kind == kind).count();
        assert_eq!((pages.len(), count(PageKind::Process), count(PageKind::Phase)), (PAGES, 16, 7), "{lang}");
        assert!(pages.iter().all(|page| page.file == format!("{lang}/{}.md", page.key)), "{lang}");
    }
}

#[test]
fn no_page_has_a_finding() {
    let playbook = playbook();
    for page in playbook.pages(&[]) {
        let findings = page.findings().iter().map(|finding| {
            let place = page.text.place(finding.span.start);
            format!("{}:{}:{}: {}", page.file, place.line, place.column, finding.message)
        });
        let findings: Vec<String> = findings.collect();
        assert!(findings.is_empty(), "{findings:#?}");
    }
    assert_eq!(playbook.problems().count(), 0);
}

#[test]
fn tasks_say_the_same_in_all_languages() {
    same_in_all_languages("tasks", |_, page| {
        lines(page.tasks.iter().map(|task| {
            let role = task.role().map_or("nobody", |role| role.as_str());
            let links = page.links_of(task).len();
            format!(
                "{} {} {role} {} in activity {:?}, {links} links",
                page.id(task),
                task.requirement.as_str(),
                keys(&task.services),
                task.activity
            )
        }))
    });
}

#[test]
fn activities_and_their_labels_say_the_same_in_all_languages() {
    same_in_all_languages("labels", |_, page| {
        let page_labels =
            page.labels.iter().map(|label| format!("{}: {}", label.label.as_str(), keys(&label.keys)));
        let activities = page.activities.iter().enumerate().map(|(index, activity)| {
            let labels =
                activity.labels.iter().map(|label| format!("{}={}", label.label.as_str(), keys(&label.keys)));
            format!("{index}: {}", labels.collect::<Vec<_>>().join(", "))
        });
        lines(page_labels.chain(activities))
    });
}

#[test]
fn sections_stand_in_the_same_order_in_all_languages() {
    same_in_all_languages("sections", |_, page| {
        lines(page.sections.iter().map(|section| {
            let kind = match &section.kind {
                SectionKind::Known(key) => key.as_str().to_owned(),
                kind => format!("{kind:?}"),
            };
            format!("{} {kind}", section.level)
        }))
    });
}

#[test]
fn the_same_people_changed_the_page_on_the_same_days_in_all_languages() {
    let playbook = playbook();
    for page in playbook.pages(&[]) {
        assert!(!page.revisions.is_empty(), "{} has no revision", page.file);
        for revision in &page.revisions {
            assert!(revision.date.is_some(), "{}: a revision without a date that can be read", page.file);
        }
        assert!(
            page.revisions.windows(2).all(|pair| pair[0].date >= pair[1].date),
            "{}: newest first",
            page.file
        );
    }
}

#[test]
fn the_flow_is_the_same_in_all_languages() {
    same_in_all_languages("steps", |playbook, page| {
        let steps = if page.kind == PageKind::Process { flow::next(playbook, page) } else { Vec::new() };
        lines(steps.iter().map(|step| {
            assert_eq!(
                step.text.is_empty(),
                step.via == Via::Order,
                "{}: a link without a sentence",
                page.file
            );
            format!("{} {} repaired: {}", step.to, step.via.as_str(), step.repaired)
        }))
    });
}

#[test]
fn every_link_leads_to_a_page_of_its_own_language() {
    let playbook = playbook();
    for page in playbook.pages(&[]) {
        for link in page.links() {
            let resolved = links::resolve(&playbook, page, link);
            let is_known = matches!(resolved.state(), LinkState::Ok | LinkState::Unchecked);
            assert!(is_known, "{}: `{}` is {:?}", page.file, link.target, resolved.state());
            assert!(!link.text.trim().is_empty(), "{}: `{}` has no text", page.file, link.target);
        }
    }
}

#[test]
fn links_are_the_same_number_and_kind_in_all_languages() {
    same_in_all_languages("links", |playbook, page| {
        lines(page.links().iter().map(|link| {
            let resolved = links::resolve(playbook, page, link);
            let key = resolved.page().map_or("", |leaf| leaf.key());
            format!("{} {key} in section {}", resolved.kind.as_str(), link.section.position())
        }))
    });
}

#[test]
fn no_heading_is_without_text() {
    let playbook = playbook();
    for page in playbook.pages(&[]) {
        assert!(!page.title.is_empty(), "{} has no title", page.file);
        for (index, section) in page.sections.iter().enumerate() {
            let text = page.plain(section.body);
            let goes_on = page.sections.get(index + 1).is_some_and(|next| next.level > section.level);
            assert!(
                section.level == 0 || goes_on || !text.trim().is_empty(),
                "{}:{}: nothing stands below `{}`",
                page.file,
                section.line,
                page.heading(section)
            );
        }
    }
}

#[test]
fn every_activity_says_what_to_do() {
    let playbook = playbook();
    for page in playbook.processes(&[]) {
        for activity in &page.activities {
            let section: &Section = page.section(activity.section).unwrap();
            let first = page.text.place(section.body.start).line;
            let prose = page.text.slice(section.body).lines().zip(first..).filter(|(line, number)| {
                let label = activity.labels.iter().any(|label| label.line == *number);
                !label && !line.trim().is_empty() && !line.starts_with('|')
            });
            assert!(prose.count() > 0, "{}:{}: `{}` says nothing", page.file, activity.line, activity.title);
        }
    }
}
