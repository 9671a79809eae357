//! `activity-outside-approach`: an activity, with tasks of its own, that does not stand below the
//! approach.

use crate::playbook::Page;
use crate::playbook::Sense;
use crate::query::check::Context;
use crate::query::check::rule::{Check, Explain, Group, Look, Spot};
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
    look: Look::Page(find),
    mend: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let section_of = |part: usize| {
        let before = page.parts.get(..part).unwrap_or_default().iter().rev();
        before.clone().find_map(|part| match &part.sense {
            Sense::Section(key) => Some(key),
            _ => None,
        })
    };
    let spot = |(index, activity): (usize, &crate::playbook::Activity)| {
        let section = section_of(activity.part);
        let outside = section.is_none_or(|key: &Key| key.as_str() != "approach");
        let heading = page.parts.get(activity.part)?.heading;
        let tasks = page.tasks_of(index).count();
        (outside && tasks > 0).then(|| {
            Spot::new(heading, format!("the activity `{}` stands outside the approach", activity.title))
        })
    };
    page.activities.iter().enumerate().filter_map(spot).collect()
}
