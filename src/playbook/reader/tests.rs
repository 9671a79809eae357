//! Pages read as a person reads them: one test for each way a page can be damaged.

mod activities;
mod cell_lines;
mod commented;
mod cut;
mod frame;
mod glued_headings;
mod labels;
mod lost;
mod misspelt;
mod moved;
mod numbers;
mod recovery;
mod rows;
mod sections;
mod struck;
mod tables;
mod unshown;
mod untabled;

use std::borrow::Cow;

use crate::playbook::cross_check;
use crate::playbook::reader::*;

/// Reads a page, and holds it to its accounts.
fn read_as(name: &str, text: &str) -> Page {
    let lexicons = Lexicons::default();
    let identity = identity::identify(name, &lexicons);
    let lang = language(text, &identity, &lexicons);
    let page = read(Arc::new(SourceText::new(text.to_owned())), &lang, &identity, &lexicons);
    assert_eq!(cross_check::unread_ids(&page), [], "{text}");
    page
}

const HEADER: &str =
    "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n";

/// An English process page whose one activity holds these lines; they begin at line 12.
fn process(lines: &str) -> Page {
    let text = format!(
        "---\ntitle: Plan\n---\n# Plan a Move\n\n## Approach\n\n### Plan it\n\nPrimary Role: **SME**  \nApplies To: **Teams**  \n{lines}\n\n## Next Steps\n"
    );
    read_as("en/migrate-plan.md", &text)
}

/// The same with a task table of these rows; the first is on line 16.
fn rows(rows: &str) -> Page {
    process(&format!("\n#### FTOP Tasks\n{HEADER}{rows}"))
}

/// The ids of the tasks.
fn ids(page: &Page) -> Vec<Cow<'_, str>> {
    page.tasks.iter().map(|task| page.id(task)).collect()
}

/// The tasks as `line: id name | flag | role | services`.
fn tasks(page: &Page) -> Vec<String> {
    let show = |task: &Task| {
        let role = task.role().map_or("", |role| role.as_str());
        let services: Vec<&str> = task.services.iter().map(Key::as_str).collect();
        let (id, name) = (page.id(task), page.plain(task.name));
        format!(
            "{}: {id} {name} | {} | {role} | {}",
            task.line,
            task.requirement.as_str(),
            services.join(" ")
        )
    };
    page.tasks.iter().map(show).collect()
}

/// The findings as `line rule`, but for those that every short fixture has.
fn found(page: &Page) -> Vec<String> {
    let show =
        |finding: &Finding| format!("{} {}", page.text.place(finding.span.start).line, finding.rule.name);
    page.findings().iter().map(show).collect()
}

/// The labels of an activity as `label = words (keys)`.
fn labels(activity: &Activity) -> Vec<String> {
    let show = |label: &Label| {
        let keys: Vec<&str> = label.keys.iter().map(Key::as_str).collect();
        format!("{} = {} ({})", label.label, label.words, keys.join(" "))
    };
    activity.labels.iter().map(show).collect()
}
