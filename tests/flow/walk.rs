//! One customer from start to end, on the command line; and every way in which a checklist can be spoilt.

use std::fs;
use std::path::Path;

use super::{corpus, said};
use crate::run::sample;

fn ticked(path: &Path, ids: &[&str]) {
    let mut text = fs::read_to_string(path).unwrap();
    for id in ids {
        let open = format!("- [ ] **{id}**");
        assert!(text.contains(&open), "{id}\n{text}");
        text = text.replace(&open, &format!("- [x] **{id}**"));
    }
    fs::write(path, text).unwrap();
}

#[test]
fn a_customer_with_teams_and_onedrive_who_finished_the_workshop_goes_on_with_the_execution() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contoso.md");
    let (out, notice, code) = said(
        folder.path(),
        "checklist new --service Teams --service OneDrive --customer Contoso -o contoso.md",
    );
    assert_eq!((out.as_str(), code), ("", 0), "{notice}");
    assert_eq!(
        notice,
        "ftpb: wrote 7 tasks of 3 processes to `contoso.md`; `ftpb use contoso.md` makes it the one in use\n"
    );
    let (next, ..) = said(folder.path(), "checklist next contoso.md --fields id --format tsv --no-header");
    assert_eq!(next, "3718\n2536\n");
    ticked(&path, &["3718", "2536"]);
    let (next, ..) = said(
        folder.path(),
        "checklist next contoso.md --fields id,requirement,role --format tsv --no-header",
    );
    assert_eq!(
        next,
        "3740\tmandatory\tfasttrack-manager\n3741\tmandatory\tfasttrack-manager\n\
         3731\toptional\tfasttrack-manager\n3743\toptional\tfasttrack-manager\n"
    );
    let (progress, ..) = said(
        folder.path(),
        "checklist status contoso.md --fields process,mandatory_done,mandatory_open --format tsv --no-header",
    );
    assert_eq!(
        progress,
        "assess-conduct-customer-success-workshop\t2\t0\nsuccess-support-success-execution\t0\t2\n\
         success-conduct-success-review\t0\t1\n"
    );
    ticked(&path, &["3740", "3741"]);
    let (next, ..) = said(folder.path(), "checklist next contoso.md --fields id --format tsv --no-header");
    assert_eq!(next, "3735\n");
    ticked(&path, &["3735", "3731", "3743"]);
    let (_, notice, code) = said(folder.path(), "checklist next contoso.md");
    assert!(notice.contains("every task of `contoso.md` is done"), "{notice}");
    assert_eq!(code, 1);
}

#[test]
fn a_german_checklist_updates_and_reports_in_german() {
    let folder = tempfile::tempdir().unwrap();
    said(folder.path(), "checklist new --lang de --customer Contoso -o c.md");
    let path = folder.path().join("c.md");
    let before = fs::read_to_string(&path).unwrap();
    let (_, notice, _) = said(folder.path(), "checklist update c.md");
    assert_eq!(notice, "ftpb: `c.md` is up to date\n");
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    let (out, ..) = said(folder.path(), "checklist status c.md --fields title --format tsv --no-header");
    assert!(out.contains("Durchführung der Erfolgsprüfung"), "{out}");
}

#[test]
fn a_dry_run_shows_the_difference_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    said(folder.path(), "checklist new --phase success -o c.md");
    let path = folder.path().join("c.md");
    let whole = fs::read_to_string(&path).unwrap();
    let without: String = whole.split_inclusive('\n').filter(|line| !line.contains("**3735**")).collect();
    fs::write(&path, &without).unwrap();
    let (out, notice, code) = said(folder.path(), "checklist update c.md --diff");
    assert!(out.contains("\n+- [ ] **3735** "), "{out}");
    assert!(notice.contains("would change: 1 added, 0 removed, 0 changed; nothing was written"), "{notice}");
    assert_eq!(code, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), without);
    assert!(!out.contains("<!--"), "the comment with its sums is no news: {out}");
    assert_eq!(said(folder.path(), "checklist update c.md").0, out, "an update says what it changed");
    assert_eq!(fs::read_to_string(&path).unwrap().trim_end(), whole.trim_end());
}

#[test]
fn a_checklist_that_cannot_be_used_is_named_with_its_line_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    said(folder.path(), "checklist new --phase success -o c.md");
    let path = folder.path().join("c.md");
    let whole = fs::read_to_string(&path).unwrap();
    let row = whole.lines().find(|line| line.contains("**3735**")).unwrap();
    let cases = [
        (whole.replace("**3735**", "**9735**"), "the playbook has no task 9735; correct the id"),
        (format!("{whole}{row}\n"), "task 3735 is already on line"),
        (format!("{whole}- [ ] **99999** mine\n"), "the playbook has no task 99999"),
        ("# Contoso\n\nnothing yet\n".to_owned(), "it has no tasks"),
        (whole.replace("<!-- ftpb", "<!-- "), "the comment `<!-- ftpb checklist … -->` is missing"),
    ];
    for (text, expected) in cases {
        fs::write(&path, &text).unwrap();
        let (out, notice, code) = said(folder.path(), "checklist update c.md");
        assert!(notice.contains("`c.md` cannot be used as it is, and nothing was changed"), "{notice}");
        assert!(notice.contains(expected), "{expected}: {notice}");
        assert_eq!((out.as_str(), code), ("", 2));
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    fs::write(&path, b"\xff\xfe\x00").unwrap();
    let (_, notice, code) = said(folder.path(), "checklist status c.md");
    assert!(notice.contains("is not UTF-8 text"), "{notice}");
    assert_eq!(code, 2);
    let (_, notice, code) = said(folder.path(), "checklist status gone.md");
    assert_eq!((notice.as_str(), code), ("ftpb: there is no file `gone.md`; check its name and folder\n", 2));
}

#[test]
fn a_checklist_of_a_folder_is_not_struck_through_because_the_folder_was_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let row = |id: usize| format!("| {id} | Step {id} | M | FastTrack Manager | Teams |\n");
    let rows: String = (6001..6009).map(row).collect();
    let page = format!(
        "# Arrive\n\n## Approach\n\n### Do it\n\n| Task ID | Task Name | (M)andatory / (O)ptional | \
         FastTrack Role | Services |\n|---|---|---|---|---|\n{rows}"
    );
    fs::create_dir(folder.path().join("own")).unwrap();
    fs::write(folder.path().join("own/assess-arrive.md"), page).unwrap();
    said(folder.path(), "checklist new --lang en --playbooks own -o c.md");
    let path = folder.path().join("c.md");
    let before = fs::read_to_string(&path).unwrap();
    assert!(before.contains("**6008**"), "{before}");
    let forgotten = crate::run::built_in("checklist update c.md").inside(folder.path()).answer();
    let (notice, code) = (forgotten.stderr, forgotten.code.unwrap());
    assert!(
        notice.contains("8 of the 8 tasks are not in the built-in playbook; name the right one"),
        "{notice}"
    );
    assert_eq!((code, fs::read_to_string(&path).unwrap()), (2, before));
}

#[test]
fn progress_goes_on_with_what_can_be_read_and_says_what_cannot() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("c.md"), "- [x] **3735** done\n- [] **3740** torn\n").unwrap();
    let (out, notice, code) =
        said(folder.path(), "checklist status c.md --fields process,done --format tsv --no-header");
    assert_eq!(out, "success-support-success-execution\t0\nsuccess-conduct-success-review\t1\n");
    assert!(notice.contains("`c.md` line 2: task 3740 counts as open: `[]` is neither"), "{notice}");
    assert_eq!(code, 0);
}

#[test]
fn a_new_checklist_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("c.md"), "mine").unwrap();
    let (_, notice, code) = said(folder.path(), "checklist new -o c.md");
    assert!(notice.contains("`c.md` already exists and was not overwritten"), "{notice}");
    assert_eq!(code, 2);
    assert_eq!(fs::read_to_string(folder.path().join("c.md")).unwrap(), "mine");
}

#[test]
fn a_checklist_goes_to_spreadsheets_programs_and_calendars() {
    let folder = tempfile::tempdir().unwrap();
    said(folder.path(), "checklist new --process success-review -o c.md");
    ticked(&folder.path().join("c.md"), &["3735"]);
    let (csv, ..) = said(folder.path(), "checklist export c.md");
    assert_eq!(
        csv,
        "\u{feff}Task Name,Bucket Name,Progress,Priority,Role,Labels,Description,id,phase,process\r\n\
         3735 Conduct Success Review Meeting,Conduct Success Review,Completed,Important,FastTrack Manager,\
         All Services,,3735,success,success-conduct-success-review\r\n"
    );
    let (json, ..) = said(folder.path(), "checklist export c.md --format json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json[0]["id"], &json[0]["done"]), (&"3735".into(), &true.into()));
    let (ics, ..) = said(folder.path(), "checklist export c.md --format ics");
    for line in [
        "X-WR-CALNAME:Checklist\r\n",
        "BEGIN:VTODO\r\n",
        "UID:3735-c-",
        "STATUS:COMPLETED\r\n",
        "END:VCALENDAR\r\n",
    ] {
        assert!(ics.contains(line), "{ics}");
    }
    said(folder.path(), "checklist new --process success-review --lang de -o d.md");
    let (german, ..) = said(folder.path(), "checklist export d.md --format ics");
    assert!(german.contains("CATEGORIES:Erfolg,"), "{german}");
}

#[test]
fn a_playbook_without_the_language_of_a_checklist_does_not_change_it() {
    let folder = tempfile::tempdir().unwrap();
    said(folder.path(), "checklist new --process success-review --lang ja -o c.md");
    let before = fs::read_to_string(folder.path().join("c.md")).unwrap();
    let english = sample().join("en").display().to_string();
    let (_, notice, code) = said(folder.path(), &format!("checklist update c.md --playbooks {english}"));
    assert_eq!(code, 2, "{notice}");
    assert!(notice.contains("this playbook has no matching task in `ja`"), "{notice}");
    assert_eq!(fs::read_to_string(folder.path().join("c.md")).unwrap(), before);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn on_real_pages_the_workshop_leads_to_the_execution_and_ids_count_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let english = corpus("english-playbook").display().to_string();
    let german = corpus("german-playbook").display().to_string();
    said(
        folder.path(),
        &format!("checklist new --lang de --service Teams --service OneDrive -o c.md --playbooks {german}"),
    );
    let path = folder.path().join("c.md");
    let (open, ..) = said(
        folder.path(),
        &format!(
            "tasks --playbooks {german} --lang de --mandatory --service Teams --service OneDrive --process customer-success-workshop --fields id --format tsv --no-header"
        ),
    );
    ticked(&path, &open.lines().collect::<Vec<_>>());
    let mut answers = Vec::new();
    for playbook in [&german, &english] {
        let (next, ..) = said(
            folder.path(),
            &format!(
                "checklist next c.md --playbooks {playbook} --fields id,process --format tsv --no-header"
            ),
        );
        assert!(!next.is_empty());
        assert!(next.lines().all(|line| line.ends_with("success-support-success-execution")), "{next}");
        answers.push(next);
    }
    assert_eq!(answers[0], answers[1]);
}
