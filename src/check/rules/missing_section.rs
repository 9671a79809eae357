//! `missing-section`: a process page that lacks one of the standard sections.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::check::sections::missing_sections;
use crate::playbook::Page;
use crate::playbook::SectionKind;
use crate::source::lexicon::Group as Words;
use crate::source::{Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "missing-section",
        severity: Severity::Warning,
        help: "add the section, or use its standard heading",
    },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A process page that lacks one of the standard sections.",
        why: "A reader looks for inputs, outputs or next steps and does not find them where other pages have them.",
        bad: "## Overview … ## Approach",
        good: "## Overview … ## Objectives … ## Approach … ## Next Steps",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let title = page.sections.iter().find(|section| section.kind == SectionKind::Title);
    let span = title.map_or_else(Span::default, |section| section.heading);
    let word = |key| context.playbook.lexicons().word(&page.lang, Words::Sections, key);
    let missing = missing_sections(page).into_iter();
    missing.map(|key| Diagnostic::new(span, format!("the section `{}` is missing", word(key)))).collect()
}
