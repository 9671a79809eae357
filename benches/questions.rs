//! Times the steps of an answer: `cargo bench`, or `cargo bench -- search` for one of them.
//!
//! The pages are the built-in ones, or those of the folder that `FTPB_CORPUS` names.

#![allow(missing_docs, clippy::unwrap_used, reason = "a program of the benchmark, not of ftpb")]

use std::path::PathBuf;
use std::sync::Arc;

#[cfg(feature = "browse")]
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::{Bencher, black_box};
#[cfg(feature = "browse")]
use foldhash::HashMap;
#[cfg(feature = "browse")]
use ftpb::browse::{Event, Loaded, Start, State, answer::Answer, read::Reader, update, view};
use ftpb::check;
use ftpb::output::Style;
use ftpb::output::page::{Options, render};
use ftpb::playbook::identity::identify;
use ftpb::playbook::{Page, Playbook, reader};
#[cfg(feature = "browse")]
use ftpb::query::Choice;
use ftpb::query::Filter;
use ftpb::query::search::{Query, Searcher, ThingScope};
#[cfg(feature = "browse")]
use ftpb::source::Tag;
use ftpb::source::encoding::decode;
use ftpb::source::front_matter::FrontMatter;
use ftpb::source::{Key, Lexicons, SourceText, store};
#[cfg(feature = "browse")]
use ratatui::{buffer::Buffer, layout::Rect};

const FILE: &str = "en/success-support-success-execution.md";

fn main() {
    divan::main();
}

/// The folder of real pages, or the built-in playbook.
fn opened() -> Playbook {
    let folder = std::env::var_os("FTPB_CORPUS").map(PathBuf::from);
    Playbook::open(store::open(folder.as_deref()).unwrap())
}

/// A playbook whose pages have been read.
fn read() -> Playbook {
    let playbook = opened();
    assert!(!playbook.pages(&[]).is_empty());
    playbook
}

/// The text of a built-in page.
fn text() -> String {
    let store = store::open(None).unwrap();
    decode(store.read(FILE).unwrap().into_owned()).text.into_owned()
}

#[divan::bench]
fn open_a_playbook(bencher: Bencher<'_, '_>) {
    bencher.bench(opened);
}

#[divan::bench]
fn read_front_matter(bencher: Bencher<'_, '_>) {
    let text = text();
    bencher.bench(|| FrontMatter::read(black_box(&text)));
}

#[divan::bench]
fn read_a_page(bencher: Bencher<'_, '_>) {
    let lexicons = Lexicons::default();
    let identity = identify(FILE, &lexicons);
    let text = text();
    bencher.with_inputs(|| Arc::new(SourceText::new(text.clone()))).bench_values(|text| {
        let lang = reader::language(text.as_str(), &identity, &lexicons);
        reader::read(text, &lang, &identity, &lexicons)
    });
}

#[divan::bench]
fn read_a_folder(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(opened).bench_refs(|playbook| playbook.pages(&[]).len());
}

#[divan::bench]
fn filter_tasks(bencher: Bencher<'_, '_>) {
    let playbook = read();
    let filter = Filter { services: vec![Key::new("teams")], ..Filter::default() };
    let takes = |page: &Page| page.tasks.iter().filter(|task| filter.takes_task(page, task)).count();
    bencher.bench(|| playbook.pages(&[]).into_iter().map(takes).sum::<usize>());
}

#[divan::bench(args = ["teams", "success review", "hndshake"])]
fn search(bencher: Bencher<'_, '_>, words: &str) {
    let playbook = read();
    let query = Query::parse(words).unwrap();
    let scope = ThingScope { kinds: Vec::new(), filter: Filter::default() };
    let searcher = Searcher { playbook: &playbook, scope: &scope, langs: &[], preferred: &[], context: 0 };
    bencher.bench(|| searcher.find(&query).hits.len());
}

#[divan::bench]
fn check_a_playbook(bencher: Bencher<'_, '_>) {
    let playbook = read();
    bencher.bench(|| {
        let context = check::Context::of(&playbook);
        check::run(&context, check::rules::ALL).len()
    });
}

#[divan::bench(args = [40, 80, 200])]
fn render_a_page(bencher: Bencher<'_, '_>, width: usize) {
    let text = text();
    let style = Style { width: Some(width), ..Style::default() };
    bencher.bench(|| render(black_box(&text), &style, &Options::default()));
}

/// A browser whose page has so many lines.
#[cfg(feature = "browse")]
fn browser(lines: usize) -> (State, Buffer) {
    let playbook = read();
    let (choice, ticks) = (Choice::Prefer(vec![Tag::english()]), HashMap::default());
    let references = |key: &str| key.to_owned();
    let reader =
        Reader { playbook: &playbook, choice: &choice, filter: None, references: &references, ticks: &ticks };
    let size = (120, 40);
    let mut state = State::new(size, Start::default());
    update(&mut state, Event::Loaded(Loaded { nodes: reader.nodes("Pages"), ..Loaded::default() }));
    let question = state.open_question().unwrap();
    let style = Style { width: Some(question.width.into()), ..Style::default() };
    let text = "A line of *text* with a [link](https://x.test/).\n\n".repeat(lines / 2);
    let answer = Answer::new(ftpb::output::page::lines(&text, &style, &Options::default()), |_| false);
    assert!(answer.lines.len() + 1 >= lines);
    update(&mut state, Event::Answered(question, answer));
    let mut screen = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    view(&state, &mut screen);
    (state, screen)
}

/// From a key to the cells that change: in the page, and from line to line of the tree.
#[cfg(feature = "browse")]
#[divan::bench(args = [(20_000, ' '), (70_000, 'J'), (20_000, 'z')])]
fn browse_a_frame(bencher: Bencher<'_, '_>, (lines, key): (usize, char)) {
    let press = |code| Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
    let mut input = browser(lines);
    if key != 'z' {
        update(&mut input.0, press(KeyCode::Enter));
    }
    bencher.bench_local(move || {
        let (state, screen) = &mut input;
        update(state, press(KeyCode::Char(key)));
        let mut next = Buffer::empty(screen.area);
        view(state, &mut next);
        let changed = screen.diff(&next).len();
        *screen = next;
        changed
    });
}
