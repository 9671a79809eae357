//! What is wrong with a checklist.

use std::fmt;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::checklist::document::{Checklist, Line, LineKind, TaskItem};
use crate::checklist::head::{State, after_box, after_bullet};
use crate::checklist::id::{first_number, named};
use crate::source::lexicon::Message;

/// Something that is wrong with a checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
    /// What is wrong and how to fix it.
    pub message: Message,
}

impl Problem {
    /// The problem in words: `say` says a message.
    pub fn said(&self, say: impl Fn(&Message) -> String) -> String {
        let message = say(&self.message);
        match self.line {
            0 => message,
            line => say(&Message::new("problem-line").with("line", line).with("problem", message)),
        }
    }
}

/// In English.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(ToString::to_string))
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
            let first = seen.get(item.id.as_ref()).copied();
            problems.extend(problem_of(item, first, knows).map(|message| Problem { line, message }));
            seen.insert(&item.id, line);
        }
        if let Some(line) = self.unclosed_code {
            problems.push(Problem { line, message: Message::new("problem-code-open") });
        }
        let unread = |(index, id)| Problem {
            line: index + 1,
            message: Message::new("problem-id-unreadable").with("id", String::from(id)),
        };
        problems.extend(self.unread().into_iter().map(unread));
        if seen.is_empty() && problems.is_empty() {
            problems.push(Problem { line: 0, message: Message::new("problem-no-tasks") });
        }
        problems.sort_by_key(|problem| problem.line);
        problems
    }

    /// The lines, by index, that seem to be those of tasks which ftpb remembers and finds on no line: a box with the id
    /// somewhere behind it, or any text that begins with the id.
    #[must_use]
    pub fn unread(&self) -> Vec<(usize, &str)> {
        let Some(memory) = &self.memory else { return Vec::new() };
        let found: HashSet<&str> = self.items().map(|(_, item)| item.id.as_ref()).collect();
        let is_missing = |key: &&str| key.chars().all(|c| c.is_ascii_digit()) && !found.contains(key);
        let missing: HashSet<&str> =
            memory.sums.iter().map(|(key, _)| key.as_str()).filter(is_missing).collect();
        if missing.is_empty() {
            return Vec::new();
        }
        let id = |(index, line): (usize, &Line<'_>)| {
            if line.kind != LineKind::Other || line.in_code || memory.lines.contains(&index) {
                return None;
            }
            let body = after_bullet(line.text).unwrap_or(line.text.trim_start());
            let id = match body.trim_start_matches('\\') {
                boxed if after_box(boxed).is_some() => named(boxed, |id| missing.get(id).copied()),
                heading if heading.starts_with('#') => None,
                text => first_number(text).and_then(|id| missing.get(id.as_ref()).copied()),
            };
            id.map(|id| (index, id))
        };
        self.lines.iter().enumerate().filter_map(id).collect()
    }

    /// The boxes that are neither ticked nor empty. Their tasks count as open.
    #[must_use]
    pub fn odd_boxes(&self) -> Vec<Problem> {
        let odd = |(index, item): (usize, &TaskItem<'_>)| {
            let message = match item.state {
                State::Odd(written) => Message::new("problem-odd-box").with("box", written.to_string()),
                State::NoBox if item.head.is_some() => Message::new("problem-no-box"),
                _ => return None,
            };
            Some(Problem { line: index + 1, message: message.with("id", item.id.to_string()) })
        };
        self.items().filter_map(odd).collect()
    }
}

fn problem_of(item: &TaskItem<'_>, first: Option<usize>, knows: &dyn Fn(&str) -> bool) -> Option<Message> {
    let about = |name| Message::new(name).with("id", item.id.to_string());
    if item.state == State::InCode {
        return Some(about("problem-in-code"));
    }
    if item.head.is_none() {
        return Some(about("problem-id-unreadable"));
    }
    if let Some(key) = item.marked().filter(|key| *key != item.id) {
        return Some(about("problem-id-changed").with("key", key.to_owned()));
    }
    if let Some(before) = first {
        return Some(about("problem-twice").with("line", before));
    }
    let is_new =
        item.marked().is_none() && item.written.is_none() && item.state != State::NoBox && !item.is_struck();
    // An id that is not bold has been recognized already.
    let is_unknown = is_new && item.head.as_ref().is_some_and(|head| head.is_bold) && !knows(&item.id);
    is_unknown.then(|| about("problem-unknown-task"))
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
    fn remembered_ids_that_cannot_be_read_are_named() {
        let comment = "<!-- ftpb checklist lang=en\n3735:ff 3740:ff\n-->\n";
        for (line, is_named) in [
            ("- [x] Plan it (3740)", true),
            ("- \\[x\\] \\*\\*3740\\*\\* Plan it", true),
            ("- *3740* Plan it", true),
            ("3740 Plan it", true),
            ("- [x] 3740 Plan it", false),
            ("- ask about 3740", false),
            ("- [ ] see <https://a.test/3740>", false),
            ("# 3740", false),
        ] {
            let said = problems(&format!("- [ ] **3735** a\n{line}\n\n{comment}"));
            let expected = "line 2: the id of task 3740 cannot be read; write it as in `- [ ] **3740** …`";
            assert_eq!(said, if is_named { vec![expected] } else { vec![] }, "{line}");
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
