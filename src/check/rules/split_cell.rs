//! `split-cell`: a value that Markdown divides among several cells.

use crate::check::Context;
use crate::check::published::Published;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "split-cell",
        severity: Severity::Warning,
        help: "write a pipe within a cell as `\\|`, also in code",
    },
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A value that Markdown divides among several cells.",
        why: "The values after it move into the wrong columns, and the last one is not shown.",
        bad: "| 3735 | Run `a|b` | M | FM | Teams |",
        good: "| 3735 | Run `a\\|b` | M | FM | Teams |",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    Published::new(page, page.rendered()).split_values()
}
