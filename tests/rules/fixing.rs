//! `ftpb check --fix`: the defect is gone, nothing else changed, and twice is once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ftpb::check::content::Content;
use ftpb::check::rule::Edit;
use ftpb::check::{self, Context, fix, rules};
use ftpb::playbook::Playbook;
use ftpb::source::store;
use proptest::prelude::*;

use super::{Case, cases};
use crate::run::{Pages, ftpb};

fn open(folder: &Path) -> Playbook {
    Playbook::open(store::open(Some(folder)).unwrap())
}

/// How many findings each rule has, and how many of them can be fixed.
fn counts(playbook: &Playbook) -> BTreeMap<&'static str, (usize, usize)> {
    let context = Context::of(playbook);
    let mut counts = BTreeMap::new();
    for found in check::run(&context, rules::ALL) {
        let fixable = found.page.is_some_and(|page| {
            let edits = fix::edits(&context, page, found.check, &found.finding);
            // A byte order mark is no part of the text.
            let changes = |edit: &Edit| edit.span.is_empty() || page.text.slice(edit.span) != edit.text;
            assert!(edits.iter().all(changes), "{}: {edits:?} for {:?}", page.file, found.finding);
            !edits.is_empty()
        });
        let count: &mut (usize, usize) = counts.entry(found.finding.rule.name).or_default();
        count.0 += 1;
        count.1 += usize::from(fixable);
    }
    counts
}

/// Fixes all pages of a folder; how many were changed. Where damage is heavy, fixing one thing shows the
/// next, and it cannot be told beforehand which lines change.
fn fix_all(folder: &Path, heavy: bool) -> usize {
    let playbook = open(folder);
    let context = Context::of(&playbook);
    let mut changed = 0;
    for page in playbook.pages(&[]) {
        let path = playbook.path(&page.file).unwrap();
        let bytes = fs::read(path).unwrap();
        if let Some(fixed) = fix::fix(&context, page, &bytes, rules::ALL) {
            assert_ne!(fixed.bytes, bytes, "{}", page.file);
            if !heavy {
                assert_other_lines_stay(&context, page, &bytes, &fixed.bytes);
            }
            store::replace::replace(path, &fixed.bytes).unwrap();
            changed += 1;
        }
    }
    changed
}

/// Lines without a fixable finding are all there still, in their order and byte for byte.
fn assert_other_lines_stay(context: &Context<'_>, page: &ftpb::playbook::Page, before: &[u8], after: &[u8]) {
    let found = check::check_page(context, page, rules::ALL);
    let touched: Vec<u32> = found
        .iter()
        .flat_map(|(check, finding)| fix::edits(context, page, check, finding))
        .flat_map(|edit| page.text.place(edit.span.start).line..=page.text.place(edit.span.end).line)
        .collect();
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let mut left = after.split_inclusive('\n');
    for (line, number) in before.split_inclusive('\n').zip(1..) {
        if !touched.contains(&number) {
            assert!(
                left.any(|other| other == line),
                "{}: line {number} is not as it was: {line:?}",
                page.file
            );
        }
    }
}

/// What all pages say; pages in conflict and the like included.
fn said(folder: &Path) -> Vec<Content> {
    open(folder).pages(&[]).into_iter().map(Content::of).collect()
}

/// Fixes a folder and holds it against all that fixing promises.
fn assert_fixes(folder: &Path, heavy: bool) {
    let (before, words) = (counts(&open(folder)), said(folder));
    let changed = fix_all(folder, heavy);
    let after = counts(&open(folder));
    assert_eq!(said(folder), words, "the pages say what they said");
    for (rule, (count, fixable)) in &before {
        let left = after.get(rule).copied().unwrap_or_default();
        assert!(left.0 <= *count, "{rule}: {left:?} after {count}");
        assert!(heavy || left.1 == 0, "{rule}: {left:?} of {fixable} could still be fixed");
    }
    assert!(after.keys().all(|rule| before.contains_key(rule)), "nothing new: {after:?}");
    assert!(heavy || changed > 0 || before.values().all(|(_, fixable)| *fixable == 0));
    assert_eq!(fix_all(folder, heavy), 0, "twice is once");
    assert_no_fix_is_lost(folder);
}

/// Each fix that is left would change what its page says, or make a new finding: it was not lost among others.
fn assert_no_fix_is_lost(folder: &Path) {
    let playbook = open(folder);
    let context = Context::of(&playbook);
    let (before, words) = (counts(&playbook), said(folder));
    for found in check::run(&context, rules::ALL) {
        let Some(page) = found.page else { continue };
        let edits = fix::edits(&context, page, found.check, &found.finding);
        let file = folder.join(&page.file);
        let bytes = fs::read(&file).unwrap();
        let fixed = fix::apply(&bytes, &edits);
        if fixed != bytes {
            fs::write(&file, fixed).unwrap();
            let more = |(rule, after): (&_, &(usize, usize))| {
                before.get(rule).is_none_or(|before| before.0 < after.0)
            };
            let is_worse = said(folder) != words || counts(&open(folder)).iter().any(more);
            fs::write(&file, bytes).unwrap();
            assert!(is_worse, "{}: {:?} could be fixed by {edits:?}", page.file, found.finding);
        }
    }
}

fn write(case: &Case, folder: &Path) {
    for (name, bytes) in &case.files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn the_bad_pages_of_every_rule_with_a_fix_are_fixed() {
    for case in cases() {
        if rules::find(&case.name).unwrap().fix.is_none() {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        write(&case, folder.path());
        let bad = folder.path().join("bad");
        let before = counts(&open(&bad)).get(case.name.as_str()).copied().unwrap_or_default();
        assert!(before.1 > 0, "{}: a bad page that can be fixed", case.name);
        assert_fixes(&bad, false);
        let after = counts(&open(&bad)).get(case.name.as_str()).copied().unwrap_or_default();
        assert_eq!(after.0, before.0 - before.1, "{}: what can be fixed is gone", case.name);
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn real_pages_are_fixed_and_say_the_same() {
    let corpus = std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages");
    let folder = tempfile::tempdir().unwrap();
    let mut files = 0;
    for entry in walk(Path::new(&corpus)) {
        let to = folder.path().join(entry.strip_prefix(&corpus).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, fs::read(&entry).unwrap()).unwrap();
        files += 1;
    }
    assert!(files > 100);
    assert_fixes(folder.path(), false);
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

/// Pieces that a page may be damaged with.
const PIECES: [&str; 23] = [
    "|",
    "||",
    " | 1002 | Write | O | FM | Teams |",
    "\u{200B}",
    "\u{FEFF}",
    "**",
    "  ",
    "\n",
    "\n\n",
    "    ",
    "# ",
    "### ",
    "[a](b.md)",
    "[Plan](assess-plans.md)",
    "> [!HINWEIS]\n",
    "`",
    "<",
    "| ",
    "Applies To: **Teams**\n",
    "10/018/2019",
    "<!-- ",
    "-->",
    "漢字",
];

/// A page with a bit of everything.
const PAGE: &str = "---  \ntitle: Review\nms.date: 27.3.20\n---  \n# Review\n\nPhase: **Success**\n\n## Approach\n\n\
    ### Follow up\n\nPrimary Role: **FM**\nApplies To: **Teams**\n\n#### FTOP Tasks\n\n\
    | Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|\n\
    | 1001 | Call back | M | FM | Teams || 1003 | Ask | O | FM | Teams |\n|| 1004 | Tell | M FastTrack Manager | Teams |\n\n\
    ## Next Steps\n\n- [Plan](assess-plan.md) and [again](assess-plans.md)\n\n# Refresh Summary\n\n\
    | Date | Who Changed | What Changed |\n|---|---|---|\n| 3/27/2020 | A. Writer | Links |\n| 10/018/2019 | A. Writer | Tasks |\n";

fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let damage = (0..PAGE.len(), 0..PIECES.len(), 0usize..4);
    (prop::collection::vec(damage, 0..6), any::<bool>(), any::<bool>()).prop_map(|(damages, crlf, mark)| {
        let mut text = PAGE.to_owned();
        for (at, piece, gone) in damages {
            let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default().min(text.len());
            let end = (at + gone..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(at);
            text.replace_range(at..end, PIECES[piece]);
        }
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        let mut bytes = if mark { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() };
        bytes.extend(text.bytes());
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_page_holds_fixing_keeps_what_it_says(bytes in damaged()) {
        let pages = Pages::none().page("success-review.md", &bytes).page("assess-plan.md", "# Plan\n");
        // Damage may be such that a part of it cannot be fixed safely; then it stays.
        assert_fixes(&pages.path(""), true);
    }
}

#[test]
fn fixes_beside_refused_ones_are_made() {
    let link =
        |at: usize| format!("[a](Assess-Plan.md{}) ", if at.is_multiple_of(3) { "" } else { "#nowhere" });
    let text: String = (0..100).map(link).collect();
    let pages = Pages::none().page("success-review.md", &text).page("assess-plan.md", "# Plan\n");
    let said = "ftpb: fixed 34 findings in 1 page\nftpb: 66 findings remain: 66 errors\n";
    ftpb("check --fix").of(&pages).says(said).finds_nothing();
    let fixed = fs::read_to_string(pages.path("success-review.md")).unwrap();
    // A link whose anchor is missing would be found anew.
    assert_eq!(fixed, text.replace("(Assess-Plan.md)", "(assess-plan.md)"));
}

#[test]
fn byte_order_marks_of_several_editors_are_one_finding() {
    let page = "---\ntitle: Review\n---\n# Review\n";
    for marks in ["\u{FEFF}", "\u{FEFF}\u{FEFF}"] {
        let pages = Pages::none().page("success-review.md", format!("{marks}{page}"));
        let select = "--select byte-order-mark,invisible-character,front-matter";
        let diff = ftpb(&format!("check --fix {select}")).of(&pages);
        diff.says("ftpb: fixed 1 finding in 1 page\n").finds();
        assert_eq!(fs::read_to_string(pages.path("success-review.md")).unwrap(), page);
    }
    let ignored = "\u{FEFF}<!-- ftpb: ignore byte-order-mark -->\n# Review\n";
    let pages = Pages::none().page("success-review.md", ignored);
    ftpb("check --fix --select byte-order-mark").of(&pages).says("ftpb: nothing to fix\n").finds();
    assert_eq!(fs::read_to_string(pages.path("success-review.md")).unwrap(), ignored);
}

#[test]
fn line_ends_marks_and_permissions_stay() {
    let pages = Pages::none()
        .page("success-review.md", PAGE.replace('\n', "\r\n"))
        .page("assess-plan.md", "# Plan\r");
    let said = "ftpb: fixed 10 findings in 1 page\nftpb: 4 findings remain: 4 warnings\n";
    ftpb("check --fix").of(&pages).says(said).finds_nothing();
    let text = fs::read_to_string(pages.path("success-review.md")).unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(text.matches('\n').count(), PAGE.matches('\n').count() + 1, "the joined rows are two");
    assert_eq!(fs::read_to_string(pages.path("assess-plan.md")).unwrap(), "# Plan\r");
}

#[test]
fn a_page_in_conflict_is_not_touched() {
    let text = format!("{PAGE}\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> draft\n");
    let pages = Pages::none().page("success-review.md", &text).page("assess-plan.md", "# Plan\n");
    let said = "ftpb: nothing to fix\nftpb: 14 findings remain: 4 errors, 10 warnings\n";
    ftpb("check --fix").of(&pages).says(said).finds_nothing();
    assert_eq!(fs::read_to_string(pages.path("success-review.md")).unwrap(), text);
}

#[test]
fn a_patch_is_shown_and_nothing_is_written() {
    let page = "# Page\n\nA\u{200B}b\n";
    let pages = Pages::none().page("a.md", page);
    let call = ftpb("check --fix --diff --select invisible-character").of(&pages);
    call.prints("--- ./a.md\n+++ ./a.md\n@@ -1,3 +1,3 @@\n # Page\n \n-A\u{200B}b\n+Ab\n")
        .says("ftpb: would fix 1 finding in 1 page\n")
        .finds();
    assert_eq!(fs::read_to_string(pages.path("a.md")).unwrap(), page);
}

#[test]
fn the_exit_code_is_that_of_what_remains() {
    let link = "[a](nowhere.md)";
    let pages =
        Pages::none().page("a.md", format!("# Page\n\nA\u{200B}b {link} {link}\n\n[B](b.md)\n\n{link}\n"));
    let pages = pages.page("b.md", "# B\n\n[A](a.md)\n");
    let of = |line: &str| ftpb(line).of(&pages);
    let diff = of("check --fix --diff --quiet").answer();
    assert_eq!(diff.code, Some(1), "nothing is fixed yet");
    of("check --fix")
        .says("ftpb: fixed 1 finding in 1 page\nftpb: 3 findings remain: 3 errors\n")
        .finds_nothing();
    of("check --fix").says("ftpb: nothing to fix\nftpb: 3 findings remain: 3 errors\n").finds_nothing();
    of("check --fix --fail-on never")
        .says("ftpb: nothing to fix\nftpb: 3 findings remain: 3 errors\n")
        .finds();
    of("check --fix --ignore broken-link").says("ftpb: nothing to fix\n").finds();
    of("check --fix b").says("ftpb: nothing to fix\n").finds();
}

#[test]
fn what_is_built_in_cannot_be_fixed() {
    crate::run::built_in("check --fix")
        .says("ftpb: the playbook `built in` cannot be changed; name a folder with --playbooks\n")
        .cannot();
}

#[test]
fn a_page_in_conflict_is_not_said_to_be_fixed() {
    let conflict = "<<<<<<< ours\nOne.\n=======\nTwo.\n>>>>>>> theirs\n";
    for (text, fixable) in [("", true), (conflict, false)] {
        let pages = Pages::none()
            .page("a.md", format!("# First\n\n[Second](B.md)\n\n{text}"))
            .page("b.md", "# Second\n");
        let said = ftpb("check --select wrong-case").of(&pages).answer().stdout;
        assert_eq!(said.contains("--fix"), fixable, "{said}");
    }
}

#[test]
fn a_link_to_a_heading_that_is_missing_is_not_said_to_be_fixed() {
    for (heading, fixable) in [("Here", true), ("Elsewhere", false)] {
        let pages = Pages::none()
            .page("a.md", "# First\n\n[Second](B.md#here)\n")
            .page("b.md", format!("# Second\n\n## {heading}\n"));
        let said = ftpb("check --select wrong-case").of(&pages).answer().stdout;
        assert_eq!(said.contains("--fix"), fixable, "{said}");
        ftpb("check --select wrong-case --fix").of(&pages).answer();
        let after = fs::read_to_string(pages.path("a.md")).unwrap();
        assert_eq!(after.contains("(b.md#here)"), fixable, "{after}");
    }
}

#[test]
fn links_with_blanks_are_marked_and_fixed_as_a_whole() {
    let pages = Pages::none()
        .page("Team Call.md", "# A\n\n## X\n")
        .page("b.md", "# B\n\n[a](<team call.md>) [b](team%20call.md#x) [c](<team call.md> \"t\")\n");
    let out = ftpb("check --select wrong-case --format short").of(&pages).answer().stdout;
    assert_eq!(out.lines().count(), 3, "{out}");
    ftpb("check --select wrong-case --fix").of(&pages).answer();
    let fixed = std::fs::read_to_string(pages.path("b.md")).unwrap();
    let expected = "[a](<Team Call.md>) [b](Team%20Call.md#x) [c](<Team Call.md> \"t\")";
    assert!(fixed.contains(expected), "{fixed}");
}
