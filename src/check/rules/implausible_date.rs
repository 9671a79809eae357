//! `implausible-date`: a revision date that is years away from the other revisions and from the translations
//! of the page, or that only the translation of a row has.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::date::Date;
use crate::playbook::{Page, Revision};
use crate::query::compare::differences::revisions::implausible;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "implausible-date",
        severity: Severity::Warning,
        help: "correct the year, or move the row",
    },
    group: RuleGroup::Dates,
    docs: RuleDocs {
        what: "A revision date that is years away from the other revisions and from the translations of the page, or months later than all others where the English row has another one.",
        why: "One wrong digit makes the page look new or abandoned.",
        bad: "| 3/27/2002 | Jane Doe | … | among revisions of 2020",
        good: "| 3/27/2020 | Jane Doe | … |",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

/// The most days that may lie between a revision and the nearest other date.
const MOST_DAYS: i64 = 3 * 366;

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let translations = context.pages_of(&page.key).filter(|other| other.file != page.file);
    let foreign: Vec<Date> =
        translations.flat_map(|other| other.revisions.iter().filter_map(|r| r.date)).collect();
    let late = implausible(context.playbook, page);
    let diagnostic = |(at, revision): (usize, &Revision)| {
        let date = revision.date?;
        let own = || {
            let others = page.revisions.iter().enumerate().filter(|(other, _)| *other != at);
            others.filter_map(|(_, revision)| revision.date)
        };
        let others: Vec<Date> = own().chain(foreign.iter().copied()).chain(page.front_date).collect();
        let nearest = others.iter().map(|other| (other.days() - date.days()).abs()).min()?;
        if others.len() >= 2 && nearest > MOST_DAYS {
            let message = format!("{date} is {} years away from every other date of the page", nearest / 365);
            return Some(Diagnostic::new(revision.date_text, message));
        }
        let (_, english) = late.filter(|(late, _)| late.line == revision.line)?;
        let message = format!("{date} is later than all other rows, and the English row says {english}");
        Some(Diagnostic::new(revision.date_text, message))
    };
    page.revisions.iter().enumerate().filter_map(diagnostic).collect()
}
