//! `missing-pipe`: a task row in which the pipe between two values is lost.

use crate::check::Context;
use crate::check::rule::{Check, Edit, Explain, Group, Scope};
use crate::playbook::{Page, reading_rules};
use crate::source::{Finding, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::MISSING_PIPE,
    group: Group::Tables,
    explain: Explain {
        what: "A task row in which the pipe between two values is lost.",
        why: "Each value behind it stands under the wrong heading: the flag reads as part of the role.",
        bad: "| 3184 | Migrate mail | O FastTrack Engineer | Core Onboarding |",
        good: "| 3184 | Migrate mail | O | FastTrack Engineer | Core Onboarding |",
    },
    look: Scope::Reading,
    fix: Some(fix),
};

/// A pipe goes where two values of the row touch with nothing but blanks between them.
fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let Some(task) = page.tasks.iter().find(|task| task.row == finding.span) else { return Vec::new() };
    let mut values = vec![task.id, task.name, task.flag, task.role_text, task.services_text];
    values.retain(|value| !value.is_empty());
    let gap = |pair: &[Span]| match pair {
        [first, second] => Some(Span { start: first.end, end: second.start }),
        _ => None,
    };
    let blank = |gap: &Span| gap.start < gap.end && page.text.slice(*gap).chars().all(char::is_whitespace);
    values.windows(2).filter_map(gap).filter(blank).map(|gap| Edit::new(gap, " | ")).collect()
}
