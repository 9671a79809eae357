//! What is struck through is counted nowhere; and what a checklist has that ftpb cannot take is named.

use super::said;
use crate::run::{Pages, ftpb};

const LIST: &str = "# Contoso\n\n- [x] **3735** Review\n- [x] ~~**4711** Gone~~\n  - a note\n- [ ] ~~**3740** Not here~~\n- [ ] call \
                    the CEO\n";

fn home(list: &str) -> Pages {
    Pages::none().page("c.md", list)
}

#[test]
fn what_is_struck_through_is_counted_nowhere_and_told_by_the_export() {
    let home = home(LIST);
    let boxes = "ftpb: 1 box has no task id and is not counted\n";
    let (shown, told, _) = said(home.as_ref(), "checklist status c.md");
    assert!(shown.contains("\nDone: 1/1, mandatory: 1/1\n"), "{shown}");
    assert_eq!(told, boxes);
    let (_, told, _) = said(home.as_ref(), "checklist next c.md");
    assert_eq!(told, format!("{boxes}ftpb: every task of `c.md` is done\n"));
    let (_, told, _) = said(home.as_ref(), "checklist done 3735 --file c.md");
    assert!(told.ends_with("ftpb: `c.md`: 1 of 1 tasks is done\n"), "{told}");
    let (csv, told, _) = said(home.as_ref(), "checklist export c.md");
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let left = "ftpb: 2 tasks of `c.md` are struck through and are not exported: 4711, 3740\n";
    assert_eq!(told, format!("{left}ftpb: 1 box has no task id and is not exported\n"));
    let (_, told, _) = said(home.as_ref(), "export --html c.html --checklist c.md");
    assert!(told.contains("are not exported: 4711, 3740\n") && !told.contains("left out"), "{told}");
}

#[test]
fn a_task_that_the_playbook_lacks_is_told_with_a_command_that_helps() {
    let page = |rows: &str| {
        format!(
            "# Leave\n\n## Approach\n\n### Meet\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | \
             Services |\n|---|---|---|---|---|\n{rows}"
        )
    };
    let (one, two) = ("| 1000 | Stay | M | FM | Teams |\n", "| 1001 | Go | M | FM | Teams |\n");
    let home = Pages::none()
        .page("old/en/success-leave.md", page(&[one, two].concat()))
        .page("new/en/success-leave.md", page(one));
    said(home.as_ref(), "checklist new -o c.md --playbooks old");
    let status = "checklist status c.md --playbooks new";
    let told = "ftpb: 1 open task of `c.md` is not in this playbook; name the right one with --playbooks, or run `ftpb \
                checklist update c.md --playbooks new`\n";
    assert_eq!(said(home.as_ref(), status).1, told);
    let text = std::fs::read_to_string(home.path("c.md")).unwrap();
    said(home.as_ref(), "checklist update c.md --playbooks new");
    assert_eq!(said(home.as_ref(), status).1, "");
    // The words of a person are not struck through, so that another update does not help.
    std::fs::write(home.path("c.md"), text.replace("**1001** Go ", "1001 Go with Ana ")).unwrap();
    said(home.as_ref(), "checklist update c.md --playbooks new");
    let told = "ftpb: 1 open task of `c.md` is not in this playbook: 1001; correct the id, delete the line or strike it through (`~~`), \
                or name the right playbook with --playbooks\n";
    assert_eq!(said(home.as_ref(), status).1, told);
    let again = said(home.as_ref(), "checklist update c.md --playbooks new").1;
    assert_eq!(again, format!("{told}ftpb: `c.md` is up to date\n"));
    std::fs::write(home.path("c.md"), text.replace("**1001** Go", "**1001** ~~Go~~")).unwrap();
    assert_eq!(said(home.as_ref(), status).1, "");
}

#[test]
fn a_task_of_a_person_is_in_every_total_and_told_once() {
    let home = home("# Contoso\n\n- [x] **3735** Review\n- [ ] **3740** Report\n- [ ] **9999** Own task\n");
    let told = "ftpb: 1 open task of `c.md` is not in this playbook: 9999; correct the id, delete the line or strike it \
                through (`~~`), or name the right playbook with --playbooks\n";
    let (shown, said_of_it, _) = said(home.as_ref(), "checklist status c.md");
    assert!(shown.contains("\nDone: 1/3, mandatory: "), "{shown}");
    assert_eq!(said_of_it, told);
    assert_eq!(said(home.as_ref(), "checklist next c.md").1, told);
    let left = "ftpb: 1 of the 3 tasks of the checklist is on no page and was left out: 9999; correct the id, or name the \
                right playbook with --playbooks\n";
    assert_eq!(said(home.as_ref(), "checklist export c.md").1, left);
    let (_, said_of_file, _) = said(home.as_ref(), "export --html c.html --checklist c.md");
    assert!(said_of_file.starts_with(left) && said_of_file.lines().count() == 2, "{said_of_file}");
    // Done, it is not among the open ones.
    let (_, ticked, _) = said(home.as_ref(), "checklist done 9999 --file c.md");
    assert_eq!(ticked, "ftpb: `c.md`: 2 of 3 tasks are done\n");
    let (shown, said_of_it, _) = said(home.as_ref(), "checklist status c.md");
    assert!(shown.contains("\nDone: 2/3, mandatory: "), "{shown}");
    assert_eq!(
        said_of_it,
        "ftpb: `c.md` line 5: the playbook has no task 9999; correct the id, or remove the bold type\n"
    );
}

#[test]
fn a_box_without_an_id_and_a_task_of_the_playbook_are_not_denied() {
    let home = home(LIST);
    ftpb("checklist done 'call the CEO' --file c.md")
        .inside(&home)
        .says("ftpb: the box `call the CEO` in `c.md` has no task id; tick it in an editor\n")
        .cannot();
    ftpb("checklist done 3741 --file c.md")
        .inside(&home)
        .says(
            "ftpb: the playbook has task 3741, but `c.md` does not; to add it, write a line `- [ ] **3741** OneDrive - \
             Perform OneDrive Adoption Workshop`\nftpb: there is no task `3741` in `c.md`\n",
        )
        .finds_nothing();
    let list = ftpb("checklist new -p success-execution").printed();
    let without: Vec<&str> = list.lines().filter(|line| !line.contains("**3741**")).collect();
    std::fs::write(home.path("c.md"), without.join("\n")).unwrap();
    ftpb("checklist done 'OneDrive Adoption Workshop' --file c.md")
        .inside(&home)
        .says("ftpb: the playbook has task 3741, but `c.md` does not; `ftpb checklist update c.md` adds it\nftpb: there is no task `OneDrive Adoption Workshop` in `c.md`\n")
        .finds_nothing();
}

#[test]
fn how_much_is_done_is_said_in_the_language_of_the_reader() {
    let home = home("- [x] **3735** Review\n");
    for (lang, said) in [
        ("de", "Erledigt: 1/1, davon erforderlich: 1/1"),
        ("es", "Completadas: 1/1, obligatorias: 1/1"),
        ("pt_BR", "Concluídas: 1/1, obrigatórias: 1/1"),
        ("ja", "完了: 1/1、必須: 1/1"),
        ("zh_CN", "已完成：1/1，必需：1/1"),
    ] {
        let answer =
            ftpb("checklist status c.md").inside(&home).env("LANG", format!("{lang}.UTF-8")).answer();
        assert!(answer.stdout.contains(&format!("\n{said}\n")), "{lang}: {}", answer.stdout);
    }
}
