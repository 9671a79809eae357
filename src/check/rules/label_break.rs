//! `label-break`: two labels on consecutive lines without the two spaces that make Markdown break the line.

use crate::check::Context;
use crate::check::labels::{consecutive, line_end};
use crate::check::line::line_of;
use crate::check::rule::{Check, Diagnostic, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "label-break",
        severity: Severity::Warning,
        help: "end the first line with two spaces",
    },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "Two labels on consecutive lines without the two spaces that make Markdown break the line.",
        why: "Markdown joins the lines, and the reader sees both labels in one sentence.",
        bad: "Primary Role: **FM**\nApplies To: **Teams**",
        good: "Primary Role: **FM**␣␣\nApplies To: **Teams**",
    },
    scope: RuleScope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let joined = consecutive(page).into_iter().filter(|(first, _)| is_joined(page, first.span));
    let diagnostic = |(first, _): (&crate::playbook::Label, _)| {
        Diagnostic::new(first.span, "Markdown joins this label and the next on one line")
    };
    joined.map(diagnostic).collect()
}

/// Whether Markdown joins the last line of a value with the next line.
fn is_joined(page: &Page, value: Span) -> bool {
    let line = line_of(page, line_end(page, value));
    let listed = |line: &str| {
        line.trim_start().starts_with(['-', '*', '+', '|', '>']) && !line.trim_start().starts_with("**")
    };
    !line.ends_with("  ") && !line.ends_with(['\\', '|']) && !line.trim_end().ends_with('>') && !listed(line)
}

fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    vec![Edit::new(line_end(page, finding.span), "  ")]
}
