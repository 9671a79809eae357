//! The answer to a call without a command: the loaded playbook, and commands to try.

use std::io::Write;

use crate::cli::detail::page;
use crate::cli::exit::Outcome;
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::StyledSpan;

/// Where to find more.
const MORE: &str = "`ftpb -h` lists all commands, `ftpb help references` explains how to name things.";

/// Writes the welcome; its examples name things of the loaded playbook.
pub fn write(session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let languages: Vec<String> = session.playbook.languages().iter().map(ToString::to_string).collect();
    let processes = session.processes();
    let tasks: usize = processes.iter().map(|chosen| chosen.page.tasks.len()).sum();
    let updated = processes.iter().filter_map(|chosen| chosen.page.updated()).max();
    let updated = updated.map(|date| format!(", newest revision {date}")).unwrap_or_default();
    let origin = format!("{} ({})", session.playbook.origin(), languages.join(", "));
    let size = format!("{} processes, {tasks} tasks{updated}", processes.len());
    page::lines(session, &[vec![plain("ftpb navigates the FastTrack partner playbook.")], vec![]], out)?;
    page::values(session, &[("Playbook", vec![plain(&origin)]), ("Size", vec![plain(&size)])], out)?;
    let example = |line: &String| vec![plain("  "), StyledSpan::new(line, Tone::Code).whole()];
    let mut rest = vec![vec![], vec![plain("Try:")]];
    rest.extend(examples(session).iter().map(example));
    rest.extend([vec![], vec![plain(MORE)]]);
    page::lines(session, &rest, out)?;
    Ok(Outcome::Found)
}

fn plain(text: &str) -> StyledSpan {
    StyledSpan::new(text, Tone::Plain)
}

/// Three commands to try: the tasks of the process with the most tasks, one of them, and what comes next.
fn examples(session: &Session) -> Vec<String> {
    let processes = session.processes();
    let longest = processes.iter().map(|chosen| chosen.page).max_by_key(|page| page.tasks.len());
    let Some(page) = longest else {
        return vec!["ftpb pages".to_owned(), "ftpb check".to_owned(), "ftpb languages".to_owned()];
    };
    let process = session.brief(&page.key);
    let task = page.tasks.first().map(|task| format!("ftpb show {}", page.id(task)));
    let first = session.playbook.lifecycle().processes.first();
    let first = session.brief(first.unwrap_or(&page.key));
    [Some(format!("ftpb tasks --process {process}")), task, Some(format!("ftpb next --after {first}"))]
        .into_iter()
        .flatten()
        .collect()
}
