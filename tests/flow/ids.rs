//! Lines of a checklist whose ids an editor or a person has written in other ways, and other line ends.

use std::fs;

use crate::run::{Pages, ftpb};

/// A new checklist, with the lines of 3740 changed by `edit`.
fn list(edit: impl Fn(&str) -> String) -> (Pages, String) {
    let new = ftpb("checklist new -p success-execution --customer Contoso").printed();
    let text = edit(&new);
    (Pages::none().page("c.md", &text), text)
}

fn with_3740(written: &str) -> (Pages, String) {
    list(|new| new.replace("- [ ] **3740**", written))
}

#[test]
fn an_id_is_read_whatever_markup_is_around_it() {
    for written in [
        "- [x] ***3740***",
        "- [x] 3740",
        "- [x] <b>3740</b>",
        "- [x] \\*\\*3740\\*\\*",
        "- [x] **3740:**",
        "- [x] ** 3740 **",
        "- [x] `3740`",
        "- [x] __3740__",
        "- [x] ~~3740~~",
        "- [x] **３７４０**",
        "- [x] **37\u{200B}40**",
        "* [x] *3740*",
    ] {
        let (pages, text) = with_3740(written);
        let fields = "--fields id,done --format tsv --no-header";
        let answer = ftpb("checklist export c.md").inside(&pages).records();
        let done: Vec<_> =
            answer.iter().filter(|task| task["done"] == true).map(|task| &task["id"]).collect();
        assert_eq!(done, ["3740"], "{written}");
        ftpb("checklist update c.md").inside(&pages).says("ftpb: `c.md` is up to date\n").finds();
        ftpb("checklist undo 3740 --file c.md --quiet")
            .with(fields)
            .inside(&pages)
            .prints("3740\tfalse\n")
            .finds();
        let undone = text.replace(written, &written.replace("[x]", "[ ]"));
        assert_eq!(fs::read_to_string(pages.path("c.md")).unwrap(), undone, "{written}");
    }
}

#[test]
fn a_persons_own_line_may_begin_with_a_number() {
    let (pages, _) =
        list(|new| new.replace("\n- [ ] **3740**", "\n- [x] 3740 seats\n- [x] 250 seats\n- [ ] **3740**"));
    let answer = ftpb("checklist status c.md --json").inside(&pages).answer();
    assert!(!answer.stdout.contains("\"done\": 1"), "{}", answer.stdout);
    assert_eq!(answer.stderr, "ftpb: 2 boxes have no task id and are not counted\n");
    ftpb("checklist update c.md").inside(&pages).says("ftpb: `c.md` is up to date\n").finds();
}

#[test]
fn a_task_whose_id_cannot_be_read_is_named_and_not_added_again() {
    let (pages, text) = with_3740("- [x] Task 3740:");
    let line = text.lines().position(|line| line.contains("Task 3740:")).unwrap() + 1;
    let problem =
        format!("line {line}: the id of task 3740 cannot be read; write it as in `- [ ] **3740** …`\n");
    let status = ftpb("checklist status c.md --json").inside(&pages).answer();
    assert_eq!(status.stderr, format!("ftpb: `c.md` {problem}"));
    for command in ["update c.md", "done 3740 --file c.md"] {
        let said = format!("ftpb: `c.md` cannot be used as it is, and nothing was changed:\n  {problem}");
        ftpb(&format!("checklist {command}")).inside(&pages).says(&said).cannot();
    }
}

#[test]
fn a_task_that_is_added_again_is_named() {
    let (pages, text) = list(|new| {
        let lines = new.split_inclusive('\n').filter(|line| !line.contains("**3740**"));
        lines.collect()
    });
    let update = ftpb("checklist update c.md").inside(&pages).answer();
    assert_eq!(
        update.stderr,
        "ftpb: 1 of the added tasks was in `c.md` before, and no line has the id any more: 3740\nftpb: updated `c.md`: 1 \
         added, 0 removed, 0 changed\n"
    );
    let new = fs::read_to_string(pages.path("c.md")).unwrap();
    assert_eq!(new.lines().count(), text.lines().count() + 1);
}

#[test]
fn lines_may_end_with_a_return_alone() {
    let all = |new: &str| new.replace('\n', "\r");
    let one = |new: &str| new.replacen(" Teams\n", " Teams\r", 1);
    let before = |new: &str| new.replace("\n- [ ] **3740**", "\r- [ ] **3740**");
    for (name, edit) in [("all", &all as &dyn Fn(&str) -> String), ("one", &one), ("before", &before)] {
        let (pages, text) = list(edit);
        ftpb("checklist update c.md").inside(&pages).says("ftpb: `c.md` is up to date\n").finds();
        ftpb("checklist done 3740 --file c.md --quiet --fields id --format tsv --no-header")
            .inside(&pages)
            .prints("3740\n")
            .finds();
        let done = text.replace("- [ ] **3740**", "- [x] **3740**");
        assert_eq!(fs::read_to_string(pages.path("c.md")).unwrap(), done, "{name}");
        ftpb("checklist note 3740 later --file c.md --quiet").inside(&pages).printed();
        let noted = fs::read_to_string(pages.path("c.md")).unwrap();
        let end = if name == "all" { '\r' } else { '\n' };
        let note = format!("  - later{end}");
        assert_eq!(noted.replace(&note, ""), done, "{name}");
        assert!(noted.contains(&note), "{name}");
    }
}
