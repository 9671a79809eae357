//! `duplicate-section`: a section that a process page has twice.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::SectionKind;
use crate::playbook::{Page, PageKind};
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "duplicate-section",
        severity: Severity::Warning,
        help: "join the two, or give one of them its right heading",
    },
    group: Group::Structure,
    explain: Explain {
        what: "A section that a process page has twice.",
        why: "A reader who has found one does not look for the other.",
        bad: "## Next Steps\n\n…\n\n## Next Steps",
        good: "## Next Steps",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    if page.kind != PageKind::Process {
        return Vec::new();
    }
    let mut seen = Vec::new();
    let mut spots = Vec::new();
    for section in &page.sections {
        let SectionKind::Known(key) = &section.kind else { continue };
        match seen.iter().find(|(known, _)| *known == key) {
            Some((_, line)) => {
                let message =
                    format!("the section `{}` stands already in line {line}", page.heading(section));
                spots.push(Spot::new(section.heading, message));
            }
            None => seen.push((key, section.line)),
        }
    }
    spots
}
