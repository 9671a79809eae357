//! A checklist as it stands in its file: every line with its line end, and what ftpb makes of it.

use std::fmt;

use crate::checklist::line::{Marked, after_bullet, boxed, id_of, read};
use crate::checklist::scope::Scope;

/// A checklist that was read.
#[derive(Debug)]
pub struct Checklist<'t> {
    /// All lines.
    pub lines: Vec<Line<'t>>,
    /// What it is for, where the comment at its head still says so.
    pub scope: Option<Scope>,
    /// The line, from 1, of a block of code that is never closed: what is added behind it would be code, too.
    pub unclosed: Option<usize>,
}

/// A fence that opens a block of code: its sign, and how often it stands there.
#[derive(Clone, Copy)]
struct Fence<'t> {
    line: usize,
    sign: char,
    run: &'t str,
}

impl<'t> Fence<'t> {
    fn opened(line: usize, text: &'t str) -> Option<Self> {
        let text = text.trim_start_matches([' ', '\t', '>']);
        let sign = text.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let rest = text.trim_start_matches(sign);
        let run = text.strip_suffix(rest)?;
        // Three backticks and more of them on the same line are code within a paragraph.
        (run.len() >= 3 && !(sign == '`' && rest.contains('`'))).then_some(Self { line, sign, run })
    }

    fn is_closed_by(self, line: &str) -> bool {
        let text = line.trim_start_matches([' ', '\t', '>']).trim_end();
        text.starts_with(self.run) && text.chars().all(|c| c == self.sign)
    }
}

/// A line of a checklist.
#[derive(Debug)]
pub struct Line<'t> {
    /// The line without its end.
    pub text: &'t str,
    /// Its end: `\n`, `\r\n`, or nothing.
    pub end: &'t str,
    /// What it is.
    pub what: What<'t>,
    /// Whether it stands in a block of code.
    pub code: bool,
}

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
pub enum What<'t> {
    /// A task with its box.
    Task(Item<'t>),
    /// The heading of a phase or process.
    Heading(Marked<'t>),
    /// A task whose box or id cannot be read.
    Torn(&'static str),
    /// Whatever a person wrote.
    Own,
}

/// A task of a checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'t> {
    /// Its id.
    pub id: &'t str,
    /// Whether it is done.
    pub ticked: bool,
    /// What ftpb wrote of the line, if it did.
    pub marked: Option<Marked<'t>>,
}

/// Why a line cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}", self.message),
            line => write!(f, "line {line}: {}", self.message),
        }
    }
}

impl<'t> Checklist<'t> {
    /// Reads a checklist. Any text can be read; [`Self::problems`] says what is wrong with it.
    #[must_use]
    pub fn read(text: &'t str) -> Self {
        let mut fence: Option<Fence<'_>> = None;
        let lines: Vec<Line<'t>> = text
            .split_inclusive('\n')
            .enumerate()
            .map(|(index, whole)| {
                let line = whole.trim_end_matches(['\n', '\r']);
                let end = whole.get(line.len()..).unwrap_or_default();
                let opens = Fence::opened(index + 1, line);
                let code = fence.is_some() || opens.is_some();
                fence = match fence {
                    Some(open) if open.is_closed_by(line) => None,
                    Some(open) => Some(open),
                    None => opens,
                };
                Line { text: line, end, what: if code { in_code(line) } else { what(line) }, code }
            })
            .collect();
        let scope = lines.iter().filter(|line| !line.code).find_map(|line| Scope::read(line.text));
        Self { lines, scope, unclosed: fence.map(|fence| fence.line) }
    }

    /// The tasks, each with the index of its line.
    pub fn items(&self) -> impl Iterator<Item = (usize, &Item<'t>)> {
        self.lines.iter().enumerate().filter_map(|(index, line)| match &line.what {
            What::Task(item) => Some((index, item)),
            _ => None,
        })
    }

    /// What keeps it from being used, in the order of its lines. `knows` tells which ids the playbook has.
    #[must_use]
    pub fn problems(&self, knows: &dyn Fn(&str) -> bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            if let What::Torn(message) = &line.what {
                problems.push(Problem { line: index + 1, message: (*message).to_owned() });
            }
        }
        let mut seen: Vec<(usize, &str)> = Vec::new();
        for (index, item) in self.items() {
            let line = index + 1;
            let written = item.marked.map(|marked| marked.key).filter(|key| *key != item.id);
            let first = seen.iter().find(|(_, id)| *id == item.id);
            let message = match (written, first) {
                (Some(key), _) => Some(format!("the id `{}` was `{key}`; put `{key}` back", item.id)),
                (None, Some((before, _))) => {
                    Some(format!("task {} stands in line {before} too; remove one of the two", item.id))
                }
                (None, None) if item.marked.is_none() && !knows(item.id) => Some(format!(
                    "the playbook has no task {}; correct the id, or take off its bold type",
                    item.id
                )),
                _ => None,
            };
            problems.extend(message.map(|message| Problem { line, message }));
            seen.push((line, item.id));
        }
        if let Some(line) = self.unclosed.filter(|_| problems.is_empty()) {
            let message = "the block of code that begins here is never closed; close it".to_owned();
            problems.push(Problem { line, message });
        }
        if seen.is_empty() && problems.is_empty() {
            let message = "it holds no task; a task is a line such as `- [ ] **3735** …`".to_owned();
            problems.push(Problem { line: 0, message });
        }
        problems.sort_by_key(|problem| problem.line);
        problems
    }
}

/// A line of ftpb's in a block of code: most likely the block was never closed, and hides tasks.
fn in_code(line: &str) -> What<'_> {
    match read(line) {
        Some(_) => What::Torn("it stands in a block of code; close the block above it"),
        None => What::Own,
    }
}

fn what(line: &str) -> What<'_> {
    let marked = read(line);
    if let Some(boxed) = boxed(line) {
        return match (id_of(boxed.rest), marked) {
            (Some(id), marked) => What::Task(Item { id, ticked: boxed.ticked, marked }),
            (None, Some(_)) => {
                What::Torn("the id cannot be read; a task begins with it, as in `- [ ] **3735** …`")
            }
            (None, None) => What::Own,
        };
    }
    let torn = "the box is neither open nor ticked; write `- [ ]` or `- [x]` before the id";
    match marked {
        Some(marked) if line.trim_start().starts_with('#') => What::Heading(marked),
        Some(marked) if marked.key.chars().all(|c| c.is_ascii_digit()) => What::Torn(torn),
        None if is_half_box(line) => What::Torn(torn),
        _ => What::Own,
    }
}

/// Whether a list item begins with what was to be a box, with a task behind it.
fn is_half_box(line: &str) -> bool {
    let Some(item) = after_bullet(line).filter(|item| item.starts_with('[')) else { return false };
    let rest = item.trim_start_matches(['[', ']', ' ', 'x', 'X']);
    id_of(rest).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let checklist = Checklist::read(text);
        checklist.problems(&|id| id == "3735").iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_cannot_be_used_is_named_with_its_line() {
        for (text, expected) in [
            ("- [ ] **3735** a\n", ""),
            ("a\n- [ ] **3735** a\n- [x] **3735** a\n", "line 3: task 3735 stands in line 2 too"),
            ("- [x **3735** a\n", "line 1: the box is neither"),
            ("- [] **3735** a\n", "line 1: the box is neither"),
            ("- [ ] **9999** a\n", "line 1: the playbook has no task 9999"),
            ("- [ ] **9999** a <!-- ftpb:3735:00 -->\n", "line 1: the id `9999` was `3735`"),
            ("- [ ] 3735 a <!-- ftpb:3735:00 -->\n", "line 1: the id cannot be read"),
            ("```\n- [ ] **3735** a <!-- ftpb:3735:00 -->\n", "line 2: it stands in a block of code"),
            ("# notes\n- [ ] buy 12 licences\n", "it holds no task"),
            ("", "it holds no task"),
        ] {
            let said = problems(text).join("\n");
            assert!(said.starts_with(expected) && said.is_empty() == expected.is_empty(), "{text:?}: {said}");
        }
    }

    #[test]
    fn a_block_of_code_that_never_closes_would_swallow_what_is_added() {
        let text = "- [ ] **3735** a\n\n````\nnote\n```\n";
        assert_eq!(problems(text), ["line 3: the block of code that begins here is never closed; close it"]);
        assert_eq!(problems(&format!("{text}````\n")), [""; 0]);
        assert_eq!(problems("- [ ] **3735** a\n\n```note``` and more\n"), [""; 0]);
    }

    #[test]
    fn tasks_in_a_block_of_code_are_none() {
        let text = "- [ ] **3735** a\n```\n- [x] **3735** b\n```\n";
        assert_eq!(problems(text), [""; 0]);
        assert_eq!(Checklist::read(text).items().count(), 1);
    }
}
