//! Differences of alerts: a note that became a warning, for instance.

use crate::playbook::SectionIndex;
use crate::query::compare::alignment::owner;
use crate::query::compare::differences::{DifferenceKind, Pages, Side};
use crate::query::compare::pairing::in_order;
use crate::source::Span;
use crate::source::lexicon::Group;

/// An alert: the key of its kind, its word, its place and the section it belongs to.
struct Alert {
    kind: String,
    word: String,
    span: Span,
    section: SectionIndex,
}

impl Pages<'_> {
    pub(super) fn alerts(&mut self) {
        let (of_a, of_b) = (alerts(self.a), alerts(self.b));
        let score = |x: usize, y: usize| match (of_a.get(x), of_b.get(y)) {
            (Some(one), Some(two)) if self.alignment.section(one.section) == Some(two.section) => {
                if one.kind == two.kind { 2 } else { 1 }
            }
            _ => 0,
        };
        for (x, y) in in_order(of_a.len(), of_b.len(), score) {
            let (Some(one), Some(two)) = (of_a.get(x), of_b.get(y)) else { continue };
            if one.kind != two.kind {
                let page = self.a.page;
                let section = page.section(one.section);
                let heading = section.map_or_else(String::new, |section| page.heading(section));
                let (said, other) = ((one.word.clone(), one.span), (two.word.clone(), two.span));
                self.note(DifferenceKind::AlertKind, heading, said, other);
            }
        }
    }
}

fn alerts(side: Side<'_>) -> Vec<Alert> {
    let page = side.page;
    let mut alerts = Vec::new();
    for (index, section) in page.indexed_sections() {
        let mut at = section.body.start as usize;
        for line in page.text.slice(section.body).split_inclusive('\n') {
            let start = at;
            at += line.len();
            let quoted = line.trim_start().strip_prefix('>').map(str::trim_start);
            let Some(word) = quoted.and_then(|rest| rest.strip_prefix("[!")?.split_once(']')) else {
                continue;
            };
            let key = side.playbook.lexicons().key(&page.lang, Group::Alerts, word.0);
            alerts.push(Alert {
                kind: key.map_or_else(|| word.0.to_lowercase(), |key| key.to_string()),
                word: word.0.to_owned(),
                span: Span::new(start, at),
                section: owner(page, index),
            });
        }
    }
    alerts
}
