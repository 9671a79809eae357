//! `ftpb phases`: the phases of the lifecycle.

use std::io::Write;

use crate::cli::args::filters::PartArg;
use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows::phase;
use crate::cli::rows::side_by_side::{self, Translation};
use crate::cli::session::Session;

/// Lists the phases in the order of the lifecycle.
pub(super) fn run(args: &PartArg, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let keys = reference::pages_of_part(session, args)?;
    let chosen = session.processes();
    let mut translations: Vec<Translation> = Vec::new();
    for phase in &session.playbook.lifecycle().phases {
        let own: Vec<_> = chosen.iter().filter(|chosen| chosen.page.phase.as_ref() == Some(phase)).collect();
        let is_named = |key: &str| keys.as_ref().is_none_or(|keys| keys.iter().any(|named| named == key));
        if !is_named(&format!("phase-{phase}")) && !own.iter().any(|chosen| is_named(&chosen.page.key)) {
            continue;
        }
        for chosen in &own {
            session.uses(chosen);
        }
        translations.extend(phase::by_language(session, &own).into_iter().map(|(lang, own)| {
            let record = phase::record(session, phase, &lang, &own);
            Translation { key: phase.to_string(), lang, record }
        }));
    }
    session.list(side_by_side::listing(session, phase::listing(session), "title", translations), out)
}
