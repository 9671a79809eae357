//! The HTML in pages: which words in angle brackets are tags, and the text that is left without them.

use std::borrow::Cow;

use crate::source::text::{Span, beginning};

/// The longest tag, in bytes.
pub const LONGEST_TAG: usize = 500;

/// The elements of HTML, old and new, sorted.
#[rustfmt::skip]
const ELEMENTS: &[&str] = &[
    "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio", "b", "base",
    "basefont", "bdi", "bdo", "big", "blink", "blockquote", "body", "br", "button", "canvas", "caption",
    "center", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn",
    "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font",
    "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup",
    "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "main",
    "map", "mark", "marquee", "menu", "meta", "meter", "nav", "nobr", "noframes", "noscript", "object",
    "ol", "optgroup", "option", "output", "p", "param", "picture", "pre", "progress", "q", "rp", "rt",
    "ruby", "s", "samp", "script", "search", "section", "select", "slot", "small", "source", "span",
    "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template",
    "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video",
    "wbr",
];

/// The elements that begin and end a line, sorted.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
];

/// The elements that may stand around a heading, or before it.
#[rustfmt::skip]
const AROUND_HEADINGS: &[&str] = &[
    "a", "article", "aside", "blockquote", "center", "details", "div", "header", "hgroup", "main", "p",
    "section", "span", "summary",
];

/// Whether text in angle brackets is a tag of HTML, a comment or an instruction, and no placeholder.
#[must_use]
pub fn is_tag(tag: &str) -> bool {
    // Only one: of many, each begins a text that is asked about.
    let inner = tag.strip_prefix('<').unwrap_or(tag);
    inner.starts_with(['!', '?']) || element(inner).is_some()
}

/// The name of the element that the inside of a tag opens or closes, in lower case.
fn element(inner: &str) -> Option<&'static str> {
    /// A stand-in for all elements with a prefix.
    const PREFIXED: &str = "o:p";
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    if has_prefix(inner) {
        return Some(PREFIXED);
    }
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let (name, rest) = inner.split_at_checked(end)?;
    let is_whole =
        rest.is_empty() || rest.starts_with(|c: char| matches!(c, '>' | '/') || c.is_ascii_whitespace());
    let lower = || name.bytes().map(|byte| byte.to_ascii_lowercase());
    let at = ELEMENTS.binary_search_by(|own| own.bytes().cmp(lower())).ok().filter(|_| is_whole)?;
    ELEMENTS.get(at).copied()
}

/// Whether the inside of a tag begins with a name that has a prefix, such as Word's `o:p`. In an address, no name follows
/// the colon; the words of a placeholder are longer.
fn has_prefix(inner: &str) -> bool {
    const LONGEST: usize = 4;
    let Some(colon) = beginning(inner, LONGEST + 1).find(':') else { return false };
    let (prefix, name) = inner.split_at_checked(colon).unwrap_or_default();
    let name = name.trim_start_matches(':');
    let after = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let is_prefix = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    prefix.starts_with(|c: char| c.is_ascii_lowercase())
        && prefix.bytes().all(is_prefix)
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && (after.is_empty()
            || after.starts_with(|c: char| matches!(c, '>' | '/') || c.is_ascii_whitespace()))
}

/// A text without its tags with a prefix, which Markdown takes for text. Code and escaped tags stay.
#[must_use]
pub fn without_prefixed_tags(text: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut at = 0;
    for start in memchr::memchr_iter(b'<', text.as_bytes()) {
        let tag = text.get(start + 1..).unwrap_or_default();
        let before = text.get(..start).unwrap_or_default();
        if start < at || before.ends_with(['\\', '`']) || !has_prefix(tag.strip_prefix('/').unwrap_or(tag)) {
            continue;
        }
        if let Some(end) = beginning(tag, LONGEST_TAG).find('>') {
            kept.push_str(text.get(at..start).unwrap_or_default());
            at = start + 1 + end + 1;
        }
    }
    if at == 0 {
        return text.into();
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    kept.into()
}

/// Whether a text begins with a tag, or the inside of one, that opens or closes struck text.
#[must_use]
pub fn strikes(tag: &str) -> bool {
    let name = element(tag.strip_prefix('<').unwrap_or(tag));
    name.is_some_and(|name| matches!(name, "del" | "s" | "strike"))
}

/// Whether a text begins with a tag that begins or ends a line.
#[must_use]
pub fn breaks_line(text: &str) -> bool {
    let name = text.strip_prefix('<').and_then(element);
    name.is_some_and(|name| matches!(name, "br" | "hr") || BLOCKS.binary_search(&name).is_ok())
}

/// The text of raw HTML: without tags and comments, with `line_break` for `<br>`, `<hr>` and
/// around blocks. A placeholder such as
/// `<choose a scenario>` stays, with its brackets.
#[must_use]
pub fn text(html: &str, line_break: char) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, after)| after)
        } else if let Some((tag, after)) = after.split_once('>') {
            match element(tag) {
                Some("br" | "hr") => text.push(line_break),
                // A block begins and ends a line.
                Some(name) if BLOCKS.binary_search(&name).is_ok() => {
                    let begun = text.trim_end_matches(' ').ends_with(line_break);
                    text.extend(Some(line_break).filter(|_| !begun));
                }
                Some(_) => {}
                None => text.extend(["<", tag, ">"]),
            }
            after
        } else {
            text.push('<');
            after
        };
    }
    text + rest
}

/// The comments of a text that are closed, in order.
#[must_use]
pub fn comments(text: &str) -> Vec<Span> {
    let mut comments = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("<!--")).map(|found| at + found) {
        let Some(length) = text.get(start..).and_then(|rest| rest.find("-->")) else { break };
        at = start + length + "-->".len();
        comments.push(Span::new(start, at));
    }
    comments
}

/// The level and the text of the heading that a text begins with, such as `<h3 id="a">Title</h3>`: nothing but tags stands
/// beside it, and it may go over several lines.
#[must_use]
pub fn heading(text: &str) -> Option<(u8, &str)> {
    /// The longest heading with its tags, in bytes.
    const LONGEST: usize = 1000;
    // Most tags begin no heading: what is not on this line is looked at only for one that does.
    let (level, inner) = opening_of_heading(text.split('\n').next()?.len(), beginning(text, LONGEST))?;
    let inner = inner.split("\n\n").next()?;
    let (at, _) = inner.match_indices("</").find(|(at, _)| {
        let name = inner.get(at + 2..at + 4).unwrap_or_default();
        name.starts_with(['h', 'H']) && name.ends_with(char::from(b'0' + level))
    })?;
    let (title, close) = inner.split_at_checked(at)?;
    let (_, after) = close.split_once('>')?;
    let rest = after.split('\n').next().unwrap_or_default();
    let is_alone = without_tags(rest).is_empty();
    (is_alone && !title.contains('|')).then_some((level, title.trim()))
}

/// What stands behind the `<` of a tag.
fn begins_tag(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '/'
}

/// The level of the heading that opens on the first line behind nothing but tags, and what follows its tag.
fn opening_of_heading(line: usize, text: &str) -> Option<(u8, &str)> {
    let mut rest = text;
    loop {
        let tag = rest.strip_prefix('<').filter(|tag| tag.starts_with(begins_tag))?;
        let (tag, after) = tag.split_once('>')?;
        let name = element(tag).filter(|_| text.len() - rest.len() < line)?;
        let level = name.strip_prefix('h').and_then(|level| level.parse().ok());
        if let Some(level) = level.filter(|_| !tag.starts_with('/')) {
            return Some((level, after));
        }
        rest = after.trim_start_matches([' ', '\t']);
        if !AROUND_HEADINGS.contains(&name) {
            return None;
        }
    }
}

/// A text without the tags and blanks that it begins with.
#[must_use]
pub fn without_tags(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some((tag, after)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        if element(tag).is_none() {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_sorted_as_their_search_expects() {
        assert!(ELEMENTS.is_sorted());
    }

    #[test]
    fn tags_are_dropped_and_placeholders_stay() {
        for (html, expected) in [
            ("<br/>", "\n"),
            ("<BR >", "\n"),
            ("<!-- a > b -->c", "c"),
            ("<!-- never closed", ""),
            ("<p class=\"x\">a</p>", "\na\n"),
            ("<ul><li>a</li><li>b</li></ul>", "\na\nb\n"),
            ("<p>a<o:p></o:p></p>", "\na\n"),
            ("<st1:place w:st=\"on\">a</st1:place><w:br/>", "a"),
            ("<https://a.test> <mailto:a@b.test>", "<https://a.test> <mailto:a@b.test>"),
            ("<customer:name> <id: name> <x:>", "<customer:name> <id: name> <x:>"),
            ("<existing L3>", "<existing L3>"),
            ("<time-frame>", "<time-frame>"),
            ("</span>", ""),
            ("a < b", "a < b"),
            ("<>", "<>"),
        ] {
            assert_eq!(text(html, '\n'), expected, "{html}");
        }
    }

    #[test]
    fn tags_with_a_prefix_are_dropped_from_text() {
        for (written, expected) in [
            ("a<o:p></o:p>", "a"),
            ("甲 <o:p>&nbsp;</o:p>乙", "甲 &nbsp;乙"),
            ("<st1:place w:st=\"on\">a</st1:place>", "a"),
            ("`<o:p>` \\<o:p>", "`<o:p>` \\<o:p>"),
            ("<b>a</b> <https://a.test> <o:p", "<b>a</b> <https://a.test> <o:p"),
        ] {
            assert_eq!(without_prefixed_tags(written), expected, "{written}");
        }
    }

    #[test]
    fn a_heading_may_stand_among_tags_and_over_lines() {
        for (html, expected) in [
            ("<h3>A</h3>", Some((3, "A"))),
            ("<H2 id=\"a\">\nA\n</H2>\nb", Some((2, "A"))),
            ("<div class=x> <h3>A <b>b</b></h3></div>\n", Some((3, "A <b>b</b>"))),
            ("<details><summary><h4>A</h4></summary>", Some((4, "A"))),
            ("<h3>A</h3> and more", None),
            ("<h3>A\n\nb</h3>", None),
            ("<h3>A", None),
            ("<h7>A</h7>", None),
            ("<hr>A", None),
            ("<a id='x'></a><h3>A</h3>", Some((3, "A"))),
            ("<td><h3>A</h3></td>", None),
            ("<div>\n<h3>A</h3>", None),
        ] {
            assert_eq!(heading(html), expected, "{html}");
        }
    }

    #[test]
    fn comments_and_elements_are_tags() {
        for (tag, expected) in [("<b>", true), ("</td>", true), ("<!-- x -->", true), ("<date>", false)] {
            assert_eq!(is_tag(tag), expected, "{tag}");
        }
    }
}
