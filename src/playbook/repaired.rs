//! A page's Markdown with its task tables repaired.

use std::ops::RangeInclusive;

use crate::playbook::links::directive;
use crate::playbook::model::{Page, Requirement, Task, TaskTable};
use crate::source::markdown::blocks::OpenBlocks;
use crate::source::markdown::lines::{Line, LineKind, lines_from};
use crate::source::{Lexicons, Span, Tag};

/// The words of a language for the task tables: their headings, and what is written for a letter.
#[derive(Clone, Copy, Debug)]
pub struct TableWords<'a> {
    lexicons: &'a Lexicons,
    lang: &'a Tag,
}

impl<'a> TableWords<'a> {
    /// The words of a language.
    #[must_use]
    pub const fn new(lexicons: &'a Lexicons, lang: &'a Tag) -> Self {
        Self { lexicons, lang }
    }

    /// The head of a table with five columns, or with four: without services.
    #[must_use]
    pub fn head(self, columns: usize) -> String {
        let mut out = String::new();
        let names = ["id", "name", "requirement", "role", "services"];
        row(&mut out, names.into_iter().take(columns).map(|name| self.lexicons.table(self.lang, name)));
        row(&mut out, (0..columns).map(|_| "---"));
        out
    }

    /// The word for a requirement, or the flag as written where it means none.
    #[must_use]
    pub fn requirement(self, page: &'a Page, task: &Task) -> &'a str {
        match task.requirement {
            Requirement::Unknown => page.text.slice(task.flag),
            known => self.lexicons.table(self.lang, known.as_str()),
        }
    }
}

/// The Markdown of a span of a page, with its task tables repaired, and without conflict markers and the lines
/// `without`, which are in the order of the page.
#[must_use]
pub fn markdown(page: &Page, span: Span, words: TableWords<'_>, without: &[RangeInclusive<u32>]) -> String {
    rewritten(page, span, without, |table| {
        task_table(page, page.tasks.get(table.tasks.clone()).unwrap_or_default(), words)
    })
}

/// The Markdown of a span without its task tables and without the lines `without`: an activity's guidance.
#[must_use]
pub fn prose(page: &Page, span: Span, without: &[RangeInclusive<u32>]) -> String {
    rewritten(page, span, without, |_| String::new())
}

/// The Markdown of a span with its task tables as `write` has them.
fn rewritten(
    page: &Page,
    span: Span,
    without: &[RangeInclusive<u32>],
    write: impl Fn(&TaskTable) -> String,
) -> String {
    let whole = page.text.as_str();
    let text = whole.get(..span.end as usize).unwrap_or(whole);
    let (mut out, mut blocks) = (String::new(), OpenBlocks::default());
    for line in lines_from(text, span.start as usize, page.text.number_of_line(span.start)) {
        // Tables are in the page's order.
        let next = page.tables.partition_point(|table| table.last < line.number);
        let table = page.tables.get(next).filter(|table| table.first <= line.number);
        let next = without.partition_point(|lines| *lines.end() < line.number);
        let dropped = without.get(next).is_some_and(|lines| lines.contains(&line.number));
        match table {
            Some(table) if table.first == line.number => out.push_str(&write(table)),
            None if !dropped && !matches!(line.kind, LineKind::Conflict(_)) => {
                match lost_heading(page, &line) {
                    Some(heading) => out.push_str(&heading),
                    None => written(&mut out, text, &line, &mut blocks),
                }
            }
            _ => {}
        }
    }
    out
}

/// A heading that Markdown does not show as one, as it is meant.
fn lost_heading(page: &Page, line: &Line<'_>) -> Option<String> {
    if !may_be_lost(line) {
        return None;
    }
    let next = page.sections.partition_point(|section| section.heading.start < line.span.start);
    let section = page.sections.get(next).filter(|section| section.heading.end <= line.span.end)?;
    let hashes = "#".repeat(usize::from(section.level.max(1)));
    Some(format!("\n{hashes} {}\n\n", page.text.slice(section.heading)))
}

fn may_be_lost(line: &Line<'_>) -> bool {
    let is_marked = || line.text.trim_start_matches('#').starts_with([' ', '\t', '\u{A0}']);
    match line.kind {
        LineKind::Heading { .. } => {
            line.text.starts_with('#') && (!is_marked() || line.span.start < line.content.start)
        }
        LineKind::Text => line.text.starts_with(['*', '_', '\\', '#', '＃', '&', '<']),
        _ => false,
    }
}

/// Writes a line. What opens a block that nothing closes is written as text: the reader has read what is behind it. Of a
/// directive is written what a reader sees.
fn written(out: &mut String, text: &str, line: &Line<'_>, blocks: &mut OpenBlocks) {
    let own = text.get(line.span.range()).unwrap_or_default();
    let at = (line.content.start - line.span.start) as usize;
    let (margin, rest) = own.split_at_checked(at).unwrap_or(("", own));
    let is_text = line.kind == LineKind::Text;
    if let Some(seen) = directive::shown(rest).filter(|_| is_text) {
        out.extend([margin, &seen]);
    } else if is_text && blocks.never_closes(text, line.content) {
        out.extend([margin, "\\", rest, "\n"]);
    } else {
        out.push_str(own);
    }
    out.push('\n');
}

fn task_table(page: &Page, tasks: &[Task], words: TableWords<'_>) -> String {
    let count = if tasks.iter().any(|task| !task.services_text.is_empty()) { 5 } else { 4 };
    let mut out = format!("\n{}", words.head(count));
    for task in tasks {
        let text = |cell| page.text.slice(cell);
        let requirement = words.requirement(page, task);
        let cells =
            [text(task.id), text(task.name), requirement, text(task.role_text), text(task.services_text)];
        row(&mut out, cells.into_iter().take(count));
    }
    out.push('\n');
    out
}

fn row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        if cell.contains(['\n', '|']) {
            out.push_str(&cell.replace('\n', " ").replace("\\|", "|").replace('|', "\\|"));
        } else {
            out.push_str(cell);
        }
        out.push_str(" |");
    }
    out.push('\n');
}
