//! `delimiter-count`: a row of dashes with another number of cells than the header.

use crate::check::Context;
use crate::check::line::line_at;
use crate::check::rule::{Check, Edit, Explain, Group, Scope};
use crate::playbook::{Page, reading_rules};
use crate::source::markdown::cells;
use crate::source::{Finding, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::DELIMITER_COUNT,
    group: Group::Tables,
    explain: Explain {
        what: "A row of dashes with another number of cells than the header.",
        why: "Markdown takes none of it for a table: the reader sees a paragraph of pipes.",
        bad: "| Task ID | Task Name |\n|---|---|---|",
        good: "| Task ID | Task Name |\n|---|---|",
    },
    look: Scope::Reading,
    fix: Some(fix),
};

/// The row gets a cell for each column; those it has keep their colons.
fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let text = page.text.as_str();
    let above = line_at(text, finding.span.start as usize).start.saturating_sub(1);
    let header = page.text.slice(line_at(text, above as usize)).trim();
    let columns = cells::split(header, Span::new(0, header.len())).cells.len();
    if !cells::is_delimiter(page.text.slice(finding.span)) || columns == 0 {
        return Vec::new();
    }
    let own = cells::split(text, finding.span).cells;
    let cell = |at| {
        own.get(at).map(|cell| page.text.slice(*cell)).filter(|cell| cell.contains('-')).unwrap_or("---")
    };
    let row: Vec<&str> = (0..columns).map(cell).collect();
    vec![Edit::new(finding.span, format!("| {} |", row.join(" | ")))]
}
