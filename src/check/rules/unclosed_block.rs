//! `unclosed-block`: a fence, comment or HTML element that nothing closes.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "unclosed-block", severity: Severity::Error, help: "close it where it should end" },
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "A fence, comment or HTML element that nothing closes.",
        why: "The published page shows everything below it as code, or not at all.",
        bad: "```\nGet-Mailbox\n\n## Next Steps",
        good: "```\nGet-Mailbox\n```\n\n## Next Steps",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let rendered = page.rendered();
    let message = |name: &str| format!("nothing closes {name}");
    rendered.unclosed.iter().map(|(opening, name)| Diagnostic::new(*opening, message(name))).collect()
}
