//! `ftpb flow`: the whole lifecycle as a picture, and the ways through it.

mod routes;

use std::io::Write;

use clap::Args;
use clap::builder::{PossibleValue, TypedValueParser};

use crate::cli::args::filters::FilterArgs;
use crate::cli::args::options::format_parser;
use crate::cli::detail::lifecycle;
use crate::cli::exit::{Error, Outcome};
use crate::cli::reference::{self, Several};
use crate::cli::rows::step::{self, End};
use crate::cli::session::Session;
use crate::output::format::picture::{self, Picture};
use crate::output::format::{self, Format, listing};
use crate::query::flow::graph::{FlowGraph, Narrow, flow};
use crate::source::lexicon::Message;

use routes::Ends;

/// Arguments of `ftpb flow`.
#[derive(Debug, Args)]
#[command(
    name = "flow",
    after_help = "Examples:
  ftpb flow workshop --depth 2
  ftpb flow --from workshop --to success-review --all
  ftpb flow --lang de -o ablauf.svg"
)]
pub struct FlowArgs {
    /// tree, mermaid, dot, svg; json and others: its steps
    #[arg(long, short, value_name = "FORMAT", long_help = about_formats(), value_parser = formats(), hide_possible_values = true)]
    format: Option<String>,

    /// Processes of this phase, or of several (assess,success)
    #[arg(long, value_name = "PHASE")]
    phase: Vec<String>,

    /// Start at this process
    #[arg(value_name = "REF", group = "start")]
    of: Option<String>,

    /// The same as REF
    #[arg(long, value_name = "REF", group = "start")]
    from: Option<String>,

    /// With REF: follow at most this many steps
    #[arg(long, value_name = "STEPS", requires = "start")]
    depth: Option<usize>,

    /// With REF: only the route to this process
    #[arg(long, value_name = "REF", requires = "start", conflicts_with = "depth")]
    to: Option<String>,

    /// With --to: through this process
    #[arg(long, value_name = "REF", requires = "to")]
    via: Vec<String>,

    /// With --to: every route, shortest first
    #[arg(long, requires = "to")]
    all: bool,

    /// Processes with tasks for these services (Teams,Yammer)
    #[arg(long, short, value_name = "SERVICE")]
    service: Vec<String>,

    /// With svg: the colors of a dark slide
    #[arg(long)]
    dark: bool,
}

fn formats() -> impl TypedValueParser<Value = String> {
    let pictures = picture::FORMATS.iter().map(|format| format.name());
    let listings = listing::FORMATS.iter().map(|format| format.name());
    format_parser(pictures.chain(listings).map(PossibleValue::new))
}

/// What the long help says of `--format`: the short one has no room for all of them.
fn about_formats() -> String {
    let pictures: Vec<&str> = picture::FORMATS.iter().map(|format| format.name()).collect();
    let listings: Vec<&str> = listing::FORMATS.iter().map(|format| format.name()).collect();
    format!("{}; as a list of steps: {}", pictures.join(", "), listings.join(", "))
}

/// Draws the flow, or lists its steps.
pub(super) fn run(args: &FlowArgs, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let asked =
        FilterArgs { phase: args.phase.clone(), service: args.service.clone(), ..FilterArgs::default() };
    let from = args.of.as_ref().or(args.from.as_ref());
    let narrow = Narrow {
        filter: reference::filter(session, &asked, Several::Answer)?,
        from: from.map(|from| reference::processes_with(session, from)).transpose()?,
        depth: args.depth,
    };
    let ends = ends(args, &narrow, session)?;
    let mut chosen = session.processes();
    for chosen in &chosen {
        session.uses(chosen);
    }
    let Some(format) = picture_format(args, session)? else {
        if let Some(ends) = &ends {
            return routes::list(ends, &chosen, session, out);
        }
        let found = flow(&session.playbook, &chosen, &narrow);
        let mut listing = step::listing(session, End::Both, false);
        listing.records.extend(found.steps.iter().map(|step| step::record(session, step)));
        return session.list(listing, out);
    };
    // A picture is in one language: the first requested one. Without a request, each process is there once.
    if session.choice.is_several() {
        let first = chosen.first().map(|chosen| chosen.requested.clone());
        chosen.retain(|chosen| Some(&chosen.requested) == first.as_ref());
    }
    let mut found = flow(&session.playbook, &chosen, &narrow);
    if let Some(ends) = &ends {
        routes::narrow(&mut found, ends, &chosen, session);
    }
    draw(args, format, &found, session, out)
}

impl FlowArgs {
    /// Whether a format was chosen by its name.
    pub fn names_format(&self) -> bool {
        self.format.is_some()
    }
}

/// Refuses to draw into a file whose name asks for a format that pictures do not have.
fn refuse_others(session: &Session) -> Result<(), Error> {
    let ending = session.file.as_deref().and_then(format::ending);
    let Some(ending) = ending.filter(|ending| *ending != "txt") else { return Ok(()) };
    let names: Vec<String> = picture::FORMATS.iter().map(|format| format.name().to_owned()).collect();
    Err(Error::unknown_value("format", &ending, names))
}

/// The format of the picture; none for a listing, as which a way is written unless a picture is asked for, and whatever
/// is counted, sorted or limited.
fn picture_format(args: &FlowArgs, session: &Session) -> Result<Option<&'static dyn Format<Picture>>, Error> {
    if let Some(name) = &args.format {
        return Ok(format::find(picture::FORMATS, name));
    }
    let of_file = session.file.as_deref().and_then(|path| format::of_file(picture::FORMATS, path));
    if of_file.is_some() || args.to.is_some() || session.wants_records() {
        return Ok(of_file);
    }
    refuse_others(session)?;
    Ok(picture::FORMATS.first().copied())
}

/// The ends of the way that is asked for.
fn ends(args: &FlowArgs, narrow: &Narrow, session: &Session) -> Result<Option<Ends>, Error> {
    let (Some(from), Some(to)) = (&narrow.from, &args.to) else { return Ok(None) };
    let to = reference::processes_with(session, to)?;
    let via = args.via.iter().map(|text| reference::process(session, text)).collect::<Result<_, _>>()?;
    Ok(Some(Ends { from: from.clone(), to, via, all: args.all }))
}

/// Writes the picture.
fn draw(
    args: &FlowArgs,
    format: &'static dyn Format<Picture>,
    found: &FlowGraph<'_>,
    session: &Session,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    if found.processes.is_empty() {
        session.tell(&Message::new("nothing-found"));
        return Ok(Outcome::Nothing);
    }
    let picture = Picture { dark: args.dark, ..lifecycle::picture(&session.playbook, &session.lang, found) };
    format.write(&picture, &session.style, out)?;
    if let Some(path) = &session.file {
        let message = Message::new("flow-drawn").with("count", found.processes.len());
        session.tell(&message.with("file", path.display().to_string()));
    }
    Ok(Outcome::Found)
}
