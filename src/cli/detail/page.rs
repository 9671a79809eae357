//! Rendered pages and sections, and the lines and values of cards.

use std::io::Write;

use crate::cli::session::Session;
use crate::output::page;
use crate::output::terminal::{StyledSpan, StyledText, need, wrap};
use crate::output::{Style, Tone, table};
use crate::playbook::{Page, links};

/// How to show a page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Only headings.
    pub outline: bool,
    /// Numbered links, with their URLs at the end.
    pub numbered: bool,
}

/// Renders Markdown of a page.
///
/// # Errors
/// If the output cannot be written.
pub fn markdown(
    session: &Session,
    page: &Page,
    text: &str,
    wanted: Wanted,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let rendered = with_options(session, page, wanted, |options| page::render(text, &session.style, options));
    out.write_all(rendered.as_bytes())?;
    Ok(())
}

/// Markdown of a page as plain text.
#[must_use]
pub fn text(session: &Session, page: &Page, text: &str) -> String {
    with_options(session, page, Wanted::default(), |options| page::render(text, &Style::default(), options))
}

/// Markdown of two pages as lines of a width, for two columns; and the addresses that have no room there.
pub fn drawn(
    session: &Session,
    (a, one): (&Page, &str),
    (b, two): (&Page, &str),
    wanted: Wanted,
    width: usize,
) -> ([Vec<StyledText>; 2], Vec<StyledText>) {
    let style = Style { width: Some(width), ..session.style };
    let wanted = Wanted { numbered: false, ..wanted };
    with_options(session, a, wanted, |first| {
        with_options(session, b, wanted, |second| {
            let lines = [page::lines(one, &style, first), page::lines(two, &style, second)];
            let is_wide = |line: &StyledText| need(line) > width;
            if lines.iter().flatten().any(is_wide) {
                page::beside((one, first), (two, second), &style)
            } else {
                (lines, Vec::new())
            }
        })
    })
}

fn with_options<T>(
    session: &Session,
    page: &Page,
    wanted: Wanted,
    draw: impl FnOnce(&page::Options<'_>) -> T,
) -> T {
    draw(&page::Options {
        outline: wanted.outline,
        numbered: wanted.numbered,
        alerts: session.playbook.lexicons().alert_words(&session.lang),
        leads: &|target| leads(session, page, target),
        ..page::Options::default()
    })
}

/// The command that shows the target of a link within the playbook.
#[must_use]
pub fn leads(session: &Session, page: &Page, target: &str) -> Option<String> {
    let lazy_page = links::resolve_written(&session.playbook, page, target).page()?;
    Some(session.command(&format!("show {}", session.resolver().reference_to(lazy_page.key()))))
}

/// Writes a divider between two answers.
///
/// # Errors
/// If the output cannot be written.
pub fn divide(session: &Session, out: &mut dyn Write) -> anyhow::Result<()> {
    out.write_all(page::render("---\n", &session.style, &page::Options::default()).as_bytes())?;
    Ok(())
}

/// Writes lines, wrapped to the width of the output.
///
/// # Errors
/// If the output cannot be written.
pub fn lines(session: &Session, lines: &[StyledText], out: &mut dyn Write) -> anyhow::Result<()> {
    let wrapped: Vec<StyledText> = lines.iter().flat_map(|line| wrap(line, session.style.width)).collect();
    out.write_all(session.style.painter.paint_lines(&wrapped).as_bytes())?;
    Ok(())
}

/// Writes named values, one per line.
///
/// # Errors
/// If the output cannot be written.
pub fn values(session: &Session, values: &[(&str, StyledText)], out: &mut dyn Write) -> anyhow::Result<()> {
    let filled: Vec<&(&str, StyledText)> = values.iter().filter(|(_, value)| !value.is_empty()).collect();
    let heading = |name: &str| table::Heading {
        text: vec![StyledSpan::new(name, Tone::Faint)],
        ..table::Heading::default()
    };
    let grid = table::Grid {
        headings: filled.iter().map(|(name, _)| heading(name)).collect(),
        rows: vec![filled.iter().map(|(_, value)| value.clone()).collect()],
        cuts_long_words: false,
    };
    lines(session, &grid.stacked(session.style.width), out)
}

/// `phase › process` of a page, in the page's own language.
#[must_use]
pub fn trail(session: &Session, page: &Page) -> String {
    let phase = page.phase.as_ref().map(|phase| session.playbook.phase_title(&page.lang, phase.as_str()));
    [phase.as_deref(), Some(page.title.as_str())].into_iter().flatten().collect::<Vec<_>>().join(" › ")
}
