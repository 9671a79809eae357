//! The reader: one walk over the lines of a page gives its model. Total: whatever stands there gives a
//! page, and what was wrong with it is among its findings.

mod broken;
mod grid;
mod header;
mod headings;
mod html;
mod ids;
mod labels;
pub mod language_detection;
mod lost;
mod revisions;
mod row;
mod table;
mod words;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use crate::source::encoding::Oddity;
use crate::source::finding::{Finding, Rule};
use crate::source::front_matter::{FrontMatter, FrontMatterError};
use crate::source::lexicon::Group;
use crate::source::markdown::cells;
use crate::source::markdown::lines::{Line, LineKind, Side, lines};
use crate::source::{Key, Lexicons, SourceText, Span, Tag};

use crate::playbook::date;
use crate::playbook::identity::{self, Identity, PageKind};
use crate::playbook::model::{
    Activity, Label, Page, Revision, Section, SectionIndex, SectionKind, Task, TaskTable,
};
use crate::playbook::reading_rules;
use words::Vocabulary;

/// Reads a page from its text.
#[must_use]
pub fn read(text: Arc<SourceText>, lang: &Tag, identity: &Identity, lexicons: &Lexicons) -> Page {
    let front = FrontMatter::read(text.as_str());
    let (kind, phase) = identity::kind_of(&identity.key);
    let mut reader = Reader {
        text: text.as_str(),
        vocabulary: Vocabulary { lexicons, lang },
        kind,
        draft: Draft::default(),
        table: None,
        label: None,
        label_columns: Vec::new(),
        html: html::OpenRow::default(),
        section: None,
        owner: None,
        conflict: Conflict::default(),
        cells: HashMap::new(),
        values: HashMap::new(),
    };
    reader.front(&front.faults);
    reader.place(identity);
    reader.walk(front.body);
    let (mut draft, kind) = reader.finish(phase);
    if text.has_includes() {
        draft.count_lines_by_file(&text);
    }
    let title = draft.title(text.as_str(), &front, &identity.key);
    let Draft { sections, labels, activities, tasks, tables, revisions, findings, phase, .. } = draft;
    Page {
        file: String::new(),
        key: identity.key.clone(),
        place: identity.place.clone(),
        lang: lang.clone(),
        front_date: front.get("ms.date").and_then(|value| date::read(value, lexicons).date()),
        front: front.fields,
        links: OnceLock::new(),
        anchors: OnceLock::new(),
        text,
        kind,
        phase,
        title,
        sections,
        labels,
        activities,
        tasks,
        tables,
        revisions,
        noted: findings,
        findings: OnceLock::new(),
    }
}

/// The language that a page is written in: that of its place, unless its words are plainly of another.
#[must_use]
pub fn language(text: &str, identity: &Identity, lexicons: &Lexicons) -> Tag {
    language_detection::language(text, FrontMatter::end(text), identity, lexicons)
}

/// Whether a text may be that of a process, although its name does not say so. What it includes is not looked at.
#[must_use]
pub fn may_be_process(text: &str, lexicons: &Lexicons) -> bool {
    headings::has_those_of_a_process(text, lexicons)
}

/// Adds what decoding found to a page's findings.
pub fn oddities(page: &mut Page, oddities: &[Oddity]) {
    let replaced = page.text.as_str().find('\u{FFFD}').unwrap_or_default();
    let replaced = Span::new(replaced, replaced + 3);
    let found = oddities.iter().rev().map(|oddity| {
        let (rule, span, message) = match oddity {
            Oddity::ByteOrderMark => {
                (&reading_rules::BYTE_ORDER_MARK, Span::default(), "the page begins with a byte order mark")
            }
            Oddity::Utf16 => (&reading_rules::UTF16, Span::default(), "the page is written in UTF-16"),
            Oddity::InvalidBytes(_) => (
                &reading_rules::INVALID_ENCODING,
                replaced,
                "the page holds bytes that are no text; they are shown as U+FFFD",
            ),
            Oddity::Nul(_) => (
                &reading_rules::INVALID_ENCODING,
                replaced,
                "the page holds a NUL character; it is shown as U+FFFD",
            ),
        };
        Finding { rule, message: message.to_owned(), span }
    });
    page.noted.extend(found);
    page.noted.sort_by_key(|finding| finding.span);
}

/// What the walk has gathered.
#[derive(Default)]
struct Draft {
    sections: Vec<Section>,
    labels: Vec<Label>,
    /// Labels by the section they stand under.
    below: Vec<(SectionIndex, Label)>,
    activities: Vec<Activity>,
    tasks: Vec<Task>,
    /// The section that each task stands under.
    task_sections: Vec<Option<SectionIndex>>,
    tables: Vec<TaskTable>,
    revisions: Vec<Revision>,
    findings: Vec<Finding>,
    phase: Option<Key>,
}

struct Reader<'a> {
    text: &'a str,
    vocabulary: Vocabulary<'a>,
    kind: PageKind,
    draft: Draft,
    table: Option<table::TableReader>,
    /// A label whose value is not closed yet.
    label: Option<labels::Open>,
    /// The labels that the table one is in names in its header.
    label_columns: grid::Columns,
    /// The row of an HTML table that is not closed yet.
    html: html::OpenRow,
    /// The section one is in, with its level.
    section: Option<(Key, u8)>,
    /// The section that a label or a task belongs to.
    owner: Option<SectionIndex>,
    conflict: Conflict,
    /// The keys of cells that were read, by their text.
    cells: HashMap<(Group, &'a str), Arc<[Key]>>,
    /// What labels say, by the group of their keys and by the text of their values.
    values: HashMap<(Option<Group>, &'a str), Rc<labels::Said>>,
}

/// What was seen on our side of a merge conflict, so that theirs is not read twice.
#[derive(Default)]
struct Conflict {
    side: Option<Side>,
    lines: HashSet<String>,
    ids: HashSet<String>,
}

impl<'a> Reader<'a> {
    fn find(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>) {
        self.draft.findings.push(Finding { rule, message: message.into(), span });
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn front(&mut self, faults: &[FrontMatterError]) {
        for fault in faults {
            let (rule, span, message) = match fault {
                FrontMatterError::Missing => (
                    &reading_rules::FRONT_MATTER_MISSING,
                    Span::default(),
                    "the page has no front matter".to_owned(),
                ),
                FrontMatterError::Unclosed(span) => (
                    &reading_rules::FRONT_MATTER_UNCLOSED,
                    *span,
                    "the front matter is not closed".to_owned(),
                ),
                FrontMatterError::Line(span) => (
                    &reading_rules::FRONT_MATTER_LINE,
                    *span,
                    format!("`{}` is no `key: value`", self.slice(*span)),
                ),
                FrontMatterError::Yaml(reason, span) => (
                    &reading_rules::FRONT_MATTER_UNPARSABLE,
                    *span,
                    format!("the front matter is no YAML: {reason}"),
                ),
            };
            self.find(rule, span, message);
        }
    }

    fn place(&mut self, identity: &Identity) {
        let lang = self.vocabulary.lang;
        if let Some(place) = identity.place.as_ref().filter(|place| *place != lang) {
            let message = format!("the page stands where `{place}` pages stand and is written in `{lang}`");
            self.find(&reading_rules::WRONG_LANGUAGE_PAGE, Span::default(), message);
        }
    }

    fn walk(&mut self, body: usize) {
        let first = Section {
            level: 0,
            heading: Span::default(),
            line: 0,
            kind: SectionKind::Other,
            body: Span::new(body, body),
        };
        self.draft.sections.push(first);
        for line in lines(self.text, body) {
            if self.is_repeated(&line) {
                continue;
            }
            match line.kind {
                LineKind::Conflict(side) => self.conflict(side, &line),
                LineKind::Verbatim => self.verbatim(&line),
                LineKind::Blank => self.blank(),
                LineKind::Heading { title, .. } if self.is_row(title) => {
                    self.content(&Line { content: title, text: self.slice(title), ..line });
                }
                LineKind::Heading { level, title, indented } => self.heading(&line, level, title, indented),
                LineKind::Text => self.content(&line),
            }
        }
        self.end_table();
        self.end_label();
        self.end_part(self.text.len());
    }

    fn conflict(&mut self, side: Side, line: &Line<'_>) {
        if side == Side::Ours {
            self.conflict = Conflict::default();
            self.find(&reading_rules::MERGE_CONFLICT, line.span, "a merge conflict was never resolved");
        }
        self.conflict.side = Some(side).filter(|side| *side != Side::Outside);
    }

    /// Whether theirs repeats a line of ours; remembers ours.
    fn is_repeated(&mut self, line: &Line<'_>) -> bool {
        match (self.conflict.side, line.kind) {
            (_, LineKind::Conflict(_)) | (None, _) => false,
            (Some(Side::Ours), _) => {
                self.conflict.lines.insert(line.text.to_owned());
                false
            }
            (Some(_), _) => !line.text.is_empty() && self.conflict.lines.contains(line.text),
        }
    }

    fn verbatim(&mut self, line: &Line<'_>) {
        self.end_table();
        self.end_label();
        if cells::has_pipe(line.text) {
            let row = cells::split(self.text, line.content);
            self.report_if_row(&row, line.content, "stands in code or in a comment");
        }
    }

    fn blank(&mut self) {
        self.end_label();
        self.label_columns.clear();
        self.interrupt_table();
    }

    fn content(&mut self, line: &Line<'_>) {
        if self.continue_label(line) || self.html_line(line) {
            return;
        }
        // A pipe in a label's value makes no table, unless one is in the middle of one.
        let above_all =
            cells::has_pipe(line.text) && !line.text.starts_with(['|', '｜']) && !self.is_in_table();
        if above_all && self.labels(line) || self.table_line(line) {
            return;
        }
        if self.labels(line) {
            self.end_table();
        }
    }

    /// Gathers what belongs to each activity and gives the page its kind and phase.
    fn finish(mut self, phase: Option<&str>) -> (Draft, PageKind) {
        self.settle_kind(phase);
        self.make_activities();
        self.report_missing_labels();
        self.settle_dates();
        self.draft.findings.sort_by_key(|finding| finding.span);
        (self.draft, self.kind)
    }

    /// A process that a playbook brings itself is known by its phase label and its sections.
    fn settle_kind(&mut self, phase: Option<&str>) {
        let label = self.draft.labels.iter().find(|label| label.label.as_str() == "phase");
        let labelled = label.and_then(|label| label.keys.first()).cloned();
        let has = |name: &str| {
            self.draft
                .sections
                .iter()
                .any(|section| matches!(&section.kind, SectionKind::Known(key) if key.as_str() == name))
        };
        if self.kind == PageKind::Other && labelled.is_some() && has("approach") && has("next-steps") {
            self.kind = PageKind::Process;
        }
        self.draft.phase = match phase {
            Some(phase) => Some(Key::new(phase)),
            None if self.kind == PageKind::Process => labelled,
            None => None,
        };
    }
}

impl Draft {
    /// Gives everything the line of the file that it comes from, once the page is put together from several.
    fn count_lines_by_file(&mut self, text: &SourceText) {
        let line = |span: Span| text.place(span.start).line;
        self.sections
            .iter_mut()
            .filter(|section| section.level > 0)
            .for_each(|section| section.line = line(section.heading));
        self.tasks.iter_mut().for_each(|task| task.line = line(task.row));
        for revision in &mut self.revisions {
            revision.line =
                line([revision.date_text, revision.who, revision.what].into_iter().max().unwrap_or_default());
        }
        let of_activities = self.activities.iter_mut().flat_map(|activity| &mut activity.labels);
        self.labels.iter_mut().chain(of_activities).for_each(|label| label.line = line(label.span));
        self.activities.iter_mut().for_each(|activity| activity.line = line(activity.heading));
    }

    /// The title: the first heading of level 1, else the front matter's, else the key.
    fn title(&self, text: &str, front: &FrontMatter, key: &str) -> String {
        let section = self.sections.iter().find(|section| section.kind == SectionKind::Title);
        let heading = section.and_then(|section| text.get(section.heading.range()));
        let shown = heading.map(|heading| crate::source::markdown::inline::plain(heading).into_owned());
        let shown = shown.filter(|title| !title.is_empty());
        let of_front = || {
            let title = front.get("title")?;
            Some(title.rsplit(" - ").next().unwrap_or(title).to_owned()).filter(|title| !title.is_empty())
        };
        shown.or_else(of_front).unwrap_or_else(|| key.replace('-', " "))
    }
}

#[cfg(test)]
mod tests;
