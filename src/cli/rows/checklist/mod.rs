//! The tasks of a checklist for other programs: a spreadsheet, a program, a calendar, a board.

pub mod profile;

use std::borrow::Cow;
use std::io::{self, Write};

use crate::checklist::progress::TaskProgress;
use crate::cli::rows::phase_in;
use crate::cli::session::Session;
use crate::output::format::calendar::{self, Calendar, Todo};
use crate::output::format::{self, listing as listings};
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Style, Tone};
use crate::playbook::date::Date;
use crate::playbook::{Page, Requirement};
use crate::source::hash::fnv1a_32;
use crate::source::markdown::inline;

/// What the record of a task of a checklist holds.
pub static SHAPE: Schema = Schema {
    kind: "checklist task",
    about: "A task of a checklist, with its tick",
    fields: &[
        SchemaField::new("id", FieldType::Text, "Its id, the same in every language"),
        SchemaField::new("name", FieldType::Text, "Its name"),
        SchemaField::new("done", FieldType::Flag, "Whether it is ticked"),
        SchemaField::new(
            "requirement",
            FieldType::Word(&["mandatory", "optional", "unknown"]),
            "Whether it must be done",
        ),
        SchemaField::new("role", FieldType::Text, "The key of who does it").or_null(),
        SchemaField::new("role_text", FieldType::Text, "Who does it, as written"),
        SchemaField::new("services", FieldType::Texts, "The keys of the services it is for"),
        SchemaField::new("services_text", FieldType::Text, "The services, as written"),
        SchemaField::new("phase", FieldType::Text, "The key of its phase").or_null(),
        SchemaField::new("process", FieldType::Text, "The key of the page it stands on"),
        SchemaField::new("process_title", FieldType::Text, "The title of that page"),
        SchemaField::new("lang", FieldType::Text, "The language of that page"),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
        SchemaField::new("line", FieldType::Count, "The line it stands on, from 1"),
        SchemaField::new("links", FieldType::Links, "The links of its row"),
        SchemaField::new("notes", FieldType::Texts, "The notes below it in the checklist"),
    ],
};

/// The byte order mark, without which Excel does not read UTF-8.
const FOR_EXCEL: &str = "\u{feff}";

/// The columns of the spreadsheet; the first ones are named as Planner names its own.
static SHEET: Schema = Schema {
    kind: "checklist task",
    about: "A task of a checklist, for spreadsheets",
    fields: &[
        SchemaField::new("Task Name", FieldType::Text, "Id and name"),
        SchemaField::new("Bucket Name", FieldType::Text, "The title of its process"),
        SchemaField::new("Progress", FieldType::Word(&["Completed", "Not started"]), "Whether it is ticked"),
        SchemaField::new("Priority", FieldType::Word(&["Important", "Medium"]), "Important: mandatory"),
        SchemaField::new("Role", FieldType::Text, "Who does it, as written"),
        SchemaField::new("Labels", FieldType::Text, "The services, as written"),
        SchemaField::new("Description", FieldType::Text, "Its notes, and the links of its row"),
        SchemaField::new("id", FieldType::Text, "Its id"),
        SchemaField::new("phase", FieldType::Text, "The key of its phase"),
        SchemaField::new("process", FieldType::Text, "The key of its process"),
    ],
};

/// An empty listing of tasks.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let columns = vec![
        column("done", "done"),
        column("id", "id").tone(Tone::Id),
        if session.is_on_screen() { column("name", "name").fill(50) } else { column("name", "name") },
        column("role_text", "role"),
        column("services_text", "services").wide(),
    ];
    Listing::new(&SHAPE, columns)
}

/// Those fields of a task's record that a checklist promises, its process's title, and its tick. The phase is shown in
/// the language of the process, as the rest of the checklist.
pub fn record(session: &Session, task: Record, page: &Page, progress: &TaskProgress<'_>) -> Record {
    let task = task.replacing("phase", phase_in(session, &page.lang, page.phase.as_ref()));
    let names = SHAPE.names().into_iter();
    let fields = names.filter_map(|name| task.get(name).map(|field| (name, field.clone())));
    let record = fields.fold(Record::new(), |record, (name, field)| record.with(name, field));
    let done = Field::new(progress.done).shown(if progress.done { "[x]" } else { "[ ]" });
    let notes: Vec<Cow<'_, str>> = progress.notes.iter().map(|note| inline::plain(note)).collect();
    let shown = notes.join("\n");
    let notes = Field::new(notes.iter().map(AsRef::as_ref).collect::<serde_json::Value>()).shown(shown);
    record.with("process_title", page.title.as_str()).with("done", done).with("notes", notes)
}

/// Writes tasks as `csv`, `json` or `ics`. The name of the file and the title of the checklist name a calendar, and keep
/// the to-dos of customers apart within one. With days they are events.
///
/// # Errors
/// If the writer fails.
pub fn write(
    listing: &Listing,
    (file, title): (&str, &str),
    format: &str,
    days: &[Date],
    out: &mut dyn Write,
) -> io::Result<()> {
    let style = Style::default();
    if let Some(format) = format::find(calendar::FORMATS, format) {
        // Files of two customers may have one name.
        let name = format!("{file} {:x}", fnv1a_32(title.bytes()));
        let calendar = Calendar { name: title.to_owned(), todos: todos(listing, &name, days) };
        return format.write(&calendar, &style, out);
    }
    let format = format::find(listings::FORMATS, format).unwrap_or(listings::DEFAULT);
    if format.name() == "csv" {
        out.write_all(FOR_EXCEL.as_bytes())?;
        format.write(&sheet(listing), &style, out)
    } else {
        format.write(listing, &style, out)
    }
}

/// The same tasks under the headings of a spreadsheet.
fn sheet(listing: &Listing) -> Listing {
    let mut sheet = Listing::new(&SHEET, Vec::new());
    for record in &listing.records {
        let words = |field: &str| record.get(field).map(Field::words).unwrap_or_default();
        let row = Record::new()
            .with("Task Name", text(&format!("{} {}", words("id"), words("name"))))
            .with("Bucket Name", text(&words("process_title")))
            .with("Progress", if is_done(record) { "Completed" } else { "Not started" })
            .with("Priority", if is_mandatory(record) { "Important" } else { "Medium" })
            .with("Role", text(&words("role_text")))
            .with("Labels", text(&words("services_text")))
            .with("Description", text(&lines(&[words("notes"), words("links")])))
            .with("id", words("id"))
            .with("phase", record.flat("phase"))
            .with("process", record.flat("process"));
        sheet.records.push(row);
    }
    sheet
}

/// Texts below each other, without the empty ones.
fn lines(texts: &[Cow<'_, str>]) -> String {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}

/// A cell that a spreadsheet takes for text and not for a formula.
fn text(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

/// The tasks as to-dos, or as events on these days; their names differ, since a calendar may have both.
fn todos(listing: &Listing, name: &str, days: &[Date]) -> Vec<Todo> {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let kind = if days.is_empty() { "" } else { "-event" };
    let todo = |(at, record): (usize, &Record)| {
        let words = |field: &str| record.get(field).map(Field::words).unwrap_or_default();
        Todo {
            uid: format!("{}-{name}{kind}@ftpb", words("id")),
            day: days.get(at).map(|day| day.compact()),
            summary: format!("{} {}", words("id"), words("name")),
            description: [words("role_text"), words("services_text"), words("notes"), words("links")]
                .join("\n"),
            categories: vec![words("phase").into_owned(), words("process_title").into_owned()],
            important: is_mandatory(record),
            completed: is_done(record),
        }
    };
    listing.records.iter().enumerate().map(todo).collect()
}

fn is_done(record: &Record) -> bool {
    record.value("done") == true
}

fn is_mandatory(record: &Record) -> bool {
    record.flat("requirement") == Requirement::Mandatory.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(text("=1+1"), "'=1+1");
        assert_eq!(text("3735 a"), "3735 a");
    }
}
