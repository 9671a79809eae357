//! `label-not-bold`: a label whose value is not bold, as it is everywhere else.

use crate::check::Context;
use crate::check::labels::all;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "label-not-bold",
        severity: Severity::Info,
        help: "write the value between double asterisks",
    },
    group: Group::Structure,
    explain: Explain {
        what: "A label whose value is not bold, as it is everywhere else.",
        why: "The eye that looks for bold values passes the label over.",
        bad: "Primary Role: FastTrack Manager",
        good: "Primary Role: **FastTrack Manager**",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let plain = all(page).into_iter().filter(|label| {
        let written = page.text.slice(label.span);
        let colon_in_bold = written.trim_start().starts_with("**") || written.contains("**");
        label.words.chars().any(char::is_alphanumeric) && !colon_in_bold && !written.contains("__")
    });
    plain.map(|label| Spot::new(label.span, format!("`{}` is not bold", label.words))).collect()
}
