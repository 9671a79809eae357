//! Gathering findings: those of the wished pages, without what a baseline knows or Git did not see change.

use std::path::Path;

use crate::check::baseline::{Baseline, fingerprints};
use crate::check::{self, Context, Found};
use crate::cli::commands::check::selection::Selection;
use crate::cli::exit::Outcome;
use crate::cli::session::Session;
use crate::source::store::{Changed, changed_since, file};

/// Findings with what each is known by.
#[derive(Debug, Default)]
pub struct Gathered<'a> {
    /// The findings.
    pub found: Vec<Found<'a>>,
    /// What each is known by, in the same order; empty words where nobody asks.
    pub fingerprints: Vec<String>,
    /// How many the baseline knows.
    pub known: usize,
}

/// The findings that are wished, with what each is known by where a baseline or a report asks for it.
///
/// # Errors
/// When the baseline cannot be read, or Git says nothing.
pub fn findings<'a>(
    context: &Context<'a>,
    selection: &Selection,
    fingerprinted: bool,
) -> anyhow::Result<Gathered<'a>> {
    let mut found = check::run(context, &selection.rules);
    found.retain(|found| found.page.map_or_else(|| selection.takes_others(), |page| selection.takes(page)));
    let changed =
        selection.diff_base.as_deref().map(|rev| changed_since(Path::new(&context.playbook.origin()), rev));
    let changed = changed.transpose()?;
    let baseline = baseline(selection)?;
    let asked = fingerprinted || baseline.is_some();
    let mut prints = if asked { fingerprints(&found) } else { Vec::new() }.into_iter();
    let mut gathered = Gathered::default();
    for found in found {
        let print = prints.next().unwrap_or_default();
        if changed.as_ref().is_some_and(|changed| !is_touched(&found, changed)) {
            continue;
        }
        if baseline.as_ref().is_some_and(|baseline| baseline.knows(&found, &print)) {
            gathered.known += 1;
        } else {
            gathered.found.push(found);
            gathered.fingerprints.push(print);
        }
    }
    Ok(gathered)
}

/// Whether a finding stands in lines that changed; one about a whole page, whether the page did.
fn is_touched(found: &Found<'_>, changed: &Changed) -> bool {
    let span = found.shown();
    if span.is_empty() {
        return changed.has(&found.file);
    }
    let (first, last) = (found.text.place(span.start).line, found.text.place(span.end).line);
    changed.touches(&found.file, &(first..=last))
}

/// The baseline that is wished; none before it is written for the first time.
fn baseline(selection: &Selection) -> anyhow::Result<Option<Baseline>> {
    let Some(path) = selection.baseline.as_ref().filter(|_| !selection.writes_baseline) else {
        return Ok(None);
    };
    let bytes = file::read_bytes(path)?;
    let read = Baseline::read(&bytes);
    let unusable = |reason| anyhow::anyhow!("the baseline `{}` cannot be used: {reason}", path.display());
    read.map(Some).map_err(unusable)
}

/// Writes the findings to the baseline's file.
///
/// # Errors
/// When the file cannot be written.
pub fn write_baseline(
    gathered: &Gathered<'_>,
    selection: &Selection,
    session: &Session,
) -> anyhow::Result<Outcome> {
    if let Some(path) = &selection.baseline {
        file::replace(path, Baseline::of(&gathered.found).write().as_bytes())?;
        session.say(format!("`{}` knows {} findings now", path.display(), gathered.found.len()));
    }
    Ok(Outcome::Found)
}
