//! Pages that include others.

use std::fs;
use std::path::Path;

use ftpb::playbook::repaired::{self, TableWords};
use ftpb::playbook::{Page, Playbook};
use ftpb::source::{Tag, store};

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn open(folder: &Path) -> Playbook {
    Playbook::open(store::open(Some(folder)).unwrap())
}

fn page<'a>(playbook: &'a Playbook, file: &str) -> &'a Page {
    playbook.lazy_page(file).unwrap().page(playbook).unwrap()
}

/// The unresolved includes as `file:line:column message`.
fn unresolved(page: &Page) -> Vec<String> {
    let own = page.findings().iter().filter(|finding| finding.rule.name == "include-unresolved");
    own.map(|finding| {
        let (file, place) = page.place(finding.span);
        format!("{file}:{}:{} {}", place.line, place.column, finding.message)
    })
    .collect()
}

const TABLE: &str = "---\ntitle: t\n---\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n| 1234 | Do it | M | SME | Teams |\n| 1235 | Mend | O | SME | O FE |\n\n[Next](next.md)\n\n";

#[test]
fn what_is_included_is_read_where_it_stands_and_placed_where_it_is_written() {
    let folder = folder(&[
        (
            "en/migrate-plan.md",
            "---\ntitle: x\n---\n# Plan\n## Approach\n### Do\nPrimary Role: SME\nApplies To: Teams\n\n[!INCLUDE [rows](../shared/outer.md)]\n\n### After\nPrimary Role: FE\nApplies To: Teams\n",
        ),
        ("shared/outer.md", "Words before.\n\n[!include[rows](<rows.md> \"title\")]\n\nWords after."),
        ("shared/rows.md", TABLE),
        ("shared/next.md", "# Next\n"),
    ]);
    let playbook = open(folder.path());
    let page = page(&playbook, "en/migrate-plan.md");
    let places: Vec<String> = page
        .tasks
        .iter()
        .map(|task| {
            let (file, place) = page.place(task.row);
            assert_eq!(place.line, task.line);
            format!(
                "{} {file}:{}:{} {}",
                page.id(task),
                place.line,
                place.column,
                page.activity_of(task).unwrap().title
            )
        })
        .collect();
    assert_eq!(places, ["1234 shared/rows.md:7:1 Do", "1235 shared/rows.md:8:1 Do"]);
    let lines: Vec<u32> = page.activities.iter().map(|activity| activity.line).collect();
    assert_eq!(lines, [6, 12]);
    assert_eq!(page.file_of(page.sections[4].heading), "en/migrate-plan.md");
    assert!(page.text.as_str().contains("Words before.") && page.text.as_str().contains("Words after."));
    assert!(!page.text.as_str().contains("title: t"));
    assert_eq!(unresolved(page), [] as [&str; 0]);
    let link = page.links().iter().find(|link| link.text == "Next").unwrap();
    let leads = ftpb::playbook::links::resolve(&playbook, page, link);
    assert_eq!(leads.page().map(|leaf| leaf.file.as_str()), Some("shared/next.md"));
    let english = Tag::english();
    let words = TableWords::new(playbook.lexicons(), &english);
    let mended = repaired::markdown(page, page.sections[3].body, words, &[]);
    assert!(mended.contains("| 1234 | Do it | mandatory | SME | Teams |"), "{mended}");
    let own = self::page(&playbook, "shared/rows.md");
    assert_eq!((own.tasks.len(), own.file.as_str()), (2, "shared/rows.md"));
}

#[test]
fn circles_escapes_and_missing_pages_are_refused_and_told() {
    let folder = folder(&[
        (
            "a.md",
            "---\nt: x\n---\n# A\n\n[!INCLUDE [b](b.md)]\n\nx [!INCLUDE [gone](gone.md)] and [!INCLUDE [out](../../etc/passwd.md)]\n",
        ),
        ("b.md", "words\n\n[!INCLUDE [a](a.md)]\n"),
        ("self.md", "[!INCLUDE [self](self.md)]"),
    ]);
    let playbook = open(folder.path());
    assert_eq!(
        unresolved(page(&playbook, "a.md")),
        [
            "a.md:6:1 the include of `b.md` is circular",
            "a.md:8:3 the include of `gone.md` names no page of the playbook",
            "a.md:8:34 the include of `../../etc/passwd.md` leaves the playbook",
        ]
    );
    assert_eq!(unresolved(page(&playbook, "self.md")), ["self.md:1:1 the include of `self.md` is circular"]);
}

#[test]
fn includes_in_code_are_text() {
    let folder = folder(&[
        ("a.md", "# A\n\n```\n[!INCLUDE [b](b.md)]\n```\n\n`[!INCLUDE [b](b.md)]`\n"),
        ("b.md", "words\n"),
    ]);
    let playbook = open(folder.path());
    assert!(!page(&playbook, "a.md").text.as_str().contains("words"));
}

#[test]
fn pages_that_multiply_are_refused() {
    let pages: Vec<(String, String)> = (0..16)
        .map(|at| (format!("p{at}.md"), format!("[!INCLUDE [n](p{n}.md)]\n", n = at + 1).repeat(8)))
        .chain([("p16.md".to_owned(), "words ".repeat(1000))])
        .collect();
    let pages: Vec<(&str, &str)> = pages.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
    let folder = folder(&pages);
    let playbook = open(folder.path());
    let page = page(&playbook, "p0.md");
    assert!(page.text.as_str().len() < 10 * 1024 * 1024);
    assert!(unresolved(page).iter().any(|message| message.ends_with("would make the page too long")));
}
