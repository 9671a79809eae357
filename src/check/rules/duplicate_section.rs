//! `duplicate-section`: a section that occurs twice on a process page.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::SectionKind;
use crate::playbook::{Page, PageKind};
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "duplicate-section",
        severity: Severity::Warning,
        help: "merge the two sections, or correct one of the headings",
    },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A section that occurs twice on a process page.",
        why: "A reader who has found the first does not look for the second.",
        bad: "## Next Steps\n\n…\n\n## Next Steps",
        good: "## Next Steps",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    if page.kind != PageKind::Process {
        return Vec::new();
    }
    let mut seen = Vec::new();
    let mut diagnostics = Vec::new();
    for section in &page.sections {
        let SectionKind::Known(key) = &section.kind else { continue };
        match seen.iter().find(|(other, _)| *other == key) {
            Some((_, line)) => {
                let message = format!("the section `{}` is already on line {line}", page.heading(section));
                diagnostics.push(Diagnostic::new(section.heading, message));
            }
            None => seen.push((key, section.line)),
        }
    }
    diagnostics
}
