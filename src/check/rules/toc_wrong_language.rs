//! `toc-wrong-language`: an entry of a table of contents that leads to a page in another language.

use crate::check::Context;
use crate::check::rule::{Check, Elsewhere, Explain, Group, Scope, Spot};
use crate::check::toc::Leads;
use crate::check::toc::entries;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "toc-wrong-language",
        severity: Severity::Error,
        help: "name the page in the language of the table of contents",
    },
    group: Group::AcrossPages,
    explain: Explain {
        what: "An entry of a table of contents that leads to a page in another language.",
        why: "The reader is led out of the language by the navigation itself.",
        bad: "- name: Blocked\n  href: l1l2l3-blocked.md in the German folder",
        good: "- name: Blocked\n  href: l1l2l3-blocked-de.md",
    },
    look: Scope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<Elsewhere> {
    let foreign = entries(context).into_iter().filter_map(|entry| match &entry.leads {
        Leads::WrongLanguage(lang) => {
            let spot = Spot::new(entry.span, format!("`{}` is a page in `{lang}`", entry.target));
            Some(Elsewhere { spot, file: entry.file })
        }
        _ => None,
    });
    foreign.collect()
}
