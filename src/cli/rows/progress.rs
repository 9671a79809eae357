//! The progress of a process, as a record.

use crate::checklist::progress::{Count, ProcessProgress, is_mandatory};
use crate::cli::rows::phase_field;
use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};

/// The fields of the record.
pub static SHAPE: Schema = Schema {
    kind: "progress",
    about: "The progress of a process in a checklist",
    fields: &[
        SchemaField::new("process", FieldType::Text, "The key of the process"),
        SchemaField::new("title", FieldType::Text, "The title of the process"),
        SchemaField::new("phase", FieldType::Text, "The key of its phase").or_null(),
        SchemaField::new("done", FieldType::Count, "How many of its tasks are done"),
        SchemaField::new("open", FieldType::Count, "How many are not"),
        SchemaField::new("mandatory_done", FieldType::Count, "How many mandatory tasks are done"),
        SchemaField::new("mandatory_open", FieldType::Count, "How many are not"),
        SchemaField::new("optional_done", FieldType::Count, "How many other tasks are done"),
        SchemaField::new("optional_open", FieldType::Count, "How many are not"),
    ],
};

/// An empty listing of processes with their progress.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    Listing::new(
        &SHAPE,
        vec![
            column("phase", "phase"),
            if session.is_on_screen() {
                column("title", "process").fill(30)
            } else {
                column("title", "process")
            },
            column("mandatory_done", "mandatory-count"),
            column("optional_done", "optional-count"),
            column("process", "key").wide().tone(Tone::Id),
        ],
    )
}

/// The record of a process.
pub fn record(session: &Session, process: &ProcessProgress<'_>) -> Record {
    let page = process.chosen.page;
    let all = process.count(|_| true);
    let mandatory = process.count(is_mandatory);
    let optional = process.count(|task| !is_mandatory(task));
    Record::new()
        .with("process", page.key.as_str())
        .with("title", page.title.as_str())
        .with("phase", phase_field(session, page.phase.as_ref()))
        .with("done", all.done)
        .with("open", all.all - all.done)
        .with("mandatory_done", bar(mandatory))
        .with("mandatory_open", mandatory.all - mandatory.done)
        .with("optional_done", bar(optional))
        .with("optional_open", optional.all - optional.done)
}

/// A bar of ten cells, and the numbers.
fn bar(count: Count) -> Field {
    let field = Field::new(count.done);
    if count.all == 0 {
        return field.shown("–");
    }
    // A single done or open task is visible.
    let cells = (count.done * 10 / count.all).max(usize::from(count.done > 0));
    let tone = if count.done == count.all { Tone::Good } else { Tone::Plain };
    let shown = format!("{}{} {}/{}", "█".repeat(cells), "░".repeat(10 - cells), count.done, count.all);
    field.shown(shown).tone(tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_show_the_first_and_the_last_task() {
        for (done, all, cells) in [(0, 40, 0), (1, 40, 1), (39, 40, 9), (40, 40, 10)] {
            let words = bar(Count { done, all }).words().into_owned();
            assert_eq!(words.matches('█').count(), cells, "{words}");
            assert_eq!(words.matches('░').count(), 10 - cells, "{words}");
        }
    }
}
