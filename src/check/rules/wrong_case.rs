//! `wrong-case`: a link to a file whose name is written with other capitals.

use crate::check::Context;
use crate::check::links::{Judged, Verdict};
use crate::check::relinked::led;
use crate::check::rule::{Check, Edit, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Finding, Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "wrong-case",
        severity: Severity::Error,
        help: "write the name with the capitals that the file has",
    },
    group: Group::Links,
    explain: Explain {
        what: "A link to a file whose name is written with other capitals.",
        why: "It works on the writer's computer and leads nowhere on the server.",
        bad: "[Review](Success-Review.md) for success-review.md",
        good: "[Review](success-review.md)",
    },
    look: Scope::Page(find),
    fix: Some(fix),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let spot = |judged: &Judged<'_>| match &judged.verdict {
        Verdict::WrongCase(file) => {
            Some(Spot::new(judged.target, format!("`{}` is written `{file}`", judged.link.target)))
        }
        _ => None,
    };
    context.links(page).iter().filter_map(spot).collect()
}

fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    led(context, page, finding, |verdict| match verdict {
        Verdict::WrongCase(file) => Some(file.clone()),
        _ => None,
    })
}
