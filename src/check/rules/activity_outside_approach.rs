//! `activity-outside-approach`: an activity with tasks that is not in the Approach section.

use foldhash::HashSet;

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{ActivityIndex, Page, SectionKind};
use crate::source::{Key, Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "activity-outside-approach",
        severity: Severity::Warning,
        help: "move the activity into the Approach section",
    },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "An activity with tasks that is not in the Approach section.",
        why: "A reader who works through the Approach section misses it.",
        bad: "## Key Outputs\n\n### Build the plan\n\n#### FTOP Tasks",
        good: "## Approach\n\n### Build the plan\n\n#### FTOP Tasks",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let busy: HashSet<ActivityIndex> = page.tasks.iter().filter_map(|task| task.activity).collect();
    let mut current: Option<&Key> = None;
    let mut diagnostics = Vec::new();
    for section in &page.sections {
        match &section.kind {
            SectionKind::Known(key) => current = Some(key),
            SectionKind::Activity(index) => {
                let outside = current.is_none_or(|key| key.as_str() != "approach");
                let Some(activity) = page.activity(*index).filter(|_| outside) else { continue };
                if busy.contains(index) {
                    let message = format!("the activity `{}` is not in the Approach section", activity.title);
                    diagnostics.push(Diagnostic::new(section.heading, message));
                }
            }
            _ => {}
        }
    }
    diagnostics
}
