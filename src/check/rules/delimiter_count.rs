//! `delimiter-count`: a delimiter row with more or fewer cells than the header.

use crate::check::Context;
use crate::check::rule::{Check, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, reading_rules};
use crate::source::markdown::cells;
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
    let text = page.text.as_str();
    let above = page.text.line_at(finding.span.start).start.saturating_sub(1);
    let line = page.text.line_at(above);
    if ends_header(page, line) {
        return Vec::new();
    }
    let header = page.text.slice(line).trim_start_matches(['>', ' ', '\t']).trim_end();
    let columns = cells::split_as_published(header, Span::new(0, header.len())).cells;
    // Where a cell has no name, one pipe too many may have made it.
    if !cells::is_delimiter(page.text.slice(finding.span)) || columns.iter().any(|cell| cell.is_empty()) {
        return Vec::new();
    }
    let columns = columns.len();
    let own = cells::split(text, finding.span).cells;
    let cell = |at| {
        own.get(at).map(|cell| page.text.slice(*cell)).filter(|cell| cell.contains('-')).unwrap_or("---")
    };
    let row: Vec<&str> = (0..columns).map(cell).collect();
    vec![Edit::new(finding.span, format!("| {} |", row.join(" | ")))]
}

/// Whether a line is only the end of a header that is split over several lines.
fn ends_header(page: &Page, line: Span) -> bool {
    let findings = page.findings();
    let before = findings.partition_point(|finding| finding.span.start < line.start);
    let header = page.text.line_at(line.start.saturating_sub(1)).start;
    let of_header = findings.get(..before).into_iter().flatten().rev();
    of_header
        .take_while(|finding| finding.span.start >= header)
        .any(|finding| *finding.rule == reading_rules::SPLIT_ROW && finding.span.end > line.start)
}
