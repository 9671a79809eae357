//! `repeated-label`: a label that an activity, or the head of a page, has twice.

use crate::playbook::Label;
use crate::playbook::{Page};
use crate::query::check::Context;
use crate::query::check::rule::{Check, Explain, Group, Look, Spot};
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "repeated-label",
        severity: Severity::Warning,
        help: "keep one of them, or make two activities of it",
    },
    group: Group::Structure,
    explain: Explain {
        what: "A label that an activity, or the head of a page, has twice.",
        why: "The reader cannot tell which of the two values holds.",
        bad: "Applies To: **Teams**  \nApplies To: **Yammer**",
        good: "Applies To: **Teams / Yammer**",
    },
    look: Look::Page(find),
    mend: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let of_activities = page.activities.iter().map(|activity| activity.labels.as_slice());
    // Pages that are no process have labels under many headings; only neighbours belong together there.
    std::iter::once(page.labels.as_slice()).chain(of_activities).flat_map(repeated).collect()
}

fn repeated(labels: &[Label]) -> Vec<Spot> {
    let near = |a: &Label, b: &Label| b.line.saturating_sub(a.line) < 12;
    let again = |(at, label): (usize, &Label)| {
        let before = labels.get(..at)?.iter().rfind(|other| other.label == label.label && near(other, label))?;
        Some(Spot::new(label.span, format!("this label stands already in line {}", before.line)))
    };
    labels.iter().enumerate().filter_map(again).collect()
}
