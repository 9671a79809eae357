//! How Markdown renders a page, where that is likely to surprise: tags that are not shown, lists that become code.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::playbook::Page;
use crate::source::Span;
use crate::source::markdown::inline;

/// Spans of a page by what Markdown makes of them.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// HTML tags within text.
    pub tags: Vec<Span>,
    /// Indented code blocks.
    pub indented: Vec<Span>,
    /// Text that is not code.
    pub text: Vec<Span>,
}

impl Rendered {
    /// Renders a page's body.
    #[must_use]
    pub fn of(page: &Page) -> Self {
        let start = page.sections.first().map_or(0, |section| section.body.start as usize);
        let body = page.text.as_str().get(start..).unwrap_or_default();
        let mut rendered = Self::default();
        let mut code = false;
        for (event, range) in Parser::new_ext(body, inline::options()).into_offset_iter() {
            let span = Span::new(start + range.start, start + range.end);
            match event {
                Event::InlineHtml(_) => rendered.tags.push(span),
                Event::Start(Tag::CodeBlock(kind)) => {
                    code = true;
                    if kind == CodeBlockKind::Indented {
                        rendered.indented.push(span);
                    }
                }
                Event::End(TagEnd::CodeBlock) => code = false,
                Event::Text(_) if !code => rendered.text.push(span),
                _ => {}
            }
        }
        rendered
    }
}
