//! The head of a task's line: bullet, box and id, as in `- [ ] **3735** …`.
//!
//! Only `[x]` and `[X]` are ticks. Everything else that a person or a program puts in the place of the box leaves the
//! task open: `[/]`, `[-]`, `[✓]`, `[]`, `☑`, or nothing at all.
//!
//! Behind a box in brackets, editors and people write the id in other ways, too, as in `- [x] ***3735***` or
//! `- [x] 3735`. A person's own box may begin with a number just so: it takes a known id to be a task's.

use std::borrow::Cow;

use crate::checklist::id::first_number;
use crate::source::markdown::list;

/// The longest text that is read as a box.
const LONGEST_BOX: usize = 8;

/// The parts of a task's line before its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head<'t> {
    /// Indentation, quote marks and bullet.
    pub before: &'t str,
    /// Whether the line has a bullet or a number.
    pub is_item: bool,
    /// What stands in the place of the box; empty if nothing does.
    pub written: &'t str,
    /// The blanks after the box.
    pub gap: &'t str,
    /// The rest of the line, from the id on.
    pub rest: &'t str,
    /// The id, in ASCII digits.
    pub id: Cow<'t, str>,
    /// Whether the id alone is bold, as ftpb writes it.
    pub is_bold: bool,
}

/// The state of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State<'t> {
    /// `[x]`.
    Done,
    /// `[ ]`.
    Open,
    /// Open, because the box is this and neither `[ ]` nor `[x]`.
    Odd(&'t str),
    /// Open, because there is no box.
    NoBox,
    /// Open, because it is in a code block.
    InCode,
}

impl<'t> Head<'t> {
    /// Parses a line; `None` if it is no task's.
    #[must_use]
    pub fn parse(line: &'t str) -> Option<Self> {
        let item = after_bullet(line);
        let body = item.unwrap_or_else(|| line.trim_start_matches(LEADING));
        let head = |rest: &'t str, id: Cow<'t, str>, is_bold| {
            let (before, _) = line.split_at_checked(line.len() - body.len())?;
            let (boxed, _) = body.split_at_checked(body.len() - rest.len())?;
            let written = boxed.trim_end_matches([' ', '\t']);
            let gap = boxed.strip_prefix(written)?;
            Some(Self { before, is_item: item.is_some(), written, gap, rest, id, is_bold })
        };
        let is_head = |head: &Self| {
            if head.written.is_empty() { head.is_item } else { is_like_a_box(head.written) }
        };
        let bold = bold_number(body).and_then(|(rest, id)| head(rest, Cow::Borrowed(id), true));
        bold.filter(is_head).or_else(|| {
            let rest = after_box(body)?;
            head(rest, first_number(rest)?, false)
        })
    }

    /// The state that the box shows.
    #[must_use]
    pub fn state(&self) -> State<'t> {
        match self.written {
            "" => State::NoBox,
            "[ ]" if self.is_item && !self.gap.is_empty() => State::Open,
            "[x]" | "[X]" if self.is_item && !self.gap.is_empty() => State::Done,
            odd => State::Odd(odd),
        }
    }

    /// Whether the text is struck through, and not the id alone: by an update, or by a person.
    #[must_use]
    pub fn is_struck(&self) -> bool {
        let is_of_id = |c: char| c.is_ascii_digit() || matches!(c, '*' | '_' | ' ');
        let struck = self.rest.trim_start_matches(is_of_id).strip_prefix("~~");
        struck.is_some_and(|text| !text.trim_start_matches(is_of_id).starts_with("~~"))
    }

    /// What stands before the text that ftpb writes.
    #[must_use]
    pub fn prefix(&self) -> String {
        [self.before, self.written, self.gap].concat()
    }

    /// The line with a tick or an empty box.
    #[must_use]
    pub fn with_box(&self, ticked: bool) -> String {
        let bullet = if self.is_item { "" } else { "- " };
        let gap = if self.gap.is_empty() || self.written.is_empty() { " " } else { self.gap };
        [self.before, bullet, if ticked { "[x]" } else { "[ ]" }, gap, self.rest].concat()
    }

    /// The indentation of what belongs to the item.
    #[must_use]
    pub fn indent(&self) -> String {
        let marker = self.before.trim_start_matches(LEADING);
        let outer = self.before.strip_suffix(marker).unwrap_or_default().trim_start_matches('\u{feff}');
        outer.to_owned() + &" ".repeat(marker.chars().count().max(2))
    }
}

/// What may stand before a bullet: indentation, quote marks, the byte order mark of the file.
const LEADING: [char; 4] = [' ', '\t', '>', '\u{feff}'];

/// The text after the bullet or number of a list item.
#[must_use]
pub fn after_bullet(line: &str) -> Option<&str> {
    list::item(line.trim_start_matches(LEADING))
}

/// The first bold number of a text, struck through or not: the text from there on, and the number.
fn bold_number(text: &str) -> Option<(&str, &str)> {
    let at = text.find("**").into_iter().chain(text.find("__")).min()?;
    let (boxed, bold) = text.split_at_checked(at)?;
    let (mark, inside) = bold.split_at_checked(2)?;
    let (id, _) = inside.split_once(mark)?;
    let start = boxed.strip_suffix("~~").unwrap_or(boxed).len();
    let is_id = !id.is_empty() && id.chars().all(|c| c.is_ascii_digit());
    is_id.then_some((text.get(start..)?, id))
}

/// The text after a box in brackets and the blanks behind it.
#[must_use]
pub fn after_box(text: &str) -> Option<&str> {
    let inside = text.strip_prefix(['[', '［', '【', '〔'])?;
    let mut chars = inside.char_indices().take(LONGEST_BOX);
    let (end, close) = chars.find(|(_, c)| matches!(c, ']' | '］' | '】' | '〕'))?;
    let after = inside.get(end + close.len_utf8()..)?;
    // A link is no box.
    (!after.starts_with(['(', '['])).then(|| after.trim_start_matches([' ', '\t']))
}

/// Whether a text is meant as a box: something in brackets, or a sign such as `☑`.
fn is_like_a_box(text: &str) -> bool {
    let bracket = |c: char| "[]［］【】〔〕()（）".contains(c);
    let sign = text.trim_start_matches('\\');
    text.chars().count() <= LONGEST_BOX
        && !sign.is_empty()
        && (sign.starts_with(bracket)
            || !text.contains(|c: char| c.is_alphanumeric() || "#|<>*_".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(line: &str) -> Option<State<'_>> {
        Head::parse(line).map(|head| head.state())
    }

    #[test]
    fn only_a_plain_tick_is_done() {
        for line in
            ["- [x] **12** a", "* [X] **12**", "\t1. [x]  **12** a", "> - [x] ~~**12** a~~", "+ [x] __12__ a"]
        {
            assert_eq!(state(line), Some(State::Done), "{line}");
        }
        assert_eq!(state("- [ ] **12** a"), Some(State::Open));
        assert_eq!(state("- **12** a"), Some(State::NoBox));
        for odd in [
            "[/]",
            "[-]",
            "[✓]",
            "[ｘ]",
            "[]",
            "[\u{a0}]",
            "☑",
            "☑\u{fe0f}",
            "[x",
            "[ x ]",
            "\\[x\\]",
            "【x】",
            "[done]",
        ] {
            assert_eq!(state(&format!("- {odd} **12** a")), Some(State::Odd(odd)), "{odd}");
            assert_eq!(state(&format!("{odd} **12** a")), Some(State::Odd(odd)), "{odd} without a bullet");
        }
        assert_eq!(state("- [x]**12** a"), Some(State::Odd("[x]")));
    }

    #[test]
    fn a_number_behind_a_box_may_be_an_id() {
        for line in ["- [x] ***12*** a", "* [x] 12 a", "1. [x] <b>12</b> a", "> - [x] \\*\\*１２\\*\\* a"] {
            let head = Head::parse(line).unwrap();
            assert_eq!((head.id.as_ref(), head.is_bold, head.state()), ("12", false, State::Done), "{line}");
            assert_eq!(head.with_box(false), line.replace("[x]", "[ ]"));
        }
        assert_eq!(state("- [/] *12* a"), Some(State::Odd("[/]")));
        assert!(Head::parse("- [x] **12** a").unwrap().is_bold);
    }

    #[test]
    fn other_lines_are_no_tasks() {
        for line in [
            "- [x] buy 12 licences",
            "- 12 licences",
            "- *12* a",
            "- [12](a.md) a",
            "- [a](12) b",
            "**12** a",
            "- see **12**",
            "- [x] ask Ana about **12**",
            "- **a** 12",
            "",
            "# **12**",
        ] {
            assert_eq!(state(line), None, "{line}");
        }
    }

    #[test]
    fn a_box_is_set_and_all_else_stays() {
        for (line, ticked) in [
            ("- [ ] **12** a", "- [x] **12** a"),
            ("> 3) [/]  ~~**12** a~~ ", "> 3) [x]  ~~**12** a~~ "),
            ("- **12** a", "- [x] **12** a"),
            ("☑ **12** a", "- [x] **12** a"),
            ("- [ ]**12** a", "- [x] **12** a"),
        ] {
            assert_eq!(Head::parse(line).unwrap().with_box(true), ticked, "{line}");
        }
    }
}
