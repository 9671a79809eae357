//! The answer to a call without a command: the playbook, the customer in use, and commands to go on with.

use std::collections::BTreeSet;
use std::io::Write;

use crate::checklist::progress::{Count, Progress};
use crate::cli::checklist_file::ChecklistFile;
use crate::cli::checklist_in_use::remembered;
use crate::cli::detail::page;
use crate::cli::exit::{self, Outcome};
use crate::cli::rows;
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText};
use crate::query::compare::revisions::events;
use crate::source::lexicon::Message;

/// The number of cells of the progress bar.
const BAR: usize = 20;

/// How many of the next tasks to show.
const NEXT: usize = 3;

/// How much of the newest revision to show, in characters.
const NEWS: usize = 80;

/// Writes the playbook, then the customer in use; without one, commands that name things of the playbook.
pub fn write(session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    playbook(session, out)?;
    // A checklist that cannot be read does not hide the rest.
    let shown = remembered().and_then(|path| if path.is_some() { customer(session, out) } else { Ok(false) });
    if !shown.unwrap_or_else(|error| {
        session.say(session.sentence_of(&error).unwrap_or_else(|| exit::sentence(&error)));
        false
    }) {
        let example = |line: &String| vec![plain("  "), code(line)];
        let mut lines = vec![vec![], vec![plain(&session.sentence(&Message::new("home-try")))]];
        lines.extend(examples(session).iter().map(example));
        page::lines(session, &lines, out)?;
    }
    page::lines(session, &[vec![], vec![plain(&session.sentence(&Message::new("home-more")))]], out)?;
    Ok(Outcome::Found)
}

fn playbook(session: &Session, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut processes = session.processes();
    // Each once, in the first language that has it.
    let mut seen = BTreeSet::new();
    processes.retain(|chosen| seen.insert(&chosen.page.key));
    let rows = processes.iter().flat_map(|chosen| chosen.page.tasks.iter().map(|task| chosen.page.id(task)));
    let (rows, ids) = (rows.clone().count(), rows.collect::<BTreeSet<_>>().len());
    let origin = session.playbook.origin();
    let origin = match std::path::absolute(&origin) {
        Ok(path) if !session.playbook.is_built_in() => path.display().to_string(),
        _ if session.playbook.is_built_in() => session.sentence(&Message::new("home-built-in")),
        _ => origin,
    };
    let mut place = vec![plain(&origin)];
    for (index, tag) in session.playbook.languages().iter().enumerate() {
        place.extend([plain(if index == 0 { " (" } else { ", " }), plain(tag.as_str()).whole()]);
    }
    place.push(plain(")"));
    let counts = Message::new("home-counts").with("processes", processes.len());
    let counts = session.sentence(&counts.with("rows", rows).with("ids", ids));
    let name = |id| session.sentence(&Message::new(id));
    let [playbook, size, changed] = ["home-playbook", "home-size", "home-changed"].map(name);
    let values = [
        (playbook.as_str(), place),
        (size.as_str(), vec![plain(&counts)]),
        (changed.as_str(), newest(session)),
    ];
    page::values(session, &values, out)
}

/// The newest revision that the reader's language records, else of any: its date, its page and the beginning of its text.
fn newest(session: &Session) -> StyledText {
    let pages = session.playbook.pages(session.choice.strict_tags());
    let events = events(&session.playbook, &pages, &session.lang);
    let mut own = events.iter().filter(|event| event.page.lang == session.lang);
    let newest = own.next().or_else(|| events.first());
    let Some((event, date)) = newest.and_then(|event| Some((event, event.revision.date?))) else {
        return Vec::new();
    };
    let text = event.page.plain(event.revision.what);
    vec![plain(&format!("{date}, {}: {}", event.page.title, beginning(&text)))]
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut short = String::new();
    for word in words.by_ref() {
        if short.chars().count() + word.chars().count() > NEWS {
            let part: String = word.chars().take(NEWS.saturating_sub(short.chars().count())).collect();
            // A text without blanks is cut within.
            return if short.is_empty() { part + "…" } else { short.trim_end().to_owned() + " …" };
        }
        short.extend([word, " "]);
    }
    short.trim_end().to_owned()
}

/// Shows how far the customer in use is, and what to do next. Returns whether there is something to do.
fn customer(session: &Session, out: &mut dyn Write) -> anyhow::Result<bool> {
    let file = ChecklistFile::named(None)?;
    let checklist = file.checklist(session);
    file.report_problems(session, &checklist, |_| false)?;
    let pages = ChecklistFile::pages(session, &checklist);
    let progress = Progress::new(&checklist, &pages);
    let Count { done, all } = checklist.count();
    let filled = (done * BAR).checked_div(all).unwrap_or_default();
    let bar = [
        StyledSpan::new(&"█".repeat(filled), Tone::Good),
        StyledSpan::new(&"░".repeat(BAR - filled), Tone::Faint),
        plain(&format!(" {done}/{all}")),
    ];
    let heading = vec![StyledSpan::new(&file.title(&checklist), Tone::Heading)];
    let place = vec![StyledSpan::new(&file.path().display().to_string(), Tone::Faint).whole()];
    page::lines(session, &[vec![], heading, bar.to_vec(), place], out)?;
    let next = progress.next(&session.playbook, &pages);
    if next.is_empty() {
        return Ok(false);
    }
    page::lines(session, &[vec![], vec![StyledSpan::new(session.word("comes-next"), Tone::Heading)]], out)?;
    for (chosen, task) in next.into_iter().take(NEXT) {
        let id = chosen.page.id(task);
        let requirement = rows::task::requirement(session, task.requirement);
        let role = rows::task::role(session, chosen.page, task);
        let who = [role, requirement.words().into_owned()].into_iter().filter(|word| !word.is_empty());
        let who = session.joined(&who.collect::<Vec<String>>());
        let reference = session.resolver().reference_to_task(&chosen.page.key, &id);
        let show = session.command(&format!("show {reference}"));
        let mut value = vec![plain(&chosen.page.plain(task.name)), plain("\n")];
        value.extend([plain(&who), plain("\n"), code(&show)]);
        page::lines(session, &[vec![]], out)?;
        page::values(session, &[(&id, value)], out)?;
    }
    Ok(true)
}

fn plain(text: &str) -> StyledSpan {
    StyledSpan::new(text, Tone::Plain)
}

/// A command, which is never wrapped, so that it can be pasted.
fn code(line: &str) -> StyledSpan {
    StyledSpan::new(line, Tone::Code).whole()
}

/// Commands to try: the tasks of the process with the most tasks, one of them, and what comes next.
fn examples(session: &Session) -> Vec<String> {
    let processes = session.processes();
    let longest = processes.iter().map(|chosen| chosen.page).max_by_key(|page| page.tasks.len());
    let Some(page) = longest else {
        return ["pages", "check", "languages"].map(|words| session.command(words)).to_vec();
    };
    let process = session.brief(&page.key);
    let task = page.tasks.first().map(|task| format!("show {}", page.id(task)));
    let first = session.playbook.lifecycle().processes.first();
    let first = session.brief(first.unwrap_or(&page.key));
    let lines = [Some(format!("tasks {process}")), task, Some(format!("next {first}"))];
    lines.into_iter().flatten().map(|words| session.command(&words)).collect()
}
