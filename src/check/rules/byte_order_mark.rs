//! `byte-order-mark`: a byte order mark at the start of the file.

use crate::check::Context;
use crate::check::rule::{Check, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, reading_rules};
use crate::source::{Finding, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::BYTE_ORDER_MARK,
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "A byte order mark at the start of the file.",
        why: "Tools that expect the file to start with `---` do not see the front matter.",
        bad: "<U+FEFF>---\ntitle: Migration",
        good: "---\ntitle: Migration",
    },
    scope: RuleScope::Reader,
    fix: Some(fix),
};

/// The mark is not part of the text, so an empty edit stands for its removal.
fn fix(_: &Context<'_>, _: &Page, _: &Finding) -> Vec<Edit> {
    vec![Edit::new(Span::default(), "")]
}
