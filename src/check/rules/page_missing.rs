//! `page-missing`: an English page that is not translated into a language that has most of the other pages.

use crate::check::Context;
use crate::check::rule::{Check, FileDiagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::check::translation::{name_of, unpaired_pages};
use crate::query::compare::differences::DifferenceKind;
use crate::query::page_in;
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "page-missing",
        severity: DifferenceKind::PageMissing.severity(),
        help: "translate the page, or state on it that it stays in English",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "An English page that is not translated into a language that has most of the other pages.",
        why: "The reader gets the English page, or does not know that the page exists.",
        bad: "english-playbook/success-review.md without german-playbook/success-review-de.md",
        good: "english-playbook/success-review.md and german-playbook/success-review-de.md",
    },
    scope: RuleScope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<FileDiagnostic> {
    unpaired_pages(context, DifferenceKind::PageMissing, |difference| {
        let name = name_of(context, &difference.lang_b);
        let page = page_in(context.playbook, &difference.page, &difference.lang_a);
        match page
            .filter(|page| context.playbook.lifecycle().has(&page.key))
            .map_or(0, |page| page.tasks.len())
        {
            0 => format!("this page has no {name} translation"),
            1 => format!("this page, with 1 task, has no {name} translation"),
            tasks => format!("this page, with {tasks} tasks, has no {name} translation"),
        }
    })
}
