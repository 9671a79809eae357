//! `split-cell`: a value that Markdown divides among several cells.

use crate::check::Context;
use crate::check::line::change_of_diff;
use crate::check::published::Published;
use crate::check::rule::{Check, Diagnostic, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "split-cell",
        severity: Severity::Warning,
        help: "write a pipe within a cell as `\\|`, also in code, and nothing before the first pipe of a row",
    },
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A value that Markdown divides among several cells, and a sign before the first pipe of a row.",
        why: "The values after it move into the wrong columns, and the last one is not shown.",
        bad: "| 3735 | Run `a|b` | M | FM | Teams |",
        good: "| 3735 | Run `a\\|b` | M | FM | Teams |",
    },
    scope: RuleScope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    Published::new(page, page.rendered()).split_values()
}

/// Removes a sign before the first pipe. Which pipe belongs to a value, and whether a row with the sign of a diff stays,
/// only a person knows.
fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let line = page.text.line_at(finding.span.start);
    let margin = page.text.slice(Span { end: finding.span.start, ..line });
    let sign = page.text.slice(finding.span);
    let is_sign = margin.chars().all(|c| matches!(c, ' ' | '\t' | '>'))
        && !sign.contains(char::is_alphanumeric)
        && change_of_diff(sign).is_none();
    is_sign.then(|| Edit::new(finding.span, String::new())).into_iter().collect()
}
