//! `extra-pipe`: a task row that starts with two pipes.

use crate::check::Context;
use crate::check::rule::{Check, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, reading_rules};
use crate::source::{Finding, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::EXTRA_PIPE,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A task row that starts with two pipes.",
        why: "The id moves into the name column, and every other value moves with it.",
        bad: "|| 3999 | Review | M | FM | Teams |",
        good: "| 3999 | Review | M | FM | Teams |",
    },
    scope: RuleScope::Reader,
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
