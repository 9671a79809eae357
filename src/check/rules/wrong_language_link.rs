//! `wrong-language-link`: a link to a page in another language, or with the file name of one.

use crate::check::links::ResolvedLink;
use crate::check::relink::relink;
use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "wrong-language-link",
        severity: Severity::Error,
        help: "link to the page in the language of this page",
    },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "A link to a page in another language, or with the file name of one.",
        why: "The reader ends up in another language, or on an error page if that page is in another folder.",
        bad: "[Aktivierung](enable-services.md) on a German page",
        good: "[Aktivierung](enable-services-de.md)",
    },
    scope: RuleScope::Link(message),
    fix: Some(relink),
};

fn message(link: &ResolvedLink<'_>) -> Option<String> {
    let target = &link.link.target;
    match link.resolution.destination {
        Destination::WrongLanguage { translation: None, .. } => {
            Some(format!("`{target}` is in another language"))
        }
        Destination::WrongLanguage { translation: Some(translation), .. }
        | Destination::MissingSuffix(translation) => {
            Some(format!("`{target}` is in another language; its translation is `{}`", translation.file))
        }
        _ => None,
    }
}
