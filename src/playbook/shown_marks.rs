//! Marks of emphasis that a page shows, because Markdown does not take them for what they are meant: asterisks, and pairs
//! of tildes and of underscores.

use crate::source::Span;
use crate::source::markdown::emphasis::{self, Mark};
use crate::source::text::positions;

/// Collects the marks of a page, one paragraph or cell after the other.
#[derive(Default)]
pub(super) struct ShownMarks<'a> {
    text: &'a str,
    /// Whether the page has two tildes or underscores anywhere.
    has_pairs: bool,
    /// The asterisks of the current paragraph.
    marks: Vec<(Span, Mark)>,
    /// Its tildes and underscores.
    others: Vec<Span>,
    /// The row and the asterisk that a cell of it begins with and nothing in the cell closes.
    opened: Option<(u32, Span)>,
    failed: Vec<Span>,
}

impl<'a> ShownMarks<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let has = |pair: &str| memchr::memmem::find(text.as_bytes(), pair.as_bytes()).is_some();
        let has_pairs = ["~~", "__", r"\~", r"\_"].into_iter().any(has);
        Self { text, has_pairs, ..Self::default() }
    }

    /// The emphasis whose marks are shown: from the first to the last of them.
    pub(super) fn finish(self) -> Vec<Span> {
        self.failed
    }

    /// Adds a text that is shown.
    pub(super) fn text(&mut self, span: Span) {
        let (text, base) = (self.text, span.start as usize);
        let Some(shown) = text.get(span.range()) else { return };
        for (at, sign) in positions(shown, [b'*', 0xEF], &['*', '＊']) {
            self.mark(self.with_escape(Span::new(base + at, base + at + sign.len_utf8())), Mark::Shown);
        }
        if !self.has_pairs {
            return;
        }
        for (at, sign) in positions(shown, [b'~', b'_'], &['~', '_']) {
            let mark = self.with_escape(Span::new(base + at, base + at + 1));
            match self.others.last_mut() {
                Some(last)
                    if last.end == mark.start
                        && self.text.get(last.range()).is_some_and(|run| run.ends_with(sign)) =>
                {
                    last.end = mark.end;
                }
                _ => self.others.push(mark),
            }
        }
    }

    /// Adds asterisks: one run of them comes in pieces.
    pub(super) fn mark(&mut self, span: Span, mark: Mark) {
        match self.marks.last_mut() {
            Some((last, Mark::Shown)) if mark == Mark::Shown && last.end == span.start => last.end = span.end,
            _ => self.marks.push((span, mark)),
        }
    }

    /// Ends a paragraph, or a cell with its row.
    pub(super) fn end(&mut self, cell: Option<(u32, Span)>) {
        let marks = std::mem::take(&mut self.marks);
        if marks.iter().any(|(_, mark)| *mark == Mark::Shown) {
            for (mark, _) in &marks {
                self.mark_in_cell(cell, *mark);
            }
            self.failed.extend(self.single_pairs(&marks));
            self.end_double(marks);
        }
        if !self.others.is_empty() {
            self.end_others();
        }
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn before(&self, at: u32) -> Option<char> {
        self.text.get(..at as usize)?.chars().next_back()
    }

    fn after(&self, at: u32) -> Option<char> {
        self.text.get(at as usize..)?.chars().next()
    }

    /// A mark with the backslash that escapes it.
    fn with_escape(&self, mark: Span) -> Span {
        let escaped = emphasis::is_escaped(self.text, mark.start as usize);
        Span { start: mark.start - u32::from(escaped), ..mark }
    }

    /// Whether asterisks may be meant for bold text: they are two or more, or what is left of as many.
    fn is_double(&self, run: Span) -> bool {
        let near = Span { start: run.start.saturating_sub(1), end: run.end + 1 };
        let written = self.slice(run);
        written.matches(['*', '＊']).count() > 1
            || !written.starts_with('\\') && self.slice(near).contains("**")
    }

    fn is_single(&self, mark: Span) -> bool {
        self.slice(mark) == "*" && !self.is_double(mark)
    }

    /// Notes an asterisk before the first word of a cell, and the one behind the last word of a later cell: emphasis ends
    /// with its cell. One alone may be the mark of a note.
    fn mark_in_cell(&mut self, cell: Option<(u32, Span)>, mark: Span) {
        let Some((row, cell)) = cell.filter(|_| self.is_single(mark)) else { return };
        let before = self.slice(Span { end: mark.start, ..cell }).trim_start();
        let after = self.slice(Span { start: mark.end, ..cell });
        if before.is_empty() && after.starts_with(char::is_alphanumeric) {
            self.opened = Some((row, mark));
        } else if before.ends_with(|c: char| !c.is_whitespace()) && after.trim_matches([' ', '|']).is_empty()
        {
            let opened = self.opened.take().filter(|(opened, _)| *opened == row);
            self.failed.extend(opened.into_iter().flat_map(|(_, first)| [first, mark]));
        }
    }

    /// The pairs of single asterisks that can only be meant for emphasis: with a blank before the closing one, or around
    /// brackets and quotation marks. Any other may be the mark of a note.
    fn single_pairs(&self, marks: &[(Span, Mark)]) -> Vec<Span> {
        let (mut found, mut open) = (Vec::new(), None);
        for (mark, _) in marks.iter().filter(|(mark, _)| self.is_single(*mark)) {
            let (before, after) = (self.before(mark.start), self.after(mark.end));
            let closed = open.take().filter(|(_, around)| match around {
                true => before.is_some_and(is_closing),
                false => is_blank(before) && !is_word(after),
            });
            let pair = closed.map(|(start, _)| Span { start, ..*mark });
            if let Some(pair) = pair.filter(|pair| !self.slice(*pair).contains('\n')) {
                found.push(pair);
                continue;
            }
            let around = after.is_some_and(is_opening);
            let begins = !is_word(before) && after.is_some_and(char::is_alphabetic);
            open = (around || begins).then_some((mark.start, around));
        }
        found
    }

    /// Pairs the asterisks that are meant for bold text.
    fn end_double(&mut self, mut marks: Vec<(Span, Mark)>) {
        marks.retain(|(span, mark)| *mark != Mark::Shown || self.is_double(*span));
        let lone = marks.iter().filter(|(_, mark)| *mark == Mark::Shown).count() == 1;
        let kinds: Vec<Mark> = marks.iter().map(|(_, mark)| *mark).collect();
        let mut open: Option<(Span, Mark)> = None;
        for ((span, mark), meant) in marks.iter().zip(emphasis::meant(&kinds)) {
            match (meant, open) {
                (Some(Mark::Closes), Some((first, of))) => {
                    if *mark == Mark::Shown || of == Mark::Shown {
                        self.failed.push(Span { start: first.start, end: span.end });
                    }
                    open = None;
                }
                (Some(_), _) => open = Some((*span, *mark)),
                // Stars, or the mark of a note.
                (None, _) if lone && self.slice(*span) == r"\*\*" => {}
                (None, _) => self.failed.push(*span),
            }
        }
    }

    /// Pairs two tildes with the next two, and two underscores around words; those alone are a place to fill in.
    fn end_others(&mut self) {
        let (mut tildes, mut underscores) = (None, None);
        for run in std::mem::take(&mut self.others) {
            let written = self.slice(run);
            let is_tilde = written.ends_with('~');
            let is_name = is_ascii_word(self.before(run.start)) && is_ascii_word(self.after(run.end));
            if written.matches(['~', '_']).count() != 2 || !is_tilde && is_name {
                continue;
            }
            let open = if is_tilde { &mut tildes } else { &mut underscores };
            let Some(first) = open.replace(run) else { continue };
            *open = None;
            let words = self.slice(Span { start: first.end, end: run.start });
            if is_tilde || words.contains(char::is_alphabetic) {
                self.failed.push(Span { start: first.start, end: run.end });
            }
        }
        self.failed.extend(tildes);
    }
}

fn is_blank(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

fn is_ascii_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '（' | '［' | '「' | '『' | '【' | '《' | '〈' | '“' | '«' | '„')
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '）' | '］' | '」' | '』' | '】' | '》' | '〉' | '”' | '»' | '“')
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::playbook::{identity::identify, reader};
    use crate::source::{Lexicons, SourceText};

    fn shown(text: &str) -> Vec<String> {
        let lexicons = Lexicons::default();
        let identity = identify("en/migrate-x.md", &lexicons);
        let lang = reader::language(text, &identity, &lexicons);
        let text = SourceText::new(format!("# X\n\n{text}\n"));
        let page = reader::read(Arc::new(text), &lang, &identity, &lexicons);
        page.rendered().failed_emphasis.iter().map(|span| page.text.slice(*span).to_owned()).collect()
    }

    #[test]
    fn marks_that_are_meant_for_emphasis_are_noted() {
        for (text, marks) in [
            ("a ***b** c", vec!["*"]),
            (r"Motions: \*\*a b\*\*", vec![r"\*\*a b\*\*"]),
            ("a ~~b / ~~c", vec!["~~b / ~~"]),
            ("a ~~ b", vec!["~~"]),
            (r"\~\~b\~\~", vec![r"\~\~b\~\~"]),
            ("甲__「乙」__丙", vec!["__「乙」__"]),
            ("甲*「乙」*丙", vec!["*「乙」*"]),
            ("an *old *guard", vec![]),
            ("an *old * guard", vec!["*old *"]),
        ] {
            assert_eq!(shown(text), marks, "{text}");
        }
    }

    #[test]
    fn marks_of_notes_and_places_to_fill_in_are_text() {
        for text in [
            "Teams* and Yammer* alike",
            "* a\n* b",
            r"\* only in A",
            r"\*\* only in B",
            "*only in A",
            "2 * 3 * 4",
            "a_b__c__d.md",
            "on __/__/20__ by ______",
            "about ~10 of ~20",
            "`a ~~ b __ c` d",
            "**a** __b__ ~~c~~ *d* _e_ ~f~",
        ] {
            assert_eq!(shown(text), [""; 0], "{text}");
        }
    }
}
