//! The reader: makes a page of a text in one pass over its lines. It never fails: every text gives a page, and the
//! page's findings say what is wrong with the text.

mod cell_lines;
mod commented;
mod content;
mod enumeration;
mod front_matter;
mod glued_heading;
mod header;
mod header_lines;
mod heading_candidates;
mod headings;
mod html_table;
mod ids;
mod label_table;
mod labels;
pub mod language_detection;
mod misspelt;
mod moved_breaks;
mod odd_labels;
mod recovery;
mod revisions;
mod row;
mod row_lines;
mod row_shape;
mod table;
mod task_row;
mod task_shape;
mod unmarked;
mod unpiped;
mod unread;
mod unread_fields;
mod vocabulary;

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use crate::source::encoding::EncodingIssue;
use crate::source::finding::{Finding, Rule};
use crate::source::front_matter::FrontMatter;
use crate::source::lexicon::Group;
use crate::source::markdown::lines::{Line, LineKind, Side, lines};
use crate::source::{Key, Lexicons, SourceText, Span, Tag};

use crate::playbook::date::{self, ParsedDate};
use crate::playbook::identity::{self, Identity, PageKind};
use crate::playbook::model::{
    Activity, Computed, Label, Page, Revision, Section, SectionIndex, SectionKind, Task, TaskTable,
};
use crate::playbook::reading_rules;
use vocabulary::{CellKeys, Vocabulary};

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
        candidates: heading_candidates::HeadingCandidates::default(),
        label_columns: Vec::new(),
        html: html_table::OpenRow::default(),
        comment: commented::OpenComment::default(),
        section: None,
        owner: None,
        marked: None,
        conflict: Conflict::default(),
        caches: Caches::default(),
    };
    reader.report_front_matter(&front.errors);
    reader.check_language(identity);
    reader.read_lines(front.body);
    let front_date =
        front.get("ms.date").map_or(ParsedDate::Invalid, |value| date::parse_on(value, lang, lexicons));
    let (mut draft, kind) = reader.finish(phase, front_date);
    if text.has_includes() {
        draft.count_lines_by_file(&text);
    }
    let title = draft.title(text.as_str(), &front, &identity.key);
    let Draft {
        sections, labels, activities, tasks, tables, revisions, has_open_dates, findings, phase, ..
    } = draft;
    Page {
        file: String::new(),
        key: identity.key.clone(),
        named_lang: identity.named_lang.clone(),
        lang: lang.clone(),
        front_date: front_date.date(),
        front: front.fields,
        computed: Computed::default(),
        text,
        kind,
        archived: false,
        phase,
        title,
        sections,
        labels,
        activities,
        tasks,
        tables,
        revisions,
        has_open_dates,
        reader_findings: findings,
    }
}

/// The language that a page is written in: that of its folder or suffix, unless its words clearly are in another.
#[must_use]
pub fn language(text: &str, identity: &Identity, lexicons: &Lexicons) -> Tag {
    language_detection::language(text, FrontMatter::end(text), identity, lexicons)
}

/// Whether a text may be a process, although its name says another kind or none. Ignores what the text includes.
#[must_use]
pub fn may_be_process(text: &str, named: PageKind, lexicons: &Lexicons) -> bool {
    let has_approach = || headings::has_section(text, &["approach"], lexicons);
    match named {
        PageKind::Other => headings::may_have_tasks(text) || has_approach(),
        _ => headings::may_have_tasks(text) && has_approach(),
    }
}

/// The title of a text, if a heading of level 1 tells it. Ignores what the text includes.
#[must_use]
pub fn title(text: &str, lang: &Tag, lexicons: &Lexicons) -> Option<String> {
    headings::title(text, Vocabulary { lexicons, lang })
}

/// The phase that a page says above its first section, or its name says.
#[must_use]
pub fn phase_at_top(text: &str, lang: &Tag, identity: &Identity, lexicons: &Lexicons) -> Option<Key> {
    let end = text.find("\n## ").unwrap_or(text.len());
    let top = text.get(..end).unwrap_or(text);
    read(Arc::new(SourceText::new(top.to_owned())), lang, identity, lexicons).phase
}

/// Whether a text whose name says that it is a process surely is one. Ignores what the text includes.
#[must_use]
pub fn has_process_heading(text: &str, lexicons: &Lexicons) -> bool {
    headings::has_section(text, &headings::OF_PROCESSES, lexicons)
}

/// Adds the problems of decoding to a page's findings.
pub fn report_encoding(page: &mut Page, issues: &[EncodingIssue]) {
    let replaced = |at: usize| {
        let at = page.text.offset_in(&page.file, at);
        Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8())
    };
    let found = issues.iter().rev().map(|issue| {
        let (rule, span, message) = match issue {
            EncodingIssue::ByteOrderMark => {
                (&reading_rules::BYTE_ORDER_MARK, Span::default(), "the page begins with a byte order mark")
            }
            EncodingIssue::Utf16 => (&reading_rules::UTF16, Span::default(), "the page is written in UTF-16"),
            EncodingIssue::Utf32 => (&reading_rules::UTF16, Span::default(), "the page is written in UTF-32"),
            EncodingIssue::InvalidBytes(at) => (
                &reading_rules::INVALID_ENCODING,
                replaced(*at),
                "the page has bytes that are not text; they are shown as U+FFFD",
            ),
            EncodingIssue::Nul(at) => (
                &reading_rules::INVALID_ENCODING,
                replaced(*at),
                "the page has a NUL character; it is shown as U+FFFD",
            ),
        };
        Finding { rule, message: message.to_owned(), span }
    });
    page.reader_findings.extend(found);
    page.reader_findings.sort_by_key(|finding| finding.span);
}

/// What was read so far.
#[derive(Default)]
struct Draft {
    sections: Vec<Section>,
    labels: Vec<Label>,
    /// Labels below a heading, each with its section.
    below: Vec<(SectionIndex, Label)>,
    activities: Vec<Activity>,
    tasks: Vec<Task>,
    /// The section that each task belongs to.
    task_sections: Vec<Option<SectionIndex>>,
    /// The numbers in the values of tasks that may be ids.
    numbers: Vec<cell_lines::Number>,
    tables: Vec<TaskTable>,
    revisions: Vec<Revision>,
    /// What their cells of dates say.
    dates: Vec<ParsedDate>,
    has_open_dates: bool,
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
    label: Option<labels::OpenLabel>,
    candidates: heading_candidates::HeadingCandidates,
    /// The labels in the header of the current table.
    label_columns: label_table::Columns,
    /// The current row of an HTML table.
    html: html_table::OpenRow,
    comment: commented::OpenComment,
    /// The current section with a key, and its level.
    section: Option<(Key, u8)>,
    /// The section that the next label or task belongs to.
    owner: Option<SectionIndex>,
    /// A cache: the sections whose titles in bold are no headings.
    marked: Option<HashSet<Key>>,
    conflict: Conflict,
    caches: Caches<'a>,
}

/// What many lines of a page ask for.
#[derive(Default)]
struct Caches<'a> {
    /// The keys of cells, by their text.
    cells: HashMap<(Group, &'a str), CellKeys>,
    /// The values of labels, by the group of their keys and by their text.
    values: HashMap<(Option<Group>, &'a str), Rc<labels::LabelValue>>,
    /// The labels whose names may be misspelt, each with a name.
    label_names: OnceCell<Vec<(&'static str, &'a str)>>,
}

/// Our side of a merge conflict, so that what their side repeats is read once.
#[derive(Default)]
struct Conflict {
    side: Option<Side>,
    lines: HashSet<String>,
    ids: HashSet<String>,
}

impl<'a> Reader<'a> {
    fn report(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>) {
        self.draft.findings.push(Finding { rule, message: message.into(), span });
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn check_language(&mut self, identity: &Identity) {
        let lang = self.vocabulary.lang;
        let named = identity.named_lang.as_ref().filter(|named| *named != lang);
        // English pages have their own folder; those of other languages may lie beside them.
        let folder = identity.folder_lang.as_ref().filter(|folder| *folder != lang);
        let message = match (named, folder) {
            (Some(named), _) if identity.suffixed => {
                format!("the page is named as one in `{named}` and is written in `{lang}`")
            }
            (named, Some(folder)) if named.is_some() || *lang == Tag::english() => {
                format!("the page is in a folder of `{folder}` pages and is written in `{lang}`")
            }
            _ => return,
        };
        self.report(&reading_rules::WRONG_LANGUAGE_PAGE, Span::default(), message);
    }

    fn read_lines(&mut self, body: usize) {
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
                LineKind::Verbatim | LineKind::Definition => self.verbatim(&line),
                LineKind::Blank => self.blank(),
                LineKind::Heading { level, title, indented } => {
                    self.heading_line(&line, level, title, indented);
                }
                LineKind::Text => match self.unmarked_heading(&line) {
                    Some((level, title)) => self.heading_line(&line, level, title, false),
                    None => self.content(&line),
                },
            }
        }
        self.end_html_table(Span::new(self.text.len(), self.text.len()).end);
        self.end_table();
        self.end_label();
        self.end_section(self.text.len());
    }

    fn conflict(&mut self, side: Side, line: &Line<'_>) {
        // Of a conflict that somebody resolved in part, a marker may be left.
        let is_lone = self.conflict.side.is_none();
        if side == Side::Ours {
            self.conflict = Conflict::default();
        }
        // A row belongs to the side that it stands on.
        if let Some(open) = self.table.as_mut().and_then(|table| table.open.take()) {
            self.flush_row(&open);
        }
        if side == Side::Ours || is_lone {
            self.report(&reading_rules::MERGE_CONFLICT, line.span, "the merge conflict is not resolved");
        }
        self.conflict.side = Some(side).filter(|side| *side != Side::Outside);
    }

    /// Whether a line of their side repeats one of ours, or none of both; remembers the lines of ours.
    fn is_repeated(&mut self, line: &Line<'_>) -> bool {
        match (self.conflict.side, line.kind) {
            (_, LineKind::Conflict(_)) | (None, _) => false,
            (Some(Side::Ours), _) => {
                self.conflict.lines.insert(line.text.to_owned());
                false
            }
            // What both sides have changed is on neither.
            (Some(Side::Base), _) => true,
            (Some(_), _) => !line.text.is_empty() && self.conflict.lines.contains(line.text),
        }
    }

    /// Assigns labels and tasks to activities, and determines the page's kind and phase.
    fn finish(mut self, phase: Option<&str>, front_date: ParsedDate) -> (Draft, PageKind) {
        self.determine_kind(phase);
        self.make_activities();
        self.report_labels_outside();
        self.report_numbers();
        self.report_missing_labels();
        self.date_revisions(front_date);
        self.draft.findings.sort_by_key(|finding| finding.span);
        (self.draft, self.kind)
    }
}

impl Draft {
    /// Counts the lines of everything in the file that it comes from, once a page includes others.
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

    /// The title: the first heading of level 1, else the first heading if it is no standard section, else the front
    /// matter's, which translations often leave in English, else the key.
    fn title(&self, text: &str, front: &FrontMatter, key: &str) -> String {
        let title = self.sections.iter().find(|section| section.kind == SectionKind::Title);
        let first = || self.sections.iter().find(|section| section.level > 0);
        let is_own =
            |section: &&Section| !matches!(section.kind, SectionKind::Known(_) | SectionKind::TaskTable);
        let section = title.or_else(|| first().filter(is_own));
        let heading = section.and_then(|section| text.get(section.heading.range()));
        let shown = heading.map(|heading| crate::source::markdown::inline::plain(heading).into_owned());
        let shown = shown.filter(|title| !title.is_empty());
        let front_title = || {
            let title = front.get("title")?;
            Some(title.rsplit(" - ").next().unwrap_or(title).to_owned()).filter(|title| !title.is_empty())
        };
        shown.or_else(front_title).unwrap_or_else(|| key.replace('-', " "))
    }
}

#[cfg(test)]
mod tests;
