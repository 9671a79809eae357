//! `wrong-language-link`: a link to, or with the name of, a page in another language.

use crate::check::Context;
use crate::check::links::{findings, relink};
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "wrong-language-link",
        severity: Severity::Error,
        help: "link to the page in the language of this one",
    },
    group: Group::Links,
    explain: Explain {
        what: "A link to, or with the name of, a page in another language.",
        why: "The reader is led out of the language, or, where the original stands in another folder, to nothing.",
        bad: "[Aktivierung](enable-services.md) on a German page",
        good: "[Aktivierung](enable-services-de.md)",
    },
    look: Scope::Page(find),
    fix: Some(relink),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    findings(context, page, |link| {
        let target = &link.link.target;
        match link.resolution.destination {
            Destination::WrongLanguage { translation: None, .. } => {
                Some(format!("`{target}` leads to a page in another language"))
            }
            Destination::WrongLanguage { translation: Some(translation), .. }
            | Destination::MissingSuffix(translation) => Some(format!(
                "`{target}` names a page in another language; `{}` is its translation",
                translation.file
            )),
            _ => None,
        }
    })
}
