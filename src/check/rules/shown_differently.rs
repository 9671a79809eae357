//! `shown-differently`: a heading, label, link or line that Markdown shows as something else.

use crate::check::Context;
use crate::check::brackets::failed_links;
use crate::check::published::Published;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::playbook::rendering::is_in;
use crate::source::text::union;
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
    let mut diagnostics = Published::new(page, page.rendered()).shown_differently();
    if !diagnostics.is_empty() {
        // An address within a link that Markdown does not know is told with it.
        let failed = union(failed_links(page, &context.links(page)));
        diagnostics.retain(|diagnostic| !is_in(&failed, diagnostic.span));
    }
    diagnostics
}
