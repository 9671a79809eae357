//! `dead-alert`: an alert of an unknown kind, usually because the kind was translated.

use crate::check::Context;
use crate::check::alerts::{KINDS, is_known};
use crate::check::rule::{Check, Diagnostic, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::lexicon::Group as Words;
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
        what: "An alert of an unknown kind, usually because the kind was translated.",
        why: "The reader sees `[!HINWEIS]` in a quotation instead of a coloured box.",
        bad: "> [!HINWEIS]\n> Vorher sichern.",
        good: "> [!NOTE]\n> Vorher sichern.",
    },
    scope: RuleScope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let text = page.text.as_str();
    let mut diagnostics = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if let Some((at, kind)) = alert(line).filter(|(_, kind)| !is_known(kind)) {
            let span = Span::new(start + at, start + at + kind.len());
            diagnostics.push(Diagnostic::new(span, format!("`[!{kind}]` is not a known alert")));
        }
        start += line.len() + 1;
    }
    diagnostics
}

/// The kind of the alert that a line begins, with its offset.
fn alert(line: &str) -> Option<(usize, &str)> {
    let quoted = line.trim_start().strip_prefix('>')?.trim_start();
    let rest = quoted.strip_prefix("[!")?;
    let kind = rest.split_once(']')?.0;
    let at = line.len() - rest.len();
    let word = !kind.is_empty() && kind.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'));
    word.then_some((at, kind))
}

fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let word = page.text.slice(finding.span);
    let key = context.playbook.lexicons().key(&page.lang, Words::Alerts, word);
    let known = key.filter(|key| KINDS.contains(&key.as_str()));
    known.map(|key| Edit::new(finding.span, key.as_str().to_uppercase())).into_iter().collect()
}
