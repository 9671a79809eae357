//! Where pages come from: built in, a folder, one page; and what happens where they cannot be had.

use std::fs;

use crate::architecture::root;
use crate::run::{Pages, built_in, ftpb};

/// A process page with one task.
fn page(id: &str) -> String {
    format!(
        "# Greet the customer\n\n## Approach\n\n### Say hello\n\n#### FTOP Tasks\n\n\
         | Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n\
         | --- | --- | --- | --- | --- |\n\
         | {id} | Shake hands | M | FastTrack Manager | Teams |\n"
    )
}

const LISTED: &str = "
    ID    Task         Required   Role               Services
    1000  Shake hands  mandatory  FastTrack Manager  Teams
";

#[test]
fn a_folder_is_searched_with_all_below_it() {
    let pages = Pages::none().page("a/deep/folder/en/assess-greet.md", page("1000"));
    ftpb("tasks").of(&pages).prints(LISTED).finds();
}

#[test]
fn the_folder_may_come_from_the_surroundings() {
    let pages = Pages::none().page("en/assess-greet.md", page("1000"));
    ftpb("tasks").env("FTPB_PLAYBOOKS", pages.path("")).prints(LISTED).finds();
}

#[test]
fn one_page_is_a_playbook_too() {
    let pages = Pages::none().page("assess-greet.md", page("1000")).page("assess-part.md", page("2000"));
    ftpb("tasks").of(pages.path("assess-greet.md")).prints(LISTED).finds();
}

#[test]
fn hidden_folders_and_media_are_passed_over() {
    let pages = Pages::none()
        .page("assess-greet.md", page("1000"))
        .page(".git/assess-hidden.md", page("2000"))
        .page("media/assess-picture.md", page("3000"));
    ftpb("tasks").of(&pages).prints(LISTED).finds();
}

#[test]
fn an_empty_folder_is_no_playbook() {
    let pages = Pages::none();
    let path = pages.path("");
    let said =
        format!("ftpb: `{}` has no Markdown pages; name a folder with files ending in .md\n", path.display());
    ftpb("tasks").of(&pages).says(&said).cannot();
}

#[test]
fn a_path_that_there_is_not_is_no_playbook() {
    ftpb("tasks --playbooks /no/such/folder")
        .says(
            "ftpb: there is no playbook at `/no/such/folder`; name a folder of Markdown pages, or `built-in` \
             for the built-in one\n",
        )
        .cannot();
}

#[test]
fn a_page_of_random_bytes_is_read_without_harm() {
    let mut seed = 12_345_u32;
    let mut bytes = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed.to_be_bytes()[0]
    };
    let noise: Vec<u8> = (0..5000).map(|_| bytes()).collect();
    let alone = Pages::none().page("assess-noise.md", &noise);
    ftpb("tasks").of(&alone).says("ftpb: no task matches\n").finds_nothing();

    let among = Pages::none().page("assess-greet.md", page("1000")).page("assess-noise.md", &noise);
    let tasks = ftpb("tasks --fields id,name").of(&among);
    tasks.prints("ID    Task\n1000  Shake hands\n").finds();
    let shown = ftpb("show assess-noise --quiet --color always").of(&among).answer();
    assert_eq!(shown.code, Some(0));
    let harmful = |c: char| c.is_control() && !"\n\t\u{1b}".contains(c);
    assert!(!shown.stdout.contains(harmful), "{:?}", shown.stdout);
}

#[cfg(unix)]
#[test]
fn an_unreadable_page_among_many_is_told_and_the_others_answer() {
    let pages = Pages::none().page("en/assess-greet.md", page("1000"));
    // A link to itself cannot be read by anybody, whatever their rights.
    let broken = pages.path("en/assess-lost.md");
    std::os::unix::fs::symlink(&broken, &broken).unwrap();
    let answer = ftpb("tasks").of(&pages).answer();
    assert!(answer.stdout.contains("1000  Shake hands"), "{}", answer.stdout);
    assert!(answer.stderr.contains("assess-lost.md"), "{}", answer.stderr);
    assert_eq!(answer.stderr.lines().count(), 1, "{}", answer.stderr);
    assert_eq!(answer.code, Some(0));
}

#[cfg(unix)]
#[test]
fn folders_that_lead_back_into_themselves_are_survived() {
    let pages = Pages::none().page("en/assess-greet.md", page("1000"));
    std::os::unix::fs::symlink(pages.path(""), pages.path("en/round")).unwrap();
    ftpb("tasks").of(&pages).prints(LISTED).finds();
}

#[test]
fn a_page_of_the_built_in_folder_is_never_missing_from_the_program() {
    let mut files = Vec::new();
    for language in fs::read_dir(root().join("playbooks")).unwrap() {
        let language = language.unwrap().path();
        // Beside the languages stands a page for writers.
        for page in fs::read_dir(&language).into_iter().flatten() {
            let page = page.unwrap().file_name().into_string().unwrap();
            if page == "toc.yml" {
                continue;
            }
            files.push(format!("{}/{page}", language.file_name().unwrap().to_string_lossy()));
        }
    }
    files.sort();
    let pages = built_in("pages --lang all --fields file --sort file").records();
    let built_in: Vec<&str> = pages.iter().map(|page| page["file"].as_str().unwrap()).collect();
    assert_eq!(built_in, files);
}
