//! A step as a record.

use serde_json::Value;

use crate::cli::rows::{phase_field, place};
use crate::output::{Column, Field, Listing, Record, Shape, Slot, Tone, Type};
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::query::flow::{Step, Via, process_page, waiting};

/// What the record of a step holds.
pub static SHAPE: Shape = Shape {
    kind: "step",
    about: "A step of the flow, from one process to another",
    fields: &[
        Slot::new("from", Type::Text, "The key of the process it leads on from"),
        Slot::new("to", Type::Text, "The key of the process it leads to"),
        Slot::new("title", Type::Text, "The title of that process"),
        Slot::new("phase", Type::Text, "The key of that process's phase").or_null(),
        Slot::new(
            "via",
            Type::Word(&["link", "order"]),
            "Whether a link says so, or the order of the playbook",
        ),
        Slot::new("text", Type::Text, "The sentence it stands in"),
        Slot::new("repaired", Type::Flag, "Whether its link had to be repaired"),
        Slot::new("lang", Type::Text, "The language of the page it stands on"),
        Slot::new("file", Type::Text, "The page's file, relative to the playbook's folder"),
        Slot::new("line", Type::Count, "The line it stands on, from 1"),
        Slot::new("back", Type::Flag, "Whether it leads back in the lifecycle"),
        Slot::new("from_title", Type::Text, "The title of the process it leads on from"),
        Slot::new("from_phase", Type::Text, "The key of the phase it leads on from").or_null(),
        Slot::new("tasks", Type::Texts, "The ids of the mandatory tasks that wait where it leads"),
    ],
};

/// Which end of the steps the reader does not know yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where they lead.
    To,
    /// Where they begin.
    From,
    /// Both.
    Both,
}

/// An empty listing of steps.
pub fn listing(session: &Session, unknown: End, tasks: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let mut columns = match unknown {
        End::To => {
            vec![column("from", "from").wide(), column("title", "process"), column("phase", "phase")]
        }
        End::From => {
            vec![column("from_title", "process"), column("from_phase", "phase"), column("title", "to").wide()]
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
        .with("tasks", target.map_or_else(|| Field::new(Value::Array(Vec::new())), tasks))
}

/// The condition, and for people what else there is to know of the step.
fn text(session: &Session, step: &Step<'_>) -> Field {
    let notes = [
        (step.via == Via::Order).then_some("next-in-order"),
        step.back.then_some("step-back"),
        step.repaired.then_some("link-repaired"),
    ];
    let notes: Vec<&str> = notes.into_iter().flatten().map(|note| session.word(note)).collect();
    let field = Field::new(step.text.as_str());
    if notes.is_empty() {
        return field;
    }
    let shown = format!("{} ({})", step.text, notes.join("; "));
    field.shown(shown.trim_start())
}

/// The mandatory tasks that wait in a process.
fn tasks(page: &Page) -> Field {
    let ids: Value = waiting(page).map(|task| page.id(task)).collect();
    let shown: Vec<String> =
        waiting(page).map(|task| format!("{} {}", page.id(task), page.plain(task.name))).collect();
    Field::new(ids).shown(shown.join("\n"))
}
