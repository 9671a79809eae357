//! `wrong-language-page`: a page that is written in another language than its file name or folder says, and stands
//! where the page in that language should be.

use crate::check::Context;
use crate::check::misplaced::{Beside, misplaced};
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, reading_rules};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::WRONG_LANGUAGE_PAGE,
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A page that is written in another language than its file name or folder says, without a translation into \
               that language.",
        why: "Readers get a page that they may not understand. Its translation may have been overwritten.",
        bad: "german-playbook/migrate-migration-partner-de.md, in English",
        good: "german-playbook/migrate-migration-partner-de.md, in German",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    misplaced(context, page, Beside::Nothing)
}
