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
    let dated: Vec<(&Revision, i64)> =
        page.revisions.iter().filter_map(|revision| Some((revision, revision.date?.days()))).collect();
    let days = |sign: i64| dated.iter().map(|(_, day)| sign * day).collect::<Vec<_>>();
    let (rising, falling) = (in_order(&days(1)), in_order(&days(-1)));
    let (order, kept) = if rising.len() > falling.len() { ("oldest", rising) } else { ("newest", falling) };
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

/// The indexes of the most values that are in order: without the others, the fewest, all are.
fn in_order(values: &[i64]) -> Vec<usize> {
    let value = |at: &usize| values.get(*at).copied();
    // The index that a run of each length ends with, and the index before each in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for at in 0..values.len() {
        let length = ends.partition_point(|end| value(end) <= value(&at));
        before.push(length.checked_sub(1).and_then(|last| ends.get(last).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let next = |at: &usize| before.get(*at).copied().flatten();
    let mut kept: Vec<usize> = std::iter::successors(ends.last().copied(), next).collect();
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn the_fewest_are_left_out() {
        assert_eq!(in_order(&[]), [] as [usize; 0]);
        assert_eq!(in_order(&[1, 9, 2, 2, 3]), [0, 2, 3, 4]);
        assert_eq!(in_order(&[5, 1, 2, 3]), [1, 2, 3]);
    }
}
