//! `missing-pipe`: a task row that is missing a pipe between two values.

use crate::check::Context;
use crate::check::rule::{Check, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, reading_rules};
use crate::source::{Finding, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::MISSING_PIPE,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A task row that is missing a pipe between two values.",
        why: "Every value after it moves to the wrong column, and the flag becomes part of the role.",
        bad: "| 3184 | Migrate mail | O FastTrack Engineer | Core Onboarding |",
        good: "| 3184 | Migrate mail | O | FastTrack Engineer | Core Onboarding |",
    },
    scope: RuleScope::Reader,
    fix: Some(fix),
};

/// Inserts a pipe between values that only spaces separate.
fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let first = page.tasks.partition_point(|task| task.row.start < finding.span.start);
    let Some(task) = page.tasks.get(first).filter(|task| task.row == finding.span) else { return Vec::new() };
    let mut values = vec![task.id, task.name, task.flag, task.role_text, task.services_text];
    values.retain(|value| !value.is_empty());
    let gap = |pair: &[Span]| match pair {
        [first, second] => Some(Span { start: first.end, end: second.start }),
        _ => None,
    };
    let blank = |gap: &Span| gap.start < gap.end && page.text.slice(*gap).chars().all(char::is_whitespace);
    values.windows(2).filter_map(gap).filter(blank).map(|gap| Edit::new(gap, " | ")).collect()
}
