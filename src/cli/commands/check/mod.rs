//! `ftpb check`: what is wrong with the pages, and the safe part of it fixed.

pub mod args;
pub mod explain;
pub mod fixing;
pub mod gather;
pub mod output;
pub mod selection;
pub mod watch;
use std::io::Write;

use crate::check::Context;
use crate::cli::exit::Outcome;
use crate::cli::session::Session;

pub use args::Check;

/// Checks, explains, lists or fixes.
pub(super) fn run(args: &Check, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    if let Some(rule) = &args.explain {
        return explain::one(rule, session, out);
    }
    if args.list {
        return explain::list(session, out);
    }
    let selection = selection::selection(args, session)?;
    let context = Context::of(&session.playbook);
    if args.fix {
        return fixing::run(&context, &selection, args.diff, session, out);
    }
    let gathered = gather::findings(&context, &selection, output::is_fingerprinted(args, session))?;
    if args.write_baseline {
        return gather::write_baseline(&gathered, &selection, session);
    }
    let said = output::say(&context, &gathered, &selection, args, session, out);
    if !args.watch {
        // The program ends here, and the system takes the memory back faster than it could be given back.
        std::mem::forget((context, gathered));
    }
    said
}
