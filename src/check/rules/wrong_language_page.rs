//! `wrong-language-page`: a page that is written in another language than its file name or folder says.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::WRONG_LANGUAGE_PAGE,
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A page that is written in another language than its file name or folder says.",
        why: "Readers of a language find pages in its folder that nobody has translated.",
        bad: "german-playbook/migrate-migration-partner.md, in English",
        good: "german-playbook/migrate-migration-partner-de.md, in German",
    },
    scope: RuleScope::Reader,
    fix: None,
};
