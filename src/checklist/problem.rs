//! What is wrong with a checklist.

use std::collections::HashMap;
use std::fmt;

use crate::checklist::document::{Checklist, TaskItem};
use crate::checklist::head::State;

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

impl Checklist<'_> {
    /// What has to be fixed before the checklist can be updated, in the order of the lines. `knows` tells whether the
    /// playbook has a task.
    #[must_use]
    pub fn problems(&self, knows: &dyn Fn(&str) -> bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (index, item) in self.items() {
            let line = index + 1;
            let first = seen.get(item.id).copied();
            problems.extend(problem_of(item, first, knows).map(|message| Problem { line, message }));
            seen.insert(item.id, line);
        }
        if let Some(line) = self.unclosed_code {
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

    /// The boxes that are neither ticked nor empty. Their tasks count as open.
    #[must_use]
    pub fn odd_boxes(&self) -> Vec<Problem> {
        let odd = |(index, item): (usize, &TaskItem<'_>)| {
            let why = match item.state {
                State::Odd(written) => format!("`{written}` is neither `- [ ]` nor `- [x]`"),
                State::NoBox if item.head.is_some() => "it has no box".to_owned(),
                _ => return None,
            };
            Some(Problem { line: index + 1, message: format!("task {} counts as open: {why}", item.id) })
        };
        self.items().filter_map(odd).collect()
    }
}

fn problem_of(item: &TaskItem<'_>, first: Option<usize>, knows: &dyn Fn(&str) -> bool) -> Option<String> {
    let id = item.id;
    if item.state == State::InCode {
        return Some(format!("task {id} is in a code block; close the block above it"));
    }
    if item.head.is_none() {
        return Some(format!("the id of task {id} cannot be read; write it as in `- [ ] **{id}** …`"));
    }
    if let Some(key) = item.marked().filter(|key| *key != id) {
        return Some(format!("the id `{id}` was `{key}`; put `{key}` back"));
    }
    if let Some(before) = first {
        return Some(format!("task {id} is already on line {before}; remove one of the two"));
    }
    let is_unknown =
        item.marked().is_none() && item.written.is_none() && item.state != State::NoBox && !knows(id);
    is_unknown.then(|| format!("the playbook has no task {id}; correct the id, or remove the bold type"))
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
            ("- [x **3735** a\n", ""),
            ("a\n- [ ] **3735** a\n- [x] **3735** a\n", "line 3: task 3735 is already on line 2"),
            ("- [ ] **9999** a\n", "line 1: the playbook has no task 9999"),
            ("- [ ] **9999** a <!-- ftpb:3735:00 -->\n", "line 1: the id `9999` was `3735`"),
            ("- [ ] 3735 a <!-- ftpb:3735:00 -->\n", "line 1: the id of task 3735 cannot be read"),
            ("```\n- [ ] **3735** a <!-- ftpb:3735:00 -->\n```\n", "line 2: task 3735 is in a code block"),
            ("# notes\n- [ ] buy 12 licences\n", "it has no tasks"),
            ("", "it has no tasks"),
        ] {
            let said = problems(text).join("\n");
            assert!(said.starts_with(expected) && said.is_empty() == expected.is_empty(), "{text:?}: {said}");
        }
    }

    #[test]
    fn a_code_block_that_never_closes_is_a_problem_and_hides_no_task() {
        let text = "- [ ] **3735** a\n\n````\nnote\n```\n- [x] **3740** b\n";
        let list = Checklist::parse(text);
        assert_eq!(list.items().count(), 2);
        let said: Vec<String> = list.problems(&|_| true).iter().map(ToString::to_string).collect();
        assert_eq!(said, ["line 3: the code block that begins here is never closed; close it"]);
        assert_eq!(problems("- [ ] **3735** a\n\n```note``` and more\n"), [""; 0]);
    }

    #[test]
    fn odd_boxes_are_named() {
        let list = Checklist::parse("- [/] **3735** a\n- **3740** b\n- [ ] **3741** c\n");
        let said: Vec<String> = list.odd_boxes().iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "line 1: task 3735 counts as open: `[/]` is neither `- [ ]` nor `- [x]`",
                "line 2: task 3740 counts as open: it has no box",
            ]
        );
    }
}
