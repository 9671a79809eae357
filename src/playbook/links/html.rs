//! Links in HTML: `<a href>` and `<img src>`.

use std::ops::Range;

/// A tag that links, by its place in a text.
pub(super) struct Tag {
    /// The tag, from `<` to `>`.
    pub range: Range<usize>,
    /// The value of `href` or `src`.
    pub target: Range<usize>,
    /// The value of `alt`, of an image.
    pub text: Range<usize>,
    /// Whether it is an `<img>`.
    pub image: bool,
}

/// The tags that link, in a piece of HTML that begins at `base`.
pub(super) fn tags(html: &str, base: usize) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html.get(at..).and_then(|rest| rest.find('<')).map(|index| at + index) {
        let rest = html.get(start..).unwrap_or_default();
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end);
            continue;
        }
        let Some(length) = rest.find('>') else { break };
        found.extend(tag(rest.get(..length).unwrap_or_default(), base + start));
        at = start + length;
    }
    found
}

/// A tag without its `>`, if it links.
fn tag(written: &str, base: usize) -> Option<Tag> {
    let name = written.get(1..)?.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let image = name.eq_ignore_ascii_case("img");
    if !image && !name.eq_ignore_ascii_case("a") {
        return None;
    }
    let (mut target, mut text) = (None, 0..0);
    for (key, value) in attributes(written, 1 + name.len()) {
        let value = base + value.start..base + value.end;
        match key.to_ascii_lowercase().as_str() {
            "src" if image => target = Some(value),
            "href" if !image => target = Some(value),
            "alt" if image => text = value,
            _ => {}
        }
    }
    Some(Tag { range: base..base + written.len() + 1, target: target?, text, image })
}

/// The attributes from a byte on: their names, and where their values are.
pub(super) fn attributes(written: &str, mut at: usize) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    while let Some((before, after)) = written.get(at..).and_then(|rest| rest.split_once('=')) {
        let key = before.trim().rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        let value = after.trim_start();
        let start = written.len() - value.len();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (start, end) = match quote {
            Some(quote) => {
                (start + 1, value.get(1..).and_then(|rest| rest.find(quote)).map(|end| start + 1 + end))
            }
            None => (start, value.find(char::is_whitespace).map(|end| start + end)),
        };
        let end = end.unwrap_or(written.len());
        found.push((key, start..end));
        at = end + usize::from(quote.is_some());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_link_are_found_with_their_targets() {
        let html = "<p><a class=x href=\"a.md\">A</a> <!-- <img src='no.png'> --><IMG alt='b c' src=d.png><br><a name=x>";
        let seen: Vec<_> = tags(html, 0).iter().map(|tag| (&html[tag.target.clone()], tag.image)).collect();
        assert_eq!(seen, [("a.md", false), ("d.png", true)]);
        assert_eq!(&html[tags(html, 0)[1].text.clone()], "b c");
    }

    #[test]
    fn broken_html_has_no_links() {
        for html in ["<a", "<a href", "<a href>", "<", "<!-- <a href='x'>", "<a href='x"] {
            assert_eq!(tags(html, 0).len(), 0, "{html}");
        }
    }
}
