//! Differences of alerts: a note that became a warning, or that is missing.

use foldhash::HashMap;

use crate::playbook::SectionIndex;
use crate::query::compare::differences::{DifferenceKind, Pages, Side};
use crate::query::compare::pairing::in_order;
use crate::source::Span;
use crate::source::lexicon::Group;
use crate::source::markdown::alert;

/// An alert: the key of its kind, its word, its place and the section it belongs to.
struct Alert {
    kind: String,
    /// Whether the lexicon knows its kind.
    is_known: bool,
    word: String,
    span: Span,
    section: SectionIndex,
}

/// The kinds of the first page's alerts, by the bytes at which the lines of their counterparts on the second one begin.
#[must_use]
pub fn kinds_of_counterparts(a: Side<'_>, b: Side<'_>) -> HashMap<u32, String> {
    let (of_a, of_b) = (alerts(a), alerts(b));
    if of_a.is_empty() || of_b.is_empty() {
        return HashMap::default();
    }
    let pairs = Pages::of(a, b).pairs_of_alerts(&of_a, &of_b).into_iter();
    let kinds = pairs.filter_map(|(x, y)| Some((of_b.get(y)?.span.start, of_a.get(x)?.kind.clone())));
    kinds.collect()
}

impl Pages<'_> {
    fn pairs_of_alerts(&self, of_a: &[Alert], of_b: &[Alert]) -> HashMap<usize, usize> {
        let score = |x: usize, y: usize| match (of_a.get(x), of_b.get(y)) {
            (Some(one), Some(two)) if self.alignment.section(one.section) == Some(two.section) => {
                if one.kind == two.kind { 2 } else { 1 }
            }
            _ => 0,
        };
        in_order(of_a.len(), of_b.len(), score).into_iter().collect()
    }

    pub(super) fn alerts(&mut self) {
        let (of_a, of_b) = (alerts(self.a), alerts(self.b));
        // An alert may have moved.
        let fewer = of_b.len() < of_a.len();
        let pairs = self.pairs_of_alerts(&of_a, &of_b);
        for (x, one) in of_a.iter().enumerate() {
            let other = pairs.get(&x).and_then(|y| of_b.get(*y));
            if other.is_some_and(|other| other.kind == one.kind) {
                continue;
            }
            let page = self.a.page;
            let heading = page.section(one.section).map_or_else(String::new, |section| page.heading(section));
            let said = (one.word.clone(), one.span);
            match other {
                Some(other) => {
                    self.note(DifferenceKind::AlertKind, heading, said, (other.word.clone(), other.span));
                }
                // What lacks a whole section lacks its alerts, too.
                None if one.is_known && fewer && self.alignment.section(one.section).is_some() => {
                    let place = self.heading_in_b(one.section);
                    self.note(DifferenceKind::AlertMissing, heading, said, (String::new(), place));
                }
                None => {}
            }
        }
    }

    /// The heading of a section on the second page.
    fn heading_in_b(&self, section: SectionIndex) -> Span {
        let aligned = self.alignment.section(section).and_then(|section| self.b.page.section(section));
        aligned.map(|section| section.heading).unwrap_or_default()
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
            let Some(word) = alert::of_line(line).and_then(|marker| line.get(marker.kind)) else { continue };
            let key = side.playbook.lexicons().key(&page.lang, Group::Alerts, word);
            alerts.push(Alert {
                is_known: key.is_some(),
                kind: key.map_or_else(|| word.to_lowercase(), |key| key.to_string()),
                word: word.to_owned(),
                span: Span::new(start, at),
                section: page.owner(index),
            });
        }
    }
    alerts
}
