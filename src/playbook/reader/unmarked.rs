//! Headings that Markdown does not know and a person still sees: bold words on a line of their own, `\\###`, `＃＃`, more
//! than six `#`.

use foldhash::{HashSet, HashSetExt};

use crate::source::lexicon::Group;
use crate::source::markdown::lines::{Line, LineKind, lines};
use crate::source::markdown::{html, inline, list};
use crate::source::{Key, Span};

use crate::playbook::model::SectionKind;
use crate::playbook::reader::Reader;

/// The level of a section whose heading does not tell it.
const OF_SECTIONS: u8 = 2;

impl Reader<'_> {
    /// The level and the words of a heading in a line of text. Bold words are one if they name a section that the page
    /// does not have, and stand there once: the activities of a page may have their own.
    pub(super) fn unmarked_heading(&mut self, line: &Line<'_>) -> Option<(u8, Span)> {
        if let Some(title) = self.title_of_tasks(line) {
            return Some(title);
        }
        let bold = bold(line.text);
        let (level, words) = bold.map(|words| (OF_SECTIONS, words)).or_else(|| hashes(line.text))?;
        // A quotation has no sections.
        let is_own = self.slice(line.span).trim_start().starts_with(line.text);
        let key = self.vocabulary.key(Group::Sections, &inline::plain(words));
        let start = line.content.start as usize + line.text.find(words)?;
        let title = Span::new(start, start + words.len());
        match key {
            _ if !is_own => None,
            Some(key) if bold.is_some() => {
                let is_new = key.as_str() != "task-table" && self.marked_sections().insert(key);
                is_new.then_some((level, title))
            }
            Some(_) => Some((level.min(OF_SECTIONS), title)),
            None => (bold.is_none() && !line.text.starts_with('\\')).then_some((level, title)),
        }
    }

    /// The title of task tables in an activity, as a line of its own with emphasis or a colon or without.
    fn title_of_tasks(&self, line: &Line<'_>) -> Option<(u8, Span)> {
        let section = self.draft.sections.last()?;
        let is_own = self.slice(line.span).trim_start().starts_with(line.text);
        if !is_own || self.owner.is_none() || self.is_in_table() {
            return None;
        }
        let words = title_words(line.text)?;
        // One word may be a sentence's.
        let is_title = words.len() < line.text.len() || words.contains(char::is_whitespace);
        let key = self.vocabulary.key(Group::Sections, words).filter(|_| is_title)?;
        let start = line.content.start as usize + line.text.find(words)?;
        let is_same = section.kind == SectionKind::TaskTable;
        let level = if is_same { section.level } else { (section.level + 1).clamp(OF_SECTIONS, 6) };
        (key.as_str() == "task-table").then(|| (level, Span::new(start, start + words.len())))
    }

    /// The sections that the page has, or whose titles stand on it in bold more than once.
    pub(super) fn marked_sections(&mut self) -> &mut HashSet<Key> {
        let (text, vocabulary) = (self.text, self.vocabulary);
        self.marked.get_or_insert_with(|| {
            let (mut marked, mut bold_once) = (HashSet::new(), HashSet::new());
            for line in lines(text, 0) {
                let (words, is_heading) = match line.kind {
                    LineKind::Heading { title, .. } => (text.get(title.range()), true),
                    LineKind::Text => (bold(line.text), false),
                    _ => (None, false),
                };
                let Some(key) =
                    words.and_then(|words| vocabulary.key(Group::Sections, &inline::plain(words)))
                else {
                    continue;
                };
                if is_heading || !bold_once.insert(key.clone()) {
                    marked.insert(key);
                }
            }
            marked
        })
    }
}

/// The words of a line that is bold and nothing else.
pub(super) fn bold(line: &str) -> Option<&str> {
    let of = |mark: &str| {
        let words = line.trim_end_matches('\\').trim_end().strip_prefix(mark)?.strip_suffix(mark)?.trim();
        (!words.is_empty() && !words.contains(mark)).then_some(words)
    };
    of("**").or_else(|| of("__"))
}

/// The words of a line without the emphasis and the colon of a title; `None` for an item and for what is too long for one.
fn title_words(line: &str) -> Option<&str> {
    /// The longest such line, in bytes.
    const LONGEST: usize = 100;
    if line.len() > LONGEST || list::item(line).is_some() {
        return None;
    }
    let is_mark = |c: char| matches!(c, '*' | '_' | ':' | '：' | '\\') || c.is_whitespace();
    let mut rest = html::without_tags(line).trim_matches(is_mark);
    while let Some((words, _)) = rest.rsplit_once('<').filter(|(_, tag)| tag.ends_with('>')) {
        rest = words.trim_end_matches(is_mark);
    }
    (!rest.is_empty()).then_some(rest)
}

/// The level and the words of a line with hashes that Markdown shows: escaped, of full width, or more than six.
fn hashes(line: &str) -> Option<(u8, &str)> {
    const MOST: usize = 6;
    let bare = line.trim_start_matches(['\\', '#', '＃']);
    let marks = line.get(..line.len() - bare.len())?;
    let count = marks.chars().filter(|mark| *mark != '\\').count();
    let words = bare.trim_end_matches(['#', '＃']).trim();
    let is_escaped = marks.starts_with('\\') && bare.starts_with(' ');
    let is_wide = marks.starts_with('＃') && (count > 1 || bare.starts_with([' ', '\u{3000}']));
    let is_heading = count > 0 && (is_escaped || is_wide || count > MOST) && !words.is_empty();
    is_heading.then(|| (u8::try_from(count.min(MOST)).unwrap_or(OF_SECTIONS), words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_that_markdown_shows_are_headings() {
        assert_eq!(hashes(r"\### Overview"), Some((3, "Overview")));
        assert_eq!(hashes(r"\#\# Overview"), Some((2, "Overview")));
        assert_eq!(hashes("####### Overview"), Some((6, "Overview")));
        assert_eq!(hashes("＃＃概要"), Some((2, "概要")));
        assert_eq!(hashes("＃ 概要"), Some((1, "概要")));
        for text in [r"\#tag", "＃1 の手順", "########", r"\", "", "#tag", "text"] {
            assert_eq!(hashes(text), None, "{text}");
        }
    }

    #[test]
    fn only_a_line_that_is_bold_as_a_whole_is_bold() {
        assert_eq!(bold("**Overview**"), Some("Overview"));
        assert_eq!(bold(r"__Key Inputs__\"), Some("Key Inputs"));
        for text in ["**Overview** of it", "**a** and **b**", "****", "**Role:** x", "*Overview*"] {
            assert_eq!(bold(text), None, "{text}");
        }
    }
}
