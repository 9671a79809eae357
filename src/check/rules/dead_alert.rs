//! `dead-alert`: an alert of an unknown kind, usually because the kind was translated.

use std::ops::Range;

use foldhash::HashSet;

use crate::check::Context;
use crate::check::alerts::is_known;
use crate::check::rule::{Check, Diagnostic, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::playbook::rendering::{at, is_in};
use crate::source::lexicon::Group as Words;
use crate::source::markdown::alert::{self, KINDS};
use crate::source::text::{positions, union};
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "dead-alert",
        severity: Severity::Warning,
        help: "write `> [!NOTE]` on a line of its own, with NOTE, TIP, IMPORTANT, WARNING or CAUTION",
    },
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "An alert of an unknown kind, usually because the kind was translated, or one whose signs are not those of a quoted line `[!NOTE]`.",
        why: "The reader sees `[!HINWEIS]` instead of a coloured box.",
        bad: "> [!HINWEIS]\n> Vorher sichern.",
        good: "> [!NOTE]\n> Vorher sichern.",
    },
    scope: RuleScope::Page(find),
    fix: Some(fix),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let lexicons = context.playbook.lexicons();
    let is_word = |kind: &str| lexicons.key(&page.lang, Words::Alerts, kind).is_some();
    let text = page.text.as_str();
    let mut line = Span::default();
    for (at, _) in positions(text, [b'!', 0xEF], &['!', '！']) {
        if at < line.end as usize {
            continue;
        }
        line = page.text.line_at(Span::new(at, at).start);
        let start = line.start as usize;
        diagnostics.extend(dead(page.text.slice(line), is_word).map(|(range, message)| {
            let span = Span::new(start + range.start, start + range.end);
            Diagnostic::new(span, message)
        }));
    }
    let told: HashSet<u32> =
        diagnostics.iter().map(|told: &Diagnostic| page.text.line_at(told.span.start).start).collect();
    let misspelt = misspelt(page).into_iter();
    let misspelt = misspelt.filter(|own| !told.contains(&page.text.line_at(own.start).start));
    diagnostics.extend(misspelt.map(|span| {
        Diagnostic::new(span, format!("Markdown does not take `{}` for an alert", page.text.slice(span)))
    }));
    if !diagnostics.is_empty() {
        // What is in code is meant to be shown.
        let rendered = page.rendered();
        let is_code = |span| [&rendered.fenced, &rendered.indented].iter().any(|code| is_in(code, span));
        diagnostics.retain(|diagnostic| !is_code(diagnostic.span));
    }
    diagnostics
}

/// The markers of alerts whose signs are not where they belong, and that are no links.
fn misspelt(page: &Page) -> Vec<Span> {
    let text = page.text.as_str();
    let signs = positions(text, [b'>', 0xEF], &['>', '＞']).map(|(at, _)| at);
    let entities = memchr::memmem::find_iter(text.as_bytes(), "&gt;");
    let (mut found, mut last) = (Vec::new(), None);
    for sign in signs.chain(entities) {
        let line = page.text.line_at(Span::new(sign, sign).start);
        if last.replace(line.start) != Some(line.start) {
            let start = line.start as usize;
            let own = alert::misspelt(page.text.slice(line));
            found.extend(own.map(|range| Span::new(start + range.start, start + range.end)));
        }
    }
    found.sort_unstable();
    found.dedup();
    if !found.is_empty() {
        let links = union(page.links().iter().map(|link| link.span).collect());
        found.retain(|own| at(&links, |link| *link, own.end - 1).is_none());
    }
    found
}

/// The alert that a line begins and Markdown does not show, and why: its kind, or the whole marker where that is
/// wrong. `is_word` tells the words that a language has for the kinds.
fn dead(line: &str, is_word: impl Fn(&str) -> bool) -> Option<(Range<usize>, String)> {
    let marker = alert::of_line(line)?;
    let kind = line.get(marker.kind.clone())?;
    let written = line.get(marker.range.clone())?;
    if kind.is_empty() || !kind.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-')) {
        return None;
    }
    let after = line.get(marker.range.end..).unwrap_or_default().trim();
    let is_alone = marker.quoted && marker.bare && after.is_empty();
    let is_meant = marker.quoted || is_word(kind);
    if marker.wide || !is_known(kind) {
        let range = if marker.wide || !is_alone { marker.range.clone() } else { marker.kind.clone() };
        return is_meant.then(|| (range, format!("`{written}` is not a known alert")));
    }
    let is_kind = KINDS.contains(&kind.to_lowercase().as_str());
    (is_kind && !is_alone).then(|| (marker.range.clone(), format!("Markdown shows `{written}` as text")))
}

fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let written = page.text.slice(finding.span);
    let marker = alert::of_text(written);
    let word = marker.as_ref().and_then(|marker| written.get(marker.kind.clone())).unwrap_or(written);
    let line = page.text.line_at(finding.span.start);
    let Some(kind) = kind_of(context, page, word, line.start) else { return Vec::new() };
    if marker.is_none() {
        return vec![Edit::new(finding.span, kind)];
    }
    let margin = page.text.slice(Span { end: finding.span.start, ..line });
    let rest = page.text.slice(Span { start: finding.span.end, ..line });
    let said = rest.trim_start_matches([':', '：', ' ', '\t']);
    // Only a person knows what belongs to an alert that is not quoted.
    let is_quoted = margin.contains('>') && margin.chars().all(|c| matches!(c, '>' | ' ' | '\t'));
    let text = match said.trim() {
        _ if !is_quoted => return Vec::new(),
        "" => format!("[!{kind}]{rest}"),
        _ => format!("[!{kind}]\n{margin}{said}"),
    };
    vec![Edit::new(Span { end: line.end, ..finding.span }, text)]
}

/// The kind that the word of an alert stands for: its own, that of the English page, or the only meaning that the word
/// has.
fn kind_of(context: &Context<'_>, page: &Page, word: &str, line: u32) -> Option<String> {
    let lexicons = context.playbook.lexicons();
    let key = lexicons.key(&page.lang, Words::Alerts, word)?;
    let own = word.to_lowercase();
    let kind = if KINDS.contains(&own.as_str()) {
        own
    } else if let Some(kind) = context.kind_in_english(page, line) {
        kind
    } else {
        // Such as a Chinese note that is a Japanese caution: the translator's language is not known.
        Some(key).filter(|_| lexicons.keys(Words::Alerts, word).len() == 1)?.to_string()
    };
    KINDS.contains(&kind.as_str()).then(|| kind.to_uppercase())
}
