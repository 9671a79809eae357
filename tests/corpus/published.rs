//! Rows against what pulldown-cmark makes of the same lines: each difference has a finding on its line.

use std::collections::{BTreeMap, BTreeSet};

use ftpb::check::{self, Context, rules};
use ftpb::playbook::Page;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{corpus, open};

/// The tables of a page: the lines of their rows, without the header.
fn tables(page: &Page) -> Vec<BTreeSet<u32>> {
    let start = page.sections[0].body.start as usize;
    let mut tables: Vec<BTreeSet<u32>> = Vec::new();
    let body = &page.text.as_str()[start..];
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter() {
        let line = || page.text.place(u32::try_from(start + range.start).unwrap()).line;
        match event {
            Event::Start(Tag::Table(_)) => tables.push(BTreeSet::new()),
            Event::Start(Tag::TableRow) if !body[range.clone()].trim_matches(['|', ' ', '\n']).is_empty() => {
                tables.last_mut().unwrap().insert(line());
            }
            _ => {}
        }
    }
    tables
}

/// The lines with a finding, of all pages. A wrong row of dashes takes the rows below it along.
fn told(context: &Context<'_>) -> BTreeMap<String, BTreeSet<u32>> {
    let mut told: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for found in check::run(context, rules::ALL) {
        let Some(page) = found.page else { continue };
        let span = found.finding.span;
        let below = page.text.as_str()[span.end as usize..].find("\n\n");
        let below = below.unwrap_or(page.text.as_str().len() - span.end as usize);
        let rows = if found.finding.rule.name == "delimiter-count" { below } else { 0 };
        let end = span.end + u32::try_from(rows).unwrap();
        told.entry(page.file.clone())
            .or_default()
            .extend(page.text.place(span.start).line..=page.text.place(end.max(span.start + 1) - 1).line);
    }
    told
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn every_row_that_is_read_or_published_alone_has_a_finding() {
    let (mut compared, mut unpublished, mut unread) = (0, 0, 0);
    let mut untold = Vec::new();
    for folder in std::fs::read_dir(corpus()).unwrap() {
        let folder = folder.unwrap().file_name().into_string().unwrap();
        let playbook = open(&folder);
        let context = Context::of(&playbook);
        let told = told(&context);
        for page in playbook.pages(&[]) {
            let tasks = page.tasks.iter().map(|task| task.line);
            let read: BTreeSet<u32> =
                tasks.chain(page.revisions.iter().map(|revision| revision.line)).collect();
            let tables = tables(page);
            let published: BTreeSet<u32> = tables.iter().flatten().copied().collect();
            let own = tables.iter().filter(|table| !table.is_disjoint(&read));
            let lost: Vec<u32> = own.flatten().filter(|line| !read.contains(line)).copied().collect();
            let hidden: Vec<u32> = read.difference(&published).copied().collect();
            compared += read.len();
            unpublished += hidden.len();
            unread += lost.len();
            let is_told = |line: &u32| told.get(&page.file).is_some_and(|told| told.contains(line));
            untold.extend(
                hidden
                    .iter()
                    .chain(&lost)
                    .filter(|line| !is_told(line))
                    .map(|line| format!("{folder}/{}:{line}", page.file)),
            );
        }
    }
    assert_eq!(untold, Vec::<String>::new());
    assert_eq!((compared, unpublished, unread), (1085, 12, 0));
}
