//! A page's Markdown with its task tables repaired.

use std::ops::RangeInclusive;

use crate::playbook::model::{Page, Task};
use crate::source::Span;
use crate::source::markdown::blocks::OpenBlocks;
use crate::source::markdown::cells;
use crate::source::markdown::lines::{Line, LineKind, lines};

/// The Markdown of a span of a page, with its task tables repaired and without conflict markers.
#[must_use]
pub fn markdown(page: &Page, span: Span) -> String {
    let whole = page.text.as_str();
    let text = whole.get(..span.end as usize).unwrap_or(whole);
    let (mut out, mut blocks) = (String::new(), OpenBlocks::default());
    for line in lines(text, span.start as usize) {
        // Tables are in the page's order.
        let next = page.tables.partition_point(|table| table.last < line.number);
        let table = page.tables.get(next).filter(|table| table.first <= line.number);
        match table {
            Some(table) if table.first == line.number => {
                let tasks = page.tasks.get(table.tasks.clone()).unwrap_or_default();
                out.push_str(&task_table(page, table.first, tasks));
            }
            Some(_) => {}
            None if matches!(line.kind, LineKind::Conflict(_)) => {}
            None => written(&mut out, text, &line, &mut blocks),
        }
    }
    out
}

/// Writes a line. What opens a block that nothing closes is written as text: the reader has read what is behind it.
fn written(out: &mut String, text: &str, line: &Line<'_>, blocks: &mut OpenBlocks) {
    let own = text.get(line.span.range()).unwrap_or_default();
    let is_open = line.kind == LineKind::Text && blocks.never_closes(text, line.content);
    if is_open {
        let at = (line.content.start - line.span.start) as usize;
        let (margin, rest) = own.split_at_checked(at).unwrap_or(("", own));
        out.extend([margin, "\\", rest, "\n"]);
    } else {
        out.push_str(own);
    }
    out.push('\n');
}

/// The Markdown of a span without its task tables and without the lines `without`: an activity's guidance.
#[must_use]
pub fn prose(page: &Page, span: Span, without: &[RangeInclusive<u32>]) -> String {
    let whole = page.text.as_str();
    let text = whole.get(..span.end as usize).unwrap_or(whole);
    let is_table = |number| page.tables.iter().any(|table| (table.first..=table.last).contains(&number));
    let (mut out, mut blocks) = (String::new(), OpenBlocks::default());
    for line in lines(text, span.start as usize) {
        let dropped = without.iter().any(|lines| lines.contains(&line.number));
        if !dropped && !is_table(line.number) && !matches!(line.kind, LineKind::Conflict(_)) {
            written(&mut out, text, &line, &mut blocks);
        }
    }
    out
}

fn task_table(page: &Page, header: u32, tasks: &[Task]) -> String {
    let columns = tasks.iter().any(|task| !task.services_text.is_empty());
    let count = if columns { 5 } else { 4 };
    let mut out = String::from("\n");
    let written = page.text.line(header);
    let mut own = cells::split(written, Span::new(0, written.len())).cells;
    // A table without header begins with a task.
    own.retain(|_| tasks.first().is_none_or(|task| !line_holds(page, header, task)));
    let heads: Vec<&str> = own.iter().map(|cell| written.get(cell.range()).unwrap_or_default()).collect();
    row(&mut out, (0..count).map(|at| heads.get(at).copied().unwrap_or_default()));
    row(&mut out, (0..count).map(|_| "---"));
    for task in tasks {
        let cells = [task.id, task.name, task.flag, task.role_text, task.services_text];
        row(&mut out, cells.into_iter().take(count).map(|cell| page.text.slice(cell)));
    }
    out.push('\n');
    out
}

/// Whether a task's row is on a line.
fn line_holds(page: &Page, number: u32, task: &Task) -> bool {
    let line = page.text.line(number).as_bytes().as_ptr_range();
    let row = page.text.slice(task.row).as_ptr();
    line.contains(&row)
}

fn row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        let cell = cell.replace('\n', " ");
        out.push_str(&cell.replace("\\|", "|").replace('|', "\\|"));
        out.push_str(" |");
    }
    out.push('\n');
}
