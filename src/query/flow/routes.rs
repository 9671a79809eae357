//! Routes from one process to another along the steps of the flow.

use std::collections::{BTreeSet, VecDeque};

use crate::playbook::{Page, Playbook};
use crate::query::flow::{Step, next};
use crate::source::parallel;

/// The steps that lead on from each process, in the order of the lifecycle.
#[derive(Debug)]
pub struct Graph<'a> {
    order: Vec<String>,
    steps: Vec<Vec<Step<'a>>>,
}

/// Steps that follow one another.
pub type Route<'g, 'a> = Vec<&'g Step<'a>>;

/// Routes that were found, the shortest first.
#[derive(Debug)]
pub struct Routes<'g, 'a> {
    /// The routes.
    pub routes: Vec<Route<'g, 'a>>,
    /// Whether there may be more.
    pub cut: bool,
}

/// The most routes that are listed: a densely linked playbook has millions.
const MOST_ROUTES: usize = 100;
/// The most partial routes that are extended.
const MOST_PARTIAL_ROUTES: usize = 100_000;

impl<'a> Graph<'a> {
    /// The flow between these pages.
    #[must_use]
    pub fn new(playbook: &'a Playbook, pages: &[&'a Page]) -> Self {
        let lifecycle = playbook.lifecycle();
        let steps = |page: &&'a Page| {
            let mut steps = next(playbook, page);
            // Of two routes of one length the one along the lifecycle comes first.
            steps.sort_by_key(|step| lifecycle.process(&step.to));
            steps
        };
        Self {
            order: pages.iter().map(|page| page.key.clone()).collect(),
            steps: parallel::map(pages, steps),
        }
    }

    /// The steps that lead on from a process.
    #[must_use]
    pub fn from(&self, key: &str) -> &[Step<'a>] {
        let at = self.order.iter().position(|known| known == key);
        at.and_then(|at| self.steps.get(at)).map_or(&[], Vec::as_slice)
    }

    /// All steps, process by process.
    pub fn all(&self) -> impl Iterator<Item = &Step<'a>> {
        self.steps.iter().flatten()
    }

    /// The processes that can be reached from one in at most `depth` steps, in the order of the lifecycle.
    #[must_use]
    pub fn reachable(&self, from: &str, depth: usize) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        let mut edge = vec![from];
        for _ in 0..depth.min(self.order.len()) {
            let further = edge.iter().flat_map(|key| self.from(key)).map(|step| step.to.as_str());
            edge = further.filter(|to| seen.insert(*to)).collect();
        }
        self.order.iter().map(String::as_str).filter(|key| seen.contains(key)).collect()
    }

    /// The shortest route through all of `via`; of several the one along the lifecycle.
    ///
    /// If every route through all of them passes a process twice, it is put together from the shortest ones between them.
    #[must_use]
    pub fn shortest(&self, from: &str, to: &str, via: &[String]) -> Option<Route<'_, 'a>> {
        let simple = self.search(from, to, via, 1).routes.into_iter().next();
        simple.or_else(|| {
            let mut whole = Vec::new();
            let mut at = from;
            for stop in via.iter().map(String::as_str).chain([to]) {
                if stop != at {
                    whole.extend(self.search(at, stop, &[], 1).routes.into_iter().next()?);
                    at = stop;
                }
            }
            (!whole.is_empty()).then_some(whole)
        })
    }

    /// Every route through all of `via` that passes no process twice, the shortest first.
    #[must_use]
    pub fn routes(&self, from: &str, to: &str, via: &[String]) -> Routes<'_, 'a> {
        self.search(from, to, via, MOST_ROUTES)
    }

    fn search(&self, from: &str, to: &str, via: &[String], most: usize) -> Routes<'_, 'a> {
        let leads: Vec<&str> =
            self.order.iter().map(String::as_str).filter(|key| self.leads(key, to)).collect();
        let mut routes: Vec<Route<'_, 'a>> = Vec::new();
        let mut partial: VecDeque<Route<'_, 'a>> = VecDeque::from([Vec::new()]);
        let mut extended = 0;
        while let Some(route) = partial.pop_front() {
            extended += 1;
            if extended > MOST_PARTIAL_ROUTES {
                return Routes { routes, cut: true };
            }
            let at = route.last().map_or(from, |step| step.to.as_str());
            for step in self.from(at) {
                let mut longer = route.clone();
                longer.push(step);
                if step.to == to {
                    if via.iter().all(|stop| stop == from || longer.iter().any(|step| step.to == *stop)) {
                        if routes.len() == most {
                            return Routes { routes, cut: true };
                        }
                        routes.push(longer);
                    }
                    continue;
                }
                let passed = step.to == from || route.iter().any(|before| before.to == step.to);
                if !passed && leads.contains(&step.to.as_str()) {
                    partial.push_back(longer);
                }
            }
        }
        Routes { routes, cut: false }
    }

    fn leads(&self, from: &str, to: &str) -> bool {
        self.reachable(from, usize::MAX).contains(&to)
    }
}
