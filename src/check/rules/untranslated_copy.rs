//! `untranslated-copy`: a page in another language than its folder's, though the folder's language has the page, too.

use crate::check::Context;
use crate::check::misplaced::{Beside, misplaced};
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "untranslated-copy",
        severity: Severity::Info,
        help: "delete the page, or move it to the folder of its language",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A page that is written in another language than its folder says, beside its translation.",
        why: "Readers of a language find pages in its folder that they did not look for.",
        bad: "german-playbook/migrate-migration-partner.md, in English, beside migrate-migration-partner-de.md",
        good: "german-playbook/migrate-migration-partner-de.md alone",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    misplaced(context, page, Beside::ItsTranslation)
}
