//! The tasks of a checklist for other programs: a spreadsheet, a program, a calendar.

use std::fmt::Write as _;
use std::io::Write;

use crate::output::terminal::clean;
use crate::output::{Field, Listing, Record, Shape, Slot, Style, Type, format, write as answer};
use crate::cli::error::Error;
use crate::playbook::Requirement;

/// What the record of a task of a checklist holds.
pub static SHAPE: Shape = Shape {
    kind: "checklist task",
    about: "A task of a checklist, with its tick",
    fields: &[
        Slot::new("id", Type::Text, "Its id, the same in every language"),
        Slot::new("name", Type::Text, "Its name"),
        Slot::new("done", Type::Flag, "Whether it is ticked"),
        Slot::new(
            "requirement",
            Type::Word(&["mandatory", "optional", "unknown"]),
            "Whether it must be done",
        ),
        Slot::new("role", Type::Text, "The key of who does it").or_null(),
        Slot::new("role_text", Type::Text, "Who does it, as written"),
        Slot::new("services", Type::Texts, "The keys of the services it is for"),
        Slot::new("services_text", Type::Text, "The services, as written"),
        Slot::new("phase", Type::Text, "The key of its phase").or_null(),
        Slot::new("process", Type::Text, "The key of the page it stands on"),
        Slot::new("process_title", Type::Text, "The title of that page"),
        Slot::new("lang", Type::Text, "The language of that page"),
        Slot::new("file", Type::Text, "The page's file, relative to the playbook's folder"),
        Slot::new("line", Type::Count, "The line it stands on, from 1"),
        Slot::new("links", Type::Links, "The links of its row"),
    ],
};

/// The columns of the spreadsheet; the first ones are named as Planner names its own.
static SHEET: Shape = Shape {
    kind: "checklist task",
    about: "A task of a checklist, for spreadsheets",
    fields: &[
        Slot::new("Task Name", Type::Text, "Id and name"),
        Slot::new("Bucket Name", Type::Text, "The title of its process"),
        Slot::new("Progress", Type::Word(&["Completed", "Not started"]), "Whether it is ticked"),
        Slot::new("Priority", Type::Word(&["Important", "Medium"]), "Important: mandatory"),
        Slot::new("Assigned To", Type::Text, "Who does it, as written"),
        Slot::new("Labels", Type::Text, "The services, as written"),
        Slot::new("Description", Type::Text, "The links of its row"),
        Slot::new("id", Type::Text, "Its id"),
        Slot::new("phase", Type::Text, "The key of its phase"),
        Slot::new("process", Type::Text, "The key of its process"),
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
pub fn write(listing: &Listing, name: &str, wanted: &str, out: &mut dyn Write) -> Result<(), Error> {
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

fn put(listing: &Listing, name: &str, out: &mut dyn Write) -> Result<(), Error> {
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
