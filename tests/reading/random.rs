//! Damage at random: whatever a page holds, it is read, its places are inside it, and no row is lost.
//!
//! `FTPB_CASES` says how many cases each property is tried with; 2,000 where it says nothing.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use ftpb::playbook::identity::identify;
use ftpb::playbook::repaired::{self, TableWords};
use ftpb::playbook::{Page, cross_check, reader};
use ftpb::source::markdown::lines::{LineKind, lines};
use ftpb::source::store::{self, Store};
use ftpb::source::{Lexicons, SourceText, Span, Tag, encoding};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::mutation::{Mutated, Mutation, mutations};

pub(super) fn cases() -> ProptestConfig {
    let cases = std::env::var("FTPB_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2000);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2000, ..ProptestConfig::default() }
}

fn lexicons() -> &'static Lexicons {
    static LEXICONS: OnceLock<Lexicons> = OnceLock::new();
    LEXICONS.get_or_init(Lexicons::default)
}

pub(super) fn read(file: &str, text: &str) -> Page {
    let identity = identify(file, lexicons());
    let lang = reader::language(text, &identity, lexicons());
    reader::read(Arc::new(SourceText::new(text.to_owned())), &lang, &identity, lexicons())
}

/// A page as it is written, and its rows.
pub(crate) struct Whole {
    pub(crate) file: String,
    pub(crate) text: String,
    rows: BTreeMap<u32, Vec<String>>,
}

/// The process pages of the built-in playbook.
pub(crate) fn pages() -> &'static [Whole] {
    static PAGES: OnceLock<Vec<Whole>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let store = store::Embedded::new();
        let files =
            store.files().iter().filter(|file| file.contains("/success-") || file.contains("/assess-"));
        let text = |file: &String| encoding::decode(store.read(file).unwrap().into_owned()).text.into_owned();
        let whole = |file: &String| {
            let text = text(file);
            Whole { file: file.clone(), rows: rows(&read(file, &text)), text }
        };
        files.map(whole).collect()
    })
}

/// What holds for every page, whatever it is.
fn assert_sound(page: &Page) {
    let text = page.text.as_str();
    assert_eq!(cross_check::unread_ids(page), [], "every line with an id is read or reported\n{text}");
    let inside =
        |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} is inside the page\n{text}");
    for task in &page.tasks {
        for span in [task.id, task.name, task.flag, task.role_text, task.services_text, task.row] {
            inside(span);
        }
        assert_eq!(page.text.place(task.row.start).line, task.line);
    }
    assert!(page.tasks.is_sorted_by_key(|task| task.row.start), "tasks are in the page's order\n{text}");
    let apart = page.tables.is_sorted_by(|one, next| one.tasks.end <= next.tasks.start);
    assert!(apart, "tables are in the page's order\n{text}");
    for section in &page.sections {
        inside(section.heading);
        inside(section.body);
    }
    for label in page.labels.iter().chain(page.activities.iter().flat_map(|activity| &activity.labels)) {
        inside(label.span);
    }
    for revision in &page.revisions {
        for span in [revision.date_text, revision.who, revision.what] {
            inside(span);
        }
    }
    page.links().iter().for_each(|link| inside(link.span));
    page.findings().iter().for_each(|finding| inside(finding.span));
    // What is made from the model is total, too.
    let shown: usize =
        page.tasks.iter().map(|task| page.plain(task.name).len() + page.links_of(task).len()).sum();
    let english = Tag::english();
    let words = TableWords::new(lexicons(), &english);
    let mended: usize =
        page.sections.iter().map(|section| repaired::markdown(page, section.body, words, &[]).len()).sum();
    assert!(shown + mended <= 8 * text.len() + 4096, "{text}");
}

/// Rows by their line: id, name, requirement, role, services.
fn rows(page: &Page) -> BTreeMap<u32, Vec<String>> {
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for task in &page.tasks {
        let meaning = (task.requirement, &task.roles, &task.services);
        let row = format!("{} {} {meaning:?}", page.id(task), page.plain(task.name));
        rows.entry(task.line).or_default().push(row);
    }
    rows
}

/// A row is undamaged when its own line is untouched, and the page as it is now does not make it code,
/// a comment or a side of a merge conflict.
fn assert_undamaged_rows_are_kept(whole: &Whole, mutated: &Mutated) {
    let Whole { file, rows: own, .. } = whole;
    let page = read(file, &mutated.text);
    assert_sound(&page);
    let now = rows(&page);
    let mut visible = BTreeMap::new();
    let mut conflict = false;
    for line in lines(&mutated.text, 0) {
        conflict |= matches!(line.kind, LineKind::Conflict(_));
        visible.insert(line.number, line.kind == LineKind::Text);
    }
    for (old, new) in mutated.kept.iter().filter(|_| !conflict) {
        if visible.get(new) == Some(&true) && own.contains_key(old) {
            assert_eq!(now.get(new), own.get(old), "line {old}, now {new}, of {file}\n{}", mutated.text);
        }
    }
}

const PIECES: [&str; 52] = [
    "|",
    "|",
    "|",
    "||",
    " | ",
    "\n",
    "\n",
    "\n\n",
    "1234",
    "3735",
    " 994 ",
    "M",
    "O",
    "E",
    "SME",
    "FastTrack Manager",
    "Teams",
    "Exchange / Yammer",
    "# ",
    "## Approach",
    "### Do",
    "#### FTOP Tasks",
    "## Refresh Summary",
    "---",
    "|---|---|",
    "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n",
    "| Date | Who Changed | What Changed |\n|---|---|---|\n",
    "3/27/2020",
    "Primary Role: ",
    "Applies To:",
    "**",
    "*",
    "~~",
    "__",
    r"\*",
    "`",
    "```",
    "<!--",
    "-->",
    "[",
    "](x.md)",
    "<td>",
    "</tr>",
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    "> ",
    "\\",
    "｜",
    "\u{200B}",
    "日本語",
    "[!INCLUDE [x](y.md)]",
];

pub(crate) fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES.to_vec()), 0..60).prop_map(|pieces| pieces.concat())
}

pub(crate) fn page_and_damage() -> impl Strategy<Value = (Index, Vec<Mutation>)> {
    (any::<Index>(), mutations())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_text_is_a_page(text in "(?s).{0,300}", file in select(vec!["a.md", "de/migrate-x.md"])) {
        assert_sound(&read(file, &text));
    }

    #[test]
    fn any_soup_of_markdown_is_a_page(text in soup(), file in select(vec!["a.md", "en/migrate-x.md", "de/approach-x.md"])) {
        assert_sound(&read(file, &text));
    }

    #[test]
    fn any_bytes_are_a_page(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        assert_sound(&read("a.md", &encoding::decode(bytes).text));
    }

    #[test]
    fn a_damaged_page_loses_no_undamaged_row((page, damage) in page_and_damage()) {
        let whole = page.get(pages());
        assert_undamaged_rows_are_kept(whole, &Mutated::new(&whole.text, &damage));
    }
}
