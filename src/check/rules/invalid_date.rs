//! `invalid-date`: a revision with an invalid date.

use crate::check::Context;
use crate::check::rule::{Check, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::date::{self, ParsedDate};
use crate::playbook::{Page, reading_rules};
use crate::source::Finding;
use crate::source::markdown::inline;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::INVALID_DATE,
    group: RuleGroup::Dates,
    docs: RuleDocs {
        what: "A revision with an invalid date.",
        why: "Nobody can tell how recent the change is.",
        bad: "| 10/018/2019 | Jane Doe | Added task 3735 |",
        good: "| 2019-10-18 | Jane Doe | Added task 3735 |",
    },
    scope: RuleScope::Reader,
    fix: Some(fix),
};

/// Writes a date that can be read in one way only as ISO 8601.
fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let written = page.text.slice(finding.span);
    match date::parse_on(&inline::plain(written), &page.lang, context.playbook.lexicons()) {
        ParsedDate::Certain { date, .. } if !written.trim().is_empty() => {
            vec![Edit::new(finding.span, date.to_string())]
        }
        _ => Vec::new(),
    }
}
