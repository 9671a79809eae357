//! `ftpb path`: the way from one process to another.

use std::io::Write;

use clap::Args;

use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows::{route, step};
use crate::cli::session::Session;
use crate::query::Chosen;
use crate::query::flow::routes::Graph;
use crate::query::reference::names::brief;

/// Arguments of `ftpb path`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb path --from workshop --to success-review
  ftpb path --from workshop --to success-review --all")]
pub struct Path {
    /// The process to begin with
    #[arg(long, value_name = "REF")]
    from: String,

    /// The process to arrive at
    #[arg(long, value_name = "REF")]
    to: String,

    /// A process to come through; may be given several times
    #[arg(long, value_name = "REF")]
    via: Vec<String>,

    /// Every route that passes no process twice, the shortest first
    #[arg(long)]
    all: bool,
}

/// The ends of a route, by key.
struct Ends {
    from: String,
    to: String,
    via: Vec<String>,
}

/// Lists the steps of the shortest route, or all routes.
pub(super) fn run(args: &Path, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let ends = Ends {
        from: reference::process(session, &args.from)?,
        to: reference::process(session, &args.to)?,
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
        let found =
            if args.all { all(session, &graph, &ends, out)? } else { one(session, &graph, &ends, out)? };
        if found == Outcome::Nothing {
            say_reachable(session, &graph, args, &ends.from);
        } else {
            outcome = found;
        }
    }
    Ok(outcome)
}

/// The languages that were wished for, in their order.
fn languages(chosen: &[Chosen<'_>]) -> Vec<crate::source::Tag> {
    let mut tags: Vec<_> = Vec::new();
    for chosen in chosen {
        if !tags.contains(&chosen.requested) {
            tags.push(chosen.requested.clone());
        }
    }
    tags
}

fn one(session: &Session, graph: &Graph<'_>, ends: &Ends, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let route = graph.shortest(&ends.from, &ends.to, &ends.via).unwrap_or_default();
    let mut listing = step::listing(session, step::End::Both, false);
    listing.records.extend(route.iter().map(|step| step::record(session, step)));
    session.list(listing, out)
}

fn all(session: &Session, graph: &Graph<'_>, ends: &Ends, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let found = graph.routes(&ends.from, &ends.to, &ends.via);
    let mut listing = route::listing(session);
    let records =
        found.routes.iter().enumerate().map(|(index, route)| route::record(session, index + 1, route));
    listing.records.extend(records);
    if found.cut {
        session.say(format!(
            "there are more routes than these {}; name a process to come through with --via",
            found.routes.len()
        ));
    }
    session.list(listing, out)
}

fn say_reachable(session: &Session, graph: &Graph<'_>, args: &Path, from: &str) {
    let reachable = graph.reachable(from, usize::MAX);
    let names: Vec<String> =
        reachable.iter().filter(|key| **key != from).map(|key| brief(&session.playbook, key)).collect();
    let instead = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
    session.say(format!(
        "no route leads from `{}` to `{}`; from there one reaches {instead}",
        args.from, args.to
    ));
}
