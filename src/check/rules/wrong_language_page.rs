//! `wrong-language-page`: a page that is written in another language than its place says.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::WRONG_LANGUAGE_PAGE,
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A page that is written in another language than its place says.",
        why: "Who opens the folder of a language finds pages that nobody has translated.",
        bad: "german-playbook/migrate-migration-partner.md, in English",
        good: "german-playbook/migrate-migration-partner-de.md, in German",
    },
    look: Scope::Reading,
    fix: None,
};
