//! Headings: which is the title, a section, a task table's, an activity.

use crate::source::lexicon::Group;
use crate::source::markdown::inline;
use crate::source::markdown::lines::{Line, LineKind, lines};
use crate::source::{Key, Lexicons, Span};

use crate::playbook::identity::PageKind;
use crate::playbook::model::{Activity, Section, SectionKind};
use crate::playbook::reader::Reader;
use crate::playbook::reader::html::OpenRow;
use crate::playbook::reading_rules;

/// Whether a page has, in whatever language, the headings that every process has; told without reading it.
pub(super) fn has_those_of_a_process(text: &str, lexicons: &Lexicons) -> bool {
    let mut missing = vec!["approach", "next-steps"];
    for line in lines(text, 0) {
        let LineKind::Heading { title, .. } = line.kind else { continue };
        let words = inline::plain(text.get(title.range()).unwrap_or_default());
        let keys = lexicons.keys(Group::Sections, &words);
        missing.retain(|section| keys.iter().all(|key| key.as_str() != *section));
        if missing.is_empty() {
            return true;
        }
    }
    false
}

impl Reader<'_> {
    /// Begins a new section. An indented heading is one only where its words say so.
    pub(super) fn heading(&mut self, line: &Line<'_>, level: u8, title: Span, indented: bool) {
        let words = inline::plain(self.slice(title)).into_owned();
        let section = self.vocabulary.key(Group::Sections, &words);
        if indented && section.is_none() {
            return self.content(line);
        }
        self.end_table();
        self.end_label();
        self.label_columns.clear();
        self.html = OpenRow::default();
        self.table = None;
        if words.is_empty() {
            return;
        }
        if indented {
            self.find(
                &reading_rules::INDENTED_HEADING,
                line.span,
                format!("the heading `{words}` is indented and reads as code"),
            );
        }
        self.end_part(line.span.start as usize);
        let kind = self.kind(section, level);
        let at = self.draft.sections.len();
        let below = (line.span.end as usize + 1).min(self.text.len());
        let body = Span::new(below, below);
        self.draft.sections.push(Section { level, heading: title, line: line.number, kind, body });
        self.owner = self.owner_of(at);
    }

    fn kind(&mut self, section: Option<Key>, level: u8) -> SectionKind {
        match section {
            Some(key) if key.as_str() == "task-table" => SectionKind::TaskTable,
            Some(key) => {
                self.section = Some((key.clone(), level));
                SectionKind::Known(key)
            }
            None if level == 1
                && !self.draft.sections.iter().any(|section| section.kind == SectionKind::Title) =>
            {
                SectionKind::Title
            }
            None => SectionKind::Other,
        }
    }

    /// The section that labels and tasks below a heading belong to: the heading itself; for the heading of a
    /// task table, the last one above it that is higher or has labels.
    fn owner_of(&self, at: usize) -> Option<usize> {
        let section = self.draft.sections.get(at)?;
        match section.kind {
            SectionKind::Other => Some(at),
            SectionKind::TaskTable => {
                // Nobody looks further up than this for the heading that a table belongs to.
                const FURTHEST: usize = 64;
                let above = self.draft.sections.get(..at)?.iter().enumerate().rev().take(FURTHEST);
                let above = above.take_while(|(_, other)| {
                    !matches!(other.kind, SectionKind::Known(_) | SectionKind::Title)
                });
                let mut candidates =
                    above.filter(|(_, other)| other.kind == SectionKind::Other && other.level > 0);
                let first = candidates.clone().next();
                let labelled =
                    |at: usize| self.draft.below.binary_search_by_key(&at, |(below, _)| *below).is_ok();
                candidates
                    .find(|(at, other)| other.level < section.level || labelled(*at))
                    .or(first)
                    .map(|(index, _)| index)
            }
            _ => None,
        }
    }

    pub(super) fn end_part(&mut self, end: usize) {
        if let Some(section) = self.draft.sections.last_mut() {
            section.body = Span::new(section.body.start as usize, end.max(section.body.start as usize));
        }
    }

    /// Makes activities of the headings that are steps: those directly below the approach, and wherever
    /// they stand those that have labels or tasks.
    pub(super) fn settle_activities(&mut self) {
        if self.kind != PageKind::Process {
            let labels = std::mem::take(&mut self.draft.below).into_iter().map(|(_, label)| label);
            self.draft.labels.extend(labels);
            self.draft.tasks.iter_mut().for_each(|task| task.activity = None);
            return;
        }
        let used = self.parts_in_use();
        let mut index_of = vec![None; self.draft.sections.len()];
        let mut approach: Option<u8> = None;
        for at in 0..self.draft.sections.len() {
            let Some(section) = self.draft.sections.get(at) else { break };
            match &section.kind {
                SectionKind::Known(key) => approach = (key.as_str() == "approach").then_some(section.level),
                SectionKind::Other
                    if section.level > 1
                        && (used.get(at) == Some(&true)
                            || approach.is_some_and(|above| section.level == above + 1)) =>
                {
                    let index = self.draft.activities.len();
                    if let Some(slot) = index_of.get_mut(at) {
                        *slot = Some(index);
                    }
                    self.activity(at, index);
                }
                _ => {}
            }
        }
        for task in &mut self.draft.tasks {
            let index = task.activity.and_then(|section| index_of.get(section as usize).copied().flatten());
            task.activity = index.and_then(|index| u32::try_from(index).ok());
        }
        for (section, label) in std::mem::take(&mut self.draft.below) {
            match index_of
                .get(section)
                .copied()
                .flatten()
                .and_then(|index| self.draft.activities.get_mut(index))
            {
                Some(activity) => activity.labels.push(label),
                None => self.draft.labels.push(label),
            }
        }
    }

    /// Says which activities name no role or no services; `-` is a name.
    pub(super) fn account_for_labels(&mut self) {
        let asked = [
            ("primary-role", "role", &reading_rules::ACTIVITY_WITHOUT_ROLE),
            ("applies-to", "services", &reading_rules::ACTIVITY_WITHOUT_SERVICES),
        ];
        for index in 0..self.draft.activities.len() {
            for (label, what, rule) in asked {
                let Some(activity) = self.draft.activities.get(index) else { break };
                if activity.labels.iter().any(|own| own.label.as_str() == label) {
                    continue;
                }
                let heading = self
                    .draft
                    .sections
                    .get(activity.section)
                    .map(|section| section.heading)
                    .unwrap_or_default();
                let message = format!("the activity `{}` names no {what}", activity.title);
                self.find(rule, heading, message);
            }
        }
    }

    /// Which sections have labels or tasks of their own.
    fn parts_in_use(&self) -> Vec<bool> {
        let mut used = vec![false; self.draft.sections.len()];
        let labelled = self.draft.below.iter().map(|(section, _)| *section);
        let tasked = self.draft.tasks.iter().filter_map(|task| task.activity).map(|section| section as usize);
        for section in labelled.chain(tasked) {
            if let Some(slot) = used.get_mut(section) {
                *slot = true;
            }
        }
        used
    }

    fn activity(&mut self, at: usize, index: usize) {
        let Some(section) = self.draft.sections.get_mut(at) else { return };
        section.kind = SectionKind::Activity(index);
        let (heading, line) = (section.heading, section.line);
        let title = inline::plain(self.slice(heading)).into_owned();
        self.draft.activities.push(Activity { title, section: at, line, labels: Vec::new() });
    }
}
