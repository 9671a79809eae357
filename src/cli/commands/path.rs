//! `ftpb path`: the way from one process to another.

use std::io::Write;

use clap::Args;

use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows::{route, step};
use crate::cli::session::Session;
use crate::query::Chosen;
use crate::query::flow::routes::{Graph, Route};

/// Arguments of `ftpb path`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb path --from workshop --to success-review
  ftpb path --from workshop --to success-review --all")]
pub struct Path {
    /// Process to start from
    #[arg(long, value_name = "REF")]
    from: String,

    /// Process to reach
    #[arg(long, value_name = "REF")]
    to: String,

    /// Process to pass through; may be repeated
    #[arg(long, value_name = "REF")]
    via: Vec<String>,

    /// Show every route without repeated processes, shortest first
    #[arg(long)]
    all: bool,
}

/// The processes that routes begin at, arrive at and come through, by key.
struct Ends {
    from: Vec<String>,
    to: Vec<String>,
    via: Vec<String>,
}

impl Ends {
    /// Each process to begin with, with each to arrive at.
    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.from.iter().flat_map(|from| self.to.iter().map(move |to| (from.as_str(), to.as_str())))
    }
}

/// Lists the steps of the shortest route; all routes, or the shortest between each two ends, one a line.
pub(super) fn run(args: &Path, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let ends = Ends {
        from: reference::processes(session, &args.from)?,
        to: reference::processes(session, &args.to)?,
        via: args.via.iter().map(|text| reference::process(session, text)).collect::<Result<_, _>>()?,
    };
    let chosen = session.processes();
    let mut outcome = Outcome::Nothing;
    for lang in languages(&chosen) {
        let own: Vec<&Chosen<'_>> = chosen.iter().filter(|chosen| chosen.requested == lang).collect();
        let pages: Vec<_> = own.iter().map(|chosen| chosen.page).collect();
        let graph = Graph::new(&session.playbook, &pages);
        for chosen in &own {
            session.uses(chosen);
        }
        let found = if args.all || ends.pairs().count() > 1 {
            routes(session, &graph, &ends, args.all, out)?
        } else {
            steps(session, &graph, &ends, out)?
        };
        if found == Outcome::Nothing {
            say_reachable(session, &graph, args, &ends);
        } else {
            outcome = found;
        }
    }
    Ok(outcome)
}

/// The requested languages, in order.
fn languages(chosen: &[Chosen<'_>]) -> Vec<crate::source::Tag> {
    let mut tags: Vec<_> = Vec::new();
    for chosen in chosen {
        if !tags.contains(&chosen.requested) {
            tags.push(chosen.requested.clone());
        }
    }
    tags
}

fn steps(session: &Session, graph: &Graph<'_>, ends: &Ends, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut listing = step::listing(session, step::End::Both, false);
    let routes = ends.pairs().filter_map(|(from, to)| graph.shortest(from, to, &ends.via));
    listing.records.extend(routes.flatten().map(|step| step::record(session, step)));
    session.list(listing, out)
}

fn routes(
    session: &Session,
    graph: &Graph<'_>,
    ends: &Ends,
    all: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let mut routes: Vec<Route<'_, '_>> = Vec::new();
    let mut cut = false;
    for (from, to) in ends.pairs() {
        if all {
            let found = graph.routes(from, to, &ends.via);
            routes.extend(found.routes);
            cut |= found.cut;
        } else {
            routes.extend(graph.shortest(from, to, &ends.via));
        }
    }
    let mut listing = route::listing(session);
    let numbered = routes.iter().enumerate();
    listing.records.extend(numbered.map(|(index, route)| route::record(session, index + 1, route)));
    if cut {
        session.say(format!("there are more than these {} routes; narrow them with --via", routes.len()));
    }
    session.list(listing, out)
}

fn say_reachable(session: &Session, graph: &Graph<'_>, args: &Path, ends: &Ends) {
    let reachable = ends.from.iter().flat_map(|from| graph.reachable(from, usize::MAX));
    let mut keys: Vec<&str> = reachable.filter(|key| !ends.from.iter().any(|from| from == key)).collect();
    keys.dedup();
    let names: Vec<String> = keys.into_iter().map(|key| session.brief(key)).collect();
    let instead = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
    session.say(format!("no route leads from `{}` to `{}`; it leads to {instead}", args.from, args.to));
}
