//! Writes findings, as a report or as a listing.

use std::io::Write;
use std::path::{Path, PathBuf};

use foldhash::{HashMap, HashMapExt};

use crate::check::{self, Check, Context, FileFinding, fix};
use crate::cli::exit::Outcome;
use crate::cli::rows::finding;
use crate::cli::session::Session;
use crate::output::format::report::{self, Report, ReportedFinding, ReportedRule};
use crate::output::format::{self, Format};
use crate::playbook::Playbook;
use crate::source::lexicon::Message;
use crate::source::parallel;
use crate::source::store::{resolved, top};

use super::args::CheckArgs;
use super::gather::CheckResult;
use super::selection::Selection;

/// Writes the findings. The outcome tells whether one of them has at least the severity of `--fail-on`.
///
/// # Errors
/// When writing fails.
pub fn write(
    context: &Context<'_>,
    result: &CheckResult<'_>,
    selection: &Selection,
    args: &CheckArgs,
    session: &Session,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let severity = |finding: &FileFinding<'_>| selection.severity(finding.check);
    let fails = selection
        .fail_on
        .is_some_and(|least| result.findings.iter().any(|(finding, _)| severity(finding) >= least));
    let all = result.findings.iter().map(|(finding, fingerprint)| (finding, fingerprint));
    let shown: Vec<(&FileFinding<'_>, &String)> =
        all.filter(|(finding, _)| severity(finding) >= selection.severity).collect();
    if let Some(format) = report_format(args, session).filter(|_| !session.counts()) {
        let mut report = report(context, &shown, selection, &Readers::of(format));
        let severities = result.findings.iter().map(|(finding, _)| severity(finding));
        report.below = severities.filter(|severity| *severity < selection.severity).collect();
        report.summary_only = args.summary;
        report.unread = context.playbook.problems().map(ToString::to_string).collect();
        format.write(&report, &session.style, out)?;
        if format.name() == "text" {
            selection.tell_missing_tasks(context, session);
        }
    } else {
        let mut listing = finding::listing(session);
        listing.records.extend(shown.iter().map(|(finding, _)| finding::record(finding, severity(finding))));
        session.list(listing, out)?;
    }
    if result.in_baseline > 0 {
        session.tell(&Message::new("baseline-hides").with("count", result.in_baseline));
    }
    Ok(session.or_incomplete(if fails { Outcome::Nothing } else { Outcome::Found }))
}

/// Whether findings are asked for of a command that does something else than report them: where a format was chosen, a
/// program reads what it asked for. There is nothing else to answer.
pub fn is_asked(args: &CheckArgs, session: &Session) -> bool {
    args.format.is_some() || session.wants_records() || session.file.is_some()
}

/// The report format; `None` for a listing.
fn report_format(args: &CheckArgs, session: &Session) -> Option<&'static dyn Format<Report>> {
    match args.format.as_deref() {
        Some(name) => format::find(report::FORMATS, name),
        None if session.wants_records() => None,
        None => {
            let of_file = session.file.as_deref().and_then(|path| format::of_file(report::FORMATS, path));
            of_file.or_else(|| report::FORMATS.first().copied())
        }
    }
}

/// Who reads a report, which decides what its paths are relative to.
#[derive(PartialEq, Eq)]
enum Readers {
    /// Who asked for it, in the current folder.
    Here,
    /// Build systems, which know paths from the top of the repository.
    BuildSystems,
    /// People to whom it is sent: the folders of this machine say nothing to them.
    Elsewhere,
}

impl Readers {
    fn of(format: &dyn Format<Report>) -> Self {
        match format.name() {
            "github" | "gitlab" | "sarif" => Self::BuildSystems,
            "html" => Self::Elsewhere,
            _ => Self::Here,
        }
    }
}

/// The folders that paths may be relative to, the preferred one first: for build systems their own, then the top of
/// the Git work tree; the current folder.
fn bases(readers: &Readers) -> Vec<PathBuf> {
    let here = std::env::current_dir().unwrap_or_default();
    let own =
        ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].into_iter().filter_map(std::env::var_os).map(PathBuf::from);
    let own: Vec<PathBuf> =
        own.filter(|folder| *readers == Readers::BuildSystems && folder.is_absolute()).collect();
    own.iter().map(|folder| resolved(folder)).chain([here]).collect()
}

fn report(
    context: &Context<'_>,
    shown: &[(&FileFinding<'_>, &String)],
    selection: &Selection,
    readers: &Readers,
) -> Report {
    let bases = bases(readers);
    let mut paths: HashMap<&str, String> = HashMap::new();
    for (finding, _) in shown {
        paths.entry(&finding.file).or_insert_with(|| match readers {
            Readers::BuildSystems => repository_path(context.playbook, &bases, &finding.file),
            Readers::Here => {
                bases.iter().map(|here| system_path(context.playbook, here, &finding.file)).collect()
            }
            Readers::Elsewhere => finding.file.clone(),
        });
    }
    let findings =
        parallel::map(shown, |(finding, print)| reported(context, finding, print, selection, &paths));
    Report {
        findings,
        rules: selection.rules.iter().map(|check| rule_text(check, selection)).collect(),
        pages: context.pages.iter().filter(|page| selection.includes(page)).count(),
        ..Report::default()
    }
}

fn rule_text(check: &'static Check, selection: &Selection) -> ReportedRule {
    ReportedRule {
        name: check.rule.name,
        group: check.group.as_str(),
        severity: selection.severity(check),
        what: check.docs.what,
        why: check.docs.why,
        help: check.rule.help,
    }
}

fn reported(
    context: &Context<'_>,
    finding: &FileFinding<'_>,
    print: &str,
    selection: &Selection,
    paths: &HashMap<&str, String>,
) -> ReportedFinding {
    let span = finding.trimmed_span();
    let (start, end) = (finding.text.place(span.start), finding.text.place(span.end.max(span.start)));
    let text = finding.text.as_str();
    let line = check::line::excerpt_of(text, finding.text.line_at(span.start), span);
    let within = |at: u32| (at.clamp(line.start, line.end) - line.start) as usize;
    let fixable = finding.page.is_some_and(|page| {
        context.playbook.path(&finding.file).is_some()
            && !fix::edits(context, page, finding.check, &finding.finding).is_empty()
    });
    ReportedFinding {
        rule: finding.check.rule.name,
        severity: selection.severity(finding.check),
        message: finding.finding.message.clone(),
        help: finding.check.rule.help,
        path: paths.get(finding.file.as_str()).cloned().unwrap_or_else(|| finding.file.clone()),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        source: finding.text.slice(line).to_owned(),
        range: within(span.start)..within(span.end),
        fingerprint: print.to_owned(),
        fixable,
    }
}

/// The path of a page's file, relative to the first of the folders it is below, or to the top of its Git work tree.
fn repository_path(playbook: &Playbook, bases: &[PathBuf], file: &str) -> String {
    let Some(path) = playbook.path(file) else { return file.to_owned() };
    let path = resolved(path);
    let (here, own) = bases.split_last().map_or((None, bases), |(here, own)| (Some(here), own));
    let top = top(&path);
    let mut folders = own.iter().chain(&top).chain(here);
    let below = folders.find_map(|folder| path.strip_prefix(folder).ok());
    below.unwrap_or(&path).display().to_string()
}

/// The path of a page's file, relative to a folder if it is below it.
pub fn system_path(playbook: &Playbook, here: &Path, file: &str) -> String {
    let Some(path) = playbook.path(file) else { return file.to_owned() };
    let path = path.strip_prefix(here).unwrap_or(path);
    let path = path.strip_prefix(".").unwrap_or(path);
    path.display().to_string()
}
