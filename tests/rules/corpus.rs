//! The rules against real pages: what they count agrees with counts that know nothing of ftpb.

use std::fs;
use std::path::{Path, PathBuf};

use ftpb::check::{self, Context, rules};
use ftpb::playbook::Playbook;
use ftpb::source::{Severity, store};

pub(super) fn folder(name: &str) -> PathBuf {
    PathBuf::from(std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages"))
        .join(name)
}

fn is_page(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension == "md")
}

/// How many findings a rule has in each of the two whole folders.
fn counts(rule: &str) -> [usize; 2] {
    ["english-playbook", "german-playbook"].map(|name| {
        let playbook = Playbook::open(store::open(Some(&folder(name))).unwrap());
        check::run(&Context::of(&playbook), &[rules::find(rule).unwrap()]).len()
    })
}

/// The same by a count of one's own over the texts of the pages.
fn counted(count: impl Fn(&[String], &str, &str) -> usize) -> [usize; 2] {
    ["english-playbook", "german-playbook"].map(|name| {
        let mut files: Vec<String> = fs::read_dir(folder(name))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let pages = files.iter().filter(|file| is_page(file));
        pages.map(|file| count(&files, file, &fs::read_to_string(folder(name).join(file)).unwrap())).sum()
    })
}

/// The internal targets of links that name no file of the folder, by a scan for `](`.
fn lost_targets(files: &[String], text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ', '#']).next());
    let internal = targets.filter(|target| !target.contains([':', '@', '(']) && !target.is_empty());
    let pages =
        internal.filter(|target| !["media/", "/", "www."].iter().any(|start| target.starts_with(start)));
    pages.filter(|target| !files.iter().any(|file| file == target)).map(str::to_owned).collect()
}

/// Whether a lost target is a page's name but for the language suffix.
fn is_english_name(files: &[String], target: &str) -> bool {
    let stem = target.trim_end_matches(".md");
    is_page(target) && files.contains(&format!("{stem}-de.md"))
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn links_that_lead_nowhere_are_broken_or_repaired() {
    let [broken, repaired] = [counts("broken-link"), counts("repaired-link")];
    assert_eq!([broken[0] + repaired[0], broken[1] + repaired[1]], [11, 12]);
    let lost = counted(|files, _, text| {
        lost_targets(files, text).iter().filter(|target| !is_english_name(files, target)).count()
    });
    assert_eq!(lost, [11, 12]);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn links_into_another_language_are_told() {
    let named = counted(|files, file, text| {
        let lost = lost_targets(files, text).iter().filter(|target| is_english_name(files, target)).count();
        let copies = text.matches("](l1l2l3-homepage-list.md").count();
        lost + if file.ends_with("-de.md") { copies } else { 0 }
    });
    assert_eq!((counts("wrong-language-link"), named), ([0, 8], [0, 8]));
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn marks_and_characters_that_nobody_sees_are_counted() {
    let marks = counted(|_, _, text| usize::from(text.starts_with('\u{FEFF}')));
    assert_eq!((counts("byte-order-mark"), marks), ([24, 22], [24, 22]));
    let lines = counted(|_, _, text| text.lines().filter(|line| line.contains('\u{200B}')).count());
    assert_eq!((counts("invisible-character"), lines), ([170, 131], [170, 131]));
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn dates_titles_and_labels_are_counted() {
    let short = counted(|_, _, text| {
        text.lines().filter(|line| line.starts_with("ms.date:") && line.trim_end().ends_with("/19")).count()
    });
    assert_eq!((counts("bad-date"), short), ([2, 2], [2, 2]));
    let titles = counted(|_, _, text| {
        let titles = text.lines().filter(|line| line.starts_with("# ") && !line.starts_with("# required"));
        let own = titles.filter(|line| !line.contains("Refresh Summary") && !line.contains("Aktualisierung"));
        own.count().saturating_sub(1)
    });
    assert_eq!((counts("second-title"), titles), ([5, 9], [5, 9]));
    let names = [
        "Primary Role",
        "Applies To:",
        "Motions:",
        "Phase:",
        "Primäre Rolle",
        "Gilt für:",
        "Konzepte:",
        "Programmmanager:",
    ];
    let labelled = |line: &str| names.iter().any(|name| line.starts_with(name));
    let joined = counted(|_, _, text| {
        let lines: Vec<&str> = text.lines().collect();
        lines
            .windows(2)
            .filter(|pair| labelled(pair[0]) && labelled(pair[1]) && !pair[0].ends_with("  "))
            .count()
    });
    assert_eq!((counts("label-break"), joined), ([5, 6], [5, 6]));
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn tables_revisions_and_tables_of_contents_are_counted() {
    assert_eq!(counts("delimiter-count"), [0, 4]);
    assert_eq!(counts("revision-order"), [5, 4]);
    assert_eq!(counts("toc-broken"), [0, 0]);
    assert_eq!(counts("toc-wrong-language"), [0, 2]);
    let unnamed = ["english-playbook", "german-playbook"].map(|name| {
        let contents = fs::read_to_string(folder(name).join("toc.yml")).unwrap();
        let named: Vec<&str> =
            contents.lines().filter_map(|line| line.trim().strip_prefix("href: ")).map(str::trim).collect();
        let files = fs::read_dir(folder(name))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap());
        files.filter(|file| is_page(file) && !named.contains(&file.as_str())).count()
    });
    assert_eq!(counts("toc-orphan"), unnamed);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn there_are_hundreds_of_findings_and_not_thousands() {
    for name in ["english-playbook", "german-playbook"] {
        let playbook = Playbook::open(store::open(Some(&folder(name))).unwrap());
        let found = check::run(&Context::of(&playbook), rules::ALL);
        let heavy = found.iter().filter(|found| found.finding.rule.severity > Severity::Info).count();
        assert!((50..500).contains(&heavy), "{name}: {heavy}");
    }
}
