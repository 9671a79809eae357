//! `repeated-label`: a label that an activity, or the head of a page, has twice.

use std::collections::HashMap;

use crate::check::Context;
use crate::check::labels::all;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::{Label, Page};
use crate::source::{Key, Rule, Severity};

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
    look: Scope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let part_of = |label: &Label| {
        let start = label.span.start;
        let before = page.sections.partition_point(|section| section.body.start <= start).checked_sub(1)?;
        page.sections.get(before).filter(|section| start < section.body.end).map(|_| before)
    };
    let mut firsts: HashMap<(Option<usize>, Key), u32> = HashMap::new();
    let mut spots = Vec::new();
    let mut last = 0;
    for label in all(page) {
        let place = (part_of(label), label.label.clone());
        let Some(first) = firsts.get(&place) else {
            firsts.insert(place, label.line);
            continue;
        };
        // A whole group that is repeated is one slip.
        if label.line > last + 1 {
            spots.push(Spot::new(label.span, format!("this label stands already in line {first}")));
        }
        last = label.line;
    }
    spots
}
