//! The changes of a playbook for people: a block for each page, with the tasks that its changes name.

use std::collections::BTreeSet;
use std::io::Write;

use foldhash::{HashMap, HashMapExt};

use crate::cli::detail::page::lines;
use crate::cli::exit::Outcome;
use crate::cli::lists;
use crate::cli::quote::quoted;
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText, cut, width, wrap};
use crate::playbook::Page;
use crate::query::compare::revisions::Event;
use crate::query::compare::supplement::mark;
use crate::source::Severity;
use crate::source::lexicon::Message;

/// The gap between the columns of a block, and its indent.
const GAP: &str = "  ";

/// Writes the events, the newest first, by page: the page with the newest one first.
///
/// # Errors
/// If the output cannot be written.
pub fn pages(session: &Session, events: &[Event<'_>], out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let shown: Vec<&Event<'_>> = events.iter().take(session.at_most(usize::MAX)).collect();
    session.tell_of_limit(shown.len(), events.len());
    for (count, own) in lists::by_key(&shown, |event| &event.page.key).iter().enumerate() {
        let mut block = if count > 0 { vec![StyledText::new()] } else { Vec::new() };
        block.extend(own.first().map(|event| heading(session, event.page)));
        block.extend(own.iter().flat_map(|event| row(session, event)));
        lines(session, &block, out)?;
    }
    tell_of_damage(session, &shown);
    Ok(Outcome::Found)
}

/// The title of a page in the reader's language, where it has one, and its key.
fn heading(session: &Session, page: &Page) -> StyledText {
    let own = session.chosen(std::slice::from_ref(&page.key));
    let title = own.first().map_or(&page.title, |own| &own.page.title);
    lists::heading(title, &session.brief(&page.key), "")
}

/// A change: its day, its words and who made it; below it the tasks that it names.
fn row(session: &Session, event: &Event<'_>) -> Vec<StyledText> {
    let (page, revision) = (event.page, event.revision);
    let day = revision.date.map_or_else(|| page.plain(revision.date_text), |date| date.to_string());
    let foreign = if page.lang == session.lang { String::new() } else { mark(page) };
    let said = vec![
        StyledSpan::new(&format!("{}{foreign}", page.plain(revision.what)), Tone::Plain),
        StyledSpan::new(GAP, Tone::Plain),
        StyledSpan::new(&page.plain(revision.who).replace(' ', "\u{a0}"), Tone::Faint),
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
    let on = |page: &Page| page.task(id).map(|task| page.plain(task.name));
    let elsewhere = || session.choice.pages_with_task(&session.playbook, id).into_iter().find_map(on);
    on(page).or_else(elsewhere).unwrap_or_default()
}

/// Says if rows that are shown are damaged, with the command that lists what is wrong with them.
fn tell_of_damage(session: &Session, shown: &[&Event<'_>]) {
    let (mut count, mut files, mut rules) = (0, BTreeSet::new(), BTreeSet::<&str>::new());
    for own in lists::by_key(shown, |event| &event.page.file) {
        let damaged = own.first().map_or_else(HashMap::new, |event| damaged_lines(event.page));
        for event in own {
            let (file, place) = event.page.place(event.revision.date_text);
            if let Some(found) = damaged.get(&(file, place.line)) {
                count += 1;
                files.insert(quoted(file));
                rules.extend(found);
            }
        }
    }
    if count > 0 {
        let (files, rules) = (files.into_iter().collect::<Vec<_>>(), rules.into_iter().collect::<Vec<_>>());
        let command = session.command(&format!("check {} --select {}", files.join(" "), rules.join(",")));
        session.tell(&Message::new("findings-of-rows").with("count", count).with("command", command));
    }
}

/// The lines of a page that have findings, each with the rules that found them.
fn damaged_lines(page: &Page) -> HashMap<(&str, u32), Vec<&'static str>> {
    let mut lines: HashMap<(&str, u32), Vec<&'static str>> = HashMap::new();
    for finding in page.findings().iter().filter(|finding| finding.rule.severity > Severity::Info) {
        let (file, place) = page.place(finding.span);
        lines.entry((file, place.line)).or_default().push(finding.rule.name);
    }
    lines
}
