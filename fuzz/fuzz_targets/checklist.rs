//! The checklist: every byte that a person wrote stays, ticks stay, and updating twice is updating once.

#![no_main]

use std::sync::LazyLock;

use ftpb::checklist::document::Line;
use ftpb::checklist::edit::Change;
use ftpb::checklist::progress::Progress;
use ftpb::checklist::update::update;
use ftpb::checklist::{Checklist, Plan, Scope};
use ftpb::playbook::Playbook;
use ftpb::source::store;
use ftpb_fuzz::{ONCE, bounded, bounded_beside};
use libfuzzer_sys::fuzz_target;

static PLAYBOOK: LazyLock<Playbook> = LazyLock::new(|| {
    let playbook = Playbook::open(store::open(None).expect("the built-in playbook opens"));
    // Read when first asked for, which is no matter of the first checklist.
    assert!(playbook.pages(&[]).len() >= 30);
    assert!(!playbook.lifecycle().processes.is_empty());
    playbook
});

const SCOPE: &str = "lang=de";

/// Parses a checklist, for which the playbook has each task with an id of four digits.
fn parse(text: &str) -> Checklist<'_> {
    Checklist::parse_knowing(text, &|id| id.len() == 4)
}

fn whole<'a>(line: &Line<'a>) -> String {
    format!("{}{}", line.text, line.end)
}

fn ticks(list: &Checklist<'_>) -> Vec<(String, bool)> {
    list.items().map(|(_, item)| (item.id.to_string(), item.is_done())).collect()
}

/// Whether all of `wanted` is among `all`, in the same order.
fn is_kept<T: PartialEq>(wanted: &[T], all: &[T]) -> bool {
    let mut all = all.iter();
    wanted.iter().all(|one| all.any(|other| other == one))
}

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else { return };
    LazyLock::force(&PLAYBOOK);
    let list = bounded(input, || parse(text));
    assert_eq!(list.lines.iter().map(whole).collect::<String>(), text, "every byte belongs to a line");
    let scope = list.memory.as_ref().map_or_else(|| Scope::parse(SCOPE), |memory| memory.scope.clone());
    let plan = Plan::new(&PLAYBOOK, &scope);
    let knows = |id: &str| plan.task(id).is_some();
    let problems = list.problems(&knows);
    assert!(problems.iter().all(|problem| problem.line <= list.lines.len()));
    let chosen = scope.choice().all_pages(&PLAYBOOK, &PLAYBOOK.lifecycle().processes);
    let progress = Progress::new(&list, &chosen);
    let known = list.items().count();
    assert!(progress.processes.iter().map(|process| process.tasks.len()).sum::<usize>() <= known);
    let _ = progress.next(&PLAYBOOK, &chosen);

    // What the new text holds of the plan is no matter of the input's length.
    let new = bounded_beside(2 * ONCE, input, || update(&list, &scope, &plan));
    let after = parse(&new.text);
    let lines = |change: &Change| change.line..change.line + change.old.len();
    let changed: Vec<usize> = new.changes.iter().flat_map(lines).collect();
    let own: Vec<&str> = list
        .lines
        .iter()
        .enumerate()
        .filter(|(index, _)| !changed.contains(&(index + 1)))
        .map(|(_, line)| line.text)
        .collect();
    let all: Vec<&str> = after.lines.iter().map(|line| line.text).collect();
    // With a problem nothing is written.
    if problems.is_empty() {
        assert!(is_kept(&own, &all), "what a person wrote stays");
        assert!(is_kept(&ticks(&list), &ticks(&after)), "ticks stay");
        let twice = update(&after, &scope, &plan);
        assert_eq!(twice.text, new.text, "updating twice is updating once");
        assert_eq!(after.problems(&knows), [], "an update makes no problem");
    }
});
