//! What `ftpb check` is made of: what is wished, what is gathered, how it is said, how it is fixed.

use std::io::Write;
use std::path::Path;

use crate::check::{self, Check, Context, Found, fix};
use crate::cli::exit::Outcome;
use crate::cli::rows::finding;
use crate::cli::session::Session;
use crate::output::format::report::{self, Report, ReportedFinding, ReportedRule};
use crate::output::format::{self, Format};
use crate::playbook::Playbook;
use crate::source::parallel;

use super::args::Check as Args;
use super::gather::Gathered;
use super::selection::Selection;

/// Says what was found, as a report or as a listing, and whether that is a failure.
///
/// # Errors
/// When the output refuses.
pub fn say(
    context: &Context<'_>,
    gathered: &Gathered<'_>,
    selection: &Selection,
    args: &Args,
    session: &Session,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let severity = |found: &Found<'_>| selection.severity(found.check);
    let fails =
        selection.fail_on.is_some_and(|least| gathered.found.iter().any(|found| severity(found) >= least));
    let all = gathered.found.iter().zip(&gathered.fingerprints);
    let shown: Vec<(&Found<'_>, &String)> =
        all.filter(|(found, _)| severity(found) >= selection.severity).collect();
    if let Some(format) = report_format(args, session) {
        let mut report = report(context, &shown, selection);
        report.below = gathered.found.len() - shown.len();
        report.summary_only = args.summary;
        format.write(&report, &session.style, out)?;
    } else {
        let mut listing = finding::listing(session);
        listing.records.extend(shown.iter().map(|(found, _)| finding::record(found, severity(found))));
        session.list(listing, out)?;
    }
    if gathered.known > 0 {
        session.say(format!("{} known findings are left out", gathered.known));
    }
    Ok(if fails { Outcome::Nothing } else { Outcome::Found })
}

/// Whether the report needs the fingerprints of findings.
#[must_use]
pub fn is_fingerprinted(args: &Args, session: &Session) -> bool {
    report_format(args, session).is_some_and(Format::is_fingerprinted)
}

/// The format of report that is asked for; `None` where a listing is.
fn report_format(args: &Args, session: &Session) -> Option<&'static dyn Format<Report>> {
    match args.format.as_deref() {
        Some(name) => format::find(report::FORMATS, name),
        None if session.wants_listing() || session.format.name() != "table" => None,
        None => report::FORMATS.first().copied(),
    }
}

fn report(context: &Context<'_>, shown: &[(&Found<'_>, &String)], selection: &Selection) -> Report {
    let here = std::env::current_dir().unwrap_or_default();
    let findings = parallel::map(shown, |(found, print)| reported(context, found, print, selection, &here));
    Report {
        findings,
        rules: selection.rules.iter().map(|check| text(check, selection)).collect(),
        pages: context.pages.iter().filter(|page| selection.takes(page)).count(),
        below: 0,
        summary_only: false,
    }
}

fn text(check: &'static Check, selection: &Selection) -> ReportedRule {
    ReportedRule {
        name: check.rule.name,
        group: check.group.as_str(),
        severity: selection.severity(check),
        what: check.explain.what,
        why: check.explain.why,
        help: check.rule.help,
    }
}

fn reported(
    context: &Context<'_>,
    found: &Found<'_>,
    print: &str,
    selection: &Selection,
    here: &Path,
) -> ReportedFinding {
    let span = found.shown();
    let (start, end) = (found.text.place(span.start), found.text.place(span.end.max(span.start)));
    let text = found.text.as_str();
    let line = check::line::piece_of(text, check::line::line_at(text, span.start as usize), span);
    let within = |at: u32| (at.clamp(line.start, line.end) - line.start) as usize;
    let fixable = found.page.is_some_and(|page| {
        context.playbook.path(&found.file).is_some()
            && !fix::edits(context, page, found.check, &found.finding).is_empty()
    });
    ReportedFinding {
        rule: found.check.rule.name,
        severity: selection.severity(found.check),
        message: found.finding.message.clone(),
        help: found.check.rule.help,
        path: path(context.playbook, here, &found.file),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        source: found.text.slice(line).to_owned(),
        range: within(span.start)..within(span.end),
        fingerprint: print.to_owned(),
        fixable,
    }
}

/// A file as the system finds it from a folder.
pub fn path(playbook: &Playbook, here: &Path, file: &str) -> String {
    let Some(path) = playbook.path(file) else { return file.to_owned() };
    let path = path.strip_prefix(here).unwrap_or(path);
    let path = path.strip_prefix(".").unwrap_or(path);
    path.display().to_string()
}
