//! `invalid-date`: a revision whose date is no date.

use crate::check::Context;
use crate::check::rule::{Check, Edit, Explain, Group, Scope};
use crate::playbook::date::{self, Reading};
use crate::playbook::{Page, reading_rules};
use crate::source::Finding;
use crate::source::markdown::inline;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::INVALID_DATE,
    group: Group::Dates,
    explain: Explain {
        what: "A revision whose date is no date.",
        why: "Nobody can tell whether the change is newer than what the reader has learnt.",
        bad: "| 10/018/2019 | Jane Doe | Added task 3735 |",
        good: "| 2019-10-18 | Jane Doe | Added task 3735 |",
    },
    look: Scope::Reading,
    fix: Some(fix),
};

/// A date that is certain in spite of its slip is written as ISO 8601.
fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let written = page.text.slice(finding.span);
    match date::read(&inline::plain(written), context.playbook.lexicons()) {
        Reading::Certain { date, .. } if !written.trim().is_empty() => {
            vec![Edit::new(finding.span, date.to_string())]
        }
        _ => Vec::new(),
    }
}
