//! `label-not-bold`: a label whose value is not bold, unlike elsewhere.

use crate::check::Context;
use crate::check::labels::all_labels;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "label-not-bold",
        severity: Severity::Info,
        help: "put the value between double asterisks",
    },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A label whose value is not bold, unlike elsewhere.",
        why: "Readers who scan for bold values overlook the label.",
        bad: "Primary Role: FastTrack Manager",
        good: "Primary Role: **FastTrack Manager**",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let plain = all_labels(page).into_iter().filter(|label| {
        let written = page.text.slice(label.span);
        let is_tagged = ["<b>", "<strong>"].iter().any(|tag| written.contains(tag));
        let colon_in_bold = is_tagged || written.trim_start().starts_with("**") || written.contains("**");
        label.words.chars().any(char::is_alphanumeric) && !colon_in_bold && !written.contains("__")
    });
    plain.map(|label| Diagnostic::new(label.span, format!("`{}` is not bold", label.words))).collect()
}
