//! Headings: the title, sections, task tables and activities.

use foldhash::{HashMap, HashMapExt, HashSet};
use memchr::memmem;

use crate::source::front_matter::FrontMatter;
use crate::source::lexicon::Group;
use crate::source::markdown::inline;
use crate::source::markdown::lines::{Line, LineKind, lines};
use crate::source::{Finding, Key, Lexicons, Span};

use crate::playbook::identity::{PHASES, PageKind};
use crate::playbook::model::{Activity, ActivityIndex, Label, Section, SectionIndex, SectionKind};
use crate::playbook::reader::vocabulary::Vocabulary;
use crate::playbook::reader::{Draft, Reader};
use crate::playbook::reading_rules;

/// The sections that only a process has.
pub(super) const OF_PROCESSES: [&str; 5] =
    ["approach", "key-inputs", "key-outputs", "next-steps", "task-table"];

/// Whether a text has a heading of one of some sections, in any language.
pub(super) fn has_section(text: &str, sections: &[&str], lexicons: &Lexicons) -> bool {
    lines(text, 0).any(|line| {
        let LineKind::Heading { title, .. } = line.kind else { return false };
        let words = inline::plain(text.get(title.range()).unwrap_or_default());
        let keys = if words.is_empty() { Vec::new() } else { lexicons.keys(Group::Sections, &words) };
        keys.iter().any(|key| sections.contains(&key.as_str()))
    })
}

/// The title of a text, if a heading of level 1 tells it.
pub(super) fn title(text: &str, vocabulary: Vocabulary<'_>) -> Option<String> {
    lines(text, FrontMatter::end(text)).find_map(|line| {
        let LineKind::Heading { level: 1, title, indented: false } = line.kind else { return None };
        let words = inline::plain(text.get(title.range())?).into_owned();
        (!words.is_empty() && vocabulary.key(Group::Sections, &words).is_none()).then_some(words)
    })
}

/// Whether a text may have a task: an HTML cell, or a cell that begins with an id.
pub(super) fn may_have_tasks(text: &str) -> bool {
    const SHORTEST_ID: usize = 3;
    let is_id = |cell: &str| {
        let cell = cell.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '\n');
        cell.chars().take_while(|c| c.is_numeric()).count() >= SHORTEST_ID
    };
    // Most of a page has no pipe: it is not looked at line by line.
    let narrow = memchr::memchr_iter(b'|', text.as_bytes());
    let mut pipes = narrow.chain(memmem::find_iter(text.as_bytes(), "｜"));
    let is_beside_id = |pipe: usize| {
        let (before, after) = text.split_at_checked(pipe).unwrap_or_default();
        let start = before.rfind(['\n', '|', '｜']).unwrap_or_default();
        is_id(after.trim_start_matches(['|', '｜']))
            || is_id(before.get(start..).unwrap_or_default().trim_start())
    };
    text.contains("<td") || pipes.any(is_beside_id)
}

/// The phase of the lifecycle that a page says it belongs to, where its name says another one: its own words go before.
fn other_phase(said: &[Key], named: &str) -> Option<Key> {
    let is_one = |key: &&Key| PHASES.contains(&key.as_str()) && key.as_str() != "multiple-phases";
    let first = said.first().filter(is_one)?;
    said.iter().all(|key| key.as_str() != named).then(|| first.clone())
}

impl Reader<'_> {
    /// Determines what the page is, by what it holds, then by its name; `named` is the phase in its name.
    pub(super) fn determine_kind(&mut self, named: Option<&str>) {
        let label = self.draft.labels.iter().find(|label| label.label.as_str() == "phase");
        let labelled = label.and_then(|label| label.keys.first()).cloned();
        let has = |name: &str| {
            self.draft.sections.iter().any(|section| match &section.kind {
                SectionKind::Known(key) => key.as_str() == name,
                SectionKind::TaskTable => name == "task-table",
                _ => false,
            })
        };
        let has_tasks = !self.draft.tasks.is_empty();
        let has_template = labelled.is_some() && has("approach") && has_tasks;
        let is_process = match self.kind {
            PageKind::Process => {
                let is_readable = self.vocabulary.lexicons.get(self.vocabulary.lang).is_some();
                !is_readable || label.is_some() || has_tasks || OF_PROCESSES.into_iter().any(has)
            }
            PageKind::Phase | PageKind::Landing => false,
            // A way of working that lists tasks of processes has an approach, too, but neither phase nor next steps.
            PageKind::Other => {
                let has_steps = has("approach") && has("next-steps") && has_tasks;
                labelled.is_some() && (has("approach") || has_tasks) || has_steps
            }
            _ => has_template,
        };
        self.draft.phase = match named {
            Some(phase) if is_process || self.kind != PageKind::Process => {
                let body = self.draft.sections.iter().find(|section| section.level > 1);
                let is_at_top =
                    |label: &&Label| body.is_none_or(|body| label.span.start < body.heading.start);
                let said = label.filter(is_at_top).and_then(|label| other_phase(&label.keys, phase));
                Some(said.unwrap_or_else(|| Key::new(phase)))
            }
            None if is_process => labelled,
            _ => None,
        };
        match self.kind {
            _ if is_process => self.kind = PageKind::Process,
            PageKind::Process => self.kind = PageKind::Other,
            _ => {}
        }
    }

    /// Begins a new section. An indented line is a heading only if its words are those of a section.
    pub(super) fn heading(&mut self, line: &Line<'_>, level: u8, title: Span, indented: bool) {
        let words = inline::plain(self.slice(title)).into_owned();
        let section = if words.is_empty() { None } else { self.section_named(&words, level) };
        if indented && section.is_none() {
            return self.content(line);
        }
        let section = section.or_else(|| self.misspelt_section(&words, level, title));
        let before = self.read_so_far();
        if self.is_in_table() {
            self.report_unread_line(title);
        } else if level > 4 {
            self.report_unread_heading(title);
        } else if self.section.as_ref().is_some_and(|(_, own)| level > *own) {
            self.report_dated_heading(title);
        }
        if self.read_so_far() == before {
            self.report_heading_of_task(level, title);
        }
        self.end_html_table(line.span.start);
        self.end_table();
        self.end_label();
        self.label_columns.clear();
        self.table = None;
        self.candidates.last = None;
        if words.is_empty() {
            return;
        }
        if indented {
            self.report(
                &reading_rules::INDENTED_HEADING,
                line.span,
                format!("the heading `{words}` is indented, so Markdown shows it as code"),
            );
        }
        self.end_section(line.span.start.min(title.start) as usize);
        let kind = self.section_kind(section, level);
        // A heading may go over several lines.
        let end = line.span.end.max(title.end) as usize;
        let rest = self.text.get(end..).unwrap_or_default();
        let below =
            (end + memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len()) + 1).min(self.text.len());
        let above = self.slice(Span { end: line.span.start.max(title.start), ..title }).matches('\n').count();
        let number = line.number.saturating_sub(u32::try_from(above).unwrap_or_default());
        let body = Span::new(below, below);
        self.draft.sections.push(Section { level, heading: title, line: number, kind, body });
        self.owner = self.owner();
    }

    /// The key of the section that a heading names.
    fn section_named(&self, words: &str, level: u8) -> Option<Key> {
        let section = self.vocabulary.key(Group::Sections, words).or_else(|| self.qualified_table(words));
        section.or_else(|| self.adorned_section(words).filter(|_| level > 1))
    }

    /// The key of a heading of a task table that says which tasks: `FTOP-Tasks (Outlook)`.
    fn qualified_table(&self, words: &str) -> Option<Key> {
        let bare = words.split(['(', '（']).next().unwrap_or(words).replace('-', " ");
        self.vocabulary.key(Group::Sections, &bare).filter(|key| key.as_str() == "task-table")
    }

    /// A section whose heading has a number, a sign or brackets around it: `6. Next Steps`, `【概要】`.
    fn adorned_section(&self, words: &str) -> Option<Key> {
        let key = |words: &str| self.vocabulary.key(Group::Sections, words);
        let bare = |words: &str| words.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let behind_number = || {
            let sign = words.find(['.', ')', '．', '）', '、', ':', '：', ' '])?;
            let (number, rest) = words.split_at_checked(sign)?;
            let number = bare(number);
            let mut letters = number.chars();
            let is_letter = letters.next().is_some() && letters.next().is_none() && !rest.starts_with(' ');
            let is_number = !number.is_empty() && number.chars().all(char::is_numeric);
            (is_letter || is_number).then(|| key(&bare(rest)))?
        };
        key(&bare(words)).or_else(behind_number)
    }

    fn section_kind(&mut self, section: Option<Key>, level: u8) -> SectionKind {
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

    /// The section that labels and tasks below a new heading belong to: the heading itself; for the heading of a
    /// task table, the last one above it that is higher or has labels.
    fn owner(&self) -> Option<SectionIndex> {
        /// A table that far below a heading does not belong to it; the search up a page of headings has to end.
        const FURTHEST: usize = 64;
        let (section, above) = self.draft.sections.split_last()?;
        match section.kind {
            SectionKind::Other => Some(SectionIndex::new(above.len())),
            SectionKind::TaskTable => {
                let indexed = above.iter().enumerate().map(|(at, other)| (SectionIndex::new(at), other));
                let near = indexed.rev().take(FURTHEST).take_while(|(_, other)| {
                    !matches!(other.kind, SectionKind::Known(_) | SectionKind::Title)
                });
                let mut candidates =
                    near.filter(|(_, other)| other.kind == SectionKind::Other && other.level > 0);
                let first = candidates.clone().next();
                let has_labels = |index| self.draft.below.binary_search_by_key(&index, |(at, _)| *at).is_ok();
                let higher =
                    candidates.find(|(index, other)| other.level < section.level || has_labels(*index));
                higher.or(first).map(|(index, _)| index)
            }
            _ => None,
        }
    }

    pub(super) fn end_section(&mut self, end: usize) {
        if let Some(section) = self.draft.sections.last_mut() {
            section.body = Span::new(section.body.start as usize, end.max(section.body.start as usize));
        }
    }

    /// Makes headings of task tables of those that nothing but their words tells apart from one: the only heading below
    /// an activity that has labels and no tasks, with tasks and no labels of its own.
    fn make_task_tables(&mut self) {
        let Draft { sections, task_sections, below, .. } = &mut self.draft;
        let labelled: HashSet<SectionIndex> = below.iter().map(|(section, _)| *section).collect();
        let with_tasks: HashSet<SectionIndex> = task_sections.iter().copied().flatten().collect();
        let is_plain = |section: &Section| section.kind == SectionKind::Other && section.level > 1;
        let mut owners: HashMap<SectionIndex, SectionIndex> = HashMap::new();
        for at in 1..sections.len() {
            let (above, own) = (SectionIndex::new(at - 1), SectionIndex::new(at));
            let is_table = with_tasks.contains(&own) && !labelled.contains(&own);
            let has_labels = labelled.contains(&above) && !with_tasks.contains(&above);
            let Some([parent, child]) = sections.get(at - 1..=at) else { continue };
            let is_below = is_plain(parent) && is_plain(child) && parent.level < child.level;
            let next = sections.get(at + 1);
            let is_only = next.is_none_or(|next| next.level < child.level || !is_plain(next));
            if is_table && has_labels && is_below && is_only {
                owners.insert(own, above);
            }
        }
        for (at, section) in sections.iter_mut().enumerate() {
            if owners.contains_key(&SectionIndex::new(at)) {
                section.kind = SectionKind::TaskTable;
            }
        }
        for section in task_sections.iter_mut().flatten() {
            *section = owners.get(section).copied().unwrap_or(*section);
        }
    }

    /// Makes activities of the headings that are steps: those directly below the approach, and elsewhere those that
    /// have labels or tasks.
    pub(super) fn make_activities(&mut self) {
        self.make_task_tables();
        let Draft { sections, activities, tasks, task_sections, below, labels, .. } = &mut self.draft;
        let below = std::mem::take(below);
        if self.kind != PageKind::Process {
            labels.extend(below.into_iter().map(|(_, label)| label));
            return;
        }
        let labelled = below.iter().map(|(section, _)| *section);
        let used: HashSet<SectionIndex> = labelled.chain(task_sections.iter().copied().flatten()).collect();
        let mut approach: Option<u8> = None;
        for (at, section) in sections.iter_mut().enumerate() {
            let (heading, level, line) = (section.heading, section.level, section.line);
            let index = SectionIndex::new(at);
            let is_step = || used.contains(&index) || approach.is_some_and(|above| level == above + 1);
            match &section.kind {
                SectionKind::Known(key) => approach = (key.as_str() == "approach").then_some(level),
                SectionKind::Other if level > 1 && is_step() => {
                    section.kind = SectionKind::Activity(ActivityIndex::new(activities.len()));
                    let title =
                        inline::plain(self.text.get(heading.range()).unwrap_or_default()).into_owned();
                    activities.push(Activity {
                        title,
                        section: index,
                        heading,
                        level,
                        line,
                        labels: Vec::new(),
                    });
                }
                _ => {}
            }
        }
        let position = |activities: &[Activity], section: SectionIndex| {
            activities.binary_search_by_key(&section, |activity| activity.section).ok()
        };
        for (task, section) in tasks.iter_mut().zip(task_sections) {
            let activity = section.and_then(|section| position(activities, section));
            task.activity = activity.map(ActivityIndex::new);
        }
        for (section, label) in below {
            match position(activities, section).and_then(|at| activities.get_mut(at)) {
                Some(activity) => activity.labels.push(label),
                None => labels.push(label),
            }
        }
    }

    /// Reports the activities that name no role or no services; `-` is a name.
    pub(super) fn report_missing_labels(&mut self) {
        let expected = [
            ("primary-role", "role", &reading_rules::ACTIVITY_WITHOUT_ROLE),
            ("applies-to", "services", &reading_rules::ACTIVITY_WITHOUT_SERVICES),
        ];
        let Draft { activities, findings, .. } = &mut self.draft;
        for activity in activities {
            for (label, what, rule) in expected {
                let names = |own: &Label| own.label.as_str() == label && !own.words.is_empty();
                if !activity.labels.iter().any(names) {
                    let message = format!("the activity `{}` names no {what}", activity.title);
                    findings.push(Finding { rule, message, span: activity.heading });
                }
            }
        }
    }
}
