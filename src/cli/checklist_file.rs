//! A checklist's file as commands use it: read, judged against the playbook, in the language it is kept in.

use std::path::{Path, PathBuf};

use crate::checklist::{Checklist, Problem};
use crate::cli::session::Session;
use crate::query::{Choice, Chosen};
use crate::source::store::file;

/// The text of a checklist's file.
#[derive(Debug)]
pub struct ChecklistFile {
    path: PathBuf,
    text: String,
}

impl ChecklistFile {
    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read as text.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text = file::read_text(path)?;
        Ok(Self { path: path.to_owned(), text })
    }

    /// Where it stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the text means.
    #[must_use]
    pub fn checklist(&self) -> Checklist<'_> {
        Checklist::read(&self.text)
    }

    /// The processes in the checklist's own language, unless another is wished for on the command line.
    #[must_use]
    pub fn pages<'s>(session: &'s Session, checklist: &Checklist<'_>) -> Vec<Chosen<'s>> {
        let choice = match (&session.choice, &checklist.scope) {
            (Choice::Strict(tags), _) => Choice::Prefer(tags.iter().take(1).cloned().collect()),
            // Ids count in every language; names come in the checklist's own where there are any.
            (_, Some(scope)) => Choice::Prefer(vec![scope.lang.clone()]),
            (_, None) => Choice::Prefer(vec![session.lang.clone()]),
        };
        choice.all_pages(&session.playbook, &session.playbook.lifecycle().processes)
    }

    /// What is wrong with it.
    #[must_use]
    pub fn problems(session: &Session, checklist: &Checklist<'_>) -> Vec<Problem> {
        let pages = session.playbook.pages(&[]);
        checklist.problems(&|id| pages.iter().any(|page| page.tasks.iter().any(|task| page.id(task) == id)))
    }

    /// Says what is wrong and goes on with what can be read.
    ///
    /// # Errors
    /// When nothing can be read: there is no task in it.
    pub fn say_problems(&self, session: &Session, checklist: &Checklist<'_>) -> anyhow::Result<()> {
        let problems = Self::problems(session, checklist);
        if checklist.items().next().is_none() {
            return Err(self.unusable(&problems));
        }
        for problem in problems {
            session.say(format!("`{}` {problem}", self.path.display()));
        }
        Ok(())
    }

    /// The error for a checklist that cannot be used as it is.
    #[must_use]
    pub fn unusable(&self, problems: &[Problem]) -> anyhow::Error {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let (file, problems) = (self.path.display(), problems.join("\n  "));
        anyhow::anyhow!("`{file}` cannot be used as it is, and nothing was changed:\n  {problems}")
    }
}
