//! `ftpb check --fix`: pages are fixed one by one, or it is shown how they would be.

use std::io::Write;

use similar::TextDiff;

use crate::check::fix::{FixedPage, fix};
use crate::check::{self, Context};
use crate::cli::commands::check::output::path;
use crate::cli::commands::check::selection::Selection;
use crate::cli::exit::Outcome;
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::StyledSpan;
use crate::playbook::Page;
use crate::source::parallel;
use crate::source::store::file;

/// A page before and after.
struct Change<'a> {
    page: &'a Page,
    before: Vec<u8>,
    fixed: FixedPage,
}

/// Mends the wished pages, or shows how.
///
/// # Errors
/// When a page cannot be read or written; pages before it are fixed then.
pub fn run(
    context: &Context<'_>,
    selection: &Selection,
    only_show: bool,
    session: &Session,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let pages: Vec<&Page> = context.pages.iter().copied().filter(|page| selection.takes(page)).collect();
    if pages.iter().all(|page| session.playbook.path(&page.file).is_none()) {
        let origin = session.playbook.origin();
        anyhow::bail!("the playbook `{origin}` cannot be changed; name a folder with --playbooks");
    }
    check::prepare(context, &selection.rules);
    let changes: anyhow::Result<Vec<Option<Change<'_>>>> =
        parallel::map(&pages, |page| change(context, page, selection)).into_iter().collect();
    let changes: Vec<Change<'_>> = changes?.into_iter().flatten().collect();
    for change in &changes {
        if only_show {
            show(change, session, out)?;
        } else if let Some(path) = session.playbook.path(&change.page.file) {
            file::replace(path, &change.fixed.bytes)?;
        }
    }
    let count: usize = changes.iter().map(|change| change.fixed.findings).sum();
    let (would, pages) = (if only_show { "would be" } else { "are" }, changes.len());
    let findings = if count == 1 { "finding" } else { "findings" };
    let of_pages = if pages == 1 { "page" } else { "pages" };
    session.say(match count {
        0 => "there is nothing that can be fixed without judgement".to_owned(),
        _ => format!("{count} {findings} {would} fixed in {pages} {of_pages}"),
    });
    Ok(Outcome::Found)
}

fn change<'a>(
    context: &Context<'_>,
    page: &'a Page,
    selection: &Selection,
) -> anyhow::Result<Option<Change<'a>>> {
    let Some(path) = context.playbook.path(&page.file) else { return Ok(None) };
    let before = file::read_bytes(path)?;
    let fixed = fix(context, page, &before, &selection.rules);
    Ok(fixed.map(|fixed| Change { page, before, fixed }))
}

/// Shows a change as a patch that `patch` and `git apply` take.
fn show(change: &Change<'_>, session: &Session, out: &mut dyn Write) -> anyhow::Result<()> {
    let (before, after) =
        (String::from_utf8_lossy(&change.before), String::from_utf8_lossy(&change.fixed.bytes));
    let here = std::env::current_dir().unwrap_or_default();
    let name = path(&session.playbook, &here, &change.page.file);
    let diff = TextDiff::from_lines(before.as_ref(), after.as_ref());
    let patch =
        diff.unified_diff().context_radius(1).header(&format!("a/{name}"), &format!("b/{name}")).to_string();
    if session.style.width.is_none() && !session.style.painter.color {
        // Nobody looks: the bytes are what matters.
        out.write_all(patch.as_bytes())?;
        return Ok(());
    }
    let line = |line: &str| {
        let tone = match line.chars().next() {
            Some('+') => Tone::Good,
            Some('-') => Tone::Bad,
            Some('@') => Tone::Faint,
            _ => Tone::Plain,
        };
        vec![StyledSpan::new(line, tone)]
    };
    let lines: Vec<Vec<StyledSpan>> = patch.lines().map(line).collect();
    out.write_all(session.style.painter.paint_lines(&lines).as_bytes())?;
    Ok(())
}
