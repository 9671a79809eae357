//! `indented-code`: text, a heading or a list that is indented so far that Markdown shows it as code.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::playbook::rendering::is_prose;
use crate::source::{Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "indented-code",
        severity: Severity::Warning,
        help: "indent it to match its list, or remove the indentation",
    },
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "Text, a heading or a list that is indented so far that Markdown shows it as code.",
        why: "The reader sees raw Markdown in a grey box, and the links do not work.",
        bad: "Steps:\n\n        - Open the [guide](guide.md)",
        good: "Steps:\n\n- Open the [guide](guide.md)",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let rendered = page.rendered();
    let is_heading = |block: &Span| {
        let next = page.sections.partition_point(|section| section.heading.start < block.start);
        let is_read = page.sections.get(next).is_some_and(|section| section.heading.start < block.end);
        // One that is read as a heading has a rule of its own.
        !is_read && page.text.slice(*block).trim_start().starts_with("##")
    };
    let is_text = |block: &&Span| is_prose(page.text.slice(**block)) || is_heading(block);
    let prose = rendered.indented.iter().filter(is_text);
    let first_line = |block: &Span| {
        let length = page.text.slice(*block).split('\n').next().unwrap_or_default().trim_end().len();
        Span::new(block.start as usize, block.start as usize + length)
    };
    prose
        .map(|block| {
            Diagnostic::new(first_line(block), "Markdown shows this as code because of its indentation")
        })
        .collect()
}
