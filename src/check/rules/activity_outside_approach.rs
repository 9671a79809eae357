//! `activity-outside-approach`: an activity, with tasks of its own, that does not stand below the
//! approach.

use std::collections::HashSet;

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::{ActivityIndex, Page, SectionKind};
use crate::source::{Key, Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "activity-outside-approach",
        severity: Severity::Warning,
        help: "move the activity below the approach",
    },
    group: Group::Structure,
    explain: Explain {
        what: "An activity, with tasks of its own, that does not stand below the approach.",
        why: "A reader who works through the approach never comes to it.",
        bad: "## Key Outputs\n\n### Build the plan\n\n#### FTOP Tasks",
        good: "## Approach\n\n### Build the plan\n\n#### FTOP Tasks",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let busy: HashSet<ActivityIndex> = page.tasks.iter().filter_map(|task| task.activity).collect();
    let mut current: Option<&Key> = None;
    let mut spots = Vec::new();
    for section in &page.sections {
        match &section.kind {
            SectionKind::Known(key) => current = Some(key),
            SectionKind::Activity(index) => {
                let outside = current.is_none_or(|key| key.as_str() != "approach");
                let Some(activity) = page.activity(*index).filter(|_| outside) else { continue };
                if busy.contains(index) {
                    let message = format!("the activity `{}` stands outside the approach", activity.title);
                    spots.push(Spot::new(section.heading, message));
                }
            }
            _ => {}
        }
    }
    spots
}
