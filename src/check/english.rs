//! English that was left standing on a translated page, known by the small words that no translation keeps.

use crate::playbook::Page;
use crate::source::markdown::lines::{LineKind, lines};
use crate::source::{Span, Tag};

use crate::check::context::Context;

/// The English page that a page is a translation of.
#[must_use]
pub fn english_of<'a>(context: &Context<'a>, page: &Page) -> Option<&'a Page> {
    let english = Tag::english();
    if page.lang == english {
        return None;
    }
    context.pages_of(&page.key).find(|other| other.lang == english)
}

/// The lines of running text of a page, table rows included.
#[must_use]
pub fn pieces(page: &Page) -> Vec<Span> {
    let start = page.sections.first().map_or(0, |section| section.body.start as usize);
    let summary = page.sections("refresh-summary").map(|section| section.body).next();
    let noted = |span: Span| summary.is_some_and(|body| body.start <= span.start && span.end <= body.end);
    let text = lines(page.text.as_str(), start).filter(|line| matches!(line.kind, LineKind::Text));
    // Revisions are notes among writers, most of whom write English.
    text.map(|line| line.content).filter(|span| !noted(*span)).collect()
}

/// Whether a span of a page is a text of at least so many words that is English.
#[must_use]
pub fn is_left(context: &Context<'_>, page: &Page, span: Span, least: usize) -> bool {
    let written = page.text.slice(span);
    let apart = written.bytes().filter(|byte| !byte.is_ascii_alphanumeric()).count();
    let foreign = || written.chars().any(|c| c >= '\u{C0}' && c.is_alphabetic());
    apart + 1 >= least && !foreign() && is_english(context, &page.lang, &page.plain(span), least)
}

/// Whether a text of at least so many words is English and not of the page's own language.
#[must_use]
pub fn is_english(context: &Context<'_>, lang: &Tag, text: &str, least: usize) -> bool {
    // Most lines of most languages are known by one letter.
    if text.chars().any(|c| c >= '\u{C0}' && c.is_alphabetic()) {
        return false;
    }
    let lexicons = context.playbook.lexicons();
    let (own, english) = (lexicons.index(lang), lexicons.index(&Tag::english()));
    let (mut count, mut found_by) = (0, 0);
    let mut lower = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        count += 1;
        lower.clear();
        lower.push_str(word);
        // No other letters are left.
        lower.make_ascii_lowercase();
        for place in lexicons.with_function_word(&lower).map(Some) {
            if place == own {
                return false;
            }
            found_by += usize::from(place == english);
        }
    }
    count >= least && found_by * 6 >= count && found_by > 0
}
