//! The file of a checklist, as commands use it.

use std::path::{Path, PathBuf};

use crate::checklist::{Checklist, Problem};
use crate::cli::session::Session;
use crate::query::{Choice, Chosen};
use crate::source::store::file;

/// A checklist file.
#[derive(Debug)]
pub struct ChecklistFile {
    path: PathBuf,
    text: String,
}

impl ChecklistFile {
    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read or is not text.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text = file::read_document(path)?;
        Ok(Self { path: path.to_owned(), text })
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Parses the text.
    #[must_use]
    pub fn checklist(&self) -> Checklist<'_> {
        Checklist::parse(&self.text)
    }

    /// Replaces its text, unless somebody else has changed it meanwhile.
    ///
    /// # Errors
    /// When it has changed, or cannot be written.
    pub fn replace(&self, text: &str) -> anyhow::Result<()> {
        Ok(file::replace_unchanged(&self.path, self.text.as_bytes(), text.as_bytes())?)
    }

    /// The processes in the language of the checklist, unless `--lang` names another.
    #[must_use]
    pub fn pages<'s>(session: &'s Session, checklist: &Checklist<'_>) -> Vec<Chosen<'s>> {
        let choice = match (&session.choice, &checklist.scope) {
            (Choice::Strict(tags), _) => Choice::Prefer(tags.iter().take(1).cloned().collect()),
            // Fall back to other languages: ids are the same in all of them.
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

    /// Reports what is wrong, as warnings.
    ///
    /// # Errors
    /// When the file has no tasks at all.
    pub fn report_problems(&self, session: &Session, checklist: &Checklist<'_>) -> anyhow::Result<()> {
        let problems = Self::problems(session, checklist);
        if checklist.items().next().is_none() {
            return Err(self.unusable(&problems));
        }
        for problem in problems {
            session.say(format!("`{}` {problem}", self.path.display()));
        }
        Ok(())
    }

    /// The error for a checklist that cannot be used.
    #[must_use]
    pub fn unusable(&self, problems: &[Problem]) -> anyhow::Error {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let (file, problems) = (self.path.display(), problems.join("\n  "));
        anyhow::anyhow!("`{file}` cannot be used as it is, and nothing was changed:\n  {problems}")
    }
}
