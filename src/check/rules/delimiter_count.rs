//! `delimiter-count`: a delimiter row with more or fewer cells than the header.

use crate::check::Context;
use crate::check::rule::{Check, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, reading_rules};
use crate::source::markdown::{cells, columns, lines};
use crate::source::{Finding, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::DELIMITER_COUNT,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A delimiter row with more or fewer cells than the header.",
        why: "Markdown does not recognize the table and shows a paragraph full of pipes.",
        bad: "| Task ID | Task Name |\n|---|---|---|",
        good: "| Task ID | Task Name |\n|---|---|",
    },
    scope: RuleScope::Reader,
    fix: Some(fix),
};

/// Gives the row one cell for each column. Existing cells keep their colons.
fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let written = page.text.slice(finding.span);
    let line = page.text.line_at(finding.span.start);
    let columns = line_above(page, line).and_then(|header| columns(page, header));
    let Some(columns) = columns.filter(|_| cells::is_delimiter(written)) else { return Vec::new() };
    let own = cells::split(page.text.as_str(), finding.span).cells;
    let cell = |at| {
        own.get(at).map(|cell| page.text.slice(*cell)).filter(|cell| cell.contains('-')).unwrap_or("---")
    };
    let row: Vec<&str> = (0..columns).map(cell).collect();
    let row = format!("| {} |", row.join(" | "));
    let is_safe = shows_columns(page, line, finding.span, &row, columns) && fits_below(page, line, columns);
    if is_safe { vec![Edit::new(finding.span, row)] } else { Vec::new() }
}

/// How many columns the header on a line has, if the whole header stands there and each column has a name.
fn columns(page: &Page, line: Span) -> Option<usize> {
    let header = lines::content(page.text.slice(line));
    // Where a row stands above it, this may be only the end of the header.
    let above = line_above(page, line).map(|above| lines::content(page.text.slice(above)));
    if cells::is_delimiter(header) || above.is_some_and(cells::has_pipe) {
        return None;
    }
    let whole = Span::new(0, header.len());
    let columns = cells::split(header, whole).cells;
    // Where a cell has no name, one pipe too many may have made it. A full-width pipe splits nothing in Markdown.
    let is_clear = !columns.iter().any(|cell| cell.is_empty())
        && columns == cells::split_as_published(header, whole).cells;
    is_clear.then_some(columns.len())
}

/// Whether Markdown shows so many columns where a row of dashes replaces the one at a span of a line.
fn shows_columns(page: &Page, line: Span, span: Span, row: &str, columns: usize) -> bool {
    let margin = page.text.slice(Span { end: span.start, ..line });
    let header = line_above(page, line).map(|header| page.text.slice(header)).unwrap_or_default();
    columns::shown(header, &format!("{margin}{row}")) == Some(columns)
}

/// Whether the row below the dashes is one that the table shows as a whole.
fn fits_below(page: &Page, line: Span, columns: usize) -> bool {
    let below = line.end.saturating_add(1);
    if below as usize >= page.text.as_str().len() {
        return true;
    }
    let row = lines::content(page.text.slice(page.text.line_at(below)));
    let cells = cells::split_as_published(row, Span::new(0, row.len())).cells;
    let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    !cells::is_delimiter(row) && filled <= columns
}

fn line_above(page: &Page, line: Span) -> Option<Span> {
    Some(page.text.line_at(line.start.checked_sub(1)?))
}
