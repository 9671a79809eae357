//! Collects the findings of the selected pages, without those in the baseline or on lines that did not change.

use std::path::Path;

use crate::check::baseline::{Baseline, fingerprints};
use crate::check::{self, Context, FileFinding};
use crate::cli::commands::check::selection::Selection;
use crate::cli::exit::Error;
use crate::cli::session::Session;
use crate::source::lexicon::Message;
use crate::source::store::replace::{replace, replace_unchanged};
use crate::source::store::{Changed, GitError, changed_since, file};

/// The findings to report.
#[derive(Debug, Default)]
pub struct CheckResult<'a> {
    /// The findings, each with its fingerprint.
    pub findings: Vec<(FileFinding<'a>, String)>,
    /// How many findings are in the baseline.
    pub in_baseline: usize,
}

/// Checks the selected pages.
///
/// # Errors
/// When the baseline cannot be read, or Git fails.
pub fn check<'a>(context: &Context<'a>, selection: &Selection) -> anyhow::Result<CheckResult<'a>> {
    let mut findings = check::run(context, &selection.rules);
    findings.retain(|finding| {
        finding.page.map_or_else(|| selection.includes_other_files(), |page| selection.includes(page))
    });
    let changed = selection.diff_base.as_deref().map(|rev| changed(context, rev)).transpose()?;
    let baseline = baseline(selection)?;
    let fingerprints = fingerprints(&findings);
    let mut result = CheckResult::default();
    for (finding, fingerprint) in findings.into_iter().zip(fingerprints) {
        if changed.as_ref().is_some_and(|changed| !is_changed(&finding, changed)) {
            continue;
        }
        if baseline.as_ref().is_some_and(|baseline| baseline.contains(&finding, &fingerprint)) {
            result.in_baseline += 1;
        } else {
            result.findings.push((finding, fingerprint));
        }
    }
    Ok(result)
}

/// The lines that changed since a revision.
fn changed(context: &Context<'_>, rev: &str) -> anyhow::Result<Changed> {
    let origin = context.playbook.origin();
    if context.playbook.is_built_in() {
        return Err(Error::of_file("git-no-repository", Path::new("built-in")).into());
    }
    let no_repository = || Error::of_file("git-no-repository", Path::new(&origin));
    changed_since(Path::new(&origin), rev).map_err(|error| match error {
        GitError::NoRepository => no_repository().into(),
        other => other.into(),
    })
}

/// Whether the lines of a finding changed, or any line of its page if it is about the whole page.
fn is_changed(finding: &FileFinding<'_>, changed: &Changed) -> bool {
    let span = finding.trimmed_span();
    if span.is_empty() {
        return changed.has(&finding.file);
    }
    let (first, last) = (finding.text.place(span.start).line, finding.text.place(span.end).line);
    changed.touches(&finding.file, &(first..=last))
}

/// Reads the baseline, unless it is about to be written.
fn baseline(selection: &Selection) -> anyhow::Result<Option<Baseline>> {
    let Some(path) = selection.baseline.as_ref().filter(|_| !selection.writes_baseline) else {
        return Ok(None);
    };
    let bytes = file::read_bytes(path)?;
    let parsed = Baseline::parse(&bytes);
    let unusable = |reason| anyhow::anyhow!("the baseline `{}` cannot be used: {reason}", path.display());
    parsed.map(Some).map_err(unusable)
}

/// Writes the findings to the baseline file.
///
/// # Errors
/// When pages could not be read, or the file is another than a baseline, or cannot be written.
pub fn write_baseline(
    result: &CheckResult<'_>,
    selection: &Selection,
    session: &Session,
) -> anyhow::Result<()> {
    if let Some(path) = &selection.baseline {
        if session.is_incomplete() {
            // The known findings of the pages that could not be read would be new ones the next time.
            return Err(Error::of_file("pages-unread", path).into());
        }
        let new = Baseline::new(&result.findings).to_json()?;
        // A pipe or a device has nothing to lose.
        if file::is_file(path) {
            let old = file::read_bytes(path)?;
            if !old.is_empty() && !Baseline::is_one(&old) {
                return Err(Error::of_file("baseline-other-file", path).into());
            }
            replace_unchanged(path, &old, new.as_bytes())?;
        } else {
            replace(path, new.as_bytes())?;
        }
        let message = Message::new("baseline-written").with("file", path.display().to_string());
        session.tell(&message.with("count", result.findings.len()));
    }
    Ok(())
}
