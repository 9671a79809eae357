//! `dead-alert`: an alert of an unknown kind, usually because the kind was translated.

use std::ops::Range;

use crate::check::Context;
use crate::check::alerts::is_known;
use crate::check::rule::{Check, Diagnostic, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::lexicon::Group as Words;
use crate::source::markdown::alert::{self, KINDS};
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "dead-alert",
        severity: Severity::Warning,
        help: "use one of NOTE, TIP, IMPORTANT, WARNING and CAUTION",
    },
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "An alert of an unknown kind, usually because the kind was translated, or one with full-width signs.",
        why: "The reader sees `[!HINWEIS]` in a quotation instead of a coloured box.",
        bad: "> [!HINWEIS]\n> Vorher sichern.",
        good: "> [!NOTE]\n> Vorher sichern.",
    },
    scope: RuleScope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut start = 0;
    for line in page.text.as_str().split('\n') {
        diagnostics.extend(dead(line).map(|(range, written)| {
            let span = Span::new(start + range.start, start + range.end);
            Diagnostic::new(span, format!("`{written}` is not a known alert"))
        }));
        start += line.len() + 1;
    }
    diagnostics
}

/// The alert that a line begins and Markdown does not know: its kind, or the whole marker where signs are full-width.
fn dead(line: &str) -> Option<(Range<usize>, &str)> {
    let marker = alert::of_line(line)?;
    let kind = line.get(marker.kind.clone())?;
    let word = !kind.is_empty() && kind.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'));
    let written = line.get(marker.range.clone())?;
    let range = if marker.wide { marker.range } else { marker.kind };
    (word && (marker.wide || !is_known(kind))).then_some((range, written))
}

fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let written = page.text.slice(finding.span);
    let marker = alert::of_text(written);
    let word = marker.as_ref().and_then(|marker| written.get(marker.kind.clone())).unwrap_or(written);
    let key = context.playbook.lexicons().key(&page.lang, Words::Alerts, word);
    let known = key.filter(|key| KINDS.contains(&key.as_str())).map(|key| key.as_str().to_uppercase());
    let text = known.map(|kind| if marker.is_some() { format!("[!{kind}]") } else { kind });
    text.map(|text| Edit::new(finding.span, text)).into_iter().collect()
}
