//! Front matter: the block between two `---` lines at the beginning of a page.
//!
//! It is parsed as YAML, and line by line where it is invalid, so that a missing colon does not lose the ten keys
//! around it.

use std::collections::BTreeMap;

use crate::source::text::Span;

/// A key of the front matter with its value as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatterField {
    /// The key, for instance `ms.date`.
    pub key: String,
    /// The value; empty where the page gives none.
    pub value: String,
    /// The line of the key.
    pub span: Span,
}

/// An error in the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrontMatterError {
    /// The page has none.
    Missing,
    /// It begins below the first line, which makes it text.
    Late(Span),
    /// A line other than `---` is above it, or none: `--`, an em dash; its first line.
    Unopened(Span),
    /// It is written in another language than YAML: its name, and its first line.
    Foreign(&'static str, Span),
    /// A key that an earlier line has, too (YAML 1.2.2, 3.2.1.1: the keys of a mapping are unique).
    Repeated(String, Span),
    /// Nothing closes the opening fence; read up to the first line that is not `key: value`.
    Unclosed(Span),
    /// A line that is neither `key: value` nor a comment.
    Line(Span),
    /// An anchor with aliases, which are not read; the line of the anchor.
    Anchor(Span),
    /// Invalid YAML, with the parser's reason; read line by line.
    Yaml(String, Span),
}

/// The front matter of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Keys and values in the page's order.
    pub fields: Vec<FrontMatterField>,
    /// What is wrong in it.
    pub errors: Vec<FrontMatterError>,
    /// The byte at which the page's body begins.
    pub body: usize,
}

impl FrontMatter {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.key == key).map(|field| field.value.as_str())
    }

    /// The byte at which the body begins, without parsing the front matter.
    #[must_use]
    pub fn end(text: &str) -> usize {
        let lines = lines(text);
        let opens = lines.first().is_some_and(|(_, line)| line.trim_end() == "---");
        let inner = lines.get(1..).unwrap_or_default();
        match closing(inner).filter(|_| opens) {
            Some(end) => body(text, inner, end),
            None => Self::read(text).body,
        }
    }

    /// Reads the front matter at the beginning of a text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let lines = lines(text);
        let none = |error| Self { errors: vec![error], ..Self::default() };
        let opening = lines.iter().position(|(_, line)| !line.trim().is_empty());
        let Some((opening, fence)) = opening.and_then(|at| lines.get(at).map(|line| (at, *line))) else {
            return none(FrontMatterError::Missing);
        };
        if let Some((name, body)) = foreign(text) {
            return Self { body, ..none(FrontMatterError::Foreign(name, span(fence))) };
        }
        if fence.1.trim_end() != "---" {
            return if opening == 0 { Self::unopened(text) } else { None }
                .unwrap_or_else(|| none(FrontMatterError::Missing));
        }
        let inner = lines.get(opening + 1..).unwrap_or_default();
        let first = inner.iter().find(|(_, line)| !is_comment_or_blank(line));
        let keyed = first.is_some_and(|(_, line)| key_value(line).is_some());
        if !keyed && holds_content(inner) {
            // A rule above the page's text, not a fence.
            return none(FrontMatterError::Missing);
        }
        match closing(inner) {
            Some(_) if opening > 0 => none(FrontMatterError::Late(span(fence))),
            Some(end) => Self::closed(text, inner, end),
            None => Self::unclosed(inner, fence),
        }
    }

    fn closed(text: &str, inner: &[(usize, &str)], end: usize) -> Self {
        let mut matter = Self { body: body(text, inner, end), ..Self::default() };
        let block = matter.without_repeated(inner.get(..end).unwrap_or_default());
        let needs_yaml = block.iter().any(|(_, line)| !is_plain(line));
        let anchor = block.iter().find(|(_, line)| needs_yaml && has_anchor(line));
        let has_alias = || block.iter().any(|(_, line)| line.contains('*'));
        if let Some(anchor) = anchor.filter(|_| has_alias()) {
            // Nested aliases turn a few bytes into gigabytes, and front matter needs none.
            matter.errors.push(FrontMatterError::Anchor(span(*anchor)));
        } else if needs_yaml {
            let start = inner.first().map_or(0, |(start, _)| *start);
            let stop = inner.get(end).map_or(matter.body, |(start, _)| *start);
            match yaml(&block) {
                Ok(fields) => return Self { fields, ..matter },
                Err(reason) => {
                    matter.errors.push(FrontMatterError::Yaml(reason, Span::new(start, stop.max(1) - 1)));
                }
            }
        }
        for line in block {
            matter.line(line);
        }
        matter
    }

    /// The lines without those of keys that an earlier line has, which are reported.
    fn without_repeated<'a>(&mut self, block: &[(usize, &'a str)]) -> Vec<(usize, &'a str)> {
        let mut keys = Vec::new();
        let mut kept = Vec::with_capacity(block.len());
        let mut is_repeated = false;
        for line in block {
            if let Some(key) = top_key(line.1) {
                is_repeated = keys.contains(&key);
                keys.push(key);
                if is_repeated {
                    self.errors.push(FrontMatterError::Repeated(key.to_owned(), span(*line)));
                }
            }
            if !is_repeated {
                kept.push(*line);
            }
        }
        kept
    }

    /// Front matter below a line that is meant to open it, or below none: keys and comments alone, up to a fence.
    fn unopened(text: &str) -> Option<Self> {
        let mut start = 0;
        let lines = text.split_inclusive('\n').take(MOST_LINES).map(|line| {
            start += line.len();
            (start - line.len(), line.trim_end())
        });
        let mut lines = lines.peekable();
        let opening = *lines.peek()?;
        if is_like_fence(opening.1) {
            lines.next();
        }
        let mut matter = Self { errors: vec![FrontMatterError::Unopened(span(opening))], ..Self::default() };
        for line in lines {
            if is_fence(line.1) {
                let rest = text.get(line.0..)?;
                matter.body = line.0 + rest.find('\n').map_or(rest.len(), |end| end + 1);
                let has_usual_key =
                    matter.fields.iter().any(|field| field.key == "title" || field.key.contains('.'));
                return (matter.fields.len() > 1 && has_usual_key).then_some(matter);
            }
            if !is_comment_or_blank(line.1) && key_value(line.1).is_none() {
                return None;
            }
            matter.line(line);
        }
        None
    }

    fn unclosed(inner: &[(usize, &str)], opening: (usize, &str)) -> Self {
        let reads = |line: &str| {
            !line.trim().is_empty() && (line.starts_with("# required") || key_value(line).is_some())
        };
        let end = inner.iter().position(|(_, line)| !reads(line)).unwrap_or(inner.len());
        let mut matter = Self::default();
        matter.errors.push(FrontMatterError::Unclosed(span(opening)));
        for line in matter.without_repeated(inner.get(..end).unwrap_or_default()) {
            matter.line(line);
        }
        let last = inner.get(end).or_else(|| inner.last());
        matter.body = last.map_or(opening.0 + opening.1.len(), |(start, _)| *start);
        matter
    }

    fn line(&mut self, line: (usize, &str)) {
        match key_value(line.1) {
            Some((key, value)) => {
                self.fields.push(FrontMatterField {
                    key: key.to_owned(),
                    value: value.to_owned(),
                    span: span(line),
                });
            }
            None if is_comment_or_blank(line.1) => {}
            None => self.errors.push(FrontMatterError::Line(span(line))),
        }
    }
}

/// More lines than front matter ever has.
const MOST_LINES: usize = 500;

fn lines(text: &str) -> Vec<(usize, &str)> {
    // Front matter is short. A page without it is recognised by its first line, and in one that never closes it,
    // only as many lines are read as front matter ever has.
    const USUAL_LINES: usize = 24;
    let mut lines = Vec::with_capacity(USUAL_LINES);
    let (mut start, mut fences) = (0, 0);
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    for end in ends.take(MOST_LINES) {
        let line = text.get(start..end).unwrap_or_default();
        lines.push((start, line));
        start = end + 1;
        let is_fence = is_fence(line);
        // After the second fence, only the start of the next line matters.
        if fences == 2 || (fences == 0 && !is_fence && !line.trim().is_empty()) {
            break;
        }
        fences += usize::from(is_fence);
    }
    lines
}

/// The name of another language than YAML that the front matter is written in, and the byte after it.
fn foreign(text: &str) -> Option<(&'static str, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let (name, close) = match first.trim_end() {
        "+++" => ("TOML", "+++"),
        "---toml" => ("TOML", "---"),
        "{" => ("JSON", "}"),
        "---json" => ("JSON", "---"),
        _ => return None,
    };
    let mut end = first.len();
    for line in lines.take(MOST_LINES) {
        end += line.len();
        if line.trim_end() == close {
            return Some((name, end));
        }
    }
    None
}

/// The key that a line of the outermost mapping begins with, without quotation marks.
fn top_key(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':').filter(|_| !line.starts_with([' ', '\t', '#', '-', '?']))?;
    let is_key = value.trim_end().is_empty() || value.starts_with([' ', '\t']);
    is_key.then(|| key.trim_end().trim_matches(['"', '\'']))
}

/// Whether a line can close front matter. Only `---` can open it.
fn is_fence(line: &str) -> bool {
    line.starts_with(['-', '.']) && matches!(line.trim_end(), "---" | "...")
}

/// Whether a line looks like an opening fence but is not one.
fn is_like_fence(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= 10
        && line.chars().all(|c| matches!(c, '-' | '‐' | '–' | '—' | '−' | '*' | '_' | '=' | '\\'))
}

/// The index of the closing fence among the lines below the opening one; none where content comes before it.
fn closing(inner: &[(usize, &str)]) -> Option<usize> {
    let end = inner.iter().position(|(_, line)| is_fence(line))?;
    (!holds_content(inner)).then_some(end)
}

/// The byte after the closing fence.
fn body(text: &str, inner: &[(usize, &str)], end: usize) -> usize {
    inner.get(end + 1).map_or(text.len(), |(start, _)| *start)
}

fn span((start, line): (usize, &str)) -> Span {
    Span::new(start, start + line.trim_end().len())
}

fn is_comment_or_blank(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

/// Whether a heading or a table row comes before the closing fence, which then closes nothing. What looks like a heading is a
/// comment where nothing but keys and their values follow.
fn holds_content(inner: &[(usize, &str)]) -> bool {
    let pipes = |line: &str| memchr::memchr_iter(b'|', line.as_bytes()).count();
    let (mut is_below_heading, mut has_key) = (false, false);
    for (_, line) in inner.iter().take_while(|(_, line)| !is_fence(line)) {
        let own = line.trim_start();
        if own.starts_with('#') {
            is_below_heading |= own.starts_with("##") || pipes(own) > 2;
        } else if own.starts_with('|') || pipes(own) > 2 || is_below_heading && !may_be_of_key(line) {
            return true;
        }
        has_key |= key_value(line).is_some();
    }
    is_below_heading && !has_key
}

/// Whether a line may be a key, or belong to the value of one. Sentences begin with a capital: `Note: Save first.`
fn may_be_of_key(line: &str) -> bool {
    line.trim().is_empty()
        || line.starts_with([' ', '\t', '"', '\''])
        || line.starts_with("- ")
        || key_value(line).is_some_and(|(key, _)| !key.starts_with(char::is_uppercase))
}

fn key_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let named = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
    (named && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| (key, value.trim()))
}

/// Whether a line means the same to YAML as to [`key_value`]: a plain scalar, without comment or nesting.
fn is_plain(line: &str) -> bool {
    let special = ['"', '\'', '[', '{', '|', '>', '&', '*', '!', '%', '@', '`', '?', '-'];
    let parts = |(a, b): (u8, u8)| matches!((a, b), (b' ', b'#') | (b':', b' '));
    let plain =
        |value: &str| !value.starts_with(special) && !value.bytes().zip(value.bytes().skip(1)).any(parts);
    is_comment_or_blank(line) || key_value(line).is_some_and(|(_, value)| plain(value))
}

/// Whether a line has an anchor (YAML 1.2.2, 6.9.2): `&` where a value begins, perhaps behind a tag.
fn has_anchor(line: &str) -> bool {
    line.match_indices('&').any(|(at, _)| {
        let (before, after) = line.split_at_checked(at).unwrap_or_default();
        let bare = before.trim_end();
        let last = bare.rsplit([' ', '\t']).next().unwrap_or_default();
        let begins =
            bare.is_empty() || bare.ends_with([':', '-', '?', '[', '{', ',']) || last.starts_with('!');
        begins && !after.starts_with("& ") && after.len() > 1
    })
}

fn yaml(lines: &[(usize, &str)]) -> Result<Vec<FrontMatterField>, String> {
    let block = joined(lines);
    let mapping: serde_yaml::Mapping = crate::source::yaml::read(&block).map_err(|error| {
        let text = error.to_string();
        text.lines().next().unwrap_or_default().to_owned()
    })?;
    let fields = mapping.iter().map(|(key, value)| {
        let key = scalar(key);
        let at = lines.iter().position(|(_, line)| top_key(line) == Some(key.as_str()));
        let own = at.and_then(|at| lines.get(at..)).unwrap_or_default();
        let span = own.first().copied().map_or_else(Span::default, span);
        let value = as_written(&key, value, own).unwrap_or_else(|| scalar(value));
        FrontMatterField { key, value, span }
    });
    Ok(fields.collect())
}

fn joined(lines: &[(usize, &str)]) -> String {
    lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n")
}

/// A value that YAML takes for a number or a list, with its words as they are written: `017` is not 15.
fn as_written(key: &str, value: &serde_yaml::Value, lines: &[(usize, &str)]) -> Option<String> {
    use serde_yaml::Value;
    if !matches!(value, Value::Bool(_) | Value::Number(_) | Value::Sequence(_)) {
        return None;
    }
    let after = lines.iter().skip(1).position(|(_, line)| top_key(line).is_some());
    let own = joined(lines.get(..after.map_or(lines.len(), |after| after + 1))?);
    if let Ok(value) = crate::source::yaml::read::<BTreeMap<String, String>>(&own) {
        return of_key(key, value).map(|value| value.trim().to_owned());
    }
    let list = crate::source::yaml::read::<BTreeMap<String, Vec<String>>>(&own).ok()?;
    of_key(key, list).map(|items| items.join(", "))
}

/// The value of a key. Its lines may have another one, such as `-`, with which no key of front matter begins, or the same
/// with blanks.
fn of_key<T>(key: &str, mut mapping: BTreeMap<String, T>) -> Option<T> {
    let own = mapping.remove(key);
    own.or_else(|| mapping.into_iter().find(|(own, _)| own.trim() == key).map(|(_, value)| value))
}

fn scalar(value: &serde_yaml::Value) -> String {
    match value {
        serde_yaml::Value::Null => String::new(),
        serde_yaml::Value::String(text) => text.trim().to_owned(),
        serde_yaml::Value::Sequence(items) => items.iter().map(scalar).collect::<Vec<_>>().join(", "),
        other => serde_yaml::to_string(other).map(|text| text.trim().to_owned()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests;
