//! The card of a task or activity: its values, its guidance, and where else the task is listed.

use std::fmt::Write as _;
use std::io::Write;
use std::ops::RangeInclusive;

use anstyle::Style;

use crate::cli::detail::page::{Wanted, leads, lines, markdown, trail, values};
use crate::cli::rows;
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText, hyperlink};
use crate::playbook::repaired;
use crate::playbook::{Activity, Page, SectionKind, Task};
use crate::query::Chosen;
use crate::query::glossary::role_in_words;
use crate::source::lexicon::{Group, Message};

/// Shows a task of a page, and where else its id is listed.
///
/// # Errors
/// If the output cannot be written.
pub fn task(
    session: &Session,
    chosen: &Chosen<'_>,
    task: &Task,
    others: &[(&Page, &Task)],
    wanted: Wanted,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let page = chosen.page;
    head(session, page, task, out)?;
    if let Some(activity) = page.activity_of(task) {
        shared_guidance(session, page, (task, activity), wanted, out)?;
    }
    also_in(session, (page, task), others, out)
}

/// Writes the id and name of a task, and its values.
///
/// # Errors
/// If the output cannot be written.
pub fn head(session: &Session, page: &Page, task: &Task, out: &mut dyn Write) -> anyhow::Result<()> {
    session.shows(page, task);
    let word = |key: &'static str| session.word(key);
    let plain = |text: &str| one(text, Tone::Plain);
    lines(
        session,
        &[
            vec![
                StyledSpan::new(&page.id(task), Tone::Id),
                StyledSpan::new("  ", Tone::Plain),
                StyledSpan::new(&page.plain(task.name), Tone::Heading),
            ],
            vec![],
        ],
        out,
    )?;
    let requirement = rows::task::requirement(session, task.requirement);
    let activity = page.activity_of(task);
    let place = match activity {
        Some(activity) => format!("{} › {}", trail(session, page), activity.title),
        None => trail(session, page),
    };
    let role = who(session, page.plain(task.role_text));
    let (file, written) = page.place(task.row);
    let links = page.links_of(task).into_iter().map(|link| {
        let text = StyledSpan::new(&link.text, Tone::Plain).linked(&link.target);
        match leads(session, page, &link.target).filter(|_| session.style.painter.commands) {
            Some(command) => vec![text.with_style(Style::new().underline()).leading_to(&command)],
            None => {
                vec![text, StyledSpan::new(&address(session, page, &link.target), Tone::Faint).whole()]
            }
        }
    });
    let links: StyledText = links.collect::<Vec<_>>().join(&StyledSpan::new("\n", Tone::Plain));
    let name = |key: &'static str| word(key);
    values(
        session,
        &[
            (name("requirement"), one(&requirement.words(), requirement.tone.unwrap_or(Tone::Plain))),
            (name("role"), plain(&role)),
            (name("services"), plain(&page.plain(task.services_text))),
            (name("activity"), plain(&place)),
            (name("links"), links),
            (name("written-in"), one(&format!("{file}:{}", written.line), Tone::Faint)),
        ],
        out,
    )
}

/// Who does a task: a dash is nobody, and nothing says nothing. An abbreviation is spelled out.
fn who(session: &Session, role: String) -> String {
    match role.as_str() {
        "" => session.word("unknown").to_owned(),
        "-" => session.word("nobody").to_owned(),
        _ => match role_in_words(session.playbook.lexicons(), &session.lang, &role) {
            Some(words) => format!("{role} ({words})"),
            None => role,
        },
    }
}

/// The guidance of a task's activity. What several tasks share is not said to be about one of them.
fn shared_guidance(
    session: &Session,
    page: &Page,
    (task, activity): (&Task, &Activity),
    wanted: Wanted,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let text = guidance(page, activity);
    if text.trim().is_empty() {
        return Ok(());
    }
    let heading = guidance_heading(session, page, task);
    lines(session, &[vec![], vec![StyledSpan::new(&heading, Tone::Heading)], vec![]], out)?;
    markdown(session, page, &text, wanted, out)
}

/// The heading of the guidance of a task, which says how many tasks share it.
#[must_use]
pub fn guidance_heading(session: &Session, page: &Page, task: &Task) -> String {
    let tasks = page.tasks.iter().filter(|other| other.activity == task.activity).count();
    if tasks > 1 { session.counted("guidance-shared", tasks) } else { session.word("guidance").to_owned() }
}

fn one(text: &str, tone: Tone) -> StyledText {
    if text.is_empty() { Vec::new() } else { vec![StyledSpan::new(text, tone)] }
}

/// The URL of a link that cannot be clicked; for a page of the playbook, the command that shows it.
fn address(session: &Session, page: &Page, target: &str) -> String {
    let address = hyperlink(target);
    if address.is_some() && session.style.painter.hyperlinks {
        return String::new();
    }
    let shown = address.or_else(|| leads(session, page, target)).unwrap_or_else(|| target.to_owned());
    format!(" ({shown})")
}

/// Writes where else a task is listed, and what differs there from the row that is `shown`.
///
/// # Errors
/// If the output cannot be written.
pub fn also_in(
    session: &Session,
    shown: (&Page, &Task),
    others: &[(&Page, &Task)],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if others.is_empty() {
        return Ok(());
    }
    let mut text = vec![vec![], vec![StyledSpan::new(session.word("also-in"), Tone::Heading)], vec![]];
    for (page, task) in others {
        let (file, written) = page.place(task.row);
        let place = match page.activity_of(task) {
            Some(activity) => format!("{} › {}", trail(session, page), activity.title),
            None => trail(session, page),
        };
        let differing = differing(session, shown, (page, task));
        let place = if differing.is_empty() {
            place
        } else {
            let message = Message::new("place-differs").with("place", place);
            session.sentence(&message.with("what", session.joined(&differing)))
        };
        text.push(vec![StyledSpan::new(&place, Tone::Plain)]);
        text.push(vec![StyledSpan::new(&format!("  {file}:{}", written.line), Tone::Faint)]);
    }
    lines(session, &text, out)
}

/// What another row of a task says differently from the row that is shown.
fn differing(session: &Session, (_, shown): (&Page, &Task), (page, task): (&Page, &Task)) -> Vec<String> {
    let requirement = rows::task::requirement(session, task.requirement).words().into_owned();
    let values = [
        (shown.requirement != task.requirement, requirement),
        (shown.roles != task.roles, rows::task::role(session, page, task)),
        (shown.services != task.services, rows::task::services(session, page, task)),
    ];
    let differing = values.into_iter().filter(|(differs, value)| *differs && !value.is_empty());
    differing.map(|(_, value)| value).collect()
}

/// The number of lines of a label's value after the first.
fn rows_below(value: &str) -> u32 {
    u32::try_from(value.matches('\n').count()).unwrap_or_default()
}

/// The guidance of an activity: its text without labels and task tables.
#[must_use]
pub fn guidance(page: &Page, activity: &Activity) -> String {
    let labels = activity.labels.iter();
    let labels = labels.map(|label| label.line..=label.line + rows_below(page.text.slice(label.span)));
    let mut labels: Vec<RangeInclusive<u32>> = labels.collect();
    labels.sort_unstable_by_key(|lines| *lines.end());
    let mut text = String::new();
    for (index, section) in page.indexed_sections().skip(activity.section.position()) {
        let own = index == activity.section;
        if !own && (section.kind != SectionKind::Other || section.level <= activity.level) {
            break;
        }
        if !own {
            let marks = "#".repeat(usize::from(section.level));
            let _ = writeln!(
                text,
                "
{marks} {}",
                page.heading(section)
            );
        }
        text.push_str(&repaired::prose(page, section.body, &labels));
    }
    text.trim().to_owned() + "\n"
}

/// Shows an activity: its labels, its guidance, its tasks.
///
/// # Errors
/// If the output cannot be written.
pub fn activity(
    session: &Session,
    chosen: &Chosen<'_>,
    activity: &Activity,
    wanted: Wanted,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let page = chosen.page;
    let lexicons = session.playbook.lexicons();
    lines(session, &[vec![StyledSpan::new(&activity.title, Tone::Heading)], vec![]], out)?;
    let words = |label: &str| {
        let found: Vec<&str> = activity
            .labels
            .iter()
            .filter(|own| own.label.as_str() == label)
            .map(|own| own.words.as_str())
            .collect();
        one(&found.join("; "), Tone::Plain)
    };
    let names = ["primary-role", "secondary-role", "motions", "applies-to"];
    let (file, written) = page.place(activity.heading);
    let written = format!("{file}:{}", written.line);
    let mut shown: Vec<(&str, StyledText)> = names
        .into_iter()
        .map(|name| (lexicons.word(&session.lang, Group::Labels, name), words(name)))
        .collect();
    shown.push((session.word("process"), one(&trail(session, page), Tone::Plain)));
    shown.push((session.word("written-in"), one(&written, Tone::Faint)));
    values(session, &shown, out)?;
    lines(session, &[vec![]], out)?;
    markdown(session, page, &guidance(page, activity), wanted, out)
}
