//! Blocks of code and HTML that something has to close (`CommonMark` 0.31 §4.5 and §4.6).

use crate::source::text::Span;

/// The beginnings of HTML blocks that only their end closes, each with its end.
const HTML: [(&str, &str); 8] = [
    ("<!--", "-->"),
    ("<![CDATA[", "]]>"),
    ("<?", "?>"),
    ("<pre", "</pre>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("<textarea", "</textarea>"),
    ("<!", ">"),
];

/// The sign of the fence of code that a line begins with, how often it stands there, and the text behind it.
///
/// Behind backticks there is no further backtick (`CommonMark` 0.31 §4.5).
#[must_use]
pub fn fence(line: &str) -> Option<(char, usize, &str)> {
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = line.trim_start_matches(sign);
    let length = line.len() - info.len();
    (length >= 3 && !(sign == '`' && info.contains('`'))).then_some((sign, length, info))
}

/// What closes the HTML block that a text begins with; `None` for one that ends with a blank line.
#[must_use]
pub fn html_end(text: &str) -> Option<&'static str> {
    entry(text).map(|(_, end)| *end)
}

/// The beginning of the HTML block that a text begins with, such as `<!--` or `<pre`.
#[must_use]
pub fn opening_of(text: &str) -> &'static str {
    entry(text).map_or("", |(opening, _)| *opening)
}

fn entry(text: &str) -> Option<&'static (&'static str, &'static str)> {
    if !text.starts_with('<') {
        return None;
    }
    HTML.iter().find(|(opening, _)| {
        let begins = text.get(..opening.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(opening));
        let next = text.get(opening.len()..).and_then(|rest| rest.chars().next());
        let is_name = opening.ends_with(|c: char| c.is_ascii_alphabetic());
        begins
            && (!is_name || next.is_none_or(|c| c == '>' || c.is_ascii_whitespace()))
            && (*opening != "<!" || next.is_some_and(|c| c.is_ascii_alphabetic()))
    })
}

/// Whether a block contains its end, whatever its case.
#[must_use]
pub fn contains(block: &str, end: &str) -> bool {
    find(block, end).is_some()
}

/// Where an end begins. All ends begin with a sign that is rare in a text.
fn find(text: &str, end: &str) -> Option<usize> {
    let (sign, end) = (end.bytes().next()?, end.as_bytes());
    memchr::memchr_iter(sign, text.as_bytes()).find(|at| {
        text.as_bytes().get(*at..at + end.len()).is_some_and(|part| part.eq_ignore_ascii_case(end))
    })
}

/// Finds the lines that open a block which nothing closes, in a text that is read from its beginning to its end.
#[derive(Debug, Default)]
pub struct OpenBlocks {
    /// Where each end was found; at the end of the text where there is none.
    ends: Vec<(&'static str, usize)>,
}

impl OpenBlocks {
    /// Whether a line of text, which is in no block of code or comment, opens one that nothing closes.
    pub fn never_closes(&mut self, text: &str, line: Span) -> bool {
        let begins = text.get(line.range()).unwrap_or_default();
        let Some(end) = html_end(begins) else {
            // A fence that is closed makes no line of text.
            return fence(begins).is_some();
        };
        let from = line.start as usize;
        let known = self.ends.iter().find(|(own, at)| *own == end && *at >= from).map(|(_, at)| *at);
        let at = known.unwrap_or_else(|| {
            let rest = text.get(from..).unwrap_or_default();
            let at = find(rest, end).map_or(text.len(), |at| from + at);
            self.ends.retain(|(own, _)| *own != end);
            self.ends.push((end, at));
            at
        });
        at == text.len()
    }
}

/// The first line of a span, without the blanks at its end.
#[must_use]
pub fn first_line(text: &str, span: Span) -> Span {
    let rest = text.get(span.start as usize..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    Span::new(span.start as usize, span.start as usize + line.trim_end().len())
}

/// Elements that hide what stands below them until they are closed, which Markdown does not see: opened by one of some
/// tags, and closed by none.
#[must_use]
pub fn unclosed_elements(text: &str, html: &[Span]) -> Vec<(Span, String)> {
    const HIDING: [&str; 7] = ["details", "iframe", "noembed", "noframes", "noscript", "template", "xmp"];
    let mut open = HIDING.map(|element| (element, Vec::new()));
    for span in html {
        let written = text.get(span.range()).unwrap_or_default();
        for at in memchr::memchr_iter(b'<', written.as_bytes()) {
            let rest = written.get(at + 1..).unwrap_or_default();
            let (closes, name) = rest.strip_prefix('/').map_or((false, rest), |name| (true, name));
            let is = |(element, _): &&mut (&str, Vec<Span>)| {
                let next = name.as_bytes().get(element.len());
                name.get(..element.len()).is_some_and(|own| own.eq_ignore_ascii_case(element))
                    && next.is_none_or(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace())
            };
            let Some((_, open)) = open.iter_mut().find(is) else { continue };
            if closes {
                open.pop();
            } else {
                open.push(Span::new(span.start as usize + at, span.end as usize));
            }
        }
    }
    let open =
        open.into_iter().flat_map(|(element, spans)| spans.into_iter().map(move |span| (span, element)));
    let mut open: Vec<(Span, &str)> = open.collect();
    open.sort_unstable();
    let mut unclosed: Vec<(Span, String)> = Vec::new();
    for (span, element) in open {
        // The first one of a line hides its rest.
        if unclosed.last().is_none_or(|(line, _)| line.end <= span.start) {
            unclosed.push((first_line(text, span), format!("`<{element}>`")));
        }
    }
    unclosed
}

/// The sign of which a marker of a merge conflict has seven, alone on its line or before a name.
#[must_use]
pub fn conflict_marker(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '<' | '|' | '=' | '>'))?;
    let rest = line.trim_start_matches(sign);
    let is_marker = line.len() == rest.len() + 7 && (rest.is_empty() || rest.starts_with(' '));
    is_marker.then_some(sign)
}
