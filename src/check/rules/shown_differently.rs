//! `shown-differently`: a heading, label, link or line that Markdown shows as something else.

use crate::check::Context;
use crate::check::published::Published;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "shown-differently",
        severity: Severity::Warning,
        help: "put a blank line before and after it, and write it as `## Heading` or `[text](address)`",
    },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A heading, label, link or line that Markdown shows as something else.",
        why: "The reader of the published page does not see the structure that is meant.",
        bad: "<div>\n## Next Steps\n</div>",
        good: "<div>\n\n## Next Steps\n\n</div>",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    Published::new(page, &context.rendered(page)).shown_differently()
}
