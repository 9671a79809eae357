//! `row-outside-table`: a row of tasks or revisions that Markdown does not show in a table.

use crate::check::Context;
use crate::check::published::Published;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "row-outside-table",
        severity: Severity::Warning,
        help: "write the header, `|---|---|` and the rows with plain pipes directly below each other, after a blank line",
    },
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A row of tasks or revisions that Markdown does not show in a table.",
        why: "The reader sees a paragraph full of pipes.",
        bad: "| Task ID | Task Name |\n| — | — |\n| 3735 | Review |",
        good: "| Task ID | Task Name |\n|---|---|\n| 3735 | Review |",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    Published::new(page, page.rendered()).rows_outside_tables()
}
