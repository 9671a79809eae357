//! `ftpb check`: reports what is wrong with the pages, and fixes what can be fixed safely.

pub mod args;
pub mod explain;
pub mod fixing;
pub mod gather;
pub mod output;
pub mod selection;

use std::io::Write;
use std::path::Path;

use crate::check::Context;
use crate::cli::exit::{Error, Outcome};
use crate::cli::quote::quoted;
use crate::cli::session::Session;
use crate::source::lexicon::Message;

pub use args::CheckArgs;

/// Runs `ftpb check`.
pub(super) fn run(args: &CheckArgs, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    if let Some(rule) = &args.explain {
        return explain::explain(rule, session, out);
    }
    if args.list {
        return explain::list(session, out);
    }
    if session.unnamed {
        if let Some(folder) = args.of.iter().find(|of| Path::new(of).exists()) {
            let option = format!("--playbooks {}", quoted(folder));
            let line = session.command(&format!("check {option}"));
            return Err(Error::option_behind(option, "ftpb check".to_owned(), line).into());
        }
        // That the built-in pages have no findings is no answer to somebody who has pages.
        anyhow::bail!(session.sentence(&Message::new("nothing-to-check")));
    }
    let selection = selection::selection(args, session)?;
    let context = Context::of(&session.playbook);
    if args.fix {
        return fixing::run(&context, &selection, args, session, out);
    }
    let result = gather::check(&context, &selection)?;
    if args.write_baseline {
        gather::write_baseline(&result, &selection, session)?;
        // From now on there are none.
        if output::is_asked(args, session) {
            let none = gather::CheckResult::default();
            output::write(&context, &none, &selection, args, session, out)?;
        }
        return Ok(Outcome::Found);
    }
    output::write(&context, &result, &selection, args, session, out)
}
