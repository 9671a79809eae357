//! Labels: `Primary Role: **SME**`, one on a line, several on a line, or one over several lines.

use std::rc::Rc;

use crate::source::lexicon::Group;
use crate::source::markdown::html::without_tags;
use crate::source::markdown::lines::Line;
use crate::source::markdown::{inline, list};
use crate::source::text::positions;
use crate::source::{Key, Span};

use crate::playbook::model::Label;
use crate::playbook::reader::Reader;
use crate::playbook::reader::table::CACHE_SIZE;
use crate::playbook::reader::vocabulary::Keys;
use crate::playbook::reading_rules;

/// A label whose value may continue on the next line: its emphasis is open, or it ends with a slash.
pub(super) struct OpenLabel {
    pub(super) label: Key,
    /// The value on the label's own line.
    first: Span,
    /// The value with the lines that may continue it.
    value: Span,
    pub(super) line: u32,
    lines: u8,
}

impl OpenLabel {
    /// A label without a value, which may stand below it.
    pub(super) fn waiting(label: Key, value: Span, line: u32) -> Self {
        Self { label, first: value, value, line, lines: 0 }
    }

    /// Whether the value may stand below the label.
    pub(super) fn is_waiting(&self) -> bool {
        self.lines == 0
    }
}

/// A label's value.
pub(super) struct LabelValue {
    words: String,
    keys: Keys,
}

/// The longest line, in bytes, that continues a value; a longer one is a sentence.
pub(super) const LONGEST_REST: usize = 160;
/// How many lines can continue a value.
const MOST_LINES: u8 = 3;

/// The longest name of a label, in bytes; a longer text before a colon is a sentence.
const LONGEST_NAME: usize = 80;

impl Reader<'_> {
    /// Reads the labels of a line. Returns whether there was one.
    pub(super) fn labels(&mut self, line: &Line<'_>) -> bool {
        let mut found = self.find_labels(line.content);
        if found.is_empty() {
            found.extend(self.odd_label(line));
        }
        if let Some((first, _)) = found.first() {
            self.begin_labels(line, first);
        }
        if found.iter().rev().skip(1).any(|(_, value)| !self.is_at_line_break(*value)) {
            self.report(&reading_rules::JOINED_LABELS, line.content, "several labels are on one line");
        }
        let last = found.len().saturating_sub(1);
        let any = !found.is_empty();
        for (index, (label, value)) in found.into_iter().enumerate() {
            if index == last && is_blank(self.slice(value)) {
                self.end_label();
                self.label = Some(OpenLabel::waiting(label, value, line.number));
            } else if index == last && is_open(self.slice(value)) {
                self.label = Some(OpenLabel { label, first: value, value, line: line.number, lines: 1 });
            } else {
                self.label(label, value, line.number);
            }
        }
        any
    }

    /// Reads a line as the rest of a label's value. Returns whether it was.
    pub(super) fn continue_label(&mut self, line: &Line<'_>) -> bool {
        let Some(open) = self.label.take() else { return false };
        if open.is_waiting() {
            return self.value_below(open, line);
        }
        let whole = Span { start: open.value.start, end: line.content.end };
        let other = line.text.starts_with(['|', '#', '>']) || line.text.len() > LONGEST_REST;
        if other || open.lines > MOST_LINES || !self.find_labels(line.content).is_empty() {
            self.label = Some(open);
            self.end_label();
            return false;
        }
        if is_open(self.slice(whole)) {
            self.label = Some(OpenLabel { value: whole, lines: open.lines + 1, ..open });
            return true;
        }
        self.report(&reading_rules::WRAPPED_LABEL, whole, "the label's value continues on the next line");
        self.label(open.label, whole, open.line);
        true
    }

    /// Ends a label whose emphasis is still open: its value is what is on its own line.
    pub(super) fn end_label(&mut self) {
        if let Some(open) = self.label.take() {
            self.label(open.label, open.first, open.line);
        }
    }

    /// The labels of a line, each with the span of its value.
    pub(super) fn find_labels(&self, content: Span) -> Vec<(Key, Span)> {
        let line = self.slice(content);
        // 0xEF begins the full-width colon.
        if memchr::memchr2(b':', 0xEF, line.as_bytes()).is_none() {
            return self.dashed_label(content).into_iter().collect();
        }
        let mut found: Vec<(Key, Span, usize)> = Vec::new();
        for (at, colon) in positions(line, [b':', 0xEF], &[':', '：']) {
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
            let value = self.without_stray_asterisks(name, value, index < last);
            labels.push((label, self.without_line_break(value)));
        }
        labels
    }

    /// `Primary Role – **SME**`: a label with a dash instead of a colon.
    fn dashed_label(&self, content: Span) -> Option<(Key, Span)> {
        let line = self.slice(content);
        // 0xE2 begins the en and em dashes.
        let (at, dash) = positions(line, [b'-', 0xE2], &['-', '–', '—']).find(|(at, _)| *at > 0)?;
        let name = line
            .get(..at)
            .filter(|name| name.ends_with(char::is_whitespace) && name.len() <= LONGEST_NAME)?;
        let value =
            line.get(at + dash.len_utf8()..).filter(|value| value.starts_with(char::is_whitespace))?;
        let label = self.vocabulary.key(Group::Labels, without_item(name))?;
        (!value.trim().is_empty())
            .then(|| (label, Span::new(content.end as usize - value.len(), content.end as usize)))
    }

    /// A value without the asterisks that close the emphasis of its label or open that of the next one.
    fn without_stray_asterisks(&self, name: Span, mut value: Span, followed: bool) -> Span {
        let is_open = |span: Span| is_emphasis_open(self.slice(span));
        if is_open(name) {
            let text = self.slice(value);
            if let Some(rest) = text.trim_start().strip_prefix("**") {
                value.start = value.end - u32::try_from(rest.len()).unwrap_or_default();
            }
        }
        let closing =
            if followed && is_open(value) { self.slice(value).trim_end().strip_suffix("**") } else { None };
        if let Some(rest) = closing {
            value.end = value.start + u32::try_from(rest.len()).unwrap_or_default();
        }
        value
    }

    /// A value without the line break that it ends with: `<br>`, or a backslash (`CommonMark` 0.31 §6.7).
    pub(super) fn without_line_break(&self, value: Span) -> Span {
        let mut rest = self.slice(value).trim_end();
        while let Some(before) = before_line_break(rest) {
            rest = before.trim_end();
        }
        Span::new(value.start as usize, value.start as usize + rest.len())
    }

    /// Whether a line break follows a value.
    fn is_at_line_break(&self, value: Span) -> bool {
        let rest = self.text.get(value.end as usize..).unwrap_or_default().trim_start_matches(['*', ' ']);
        rest.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br"))
    }

    /// The label that a text before a colon names, and where its name begins: the whole text for the first label of a
    /// line, the last words for a further one.
    fn label_name(&self, before: &str, first: bool) -> Option<(Key, usize)> {
        if first {
            return self.vocabulary.key(Group::Labels, without_item(before)).map(|key| (key, 0));
        }
        // Text further away than a name is long belongs to the value of the label before.
        let near = before.char_indices().rev().take_while(|(at, _)| before.len() - at <= 2 * LONGEST_NAME);
        // In Chinese and Japanese no blank stands between words, and anywhere one can be lost.
        let is_glued = |c: char| c >= '\u{2E80}' || c.is_uppercase();
        let starts = near
            .filter(|(at, c)| *at == 0 || c.is_whitespace() || matches!(c, '*' | '_' | '>') || is_glued(*c));
        let nearest: Vec<usize> = starts.map(|(at, _)| at).take(16).collect();
        nearest.into_iter().rev().find_map(|at| {
            let written = before.get(at..)?;
            let name = written.trim_start_matches('>');
            let at = at + written.len() - name.len();
            let key = self.vocabulary.key(Group::Labels, name)?;
            // Asterisks before a blank close the value before and do not belong to this name.
            let closing = name.trim_start_matches('*');
            let own = if closing.starts_with(char::is_whitespace) { name.len() - closing.len() } else { 0 };
            Some((key, at + own))
        })
    }

    pub(super) fn label(&mut self, label: Key, value: Span, line: u32) {
        let read = self.label_value(&label, value);
        let LabelValue { words, keys: Keys { keys, unknown } } = &*read;
        let rule = match label.as_str() {
            "applies-to" => &reading_rules::UNKNOWN_SERVICE,
            "motions" => &reading_rules::UNKNOWN_MOTION,
            "phase" => &reading_rules::UNKNOWN_PHASE,
            _ => &reading_rules::UNKNOWN_ROLE,
        };
        for word in unknown {
            let lang = self.vocabulary.lang;
            self.report(rule, value, format!("`{word}` is not in the `{lang}` word list"));
        }
        let label = Label { label, keys: keys.clone(), words: words.clone(), line, span: value };
        match self.owner {
            Some(section) => self.draft.below.push((section, label)),
            None => self.draft.labels.push(label),
        }
    }

    /// Reads a value. Cached, since the activities of a page have few different values.
    fn label_value(&mut self, label: &Key, value: Span) -> Rc<LabelValue> {
        let group = group_of(label);
        let written = self.slice(value);
        if let Some(known) = self.caches.values.get(&(group, written)) {
            return Rc::clone(known);
        }
        let words = inline::plain(&inline::unstruck(written)).trim_matches(['*', '|', ' ']).to_owned();
        let keys = group.map(|group| self.vocabulary.keys(group, &words)).unwrap_or_default();
        let read = Rc::new(LabelValue { words, keys });
        if self.caches.values.len() < CACHE_SIZE {
            self.caches.values.insert((group, written), Rc::clone(&read));
        }
        read
    }
}

/// The group of the keys in a label's value.
pub(super) fn group_of(label: &Key) -> Option<Group> {
    match label.as_str() {
        "primary-role" | "secondary-role" => Some(Group::Roles),
        "applies-to" => Some(Group::Services),
        "motions" => Some(Group::Motions),
        "phase" => Some(Group::Phases),
        _ => None,
    }
}

/// Whether a value has nothing but the ends of emphasis and tags.
fn is_blank(value: &str) -> bool {
    !is_emphasis_open(value)
        && without_tags(value).chars().all(|c| c.is_whitespace() || matches!(c, '*' | '_'))
}

/// The text before the line break that it ends with.
fn before_line_break(text: &str) -> Option<&str> {
    let inner = || text.strip_suffix('>').map(|tag| tag.trim_end_matches(['/', ' ']));
    let tag = || inner().filter(|tag| tag.to_ascii_lowercase().ends_with("<br"));
    text.strip_suffix('\\').or_else(|| tag().and_then(|tag| tag.get(..tag.len() - "<br".len())))
}

/// A label's name without the marker of a list item or the tags before it.
pub(super) fn without_item(name: &str) -> &str {
    let trimmed = name.trim_start();
    let name = list::item(trimmed).unwrap_or(trimmed);
    if name.starts_with('<') { without_tags(name) } else { name }
}

/// Whether a text has an odd number of double asterisks.
fn is_emphasis_open(text: &str) -> bool {
    let runs = text.as_bytes().chunk_by(|a, b| a == b).filter(|run| run.starts_with(b"*"));
    runs.map(|run| run.len() / 2).sum::<usize>() % 2 == 1
}

/// Whether a value continues: its emphasis is open, or it ends with a slash.
fn is_open(value: &str) -> bool {
    is_emphasis_open(value) || value.trim_end().ends_with('/')
}
