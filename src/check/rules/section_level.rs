//! `section-level`: a section heading of a process page that is not at level 2, or a Refresh Summary at the
//! level of the title.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::SectionKind;
use crate::playbook::{Page, PageKind};
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "section-level", severity: Severity::Warning, help: "begin the heading with `## `" },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A section heading of a process page that is not at level 2, or a Refresh Summary at the level of the title.",
        why: "The outline of the page shows the section next to the title, or inside the section above.",
        bad: "# Refresh Summary",
        good: "## Refresh Summary",
    },
    scope: RuleScope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let wrong = page.sections.iter().filter(|section| match &section.kind {
        SectionKind::Known(key) if page.kind == PageKind::Process => {
            section.level != 2 && !has_proper_section(page, key.as_str())
        }
        SectionKind::Known(key) => key.as_str() == "refresh-summary" && section.level == 1,
        _ => false,
    });
    let diagnostic = |section: &crate::playbook::Section| {
        Diagnostic::new(
            section.heading,
            format!("`{}` is at level {} instead of 2", page.heading(section), section.level),
        )
    };
    wrong.map(diagnostic).collect()
}

/// Whether the page also has the section at level 2; the other heading then only happens to have its name.
fn has_proper_section(page: &Page, key: &str) -> bool {
    page.sections(key).any(|section| section.level == 2)
}

/// Only the Refresh Summary can be fixed: it comes last, so its level does not change what belongs to it.
fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let summary = page.sections("refresh-summary").any(|section| section.heading == finding.span);
    let before = page.text.as_str().get(..finding.span.start as usize).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let marks = before.get(line..).unwrap_or_default();
    let hashes = marks.trim_end();
    let safe = summary && !hashes.is_empty() && hashes.chars().all(|c| c == '#');
    safe.then(|| Edit::new(Span::new(line, line + hashes.len()), "##")).into_iter().collect()
}
