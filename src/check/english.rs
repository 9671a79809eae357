//! Finds English text on translated pages by its function words ("the", "and"), which no translation keeps.

use std::borrow::Cow;

use crate::playbook::Page;
use crate::source::markdown::lines::{LineKind, lines};
use crate::source::{Span, Tag};

use crate::check::context::Context;

/// The English page of a translation.
#[must_use]
pub fn english_of<'a>(context: &Context<'a>, page: &Page) -> Option<&'a Page> {
    let english = Tag::english();
    if page.lang == english {
        return None;
    }
    context.pages_of(&page.key).find(|other| other.lang == english)
}

/// The lines of text of a page, including table rows, but not the Refresh Summary.
#[must_use]
pub fn text_lines(page: &Page) -> Vec<Span> {
    let start = page.sections.first().map_or(0, |section| section.body.start as usize);
    let summary = page.sections("refresh-summary").map(|section| section.body).next();
    let in_summary =
        |span: Span| summary.is_some_and(|body| body.start <= span.start && span.end <= body.end);
    let text = lines(page.text.as_str(), start).filter(|line| matches!(line.kind, LineKind::Text));
    // Revisions are notes between writers, most of whom write English.
    text.map(|line| line.content).filter(|span| !in_summary(*span)).collect()
}

/// Whether a span of a translated page is English and has at least `least` words.
#[must_use]
pub fn is_english_span(context: &Context<'_>, page: &Page, span: Span, least: usize) -> bool {
    let written = page.text.slice(span);
    let separators = || written.bytes().filter(|byte| !byte.is_ascii_alphanumeric()).count();
    // Most lines tell their language before anything in them has to be parsed.
    let beginning = || written.split(['[', '<', '`', '&', '*', '_']).next().unwrap_or(written);
    !is_foreign(written)
        && separators() + 1 >= least
        && !has_word_of(context, &page.lang, beginning())
        && has_word_of(context, &Tag::english(), written)
        && is_english(context, &page.lang, &page.plain(span), least)
}

/// The words of a text without letters that English lacks, in lower case.
fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| {
        let has_capitals = word.bytes().any(|byte| byte.is_ascii_uppercase());
        if has_capitals { Cow::Owned(word.to_ascii_lowercase()) } else { Cow::Borrowed(word) }
    })
}

/// Whether a text has a function word of a language.
fn has_word_of(context: &Context<'_>, lang: &Tag, text: &str) -> bool {
    let lexicons = context.playbook.lexicons();
    let own = lexicons.index(lang);
    words(text).any(|word| lexicons.with_function_word(&word).any(|index| Some(index) == own))
}

/// Whether a text has a letter that English lacks, as most lines of other languages do.
fn is_foreign(text: &str) -> bool {
    text.chars().any(|c| c >= '\u{C0}' && c.is_alphabetic())
}

/// Whether a text has at least `least` words and is English rather than the page's language.
#[must_use]
pub fn is_english(context: &Context<'_>, lang: &Tag, text: &str, least: usize) -> bool {
    if is_foreign(text) {
        return false;
    }
    let lexicons = context.playbook.lexicons();
    let (own, english) = (lexicons.index(lang), lexicons.index(&Tag::english()));
    let (mut count, mut english_words) = (0, 0);
    for word in words(text) {
        count += 1;
        for index in lexicons.with_function_word(&word).map(Some) {
            if index == own {
                return false;
            }
            english_words += usize::from(index == english);
        }
    }
    count >= least && english_words * 6 >= count && english_words > 0
}
