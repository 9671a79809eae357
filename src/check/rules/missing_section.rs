//! `missing-section`: a process page without one of its sections.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::sections::lacking;
use crate::playbook::Page;
use crate::playbook::SectionKind;
use crate::source::lexicon::Group as Words;
use crate::source::{Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "missing-section",
        severity: Severity::Warning,
        help: "add the section, or give its heading the usual words",
    },
    group: Group::Structure,
    explain: Explain {
        what: "A process page without one of its sections.",
        why: "A reader looks for inputs, outputs or the next steps, and does not find them where every other page has them.",
        bad: "## Overview … ## Approach",
        good: "## Overview … ## Objectives … ## Approach … ## Next Steps",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let title = page.sections.iter().find(|section| section.kind == SectionKind::Title);
    let span = title.map_or_else(Span::default, |section| section.heading);
    let word = |key| context.playbook.lexicons().word(&page.lang, Words::Sections, key);
    let missing = lacking(page).into_iter();
    missing.map(|key| Spot::new(span, format!("the process has no section `{}`", word(key)))).collect()
}
