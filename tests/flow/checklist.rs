//! A checklist comes through every update with all that a person wrote in it, to the byte.

use std::path::Path;

use ftpb::checklist::document::LineKind;
use ftpb::checklist::head::Head;
use ftpb::checklist::mark::sum;
use ftpb::checklist::progress::{Count, Progress};
use ftpb::checklist::update::{Updated, update};
use ftpb::checklist::{Checklist, Plan, Scope};
use ftpb::playbook::Playbook;
use ftpb::query::Filter;
use ftpb::source::{Tag, store};
use proptest::prelude::*;

use super::edited::{done, edit, ticks};

/// Two processes; rows are id, name and letter.
fn playbook(folder: &Path, lang: &str, workshop: &[(&str, &str)], review: &[(&str, &str)]) -> Playbook {
    let page = |title: &str, rows: &[(&str, &str)]| {
        let row = |(id, name): &(&str, &str)| format!("| {id} | {name} | M | FastTrack Manager | Teams |");
        let rows: Vec<String> = rows.iter().map(row).collect();
        let rows = rows.join("\n");
        format!(
            "---\ntitle: {title}\n---\n# {title}\n\n## Approach\n\n### Do it\n\n\
             | Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n\
             |---|---|---|---|---|\n{rows}\n"
        )
    };
    let folder = folder.join(lang);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("assess-hold-workshop.md"), page("Hold the workshop", workshop)).unwrap();
    std::fs::write(folder.join("success-hold-review.md"), page("Hold the review", review)).unwrap();
    Playbook::open(store::open(folder.parent()).unwrap())
}

fn scope(lang: &str) -> Scope {
    Scope { lang: Tag::new(lang), strict: false, filter: Filter::default() }
}

const OLD: [(&str, &str); 4] =
    [("1001", "Invite"), ("1002", "Agree <dates>"), ("1003", "Hold_it"), ("1004", "Sum up")];
const NEW: [(&str, &str); 5] = [
    ("1001", "Invite"),
    ("1005", "Book a room"),
    ("1002", "Agree on dates"),
    ("1004", "Sum up"),
    ("1006", "Thank"),
];
const REVIEW: [(&str, &str); 2] = [("2001", "Look back"), ("2002", "Look on")];

/// A checklist of the old playbook, which has become the new one.
struct Case {
    _folder: tempfile::TempDir,
    written: String,
    old: Playbook,
    new: Playbook,
}

fn case() -> Case {
    let folder = tempfile::tempdir().unwrap();
    let old = playbook(&folder.path().join("old"), "en", &OLD, &REVIEW);
    let new = playbook(&folder.path().join("new"), "en", &NEW, &REVIEW);
    let scope = scope("en");
    let written = Plan::new(&old, &scope).write(&scope, "Contoso");
    Case { _folder: folder, written, old, new }
}

fn updated(text: &str, playbook: &Playbook) -> Updated {
    let checklist = Checklist::parse(text);
    let scope = &checklist.memory.as_ref().unwrap().scope;
    update(&checklist, scope, &Plan::new(playbook, scope))
}

#[test]
fn new_tasks_come_in_and_gone_ones_are_struck_through() {
    let case = case();
    let ticked = case.written.replace("- [ ] **1003**", "- [x] **1003**");
    let updated = updated(&ticked, &case.new);
    assert_eq!((updated.added, updated.removed, updated.changed), (2, 1, 1), "{}", updated.text);
    let tasks: Vec<&str> = updated
        .text
        .lines()
        .filter(|line| line.starts_with("- ["))
        .map(|line| line.split(" · ").next().unwrap())
        .collect();
    assert_eq!(
        tasks,
        [
            "- [ ] **1001** Invite",
            "- [ ] **1005** Book a room",
            "- [ ] **1002** Agree on dates",
            "- [x] ~~**1003** Hold\\_it",
            "- [ ] **1004** Sum up",
            "- [ ] **1006** Thank",
            "- [ ] **2001** Look back",
            "- [ ] **2002** Look on",
        ]
    );
    let folder = tempfile::tempdir().unwrap();
    let back = playbook(folder.path(), "en", &OLD, &REVIEW);
    let again = self::updated(&updated.text, &back);
    assert!(
        again.text.contains("- [x] **1003** Hold\\_it"),
        "a task that comes back is no longer struck through"
    );
}

#[test]
fn what_is_added_behind_a_return_at_the_end_stands_on_lines_of_its_own() {
    let case = case();
    let checklist = Checklist::parse("- [x] **1004**\r");
    let new = update(&checklist, &scope("en"), &Plan::new(&case.new, &scope("en"))).text;
    assert!(new.starts_with("- [x] **1004**\r\r"), "{new:?}");
    assert!(new.split('\r').any(|line| line.starts_with("- [ ] **1001** Invite")), "{new:?}");
}

#[test]
fn a_process_that_comes_in_stands_at_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let both = playbook(folder.path(), "en", &OLD, &REVIEW);
    let whole = Plan::new(&both, &scope("en")).write(&scope("en"), "Contoso");
    for heading in ["## Assess", "## Success"] {
        let start = whole.find(heading).unwrap();
        let rest =
            whole[start + 3..].find("\n## ").or(whole[start + 3..].find("\n<!--")).unwrap() + start + 4;
        let without = format!("{}{}", &whole[..start], &whole[rest..]);
        assert_eq!(updated(&without, &both).text, whole, "without {heading}");
    }
}

#[test]
fn a_line_that_a_person_edited_stays() {
    let case = case();
    let edited = case.written.replace("Agree \\<dates\\>", "Agree on a date with Ana");
    let updated = updated(&edited, &case.new);
    assert!(updated.text.contains("Agree on a date with Ana"), "{}", updated.text);
}

/// Every line of the new text is one of the old, or stands in the place of lines that ftpb wrote and nobody edited,
/// with the person's part as it was, or is a new one of ftpb's; and no line of the old is missing.
fn nothing_is_lost(old: &str, new: &Updated) -> Result<(), TestCaseError> {
    let list = Checklist::parse(old);
    let is_own = |index: usize| {
        let own = list.memory.as_ref().is_some_and(|memory| memory.lines.contains(&index));
        own || match list.lines.get(index).map(|line| &line.kind) {
            Some(LineKind::Task(item)) => item.written.is_some(),
            Some(LineKind::Heading(_, written)) => written.is_some(),
            _ => false,
        }
    };
    let mut kept: Vec<&str> = old.split_inclusive('\n').collect();
    for change in new.changes.iter().rev().filter(|change| !change.old.is_empty()) {
        let first = change.line - 1;
        prop_assert!(is_own(first), "not ftpb's: {change:?}\n--- old\n{old}");
        let (before, after) = (change.old.join("\n"), change.new.join("\n"));
        let head = |text: &str| Head::parse(text).map(|head| (head.prefix(), head.id.to_string()));
        prop_assert_eq!(head(&before), head(&after));
        if let Some(LineKind::Task(item)) = list.lines.get(first).map(|line| &line.kind) {
            prop_assert!(after.ends_with(item.written.unwrap().after), "{change:?}");
        }
        kept.drain(first..first + change.old.len());
    }
    let mut rest = new.text.split_inclusive('\n');
    for line in kept {
        let is_same = |new: &str| {
            new == line
                || (!line.ends_with('\n')
                    && new.trim_end_matches(['\r', '\n']) == line.trim_end_matches('\r'))
        };
        prop_assert!(rest.any(is_same), "lost: {line:?}\n--- old\n{old}\n--- new\n{}", new.text);
    }
    Ok(())
}

/// A checklist without its comment, or with a torn box, is refused.
fn is_usable(text: &str) -> bool {
    let checklist = Checklist::parse(text);
    checklist.memory.is_some() && checklist.problems(&|_| true).is_empty()
}

/// The text after `checklist update`, which keeps all lines and ticks.
fn kept_by_an_update(text: &str, playbook: &Playbook) -> Result<String, TestCaseError> {
    if !is_usable(text) {
        return Ok(text.to_owned());
    }
    let new = updated(text, playbook);
    nothing_is_lost(text, &new)?;
    let kept = ticks(&new.text);
    for tick in ticks(text) {
        prop_assert!(kept.contains(&tick), "{tick:?} is lost\n{}", new.text);
    }
    Ok(new.text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_sequence_keeps_what_a_person_wrote_and_a_second_update_changes_nothing(
        edits in proptest::collection::vec(edit(), 0..14)
    ) {
        thread_local!(static CASE: Case = case());
        CASE.with(|case| {
            // The playbook changes from one update to the next, and back.
            let (mut versions, mut broken) = ([&case.new, &case.old].into_iter().cycle(), Ok(()));
            let text = done(&case.written, &edits, &mut |text| {
                let playbook = versions.next().unwrap_or(&case.new);
                kept_by_an_update(text, playbook).unwrap_or_else(|why| {
                    broken = Err(why);
                    text.to_owned()
                })
            });
            broken?;
            let first = kept_by_an_update(&text, &case.new)?;
            if is_usable(&text) {
                let ids: Vec<_> = ticks(&first).into_iter().map(|(id, _)| id).collect();
                for (id, _) in NEW {
                    prop_assert!(ids.iter().any(|kept| kept == id), "{id} is missing\n{first}");
                }
            }
            prop_assert_eq!(kept_by_an_update(&first, &case.new)?, first);
            Ok(())
        })?;
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>(), lines in "([-*#> \\[\\]x~`0-9<!:f\n]|<!-- ftpb:|\\*\\*1\\*\\*){0,40}") {
        for text in [text, lines] {
            let checklist = Checklist::parse(&text);
            let whole: String = checklist.lines.iter().flat_map(|line| [line.text, line.end]).collect();
            prop_assert_eq!(whole, text.clone());
            let _ = checklist.problems(&|_| false);
        }
    }

    #[test]
    fn a_new_line_always_reads_back(name in "[^\n\r]{0,40}", tail in "[^\n\r]{0,20}") {
        let text = format!("**1** {}", ftpb::checklist::mark::escaped(&name));
        let comment = ftpb::checklist::memory::comment(&scope("en"), [("1", sum(&text))]).join("\n");
        let whole = format!("- [ ] {text} {tail}\n\n{comment}\n");
        let list = Checklist::parse(&whole);
        let (_, item) = list.items().next().unwrap();
        let written = item.written.expect("ftpb knows its own words");
        prop_assert_eq!(sum(written.text), sum(&text));
        prop_assert_eq!(format!("{}{}", written.text, written.after), format!("{text} {tail}"));
    }
}

#[test]
fn ids_count_the_same_in_every_language() {
    let playbook = super::sample();
    let mut counts: Vec<Vec<(String, Count, Count)>> = Vec::new();
    for lang in ["de", "en", "ja"] {
        let scope = scope("de");
        let text = Plan::new(&playbook, &scope).write(&scope, "Contoso");
        assert!(text.contains("erforderlich") || text.contains("Erforderlich"), "{text}");
        let text =
            text.replace("- [ ] **3740**", "- [x] **3740**").replace("- [ ] **2536**", "- [x] **2536**");
        let checklist = Checklist::parse(&text);
        let choice = ftpb::query::Choice::Strict(vec![Tag::new(lang)]);
        let pages = choice.all_pages(&playbook, &playbook.lifecycle().processes);
        let progress = Progress::new(&checklist, &pages);
        let count = |stage: &ftpb::checklist::progress::ProcessProgress<'_>| {
            let mandatory = stage.count(ftpb::checklist::progress::is_mandatory);
            (stage.chosen.page.key.clone(), stage.count(|_| true), mandatory)
        };
        counts.push(progress.processes.iter().map(count).collect());
    }
    assert_eq!(counts[0], counts[1]);
    assert_eq!(counts[1], counts[2]);
    assert_eq!(counts[0].iter().map(|(_, all, _)| all.done).sum::<usize>(), 2);
}

#[test]
fn tasks_of_several_processes_are_told_where_they_are_listed() {
    let answer = crate::run::built_in("checklist new").answer();
    let said = "8 tasks that several processes have are listed once, in the first of them: 3278, 3718, 3734, 3737, 3738 \
                (adoption-and-change-management-conversation), 3650, 3731, 3743 (enable-services)";
    assert!(answer.stderr.contains(said), "{}", answer.stderr);
    assert_eq!(answer.stdout.matches("**3718**").count(), 1);
    assert_eq!(crate::run::built_in("checklist new -p success-review").answer().stderr, "");
}
