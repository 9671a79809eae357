//! A step as a record.

use serde_json::Value;

use crate::cli::rows::{phase_field, place};
use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::Page;
use crate::query::flow::{Step, Via, mandatory_tasks, process_page};

/// The schema of the record of a step holds.
pub static SHAPE: Schema = Schema {
    kind: "step",
    about: "A step of the flow, from one process to another",
    fields: &[
        SchemaField::new("from", FieldType::Text, "The key of the process it leads on from"),
        SchemaField::new("to", FieldType::Text, "The key of the process it leads to"),
        SchemaField::new("title", FieldType::Text, "The title of that process"),
        SchemaField::new("phase", FieldType::Text, "The key of that process's phase").or_null(),
        SchemaField::new(
            "via",
            FieldType::Word(&["link", "title", "order"]),
            "Whether a link says so, a title without one, or the order of the playbook",
        ),
        SchemaField::new("text", FieldType::Text, "The sentence of the step"),
        SchemaField::new("repaired", FieldType::Flag, "Whether its link had to be repaired"),
        SchemaField::new("lang", FieldType::Text, "The language of its page"),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
        SchemaField::new("line", FieldType::Count, "The line number, from 1"),
        SchemaField::new("back", FieldType::Flag, "Whether it leads back in the lifecycle"),
        SchemaField::new("from_title", FieldType::Text, "The title of the process it leads on from"),
        SchemaField::new("from_phase", FieldType::Text, "The key of the phase it leads on from").or_null(),
        SchemaField::new(
            "tasks",
            FieldType::Texts,
            "The ids of the mandatory tasks that wait where it leads",
        ),
    ],
};

/// Which ends of a step to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where they lead, from one process or from several.
    To {
        /// Whether from several.
        several: bool,
    },
    /// Where they begin, leading to one process or to several.
    From {
        /// Whether to several.
        several: bool,
    },
    /// Both.
    Both,
}

/// An empty listing of steps.
pub fn listing(session: &Session, unknown: End, tasks: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let mut columns = match unknown {
        End::To { several } => {
            let from = column("from", "from");
            let from = if several { from } else { from.wide() };
            vec![from, column("title", "process"), column("phase", "phase")]
        }
        End::From { several: false } => {
            vec![column("from_title", "process"), column("from_phase", "phase"), column("title", "to").wide()]
        }
        End::From { several: true } => {
            vec![column("title", "to"), column("from_title", "process"), column("from_phase", "phase")]
        }
        End::Both => {
            vec![column("from_title", "from"), column("title", "to"), column("phase", "phase").wide()]
        }
    };
    columns.push(column("text", "text"));
    if tasks {
        columns.push(column("tasks", "mandatory-tasks"));
    }
    columns.extend([
        column("via", "via").wide(),
        column("file", "file").wide().tone(Tone::Faint),
        column("line", "line").right().wide().tone(Tone::Faint),
    ]);
    Listing::new(&SHAPE, columns)
}

/// The record of a step.
pub fn record(session: &Session, step: &Step<'_>) -> Record {
    let page = step.from;
    let target = process_page(&session.playbook, &step.to, &page.lang);
    let title = target.map_or_else(|| step.to.clone(), |target| target.title.clone());
    let (file, line) = place(page, step.span);
    Record::new()
        .with("from", Field::new(page.key.as_str()).shown(page.title.as_str()))
        .with("to", Field::new(step.to.as_str()).shown(title.as_str()))
        .with("title", title.as_str())
        .with("phase", phase_field(session, target.and_then(|target| target.phase.as_ref())))
        .with("via", step.via.as_str())
        .with("text", text(session, step))
        .with("repaired", step.repaired)
        .with("lang", page.lang.as_str())
        .with("file", file)
        .with("line", line)
        .with("back", step.back)
        .with("from_title", page.title.as_str())
        .with("from_phase", phase_field(session, page.phase.as_ref()))
        .with(
            "tasks",
            target.map_or_else(|| Field::new(Value::Array(Vec::new())), |page| tasks(session, page)),
        )
}

/// The words about a step: how it is known, and what is unusual about it.
pub fn notes(step: &Step<'_>) -> impl Iterator<Item = &'static str> {
    let notes = [
        (step.via == Via::Order).then_some("next-in-order"),
        step.back.then_some("step-back"),
        step.repaired.then_some("link-repaired"),
    ];
    notes.into_iter().flatten()
}

/// The condition, and for people notes about the step.
fn text(session: &Session, step: &Step<'_>) -> Field {
    let notes: Vec<&str> = notes(step).map(|note| session.word(note)).collect();
    let field = Field::new(step.text.as_str());
    if notes.is_empty() {
        return field;
    }
    let shown = format!("{} ({})", step.text, notes.join("; "));
    field.shown(shown.trim_start())
}

/// The mandatory tasks of a process.
fn tasks(session: &Session, page: &Page) -> Field {
    let ids: Value = mandatory_tasks(page).map(|task| page.id(task)).collect();
    let shown: Vec<String> =
        mandatory_tasks(page).map(|task| format!("{} {}", page.id(task), page.plain(task.name))).collect();
    // In a pipe they stand on one line.
    Field::new(ids).shown(shown.join(if session.style.width.is_some() { "\n" } else { "; " }))
}
