//! Inline Markdown: the text that a cell, a heading or a sentence shows, and its links.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::source::fold::tidy;
pub use crate::source::markdown::link::Link;
use crate::source::markdown::references::References;
use crate::source::markdown::{emphasis, html};

/// The Markdown extensions of the pages: tables, strikethrough and alerts.
#[must_use]
pub fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM
}

/// The text that a fragment shows: without emphasis, links as their text, entities decoded.
#[must_use]
pub fn plain(fragment: &str) -> Cow<'_, str> {
    let bold = fragment.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    let inner = bold.unwrap_or(fragment);
    if !inner.bytes().any(is_special) {
        return match emphasis::narrow(inner) {
            Cow::Borrowed(text) => tidy(text),
            Cow::Owned(text) => Cow::Owned(tidy(&text.replace("**", "")).into_owned()),
        };
    }
    let fragment = html::without_prefixed_tags(fragment);
    Cow::Owned(tidy(&Walk::default().through(&fragment, None).text).into_owned())
}

/// A fragment without its struck words, which are not meant any more: `~~…~~`, `<del>…</del>`.
#[must_use]
pub fn unstruck(fragment: &str) -> Cow<'_, str> {
    const GUARD: &str = "\u{2060}";
    if !may_strike(fragment) {
        return fragment.into();
    }
    let guarded = format!("{GUARD}{fragment}");
    let (mut kept, mut at) = (String::new(), GUARD.len());
    for struck in struck(&guarded) {
        if let Some(before) = guarded.get(at..struck.start) {
            kept.push_str(before);
            at = struck.end;
        }
    }
    kept.push_str(guarded.get(at..).unwrap_or_default());
    kept.into()
}

/// Whether a fragment has struck words, and nothing else.
#[must_use]
pub fn is_struck(fragment: &str) -> bool {
    let rest = unstruck(fragment);
    rest.len() < fragment.len() && !rest.contains(char::is_alphanumeric)
}

/// Where the struck words of a text stand, in order.
#[must_use]
pub fn struck(text: &str) -> Vec<Range<usize>> {
    if !may_strike(text) {
        return Vec::new();
    }
    let (mut found, mut open) = (Vec::new(), None);
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Strikethrough) => found.push(range),
            Event::InlineHtml(tag) if html::strikes(&tag) && !tag.starts_with("</") => {
                open = open.or(Some(range.start));
            }
            Event::InlineHtml(tag) if html::strikes(&tag) => {
                found.extend(open.take().map(|start| start..range.end));
            }
            _ => {}
        }
    }
    found
}

/// Whether a text may have struck words: it has a tilde, or a tag such as `<del>`.
fn may_strike(text: &str) -> bool {
    text.contains('~') || text.match_indices('<').any(|(at, _)| text.get(at..).is_some_and(html::strikes))
}

/// The text that a fragment of a page shows: links by reference are links, too, and marks of footnotes are not shown.
#[must_use]
pub fn plain_on_page(fragment: &str, references: &References) -> String {
    let fragment = references.without_footnotes(fragment);
    let fragment = html::without_prefixed_tags(&fragment);
    tidy(&Walk::default().through(&fragment, Some(references)).text).into_owned()
}

/// Whether a byte may be markup.
fn is_special(byte: u8) -> bool {
    matches!(byte, b'*' | b'_' | b'`' | b'[' | b'<' | b'&' | b'\\' | b'!' | b'~')
}

/// The links and images of a fragment, in its order; those by reference need the page's.
#[must_use]
pub fn links(fragment: &str, references: Option<&References>) -> Vec<Link> {
    if !fragment.contains('[') && !fragment.contains("<http") && !fragment.contains("<mailto") {
        return Vec::new();
    }
    let walk = Walk { with_links: true, ..Walk::default() };
    walk.through(fragment, references).links
}

#[derive(Default)]
struct Walk {
    text: String,
    /// Where the text begins that may still have asterisks: code keeps its own.
    loose: usize,
    /// Whether that text has an escaped asterisk.
    escaped: bool,
    /// Whether the links are asked for, and not only the text.
    with_links: bool,
    links: Vec<Link>,
    open: Vec<(Link, usize)>,
}

impl Walk {
    fn through(mut self, fragment: &str, references: Option<&References>) -> Self {
        // A fragment comes from inside a line, where nothing opens a block: an invisible character before it prevents that.
        let blocks = |c: char| {
            c.is_ascii_digit()
                || matches!(c, '-' | '+' | '#' | '>' | '=' | '~' | '`' | ' ' | '\t' | '|' | '<')
        };
        let guard = if fragment.starts_with(blocks) { "\u{2060}" } else { "" };
        let guarded: Cow<'_, str> =
            if guard.is_empty() { fragment.into() } else { format!("{guard}{fragment}").into() };
        let mut resolve = |link: BrokenLink<'_>| {
            let address = references?.address(&link.reference)?;
            Some((CowStr::from(address.to_owned()), CowStr::from("")))
        };
        let parser = Parser::new_with_broken_link_callback(&guarded, options(), Some(&mut resolve));
        for (event, range) in parser.into_offset_iter() {
            if let Event::Text(text) = &event {
                self.escaped |= text.starts_with('*') && emphasis::is_escaped(&guarded, range.start);
            }
            let shift = |at: usize| at.saturating_sub(guard.len());
            self.event(event, shift(range.start)..shift(range.end));
        }
        self.drop_asterisks();
        self
    }

    /// Drops the asterisks of emphasis that does not close from the text since the last code. Two escaped ones with no
    /// others are a note's.
    fn drop_asterisks(&mut self) {
        let text = self.text.split_off(self.loose);
        let escaped = std::mem::take(&mut self.escaped);
        if escaped && text.matches("**").count() == 1 {
            self.text.push_str(&text);
        } else {
            self.text.push_str(&emphasis::narrow(&text).replace("**", ""));
        }
        self.loose = self.text.len();
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text.push_str(&text);
            }
            // An escaped pipe is a pipe in the code of a table cell, too (GFM §4.10).
            Event::Code(code) => {
                self.drop_asterisks();
                self.text.push_str(&code.replace("\\|", "|"));
                self.loose = self.text.len();
            }
            Event::Html(html) | Event::InlineHtml(html) => self.text.push_str(&html::text(&html, ' ')),
            Event::Start(Tag::Link { dest_url, .. }) => self.start(dest_url.into_string(), false, range),
            Event::Start(Tag::Image { dest_url, .. }) => self.start(dest_url.into_string(), true, range),
            Event::End(TagEnd::Link | TagEnd::Image) => self.end(),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => self.text.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, target: String, image: bool, range: Range<usize>) {
        self.drop_asterisks();
        if !self.with_links {
            return;
        }
        let link = Link { text: String::new(), target, image, range };
        self.open.push((link, self.text.len()));
    }

    fn end(&mut self) {
        if let Some((mut link, from)) = self.open.pop() {
            link.text = tidy(self.text.get(from..).unwrap_or_default()).into_owned();
            let at = self.links.partition_point(|other| other.range.start <= link.range.start);
            self.links.insert(at, link);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_words_are_read_as_markdown_reads_them() {
        let words =
            ["", "Teams", " Teams ", "1. Teams", "- a", "# a", "(a) b.", "「甲」", "＊甲＊", "a\nb", "a | b"];
        for bold in words.map(|words| format!("**{words}**")) {
            assert_eq!(plain(&bold), tidy(&Walk::default().through(&bold, None).text), "{bold}");
        }
    }

    #[test]
    fn plain_text_is_without_markup() {
        let cases = [
            ("plain  text", "plain text"),
            ("**bold** and *thin*", "bold and thin"),
            ("**OneDrive for Business **", "OneDrive for Business"),
            ("[MIP](https://a.b) - next", "MIP - next"),
            (r"\<choose scenario>", "<choose scenario>"),
            ("<existing L3>", "<existing L3>"),
            ("a<br>b", "a b"),
            ("**a<o:p></o:p>**", "a"),
            ("R&amp;D &lt;x&gt;", "R&D <x>"),
            (r"a \| b", "a | b"),
            (r"`a\|b` c", "a|b c"),
            ("<ul><li>a</li><li>b</li></ul>c", "a b c"),
            ("a<p>b</p>c<b>d</b>e", "a b cde"),
            ("1. Enablement", "1. Enablement"),
            ("- dash", "- dash"),
            ("# hash", "# hash"),
            ("{Assistent} X_Y", "{Assistent} X_Y"),
            ("**a `**/*.md` b**", "a **/*.md b"),
            ("甲**「乙」**丙", "甲「乙」丙"),
            ("＊＊甲＊＊乙", "甲乙"),
            (r"\*\*甲\*\*乙", "甲乙"),
            (r"\*\* only in A", "** only in A"),
        ];
        for (fragment, expected) in cases {
            assert_eq!(plain(fragment), expected, "{fragment}");
        }
    }

    #[test]
    fn struck_words_are_left_out() {
        for (fragment, expected) in [
            ("Call ~~them~~ us", "Call  us"),
            ("~~FM~~ **FE**", " **FE**"),
            ("~~**Gone**~~", ""),
            ("<del>Gone</del> <s>too</s>, <b>not</b> < 3", " , <b>not</b> < 3"),
            ("a ~ b", "a ~ b"),
            ("`~~code~~` <del>open", "`~~code~~` <del>open"),
        ] {
            assert_eq!(unstruck(fragment), expected, "{fragment}");
        }
        assert_eq!(plain("Call ~~them~~ us"), "Call them us");
    }

    #[test]
    fn links_have_text_target_and_range() {
        let fragment = "1 [**A** b](c.md) and ![pic](d.png) <https://e.f>";
        let found = links(fragment, None);
        let seen: Vec<_> = found.iter().map(|l| (l.text.as_str(), l.target.as_str(), l.image)).collect();
        assert_eq!(
            seen,
            [("A b", "c.md", false), ("pic", "d.png", true), ("https://e.f", "https://e.f", false)]
        );
        assert_eq!(&fragment[found[0].range.clone()], "[**A** b](c.md)");
    }

    #[test]
    fn an_image_in_a_link_gives_both_in_order() {
        let found = links("[![pic](d.png)](e.md)", None);
        let seen: Vec<_> = found.iter().map(|l| (l.target.as_str(), l.image)).collect();
        assert_eq!(seen, [("e.md", false), ("d.png", true)]);
    }
}
