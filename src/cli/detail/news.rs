//! The changes of a playbook for people: a block for each page, with the tasks that its changes name.

use std::io::Write;

use crate::cli::detail::page::lines;
use crate::cli::exit::Outcome;
use crate::cli::lists;
use crate::cli::quote::quoted;
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText, cut, width, wrap};
use crate::playbook::Page;
use crate::query::compare::revisions::{Event, is_maintenance};
use crate::query::compare::supplement::mark;
use crate::source::lexicon::Message;
use crate::source::{Finding, Severity};

/// The gap between the columns of a block, and its indent.
const GAP: &str = "  ";

/// Writes the events, the newest first, by page: the page with the newest one first. Rows of mere maintenance become a
/// number, unless `all` are wanted.
///
/// # Errors
/// If the output cannot be written.
pub fn pages(
    session: &Session,
    events: &[Event<'_>],
    all: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let is_shown = |event: &&Event<'_>| all || !is_maintenance(event, session.playbook.lexicons());
    let shown: Vec<&Event<'_>> = events.iter().filter(is_shown).collect();
    let folded = events.len() - shown.len();
    let shown = shown.get(..session.at_most(usize::MAX).min(shown.len())).unwrap_or_default();
    let mut keys: Vec<&str> = Vec::new();
    for event in shown {
        if !keys.contains(&event.page.key.as_str()) {
            keys.push(&event.page.key);
        }
    }
    for (count, key) in keys.iter().enumerate() {
        let own = shown.iter().filter(|event| event.page.key == *key);
        let mut block = if count > 0 { vec![StyledText::new()] } else { Vec::new() };
        for (count, event) in own.enumerate() {
            if count == 0 {
                block.push(lists::heading(&event.page.title, &session.brief(key), ""));
            }
            block.extend(row(session, event));
        }
        lines(session, &block, out)?;
    }
    if folded > 0 {
        let message = Message::new("maintenance-rows").with("count", folded);
        let text = session.sentence(&message.with("command", "--all"));
        let gap = if shown.is_empty() { None } else { Some(StyledText::new()) };
        let text = vec![StyledSpan::new(&text, Tone::Faint)];
        lines(session, &gap.into_iter().chain([text]).collect::<Vec<_>>(), out)?;
    }
    tell_of_damage(session, shown);
    Ok(Outcome::Found)
}

/// A change: its day, its words and who made it; below it the tasks that it names.
fn row(session: &Session, event: &Event<'_>) -> Vec<StyledText> {
    let (page, revision) = (event.page, event.revision);
    let day = revision.date.map_or_else(|| page.plain(revision.date_text), |date| date.to_string());
    let foreign = if page.lang == session.lang { String::new() } else { mark(page) };
    let said = vec![
        StyledSpan::new(&format!("{}{foreign}", page.plain(revision.what)), Tone::Plain),
        StyledSpan::new(GAP, Tone::Plain),
        StyledSpan::new(&page.plain(revision.who), Tone::Faint).whole(),
    ];
    let lead = format!("{GAP}{day}{GAP}");
    let indent = " ".repeat(width(&lead));
    let tasks = event.tasks.iter().map(|id| {
        let name = StyledSpan::new(&format!("{GAP}{}", name_of(session, page, id)), Tone::Plain);
        vec![StyledSpan::new(id, Tone::Id).whole(), name]
    });
    let room = session.style.width.map_or(usize::MAX, |room| room.saturating_sub(width(&lead)));
    let wraps = session.style.wrap;
    let tasks = tasks.flat_map(|line| if wraps { wrap(&line, Some(room)) } else { vec![cut(&line, room)] });
    let below = wrap(&said, Some(room)).into_iter().chain(tasks);
    let lead_in = |(at, line): (usize, StyledText)| {
        let lead = StyledSpan::new(if at == 0 { &lead } else { &indent }, Tone::Faint);
        std::iter::once(lead).chain(line).collect()
    };
    below.enumerate().map(lead_in).collect()
}

/// The name of a task: on the page itself, else where the playbook has it.
fn name_of(session: &Session, page: &Page, id: &str) -> String {
    let on = |page: &Page| {
        let task = page.tasks.iter().find(|task| page.id(task) == id)?;
        Some(page.plain(task.name))
    };
    let elsewhere = || session.choice.pages_with_task(&session.playbook, id).into_iter().find_map(on);
    on(page).or_else(elsewhere).unwrap_or_default()
}

/// Says if rows that are shown are damaged, with the command that lists what is wrong with them.
fn tell_of_damage(session: &Session, shown: &[&Event<'_>]) {
    let (mut count, mut files, mut rules) = (0, Vec::new(), Vec::new());
    for event in shown {
        let page = event.page;
        let row = page.place(event.revision.date_text);
        let is_here = |finding: &&Finding| {
            let (file, place) = page.place(finding.span);
            finding.rule.severity > Severity::Info && (file, place.line) == (row.0, row.1.line)
        };
        let found: Vec<&str> =
            page.findings().iter().filter(is_here).map(|finding| finding.rule.name).collect();
        if !found.is_empty() {
            count += 1;
            files.push(quoted(row.0));
            rules.extend(found);
        }
    }
    files.sort();
    files.dedup();
    rules.sort_unstable();
    rules.dedup();
    if count > 0 {
        let command = format!("ftpb check {} --select {}", files.join(" "), rules.join(","));
        session.tell(&Message::new("findings-of-rows").with("count", count).with("command", command));
    }
}
