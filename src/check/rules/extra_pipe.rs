//! `extra-pipe`: a doubled pipe at the beginning of a task row.

use crate::check::Context;
use crate::check::rule::{Check, Edit, Explain, Group, Scope};
use crate::playbook::{Page, reading_rules};
use crate::source::{Finding, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::EXTRA_PIPE,
    group: Group::Tables,
    explain: Explain {
        what: "A doubled pipe at the beginning of a task row.",
        why: "The id slips into the column of the name, and each value with it.",
        bad: "|| 3999 | Review | M | FM | Teams |",
        good: "| 3999 | Review | M | FM | Teams |",
    },
    look: Scope::Reading,
    fix: Some(fix),
};

fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let row = page.text.slice(finding.span);
    let rest = row.trim_start_matches(['|', ' ', '\t']);
    let start = finding.span.start as usize;
    let doubled = row.starts_with('|') && !rest.is_empty();
    let edit = || Edit::new(Span::new(start, start + row.len() - rest.len()), "| ");
    doubled.then(edit).into_iter().collect()
}
