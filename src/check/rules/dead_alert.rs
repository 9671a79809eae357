//! `dead-alert`: an alert of a kind that no renderer knows, most often a translated one.

use crate::check::Context;
use crate::check::alerts::{KINDS, is_alive};
use crate::check::rule::{Check, Edit, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::lexicon::Group as Words;
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "dead-alert",
        severity: Severity::Warning,
        help: "write one of NOTE, TIP, IMPORTANT, WARNING, CAUTION between the brackets",
    },
    group: Group::Text,
    explain: Explain {
        what: "An alert of a kind that no renderer knows, most often a translated one.",
        why: "The reader sees `[!HINWEIS]` in a quotation, and no coloured box.",
        bad: "> [!HINWEIS]\n> Vorher sichern.",
        good: "> [!NOTE]\n> Vorher sichern.",
    },
    look: Scope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let text = page.text.as_str();
    let mut spots = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if let Some((at, kind)) = alert(line).filter(|(_, kind)| !is_alive(kind)) {
            let span = Span::new(start + at, start + at + kind.len());
            spots.push(Spot::new(span, format!("`[!{kind}]` is no alert")));
        }
        start += line.len() + 1;
    }
    spots
}

/// The kind of the alert that a line begins, and where it stands in the line.
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
