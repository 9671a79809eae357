//! Definitions of links (`CommonMark` 0.31 §4.7), which show nothing. One that no link names is how Markdown writes a comment:
//! `[//]: # (words)`.

/// How long the definition is that a text begins with, up to the end of its last line. A footnote is not one.
#[must_use]
pub fn length(text: &str) -> Option<usize> {
    let label = text.trim_start_matches(' ').strip_prefix('[').filter(|label| !label.starts_with('^'))?;
    let end = end_of(label, ']', |c| c == '[')?;
    label.get(..end)?.contains(|c: char| !c.is_whitespace()).then_some(())?;
    let rest = label.get(end + 1..)?.strip_prefix(':').and_then(after_blanks)?;
    let behind = rest.get(destination(rest)?..)?;
    let whole = |rest: &str| text.len() - rest.len();
    // Without a title, or with something below it that is not a title.
    let bare = line_end(behind);
    let titled = after_blanks(behind).filter(|title| title.len() < behind.len()).and_then(title);
    titled.or(bare).map(whole)
}

/// What follows the title that a text begins with, and nothing else on its line.
fn title(text: &str) -> Option<&str> {
    let close = match text.chars().next()? {
        '(' => ')',
        quote @ ('"' | '\'') => quote,
        _ => return None,
    };
    let inner = text.get(1..)?;
    let end = end_of(inner, close, |c| close == ')' && c == '(')?;
    line_end(inner.get(end + 1..)?)
}

/// The length of the address that a text begins with.
fn destination(text: &str) -> Option<usize> {
    if let Some(inner) = text.strip_prefix('<') {
        return end_of(inner, '>', |c| matches!(c, '<' | '\n')).map(|end| end + 2);
    }
    let length = text.find(char::is_whitespace).unwrap_or(text.len());
    let address = text.get(..length).filter(|address| !address.is_empty())?;
    let (mut open, mut is_escaped) = (0_usize, false);
    for c in address.chars() {
        match c {
            _ if is_escaped => {}
            '(' => open += 1,
            ')' => open = open.checked_sub(1)?,
            _ => {}
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    (open == 0).then_some(length)
}

/// Where a sign stands that is not escaped, if neither an empty line nor what ends the search stands before it.
fn end_of(text: &str, close: char, stops: impl Fn(char) -> bool) -> Option<usize> {
    let (mut is_escaped, mut is_blank) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => {}
            '\n' if is_blank => return None,
            _ if c == close => return Some(at),
            _ if stops(c) => return None,
            _ => {}
        }
        is_blank = c == '\n' || is_blank && c.is_whitespace();
        is_escaped = c == '\\' && !is_escaped;
    }
    None
}

/// A text behind the blanks at its start, which may go over one line end.
fn after_blanks(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    let blanks = text.get(..text.len() - rest.len())?;
    (blanks.matches('\n').count() < 2).then_some(rest)
}

/// What follows the line end that a text begins with, behind blanks.
fn line_end(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches([' ', '\t', '\r']);
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('\n') }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::markdown::lines;

    #[test]
    fn definitions_end_with_their_address_or_title() {
        for (text, defined) in [
            ("[//]: # (a b)", "[//]: # (a b)"),
            ("[a]: <> (b)\nc", "[a]: <> (b)\n"),
            ("  [a b]:\n b.md\n \"c\n d\" \ne", "  [a b]:\n b.md\n \"c\n d\" \n"),
            ("[a]: b.md\n\"c\" d", "[a]: b.md\n"),
            ("[a\\]]: b(c)d '\\''", "[a\\]]: b(c)d '\\''"),
        ] {
            assert_eq!(length(text).and_then(|length| text.get(..length)), Some(defined), "{text}");
        }
        for text in [
            "[a]: b c",
            "[a]: b (c) d",
            "[a]: b (c (d))",
            "[a]: # (b\n\nc)",
            "[a]:",
            "[a]:\n\nb",
            "[ ]: b",
            "[a] : b",
            "[^1]: b",
            "[[a]]: b",
            "[a]: (b",
            "[a]: <b",
            "a",
        ] {
            assert_eq!(length(text), None, "{text}");
        }
    }

    #[test]
    fn many_titles_that_nothing_closes_take_linear_time() {
        let text = "[a]: b (c\n# d\n[a]: b \"c\n# d\n[a]: b 'c\n# d\n".repeat(20_000);
        let of_kind = |line: &lines::Line<'_>| line.kind == lines::LineKind::Definition;
        assert_eq!(lines::lines(&text, 0).filter(of_kind).count(), 0);
    }
}
