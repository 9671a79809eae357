//! `ftpb check --fix`: fixes pages, or shows the changes as a patch.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Write;
use std::path::absolute;

use crate::check::fix::{FixedPage, fix};
use crate::check::patch::patch;
use crate::check::{self, Context, FileFinding};
use crate::cli::commands::check::args::CheckArgs;
use crate::cli::commands::check::selection::Selection;
use crate::cli::commands::check::{gather, output};
use crate::cli::exit::Outcome;
use crate::cli::session::Session;
use crate::output::terminal::{StyledSpan, with_hidden};
use crate::output::{Destination, Tone};
use crate::playbook::{Page, Playbook, reading_rules};
use crate::source::Severity;
use crate::source::lexicon::Message;
use crate::source::parallel;
use crate::source::store::file;
use crate::source::store::names;
use crate::source::store::replace::{Replacement, replace_all_unchanged};

/// A page before and after.
struct Change<'a> {
    page: &'a Page,
    before: Vec<u8>,
    fixed: FixedPage,
}

/// Fixes the selected pages, or shows the changes with `--diff`.
///
/// # Errors
/// When a page cannot be read or written. The pages before it are fixed by then.
pub fn run(
    context: &Context<'_>,
    selection: &Selection,
    args: &CheckArgs,
    session: &Session,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let only_show = args.diff;
    let pages: Vec<&Page> = context.pages.iter().copied().filter(|page| selection.includes(page)).collect();
    if !pages.is_empty() && pages.iter().all(|page| session.playbook.path(&page.file).is_none()) {
        let message = Message::new("playbook-fixed").with("file", session.playbook.origin());
        anyhow::bail!(session.sentence(&message));
    }
    let is_utf_16 =
        |page: &&&Page| page.findings().iter().any(|finding| *finding.rule == reading_rules::UTF16);
    for page in pages.iter().filter(is_utf_16) {
        session.tell(&Message::new("page-is-utf-16").with("file", page.file.clone()));
    }
    check::prepare(context, &selection.rules);
    let changes: anyhow::Result<Vec<Option<Change<'_>>>> =
        parallel::map(&pages, |page| change(context, page, selection)).into_iter().collect();
    let changes = once_each(changes?.into_iter().flatten(), &session.playbook);
    if only_show {
        changes.iter().try_for_each(|change| show(change, session, out))?;
    } else {
        let replacements = changes.iter().filter_map(|change| {
            let path = session.playbook.path(&change.page.file)?;
            Some(Replacement { path, read: &change.before, bytes: &change.fixed.bytes })
        });
        replace_all_unchanged(&replacements.collect::<Vec<_>>())?;
    }
    let count: usize = changes.iter().map(|change| change.fixed.findings).sum();
    session.tell(&match (count, only_show) {
        (0, _) => Message::new("nothing-to-fix"),
        (_, true) => Message::new("would-fix").with("count", count).with("pages", changes.len()),
        (_, false) => Message::new("fixed").with("count", count).with("pages", changes.len()),
    });
    let written = count > 0 && !only_show;
    let now = if written { Some(session.playbook.read_again()?) } else { None };
    let severities = match &now {
        Some(playbook) => remaining(&Context::of(playbook), selection, args, session, out)?,
        None => remaining(context, selection, args, session, out)?,
    };
    let fails = |least| severities.iter().any(|severity| *severity >= least);
    let has_failed = selection.fail_on.is_some_and(fails);
    Ok(session.or_incomplete(if has_failed { Outcome::Different } else { Outcome::Found }))
}

/// The severity of each finding that remains. After a fix they are told, and written where a format was chosen.
fn remaining(
    context: &Context<'_>,
    selection: &Selection,
    args: &CheckArgs,
    session: &Session,
    out: &mut dyn Write,
) -> anyhow::Result<Vec<Severity>> {
    let result = gather::check(context, selection)?;
    let severity = |(finding, _): &(FileFinding<'_>, String)| selection.severity(finding.check);
    let severities: Vec<Severity> = result.findings.iter().map(severity).collect();
    if !args.diff {
        tell_remaining(&severities, selection, session);
        if output::is_asked(args, session) {
            output::write(context, &result, selection, args, session, out)?;
        }
    }
    Ok(severities)
}

/// Says how many findings are left of those that `ftpb check` would show.
fn tell_remaining(severities: &[Severity], selection: &Selection, session: &Session) {
    let count_of = |severity: Severity| severities.iter().filter(|other| **other == severity).count();
    let counts = Severity::ALL.map(|severity| {
        let id = match severity {
            Severity::Error => "errors-counted",
            Severity::Warning => "warnings-counted",
            Severity::Info => "infos-counted",
        };
        (id, if severity >= selection.severity { count_of(severity) } else { 0 })
    });
    let words = counts.into_iter().filter(|(_, count)| *count > 0);
    let words: Vec<String> = words.map(|(id, count)| session.counted(id, count)).collect();
    if !words.is_empty() {
        let message = Message::new("findings-remain").with("severities", words.join(", "));
        session.tell(&message.with("count", counts.iter().map(|(_, count)| count).sum::<usize>()));
    }
}

fn change<'a>(
    context: &Context<'_>,
    page: &'a Page,
    selection: &Selection,
) -> anyhow::Result<Option<Change<'a>>> {
    let Some(path) = context.playbook.path(&page.file) else { return Ok(None) };
    let before = file::read_bytes(path)?;
    let fixed = fix(context, page, &before, &selection.fixed);
    Ok(fixed.map(|fixed| Change { page, before, fixed }))
}

/// One change of each file, though several pages may be links to it; by its own name, where a page has that.
fn once_each<'a>(changes: impl Iterator<Item = Change<'a>>, playbook: &Playbook) -> Vec<Change<'a>> {
    let is_link = |change: &Change<'_>| {
        let file = &change.page.file;
        playbook.path(file).is_some_and(|path| names::is_link(path, file))
    };
    let mut known = BTreeMap::new();
    let mut kept: Vec<Change<'a>> = Vec::new();
    for change in changes {
        let identity = playbook.path(&change.page.file).and_then(names::identity);
        let place = identity.map_or(kept.len(), |identity| *known.entry(identity).or_insert(kept.len()));
        match kept.get_mut(place) {
            Some(other) if is_link(other) && !is_link(&change) => *other = change,
            Some(_) => {}
            None => kept.push(change),
        }
    }
    kept
}

/// Writes a change as a patch for `patch` or `git apply`.
fn show(change: &Change<'_>, session: &Session, out: &mut dyn Write) -> anyhow::Result<()> {
    let name = name(&session.playbook, &change.page.file);
    let patch = patch(&name, &change.before, &change.fixed.bytes);
    if session.style.destination == Destination::PipeOrFile && !session.style.painter.color {
        // A pipe or a file gets the patch byte for byte.
        out.write_all(&patch)?;
        return Ok(());
    }
    let line = |line: &str| {
        vec![match line.chars().next() {
            // What changed may be what nobody sees.
            Some('+') => StyledSpan::new(&with_hidden(line), Tone::Good),
            Some('-') => StyledSpan::new(&with_hidden(line), Tone::Bad),
            Some('@') => StyledSpan::new(line, Tone::Faint),
            _ => StyledSpan::new(line, Tone::Plain),
        }]
    };
    let lines: Vec<Vec<StyledSpan>> = String::from_utf8_lossy(&patch).lines().map(line).collect();
    out.write_all(session.style.painter.paint_lines(&lines).as_bytes())?;
    Ok(())
}

/// The name of a page's file below the current folder; below the playbook's folder, where that is elsewhere.
fn name(playbook: &Playbook, file: &str) -> Vec<u8> {
    let here = std::env::current_dir().unwrap_or_default();
    let Some(path) = playbook.path(file) else { return file.into() };
    // A link keeps its own name.
    let path = absolute(path).unwrap_or_default();
    let Ok(below) = path.strip_prefix(&here) else { return file.into() };
    let parts: Vec<&[u8]> = below.iter().map(OsStr::as_encoded_bytes).collect();
    parts.join(&b'/')
}
