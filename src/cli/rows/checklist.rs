//! The tasks of a checklist for other programs: a spreadsheet, a program, a calendar.

use std::fmt::Write as _;
use std::io::Write;

use crate::output::terminal::clean;
use crate::output::{Field, FieldType, Listing, Record, Schema, SchemaField, Style, format, write as answer};
use crate::playbook::Requirement;

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
    ],
};

/// The columns of the spreadsheet; the first ones are named as Planner names its own.
static SHEET: Schema = Schema {
    kind: "checklist task",
    about: "A task of a checklist, for spreadsheets",
    fields: &[
        SchemaField::new("Task Name", FieldType::Text, "Id and name"),
        SchemaField::new("Bucket Name", FieldType::Text, "The title of its process"),
        SchemaField::new("Progress", FieldType::Word(&["Completed", "Not started"]), "Whether it is ticked"),
        SchemaField::new("Priority", FieldType::Word(&["Important", "Medium"]), "Important: mandatory"),
        SchemaField::new("Assigned To", FieldType::Text, "Who does it, as written"),
        SchemaField::new("Labels", FieldType::Text, "The services, as written"),
        SchemaField::new("Description", FieldType::Text, "The links of its row"),
        SchemaField::new("id", FieldType::Text, "Its id"),
        SchemaField::new("phase", FieldType::Text, "The key of its phase"),
        SchemaField::new("process", FieldType::Text, "The key of its process"),
    ],
};

/// An empty listing of tasks.
pub fn listing() -> Listing {
    Listing::new(&SHAPE, Vec::new())
}

/// Those fields of a task's record that a checklist promises, its process's title, and its tick.
pub fn record(task: &Record, title: &str, done: bool) -> Record {
    let names = SHAPE.names().into_iter();
    let fields = names.filter_map(|name| task.get(name).map(|field| (name, field.clone())));
    let record = fields.fold(Record::new(), |record, (name, field)| record.with(name, field));
    record.with("process_title", title).with("done", done)
}

/// Writes tasks as `csv`, `json` or `ics`; the name tells one customer's to-dos from another's in one calendar.
///
/// # Errors
/// When the output refuses.
pub fn write(listing: &Listing, name: &str, wanted: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    match wanted {
        "ics" => out.write_all(calendar(listing, name).as_bytes())?,
        "json" => put(listing, "json", out)?,
        _ => {
            // Without this mark Excel takes UTF-8 for the code page of the machine.
            out.write_all("\u{feff}".as_bytes())?;
            put(&sheet(listing), "csv", out)?;
        }
    }
    Ok(())
}

fn put(listing: &Listing, name: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let format = format::find(name).unwrap_or_else(format::usual);
    answer(listing, format, &Style::default(), out)?;
    Ok(())
}

/// The same tasks under the headings of a spreadsheet.
fn sheet(listing: &Listing) -> Listing {
    let mut sheet = Listing::new(&SHEET, Vec::new());
    for record in &listing.records {
        let words = |field: &str| record.get(field).map(Field::words).unwrap_or_default();
        let done = record.value("done") == true;
        let mandatory = record.flat("requirement") == Requirement::Mandatory.as_str();
        let row = Record::new()
            .with("Task Name", text(&format!("{} {}", words("id"), words("name"))))
            .with("Bucket Name", text(&words("process_title")))
            .with("Progress", if done { "Completed" } else { "Not started" })
            .with("Priority", if mandatory { "Important" } else { "Medium" })
            .with("Assigned To", text(&words("role_text")))
            .with("Labels", text(&words("services_text")))
            .with("Description", text(&words("links")))
            .with("id", words("id"))
            .with("phase", record.flat("phase"))
            .with("process", record.flat("process"));
        sheet.records.push(row);
    }
    sheet
}

/// A cell that a spreadsheet takes for text and not for a formula.
fn text(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

/// To-dos as RFC 5545 has them.
fn calendar(listing: &Listing, name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//ftpb//checklist//EN".to_owned(),
    ];
    for record in &listing.records {
        let words = |field: &str| escaped(&record.get(field).map(Field::words).unwrap_or_default());
        let done = record.value("done") == true;
        let mandatory = record.flat("requirement") == Requirement::Mandatory.as_str();
        lines.extend([
            "BEGIN:VTODO".to_owned(),
            format!("UID:{}-{name}@ftpb", words("id")),
            // The same checklist gives the same bytes, so no clock is asked.
            "DTSTAMP:19700101T000000Z".to_owned(),
            format!("SUMMARY:{} {}", words("id"), words("name")),
            format!("DESCRIPTION:{}\\n{}\\n{}", words("role_text"), words("services_text"), words("links")),
            format!("CATEGORIES:{},{}", words("phase"), words("process_title")),
            format!("PRIORITY:{}", if mandatory { 1 } else { 5 }),
            format!("STATUS:{}", if done { "COMPLETED" } else { "NEEDS-ACTION" }),
            "END:VTODO".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn escaped(value: &str) -> String {
    let mut escaped = String::new();
    for c in clean(value).chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => {
                let _ = write!(escaped, "\\{c}");
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line in pieces of at most 75 bytes, none of which cuts a character.
fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut bytes = 0;
    for c in line.chars() {
        if bytes + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            bytes = 1;
        }
        folded.push(c);
        bytes += c.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_lines_are_folded_between_characters() {
        let long = "顧".repeat(60);
        let folded = folded(&long);
        assert!(folded.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(folded.replace("\r\n ", "").trim_end(), long);
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(text("=1+1"), "'=1+1");
        assert_eq!(text("3735 a"), "3735 a");
    }
}
