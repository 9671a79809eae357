//! What happens to a checklist between two updates: in an editor, in a formatter, from the shell.

use ftpb::checklist::Checklist;
use ftpb::checklist::head::Head;
use ftpb::checklist::tick::{noted, ticked};
use proptest::prelude::*;

/// What a person does to a checklist.
#[derive(Clone, Debug)]
pub enum Edit {
    Tick(usize),
    Note(usize, String),
    Append(usize, String),
    Swap(usize, usize),
    Drop(usize),
    Indent(usize),
    Windows,
    NoEnd,
    Done(usize),
    Undo(usize),
    Remark(usize, String),
    Wrap(usize),
    Update,
}

fn line_number() -> std::ops::Range<usize> {
    0..40
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~äé顧 ]{0,30}",
        Just("```".to_owned()),
        Just("~~~ yaml".to_owned()),
        Just("  - [ ] a step of my own".to_owned()),
        Just("- [x] buy 12 licences".to_owned()),
        Just("> quoted **1003**".to_owned()),
        Just("<!-- a remark -->".to_owned()),
        Just("| a | b |".to_owned()),
        Just("## My notes".to_owned()),
        Just(String::new()),
    ]
}

/// Any of them.
pub fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => line_number().prop_map(Edit::Tick),
        4 => (line_number(), text()).prop_map(|(at, text)| Edit::Note(at, text)),
        2 => (line_number(), "[ -~]{0,20}").prop_map(|(at, text)| Edit::Append(at, text)),
        2 => (line_number(), line_number()).prop_map(|(a, b)| Edit::Swap(a, b)),
        1 => line_number().prop_map(Edit::Drop),
        1 => line_number().prop_map(Edit::Indent),
        1 => Just(Edit::Windows),
        1 => Just(Edit::NoEnd),
        4 => line_number().prop_map(Edit::Done),
        2 => line_number().prop_map(Edit::Undo),
        4 => (line_number(), text()).prop_map(|(at, text)| Edit::Remark(at, text)),
        2 => line_number().prop_map(Edit::Wrap),
        2 => Just(Edit::Update),
    ]
}

/// The text after all of it; `update` is `checklist update`.
pub fn done(text: &str, edits: &[Edit], update: &mut dyn FnMut(&str) -> String) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for edit in edits {
        let count = lines.len().max(1);
        match edit {
            Edit::Tick(at) => {
                if let Some(line) = lines.get_mut(at % count) {
                    *line = if line.contains("[ ]") {
                        line.replacen("[ ]", "[x]", 1)
                    } else {
                        line.replacen("[x]", "[ ]", 1)
                    };
                }
            }
            Edit::Note(at, text) => lines.insert(at % count, format!("{text}\n")),
            Edit::Append(at, text) => {
                if let Some(line) = lines.get_mut(at % count) {
                    let end = line.len() - line.trim_end_matches(['\r', '\n']).len();
                    line.insert_str(line.len() - end, text);
                }
            }
            Edit::Swap(a, b) if !lines.is_empty() => lines.swap(a % count, b % count),
            Edit::Drop(at)
                if lines.get(at % count).is_some_and(|line| !line.contains("<!-- ftpb checklist")) =>
            {
                lines.remove(at % count);
            }
            Edit::Indent(at) => {
                if let Some(line) = lines.get_mut(at % count) {
                    line.insert_str(0, "  ");
                }
            }
            Edit::Windows => {
                for line in &mut lines {
                    if line.ends_with('\n') && !line.ends_with("\r\n") {
                        line.insert(line.len() - 1, '\r');
                    }
                }
            }
            Edit::NoEnd => {
                if let Some(line) = lines.last_mut() {
                    let kept = line.trim_end_matches(['\r', '\n']).len();
                    line.truncate(kept);
                }
            }
            Edit::Done(at) | Edit::Undo(at) => {
                lines = ticked_one(&lines.concat(), *at, matches!(edit, Edit::Done(_)));
            }
            Edit::Remark(at, text) => lines = remarked(&lines.concat(), *at, text),
            Edit::Wrap(at) => lines = wrapped(lines, at % count),
            Edit::Update => lines = split(&update(&lines.concat())),
            _ => {}
        }
    }
    lines.concat()
}

/// A task's line, wrapped at its last blank as a formatter does.
fn wrapped(mut lines: Vec<String>, at: usize) -> Vec<String> {
    if let Some(line) = lines.get_mut(at)
        && let Some(blank) = line.trim_end().rfind(' ').filter(|_| line.starts_with("- ["))
    {
        line.replace_range(blank..=blank, "\n  ");
    }
    split(&lines.concat())
}

fn split(text: &str) -> Vec<String> {
    text.split_inclusive('\n').map(str::to_owned).collect()
}

/// The id of one of the tasks.
fn id_at(list: &Checklist<'_>, at: usize) -> Option<String> {
    let ids: Vec<String> = list.items().map(|(_, item)| item.id.to_string()).collect();
    ids.get(at % ids.len().max(1)).cloned()
}

/// `checklist done` or `undo`: the lines of the task keep all but their box, and all other lines every byte.
fn ticked_one(text: &str, at: usize, done: bool) -> Vec<String> {
    let list = Checklist::parse(text);
    let Some(id) = id_at(&list, at) else { return split(text) };
    let new = ticked(&list, std::slice::from_ref(&id), done).unwrap_or_else(|| text.to_owned());
    let (old, new) = (split(text), split(&new));
    assert_eq!(old.len(), new.len());
    for (before, after) in old.iter().zip(&new).filter(|(before, after)| before != after) {
        let rest = |line: &str| Head::parse(line).map(|head| (head.id.to_string(), head.rest.to_owned()));
        assert_eq!(rest(before), rest(after));
        assert_eq!(rest(before).map(|(id, _)| id), Some(id.clone()));
    }
    new
}

/// `checklist note`: one line more, and all others keep every byte.
fn remarked(text: &str, at: usize, note: &str) -> Vec<String> {
    let list = Checklist::parse(text);
    let Some(new) = id_at(&list, at).and_then(|id| noted(&list, &id, note)) else { return split(text) };
    let (old, new) = (split(text), split(&new));
    let same = old.iter().zip(&new).take_while(|(old, new)| old.trim_end() == new.trim_end()).count();
    assert_eq!((new.len(), &old[same..]), (old.len() + 1, &new[same + 1..]), "{text}");
    assert_eq!(ticks(&new.concat()), ticks(text), "a note is no task: {note:?}");
    new
}

/// The ids of a text with their ticks.
pub fn ticks(text: &str) -> Vec<(String, bool)> {
    let checklist = Checklist::parse(text);
    let mut ticks: Vec<_> =
        checklist.items().map(|(_, item)| (item.id.to_string(), item.is_done())).collect();
    ticks.sort();
    ticks
}
