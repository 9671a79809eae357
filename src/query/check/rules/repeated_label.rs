//! `repeated-label`: a label that an activity, or the head of a page, has twice.

use crate::playbook::Label;
use crate::playbook::Page;
use crate::query::check::Context;
use crate::query::check::labels::all;
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
    let part_of = |label: &Label| {
        page.parts.iter().position(|part| part.body.range().contains(&(label.span.start as usize)))
    };
    let labels = all(page);
    let first_of = |label: &Label| {
        let before = labels.iter().take_while(|other| other.span < label.span);
        let mut same = before.filter(|other| other.label == label.label && part_of(other) == part_of(label));
        same.next().copied()
    };
    let mut spots = Vec::new();
    let mut last = 0;
    for label in &labels {
        if let Some(first) = first_of(label) {
            // A whole group that is repeated is one slip.
            if label.line > last + 1 {
                spots
                    .push(Spot::new(label.span, format!("this label stands already in line {}", first.line)));
            }
            last = label.line;
        }
    }
    spots
}
