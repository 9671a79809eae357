//! `ics`: the iCalendar format (RFC 5545).

use std::io;

use crate::output::Style;
use crate::output::format::Format;
use crate::output::format::calendar::{Calendar, Todo};
use crate::output::terminal::clean;

pub(super) struct Ics;

impl Format<Calendar> for Ics {
    fn name(&self) -> &'static str {
        "ics"
    }

    fn about(&self) -> &'static str {
        "to-dos and events for calendar programs (RFC 5545)"
    }

    fn write(&self, calendar: &Calendar, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let mut lines: Vec<String> =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ftpb//checklist//EN"].map(str::to_owned).to_vec();
        // RFC 7986 calls it NAME; Google, Outlook and Apple read the other.
        lines.extend(["NAME", "X-WR-CALNAME"].map(|key| format!("{key}:{}", escaped(&calendar.name))));
        lines.extend(calendar.todos.iter().flat_map(todo));
        lines.push("END:VCALENDAR".to_owned());
        lines.iter().try_for_each(|line| out.write_all(folded(line).as_bytes()))
    }
}

/// A to-do; an event where it has a day. Google and Outlook show events only.
fn todo(todo: &Todo) -> Vec<String> {
    let kind = if todo.day.is_some() { "VEVENT" } else { "VTODO" };
    let categories: Vec<String> = todo.categories.iter().map(|category| escaped(category)).collect();
    let mut lines = vec![
        format!("BEGIN:{kind}"),
        format!("UID:{}", escaped(&todo.uid)),
        // No clock is read, so that the same checklist gives the same bytes.
        "DTSTAMP:19700101T000000Z".to_owned(),
        format!(
            "SUMMARY:{}{}",
            if todo.day.is_some() && todo.completed { "✓ " } else { "" },
            escaped(&todo.summary)
        ),
        format!("DESCRIPTION:{}", escaped(&todo.description)),
        format!("CATEGORIES:{}", categories.join(",")),
        format!("PRIORITY:{}", if todo.important { 1 } else { 5 }),
    ];
    match &todo.day {
        // It lasts the whole day, and leaves the reader free.
        Some(day) => lines.extend([
            format!("DTSTART;VALUE=DATE:{day}"),
            "TRANSP:TRANSPARENT".to_owned(),
            "STATUS:CONFIRMED".to_owned(),
        ]),
        None => lines.push(format!("STATUS:{}", if todo.completed { "COMPLETED" } else { "NEEDS-ACTION" })),
    }
    lines.push(format!("END:{kind}"));
    lines
}

fn escaped(value: &str) -> String {
    let mut escaped = String::new();
    for c in clean(value).chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A content line, folded between characters into lines of at most 75 bytes (RFC 5545, section 3.1).
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
    fn lines_are_folded_between_characters() {
        let long = "顧".repeat(60);
        let folded = folded(&long);
        assert!(folded.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(folded.replace("\r\n ", "").trim_end(), long);
    }

    #[test]
    fn what_has_a_day_is_an_event() {
        let event = Todo { day: Some("20260105".to_owned()), completed: true, ..Todo::default() };
        let lines = todo(&event);
        assert!(lines.contains(&"DTSTART;VALUE=DATE:20260105".to_owned()), "{lines:?}");
        assert!(lines.contains(&"SUMMARY:✓ ".to_owned()) && !lines.iter().any(|line| line.contains("VTODO")));
    }

    #[test]
    fn separators_and_line_breaks_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne\u{1b}"), "a\\, b\\; c\\\\d\\ne");
    }
}
