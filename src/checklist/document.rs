//! Parses a checklist into lines.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::checklist::fence::Fences;
use crate::checklist::head::{Head, State, after_bullet};
use crate::checklist::mark::{Mark, beginning};
use crate::checklist::memory::Memory;

/// A parsed checklist.
#[derive(Debug)]
pub struct Checklist<'t> {
    /// All lines.
    pub lines: Vec<Line<'t>>,
    /// What ftpb remembers about it, if its comment is still there.
    pub memory: Option<Memory>,
    /// The line, from 1, of a code block that is never closed. Tasks added after it would become code.
    pub unclosed_code: Option<usize>,
}

/// A line of a checklist.
#[derive(Debug)]
pub struct Line<'t> {
    /// The line without its end.
    pub text: &'t str,
    /// Its line end: `\n`, `\r\n`, `\r` or empty.
    pub end: &'t str,
    /// What the line is.
    pub kind: LineKind<'t>,
    /// Whether it is in a code block.
    pub in_code: bool,
}

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
pub enum LineKind<'t> {
    /// A task.
    Task(TaskItem<'t>),
    /// The heading of a phase or process: its key, and the text that ftpb wrote.
    Heading(String, Option<Written<'t>>),
    /// Any other text.
    Other,
}

/// A task's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskItem<'t> {
    /// The id, in ASCII digits.
    pub id: Cow<'t, str>,
    /// Whether it is done, and why not.
    pub state: State<'t>,
    /// Its bullet, box and id; `None` if the id cannot be read, and only the mark of an earlier version tells it.
    pub head: Option<Head<'t>>,
    /// The text that ftpb wrote, unless a person has edited it.
    pub written: Option<Written<'t>>,
    /// The id in the mark of an earlier version.
    marked: Option<&'t str>,
}

impl TaskItem<'_> {
    /// Whether it is done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.state == State::Done
    }

    /// Whether its box can be changed.
    #[must_use]
    pub fn can_be_ticked(&self) -> bool {
        self.head.is_some() && self.state != State::InCode
    }

    /// Whether a box shows its state.
    fn is_boxed(&self) -> bool {
        !matches!(self.state, State::NoBox | State::InCode)
    }

    /// The id in the mark of an earlier version.
    #[must_use]
    pub fn marked(&self) -> Option<&str> {
        self.marked
    }
}

/// A text that ftpb wrote and nobody has edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'t> {
    /// The text, over one line or several.
    pub text: &'t str,
    /// How many lines it takes.
    pub lines: usize,
    /// What a person wrote behind it.
    pub after: &'t str,
    /// Whether the mark of an earlier version follows it.
    pub is_marked: bool,
}

/// The lines of a text while they are parsed.
struct Parser<'t, 'm> {
    text: &'t str,
    /// Whether the playbook has a task.
    knows: &'m dyn Fn(&str) -> bool,
    lines: Vec<Line<'t>>,
    /// Where each line begins.
    starts: Vec<usize>,
    /// The sums of tasks by id.
    sums: HashMap<&'m str, u32>,
    /// The keys of headings by sum.
    titles: HashMap<u32, Vec<&'m str>>,
    /// The key of the last heading of each level.
    above: [Option<String>; 7],
    used: HashSet<&'m str>,
    /// The first line that does not belong to the last task.
    next: usize,
}

impl<'t> Checklist<'t> {
    /// Parses any text; [`Self::problems`] says what is wrong with it.
    #[must_use]
    pub fn parse(text: &'t str) -> Self {
        Self::parse_knowing(text, &|_| false)
    }

    /// Parses any text; `knows` tells whether the playbook has a task. A number behind a box that is not bold is an id if
    /// the playbook or the comment at the end has it.
    #[must_use]
    pub fn parse_knowing(text: &'t str, knows: &dyn Fn(&str) -> bool) -> Self {
        let mut fences = Fences::default();
        let mut starts = Vec::new();
        let mut lines: Vec<Line<'t>> = Vec::new();
        let mut start = 0;
        for (line, end) in split(text) {
            let in_code = fences.take(line);
            lines.push(Line { text: line, end, kind: LineKind::Other, in_code });
            starts.push(start);
            start += line.len() + end.len();
        }
        let unclosed = fences.unclosed();
        for line in lines.iter_mut().skip(unclosed.unwrap_or(usize::MAX)) {
            line.in_code = false;
        }
        let plain = lines.iter().map(|line| if line.in_code { "" } else { line.text });
        let memory = Memory::find(plain.collect::<Vec<_>>().into_iter().enumerate());
        let mut parser = Parser {
            text,
            knows,
            lines,
            starts,
            sums: memory.as_ref().map(Memory::by_key).unwrap_or_default(),
            titles: HashMap::new(),
            above: Default::default(),
            used: HashSet::new(),
            next: 0,
        };
        parser.parse(memory.as_ref());
        Self { lines: parser.lines, memory, unclosed_code: unclosed.map(|line| line + 1) }
    }

    /// The tasks, each with the index of its line.
    pub fn items(&self) -> impl Iterator<Item = (usize, &TaskItem<'t>)> {
        self.lines.iter().enumerate().filter_map(|(index, line)| match &line.kind {
            LineKind::Task(item) => Some((index, item)),
            _ => None,
        })
    }
}

/// The lines of a text, each with its end. Returns right before a line feed are one end with it.
pub fn split(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split_inclusive('\n').flat_map(|whole| {
        let length =
            if whole.ends_with('\n') { whole.trim_end_matches(['\n', '\r']).len() } else { whole.len() };
        let (body, end) = whole.split_at(length);
        let lines = body.split_inclusive('\r').map(move |line| match line.strip_suffix('\r') {
            Some(line) => (line, "\r"),
            None => (line, end),
        });
        lines.chain(body.is_empty().then_some((body, end)))
    })
}

impl<'t, 'm> Parser<'t, 'm> {
    fn parse(&mut self, memory: Option<&'m Memory>) {
        let own = memory.map(|memory| memory.lines.clone()).unwrap_or_default();
        for (key, sum) in memory.iter().flat_map(|memory| &memory.sums) {
            self.titles.entry(*sum).or_default().push(key);
        }
        for index in (0..self.lines.len()).filter(|index| !own.contains(index)) {
            let kind = self.kind(index);
            if let Some(line) = self.lines.get_mut(index) {
                line.kind = kind;
            }
        }
        self.drop_mentions();
    }

    fn kind(&mut self, index: usize) -> LineKind<'t> {
        let Some(line) = self.lines.get(index).filter(|_| index >= self.next) else { return LineKind::Other };
        let (text, in_code) = (line.text, line.in_code);
        let hashes = text.trim_start_matches([' ', '\u{feff}']);
        let title = hashes.trim_start_matches('#');
        let level = hashes.len() - title.len();
        match level {
            1..=6 if !in_code => self.heading(level, title),
            _ => self.task(index, text, in_code).map_or(LineKind::Other, LineKind::Task),
        }
    }

    fn heading(&mut self, level: usize, title: &'t str) -> LineKind<'t> {
        let title = title.trim_start();
        let found = match Mark::find(title) {
            Some(mark) => {
                let written = Self::written(title, mark.text.len(), mark.after, true);
                Some((mark.key.to_owned(), written.filter(|_| mark.unedited)))
            }
            None => self.titled(level, title),
        };
        let Some((key, written)) = found else { return LineKind::Other };
        for (above, slot) in self.above.iter_mut().enumerate().skip(level) {
            *slot = (above == level).then(|| key.clone());
        }
        LineKind::Heading(key, written)
    }

    /// The key of a heading by its title. Processes of different phases may have the same.
    fn titled(&mut self, level: usize, title: &'t str) -> Option<(String, Option<Written<'t>>)> {
        let (end, keys) = beginning(title, |sum| self.titles.get(&sum))?;
        let parent = self.above.iter().take(level).flatten().next_back();
        let unused: Vec<&'m str> = keys.iter().copied().filter(|key| !self.used.contains(key)).collect();
        let below = unused.iter().find(|key| parent.is_some_and(|parent| key.starts_with(parent.as_str())));
        let key = below.or(unused.first()).or(keys.first()).copied()?;
        self.used.insert(key);
        Some((key.to_owned(), Self::written(title, end, title.get(end..)?, false)))
    }

    /// The head of a task's line: an id that is not bold has to be known.
    fn head(&self, text: &'t str) -> Option<Head<'t>> {
        let is_known = |id: &str| self.sums.contains_key(id) || (self.knows)(id);
        Head::parse(text).filter(|head| head.is_bold || is_known(&head.id))
    }

    fn task(&mut self, index: usize, text: &'t str, in_code: bool) -> Option<TaskItem<'t>> {
        let head = self.head(text);
        let rest = head.as_ref().map(|head| head.rest).or(after_bullet(text)).filter(|_| !in_code);
        let paragraph = rest.map_or(Some(text), |rest| self.paragraph(index, rest))?;
        let mark = Mark::find(paragraph).filter(|mark| mark.key.chars().all(|c| c.is_ascii_digit()));
        let marked = mark.map(|mark| mark.key).filter(|key| !key.is_empty());
        let id = head.as_ref().map(|head| head.id.clone()).or(marked.map(Cow::Borrowed))?;
        let sum = self.sums.get(id.as_ref()).copied();
        if in_code && sum.is_none() && marked.is_none() {
            return None;
        }
        let state = match &head {
            _ if in_code => State::InCode,
            Some(head) => head.state(),
            None => State::NoBox,
        };
        let written = match mark {
            _ if in_code || head.is_none() => None,
            Some(mark) if !mark.unedited => None,
            Some(mark) => Self::written(paragraph, mark.text.len(), mark.after, true),
            None => beginning(paragraph, |found| (Some(found) == sum).then_some(()))
                .and_then(|(end, ())| Self::written(paragraph, end, paragraph.get(end..)?, false)),
        };
        Some(TaskItem { id, state, head, written, marked })
    }

    /// The text of an item from `rest` of its first line to the end of its paragraph.
    fn paragraph(&mut self, index: usize, rest: &'t str) -> Option<&'t str> {
        let first = self.lines.get(index)?;
        let start = self.starts.get(index)? + first.text.len() - rest.len();
        let continues = |line: &&Line<'t>| {
            let text = line.text.trim_start_matches([' ', '\t', '>']);
            !line.in_code
                && !text.is_empty()
                && !text.starts_with('#')
                && after_bullet(text).is_none()
                && self.head(text).is_none()
        };
        let more = self.lines.iter().skip(index + 1).take_while(continues).count();
        self.next = index + more + 1;
        let end = self.starts.get(index + more)? + self.lines.get(index + more)?.text.len();
        self.text.get(start..end)
    }

    /// The first `length` bytes of a text, which ftpb wrote; `after` follows, of which the last line counts.
    fn written(text: &'t str, length: usize, after: &'t str, is_marked: bool) -> Option<Written<'t>> {
        let own = text.get(..length).filter(|own| !own.is_empty())?;
        let through = text.get(..text.len() - after.len())?;
        let lines = split(through).count();
        let after = after.split(['\r', '\n']).next().unwrap_or_default();
        Some(Written { text: own, lines, after, is_marked })
    }

    /// A bold number in a list or in code is no task of its own if the task has a box elsewhere, and neither is a number
    /// behind a box if the task's own line has its id in bold.
    fn drop_mentions(&mut self) {
        let is_bold = |item: &TaskItem<'t>| item.head.as_ref().is_some_and(|head| head.is_bold);
        let mut boxed: HashMap<Cow<'t, str>, bool> = HashMap::new();
        for line in &self.lines {
            if let LineKind::Task(item) = &line.kind
                && item.is_boxed()
            {
                *boxed.entry(item.id.clone()).or_default() |= is_bold(item);
            }
        }
        for line in &mut self.lines {
            if let LineKind::Task(item) = &line.kind
                && let Some(has_bold) = boxed.get(&item.id)
                && (!item.is_boxed() || *has_bold && !is_bold(item))
            {
                line.kind = LineKind::Other;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_in_a_code_block_do_not_count() {
        let text = "- [ ] **3735** a\n```\n- [x] **3735** b\n- [ ] **3740** c\n```\n";
        assert_eq!(Checklist::parse(text).items().count(), 1);
    }

    #[test]
    fn a_mention_is_no_task_if_the_task_has_a_box() {
        let text = "- [x] **3735** a\n  - **3735** see there\n- **3740** b\n";
        let list = Checklist::parse(text);
        let items: Vec<_> =
            list.items().map(|(index, item)| (index, item.id.as_ref(), item.is_done())).collect();
        assert_eq!(items, [(0, "3735", true), (2, "3740", false)]);
    }

    #[test]
    fn a_number_behind_a_box_is_a_task_if_its_id_is_known() {
        let comment = "<!-- ftpb checklist lang=en\n3735:ff 3740:ff\n-->\n";
        let text = "- [x] *3735* a\n- [x] 3741 b\n- [ ] 250 seats\n- [ ] **3740** c\n- [x] 3740 seats\n\n";
        let text = format!("{text}{comment}");
        let list = Checklist::parse_knowing(&text, &|id| id == "3741");
        let items: Vec<_> = list.items().map(|(index, item)| (index, item.id.as_ref())).collect();
        assert_eq!(items, [(0, "3735"), (1, "3741"), (3, "3740")]);
        assert_eq!(Checklist::parse(&text).items().count(), 2);
    }

    #[test]
    fn lines_end_with_a_feed_or_a_return_or_both() {
        let text = "\r\na\rb\n\r\rc\r\r\n\nd\r";
        let lines: Vec<_> = split(text).collect();
        let expected = [
            ("", "\r\n"),
            ("a", "\r"),
            ("b", "\n"),
            ("", "\r"),
            ("", "\r"),
            ("c", "\r\r\n"),
            ("", "\n"),
            ("d", "\r"),
        ];
        assert_eq!(lines, expected);
        assert_eq!(lines.iter().flat_map(|(line, end)| [*line, *end]).collect::<String>(), text);
    }

    #[test]
    fn headings_of_one_title_are_told_apart_by_their_phase() {
        let text = "## Migrate\n### Talk\n## Enable\n### Talk\n";
        let sum = |text: &str| crate::checklist::mark::sum(text);
        let sums = [
            ("enable", sum("Enable")),
            ("enable-talk", sum("Talk")),
            ("migrate", sum("Migrate")),
            ("migrate-talk", sum("Talk")),
        ];
        let comment = crate::checklist::memory::comment(&crate::checklist::Scope::parse("lang=en"), sums);
        let text = format!("{text}{}\n", comment.join("\n"));
        let list = Checklist::parse(&text);
        let keys: Vec<&str> = list
            .lines
            .iter()
            .filter_map(
                |line| if let LineKind::Heading(key, _) = &line.kind { Some(key.as_str()) } else { None },
            )
            .collect();
        assert_eq!(keys, ["migrate", "migrate-talk", "enable", "enable-talk"]);
    }
}
