//! The cells of a table row.

mod pipes;

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::source::fold::{fold, is_invisible};
use crate::source::markdown::cells::pipes::Pipes;
use crate::source::markdown::{html, quoted};
use crate::source::text::Span;

pub use crate::source::markdown::delimiter::{is_break, is_delimiter, is_rule};

/// What opens a comment.
const COMMENT: &str = "<!--";

/// A line split at its pipes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The cells, trimmed, without the empty ones before a leading and after a trailing pipe.
    pub cells: Vec<Span>,
    /// Whether the line ends with a pipe.
    pub closed: bool,
}

/// Splits the line at `content` in `text` at its pipes (GFM §4.10), full-width ones included. Escaped pipes and pipes
/// in code and comments split nothing, and a cell of comments is empty.
#[must_use]
pub fn split(text: &str, content: Span) -> Row {
    split_at(text, content, Pipes::new)
}

/// Splits the line as GFM does: a full-width pipe is text.
#[must_use]
pub fn split_as_published(text: &str, content: Span) -> Row {
    split_at(text, content, Pipes::as_published)
}

fn split_at<'a>(text: &'a str, content: Span, pipes: impl Fn(&'a str) -> Pipes<'a>) -> Row {
    let line = text.get(content.range()).unwrap_or_default();
    let base = content.start as usize;
    let mut cells = Vec::with_capacity(8);
    let mut start = 0;
    let mut pipes = pipes(line);
    let comments = pipes.comments;
    let push = |cells: &mut Vec<Span>, from: usize, to: usize| {
        let cell = trimmed(line, base, from, to);
        let is_comment = comments && text.get(cell.range()).is_some_and(has_only_comments);
        cells.push(if is_comment { Span { end: cell.start, ..cell } } else { cell });
    };
    while let Some(pipe) = pipes.next_pipe() {
        push(&mut cells, start, pipe.start);
        start = pipe.end;
    }
    let is_end = |rest: &str| is_empty(rest) || comments && has_only_comments(rest);
    let closed = start > 0 && line.get(start..).is_some_and(is_end);
    if !closed {
        push(&mut cells, start, line.len());
    }
    if line.starts_with(['|', '｜']) && !cells.is_empty() {
        cells.remove(0);
    }
    Row { cells, closed }
}

/// Whether a line has a pipe that splits cells.
#[must_use]
pub fn has_pipe(line: &str) -> bool {
    // 0xEF begins the pipe of East Asian width.
    memchr::memchr2(b'|', 0xEF, line.as_bytes()).is_some() && Pipes::new(line).next_pipe().is_some()
}

/// Whether a text has comments, and nothing else.
fn has_only_comments(text: &str) -> bool {
    let mut rest = text.trim_start_matches(is_margin);
    let has_one = rest.starts_with(COMMENT);
    while let Some((_, after)) = rest.strip_prefix(COMMENT).and_then(|inner| inner.split_once("-->")) {
        rest = after.trim_start_matches(is_margin);
    }
    has_one && rest.is_empty()
}

fn is_empty(text: &str) -> bool {
    text.chars().all(is_margin)
}

/// Blanks, invisible characters, and the replacements of invalid bytes: trimmed from the ends of a cell.
fn is_margin(c: char) -> bool {
    c.is_whitespace() || is_invisible(c) || c == char::REPLACEMENT_CHARACTER
}

fn trimmed(line: &str, base: usize, start: usize, end: usize) -> Span {
    let cell = line.get(start..end).unwrap_or_default();
    let inner = cell.trim_start_matches(is_margin);
    let start = base + start + (cell.len() - inner.len());
    Span::new(start, start + inner.trim_end_matches(is_margin).len())
}

/// The task id in a cell that has nothing else: three or four digits, perhaps emphasised or linked. A cell that is cut
/// over two lines has them on both.
#[must_use]
pub fn id(text: &str, cell: Span) -> Option<Span> {
    digits(text, cell).filter(|(_, count)| (3..=4).contains(count)).map(|(span, _)| span)
}

/// Whether a cell has nothing but a level from 100 to 400 in bold, as tables of courses have; no task is written so.
#[must_use]
pub fn is_level(text: &str, cell: Span) -> bool {
    let level =
        text.get(cell.range()).map(str::trim).and_then(|cell| cell.strip_prefix("**")?.strip_suffix("**"));
    level.is_some_and(|level| matches!(level.trim(), "100" | "200" | "300" | "400"))
}

/// The number in a cell that has nothing else, with its count of digits.
#[must_use]
pub fn digits(text: &str, cell: Span) -> Option<(Span, usize)> {
    let content = text.get(cell.range())?;
    // Most cells are a number, or begin with a letter.
    match content.as_bytes() {
        [b'A'..=b'Z' | b'a'..=b'z', ..] | [] => return None,
        digits if digits.iter().all(u8::is_ascii_digit) => return Some((cell, digits.len())),
        _ => {}
    }
    let decoration =
        |c: char| matches!(c, '*' | '_' | '`' | '[' | '\\' | '#') || c.is_whitespace() || is_invisible(c);
    let mut inner = content.trim_start_matches(decoration);
    while let Some((tag, rest)) = inner.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        if html::strikes(tag) {
            return None;
        }
        inner = rest.trim_start_matches(decoration);
    }
    let (linked, is_cut) = (content.contains('['), content.contains('\n'));
    let is_inside = |c: char| is_digit(c) || is_invisible(c) || is_cut && c.is_whitespace();
    let end = inner.find(|c: char| !is_inside(c)).unwrap_or(inner.len());
    let number = inner.get(..end)?.trim_end_matches(|c| is_invisible(c) || char::is_whitespace(c));
    let rest = inner.get(end..)?;
    let only =
        if linked { rest.starts_with(']') && is_link_end(rest) } else { is_decoration(rest, decoration) };
    let count = number.chars().filter(|c| is_digit(*c)).count();
    let start = cell.start as usize + (content.len() - inner.len());
    (only && count > 0).then(|| (Span::new(start, start + number.len()), count))
}

/// Whether nothing but emphasis, tags and a closing stop follows a number.
fn is_decoration(rest: &str, decoration: impl Fn(char) -> bool + Copy) -> bool {
    let mut rest = rest.trim_start_matches(['.', ':']).trim_matches(decoration);
    while let Some((_, after)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        rest = after.trim_start_matches(decoration);
    }
    rest.is_empty()
}

fn is_link_end(rest: &str) -> bool {
    let rest = rest.trim_start_matches(']').trim_end_matches(['*', '_', ' ']);
    rest.is_empty()
        || (rest.starts_with('(') && rest.ends_with(')'))
        || (rest.starts_with('[') && rest.ends_with(']'))
}

/// ASCII digits and their full-width forms.
#[must_use]
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// An id as ASCII digits. Letters that look like digits are taken for them.
#[must_use]
pub fn id_text(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let digit = |c: char| match c {
        'o' => Some('0'),
        'i' | 'l' => Some('1'),
        c => Some(c).filter(char::is_ascii_digit),
    };
    fold(text).chars().filter_map(digit).collect()
}

/// Splits a line without pipes at what replaces them: escaped pipes, entities, signs that look like pipes, tabs,
/// semicolons, or pipes in what looks like code. Nothing where none of them gives three cells.
#[must_use]
pub fn split_otherwise(text: &str, content: Span) -> Option<Row> {
    const WRITTEN: [&str; 5] = ["\\|", "&#124;", "&vert;", "&#x7C;", "&#x7c;"];
    const OTHERS: [&str; 4] = ["\t", ";", "；", " , "];
    /// A longer line is a paragraph, and a shorter one no three cells.
    const LENGTHS: RangeInclusive<usize> = 3..=2000;
    let line = text.get(content.range()).filter(|line| LENGTHS.contains(&line.len()))?;
    if !may_have_divider(line) {
        return None;
    }
    let code = line.starts_with('`').then_some("|");
    let at = |divider: &'static str| line.match_indices(divider).collect::<Vec<_>>();
    let mut dividers = code.into_iter().chain(WRITTEN).map(at);
    let is_there = |found: &Vec<(usize, &str)>| found.len() >= 2;
    let look_alikes = || Some(line.match_indices(looks_like_pipe).collect()).filter(is_there);
    let unquoted = |divider: &'static str| {
        let places = quoted::places(line, divider).into_iter();
        places.map(|place| (place.start, divider)).collect::<Vec<_>>()
    };
    let dividers = dividers
        .find(is_there)
        .or_else(look_alikes)
        .or_else(|| OTHERS.map(unquoted).into_iter().find(is_there))?;
    let is_list = dividers.first().is_some_and(|(_, divider)| OTHERS.contains(divider));
    let base = content.start as usize;
    let mut cells: Vec<Span> = Vec::new();
    let mut start = 0;
    for (at, divider) in dividers {
        cells.push(trimmed(line, base, start, at));
        start = at + divider.len();
    }
    cells.push(trimmed(line, base, start, line.len()));
    for cell in cells.iter_mut().filter(|_| is_list) {
        let own = text.get(cell.range()).unwrap_or_default();
        if own.len() > 1 && own.starts_with('"') && own.ends_with('"') {
            *cell = Span { start: cell.start + 1, end: cell.end - 1 };
        }
    }
    let is_blank =
        |cell: &Span| text.get(cell.range()).unwrap_or_default().chars().all(|c| matches!(c, '`' | ' '));
    if cells.first().is_some_and(is_blank) {
        cells.remove(0);
    }
    let closed = cells.last().is_some_and(is_blank);
    if closed {
        cells.pop();
    }
    Some(Row { cells, closed })
}

/// Signs that look like a pipe: bars of other scripts and widths, and lines of boxes.
#[must_use]
pub fn looks_like_pipe(c: char) -> bool {
    matches!(
        c,
        '¦' | 'ǀ'
            | 'ǁ'
            | '‖'
            | '∣'
            | '∥'
            | '⎮'
            | '⎪'
            | '⏐'
            | '│'
            | '┃'
            | '┆'
            | '┇'
            | '┊'
            | '┋'
            | '║'
            | '╎'
            | '╏'
            | '▏'
            | '▕'
            | '❘'
            | '❙'
            | '❚'
            | '⼁'
            | '丨'
            | 'ꟾ'
            | '︱'
            | '︳'
            | '￤'
            | '￨'
    )
}

/// Whether a line may have a divider; most lines have none.
fn may_have_divider(line: &str) -> bool {
    let bytes = line.as_bytes();
    let holds = |first: u8, rest: &[u8]| {
        memchr::memchr_iter(first, bytes)
            .any(|at| bytes.get(at + 1..).is_some_and(|after| after.starts_with(rest)))
    };
    memchr::memchr2(b'\t', b';', bytes).is_some()
        || line.starts_with('`') && line.contains('|')
        || memchr::memchr3(b'\\', 0xE2, 0xEF, bytes).is_some()
            && (holds(b'\\', b"|") || line.contains('；') || line.contains(looks_like_pipe))
        || memchr::memchr3(0xC7, 0xE4, 0xEA, bytes).is_some() && line.contains(looks_like_pipe)
        || holds(0xC2, &[0xA6])
        || holds(b',', b" ") && line.contains(" , ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Vec<&str> {
        split(line, Span::new(0, line.len())).cells.into_iter().map(|cell| &line[cell.range()]).collect()
    }

    #[test]
    fn rows_are_split_at_pipes_with_or_without_outer_ones() {
        assert_eq!(cells("| a |  b| c |"), ["a", "b", "c"]);
        assert_eq!(cells("a | b | c"), ["a", "b", "c"]);
        assert_eq!(cells("| a | | c |"), ["a", "", "c"]);
        assert_eq!(cells("|| a | b"), ["", "a", "b"]);
        assert_eq!(cells("| a ||  \u{200B}"), ["a", ""]);
        assert_eq!(cells("｜ a ｜ b｜"), ["a", "b"]);
    }

    #[test]
    fn escaped_pipes_and_pipes_in_code_split_nothing() {
        assert_eq!(cells(r"| a \| b | c |"), [r"a \| b", "c"]);
        assert_eq!(cells("| `a | b` | c |"), ["`a | b`", "c"]);
        assert_eq!(cells("| ``a ` | b`` | c |"), ["``a ` | b``", "c"]);
        assert_eq!(cells("| a ` b | c |"), ["a ` b", "c"]);
    }

    #[test]
    fn pipes_in_comments_split_nothing_and_a_cell_of_comments_is_empty() {
        assert_eq!(cells("| a <!-- | b | --> | c |"), ["a <!-- | b | -->", "c"]);
        assert_eq!(cells("| a | c | <!-- | b | -->"), ["a", "c"]);
        assert_eq!(cells("| a | <!-- b --> <!-- | --> | c |"), ["a", "", "c"]);
        assert_eq!(cells("| a <!-- | b | c |"), ["a <!--", "b", "c"]);
    }

    #[test]
    fn ids_are_found_whatever_decorates_them() {
        let cases = [
            ("3735", "3735"),
            ("**3735**", "3735"),
            ("[4099](https://a.b/c(d))", "4099"),
            ("[1247](approach-x)", "1247"),
            ("[1247][ref]", "1247"),
            ("37\u{200B}35", "37\u{200B}35"),
            ("994", "994"),
            ("<b>1234</b><br/>", "1234"),
            ("#1234.", "1234"),
            ("３７３５", "３７３５"),
        ];
        for (cell, expected) in cases {
            let span = id(cell, Span::new(0, cell.len())).unwrap_or_else(|| panic!("{cell}"));
            assert_eq!(&cell[span.range()], expected);
        }
        for cell in ["12", "12345", "3735 a", "a 3735", "10/26", "", "[3735 x](y)", "M"] {
            assert_eq!(id(cell, Span::new(0, cell.len())), None, "{cell}");
        }
    }

    #[test]
    fn letters_behind_code_do_not_change_what_it_hides() {
        for line in ["", "x"].map(|between| format!("| `get|put` {between}{}", "ä".repeat(200))) {
            assert_eq!(split(&line, Span::new(0, line.len())).cells.len(), 1, "{line}");
        }
    }

    #[test]
    fn a_line_of_backticks_takes_linear_time() {
        let line = "`".repeat(7) + &"``|".repeat(200_000);
        assert!(split(&line, Span::new(0, line.len())).cells.len() > 1);
    }
}
