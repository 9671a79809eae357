//! `ftpb flow --to`: the way from one process to another.

use std::io::Write;

use crate::cli::exit::Outcome;
use crate::cli::rows::{route, step};
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::query::Chosen;
use crate::query::flow::graph::FlowGraph;
use crate::query::flow::routes::{Graph, Route};
use crate::source::Tag;
use crate::source::lexicon::Message;

/// The processes that routes begin at, arrive at and come through, by key.
pub(super) struct Ends {
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub via: Vec<String>,
    /// Whether every route is asked for, not only the shortest.
    pub all: bool,
}

impl Ends {
    /// Each process to begin with, with each to arrive at.
    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.from.iter().flat_map(|from| self.to.iter().map(move |to| (from.as_str(), to.as_str())))
    }

    /// The routes, and whether there may be more.
    fn routes<'g, 'a>(&self, graph: &'g Graph<'a>) -> (Vec<Route<'g, 'a>>, bool) {
        let mut routes: Vec<Route<'g, 'a>> = Vec::new();
        let mut cut = false;
        for (from, to) in self.pairs() {
            if self.all {
                let found = graph.routes(from, to, &self.via);
                routes.extend(found.routes);
                cut |= found.cut;
            } else {
                routes.extend(graph.shortest(from, to, &self.via));
            }
        }
        (routes, cut)
    }
}

/// Lists the steps of the shortest route; all routes, or the shortest between each two ends, one a line.
pub(super) fn list(
    ends: &Ends,
    chosen: &[Chosen<'_>],
    session: &Session,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let is_of_routes = ends.all || ends.pairs().count() > 1;
    let mut listing =
        if is_of_routes { route::listing(session) } else { step::listing(session, step::End::Both, false) };
    for lang in languages(chosen) {
        let own = chosen.iter().filter(|chosen| chosen.requested == lang);
        let pages: Vec<&Page> = own.map(|chosen| chosen.page).collect();
        let graph = Graph::new(&session.playbook, &pages);
        let (routes, cut) = ends.routes(&graph);
        if routes.is_empty() {
            say_reachable(session, &graph, ends);
        }
        if is_of_routes {
            let numbered = routes.iter().enumerate();
            listing.records.extend(numbered.map(|(index, route)| route::record(session, index + 1, route)));
        } else {
            listing.records.extend(routes.iter().flatten().map(|step| step::record(session, step)));
        }
        if cut {
            session.tell(&Message::new("more-routes").with("count", routes.len()));
        }
    }
    // That no route leads there has been said of each language.
    if listing.is_empty() && session.is_for_people() {
        return Ok(Outcome::Nothing);
    }
    session.list(listing, out)
}

/// Leaves only what lies on the routes.
pub(super) fn narrow(found: &mut FlowGraph<'_>, ends: &Ends, chosen: &[Chosen<'_>], session: &Session) {
    let pages: Vec<&Page> = chosen.iter().map(|chosen| chosen.page).collect();
    let graph = Graph::new(&session.playbook, &pages);
    let (routes, _) = ends.routes(&graph);
    let steps: Vec<_> = routes.iter().flatten().map(|step| (&step.from.key, &step.to)).collect();
    found.steps.retain(|step| steps.contains(&(&step.from.key, &step.to)));
    found.processes.retain(|node| steps.iter().any(|(from, to)| [*from, *to].contains(&&node.page.key)));
    if routes.is_empty() {
        say_reachable(session, &graph, ends);
    }
}

/// The requested languages, in order.
fn languages(chosen: &[Chosen<'_>]) -> Vec<Tag> {
    let mut tags: Vec<_> = Vec::new();
    for chosen in chosen {
        if !tags.contains(&chosen.requested) {
            tags.push(chosen.requested.clone());
        }
    }
    tags
}

fn say_reachable(session: &Session, graph: &Graph<'_>, ends: &Ends) {
    let reachable = ends.from.iter().flat_map(|from| graph.reachable(from, usize::MAX));
    let mut keys: Vec<&str> = reachable.filter(|key| !ends.from.iter().any(|from| from == key)).collect();
    keys.dedup();
    let listed = |keys: &mut dyn Iterator<Item = &str>| {
        keys.map(|key| session.brief(key)).collect::<Vec<_>>().join(", ")
    };
    let named = |keys: &[String]| listed(&mut keys.iter().map(String::as_str));
    let message = Message::new("no-route").with("from", named(&ends.from)).with("to", named(&ends.to));
    let message = message.with("count", keys.len());
    session.tell(&message.with("others", listed(&mut keys.into_iter())));
}
