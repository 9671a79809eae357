//! The flow as a whole, or a part of it: which processes and which steps a picture shows.

use crate::playbook::{Page, Playbook, Requirement};
use crate::query::Chosen;
use crate::query::filter::Filter;
use crate::query::flow::Step;
use crate::query::flow::routes::Graph;

/// What a picture of the flow is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    /// Phases and services; a process without a task for them is left out.
    pub filter: Filter,
    /// The process to begin with, by key.
    pub from: Option<String>,
    /// How many steps from there.
    pub depth: Option<usize>,
}

/// The processes and steps of a flow.
#[derive(Debug)]
pub struct FlowGraph<'a> {
    /// The processes, in the order of the lifecycle.
    pub processes: Vec<GraphPart<'a>>,
    /// The steps between them.
    pub steps: Vec<Step<'a>>,
}

/// A process of a flow.
#[derive(Debug)]
pub struct GraphPart<'a> {
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
    let reached = narrow.from.as_deref().map(|from| {
        let depth = narrow.depth.unwrap_or(usize::MAX);
        let mut keys: Vec<String> = graph.reachable(from, depth).into_iter().map(str::to_owned).collect();
        keys.push(from.to_owned());
        keys
    });
    let part = |page: &&'a Page| {
        let taken = || page.tasks.iter().filter(|task| narrow.filter.takes_task(page, task));
        let mandatory = taken().filter(|task| task.requirement == Requirement::Mandatory).count();
        GraphPart { page, tasks: taken().count(), mandatory }
    };
    let is_shown = |part: &GraphPart<'_>| {
        narrow.filter.takes_page(part.page)
            && reached.as_ref().is_none_or(|keys| keys.contains(&part.page.key))
            && (narrow.filter.services.is_empty() || part.tasks > 0)
    };
    let processes: Vec<GraphPart<'a>> = pages.iter().map(part).filter(is_shown).collect();
    let shown = |key: &str| processes.iter().any(|part| part.page.key == key);
    let steps = graph.all().filter(|step| shown(&step.from.key) && shown(&step.to)).cloned().collect();
    FlowGraph { processes, steps }
}
