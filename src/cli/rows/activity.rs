//! An activity as a record.

use serde_json::Value;

use crate::cli::lists::{self, abbreviated};
use crate::cli::rows::{named, phase_field, place, worded};
use crate::cli::session::Session;
use crate::output::terminal::StyledText;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::{Activity, ActivityIndex};
use crate::query::{Chosen, Filter};
use crate::source::Key;
use crate::source::lexicon::Group;

/// The schema of the record of an activity holds.
pub static SHAPE: Schema = Schema {
    kind: "activity",
    about: "A step of a process",
    fields: &[
        SchemaField::new("activity", FieldType::Text, "Its title"),
        SchemaField::new("process", FieldType::Text, "The key of its process"),
        SchemaField::new("phase", FieldType::Text, "The key of its phase").or_null(),
        SchemaField::new(
            "roles",
            FieldType::Texts,
            "The keys of those who carry it out, the primary role first",
        ),
        SchemaField::new("motions", FieldType::Texts, "The keys of its motions"),
        SchemaField::new("services", FieldType::Texts, "The keys of the services it applies to"),
        SchemaField::new("tasks", FieldType::Texts, "The ids of its tasks, of those that are asked for"),
        SchemaField::new("lang", FieldType::Text, "The language of the page"),
        SchemaField::new("requested_lang", FieldType::Text, "The requested language"),
        SchemaField::new("fallback", FieldType::Flag, "Whether the page is a fallback in another language"),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
        SchemaField::new("line", FieldType::Count, "The line number, from 1"),
    ],
};

/// An empty listing of activities.
pub fn listing(session: &Session, several: bool) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    let process = column("process").tone(Tone::Id);
    if session.is_on_screen() {
        let mut columns =
            vec![column("activity").fill(45), column("roles"), column("services"), column("tasks").right()];
        if several && !session.is_grouped() {
            columns.insert(1, process);
        }
        return Listing::new(&SHAPE, columns);
    }
    Listing::new(
        &SHAPE,
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

/// The record of an activity, with those of its tasks that a filter takes.
pub fn record(
    session: &Session,
    chosen: &Chosen<'_>,
    (index, activity): (ActivityIndex, &Activity),
    filter: &Filter,
) -> Record {
    let page = chosen.page;
    let tasks = page.tasks_of(index).filter(|task| filter.takes_task(page, task));
    let ids: Vec<_> = tasks.map(|task| page.id(task)).collect();
    let (shown, count) = (ids.join(" "), ids.len());
    let tasks = Field::new(ids.into_iter().collect::<Value>()).shown(shown);
    let tasks = if session.is_on_screen() { tasks.short([count.to_string()]) } else { tasks };
    let (file, line) = place(page, activity.heading);
    Record::new()
        .with("activity", named(session, chosen, activity.title.clone()))
        .with("process", Field::new(page.key.as_str()).shown(session.brief(&page.key)))
        .with("phase", phase_field(session, page.phase.as_ref()))
        .with("roles", roles(session, activity))
        .with("motions", worded(session, Group::Motions, &activity.keys("motions")))
        .with("services", services(session, &activity.keys("applies-to")))
        .with("tasks", tasks)
        .with("lang", page.lang.as_str())
        .with("requested_lang", chosen.requested.as_str())
        .with("fallback", chosen.fallback)
        .with("file", file)
        .with("line", line)
}

fn services(session: &Session, keys: &[Key]) -> Field {
    abbreviated(session, worded(session, Group::Services, keys), Group::Services, keys)
}

/// What the abbreviations of these activities mean.
pub fn legend<'a>(session: &Session, records: impl Iterator<Item = &'a Record>) -> StyledText {
    if !session.is_on_screen() {
        return StyledText::new();
    }
    let roles = records.filter_map(|record| record.get("roles")?.value.as_array());
    lists::legend(session, &[], roles.flatten().filter_map(Value::as_str))
}

/// The roles; `-` if the page has a label without a role.
fn roles(session: &Session, activity: &Activity) -> Field {
    let roles = activity.roles();
    let field = abbreviated(session, worded(session, Group::Roles, &roles), Group::Roles, &roles);
    let labelled = activity.labels.iter().any(|label| label.label.as_str().ends_with("-role"));
    if field.words().is_empty() && labelled { field.shown("-") } else { field }
}
