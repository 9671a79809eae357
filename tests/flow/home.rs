//! `ftpb` alone: the playbook, the customer in use, and what to go on with.

use std::fs;
use std::path::Path;

use super::said;
use crate::run::Pages;

fn home(ticked: &str) -> Pages {
    let home = Pages::none();
    let new = "checklist new -p success-execution -p success-review --customer 'Contoso 客户' -o c.md";
    assert_eq!(said(home.as_ref(), new).2, 0);
    let text = fs::read_to_string(home.path("c.md")).expect("the checklist");
    let tick = |line: &str| {
        if ticked.split(' ').any(|id| !id.is_empty() && line.contains(id)) {
            line.replacen("[ ]", "[x]", 1)
        } else {
            line.into()
        }
    };
    fs::write(home.path("c.md"), text.lines().map(tick).collect::<Vec<_>>().join("\n") + "\n")
        .expect("ticked");
    assert_eq!(said(home.as_ref(), "use c.md").2, 0);
    home
}

fn shown(home: &Path, line: &str) -> String {
    let (out, err, code) = said(home, line);
    assert_eq!((err.as_str(), code), ("", 0), "{line}");
    out
}

#[test]
fn the_customer_in_use_is_shown_with_the_next_tasks_and_who_does_them() {
    let home = home("3740 3731");
    let text = shown(home.as_ref(), "");
    let own = text.split_once("Contoso 客户\n").expect("the customer").1;
    let path = "c.md";
    let expected = format!(
        "█████░░░░░░░░░░░░░░░ 2/8\n{path}\n\nNext\n\n3741  OneDrive - Perform OneDrive Adoption Workshop\n      FastTrack \
         Manager, mandatory\n      ftpb show 3741\n"
    );
    assert!(own.starts_with(&expected), "{own}");
    assert_eq!(own.matches("ftpb show ").count(), 3, "{own}");
    assert!(!text.contains("Try:"), "{text}");
    let narrow = shown(home.as_ref(), "--width 40");
    let fits = |line: &str| line.chars().count() <= 40 || line == path || line.starts_with("  ftpb ");
    assert!(narrow.lines().all(|line| fits(line) || line.starts_with('`')), "{narrow}");
}

#[test]
fn a_checklist_that_is_gone_hides_nothing_else() {
    let home = home("");
    fs::remove_file(home.path("c.md")).expect("it is there");
    let (out, err, code) = said(home.as_ref(), "");
    assert!(out.contains("Playbook  ") && out.contains("Try:"), "{out}");
    assert!(err.contains("is gone; choose another with `ftpb use FILE`"), "{err}");
    assert_eq!(code, 0);
}

#[test]
fn who_does_a_task_and_whether_they_must_are_said_in_the_readers_language() {
    let home = Pages::none();
    assert_eq!(said(home.as_ref(), "checklist new -p success-review --lang ja -o c.md").2, 0);
    assert_eq!(said(home.as_ref(), "use c.md").2, 0);
    for (lang, who) in [
        ("es", "Administrador de FastTrack, obligatoria"),
        ("ja", "FastTrack マネージャー、必須"),
        ("zh_CN", "FastTrack 经理，必需"),
    ] {
        let call = crate::run::ftpb("")
            .env("HOME", home.as_ref())
            .inside(&home)
            .env("LANG", format!("{lang}.UTF-8"));
        let shown = { call }.answer().stdout;
        assert!(shown.contains(who), "{lang}: {shown}");
    }
}
