//! The checklist in use: chosen once, then meant wherever no file is named.

use std::fs;
use std::path::Path;

use super::said;
use crate::run::Pages;

/// What `ftpb use` says in a folder that is also its home.
fn used(home: &Pages, line: &str) -> (String, String, i32) {
    said(home.as_ref(), line)
}

fn home() -> Pages {
    Pages::none().page("c 客户.md", "# Contoso\n\n- [ ] **3735** Meet\n").page("notes.md", "# Notes\n")
}

#[test]
fn a_checklist_is_chosen_printed_and_forgotten() {
    let home = home();
    let path = home.path("c 客户.md").display().to_string() + "\n";
    let next = "ftpb: commands now use this checklist; `ftpb checklist next` shows what comes next\n";
    assert_eq!(used(&home, "use 'c 客户.md'"), (path.clone(), next.into(), 0), "with its absolute path");
    assert_eq!(used(&home, "use 'c 客户.md' --quiet"), (path.clone(), String::new(), 0));
    assert_eq!(used(&home, "use"), (path, String::new(), 0));
    assert_eq!(used(&home, "use --none"), ("no checklist is in use any more\n".into(), String::new(), 0));
    assert_eq!(used(&home, "use --none"), ("no checklist was in use\n".into(), String::new(), 0));
    let none = "ftpb: no checklist is in use; name a file, or choose one with `ftpb use FILE`\n";
    assert_eq!(used(&home, "use"), (String::new(), none.into(), 2));
}

#[test]
fn the_path_of_a_checklist_goes_straight_and_the_answer_is_in_the_readers_language() {
    let home = home().page("folder/x", "");
    let inside = home.path("folder");
    let call = |line: &str| {
        let call = crate::run::ftpb(line).env("HOME", home.as_ref()).env("FTPB_LANG", "de");
        call.inside(&inside).answer().stdout
    };
    assert_eq!(call("use '../c 客户.md'"), home.path("c 客户.md").display().to_string() + "\n");
    assert_eq!(call("use --none"), "es ist keine Checkliste mehr gewählt\n");
    assert_eq!(call("use --none"), "es war keine Checkliste gewählt\n");
}

#[test]
fn a_checklist_that_is_gone_is_named_with_what_to_do() {
    let home = home();
    used(&home, "use 'c 客户.md'");
    let path = home.path("c 客户.md");
    fs::remove_file(&path).expect("the file is there");
    let gone = format!(
        "ftpb: the checklist in use, `{}`, is gone; choose another with `ftpb use FILE`, or forget it with `ftpb \
         use --none`\n",
        path.display()
    );
    assert_eq!(used(&home, "use"), (String::new(), gone, 2));
}

#[test]
fn only_a_checklist_can_be_chosen() {
    let home = home();
    let said = "ftpb: `notes.md` has no task to tick; create a checklist with `ftpb checklist new -o FILE`\n";
    assert_eq!(used(&home, "use notes.md"), (String::new(), said.into(), 2));
    let said = "ftpb: there is no file `gone.md`; check its name and folder\n";
    assert_eq!(used(&home, "use gone.md"), (String::new(), said.into(), 2));
}

#[test]
fn the_state_folder_of_the_system_is_respected_and_needed() {
    let home = home();
    let file = home.path("c 客户.md");
    let call = |state: &Path| {
        crate::run::ftpb("use").args([&file]).env("XDG_STATE_HOME", state).inside(&home).answer()
    };
    assert_eq!(call(&home.path("state")).code, Some(0));
    assert!(home.path("state/ftpb/checklist").is_file());
    let refused = call(Path::new("relative"));
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("name the file in each command"), "{}", refused.stderr);
}
