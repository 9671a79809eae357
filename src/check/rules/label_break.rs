//! `label-break`: two labels in neighbouring lines, without the two blanks that make Markdown break the
//! line.

use crate::check::Context;
use crate::check::labels::{line_end, neighbours};
use crate::check::line::line_of;
use crate::check::rule::{Check, Edit, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "label-break",
        severity: Severity::Warning,
        help: "end the line before with two blanks",
    },
    group: Group::Structure,
    explain: Explain {
        what: "Two labels in neighbouring lines, without the two blanks that make Markdown break the line.",
        why: "Markdown joins the lines: the reader sees both labels in one sentence.",
        bad: "Primary Role: **FM**\nApplies To: **Teams**",
        good: "Primary Role: **FM**␣␣\nApplies To: **Teams**",
    },
    look: Scope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let joined = neighbours(page).into_iter().filter(|(first, _)| runs_on(page, first.span));
    let spot = |(first, _): (&crate::playbook::Label, _)| {
        Spot::new(first.span, "this label and the next run together into one line")
    };
    joined.map(spot).collect()
}

/// Whether Markdown joins the line that a value ends in to the next one.
fn runs_on(page: &Page, value: Span) -> bool {
    let line = line_of(page, line_end(page, value));
    let listed = |line: &str| {
        line.trim_start().starts_with(['-', '*', '+', '|', '>']) && !line.trim_start().starts_with("**")
    };
    !line.ends_with("  ") && !line.ends_with(['\\', '|']) && !line.trim_end().ends_with('>') && !listed(line)
}

fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    vec![Edit::new(line_end(page, finding.span), "  ")]
}
