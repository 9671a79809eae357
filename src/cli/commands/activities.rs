//! `ftpb activities`: the activities of processes.

use std::io::Write;

use crate::cli::args::filters::PartFilterArgs;
use crate::cli::exit::Outcome;
use crate::cli::lists;
use crate::cli::reference;
use crate::cli::rows::activity;
use crate::cli::rows::side_by_side::{self, Translation};
use crate::cli::session::Session;
use crate::output::Record;
use crate::playbook::Page;
use crate::query::compare::alignment::Alignment;
use crate::query::compare::supplement;

/// Lists the activities that match the filters.
pub(super) fn run(args: &PartFilterArgs, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let filter = reference::filter_part(session, args)?;
    let chosen = session.pages_for(&filter);
    let key = chosen.first().map(|chosen| &chosen.page.key);
    let several = chosen.iter().any(|chosen| Some(&chosen.page.key) != key);
    let mut empty = activity::listing(session, several);
    let mut translations: Vec<Translation> = Vec::new();
    let mut first: Option<&Page> = None;
    for chosen in &chosen {
        if first.is_none_or(|first| first.key != chosen.page.key) {
            first = Some(chosen.page);
        }
        session.uses(chosen);
        let alignment = first.map(|first| Alignment::of(chosen.page, first));
        let english = supplement::source(&session.playbook, &session.choice, chosen);
        for (own, index) in supplement::activities(chosen, english) {
            let Some(step) = own.page.activity(index) else { continue };
            if filter.takes_activity(own.page, index) {
                session.uses(&own);
                let same =
                    alignment.as_ref().filter(|_| !own.fallback).and_then(|known| known.activity(index));
                let lone = || format!("{} {}", own.page.lang, index.position());
                let key = format!(
                    "{} {}",
                    own.page.key,
                    same.map_or_else(lone, |index| index.position().to_string())
                );
                let record = activity::record(session, &own, (index, step), &filter);
                let record = lists::within(session, record, &own.page.key);
                translations.push(Translation { key, lang: chosen.page.lang.clone(), record });
            }
        }
    }
    let counts = |records: &[&Record]| session.counted("activities-counted", records.len());
    empty.groups =
        lists::headings(session, translations.iter().map(Translation::keyed), lists::titles(&chosen), counts);
    empty.legend = activity::legend(
        session,
        translations.iter().take(session.at_most(usize::MAX)).map(|translation| &translation.record),
    );
    session.list(side_by_side::listing(session, empty, "activity", translations), out)
}
