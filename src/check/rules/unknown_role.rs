//! `unknown-role`: a role that the lexicon does not know.

use foldhash::{HashMap, HashMapExt};

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, reading_rules};
use crate::source::Span;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNKNOWN_ROLE,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A role that the lexicon does not know, and a task without one where its table has a column for them.",
        why: "Readers who filter by role do not find the task.",
        bad: "| 3735 | Review | M | FastTrak Manager | Teams |",
        good: "| 3735 | Review | M | FastTrack Manager | Teams |",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

/// From this many pages on, a word is a role of the playbook, and no slip.
const MANY: usize = 3;

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let own = page.findings().iter().filter(|finding| finding.rule == CHECK.rule);
    // A cell may name many.
    let mut pages: HashMap<Span, usize> = HashMap::new();
    let rare = own.filter(|finding| {
        let count = || context.pages_with_role(&page.plain(finding.span));
        *pages.entry(finding.span).or_insert_with(count) < MANY
    });
    rare.map(|finding| Diagnostic::new(finding.span, finding.message.clone())).collect()
}
