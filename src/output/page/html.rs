//! The little HTML that pages hold: breaks, comments, tags to be passed over, and what only looks like a tag.

/// Tags that say how something looks; a terminal passes over them.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "body",
    "center",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "html",
    "i",
    "iframe",
    "img",
    "ins",
    "kbd",
    "li",
    "link",
    "mark",
    "meta",
    "nobr",
    "ol",
    "p",
    "picture",
    "pre",
    "s",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "u",
    "ul",
    "video",
];

/// Tags that begin a new line.
const BREAKS: &[&str] = &["br", "hr", "wbr"];

/// The text of raw HTML: tags and comments dropped, `<br>` a newline, `<choose a scenario>` kept with its brackets.
pub(super) fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, after)| after)
        } else if let Some((tag, after)) = after.split_once('>') {
            push_tag(tag, &mut text);
            after
        } else {
            // Nothing closes any more.
            text.push('<');
            text.push_str(after);
            ""
        };
    }
    text.push_str(rest);
    text
}

fn push_tag(tag: &str, text: &mut String) {
    let name = tag.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name.get(..end).unwrap_or("").to_ascii_lowercase();
    if BREAKS.contains(&name.as_str()) {
        text.push('\n');
    } else if !TAGS.contains(&name.as_str()) {
        text.push('<');
        text.push_str(tag);
        text.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_placeholders_stay() {
        for (html, expected) in [
            ("<br/>", "\n"),
            ("<BR >", "\n"),
            ("<!-- a > b -->c", "c"),
            ("<!-- never closed", ""),
            ("<p class=\"x\">a</p>", "a"),
            ("<existing L3>", "<existing L3>"),
            ("</span>", ""),
            ("a < b", "a < b"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }
}
