//! What Markdown makes of a page, where it is not what the eye expects: tags that vanish, code that was a
//! list, asterisks that stay.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::playbook::Page;
use crate::source::Span;
use crate::source::markdown::inline;

/// Pieces of a page, by what becomes of them.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// Tags in running text.
    pub tags: Vec<Span>,
    /// Code blocks that are known by nothing but their indentation.
    pub indented: Vec<Span>,
    /// Text that is shown as it is written.
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
