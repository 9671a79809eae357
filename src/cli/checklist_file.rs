//! The file of a checklist, as commands use it.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::env;
use std::path::{Path, PathBuf};

use clap::Args;
use foldhash::HashSet;

use crate::checklist::document::{LineKind, TaskItem};
use crate::checklist::head::after_bullet;
use crate::checklist::{Checklist, Problem};
use crate::cli::checklist_in_use::named_or_in_use;
use crate::cli::quote::quoted;
use crate::cli::session::Session;
use crate::query::{Choice, Chosen};
use crate::source::lexicon::Message;
use crate::source::markdown::inline;
use crate::source::store::file;
use crate::source::store::replace::replace_unchanged;

/// The checklist that a command is about.
#[derive(Debug, Args)]
pub struct FileArg {
    /// The checklist [default: the one in use]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// The same as FILE, as commands have it whose arguments are tasks
    #[arg(long = "file", value_name = "FILE", conflicts_with = "file", hide = true)]
    option: Option<PathBuf>,
}

impl FileArg {
    fn path(&self) -> Option<&Path> {
        self.file.as_deref().or(self.option.as_deref())
    }

    /// Reads it.
    ///
    /// # Errors
    /// When none is named, or it cannot be read.
    pub fn read(&self) -> anyhow::Result<ChecklistFile> {
        ChecklistFile::named(self.path())
    }

    /// The command that leads on with the same checklist.
    pub fn follow(&self, session: &Session, action: &str) -> String {
        let file = self.path().map(|file| format!(" {}", quoted(&file.to_string_lossy())));
        session.command(&format!("checklist {action}{}", file.unwrap_or_default()))
    }
}

/// A checklist file.
#[derive(Debug)]
pub struct ChecklistFile {
    path: PathBuf,
    text: String,
}

impl ChecklistFile {
    /// Reads the checklist that a command names, else the one in use.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn named(file: Option<&Path>) -> anyhow::Result<Self> {
        let path = named_or_in_use(file)?;
        let here = env::current_dir().ok();
        // The one in use is remembered from the root on; in its own folder its name is enough.
        let short = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
        Self::read(&short.unwrap_or(path))
    }

    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read or is not text.
    fn read(path: &Path) -> anyhow::Result<Self> {
        let text = file::read_text(path)?;
        Ok(Self { path: path.to_owned(), text })
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The name of the file, without its suffix.
    #[must_use]
    pub fn name(&self) -> String {
        self.path().file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The title of the checklist, which names the customer; else the name of the file.
    #[must_use]
    pub fn title(&self, checklist: &Checklist<'_>) -> String {
        let own = |text: &str| text.strip_prefix("# ").map(|title| inline::plain(title).into_owned());
        let mut others = checklist.lines.iter().filter(|line| line.kind == LineKind::Other && !line.in_code);
        others.find_map(|line| own(line.text)).unwrap_or_else(|| self.name())
    }

    /// Parses the text.
    #[must_use]
    pub fn checklist(&self, session: &Session) -> Checklist<'_> {
        Self::parse(session, &self.text)
    }

    /// Parses a text of it.
    #[must_use]
    pub fn parse<'t>(session: &Session, text: &'t str) -> Checklist<'t> {
        // Most ids are bold: only for others the whole playbook has to be read.
        let ids = LazyCell::new(|| ids(session));
        Checklist::parse_knowing(text, &|id| ids.contains(id))
    }

    /// Replaces its text, unless somebody else has changed it meanwhile.
    ///
    /// # Errors
    /// When it has changed, or cannot be written.
    pub fn replace(&self, session: &Session, text: &str) -> anyhow::Result<()> {
        replace_unchanged(&self.path, self.text.as_bytes(), text.as_bytes())?;
        session.changed(&self.path);
        Ok(())
    }

    /// The processes in the language of the checklist, unless `--lang` names another.
    #[must_use]
    pub fn pages<'s>(session: &'s Session, checklist: &Checklist<'_>) -> Vec<Chosen<'s>> {
        let choice = match (&session.choice, &checklist.memory) {
            (Choice::Strict(tags), _) => Choice::Prefer(tags.iter().take(1).cloned().collect()),
            // Fall back to other languages: ids are the same in all of them.
            (_, Some(memory)) => Choice::Prefer(vec![memory.scope.lang.clone()]),
            (_, None) => Choice::Prefer(vec![session.lang.clone()]),
        };
        choice.all_pages(&session.playbook, &session.playbook.lifecycle().processes)
    }

    /// The texts of the customer's own boxes, which have no id.
    pub fn own_boxes<'c>(checklist: &'c Checklist<'_>) -> impl Iterator<Item = &'c str> {
        // A box whose id cannot be read is told with its line.
        let unread: HashSet<usize> = checklist.unread().into_iter().map(|(index, _)| index).collect();
        let lines = checklist.lines.iter().enumerate().filter(move |(index, _)| !unread.contains(index));
        let others = lines.filter(|(_, line)| line.kind == LineKind::Other && !line.in_code);
        let items = others.filter_map(|(_, line)| after_bullet(line.text));
        items.filter_map(|item| ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| item.strip_prefix(mark)))
    }

    /// Says how many boxes have no id, and what that means for an answer.
    pub fn tell_own_boxes(session: &Session, checklist: &Checklist<'_>, message: &'static str) {
        let own = Self::own_boxes(checklist).count();
        if own > 0 {
            session.tell(&Message::new(message).with("count", own));
        }
    }

    /// Says what of it stays behind in an export: tasks that are struck through, and boxes that have no id.
    pub fn tell_not_exported(&self, session: &Session, checklist: &Checklist<'_>) {
        let struck = checklist.items().map(|(_, item)| item).filter(|item| item.is_struck());
        let struck: Vec<&str> = struck.map(|item| item.id.as_ref()).collect();
        if !struck.is_empty() {
            let message = Message::new("checklist-struck").with("count", struck.len());
            let message = message.with("file", self.path.display().to_string());
            session.tell(&message.with("tasks", struck.join(", ")));
        }
        Self::tell_own_boxes(session, checklist, "own-tasks-stay");
    }

    /// What is wrong with it. An id that the playbook lacks is not, while pages cannot be read.
    #[must_use]
    pub fn problems(session: &Session, checklist: &Checklist<'_>) -> Vec<Problem> {
        let ids = ids(session);
        checklist.problems(&|id| ids.contains(id) || session.is_incomplete())
    }

    /// What is wrong with it, whatever the playbook has.
    #[must_use]
    pub fn problems_of(&self, checklist: &Checklist<'_>) -> Vec<Problem> {
        checklist.problems(&|_| true)
    }

    /// Reports what is wrong, as warnings. Returns the tasks that the playbook does not have; of those for which `is_told`
    /// is true, the caller says so.
    ///
    /// # Errors
    /// When the file has no tasks at all, or the playbook none of them: nothing that is said of them would be so.
    pub fn report_problems<'c, 't>(
        &self,
        session: &Session,
        checklist: &'c Checklist<'t>,
        is_told: impl Fn(&TaskItem<'t>) -> bool,
    ) -> anyhow::Result<Vec<&'c TaskItem<'t>>> {
        let ids = ids(session);
        let incomplete = session.is_incomplete();
        let elsewhere = elsewhere(checklist, &ids);
        let told: HashSet<&str> =
            elsewhere.iter().filter(|item| is_told(item)).map(|item| item.id.as_ref()).collect();
        let problems = checklist.problems(&|id| ids.contains(id) || incomplete || told.contains(id));
        if checklist.items().next().is_none() {
            return Err(self.unusable(session, &problems));
        }
        if !incomplete && checklist.items().all(|(_, item)| !ids.contains(&item.id)) {
            let message = Message::new("problem-wrong-playbook");
            return Err(self.unusable(session, &[Problem { line: 0, message }]));
        }
        for problem in problems.into_iter().chain(checklist.odd_boxes()) {
            session.say(format!(
                "`{}` {}",
                self.path.display(),
                problem.said(|message| session.sentence(message))
            ));
        }
        Ok(elsewhere)
    }

    /// Its tasks that the playbook does not have, without those that are struck through.
    #[must_use]
    pub fn tasks_elsewhere<'c, 't>(session: &Session, checklist: &'c Checklist<'t>) -> Vec<&'c TaskItem<'t>> {
        elsewhere(checklist, &ids(session))
    }

    /// Says which of these tasks, which the playbook does not have, are open, as an answer about the checklist lacks them: those that
    /// `command` strikes through, and those whose lines only a person can change.
    pub fn tell_tasks_elsewhere(
        &self,
        session: &Session,
        checklist: &Checklist<'_>,
        elsewhere: Vec<&TaskItem<'_>>,
        command: Option<String>,
    ) {
        let elsewhere = elsewhere.into_iter().filter(|item| item.is_to_do());
        let (known, own): (Vec<_>, Vec<_>) =
            elsewhere.partition(|item| item.written.is_some() && checklist.memory.is_some());
        let about = |id, count: usize| {
            Message::new(id).with("count", count).with("file", self.path.display().to_string())
        };
        let all = known.len() + own.len();
        if session.is_incomplete() {
            // They may stand on a page that cannot be read.
            if all > 0 {
                session.tell(&about("checklist-open-unread", all));
            }
            return;
        }
        if let Some(command) = command.filter(|_| !known.is_empty()) {
            session.tell(&about("checklist-open-elsewhere", known.len()).with("command", command));
        }
        if !own.is_empty() {
            let ids: Vec<&str> = own.iter().map(|item| item.id.as_ref()).collect();
            session.tell(&about("checklist-own-lines", own.len()).with("tasks", ids.join(", ")));
        }
    }

    /// The error for a checklist that cannot be used.
    #[must_use]
    pub fn unusable(&self, session: &Session, problems: &[Problem]) -> anyhow::Error {
        let said = problems.iter().map(|problem| problem.said(|message| session.sentence(message)));
        let message = Message::new("checklist-unusable").with("file", self.path.display().to_string());
        anyhow::anyhow!("{}\n  {}", session.sentence(&message), said.collect::<Vec<_>>().join("\n  "))
    }
}

/// The tasks of a checklist that are none of these, without those that are struck through.
fn elsewhere<'c, 't>(checklist: &'c Checklist<'t>, ids: &HashSet<Cow<'_, str>>) -> Vec<&'c TaskItem<'t>> {
    let items = checklist.items().map(|(_, item)| item);
    items.filter(|item| !item.is_struck() && !ids.contains(&item.id)).collect()
}

/// The ids of all tasks of the playbook.
fn ids(session: &Session) -> HashSet<Cow<'_, str>> {
    let pages = session.playbook.pages(&[]);
    pages.iter().flat_map(|page| page.tasks.iter().map(|task| page.id(task))).collect()
}
