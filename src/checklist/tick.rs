//! Ticks tasks, opens them again, and adds notes.

use crate::checklist::document::Checklist;
use crate::checklist::edit::Edits;
use crate::checklist::head::{Head, State, after_bullet};
use crate::checklist::update::end_of_task;
use crate::source::markdown::literal;

/// The text with these tasks ticked, or open again; a task that several lines have is ticked in all of them. `None` if it
/// is so already.
#[must_use]
pub fn ticked(checklist: &Checklist<'_>, ids: &[String], done: bool) -> Option<String> {
    let mut edits = Edits::default();
    let mut changed = false;
    for (index, item) in checklist.items().filter(|(_, item)| ids.iter().any(|id| *id == item.id)) {
        let wanted = if done { State::Done } else { State::Open };
        if let Some(head) = item.head.as_ref().filter(|_| item.state != wanted) {
            edits.replace(index, 1, vec![head.with_box(done)]);
            changed = true;
        }
    }
    changed.then(|| edits.apply(&checklist.lines).0)
}

/// The text with a note below a task; `None` if it is not in the checklist.
#[must_use]
pub fn noted(checklist: &Checklist<'_>, id: &str, note: &str) -> Option<String> {
    let (index, item) = checklist.items().find(|(_, item)| item.id == id)?;
    let indent = item.head.as_ref()?.indent();
    let mut edits = Edits::default();
    edits.insert(end_of_task(checklist, index) + 1, [format!("{indent}- {}", line_of(note))]);
    Some(edits.apply(&checklist.lines).0)
}

/// The notes below a task: the items of a list there, each on one line.
#[must_use]
pub fn notes(checklist: &Checklist<'_>, task: usize) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let below = task + 1..=end_of_task(checklist, task);
    for line in below.filter_map(|at| checklist.lines.get(at)) {
        match (after_bullet(line.text), notes.last_mut()) {
            (Some(note), _) if !line.in_code => notes.push(note.trim().to_owned()),
            (_, Some(note)) => *note = format!("{note} {}", line.text.trim()),
            // The end of the task's own line, which was wrapped.
            (_, None) => {}
        }
    }
    notes
}

/// A note on one line that begins no block, no task and no comment.
fn line_of(note: &str) -> String {
    let words = note.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let note = words.collect::<Vec<_>>().join(" ").replace('<', "\\<").replace("\\<http", "<http");
    let is_task = Head::parse(&format!("- {note}")).is_some();
    let note = if is_task { note.replacen("**", "\\*\\*", 1).replacen("__", "\\_\\_", 1) } else { note };
    // A bracket would begin a box.
    if note.starts_with('[') { format!("\\{note}") } else { literal::paragraph(&note) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_box_changes() {
        let text = "\u{feff}# Contoso\r\n- [ ] **12** a \r\n  mine\r\n* [/] ~~**13** b~~";
        let list = Checklist::parse(text);
        let both = ["12".to_owned(), "13".to_owned()];
        let done = ticked(&list, &both, true).unwrap();
        assert_eq!(done, text.replace("[ ]", "[x]").replace("[/]", "[x]"));
        assert_eq!(ticked(&Checklist::parse(&done), &both, true), None);
        let open = ticked(&Checklist::parse(&done), &both, false).unwrap();
        assert_eq!(open, text.replace("[/]", "[ ]"));
    }

    #[test]
    fn a_note_stands_below_its_task_and_is_no_block_of_its_own() {
        let text = "1. [ ] **12** a\n   wrapped\n   - older\n2. [ ] **13** b";
        let note = |id: &str, note: &str| noted(&Checklist::parse(text), id, note);
        assert_eq!(
            note("12", "asked\nAna").unwrap(),
            "1. [ ] **12** a\n   wrapped\n   - older\n   - asked Ana\n2. [ ] **13** b"
        );
        assert_eq!(note("13", "x").unwrap(), format!("{text}\n   - x\n"));
        assert_eq!(note("14", "x"), None);
        let all = Checklist::parse(
            "- [ ] **12** a\n  wrapped\n  - older\n    and longer\n  - newer\n- [ ] **13** b\n",
        );
        assert_eq!(notes(&all, 0), ["older and longer", "newer"]);
        assert_eq!(notes(&all, 5), [""; 0]);
        for (typed, written) in [
            ("[x] **12** done", "\\[x] \\*\\*12** done"),
            ("**13** is next", "\\*\\*13** is next"),
            ("**soon**", "**soon**"),
            ("```", "\\```"),
            ("***", "\\***"),
            ("1.", "1\\."),
            ("12) next", "12\\) next"),
            ("<!-- ftpb:12:00 --> <https://x.test>", "\\<!-- ftpb:12:00 --> <https://x.test>"),
        ] {
            assert_eq!(line_of(typed), written);
            let new = note("12", typed).unwrap();
            assert_eq!(Checklist::parse(&new).items().count(), 2, "{typed}");
        }
    }
}
