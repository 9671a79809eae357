//! `section-level`: a section of a process page whose heading is not of level 2, or a Refresh Summary
//! that looks like a title.

use crate::check::Context;
use crate::check::rule::{Check, Edit, Explain, Group, Scope, Spot};
use crate::playbook::SectionKind;
use crate::playbook::{Page, PageKind};
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "section-level", severity: Severity::Warning, help: "begin the heading with `## `" },
    group: Group::Structure,
    explain: Explain {
        what: "A section of a process page whose heading is not of level 2, or a Refresh Summary that looks like a title.",
        why: "The contents of the page show the section beside the title, or as a section of the section above.",
        bad: "# Refresh Summary",
        good: "## Refresh Summary",
    },
    look: Scope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let wrong = page.sections.iter().filter(|section| match &section.kind {
        SectionKind::Known(key) if page.kind == PageKind::Process => {
            section.level != 2 && !is_twin(page, key.as_str())
        }
        SectionKind::Known(key) => key.as_str() == "refresh-summary" && section.level == 1,
        _ => false,
    });
    let spot = |section: &crate::playbook::Section| {
        Spot::new(
            section.heading,
            format!("`{}` is a heading of level {}, not 2", page.heading(section), section.level),
        )
    };
    wrong.map(spot).collect()
}

/// Whether a page has the section at its proper level too; the other heading is then only of its name.
fn is_twin(page: &Page, key: &str) -> bool {
    page.sections(key).any(|section| section.level == 2)
}

/// The Refresh Summary ends what stands before it: its level can be fixed without moving anything.
fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let summary = page.sections("refresh-summary").any(|section| section.heading == finding.span);
    let before = page.text.as_str().get(..finding.span.start as usize).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let marks = before.get(line..).unwrap_or_default();
    let hashes = marks.trim_end();
    let sure = summary && !hashes.is_empty() && hashes.chars().all(|c| c == '#');
    sure.then(|| Edit::new(Span::new(line, line + hashes.len()), "##")).into_iter().collect()
}
