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
    /// Begins a new part. An indented heading is one only where its words say so.
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
        let sense = self.sense(section, level);
        let at = self.draft.parts.len();
        let below = (line.span.end as usize + 1).min(self.text.len());
        let body = Span::new(below, below);
        self.draft.parts.push(Section { level, heading: title, line: line.number, sense, body });
        self.owner = self.owner_of(at);
    }

    fn sense(&mut self, section: Option<Key>, level: u8) -> SectionKind {
        match section {
            Some(key) if key.as_str() == "task-table" => SectionKind::TaskTable,
            Some(key) => {
                self.section = Some((key.clone(), level));
                SectionKind::Section(key)
            }
            None if level == 1 && !self.draft.parts.iter().any(|part| part.sense == SectionKind::Title) => {
                SectionKind::Title
            }
            None => SectionKind::Other,
        }
    }

    /// The part that labels and tasks below a heading belong to: the heading itself; for the heading of a
    /// task table, the last one above it that is higher or has labels.
    fn owner_of(&self, at: usize) -> Option<usize> {
        let part = self.draft.parts.get(at)?;
        match part.sense {
            SectionKind::Other => Some(at),
            SectionKind::TaskTable => {
                // Nobody looks further up than this for the heading that a table belongs to.
                const FURTHEST: usize = 64;
                let above = self.draft.parts.get(..at)?.iter().enumerate().rev().take(FURTHEST);
                let above = above.take_while(|(_, other)| {
                    !matches!(other.sense, SectionKind::Section(_) | SectionKind::Title)
                });
                let mut candidates =
                    above.filter(|(_, other)| other.sense == SectionKind::Other && other.level > 0);
                let first = candidates.clone().next();
                let labelled =
                    |at: usize| self.draft.below.binary_search_by_key(&at, |(below, _)| *below).is_ok();
                candidates
                    .find(|(at, other)| other.level < part.level || labelled(*at))
                    .or(first)
                    .map(|(index, _)| index)
            }
            _ => None,
        }
    }

    pub(super) fn end_part(&mut self, end: usize) {
        if let Some(part) = self.draft.parts.last_mut() {
            part.body = Span::new(part.body.start as usize, end.max(part.body.start as usize));
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
        let mut index_of = vec![None; self.draft.parts.len()];
        let mut approach: Option<u8> = None;
        for at in 0..self.draft.parts.len() {
            let Some(part) = self.draft.parts.get(at) else { break };
            match &part.sense {
                SectionKind::Section(key) => approach = (key.as_str() == "approach").then_some(part.level),
                SectionKind::Other
                    if part.level > 1
                        && (used.get(at) == Some(&true)
                            || approach.is_some_and(|above| part.level == above + 1)) =>
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
            let index = task.activity.and_then(|part| index_of.get(part as usize).copied().flatten());
            task.activity = index.and_then(|index| u32::try_from(index).ok());
        }
        for (part, label) in std::mem::take(&mut self.draft.below) {
            match index_of.get(part).copied().flatten().and_then(|index| self.draft.activities.get_mut(index))
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
                let heading =
                    self.draft.parts.get(activity.part).map(|part| part.heading).unwrap_or_default();
                let message = format!("the activity `{}` names no {what}", activity.title);
                self.find(rule, heading, message);
            }
        }
    }

    /// Which parts have labels or tasks of their own.
    fn parts_in_use(&self) -> Vec<bool> {
        let mut used = vec![false; self.draft.parts.len()];
        let labelled = self.draft.below.iter().map(|(part, _)| *part);
        let tasked = self.draft.tasks.iter().filter_map(|task| task.activity).map(|part| part as usize);
        for part in labelled.chain(tasked) {
            if let Some(slot) = used.get_mut(part) {
                *slot = true;
            }
        }
        used
    }

    fn activity(&mut self, at: usize, index: usize) {
        let Some(part) = self.draft.parts.get_mut(at) else { return };
        part.sense = SectionKind::Activity(index);
        let (heading, line) = (part.heading, part.line);
        let title = inline::plain(self.slice(heading)).into_owned();
        self.draft.activities.push(Activity { title, part: at, line, labels: Vec::new() });
    }
}
