//! `ftpb checklist update`: updates a checklist to the current playbook.

use std::io::Write;

use clap::Args;

use crate::checklist::edit::Change;
use crate::checklist::memory::{self, Memory};
use crate::checklist::update::{Updated, update};
use crate::checklist::{Checklist, Plan, Problem, Scope};
use crate::cli::checklist_file::{ChecklistFile, FileArg};
use crate::cli::detail::page::lines;
use crate::cli::exit::{Error, Outcome};
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText};
use crate::source::lexicon::Message;

/// Arguments of `ftpb checklist update`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb checklist update contoso.md --diff
  ftpb checklist update contoso.md")]
pub struct Update {
    #[command(flatten)]
    checklist: FileArg,

    /// Show what would change, and change nothing
    #[arg(long)]
    diff: bool,
}

/// Updates a checklist, or shows what would change.
pub fn run(args: &Update, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let file = args.checklist.read()?;
    let checklist = file.checklist(session);
    let mut problems = ChecklistFile::problems(session, &checklist);
    if checklist.memory.is_none() && checklist.items().next().is_some() {
        problems.insert(0, Problem { line: 0, message: Message::new("problem-no-memory") });
    }
    let Some(scope) = checklist.memory.as_ref().map(|memory| &memory.scope).filter(|_| problems.is_empty())
    else {
        return Err(file.unusable(session, &problems));
    };
    let plan = Plan::new(&session.playbook, scope);
    let updated = update(&checklist, scope, &plan);
    if updated.removed + updated.changed > 0 && tell_unread(session, &checklist) {
        return Err(Error::of_file("pages-unread", file.path()).into());
    }
    if let Some(message) = of_another_playbook(session, scope, &plan, &updated, checklist.items().count()) {
        return Err(file.unusable(session, &[Problem { line: 0, message }]));
    }
    plan.processes.iter().for_each(|process| session.uses(&process.chosen));
    let about = |id| Message::new(id).with("file", file.path().display().to_string());
    // An update leaves the lines of a person as they are.
    let elsewhere = ChecklistFile::tasks_elsewhere(session, &checklist);
    file.tell_tasks_elsewhere(session, &checklist, elsewhere, None);
    if updated.changes.is_empty() {
        session.tell(&about("checklist-up-to-date"));
        return Ok(Outcome::Found);
    }
    let changes = Message::new("checklist-changes").with("added", updated.added);
    let changes = changes.with("removed", updated.removed).with("changed", updated.changed);
    let changes = session.sentence(&changes);
    let done = if args.diff {
        "checklist-would-change"
    } else {
        file.replace(session, &updated.text)?;
        "checklist-updated"
    };
    show(session, &updated, out)?;
    if !updated.again.is_empty() {
        let again = about("checklist-added-again").with("count", updated.again.len());
        session.tell(&again.with("tasks", updated.again.join(", ")));
    }
    session.tell(&about(done).with("changes", changes));
    Ok(Outcome::Found)
}

/// Whether pages cannot be read, or those of the checklist's processes have lost their text, which is said: nobody has
/// taken their tasks out of the playbook, and another language is no stand-in for them.
fn tell_unread(session: &Session, checklist: &Checklist<'_>) -> bool {
    let known = checklist.memory.as_ref().map(Memory::by_key).unwrap_or_default();
    let pages = session.playbook.lazy_pages().iter().filter(|page| known.contains_key(page.key()));
    let blank: Vec<_> = pages.filter(|page| page.is_blank(&session.playbook)).collect();
    for page in &blank {
        session.tell(&Message::new("page-blank").with("file", page.file.clone()));
    }
    !blank.is_empty() || session.is_incomplete()
}

/// Why the checklist was probably made with another playbook: then most of its tasks would be struck through.
fn of_another_playbook(
    session: &Session,
    scope: &Scope,
    plan: &Plan<'_>,
    updated: &Updated,
    all: usize,
) -> Option<Message> {
    let removed = updated.removed;
    // Another language would stand in for all of it: the customer's tasks would change their language.
    let lacks_language = !session.playbook.languages().contains(&scope.lang);
    if plan.processes.is_empty() || lacks_language && plan.processes.iter().all(|one| one.chosen.fallback) {
        return Some(Message::new("problem-other-language").with("language", scope.lang.to_string()));
    }
    let is_other = session.playbook.is_built_in() && removed * 2 > all;
    is_other.then(|| Message::new("problem-other-playbook").with("count", removed).with("all", all))
}

/// Shows the changes as a diff, without those of the comment at the end: its sums tell a reader nothing.
fn show(session: &Session, updated: &Updated, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut shown: Vec<StyledText> = Vec::new();
    let mut last = None;
    let is_of_comment =
        |change: &&Change| [&change.old, &change.new].iter().any(|lines| memory::is_comment(lines));
    for change in updated.changes.iter().filter(|change| !is_of_comment(change)) {
        if last != Some(change.line) {
            shown.push(vec![StyledSpan::new(&format!("@@ {} @@", change.line), Tone::Faint)]);
        }
        last = Some(change.line);
        let old = change.old.iter().map(|old| vec![StyledSpan::new(&format!("-{old}"), Tone::Bad)]);
        shown.extend(old);
        let new = change.new.iter().map(|new| vec![StyledSpan::new(&format!("+{new}"), Tone::Good)]);
        shown.extend(new);
    }
    lines(session, &shown, out)
}
