//! `ftpb init`: a playbook of one's own, whole or not at all.

use std::fs;

use crate::run::{Pages, built_in};

#[test]
fn a_new_playbook_answers_as_the_built_in_one() {
    let folder = Pages::none();
    let path = folder.path("mine");
    let said = built_in(&format!("init '{}'", path.display())).printed();
    assert!(said.contains("150 files, a playbook of your own"), "{said}");
    let own = built_in("tasks --lang all --fields id,name").of(&path).printed();
    assert_eq!(own, built_in("tasks --lang all --fields id,name").printed());
}

#[test]
fn an_empty_folder_is_filled_and_named_by_its_whole_path() {
    let folder = Pages::none();
    let path = folder.path("Ana's");
    fs::create_dir(&path).expect("a folder");
    let said = built_in("init .").inside(&path).printed();
    assert!(said.contains("\n  ftpb check --playbooks .  "), "{said}");
    let whole = path.display().to_string().replace('\'', r"'\''");
    assert!(said.contains(&format!("\n  export FTPB_PLAYBOOKS='{whole}'    make")), "{said}");
    assert!(path.join("en/index.md").is_file(), "{said}");
}

#[test]
fn what_is_to_be_copied_cannot_be_chosen() {
    let folder = Pages::none();
    for option in ["--lang=en", "--lang xx", "-l xx", "--playbooks=other", "--playbooks other"] {
        let name = if option.starts_with("--playbooks") { "--playbooks" } else { "--lang" };
        let said = format!(
            "ftpb: `ftpb init` copies the whole built-in playbook, in every language; leave out `{name}`\n"
        );
        built_in(&format!("init mine {option}")).inside(&folder).says(&said).cannot();
    }
    assert!(!folder.path("mine").exists());
    let help = built_in("init --help").printed();
    assert!(!help.contains("--lang") && help.contains("\nExamples:\n"), "{help}");
}

#[test]
fn what_is_there_is_never_touched() {
    let folder = Pages::none().page("mine/en/notes.md", "# Mine\n");
    let path = folder.path("mine");
    let answer = built_in(&format!("init '{}'", path.display())).answer();
    assert_eq!(answer.code, Some(2));
    assert!(answer.stderr.contains("already exists and was not overwritten"), "{}", answer.stderr);
    assert_eq!(fs::read_dir(path.join("en")).expect("a folder").count(), 1);
    let left: Vec<_> = fs::read_dir(folder.path("")).expect("a folder").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}
