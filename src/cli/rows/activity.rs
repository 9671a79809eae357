//! An activity as a record.

use serde_json::Value;

use super::{named, phase_field, place, worded};
use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::playbook::Activity;
use crate::query::Chosen;
use crate::source::lexicon::Group;

const FIELDS: [&str; 12] = [
    "activity",
    "process",
    "phase",
    "roles",
    "motions",
    "services",
    "tasks",
    "lang",
    "requested_lang",
    "fallback",
    "file",
    "line",
];

/// An empty listing of activities.
pub fn listing(session: &Session, several: bool) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    let process = column("process");
    Listing::new(
        "activity",
        &FIELDS,
        vec![
            column("activity"),
            column("roles"),
            column("services"),
            column("tasks").tone(Tone::Id),
            if several { process } else { process.wide() },
            column("phase").wide(),
            column("motions").wide(),
            column("lang").wide(),
            column("file").wide().tone(Tone::Faint),
            column("line").right().wide().tone(Tone::Faint),
        ],
    )
}

/// The record of an activity.
pub fn record(session: &Session, chosen: &Chosen<'_>, index: usize, activity: &Activity) -> Record {
    let page = chosen.page;
    let ids: Vec<String> = page.tasks_of(index).map(|task| page.id(task)).collect();
    let shown = ids.join(" ");
    let heading = page.parts.get(activity.part).map(|part| part.heading).unwrap_or_default();
    let (file, line) = place(page, heading);
    Record::new()
        .with("activity", named(chosen, activity.title.clone()))
        .with("process", Field::new(page.key.as_str()).shown(page.title.as_str()))
        .with("phase", phase_field(session, page.phase.as_ref()))
        .with("roles", roles(session, activity))
        .with("motions", worded(session, Group::Motions, &activity.keys("motions")))
        .with("services", worded(session, Group::Services, &activity.keys("applies-to")))
        .with("tasks", Field::new(ids.into_iter().collect::<Value>()).shown(shown))
        .with("lang", page.lang.as_str())
        .with("requested_lang", chosen.requested.as_str())
        .with("fallback", chosen.fallback)
        .with("file", file)
        .with("line", line)
}

/// Who: the words of the page itself, which may say that it is nobody in particular.
fn roles(session: &Session, activity: &Activity) -> Field {
    let field = worded(session, Group::Roles, &activity.roles());
    let labelled = activity.labels.iter().any(|label| label.label.as_str().ends_with("-role"));
    if field.words().is_empty() && labelled { field.shown("-") } else { field }
}
