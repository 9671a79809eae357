//! `revision-order`: a revision that is out of order.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::playbook::Revision;
use crate::query::compare::pairing::rising;
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
    let dated: Vec<(&Revision, i64)> =
        page.revisions.iter().filter_map(|revision| Some((revision, revision.date?.epoch_days()))).collect();
    let days = |sign: i64| dated.iter().map(|(_, day)| sign * day).collect::<Vec<_>>();
    let (oldest, newest) = (rising(&days(1)), rising(&days(-1)));
    let (order, kept) = if oldest.len() > newest.len() { ("oldest", oldest) } else { ("newest", newest) };
    if kept.len() * 2 < dated.len() {
        return Vec::new();
    }
    let out_of_order = dated.iter().enumerate().filter(|(at, _)| kept.binary_search(at).is_err());
    let diagnostic = |(_, (revision, _)): (usize, &(&Revision, i64))| {
        let message = format!("{} is out of order: the {order} revision is at the top", revision.date?);
        Some(Diagnostic::new(revision.date_text, message))
    };
    out_of_order.filter_map(diagnostic).collect()
}
