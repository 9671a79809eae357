//! What can be chosen, and the commands that answer about it.

/// The kind of a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A phase.
    Phase,
    /// A process.
    Process,
    /// An activity.
    Activity,
    /// A task.
    Task,
    /// Another page.
    #[default]
    Page,
    /// All other pages together.
    Pages,
}

/// A thing of the playbook, the same in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thing {
    /// What it is.
    pub kind: Kind,
    /// The key of its page or phase.
    pub page: String,
    /// The id of a task, or the position of an activity on its page.
    pub id: String,
    /// The reference that means it.
    pub reference: String,
    /// Its title.
    pub title: String,
}

impl Thing {
    /// Whether two are the same thing, whatever they are called.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.kind == other.kind && self.id == other.id && (self.page == other.page || self.kind == Kind::Task)
    }

    /// What is the same for it in every language.
    #[must_use]
    pub fn key(&self) -> (String, String) {
        (self.page.clone(), self.id.clone())
    }
}

/// What is shown about a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The thing itself.
    #[default]
    Page,
    /// Its tasks.
    Tasks,
    /// What comes next.
    Next,
    /// Its links.
    Links,
    /// Where it is used.
    Places,
    /// Its revisions.
    Changes,
    /// What is wrong with its page.
    Findings,
}

impl Pane {
    /// All of them, in the order of their keys.
    pub const ALL: [Self; 7] =
        [Self::Page, Self::Tasks, Self::Next, Self::Links, Self::Places, Self::Changes, Self::Findings];

    /// The name of its message.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Page => "browse-pane-page",
            Self::Tasks => "browse-pane-tasks",
            Self::Next => "browse-pane-next",
            Self::Links => "browse-pane-links",
            Self::Places => "browse-pane-places",
            Self::Changes => "browse-pane-changes",
            Self::Findings => "browse-pane-findings",
        }
    }

    /// The words of the command that answers.
    #[must_use]
    pub fn command(self, thing: &Thing) -> Vec<String> {
        let command = match self {
            Self::Page => "show",
            Self::Tasks => "tasks",
            Self::Next => "next",
            Self::Links => "links",
            Self::Places => "where",
            Self::Changes => "changes",
            Self::Findings => "check",
        };
        let of = match (self, thing.kind) {
            (Self::Page, Kind::Pages) => return vec!["pages".to_owned()],
            (_, Kind::Pages) => String::new(),
            // These know pages, and no part of one.
            (Self::Findings | Self::Places, Kind::Activity) | (Self::Findings, Kind::Task) => {
                thing.page.clone()
            }
            // A task is used wherever its id is, whichever process it was chosen in.
            (Self::Places, Kind::Task) => thing.id.clone(),
            (Self::Findings, Kind::Phase) => format!("phase-{}", thing.page),
            _ => thing.reference.clone(),
        };
        [command.to_owned(), of].into_iter().filter(|word| !word.is_empty()).collect()
    }
}
