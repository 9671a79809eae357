//! `implausible-date`: a revision that lies years away from all its neighbours and from the same page
//! in other languages.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::date::Date;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "implausible-date",
        severity: Severity::Warning,
        help: "correct the year, or the row it stands in",
    },
    group: Group::Dates,
    explain: Explain {
        what: "A revision that lies years away from all its neighbours and from the same page in other languages.",
        why: "The page looks up to date, or forgotten, because of one wrong digit.",
        bad: "| 3/27/2002 | Jane Doe | … | among revisions of 2020",
        good: "| 3/27/2020 | Jane Doe | … |",
    },
    look: Scope::Page(find),
    fix: None,
};

/// How many days may lie between a revision and the nearest other date.
const FAR: i64 = 3 * 366;

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let translations = context.pages_of(&page.key).filter(|other| other.file != page.file);
    let foreign: Vec<Date> =
        translations.flat_map(|other| other.revisions.iter().filter_map(|r| r.date)).collect();
    let spot = |(at, revision): (usize, &crate::playbook::Revision)| {
        let date = revision.date?;
        let own =
            page.revisions.iter().enumerate().filter(|(other, _)| *other != at).filter_map(|(_, r)| r.date);
        let others: Vec<Date> = own.chain(foreign.iter().copied()).chain(page.front_date).collect();
        let nearest = others.iter().map(|other| (other.days() - date.days()).abs()).min()?;
        let message =
            || format!("{date} lies {} years away from every other date of the page", nearest / 365);
        (others.len() >= 2 && nearest > FAR).then(|| Spot::new(revision.date_text, message()))
    };
    page.revisions.iter().enumerate().filter_map(spot).collect()
}
