//! The lifecycle as boxes and arrows, in the reader's words.

use crate::output::format::picture::{Arrow, ArrowKind, Column, Node, Picture};
use crate::playbook::Playbook;
use crate::query::compare::differences::revisions::updated;
use crate::query::flow::graph::{FlowGraph, GraphNode};
use crate::query::flow::{Step, Via};
use crate::source::{Key, Tag};

/// The picture of a flow.
#[must_use]
pub fn picture(playbook: &Playbook, lang: &Tag, flow: &FlowGraph<'_>) -> Picture {
    let lexicons = playbook.lexicons();
    let mut phases: Vec<&Key> = Vec::new();
    for phase in flow.processes.iter().filter_map(|part| part.page.phase.as_ref()) {
        if !phases.contains(&phase) {
            phases.push(phase);
        }
    }
    let column =
        |key: &&Key| Column { key: key.to_string(), title: playbook.phase_title(lang, key.as_str()) };
    let node = |part: &GraphNode<'_>| Node {
        key: part.page.key.clone(),
        title: part.page.title.clone(),
        note: note(playbook, lang, part),
        column: phases.iter().position(|phase| Some(*phase) == part.page.phase.as_ref()).unwrap_or_default(),
        link: None,
    };
    let at = |key: &str| flow.processes.iter().position(|part| part.page.key == key);
    let arrow =
        |step: &Step<'_>| Some(Arrow { from: at(&step.from.key)?, to: at(&step.to)?, kind: kind(step) });
    let arrows: Vec<Arrow> = flow.steps.iter().filter_map(arrow).collect();
    let words = [
        (ArrowKind::Onward, "step-onward"),
        (ArrowKind::Back, "step-back"),
        (ArrowKind::Order, "next-in-order"),
    ];
    let updated = flow.processes.iter().filter_map(|part| updated(playbook, part.page)).max();
    let has = |kind: ArrowKind| arrows.iter().any(|arrow| arrow.kind == kind);
    let legend = words.into_iter().filter(|(kind, _)| has(*kind));
    let word = |key| lexicons.table(lang, key);
    Picture {
        title: word("lifecycle").to_owned(),
        note: updated.map(|date| format!("{} {date}", word("updated"))).unwrap_or_default(),
        columns: phases.iter().map(column).collect(),
        boxes: flow.processes.iter().map(node).collect(),
        legend: legend.map(|(kind, key)| (kind, word(key).to_owned())).collect(),
        arrows,
        ..Picture::default()
    }
}

fn kind(step: &Step<'_>) -> ArrowKind {
    match step.via {
        Via::Order => ArrowKind::Order,
        Via::Link | Via::Title if step.back => ArrowKind::Back,
        Via::Link | Via::Title => ArrowKind::Onward,
    }
}

/// How many tasks wait there: `Tasks 6, mandatory 2`.
fn note(playbook: &Playbook, lang: &Tag, part: &GraphNode<'_>) -> String {
    let word = |key| playbook.lexicons().table(lang, key);
    format!("{} {}, {} {}", word("tasks"), part.tasks, word("mandatory-count"), part.mandatory)
}
