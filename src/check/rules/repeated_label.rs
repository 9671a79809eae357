//! `repeated-label`: a label that an activity, or the head of a page, has twice.

use foldhash::{HashMap, HashMapExt};

use crate::check::Context;
use crate::check::labels::all_labels;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Label, Page};
use crate::source::{Key, Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "repeated-label",
        severity: Severity::Warning,
        help: "keep one of them, or split the activity",
    },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A label that an activity, or the head of a page, has twice.",
        why: "The reader cannot tell which value is right.",
        bad: "Applies To: **Teams**  \nApplies To: **Yammer**",
        good: "Applies To: **Teams / Yammer**",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let section_of = |label: &Label| {
        let start = label.span.start;
        let before = page.sections.partition_point(|section| section.body.start <= start).checked_sub(1)?;
        page.sections.get(before).filter(|section| start < section.body.end).map(|_| before)
    };
    let mut firsts: HashMap<(Option<usize>, Key), u32> = HashMap::new();
    let mut diagnostics = Vec::new();
    let mut last = 0;
    for label in all_labels(page) {
        let place = (section_of(label), label.label.clone());
        let Some(first) = firsts.get(&place) else {
            firsts.insert(place, label.line);
            continue;
        };
        // A repeated group of labels is reported once.
        if label.line > last + 1 {
            diagnostics.push(Diagnostic::new(label.span, format!("this label is already on line {first}")));
        }
        last = label.line;
    }
    diagnostics
}
