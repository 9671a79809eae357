//! `byte-order-mark`: a byte order mark before the first character.

use crate::check::Context;
use crate::check::rule::{Check, Edit, Explain, Group, Scope};
use crate::playbook::{Page, reading_rules};
use crate::source::{Finding, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::BYTE_ORDER_MARK,
    group: Group::Text,
    explain: Explain {
        what: "A byte order mark before the first character.",
        why: "Tools that expect the fence `---` as the first bytes do not see the front matter.",
        bad: "<U+FEFF>---\ntitle: Migration",
        good: "---\ntitle: Migration",
    },
    look: Scope::Reading,
    fix: Some(fix),
};

/// The mark stands before the text; an edit of nothing at its beginning stands for it.
fn fix(_: &Context<'_>, _: &Page, _: &Finding) -> Vec<Edit> {
    vec![Edit::new(Span::default(), "")]
}
