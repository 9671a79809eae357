//! `wrong-language-link`: a link to, or with the name of, a page in another language.

use crate::check::Context;
use crate::check::links::{Judged, Verdict};
use crate::check::relinked::led;
use crate::check::rule::{Check, Edit, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Finding, Rule, Severity};

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
    fix: Some(fix),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let spot = |judged: &Judged<'_>| match &judged.verdict {
        Verdict::WrongLanguage(meant) => Some(Spot::new(
            judged.target,
            wrong(&judged.link.target, meant.map(|lazy_page| lazy_page.file.as_str())),
        )),
        _ => None,
    };
    context.links(page).iter().filter_map(spot).collect()
}

fn wrong(target: &str, meant: Option<&str>) -> String {
    match meant {
        Some(file) => format!("`{target}` names a page in another language; `{file}` is its translation"),
        None => format!("`{target}` leads to a page in another language"),
    }
}

fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    led(context, page, finding, |verdict| match verdict {
        Verdict::WrongLanguage(Some(lazy_page)) => Some(lazy_page.file.clone()),
        _ => None,
    })
}
