//! Labels: `Primary Role: **SME**`, one a line, or several on one, or wrapped over two.

use std::rc::Rc;

use crate::source::lexicon::Group;
use crate::source::markdown::lines::Line;
use crate::source::markdown::{inline, list};
use crate::source::{Key, Span};

use crate::playbook::model::Label;
use crate::playbook::reader::Reader;
use crate::playbook::reader::table::MOST_SHARED;
use crate::playbook::reader::words::Keys;
use crate::playbook::reading_rules;

/// A label whose emphasis was opened and not closed on its line, or whose value goes on after a slash.
pub(super) struct Open {
    label: Key,
    /// What stands on the label's own line.
    first: Span,
    /// What stands there and on the lines that may belong to it.
    value: Span,
    line: u32,
    lines: u8,
}

/// What a label's value says.
pub(super) struct Said {
    words: String,
    keys: Keys,
    closes_badly: bool,
}

/// The longest line, in bytes, that is the rest of a value; a longer one is a sentence.
const LONGEST_REST: usize = 160;
/// How many lines a value can go on over.
const MOST_LINES: u8 = 3;

/// The longest name of a label, in bytes; what stands before a colon further on is a sentence.
const LONGEST_NAME: usize = 80;

impl Reader<'_> {
    /// Reads the labels of a line. Whether there was one.
    pub(super) fn labels(&mut self, line: &Line<'_>) -> bool {
        let found = self.find_labels(line.content);
        if found.len() > 1 {
            self.find(&reading_rules::JOINED_LABELS, line.content, "several labels stand on one line");
        }
        let last = found.len().saturating_sub(1);
        let any = !found.is_empty();
        for (index, (label, value)) in found.into_iter().enumerate() {
            if index == last && is_open(self.slice(value)) {
                self.label = Some(Open { label, first: value, value, line: line.number, lines: 1 });
            } else {
                self.label(label, value, line.number);
            }
        }
        any
    }

    /// Takes a line as the rest of a label's value. Whether it was.
    pub(super) fn continue_label(&mut self, line: &Line<'_>) -> bool {
        let Some(open) = self.label.take() else { return false };
        let whole = Span { start: open.value.start, end: line.content.end };
        let other = line.text.starts_with(['|', '#', '>']) || line.text.len() > LONGEST_REST;
        if other || open.lines > MOST_LINES || !self.find_labels(line.content).is_empty() {
            self.label = Some(open);
            self.end_label();
            return false;
        }
        if is_open(self.slice(whole)) {
            self.label = Some(Open { value: whole, lines: open.lines + 1, ..open });
            return true;
        }
        self.find(&reading_rules::WRAPPED_LABEL, whole, "the label's value goes on in the next line");
        self.label(open.label, whole, open.line);
        true
    }

    /// Closes a label whose value did not close: what stands on its own line is its value.
    pub(super) fn end_label(&mut self) {
        if let Some(open) = self.label.take() {
            self.label(open.label, open.first, open.line);
        }
    }

    /// The labels of a line with the places of their values.
    fn find_labels(&self, content: Span) -> Vec<(Key, Span)> {
        let line = self.slice(content);
        // 0xEF begins the colon of East Asian width.
        if memchr::memchr2(b':', 0xEF, line.as_bytes()).is_none() {
            return self.dashed_label(content).into_iter().collect();
        }
        let mut found: Vec<(Key, Span, usize)> = Vec::new();
        // 0xEF begins the wide one.
        for (at, colon) in places(line, [b':', 0xEF], &[':', '：']) {
            let from = found.last().map_or(0, |(_, value, _)| value.start as usize - content.start as usize);
            let before = line.get(from..at).unwrap_or_default();
            if found.is_empty() && before.len() > LONGEST_NAME {
                break;
            }
            let Some((label, name)) = self.label_name(before, found.is_empty()) else { continue };
            let name_at = content.start as usize + from + name;
            if let Some((_, value, _)) = found.last_mut() {
                value.end = u32::try_from(name_at).unwrap_or(value.end);
            }
            let start = content.start as usize + at + colon.len_utf8();
            found.push((label, Span::new(start, content.end as usize), name_at));
        }
        if found.is_empty() {
            return self.dashed_label(content).into_iter().collect();
        }
        let last = found.len() - 1;
        let mut start = content.start;
        let mut labels = Vec::with_capacity(found.len());
        for (index, (label, value, name)) in found.into_iter().enumerate() {
            let name = Span { start: start.max(u32::try_from(name).unwrap_or(start)), end: value.start };
            start = value.end;
            labels.push((label, self.without_strays(name, value, index < last)));
        }
        labels
    }

    /// `Primary Role – **SME**`: a dash between a label and its value.
    fn dashed_label(&self, content: Span) -> Option<(Key, Span)> {
        let line = self.slice(content);
        // 0xE2 begins the longer ones.
        let (at, dash) = places(line, [b'-', 0xE2], &['-', '–', '—']).find(|(at, _)| *at > 0)?;
        let name = line
            .get(..at)
            .filter(|name| name.ends_with(char::is_whitespace) && name.len() <= LONGEST_NAME)?;
        let value =
            line.get(at + dash.len_utf8()..).filter(|value| value.starts_with(char::is_whitespace))?;
        let label = self.vocabulary.key(Group::Labels, without_item(name))?;
        (!value.trim().is_empty())
            .then(|| (label, Span::new(content.end as usize - value.len(), content.end as usize)))
    }

    /// A value without the asterisks that close its label's own emphasis or open the next label's.
    fn without_strays(&self, name: Span, mut value: Span, followed: bool) -> Span {
        let odd = |span: Span| is_emphasis_open(self.slice(span));
        if odd(name) {
            let text = self.slice(value);
            if let Some(rest) = text.trim_start().strip_prefix("**") {
                value.start = value.end - u32::try_from(rest.len()).unwrap_or_default();
            }
        }
        let closing =
            if followed && odd(value) { self.slice(value).trim_end().strip_suffix("**") } else { None };
        if let Some(rest) = closing {
            value.end = value.start + u32::try_from(rest.len()).unwrap_or_default();
        }
        value
    }

    /// The label that a text before a colon ends with, and where its name begins: for the first label
    /// of a line the whole text, for a further one its last words.
    fn label_name(&self, before: &str, first: bool) -> Option<(Key, usize)> {
        if first {
            return self.vocabulary.key(Group::Labels, without_item(before)).map(|key| (key, 0));
        }
        // What stands further ahead than a name is long is the value of the label before.
        let near = before.char_indices().rev().take_while(|(at, _)| before.len() - at <= 2 * LONGEST_NAME);
        let starts = near.filter(|(at, c)| *at == 0 || c.is_whitespace() || matches!(c, '*' | '_'));
        let few: Vec<usize> = starts.map(|(at, _)| at).take(8).collect();
        few.into_iter().rev().find_map(|at| {
            let name = before.get(at..)?;
            let key = self.vocabulary.key(Group::Labels, name)?;
            // Asterisks before a blank close the value before; they are no section of this label's name.
            let closing = name.trim_start_matches('*');
            let own = if closing.starts_with(char::is_whitespace) { name.len() - closing.len() } else { 0 };
            Some((key, at + own))
        })
    }

    pub(super) fn label(&mut self, label: Key, value: Span, line: u32) {
        let said = self.said(&label, value);
        let Said { words, keys: Keys { keys, unknown }, closes_badly } = &*said;
        if *closes_badly {
            self.find(
                &reading_rules::UNCLOSED_EMPHASIS,
                value,
                format!("the emphasis of `{words}` does not close"),
            );
        }
        let rule = match label.as_str() {
            "applies-to" => &reading_rules::UNKNOWN_SERVICE,
            "motions" => &reading_rules::UNKNOWN_MOTION,
            "phase" => &reading_rules::UNKNOWN_PHASE,
            _ => &reading_rules::UNKNOWN_ROLE,
        };
        for word in unknown {
            let lang = self.vocabulary.lang;
            self.find(rule, value, format!("`{word}` is in no `{lang}` word list"));
        }
        let label = Label { label, keys: keys.clone(), words: words.clone(), line, span: value };
        match self.owner {
            Some(section) => self.draft.below.push((section, label)),
            None => self.draft.labels.push(label),
        }
    }

    /// What a value says. The activities of a page say few different things.
    fn said(&mut self, label: &Key, value: Span) -> Rc<Said> {
        let group = match label.as_str() {
            "primary-role" | "secondary-role" => Some(Group::Roles),
            "applies-to" => Some(Group::Services),
            "motions" => Some(Group::Motions),
            "phase" => Some(Group::Phases),
            _ => None,
        };
        let written = self.slice(value);
        if let Some(known) = self.values.get(&(group, written)) {
            return Rc::clone(known);
        }
        let words = inline::plain(written).trim_matches(['*', '|', ' ']).to_owned();
        let keys = group.map(|group| self.vocabulary.keys(group, &words)).unwrap_or_default();
        let closes_badly = !words.is_empty() && closes_badly(written);
        let said = Rc::new(Said { words, keys, closes_badly });
        if self.values.len() < MOST_SHARED {
            self.values.insert((group, written), Rc::clone(&said));
        }
        said
    }
}

/// Where one of these characters stands in a line, found by the bytes that they begin with.
fn places<'l>(
    line: &'l str,
    [one, other]: [u8; 2],
    wanted: &'l [char],
) -> impl Iterator<Item = (usize, char)> {
    memchr::memchr2_iter(one, other, line.as_bytes())
        .filter_map(|at| Some((at, line.get(at..)?.chars().next()?)))
        .filter(|(_, c)| wanted.contains(c))
}

/// A label's name without the marker of a list item before it.
fn without_item(name: &str) -> &str {
    let trimmed = name.trim_start();
    list::item(trimmed).unwrap_or(trimmed)
}

/// Whether an odd number of double asterisks stands in a text.
fn is_emphasis_open(text: &str) -> bool {
    let runs = text.as_bytes().chunk_by(|a, b| a == b).filter(|run| run.starts_with(b"*"));
    runs.map(|run| run.len() / 2).sum::<usize>() % 2 == 1
}

/// Whether a value goes on: its emphasis is open, or it ends with a slash.
fn is_open(value: &str) -> bool {
    is_emphasis_open(value) || value.trim_end().ends_with('/')
}

/// `**OneDrive for Business **`: asterisks that `CommonMark` (0.31 §6.2) does not take for emphasis.
fn closes_badly(value: &str) -> bool {
    let value = value.trim();
    let inner = value.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inner.is_some_and(|inner| inner.starts_with(char::is_whitespace) || inner.ends_with(char::is_whitespace))
        || is_emphasis_open(value)
}
