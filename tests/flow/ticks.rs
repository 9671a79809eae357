//! `checklist done`, `undo`, `note`, `status`, `next`: what they write and say.

use std::fs;

use crate::run::{Pages, ftpb};

const LIST: &str =
    "\u{feff}# Contoso\r\n\r\n* [/] **2536** Workshop\r\n* [ ] **3735** Review, as\r\n  agreed\r\n\r\nmine";

fn list() -> Pages {
    Pages::none().page("c.md", LIST)
}

fn text(pages: &Pages) -> String {
    fs::read_to_string(pages.path("c.md")).unwrap()
}

#[test]
fn done_ticks_and_undo_takes_the_tick_away_and_all_other_bytes_stay() {
    let pages = list();
    ftpb("checklist done 2536 3735 --file c.md --fields done,id --format tsv --no-header")
        .inside(&pages)
        .prints("true\t2536\ntrue\t3735\n")
        .says("ftpb: `c.md`: 2 of 2 tasks are done\n")
        .finds();
    assert_eq!(text(&pages), LIST.replace("[/]", "[x]").replace("[ ]", "[x]"));
    ftpb("checklist undo 3735 --file c.md --json --fields id,done")
        .inside(&pages)
        .prints("[\n  {\n    \"id\": \"3735\",\n    \"done\": false\n  }\n]\n")
        .says("ftpb: `c.md`: 1 of 2 tasks is done\n")
        .finds();
    assert_eq!(text(&pages), LIST.replace("[/]", "[x]"));
}

#[test]
fn a_note_stands_below_its_task() {
    let pages = list();
    ftpb("checklist note 'Conduct Success Review Meeting' 'ask Ana' --file c.md --fields id --format tsv --no-header")
        .inside(&pages)
        .prints("3735\n")
        .says("ftpb: noted below 3735: ask Ana\nftpb: `c.md`: 0 of 2 tasks are done\n")
        .finds();
    assert_eq!(text(&pages), LIST.replace("  agreed\r\n", "  agreed\r\n  - ask Ana\r\n"));
}

#[test]
fn a_note_of_signs_is_neither_a_rule_nor_a_list() {
    for (typed, written) in [("***", "\\***"), ("1.", "1\\."), ("12) next", "12\\) next")] {
        let pages = list();
        let said = format!("ftpb: noted below 3735: {typed}\nftpb: `c.md`: 0 of 2 tasks are done\n");
        let call = ftpb("checklist note 3735")
            .args([typed])
            .with("--file c.md --fields id --format tsv --no-header");
        call.inside(&pages).prints("3735\n").says(&said).finds();
        assert_eq!(text(&pages), LIST.replace("  agreed\r\n", &format!("  agreed\r\n  - {written}\r\n")));
    }
}

#[test]
fn every_command_counts_an_odd_box_as_open_and_names_it() {
    let pages = list();
    let odd = "`c.md` line 3: task 2536 counts as open: `[/]` is neither `- [ ]` nor `- [x]`";
    for line in ["checklist status", "checklist next", "checklist export"] {
        let answer = ftpb(line).with("c.md --json").inside(&pages).answer();
        assert!(answer.stderr.contains(odd), "{line}: {}", answer.stderr);
        assert!(!answer.stdout.contains("\"done\": true"), "{line}: {}", answer.stdout);
    }
}

#[test]
fn what_is_not_in_the_checklist_changes_nothing() {
    let pages = list().page("notes.md", "# Notes\n");
    ftpb("checklist done 2536 3740 --file c.md")
        .inside(&pages)
        .says(
            "ftpb: the playbook has task 3740, but `c.md` does not; to add it, write a line `- [ ] **3740** OneDrive - \
             Conduct OneDrive Adoption Program Introduction`\nftpb: no task was changed\nftpb: there is no task `3740` \
             in `c.md`\n",
        )
        .finds_nothing();
    ftpb("checklist done 3740 --file notes.md")
        .inside(&pages)
        .says(
            "ftpb: `notes.md` cannot be used as it is, and nothing was changed:\n  it has no tasks; a task is a line \
             such as `- [ ] **3735** …`\n",
        )
        .cannot();
    assert_eq!(text(&pages), LIST);
}

#[test]
fn a_checklist_of_another_playbook_is_not_called_done() {
    let pages = Pages::none().page("c.md", LIST).page(
        "en/success-hold.md",
        "# Hold\n\nPhase: **Success**\n\n## Approach\n\n| 4711 | Hold it | M | FM | Teams |\n",
    );
    for command in ["next", "status", "export"] {
        ftpb(&format!("checklist {command} c.md --playbooks ."))
            .inside(&pages)
            .says(
                "ftpb: `c.md` cannot be used as it is, and nothing was changed:\n  the playbook has none of the tasks of this checklist; \
                 name the right one with --playbooks\n",
            )
            .cannot();
    }
    fs::write(pages.path("c.md"), "- [x] **4711** Hold it\n- [ ] **3735** Review\n- ~~**3741** Old~~\n")
        .unwrap();
    let next = ftpb("checklist next c.md --playbooks .").inside(&pages).answer();
    assert!(next.stderr.contains("1 open task of `c.md` is not in this playbook"), "{}", next.stderr);
    assert!(!next.stderr.contains("is done"), "{}", next.stderr);
    ftpb("checklist done 3735 --file c.md --playbooks .")
        .inside(&pages)
        .says("ftpb: `c.md`: 2 of 2 tasks are done\n")
        .finds();
}

#[test]
fn words_of_a_name_mean_a_task_of_the_checklist() {
    let pages = list();
    ftpb("checklist done workshop --file c.md --fields id --format tsv --no-header")
        .inside(&pages)
        .prints("2536\n")
        .says("ftpb: `c.md`: 1 of 2 tasks is done\n")
        .finds();
    ftpb("checklist done conduct --file c.md")
        .inside(&pages)
        .says(
            "ftpb: `conduct` matches several tasks; choose one:\n  ftpb checklist done 2536 --file c.md  # Conduct \
             Success Workshop\n  ftpb checklist done 3735 --file c.md  # Conduct Success Review Meeting\n",
        )
        .cannot();
    ftpb("checklist done OneDrive --file c.md")
        .inside(&pages)
        .says("ftpb: there is no task `OneDrive` in `c.md`\n")
        .finds_nothing();
    // The file may stand where `status` and `next` take it.
    for line in ["checklist done c.md 3735", "checklist undo 3735 c.md"] {
        let done = if line.contains("done") { "true" } else { "false" };
        ftpb(&format!("{line} --fields id,done --format tsv --no-header --quiet"))
            .inside(&pages)
            .prints(&format!("3735\t{done}\n"))
            .finds();
    }
    ftpb("checklist done c.md")
        .inside(&pages)
        .says("ftpb: `ftpb checklist done` needs TASK, for instance:\n  ftpb checklist done c.md 2536\n")
        .cannot();
    ftpb("checklist note c.md 3735 'ask Ana'")
        .inside(&pages)
        .says("ftpb: `--file c.md` goes after `ftpb checklist note`:\n  ftpb checklist note 3735 'ask Ana' --file c.md\n")
        .cannot();
    ftpb("checklist done 3735 9999 --file c.md")
        .inside(&pages)
        .says("ftpb: no task was changed\nftpb: there is no task `9999` in `c.md`\n")
        .finds_nothing();
}

#[test]
fn mandatory_tasks_that_were_passed_over_are_named() {
    let pages = Pages::none()
        .page("c.md", "- [ ] **2536** Workshop\n- [x] **3741** Adoption\n- [ ] **3740** Introduction\n");
    ftpb("checklist next c.md --fields id --format tsv --no-header")
        .inside(&pages)
        .prints("3740\n")
        .says("ftpb: 1 mandatory task of an earlier process is open; `ftpb checklist status c.md` shows where\n")
        .finds();
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let pages = Pages::none();
    crate::run::tools::sh("mkfifo c.md", &pages.path(""));
    ftpb("checklist status c.md")
        .inside(&pages)
        .says("ftpb: cannot read `c.md`: it is a pipe or a device; save its text to a file, and name that\n")
        .cannot();
}

#[test]
fn the_names_of_earlier_versions_are_answered_with_the_new_ones() {
    ftpb("progress c.md --json")
        .says("ftpb: `progress` is now `checklist status`:\n  ftpb checklist status c.md --json\n")
        .cannot();
    ftpb("checklist progress c.md")
        .says("ftpb: `progress` is now `checklist status`:\n  ftpb checklist status c.md\n")
        .cannot();
    ftpb("next --progress 'my list.md'")
        .says("ftpb: `next --progress` is now `checklist next`:\n  ftpb checklist next 'my list.md'\n")
        .cannot();
}

#[test]
fn a_checklist_of_an_earlier_version_is_read_and_loses_its_marks() {
    let old = "<!-- ftpb checklist lang=en process=success-conduct-success-review -->\n\n# Contoso\n\n\
               ## Success <!-- ftpb:success:6d8303b0 -->\n\n\
               ### Conduct Success Review <!-- ftpb:success-conduct-success-review:9b435fac -->\n\n\
               - [x] **3735** Conduct Success Review Meeting · mandatory · FastTrack Manager ·\n  All Services \
               <!-- ftpb:3735:6b750d58 --> with Ana\n";
    let pages = Pages::none().page("c.md", old);
    let updated = ftpb("checklist update c.md").inside(&pages).answer();
    assert_eq!(updated.code, Some(0), "{}", updated.stderr);
    let new = text(&pages);
    let (list, comment) = new.split_once("<!-- ").unwrap();
    assert_eq!(
        list,
        "# Contoso\n\n## Success\n\n### Conduct Success Review\n\n\
         - [x] **3735** Conduct Success Review Meeting · mandatory · FastTrack Manager ·\n  All Services with Ana\n\n"
    );
    assert!(
        comment.starts_with("ftpb checklist lang=en process=success-conduct-success-review\n"),
        "{comment}"
    );
    ftpb("checklist update c.md").inside(&pages).says("ftpb: `c.md` is up to date\n").finds();
}

#[test]
fn what_ftpb_wrote_it_reads_back_whatever_names_hold() {
    let page = "# T\n\n## Approach\n\n### Act\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | \
                Services |\n|---|---|---|---|---|\n| 3333 | Name &lt;!-- ftpb:1:2 --&gt; y &amp;copy; | M | SME | Teams |\n";
    let pages = Pages::none().page("pb/en/success-a.md", page);
    ftpb("checklist new --playbooks pb --lang en -o c.md")
        .inside(&pages)
        .says("ftpb: wrote 1 task of 1 process to `c.md`; `ftpb use c.md` makes it the one in use\n")
        .finds();
    ftpb("checklist update c.md --playbooks pb").inside(&pages).says("ftpb: `c.md` is up to date\n").finds();
}

#[test]
fn a_formatter_changes_nothing_that_ftpb_reads() {
    let pages = Pages::none().page("c.md", ftpb("checklist new --lang en").printed());
    if crate::run::tools::tool("prettier").is_none() {
        return;
    }
    for formatter in ["prettier --write c.md", "prettier --write --prose-wrap always c.md"] {
        let path = std::env::var("PATH").unwrap_or_default();
        let script = format!("PATH='{path}' {formatter}");
        let formatted = crate::run::tools::sh(&script, &pages.path(""));
        assert_eq!(formatted.code, Some(0), "{formatter}: {}", formatted.stderr);
        ftpb("checklist update c.md").inside(&pages).says("ftpb: `c.md` is up to date\n").finds();
    }
}

#[test]
fn a_note_may_begin_with_a_dash_and_a_misspelt_option_is_none() {
    let pages = list();
    ftpb("checklist note 3735 '- call Ana' --file c.md --quiet --fields id --format tsv --no-header")
        .inside(&pages)
        .prints("3735\n")
        .finds();
    assert_eq!(text(&pages), LIST.replace("  agreed\r\n", "  agreed\r\n  - \\- call Ana\r\n"));
    ftpb("checklist note 3735 --fiel c.md")
        .inside(&pages)
        .says("ftpb: there is no option `--fiel`; did you mean:\n  ftpb checklist note 3735 --file c.md\n")
        .cannot();
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_tells_that_the_file_was_changed() {
    for line in ["note 3735 hey --file c.md", "done 3735 --file c.md"] {
        let pages = list();
        let full = || fs::File::options().write(true).open("/dev/full").unwrap();
        let refusal = "ftpb: cannot write the answer: no space is left; free some, or write elsewhere";
        ftpb(&format!("checklist {line}"))
            .inside(&pages)
            .into(full())
            .says(&format!("{refusal}; but `c.md` was changed, so do not run the command again\n"))
            .cannot();
        assert_ne!(text(&pages), LIST);
        ftpb("checklist status c.md --quiet")
            .inside(&pages)
            .into(full())
            .says(&format!("{refusal}\n"))
            .cannot();
    }
}
