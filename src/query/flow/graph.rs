//! The flow as a graph: the processes and steps that a picture shows.

use std::collections::BTreeSet;

use crate::playbook::{Page, Playbook, Requirement};
use crate::query::Chosen;
use crate::query::filter::Filter;
use crate::query::flow::Step;
use crate::query::flow::routes::Graph;

/// What the graph is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    /// Phases and services; processes without a task for them are left out.
    pub filter: Filter,
    /// The processes to begin with, by key.
    pub from: Option<Vec<String>>,
    /// The most steps from there.
    pub depth: Option<usize>,
}

/// The processes and steps of a flow.
#[derive(Debug)]
pub struct FlowGraph<'a> {
    /// The processes, in the order of the lifecycle.
    pub processes: Vec<GraphNode<'a>>,
    /// The steps between them.
    pub steps: Vec<Step<'a>>,
}

/// A process of the flow.
#[derive(Debug)]
pub struct GraphNode<'a> {
    /// The page.
    pub page: &'a Page,
    /// How many of its tasks are asked for.
    pub tasks: usize,
    /// How many of them are mandatory.
    pub mandatory: usize,
}

/// The flow between pages, narrowed.
#[must_use]
pub fn flow<'a>(playbook: &'a Playbook, chosen: &[Chosen<'a>], narrow: &Narrow) -> FlowGraph<'a> {
    let pages: Vec<&'a Page> = chosen.iter().map(|chosen| chosen.page).collect();
    let graph = Graph::new(playbook, &pages);
    let depth = narrow.depth.unwrap_or(usize::MAX);
    let reached = narrow.from.as_ref().map(|from| {
        let reached = from.iter().flat_map(|from| graph.reachable(from, depth));
        reached.chain(from.iter().map(String::as_str)).collect::<BTreeSet<_>>()
    });
    let node = |page: &&'a Page| {
        let taken = || page.tasks.iter().filter(|task| narrow.filter.takes_task(page, task));
        let mandatory = taken().filter(|task| task.requirement == Requirement::Mandatory).count();
        GraphNode { page, tasks: taken().count(), mandatory }
    };
    let is_shown = |node: &GraphNode<'_>| {
        narrow.filter.takes_page(node.page)
            && reached.as_ref().is_none_or(|keys| keys.contains(node.page.key.as_str()))
            && (narrow.filter.services.is_empty() || node.tasks > 0)
    };
    let processes: Vec<GraphNode<'a>> = pages.iter().map(node).filter(is_shown).collect();
    let shown = |key: &str| processes.iter().any(|node| node.page.key == key);
    let steps = graph.all().filter(|step| shown(&step.from.key) && shown(&step.to)).cloned().collect();
    FlowGraph { processes, steps }
}
