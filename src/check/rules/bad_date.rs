//! `bad-date`: an `ms.date` that is no day, or a day without the century.

use crate::check::Context;
use crate::check::front_matter::{field, value_span};
use crate::check::rule::{Check, Edit, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::date::{self, Reading};
use crate::source::{Finding, Lexicons, Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "bad-date",
        severity: Severity::Warning,
        help: "write the day with a year of four digits: 2020-03-27 or 03/27/2020",
    },
    group: Group::FrontMatter,
    explain: Explain {
        what: "An `ms.date` that is no day, or a day without the century.",
        why: "Reports on the age of pages read it as another day, or not at all.",
        bad: "ms.date: 5/2/19",
        good: "ms.date: 2019-05-02",
    },
    look: Scope::Page(find),
    fix: Some(fix),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let lexicons = context.playbook.lexicons();
    let Some(date) = field(page, "ms.date").filter(|date| !is_day(&date.value, lexicons)) else {
        return Vec::new();
    };
    let what =
        if date.value.is_empty() { "`ms.date` is empty".to_owned() } else { said(&date.value, lexicons) };
    vec![Spot::new(value_span(page, date), what)]
}

fn said(value: &str, lexicons: &Lexicons) -> String {
    match date::read(value, lexicons) {
        Reading::None => format!("`{value}` is no date"),
        _ => format!("`{value}` has no year of four digits"),
    }
}

fn is_day(value: &str, lexicons: &Lexicons) -> bool {
    let year = value.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let clean =
        matches!(date::read(value, lexicons), Reading::Certain { clean: true, .. } | Reading::Either { .. });
    year && clean
}

/// A day that is certain is written as ISO 8601.
fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    match date::read(page.text.slice(finding.span), context.playbook.lexicons()) {
        Reading::Certain { date, .. } => vec![Edit::new(finding.span, date.to_string())],
        _ => Vec::new(),
    }
}
