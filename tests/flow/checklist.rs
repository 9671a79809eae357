//! A checklist comes through every update with all that a person wrote in it, to the byte.

use std::path::Path;

use ftpb::checklist::line::{checkbox, marked, parse_marked};
use ftpb::checklist::progress::{Count, Progress};
use ftpb::checklist::update::{Updated, update};
use ftpb::checklist::{Checklist, Plan, Scope};
use ftpb::playbook::Playbook;
use ftpb::query::Filter;
use ftpb::source::{Tag, store};
use proptest::prelude::*;

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

/// The old playbook's checklist, and the plan of the new one.
struct Case {
    _folder: tempfile::TempDir,
    written: String,
    new: Playbook,
}

fn case() -> Case {
    let folder = tempfile::tempdir().unwrap();
    let old = playbook(&folder.path().join("old"), "en", &OLD, &REVIEW);
    let new = playbook(&folder.path().join("new"), "en", &NEW, &REVIEW);
    let scope = scope("en");
    let written = Plan::new(&old, &scope).write(&scope, "Contoso");
    Case { _folder: folder, written, new }
}

fn updated(text: &str, playbook: &Playbook) -> Updated {
    let checklist = Checklist::parse(text);
    update(&checklist, &Plan::new(playbook, checklist.scope.as_ref().unwrap()))
}

#[test]
fn new_tasks_come_in_and_gone_ones_are_struck_through() {
    let case = case();
    let ticked = case.written.replace("- [ ] **1003**", "- [x] **1003**");
    let updated = updated(&ticked, &case.new);
    assert_eq!((updated.added, updated.removed, updated.renamed), (2, 1, 1), "{}", updated.text);
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
    let new = update(&checklist, &Plan::new(&case.new, &scope("en"))).text;
    assert!(new.starts_with("- [x] **1004**\r\n"), "{new:?}");
    assert!(new.lines().any(|line| line.starts_with("- [ ] **1001** Invite")), "{new:?}");
}

#[test]
fn a_process_that_comes_in_stands_at_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let both = playbook(folder.path(), "en", &OLD, &REVIEW);
    let whole = Plan::new(&both, &scope("en")).write(&scope("en"), "Contoso");
    for heading in ["## Assess", "## Success"] {
        let start = whole.find(heading).unwrap();
        let rest = whole[start + 3..].find("\n## ").map_or(whole.len(), |end| start + 3 + end + 1);
        let without = format!("{}{}", &whole[..start], &whole[rest..]);
        assert_eq!(updated(without.trim_end(), &both).text.trim_end(), whole.trim_end(), "without {heading}");
    }
}

#[test]
fn a_line_that_a_person_edited_stays() {
    let case = case();
    let edited = case.written.replace("Agree \\<dates\\>", "Agree on a date with Ana");
    let updated = updated(&edited, &case.new);
    assert!(updated.text.contains("Agree on a date with Ana"), "{}", updated.text);
}

/// What a person does to a checklist.
#[derive(Clone, Debug)]
enum Deed {
    Tick(usize),
    Note(usize, String),
    Append(usize, String),
    Swap(usize, usize),
    Drop(usize),
    Indent(usize),
    Windows,
    NoEnd,
}

fn deed() -> impl Strategy<Value = Deed> {
    let text = prop_oneof![
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
    ];
    let line = 0..40_usize;
    prop_oneof![
        4 => line.clone().prop_map(Deed::Tick),
        4 => (line.clone(), text.clone()).prop_map(|(at, text)| Deed::Note(at, text)),
        2 => (line.clone(), "[ -~]{0,20}").prop_map(|(at, text)| Deed::Append(at, text)),
        2 => (line.clone(), line.clone()).prop_map(|(a, b)| Deed::Swap(a, b)),
        1 => line.clone().prop_map(Deed::Drop),
        1 => line.prop_map(Deed::Indent),
        1 => Just(Deed::Windows),
        1 => Just(Deed::NoEnd),
    ]
}

fn done(text: &str, deeds: &[Deed]) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for deed in deeds {
        let count = lines.len().max(1);
        match deed {
            Deed::Tick(at) => {
                if let Some(line) = lines.get_mut(at % count) {
                    *line = if line.contains("[ ]") {
                        line.replacen("[ ]", "[x]", 1)
                    } else {
                        line.replacen("[x]", "[ ]", 1)
                    };
                }
            }
            Deed::Note(at, text) => lines.insert(at % count, format!("{text}\n")),
            Deed::Append(at, text) => {
                if let Some(line) = lines.get_mut(at % count) {
                    let end = line.len() - line.trim_end_matches(['\r', '\n']).len();
                    line.insert_str(line.len() - end, text);
                }
            }
            // The comment at the head and the lines that tell what a checklist is for may stand anywhere.
            Deed::Swap(a, b) if !lines.is_empty() => lines.swap(a % count, b % count),
            Deed::Drop(at) if lines.get(at % count).is_some_and(|line| !line.contains("ftpb checklist")) => {
                lines.remove(at % count);
            }
            Deed::Indent(at) => {
                if let Some(line) = lines.get_mut(at % count) {
                    line.insert_str(0, "  ");
                }
            }
            Deed::Windows => {
                for line in &mut lines {
                    if line.ends_with('\n') && !line.ends_with("\r\n") {
                        line.insert(line.len() - 1, '\r');
                    }
                }
            }
            Deed::NoEnd => {
                if let Some(line) = lines.last_mut() {
                    let kept = line.trim_end_matches(['\r', '\n']).len();
                    line.truncate(kept);
                }
            }
            _ => {}
        }
    }
    lines.concat()
}

/// Every line of the new text is one of the old, or one that ftpb wrote and nobody edited, with the person's
/// part as it was, or a new one of ftpb's; and no line of the old is missing.
fn nothing_is_lost(old: &str, new: &str) -> Result<(), TestCaseError> {
    let mut rest = old.split_inclusive('\n').peekable();
    for line in new.split_inclusive('\n') {
        let bare = |line: &str| line.trim_end_matches(['\r', '\n']).to_owned();
        let same =
            rest.peek().is_some_and(|old| *old == line || (bare(old) == bare(line) && !old.ends_with('\n')));
        if same {
            rest.next();
            continue;
        }
        let bare_line = bare(line);
        let written = parse_marked(&bare_line);
        let rewritten = rest.peek().is_some_and(|old| {
            let bare_old = bare(old);
            match (parse_marked(&bare_old), &written) {
                (Some(old), Some(new)) => {
                    old.unedited
                        && new.unedited
                        && (old.prefix, old.key, old.suffix) == (new.prefix, new.key, new.suffix)
                }
                _ => false,
            }
        });
        if rewritten {
            rest.next();
            continue;
        }
        let fresh = bare_line.is_empty()
            || written.is_some_and(|new| {
                new.unedited && new.suffix.is_empty() && !checkbox(&bare_line).is_some_and(|new| new.checked)
            });
        prop_assert!(fresh, "not of the old and not of ftpb: {line:?}\n--- old\n{old}\n--- new\n{new}");
    }
    prop_assert!(rest.next().is_none(), "a line is lost\n--- old\n{old}\n--- new\n{new}");
    Ok(())
}

/// The ids of a text with their ticks.
fn ticks(text: &str) -> Vec<(String, bool)> {
    let checklist = Checklist::parse(text);
    let mut ticks: Vec<_> = checklist.items().map(|(_, item)| (item.id.to_owned(), item.done)).collect();
    ticks.sort();
    ticks
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_update_keeps_what_a_person_wrote_and_a_second_one_changes_nothing(
        deeds in proptest::collection::vec(deed(), 0..14)
    ) {
        thread_local!(static CASE: Case = case());
        CASE.with(|case| {
            let text = done(&case.written, &deeds);
            let checklist = Checklist::parse(&text);
            // A checklist without its first line, or with a torn box, is refused; nothing is to be kept there.
            if checklist.scope.is_none() || !checklist.problems(&|_| true).is_empty() {
                return Ok(());
            }
            let first = updated(&text, &case.new);
            nothing_is_lost(&text, &first.text)?;
            let kept = ticks(&first.text);
            for tick in ticks(&text) {
                prop_assert!(kept.contains(&tick), "{tick:?} is lost\n{}", first.text);
            }
            for (id, _) in NEW {
                prop_assert!(kept.iter().any(|(kept, _)| kept == id), "{id} is missing\n{}", first.text);
            }
            let second = updated(&first.text, &case.new);
            prop_assert_eq!(&second.text, &first.text);
            prop_assert!(second.changes.is_empty());
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
    fn a_marked_line_always_reads_back(text in "[^\n<]{0,40}", tail in "[^\n]{0,20}") {
        let line = marked("- [ ] ", &text, "1", &tail);
        let read = parse_marked(&line).unwrap();
        prop_assert_eq!((read.prefix, read.text, read.suffix), ("- [ ] ", text.as_str(), tail.as_str()));
        prop_assert!(read.unedited);
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
