//! `revision-order`: a revision that is out of order.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::playbook::Revision;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "revision-order",
        severity: Severity::Warning,
        help: "move the row to the place of its date",
    },
    group: RuleGroup::Dates,
    docs: RuleDocs {
        what: "A revision that is out of order.",
        why: "A reader who looks for new changes in the first rows misses it.",
        bad: "| 3/27/2020 | …\n| 5/2/2019 | …\n| 1/29/2020 | …",
        good: "| 3/27/2020 | …\n| 1/29/2020 | …\n| 5/2/2019 | …",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let dated: Vec<&Revision> = page.revisions.iter().filter(|revision| revision.date.is_some()).collect();
    let rises = dated.windows(2).filter(|pair| matches!(pair, [a, b] if a.date < b.date)).count();
    let falls = dated.windows(2).filter(|pair| matches!(pair, [a, b] if a.date > b.date)).count();
    if rises == 0 || falls == 0 {
        return Vec::new();
    }
    let is_out_of_order = |pair: &&[&Revision]| match pair {
        [a, b] if rises > falls => a.date > b.date,
        [a, b] => a.date < b.date,
        _ => false,
    };
    let order = if rises > falls { "oldest" } else { "newest" };
    let diagnostic = |pair: &[&Revision]| {
        let (before, revision) = (pair.first()?.date?, pair.last()?);
        let message =
            format!("{} comes after {before}, but the {order} revision is at the top", revision.date?);
        Some(Diagnostic::new(revision.date_text, message))
    };
    dated.windows(2).filter(is_out_of_order).filter_map(diagnostic).collect()
}
