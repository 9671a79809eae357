//! The columns that the imports of boards expect, each from the maker's own documentation.

use std::io::{self, Write};

use clap::ValueEnum;
use foldhash::HashMap;

use crate::cli::rows::checklist::{FOR_EXCEL, is_done, is_mandatory, text};
use crate::output::format::{self, listing};
use crate::output::{Field, FieldType, Listing, Record, Schema, SchemaField, Style};

/// A tool that imports tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// Microsoft Planner: the columns that it exports
    Planner,
    /// Azure Boards: "Import work items"
    AzureBoards,
    /// Jira: "Import work from CSV"
    Jira,
    /// GitHub: the fields of a new issue, for a script around gh
    Github,
}

const fn column(name: &'static str) -> SchemaField {
    SchemaField::new(name, FieldType::Text, "A column of the import")
}

static PLANNER: Schema = Schema {
    kind: "checklist task",
    about: "A task as Microsoft Planner names it",
    fields: &[
        column("Task Name"),
        column("Bucket Name"),
        column("Progress"),
        column("Priority"),
        column("Assigned To"),
        column("Labels"),
        column("Description"),
    ],
};

/// Identities, dates and states of other projects are refused by the import, and so are ids.
static AZURE_BOARDS: Schema = Schema {
    kind: "checklist task",
    about: "A work item as Azure Boards imports it",
    fields: &[
        column("Work Item Type"),
        column("Title"),
        column("Priority"),
        column("Tags"),
        column("Description"),
    ],
};

static JIRA: Schema = Schema {
    kind: "checklist task",
    about: "A work item as Jira imports it",
    fields: &[
        column("Summary"),
        column("Issue Type"),
        column("Priority"),
        column("Assignee"),
        column("Labels"),
        column("Description"),
    ],
};

static GITHUB: Schema = Schema {
    kind: "checklist task",
    about: "An issue as the REST interface of GitHub creates it",
    fields: &[column("title"), column("body"), column("labels"), column("assignees")],
};

impl Profile {
    const fn schema(self) -> &'static Schema {
        match self {
            Self::Planner => &PLANNER,
            Self::AzureBoards => &AZURE_BOARDS,
            Self::Jira => &JIRA,
            Self::Github => &GITHUB,
        }
    }

    /// Whether the tool imports who has a task.
    #[must_use]
    pub fn has_people(self) -> bool {
        self != Self::AzureBoards
    }

    /// Whether the tool may take a text for a person: an address, or a user name for GitHub.
    #[must_use]
    pub fn is_person(self, text: &str) -> bool {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        match self {
            Self::Github => text.chars().all(is_name),
            _ => {
                text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
                    && !text.contains(' ')
            }
        }
    }

    /// How the tool names a person, with an example.
    #[must_use]
    pub fn person(self) -> &'static str {
        match self {
            Self::Github => "a user name of GitHub, such as FM=ana",
            _ => "an address, such as FM=ana@contoso.com",
        }
    }

    /// Writes tasks under the columns of the tool. `people` gives the address of whoever has a role, by its key; a role
    /// is no person.
    ///
    /// # Errors
    /// If the writer fails.
    pub fn write(
        self,
        tasks: &Listing,
        people: &HashMap<String, String>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut sheet = Listing::new(self.schema(), Vec::new());
        sheet.records.extend(tasks.records.iter().map(|task| self.record(task, people)));
        let csv = format::find(listing::FORMATS, "csv").unwrap_or(listing::DEFAULT);
        if self == Self::Planner {
            out.write_all(FOR_EXCEL.as_bytes())?;
        }
        csv.write(&sheet, &Style::default(), out)
    }

    fn record(self, task: &Record, people: &HashMap<String, String>) -> Record {
        let words = |field: &str| task.get(field).map(Field::words).unwrap_or_default().into_owned();
        let name = format!("{} {}", words("id"), words("name"));
        let person = people.get(&task.flat("role")).cloned().unwrap_or_default();
        let about = ["process_title", "role_text", "services_text", "notes", "links"].map(words);
        let about: Vec<String> = about.into_iter().filter(|line| !line.is_empty()).collect();
        let about = about.join("\n");
        let rank = |high, low| if is_mandatory(task) { high } else { low };
        let progress = if is_done(task) { "Completed" } else { "Not started" };
        // A label has no blank, and a comma would divide it.
        let label = |text: &str| text.replace([' ', ','], "-");
        let cells: Vec<String> = match self {
            Self::Planner => vec![
                name,
                words("process_title"),
                progress.to_owned(),
                rank("Important", "Medium").to_owned(),
                person,
                words("role_text"),
                about,
            ],
            Self::AzureBoards => vec![
                "Task".to_owned(),
                name,
                rank("1", "3").to_owned(),
                [words("phase"), task.flat("role")].join("; "),
                about,
            ],
            Self::Jira => vec![
                name,
                "Task".to_owned(),
                rank("High", "Medium").to_owned(),
                person,
                label(&task.flat("role")),
                about,
            ],
            Self::Github => {
                vec![name, about, [label(&task.flat("phase")), label(&task.flat("role"))].join(","), person]
            }
        };
        let names = self.schema().names().into_iter();
        names.zip(cells).fold(Record::new(), |record, (name, cell)| record.with(name, text(&cell)))
    }
}
