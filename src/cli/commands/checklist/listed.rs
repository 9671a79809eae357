//! The task of a checklist that a command names: by its id, or by words of its name.

use std::path::Path;

use crate::checklist::progress::Progress;
use crate::checklist::{Checklist, Plan};
use crate::cli::checklist_file::ChecklistFile;
use crate::cli::exit::{Elsewhere, Error};
use crate::cli::quote::quoted;
use crate::cli::reference;
use crate::cli::session::Session;
use crate::output::format;
use crate::query::reference::{Name, Target, closest_keys};
use crate::source::fold::fold;
use crate::source::lexicon::Message;

/// The id of a task that the checklist has and that can be changed there.
///
/// # Errors
/// When the checklist has no such task or several, or its line cannot be changed.
pub fn listed(
    session: &Session,
    file: &ChecklistFile,
    list: &Checklist<'_>,
    typed: &str,
) -> anyhow::Result<String> {
    if list.items().next().is_none() {
        return Err(file.unusable(session, &file.problems_of(list)));
    }
    let is_id = !typed.is_empty() && typed.chars().all(|c| c.is_ascii_digit());
    let id = if is_id { typed.to_owned() } else { named(session, file, list, typed)? };
    let mut items = list.items().map(|(_, item)| item).filter(|item| item.id == id).peekable();
    if list.unread().iter().any(|(_, unread)| *unread == id) {
        return Err(file.unusable(session, &file.problems_of(list)));
    }
    if items.peek().is_none() {
        refuse_own_box(file, list, typed)?;
        tell_how_to_add(session, file, list, &id);
        return Err(not_listed(file, typed, Vec::new()).into());
    }
    if items.any(|item| !item.can_be_ticked()) {
        return Err(file.unusable(session, &file.problems_of(list)));
    }
    Ok(id)
}

/// The id of the task with a name, or with words of it: of those that the checklist has, else of the playbook's.
fn named(
    session: &Session,
    file: &ChecklistFile,
    list: &Checklist<'_>,
    typed: &str,
) -> anyhow::Result<String> {
    let names = names(session, list);
    let wanted = fold(typed);
    let spelled = |name: &&Name| name.titles.iter().any(|title| fold(title) == wanted);
    let has_words = |name: &&Name| name.titles.iter().any(|title| fold(title).contains(&wanted));
    let exact: Vec<&Name> = names.iter().filter(spelled).collect();
    let found = if exact.is_empty() { names.iter().filter(has_words).collect() } else { exact };
    match &found[..] {
        [name] => Ok(name.key.clone()),
        [] => match refuse_own_box(file, list, typed).map(|()| reference::target(session, typed))? {
            Ok(Target::Task(id)) => Ok(id),
            Ok(_) => {
                anyhow::bail!(session.sentence(&Message::new("no-task").with("name", typed.to_owned())))
            }
            Err(_) => Err(not_listed(file, typed, closest_keys(typed, &names)).into()),
        },
        several => Err(Error::Ambiguous {
            reference: typed.to_owned(),
            what: "tasks",
            candidates: several.iter().map(|name| name.key.clone()).collect(),
            titles: several.iter().flat_map(|name| name.titles.clone()).collect(),
            search: session.command(&format!("search {}", quoted(typed))),
        }
        .into()),
    }
}

/// The tasks of the checklist with their names.
fn names(session: &Session, list: &Checklist<'_>) -> Vec<Name> {
    let pages = ChecklistFile::pages(session, list);
    let progress = Progress::new(list, &pages);
    let of_process = progress.processes.iter().flat_map(|process| {
        let page = process.chosen.page;
        process.tasks.iter().map(|item| Name::new(&page.id(item.task)).titled([page.plain(item.task.name)]))
    });
    of_process.collect()
}

/// Refuses the words of a box that has no id.
fn refuse_own_box(file: &ChecklistFile, list: &Checklist<'_>, typed: &str) -> Result<(), Error> {
    let wanted = fold(typed);
    let own = ChecklistFile::own_boxes(list).find(|text| !wanted.is_empty() && fold(text).contains(&wanted));
    let Some(own) = own else { return Ok(()) };
    let names = vec![("box", own.trim().to_owned()), ("file", file.path().display().to_string())];
    Err(Error::Said { id: "box-without-id", names })
}

/// Says how a task of the playbook comes into the checklist, which lacks it.
fn tell_how_to_add(session: &Session, file: &ChecklistFile, list: &Checklist<'_>, id: &str) {
    let pages = session.choice.pages_with_task(&session.playbook, id);
    let Some((page, task)) = pages.first().and_then(|page| Some((page, page.task(id)?))) else { return };
    let path = file.path().display().to_string();
    let scope = list.memory.as_ref().map(|memory| &memory.scope);
    let is_planned = scope.is_some_and(|scope| Plan::new(&session.playbook, scope).task(id).is_some());
    let message = if is_planned {
        let command = session.command(&format!("checklist update {}", quoted(&path)));
        Message::new("task-not-yet-listed").with("command", command)
    } else {
        let line = format!("- [ ] **{id}** {}", page.plain(task.name));
        Message::new("task-not-listed").with("line", line)
    };
    session.tell(&message.with("id", id.to_owned()).with("file", path));
}

fn not_listed(file: &ChecklistFile, typed: &str, suggestions: Vec<String>) -> Error {
    let elsewhere = Elsewhere::NotIn(file.path().display().to_string()).into();
    Error::NotFound { reference: typed.to_owned(), what: "task", elsewhere, suggestions, list: None }
}

/// Whether an argument in the place of a task is a checklist: an existing file of Markdown.
pub fn is_checklist(argument: &str) -> bool {
    let path = Path::new(argument);
    format::ending(path).is_some_and(|ending| ending == "md") && path.is_file()
}

/// The error for a checklist without a task.
pub fn without_task(session: &Session, file: &ChecklistFile, list: &Checklist<'_>, action: &str) -> Error {
    let id = list.items().next().map_or_else(|| "3735".to_owned(), |(_, item)| item.id.to_string());
    let path = quoted(&file.path().display().to_string());
    let line = session.command(&format!("checklist {action} {path} {id}"));
    let names = [("command", format!("ftpb checklist {action}")), ("argument", "TASK".to_owned())];
    Error::Rewritten { why: "argument-missing", names, line }
}
