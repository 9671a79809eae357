//! `joined-rows`: two task rows on one line.

use crate::check::Context;
use crate::check::rule::{Check, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Task;
use crate::playbook::{Page, reading_rules};
use crate::source::{Finding, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::JOINED_ROWS,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "Two task rows on one line.",
        why: "Markdown drops everything after the last column, so the second task is not on the page.",
        bad: "| 1327 | Plan | M | FM | Teams || 1328 | Build | O | FM | Teams |",
        good: "| 1327 | Plan | M | FM | Teams |\n| 1328 | Build | O | FM | Teams |",
    },
    scope: RuleScope::Reader,
    fix: Some(fix),
};

/// Moves each task after the first to its own line, if only pipes and spaces separate them.
fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let line = page.text.place(finding.span.start).line;
    let first = page.tasks.partition_point(|task| task.line < line);
    let tasks: Vec<_> = page.tasks.iter().skip(first).take_while(|task| task.line == line).collect();
    let between = |pair: &[&Task]| {
        let [first, second] = pair else { return None };
        let end = second.row.start;
        // Pipes behind the last value of the row would leave it an empty cell.
        let after_services = Span { start: first.services_text.end, end };
        let has_services = !first.services_text.is_empty();
        let gaps = [after_services, Span { start: first.row.end, end }].into_iter();
        let is_gap = |gap: &Span| {
            let only_pipes = page.text.slice(*gap).chars().all(|c| matches!(c, '|' | ' '));
            only_pipes && gap.start < gap.end
        };
        let gap = gaps.skip(usize::from(!has_services)).find(is_gap)?;
        Some(Edit::new(gap, " |\n| "))
    };
    let edits: Option<Vec<Edit>> = tasks.windows(2).map(between).collect();
    edits.unwrap_or_default()
}
