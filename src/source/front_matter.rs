//! Front matter: the block between two `---` lines at the beginning of a page.
//!
//! It is parsed as YAML, and line by line where it is invalid, so that a missing colon does not lose the ten keys
//! around it.

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
    /// Nothing closes the opening fence; read up to the first line that is not `key: value`.
    Unclosed(Span),
    /// A line that is neither `key: value` nor a comment.
    Line(Span),
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
        let opening = lines.iter().position(|(_, line)| !line.trim().is_empty());
        let Some((opening, (_, fence))) = opening.and_then(|at| lines.get(at).map(|line| (at, *line))) else {
            return Self { errors: vec![FrontMatterError::Missing], ..Self::default() };
        };
        if fence.trim_end() != "---" {
            return Self { errors: vec![FrontMatterError::Missing], ..Self::default() };
        }
        let inner = lines.get(opening + 1..).unwrap_or_default();
        let first = inner.iter().find(|(_, line)| !is_comment_or_blank(line));
        let keyed = first.is_some_and(|(_, line)| key_value(line).is_some());
        if !keyed && holds_content(inner) {
            // A rule above the page's text, not a fence.
            return Self { errors: vec![FrontMatterError::Missing], ..Self::default() };
        }
        match closing(inner) {
            Some(end) => Self::closed(text, inner, end),
            None => Self::unclosed(inner, lines.get(opening).copied().unwrap_or_default()),
        }
    }

    fn closed(text: &str, inner: &[(usize, &str)], end: usize) -> Self {
        let block = inner.get(..end).unwrap_or_default();
        let body = body(text, inner, end);
        let mut matter = Self { body, ..Self::default() };
        let needs_yaml = block.iter().any(|(_, line)| !is_plain(line));
        if needs_yaml {
            let start = block.first().map_or(0, |(start, _)| *start);
            let stop = inner.get(end).map_or(body, |(start, _)| *start);
            match yaml(text.get(start..stop).unwrap_or_default(), block) {
                Ok(fields) => return Self { fields, ..matter },
                Err(reason) => {
                    matter.errors.push(FrontMatterError::Yaml(reason, Span::new(start, stop.max(1) - 1)));
                }
            }
        }
        for line in block {
            matter.line(*line);
        }
        matter
    }

    fn unclosed(inner: &[(usize, &str)], opening: (usize, &str)) -> Self {
        let reads = |line: &str| {
            !line.trim().is_empty() && (line.starts_with("# required") || key_value(line).is_some())
        };
        let end = inner.iter().position(|(_, line)| !reads(line)).unwrap_or(inner.len());
        let mut matter = Self::default();
        matter.errors.push(FrontMatterError::Unclosed(span(opening)));
        for line in inner.get(..end).unwrap_or_default() {
            matter.line(*line);
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

fn lines(text: &str) -> Vec<(usize, &str)> {
    // Front matter is short. A page without it is recognised by its first line, and in one that never closes it,
    // only as many lines are read as front matter ever has.
    const MOST_LINES: usize = 500;
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

/// Whether a line can close front matter. Only `---` can open it.
fn is_fence(line: &str) -> bool {
    line.starts_with(['-', '.']) && matches!(line.trim_end(), "---" | "...")
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

/// Whether a heading or a table row comes before the closing fence, which then closes nothing.
fn holds_content(inner: &[(usize, &str)]) -> bool {
    let block = inner.iter().take_while(|(_, line)| !is_fence(line));
    let pipes = |line: &str| memchr::memchr_iter(b'|', line.as_bytes()).count();
    let mut lines = block.map(|(_, line)| line.trim_start());
    lines.any(|line| line.starts_with('|') || line.starts_with("##") || pipes(line) > 2)
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

fn yaml(block: &str, lines: &[(usize, &str)]) -> Result<Vec<FrontMatterField>, String> {
    if block.contains('*') && block.contains('&') {
        // Nested aliases turn a few bytes into gigabytes, and front matter needs none.
        return Err("anchors and aliases are not read".into());
    }
    let mapping: serde_yaml::Mapping = crate::source::yaml::read(block).map_err(|error| {
        let text = error.to_string();
        text.lines().next().unwrap_or_default().to_owned()
    })?;
    let place = |key: &str| lines.iter().find(|(_, line)| line.trim_start().starts_with(key)).copied();
    let fields = mapping.iter().map(|(key, value)| {
        let key = scalar(key);
        let span = place(&key).map_or_else(Span::default, span);
        FrontMatterField { value: scalar(value), key, span }
    });
    Ok(fields.collect())
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
mod tests {
    use super::*;

    fn fields(matter: &FrontMatter) -> Vec<(&str, &str)> {
        matter.fields.iter().map(|field| (field.key.as_str(), field.value.as_str())).collect()
    }

    #[test]
    fn fences_with_blanks_comments_and_plain_values_are_read() {
        let text = "---  \n# required metadata\ntitle: A - B  \nms.date: 5/03/2019\n---  \n# A\n";
        let matter = FrontMatter::read(text);
        assert_eq!(fields(&matter), [("title", "A - B"), ("ms.date", "5/03/2019")]);
        assert_eq!(matter.errors, []);
        assert_eq!(&text[matter.body..], "# A\n");
    }

    #[test]
    fn yaml_that_is_more_than_plain_is_yaml() {
        let matter = FrontMatter::read("---\ntitle: \"A: B\"\ntags: [x, y]\nnote: >\n  two\n  lines\n---\n");
        assert_eq!(fields(&matter), [("title", "A: B"), ("tags", "x, y"), ("note", "two lines")]);
    }

    #[test]
    fn a_line_without_colon_costs_only_itself() {
        let matter = FrontMatter::read("---\ntitle: A\nauthor Name\nmanager: m\n---\n");
        assert_eq!(fields(&matter), [("title", "A"), ("manager", "m")]);
        assert!(matches!(matter.errors[..], [FrontMatterError::Yaml(..), FrontMatterError::Line(_)]));
    }

    #[test]
    fn an_unclosed_fence_ends_with_the_first_line_that_is_no_key() {
        let text = "---\ntitle: A\n\n# Heading\n\ntext: here\n";
        let matter = FrontMatter::read(text);
        assert_eq!(fields(&matter), [("title", "A")]);
        assert_eq!(&text[matter.body..], "\n# Heading\n\ntext: here\n");
    }

    #[test]
    fn a_page_without_front_matter_says_so() {
        for text in ["", "# A\n", "----\n"] {
            assert_eq!(FrontMatter::read(text).errors, [FrontMatterError::Missing], "{text:?}");
        }
    }

    #[test]
    fn the_end_is_found_without_parsing() {
        for text in [
            "",
            "# A\n",
            "---\ntitle: A\n---\n# A\n",
            "---  \n# required metadata\ntitle: A\n---\n",
            "---\ntitle: A\n\n# Heading\n\ntext: here\n",
            "---\ntitle: A\n| x | y |\n---\n# A\n",
            "...\ntitle: A\n---\n# A\n",
            "\n---\ntitle: A\n---\n# A\n",
            "---\ntitle: A\nno key\n---",
        ] {
            assert_eq!(FrontMatter::end(text), FrontMatter::read(text).body, "{text:?}");
        }
    }

    #[test]
    fn aliases_are_refused() {
        let matter = FrontMatter::read("---\na: &x [1]\nb: [*x, *x]\n---\n");
        assert!(matches!(matter.errors.first(), Some(FrontMatterError::Yaml(..))));
    }
}
