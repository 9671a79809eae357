//! The page reader: whatever the bytes are, they give a page whose places are inside it, every row that a
//! person sees is read or reported, and reading twice is reading once.

#![no_main]

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use ftpb::playbook::identity::{Identity, identify};
use ftpb::playbook::repaired::{self, TableWords};
use ftpb::playbook::{Page, cross_check, reader};
use ftpb::source::front_matter::FrontMatter;
use ftpb::source::markdown::lines::{LineKind, lines};
use ftpb::source::{Lexicons, SourceText, Span, encoding};
use ftpb_fuzz::bounded;
use libfuzzer_sys::fuzz_target;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| {
    let lexicons = Lexicons::default();
    // AppliedEdits ready when first asked for, which is no matter of the first page.
    assert!(lexicons.all().count() >= 6);
    lexicons
});

static IDENTITY: LazyLock<Identity> = LazyLock::new(|| identify("success-fuzzed-page.md", &LEXICONS));

fn read(text: &str) -> Page {
    let lang = reader::language(text, &IDENTITY, &LEXICONS);
    let page = reader::read(Arc::new(SourceText::new(text.to_owned())), &lang, &IDENTITY, &LEXICONS);
    let _ = page.links();
    page
}

/// All that is inside the page.
fn assert_sound(page: &Page) {
    let text = page.text.as_str();
    let inside = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} is inside the page");
    for task in &page.tasks {
        for span in [task.id, task.name, task.flag, task.role_text, task.services_text, task.row] {
            inside(span);
        }
        assert_eq!(page.text.place(task.row.start).line, task.line);
        let _ = page.links_of(task);
    }
    for section in &page.sections {
        inside(section.heading);
        inside(section.body);
        let _ = repaired::markdown(page, section.body, TableWords::new(&LEXICONS, &page.lang), &[]);
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
}

/// The id of a line that nobody takes for anything but a task: `| 1234 | name | M | role | services |`.
fn obvious(line: &str) -> Option<&str> {
    let cells: Vec<&str> =
        line.trim_end().strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
    let [id, name, "M" | "O", role, services] = cells[..] else { return None };
    let plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphabetic() || c == ' ');
    let is_id = id.len() == 4 && id.bytes().all(|byte| byte.is_ascii_digit());
    (is_id && [name, role, services].into_iter().all(plain)).then_some(id)
}

/// Every obvious row is a task of its own line, or a finding says why not.
fn assert_nothing_lost(page: &Page) {
    assert_eq!(cross_check::unread_ids(page), [], "every line with an id is read or reported");
    let text = page.text.as_str();
    let tasks: BTreeSet<(u32, String)> =
        page.tasks.iter().map(|task| (task.line, page.id(task).into_owned())).collect();
    let found: BTreeSet<u32> =
        page.findings().iter().map(|finding| page.text.place(finding.span.start).line).collect();
    for line in lines(text, FrontMatter::read(text).body).filter(|line| line.kind == LineKind::Text) {
        if let Some(id) = obvious(line.text) {
            let place = page.text.place(line.span.start).line;
            assert!(
                tasks.contains(&(place, id.to_owned())) || found.contains(&place),
                "{id} of line {place} is lost"
            );
        }
    }
}

fuzz_target!(|input: &[u8]| {
    LazyLock::force(&IDENTITY);
    let page = bounded(input, || read(&encoding::decode(input.to_vec()).text));
    assert_sound(&page);
    assert_nothing_lost(&page);
    if input.len() > 4096 {
        return;
    }
    let again = read(page.text.as_str());
    assert_eq!(page.tasks, again.tasks);
    assert_eq!(page.findings().len(), again.findings().len());
    assert_eq!(
        (&page.sections, &page.labels, &page.activities),
        (&again.sections, &again.labels, &again.activities)
    );
    assert_eq!((&page.revisions, &page.title, &page.lang), (&again.revisions, &again.title, &again.lang));
});
