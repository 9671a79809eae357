//! The links and images that a page shows.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};
use memchr::memmem;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::playbook::links::{directive, html, shown};
use crate::playbook::model::{Link, Page, SectionIndex};
use crate::source::Span;
use crate::source::fold::tidy;
use crate::source::markdown::inline;
use crate::source::text::beginning;

impl Page {
    /// The links and images of the page, in its order: those of Markdown, of HTML, of the publishing tools, and
    /// addresses that are written out.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.rendered().links
    }

    /// The first link to a target, as it is written.
    #[must_use]
    pub fn link_to(&self, target: &str) -> Option<&Link> {
        let links = self.links();
        let first = self.rendered().first_to.get_or_init(|| {
            let mut first = HashMap::new();
            for (at, link) in links.iter().enumerate() {
                first.entry(link.target.clone()).or_insert(at);
            }
            first
        });
        links.get(*first.get(target)?)
    }

    /// The indexes of the links that have their target in a place.
    #[must_use]
    pub fn links_with_target(&self, place: Span) -> &[usize] {
        let links = self.links();
        let target = |at: &usize| links.get(*at).map(|link| link.target_span);
        let sorted = self.rendered().by_target.get_or_init(|| {
            let mut indexes: Vec<usize> = (0..links.len()).collect();
            indexes.sort_by_key(target);
            indexes
        });
        let from = sorted.partition_point(|at| target(at) < Some(place));
        let to = sorted.partition_point(|at| target(at) <= Some(place));
        sorted.get(from..to).unwrap_or_default()
    }

    /// The section that a byte is in.
    #[must_use]
    pub fn section_at(&self, at: usize) -> SectionIndex {
        let next = self
            .sections
            .partition_point(|section| section.heading.start.min(section.body.start) as usize <= at);
        SectionIndex::new(next.saturating_sub(1))
    }
}

/// Collects the links from the events of a page.
pub struct LinkWalk<'a> {
    page: &'a Page,
    links: Vec<Link>,
    /// The links of Markdown around the event: their index, and their text so far.
    open: Vec<(usize, String)>,
    /// Text outside links, of events that follow each other.
    shown: Range<usize>,
    /// HTML, of events that follow each other.
    html: Range<usize>,
    /// Whether a code block is open.
    code: bool,
}

impl<'a> LinkWalk<'a> {
    /// Begins with the first event of a page.
    #[must_use]
    pub const fn of(page: &'a Page) -> Self {
        Self { page, links: Vec::new(), open: Vec::new(), shown: 0..0, html: 0..0, code: false }
    }

    /// The links, in the order of the page.
    #[must_use]
    pub fn finish(mut self) -> Vec<Link> {
        self.flush();
        let mut links = self.links;
        links.sort_by_key(|link| link.span.start);
        // The text of an `<a>` may be an address.
        links.dedup_by(|next, link| next.target_span == next.span && next.span.end <= link.span.end);
        links
    }

    /// Takes the next event, with its range in the page.
    pub fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.code = true,
            Event::End(TagEnd::CodeBlock) => self.code = false,
            _ if self.code => {}
            event => self.outside_code(event, range),
        }
    }

    fn outside_code(&mut self, event: Event<'_>, range: Range<usize>) {
        match &event {
            Event::Text(_) if self.open.is_empty() && range.start == self.shown.end => {
                self.shown.end = range.end;
            }
            Event::Html(_) | Event::InlineHtml(_) if range.start == self.html.end => {
                self.html.end = range.end;
            }
            _ => self.flush(),
        }
        match event {
            Event::Text(_) if self.open.is_empty() && self.shown.is_empty() => self.shown = range,
            Event::Html(_) | Event::InlineHtml(_) if self.html.is_empty() => self.html = range,
            Event::Text(text) | Event::Code(text) => self.say(&text),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
                self.start(format!("{scheme}{dest_url}"), false, range);
            }
            Event::Start(Tag::Image { dest_url, .. }) => self.start(dest_url.into_string(), true, range),
            Event::End(TagEnd::Link | TagEnd::Image) => self.end(),
            _ => {}
        }
    }

    /// Takes text for the links around it. Of images within the text of images, only that text is shown: none but the
    /// outer two have all of it, else each would have that of all within it.
    fn say(&mut self, text: &str) {
        const OUTER: usize = 2;
        let outer = OUTER.min(self.open.len());
        let (outer, within) = self.open.split_at_mut(outer);
        for (_, own) in outer.iter_mut().chain(within.last_mut()) {
            own.push_str(text);
        }
    }

    fn start(&mut self, target: String, image: bool, range: Range<usize>) {
        let span = Span::new(range.start, range.end);
        let written = target_in(self.page.text.slice(span))
            .map_or(span, |target| Span::new(range.start + target.start, range.start + target.end));
        self.open.push((self.links.len(), String::new()));
        self.push(range, written, target, String::new(), image);
    }

    fn end(&mut self) {
        let Some((index, text)) = self.open.pop() else { return };
        if let Some(link) = self.links.get_mut(index) {
            link.text = tidy(&text).into_owned();
        }
    }

    fn push(&mut self, range: Range<usize>, written: Span, target: String, text: String, image: bool) {
        let section = self.page.section_at(range.start);
        let span = Span::new(range.start, range.end);
        self.links.push(Link { span, text, target, target_span: written, image, section });
    }

    /// Takes the links of the text and the HTML so far.
    fn flush(&mut self) {
        if !self.shown.is_empty() {
            self.take_shown();
        }
        if !self.html.is_empty() {
            self.take_html();
        }
    }

    fn take_shown(&mut self) {
        let Range { mut start, end } = std::mem::take(&mut self.shown);
        let text = self.page.text.as_str();
        while let Some(at) =
            text.get(start..end).and_then(|part| memmem::find(part.as_bytes(), directive::MARK.as_bytes()))
        {
            self.take_addresses(start..start + at);
            start += at;
            let Some(image) = directive::image(text, start) else {
                start += directive::MARK.len();
                continue;
            };
            let span = Span::new(image.target.start, image.target.end);
            let (target, alt) = (self.written(image.target), self.written(image.text));
            start = image.range.end;
            self.push(image.range, span, target, alt, true);
        }
        if start < end {
            self.take_addresses(start..end);
        }
    }

    fn take_addresses(&mut self, range: Range<usize>) {
        let text = self.page.text.as_str().get(range.clone()).unwrap_or_default();
        for address in shown::addresses(text, range.start) {
            let span = Span::new(address.range.start, address.range.end);
            let text = self.page.text.slice(span).to_owned();
            self.push(address.range, span, address.target, text, false);
        }
    }

    fn take_html(&mut self) {
        let range = std::mem::take(&mut self.html);
        let text = self.page.text.as_str().get(range.clone()).unwrap_or_default();
        for tag in html::tags(text, range.start) {
            let span = Span::new(tag.target.start, tag.target.end);
            let (range, text) =
                if tag.image { (tag.range, self.written(tag.text)) } else { self.element(tag.range) };
            let target = self.written(tag.target);
            self.push(range, span, target, text, tag.image);
        }
    }

    /// An `<a>` with its text, up to its end tag in the same block.
    fn element(&self, tag: Range<usize>) -> (Range<usize>, String) {
        let rest = self.page.text.as_str().get(tag.end..).unwrap_or_default();
        // Not further, so that a page of tags that are never closed is read in linear time.
        let near = beginning(rest, 2000);
        let block = near.split("\n\n").next().unwrap_or_default();
        let Some(end) = block.find("</a").or_else(|| block.find("</A")) else { return (tag, String::new()) };
        let text = inline::plain(block.get(..end).unwrap_or_default()).into_owned();
        (tag.start..tag.end + end, text)
    }

    /// A range of the page, with its entities decoded.
    fn written(&self, range: Range<usize>) -> String {
        self.page.text.as_str().get(range).unwrap_or_default().replace("&amp;", "&")
    }
}

/// Where a link that is written with its target has it: between the angle brackets, or up to the title.
fn target_in(written: &str) -> Option<Range<usize>> {
    if written.starts_with('<') {
        return Some(1..written.len().saturating_sub(1));
    }
    let at = written.rfind("](")? + 2;
    let rest = written.get(at..)?;
    let inner = rest.trim_start();
    let start = at + (rest.len() - inner.len());
    if let Some(bracketed) = inner.strip_prefix('<') {
        return Some(start + 1..start + 1 + bracketed.find('>')?);
    }
    let end = inner.find([' ', '\t', '\n']).unwrap_or(inner.len());
    let inner = inner.get(..end)?;
    Some(start..start + inner.strip_suffix(')').unwrap_or(inner).len())
}
