//! `revision-order`: a revision that breaks the order of the others.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::Revision;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "revision-order",
        severity: Severity::Warning,
        help: "put the row where its date belongs",
    },
    group: Group::Dates,
    explain: Explain {
        what: "A revision that breaks the order of the others.",
        why: "A reader who looks at the first rows for what is new misses it.",
        bad: "| 3/27/2020 | …\n| 5/2/2019 | …\n| 1/29/2020 | …",
        good: "| 3/27/2020 | …\n| 1/29/2020 | …\n| 5/2/2019 | …",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let dated: Vec<&Revision> = page.revisions.iter().filter(|revision| revision.date.is_some()).collect();
    let rises = dated.windows(2).filter(|pair| matches!(pair, [a, b] if a.date < b.date)).count();
    let falls = dated.windows(2).filter(|pair| matches!(pair, [a, b] if a.date > b.date)).count();
    if rises == 0 || falls == 0 {
        return Vec::new();
    }
    let breaks = |pair: &&[&Revision]| match pair {
        [a, b] if rises > falls => a.date > b.date,
        [a, b] => a.date < b.date,
        _ => false,
    };
    let order = if rises > falls { "the oldest" } else { "the newest" };
    let spot = |pair: &[&Revision]| {
        let (before, revision) = (pair.first()?.date?, pair.last()?);
        let message =
            format!("{} stands after {before}, though {order} revision comes first", revision.date?);
        Some(Spot::new(revision.date_text, message))
    };
    dated.windows(2).filter(breaks).filter_map(spot).collect()
}
