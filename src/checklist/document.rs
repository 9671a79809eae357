//! Parses a checklist into lines.

use std::fmt;

use crate::checklist::line::{MarkedLine, after_bullet, checkbox, id_of, parse_marked};
use crate::checklist::scope::Scope;

/// A parsed checklist.
#[derive(Debug)]
pub struct Checklist<'t> {
    /// All lines.
    pub lines: Vec<Line<'t>>,
    /// Its language and filters, if the comment at its top is still there.
    pub scope: Option<Scope>,
    /// The line, from 1, of a code block that is never closed. Tasks added after it would become code.
    pub unclosed_code: Option<usize>,
}

/// The fence that opens a code block.
#[derive(Clone, Copy)]
struct Fence<'t> {
    line: usize,
    character: char,
    run: &'t str,
}

impl<'t> Fence<'t> {
    fn parse(line: usize, text: &'t str) -> Option<Self> {
        let text = text.trim_start_matches([' ', '\t', '>']);
        let character = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let rest = text.trim_start_matches(character);
        let run = text.strip_suffix(rest)?;
        // A fence of backticks has no further backticks on its line (CommonMark 0.31 §4.5).
        (run.len() >= 3 && !(character == '`' && rest.contains('`'))).then_some(Self { line, character, run })
    }

    fn is_closed_by(self, line: &str) -> bool {
        let text = line.trim_start_matches([' ', '\t', '>']).trim_end();
        text.starts_with(self.run) && text.chars().all(|c| c == self.character)
    }
}

/// A line of a checklist.
#[derive(Debug)]
pub struct Line<'t> {
    /// The line without its end.
    pub text: &'t str,
    /// Its line end: `\n`, `\r\n` or empty.
    pub end: &'t str,
    /// What the line is.
    pub kind: LineKind<'t>,
    /// Whether it is in a code block.
    pub in_code: bool,
}

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
pub enum LineKind<'t> {
    /// A task.
    Task(TaskItem<'t>),
    /// The heading of a phase or process.
    Heading(MarkedLine<'t>),
    /// A task whose checkbox or id cannot be read, for this reason.
    Broken(&'static str),
    /// Any other text.
    Other,
}

/// A task's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskItem<'t> {
    /// The id.
    pub id: &'t str,
    /// Whether it is checked.
    pub done: bool,
    /// The parts of the line, if ftpb wrote it.
    pub marked: Option<MarkedLine<'t>>,
}

/// Something that is wrong with a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
    /// What is wrong and how to fix it.
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
    /// Parses any text; [`Self::problems`] says what is wrong with it.
    #[must_use]
    pub fn parse(text: &'t str) -> Self {
        let mut fence: Option<Fence<'_>> = None;
        let lines: Vec<Line<'t>> = text
            .split_inclusive('\n')
            .enumerate()
            .map(|(index, whole)| {
                let (line, end) = whole.split_at(whole.trim_end_matches(['\n', '\r']).len());
                let opening = Fence::parse(index + 1, line);
                let in_code = fence.is_some() || opening.is_some();
                fence = match fence {
                    Some(open) if open.is_closed_by(line) => None,
                    Some(open) => Some(open),
                    None => opening,
                };
                let kind = if in_code { kind_in_code(line) } else { kind(line) };
                Line { text: line, end, kind, in_code }
            })
            .collect();
        let scope = lines.iter().filter(|line| !line.in_code).find_map(|line| Scope::parse(line.text));
        Self { lines, scope, unclosed_code: fence.map(|fence| fence.line) }
    }

    /// The tasks, each with the index of its line.
    pub fn items(&self) -> impl Iterator<Item = (usize, &TaskItem<'t>)> {
        self.lines.iter().enumerate().filter_map(|(index, line)| match &line.kind {
            LineKind::Task(item) => Some((index, item)),
            _ => None,
        })
    }

    /// What has to be fixed before the checklist can be used, in the order of the lines. `knows` tells whether the playbook
    /// has a task.
    #[must_use]
    pub fn problems(&self, knows: &dyn Fn(&str) -> bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            if let LineKind::Broken(message) = &line.kind {
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
                    Some(format!("task {} is already on line {before}; remove one of the two", item.id))
                }
                (None, None) if item.marked.is_none() && !knows(item.id) => Some(format!(
                    "the playbook has no task {}; correct the id, or remove the bold type",
                    item.id
                )),
                _ => None,
            };
            problems.extend(message.map(|message| Problem { line, message }));
            seen.push((line, item.id));
        }
        if let Some(line) = self.unclosed_code.filter(|_| problems.is_empty()) {
            let message = "the code block that begins here is never closed; close it".to_owned();
            problems.push(Problem { line, message });
        }
        if seen.is_empty() && problems.is_empty() {
            let message = "it has no tasks; a task is a line such as `- [ ] **3735** …`".to_owned();
            problems.push(Problem { line: 0, message });
        }
        problems.sort_by_key(|problem| problem.line);
        problems
    }
}

/// In a code block, a line that ftpb wrote means that the block was not closed.
fn kind_in_code(line: &str) -> LineKind<'_> {
    match parse_marked(line) {
        Some(_) => LineKind::Broken("it is in a code block; close the block above it"),
        None => LineKind::Other,
    }
}

fn kind(line: &str) -> LineKind<'_> {
    let marked = parse_marked(line);
    if let Some(checkbox) = checkbox(line) {
        return match (id_of(checkbox.rest), marked) {
            (Some(id), marked) => LineKind::Task(TaskItem { id, done: checkbox.checked, marked }),
            (None, Some(_)) => LineKind::Broken("the id cannot be read; write it as in `- [ ] **3735** …`"),
            (None, None) => LineKind::Other,
        };
    }
    let broken = "the checkbox cannot be read; write `- [ ]` or `- [x]` before the id";
    match marked {
        Some(marked) if line.trim_start().starts_with('#') => LineKind::Heading(marked),
        Some(marked) if marked.key.chars().all(|c| c.is_ascii_digit()) => LineKind::Broken(broken),
        None if has_broken_checkbox(line) => LineKind::Broken(broken),
        _ => LineKind::Other,
    }
}

/// Whether a list item begins with a malformed checkbox and a task id.
fn has_broken_checkbox(line: &str) -> bool {
    let Some(item) = after_bullet(line).filter(|item| item.starts_with('[')) else { return false };
    let rest = item.trim_start_matches(['[', ']', ' ', 'x', 'X']);
    id_of(rest).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let checklist = Checklist::parse(text);
        checklist.problems(&|id| id == "3735").iter().map(ToString::to_string).collect()
    }

    #[test]
    fn problems_name_their_line() {
        for (text, expected) in [
            ("- [ ] **3735** a\n", ""),
            ("a\n- [ ] **3735** a\n- [x] **3735** a\n", "line 3: task 3735 is already on line 2"),
            ("- [x **3735** a\n", "line 1: the checkbox cannot be read"),
            ("- [] **3735** a\n", "line 1: the checkbox cannot be read"),
            ("- [ ] **9999** a\n", "line 1: the playbook has no task 9999"),
            ("- [ ] **9999** a <!-- ftpb:3735:00 -->\n", "line 1: the id `9999` was `3735`"),
            ("- [ ] 3735 a <!-- ftpb:3735:00 -->\n", "line 1: the id cannot be read"),
            ("```\n- [ ] **3735** a <!-- ftpb:3735:00 -->\n", "line 2: it is in a code block"),
            ("# notes\n- [ ] buy 12 licences\n", "it has no tasks"),
            ("", "it has no tasks"),
        ] {
            let said = problems(text).join("\n");
            assert!(said.starts_with(expected) && said.is_empty() == expected.is_empty(), "{text:?}: {said}");
        }
    }

    #[test]
    fn a_code_block_that_never_closes_is_a_problem() {
        let text = "- [ ] **3735** a\n\n````\nnote\n```\n";
        assert_eq!(problems(text), ["line 3: the code block that begins here is never closed; close it"]);
        assert_eq!(problems(&format!("{text}````\n")), [""; 0]);
        assert_eq!(problems("- [ ] **3735** a\n\n```note``` and more\n"), [""; 0]);
    }

    #[test]
    fn tasks_in_a_code_block_do_not_count() {
        let text = "- [ ] **3735** a\n```\n- [x] **3735** b\n```\n";
        assert_eq!(problems(text), [""; 0]);
        assert_eq!(Checklist::parse(text).items().count(), 1);
    }
}
