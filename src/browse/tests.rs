//! The browser without a terminal: events go in, and cells come out.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::answer::{Answer, Hit};
use super::thing::{Kind, Pane, Thing};
use super::tree::Node;
use super::{Effect, Event, Loaded, Start, State, Words, update, view};
use crate::output::Tone;
use crate::output::terminal::StyledSpan;
use crate::source::Tag;

fn node(kind: Kind, level: usize, id: &str, title: &str) -> Node {
    let [page, id, reference, title] =
        [id, if kind == Kind::Task { id } else { "" }, id, title].map(str::to_owned);
    Node { thing: Thing { kind, page, id, reference, title }, level, tasks: 1, ..Node::default() }
}

fn loaded() -> Loaded {
    let nodes = vec![
        node(Kind::Phase, 0, "success", "Success"),
        node(Kind::Process, 1, "review", "Conduct Review"),
        Node { listed: 1, ..node(Kind::Task, 2, "3735", "Hold the meeting") },
    ];
    let languages = ["de", "en"].map(|tag| (Tag::new(tag), tag.to_owned())).into();
    let words = Words::new(|message| message.id().trim_start_matches("browse-").to_owned());
    Loaded { lang: Tag::english(), nodes, languages, words, customer: None }
}

/// A browser of a size, with an answer of this many lines to whatever it asks.
struct Reader {
    state: State,
    lines: usize,
}

impl Reader {
    fn of(size: (u16, u16), lines: usize) -> Self {
        let mut reader =
            Self { state: State::new(size, Start { lang: Tag::english(), ..Start::default() }), lines };
        reader.meets(Event::Loaded(loaded()));
        reader
    }

    fn meets(&mut self, event: Event) -> Vec<Effect> {
        let effects = update(&mut self.state, event);
        while let Some(question) = self.state.open_question() {
            let about = question.command.join(" ");
            let line = |at: usize| vec![StyledSpan::new(&format!("{about} {at}"), Tone::Plain)];
            let answer = Answer::new((0..self.lines).map(line).collect(), |_| false);
            update(&mut self.state, Event::Answered(question, answer));
        }
        effects
    }

    /// Types letters; `<` is Backspace, `>` is Enter.
    fn types(&mut self, keys: &str) -> Vec<Effect> {
        let code = |key| match key {
            '\u{1b}' => KeyCode::Esc,
            '<' => KeyCode::Backspace,
            '>' => KeyCode::Enter,
            key => KeyCode::Char(key),
        };
        let keys = keys.chars().map(|key| Event::Key(KeyEvent::new(code(key), KeyModifiers::NONE)));
        let keys: Vec<Event> = keys.collect();
        keys.into_iter().flat_map(|key| self.meets(key)).collect()
    }

    fn screen(&self) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.state.width, self.state.height));
        view(&self.state, &mut buffer);
        let row =
            |row: &[ratatui::buffer::Cell]| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>();
        buffer
            .content
            .chunks(usize::from(self.state.width).max(1))
            .map(|cells| row(cells).trim_end().to_owned())
            .collect()
    }
}

#[test]
fn the_first_screen_is_the_tree_beside_what_is_chosen() {
    let reader = Reader::of((70, 6), 3);
    assert_eq!(
        reader.screen(),
        [
            " 1 pane-page 2 3 4 5 6 7                                           en",
            "›▾ Success              1 │ show success 0",
            "  ▸ Conduct Review      1 │ show success 1",
            "                          │ show success 2",
            "                          │",
            " ↑↓ move  → open  ← close  Enter read  / search        ? help  q quit",
        ]
    );
}

#[test]
fn a_narrow_screen_shows_one_pane_at_a_time() {
    let mut reader = Reader::of((30, 5), 9);
    assert_eq!(reader.screen()[1], "›▾ Success                  1");
    reader.types(">");
    assert_eq!(reader.screen()[1..4], [" show success 0", " show success 1", " show success 2"]);
    reader.types("h");
    assert_eq!(reader.screen()[1], "›▾ Success                  1");
}

#[test]
fn a_page_of_more_rows_than_a_terminal_can_count_is_scrolled_to_its_end() {
    let mut reader = Reader::of((70, 6), 70_000);
    reader.types(">G");
    assert!(reader.screen()[4].ends_with("show success 69999"), "{:?}", reader.screen());
    reader.types("g");
    assert!(reader.screen()[1].ends_with("show success 0"));
}

#[test]
fn a_task_is_ticked_and_noted_by_the_commands_of_checklists() {
    let command = |words: &[&str]| vec![Effect::Run(words.iter().map(ToString::to_string).collect())];
    let mut reader = Reader::of((70, 6), 1);
    assert_eq!(reader.types("zGx"), command(&["checklist", "done", "3735"]));
    assert_eq!(reader.types("acall>"), command(&["checklist", "note", "--", "3735", "call"]));
    assert_eq!(reader.types("gx"), []);
    assert!(reader.screen()[4].contains("no-task"));
}

#[test]
fn whoever_types_ahead_of_the_search_gets_the_best_hit() {
    let mut reader = Reader::of((70, 6), 1);
    assert_eq!(reader.types("/meet>"), []);
    let thing = loaded().nodes.pop().unwrap().thing;
    let hit = Hit { thing, title: "Hold the meeting".to_owned(), ..Hit::default() };
    reader.meets(Event::Found("meet".to_owned(), Ok(vec![hit])));
    assert!(
        reader.screen()[1].contains("▾ Success") && reader.screen()[3].contains("3735"),
        "{:?}",
        reader.screen()
    );
    assert!(reader.screen()[1].ends_with("show 3735 0"));
}

#[test]
fn what_others_say_is_shown_until_the_next_key() {
    let mut reader = Reader::of((70, 6), 1);
    reader.meets(Event::Said("saved\u{1b}[2J".to_owned()));
    assert_eq!(reader.screen()[4], " saved[2J");
    reader.types("j");
    assert!(!reader.screen()[4].contains("saved"));
}

#[test]
fn a_long_sentence_is_shown_whole_and_covers_no_link_that_is_chosen() {
    let mut reader = Reader::of((30, 8), 0);
    reader.types(">");
    let question = reader.state.asked();
    let line = |at: usize| {
        vec![StyledSpan::new("a link", Tone::Plain).linked(&format!("https://x.test/{at}{}", "y".repeat(40)))]
    };
    update(&mut reader.state, Event::Answered(question, Answer::new((0..9).map(line).collect(), |_| false)));
    for _ in 0..6 {
        update(&mut reader.state, Event::Key(KeyEvent::new(KeyCode::Char('J'), KeyModifiers::NONE)));
    }
    assert_eq!(
        reader.screen()[1..7],
        [
            " a link",
            " a link",
            " a link",
            " a link",
            " https://x.test/5yyyyyyyyyyyy",
            " yyyyyyyyyyyyyyyyyyyyyyyyyyyy"
        ]
    );
    assert_eq!((reader.state.visit.top, reader.state.link), (2, Some(5)));
}

#[test]
fn the_keys_are_scrolled_no_further_than_to_the_last() {
    let mut reader = Reader::of((40, 10), 1);
    reader.types("?G");
    assert!(reader.screen()[8].contains("quit"), "{:?}", reader.screen());
    let last = reader.screen();
    reader.types("jjj");
    assert_eq!(reader.screen(), last);
    reader.types("k");
    assert!(!reader.screen()[8].contains("quit"), "{:?}", reader.screen());
}

#[test]
fn a_search_that_is_given_up_leads_back_to_where_the_reader_was() {
    let mut reader = Reader::of((30, 8), 40);
    reader.types(">jj");
    let before = reader.screen();
    for end in ["/abc\u{1b}", "/\u{1b}", "/>"] {
        reader.types(end);
        assert_eq!(reader.screen(), before, "{end}");
    }
}

#[test]
fn the_old_size_shows_the_old_lines() {
    let mut reader = Reader::of((70, 12), 500);
    reader.types("z>");
    for keys in ["", "G", "kkkkk", "hG"] {
        reader.types(keys);
        let before = reader.screen();
        for (width, height) in [(30, 4), (100, 40), (63, 6)] {
            reader.meets(Event::Resize(width, height));
        }
        reader.meets(Event::Resize(70, 12));
        assert_eq!(reader.screen(), before, "{keys}");
    }
}

#[test]
fn a_page_that_is_broken_into_other_lines_is_read_on_where_it_was() {
    let lines = |width: usize| -> Answer {
        let text: Vec<char> = ('a'..='z').cycle().take(260).collect();
        let line = |line: &[char]| vec![StyledSpan::new(&line.iter().collect::<String>(), Tone::Plain)];
        Answer::new(text.chunks(width).map(line).collect(), |_| false)
    };
    let mut reader = Reader::of((70, 4), 1);
    reader.types(">");
    let answer = |reader: &mut Reader, width| {
        let question = reader.state.asked();
        update(&mut reader.state, Event::Answered(question, lines(width)));
    };
    answer(&mut reader, 13);
    for _ in 0..10 {
        update(&mut reader.state, Event::Key(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE)));
    }
    update(&mut reader.state, Event::Resize(30, 4));
    answer(&mut reader, 4);
    assert_eq!(reader.screen()[1], " abcd".replace("abcd", "yzab"));
    update(&mut reader.state, Event::Resize(70, 4));
    answer(&mut reader, 13);
    assert_eq!(reader.state.visit.top, 10);
}

#[test]
fn the_tree_that_lacks_what_the_page_shows_is_walked_from_what_it_has() {
    let mut reader = Reader::of((70, 6), 1);
    let elsewhere =
        Thing { reference: "elsewhere".to_owned(), page: "elsewhere".to_owned(), ..Thing::default() };
    reader.meets(Event::Meant(elsewhere));
    assert!(reader.screen()[1].ends_with("show elsewhere 0"));
    reader.types("h");
    assert!(reader.screen()[1].ends_with("show success 0"), "{:?}", reader.screen());
}

#[test]
fn a_task_that_is_done_is_opened_again() {
    let mut reader = Reader::of((90, 6), 1);
    reader.types("zG");
    assert!(reader.screen()[5].contains("x tick"), "{:?}", reader.screen());
    let mut again = loaded();
    again.nodes[2].done = 1;
    reader.meets(Event::Loaded(again));
    assert!(reader.screen()[5].contains("x untick"), "{:?}", reader.screen());
    assert_eq!(reader.types("x"), vec![Effect::Run(["checklist", "undo", "3735"].map(str::to_owned).into())]);
}

#[test]
fn a_filter_is_seen_above_the_tree_and_completed_from_a_list() {
    let mut reader = Reader::of((70, 6), 1);
    reader.types("frole:");
    let found = ["role:manager", "role:member"].map(str::to_owned).into();
    reader.meets(Event::Completed(found));
    assert_eq!(reader.screen()[4], " manager  member");
    assert!(reader.screen()[5].contains("filter: role:m "), "{:?}", reader.screen());
    update(&mut reader.state, Event::Key(KeyEvent::new(KeyCode::Tab, KeyModifiers::NONE)));
    assert_eq!(reader.screen()[4], " ›manager  member");
    assert_eq!(reader.types(">"), [Effect::Load]);
    assert!(reader.screen()[0].contains("role:manager  en"), "{:?}", reader.screen());
}

#[test]
fn every_pane_asks_its_command() {
    let mut reader = Reader::of((70, 6), 1);
    for (at, pane) in (1..).zip(Pane::ALL) {
        reader.types(&at.to_string());
        let command = pane.command(&loaded().nodes[0].thing).join(" ");
        assert!(reader.screen()[1].ends_with(&format!("{command} 0")), "{:?}", reader.screen());
    }
}

#[test]
fn a_screen_of_any_size_is_drawn() {
    for width in [0, 1, 2, 5, 20, 63, 64, 300] {
        for height in [0, 1, 2, 3, 90] {
            let mut reader = Reader::of((80, 24), 50);
            for keys in ["", ">", "?", "?/x", ">y", "yf", ">\u{1b}3"] {
                reader.types(keys);
                reader.meets(Event::Resize(width, height));
                reader.screen();
                reader.meets(Event::Resize(80, 24));
            }
        }
    }
}
