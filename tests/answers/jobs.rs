//! The twelve jobs of a working day, on a terminal of 80 columns, in German and in Japanese. On the built-in playbook
//! every screen is as its file in `screens/` has it; on real pages, where `FTPB_CORPUS` names them, it holds what the job
//! is about. In both, nothing is wider than the terminal or broken within a word, in narrow and in wide windows, too.

use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::terminal::seen;
use crate::run::{FTPB, Pages, words};

/// The windows in which every answer that changes nothing is looked at, besides that of 80 columns.
const WINDOWS: [usize; 2] = [50, 120];

/// So wide that nothing wraps.
const UNWRAPPED: usize = 5000;

/// A reader at work: with a language, a playbook and a folder, which is home, too.
struct Day<'a> {
    lang: &'static str,
    playbook: Option<PathBuf>,
    folder: &'a Path,
    /// All lines with their screens.
    log: RefCell<String>,
}

impl Day<'_> {
    /// What a line shows on a terminal. No line is wider than it, and nothing steers it.
    fn on_terminal(&self, line: &str, width: usize) -> String {
        let mut command = Command::new(FTPB);
        command.env_clear().env("HOME", self.folder).env("FTPB_LANG", self.lang).env("CI", "1");
        command.env("TERM", "xterm-256color").env("NO_COLOR", "1").current_dir(self.folder);
        command.envs(self.playbook.as_ref().map(|path| ("FTPB_PLAYBOOKS", path)));
        command.args(words(line)).args(["--no-pager", "--hyperlinks", "never"]);
        if width != 80 {
            command.args(["--width", &width.to_string()]);
        }
        let screen = seen(&mut command).replace("\r\n", "\n");
        let screen = screen.replace(&self.folder.display().to_string(), "~");
        for line in screen.lines() {
            let columns = ftpb::output::terminal::width(line.trim_end());
            // Addresses and commands are whole, so that they can be copied.
            let is_whole =
                line.contains("http") || line.trim_start().starts_with("ftpb ") || line.contains('~');
            assert!(columns <= width || is_whole, "{columns} of {width} columns: {line}\n{screen}");
        }
        assert!(!screen.contains('\u{1b}'), "{line}\n{screen}");
        screen
    }

    /// The same of a line that may change something.
    fn does(&self, line: &str) -> String {
        let screen = self.on_terminal(line, 80);
        let _ = write!(self.log.borrow_mut(), "$ ftpb {line}\n{screen}\n");
        screen
    }

    /// The same of a line that changes nothing, in all windows.
    fn sees(&self, line: &str) -> String {
        let unwrapped = self.on_terminal(line, UNWRAPPED);
        for width in WINDOWS {
            assert_no_word_is_broken(&self.on_terminal(line, width), &unwrapped);
        }
        let screen = self.does(line);
        assert_no_word_is_broken(&screen, &unwrapped);
        screen
    }

    /// The same, and that these texts are to be seen.
    fn finds(&self, line: &str, texts: &[&str]) -> String {
        holds(self.sees(line), texts)
    }

    /// The command with this verb that a screen offers.
    fn offered(screen: &str, verb: &str) -> String {
        let command = format!("ftpb {verb} ");
        let offer = screen.lines().map(str::trim).find_map(|line| line.strip_prefix(&command));
        format!("{verb} {}", offer.unwrap_or_else(|| panic!("`{verb}` is not offered in\n{screen}")))
    }

    fn number(&self, line: &str) -> usize {
        let screen = self.sees(line);
        let number = screen.lines().find_map(|line| line.parse().ok());
        number.unwrap_or_else(|| panic!("{line}: no number in\n{screen}"))
    }
}

fn holds(screen: String, texts: &[&str]) -> String {
    for text in texts {
        assert!(screen.contains(text), "no `{text}` in\n{screen}");
    }
    screen
}

/// No line ends within a word that the unwrapped answer has whole; after a hyphen or a slash it may.
fn assert_no_word_is_broken(screen: &str, unwrapped: &str) {
    let known: HashSet<&str> = unwrapped.split_whitespace().collect();
    let lines: Vec<&str> = screen.lines().collect();
    for pair in lines.windows(2) {
        let last = pair[0].split_whitespace().next_back().unwrap_or_default();
        let next = pair[1].split_whitespace().next().unwrap_or_default();
        let is_one = !last.is_empty() && known.contains(&*format!("{last}{next}"));
        let is_whole = known.contains(last) || last.ends_with(['-', '/']) || !is_one;
        // Japanese has no blanks; its foreign words are runs of Katakana.
        let is_kana = |c: &char| ('\u{30a1}'..='\u{30fc}').contains(c);
        let end: String = last.chars().rev().take_while(is_kana).collect::<Vec<_>>().iter().rev().collect();
        let start: String = next.chars().take_while(is_kana).collect();
        let is_short = !end.is_empty() && !start.is_empty() && end.chars().count() < 8;
        let is_split = is_short && unwrapped.contains(&format!("{end}{start}"));
        let is_japanese = last.chars().any(|c| c >= '\u{3000}');
        assert!(is_whole || is_japanese, "`{last}` and `{next}` are one word:\n{screen}");
        assert!(!is_split, "`{end}` and `{start}` are one word:\n{screen}");
    }
}

/// What the jobs are about in a language: words that stand on the pages of all playbooks.
struct Names {
    lang: &'static str,
    mandatory: &'static str,
    role: &'static str,
    title: &'static str,
    half: &'static str,
    usage: &'static str,
    since: &'static str,
    done: &'static str,
    drawn: &'static str,
}

const GERMAN: Names = Names {
    lang: "de",
    mandatory: "*\u{a0}erforderlich",
    role: "FM\u{a0}FastTrack Manager",
    title: "Durchführung eines Gesprächs zur Erfolgsprüfung",
    half: "Erfolgsprüf",
    usage: "Active Usage",
    since: "März 2020",
    done: "Erledigt: 2/8",
    drawn: "Prozesse in `f.svg` gezeichnet",
};

const JAPANESE: Names = Names {
    lang: "ja",
    mandatory: "*\u{a0}必須",
    role: "FM\u{a0}FastTrack マネージャー",
    title: "適切なレビュー ミーティングの実施",
    half: "レビ",
    usage: "アクティブ使用率",
    since: "2020年3月",
    done: "2/8",
    drawn: "件のプロセスを `f.svg` に描きました",
};

/// The jobs in their order, beginning with a finished process. Returns all screens.
fn jobs(names: &Names, playbook: &Path, finished: &str) -> String {
    let folder = Pages::none();
    let log = RefCell::default();
    let day = Day { lang: names.lang, playbook: Some(playbook.to_owned()), folder: folder.as_ref(), log };
    find(&day, names, finished);
    compare(&day, names);
    keep(&day, names);
    // The deck of the workshop, and a picture for a slide.
    day.finds("open 3735 --print", &["https://aka.ms/success-workshop-decks-all"]);
    holds(day.does("flow -o f.svg"), &[names.drawn]);
    assert!(std::fs::read_to_string(folder.path("f.svg")).unwrap().starts_with("<svg "));
    // Two languages side by side.
    day.finds(&format!("show success-review --lang {},en", names.lang), &[" │ ", "Key Outputs"]);
    day.log.into_inner()
}

fn find(day: &Day<'_>, names: &Names, finished: &str) {
    // The mandatory Teams tasks, and who does them: one screen.
    let screen = day.finds("tasks --service Teams --mandatory", &[names.mandatory, names.role, "3735  *  "]);
    assert!(screen.lines().count() <= 60, "{screen}");
    // From a finished process to the next one, its tasks and the guidance of the first: each command is offered.
    let next = day.sees(&format!("next {finished}"));
    let tasks = day.finds(&Day::offered(&next, "tasks"), &["  *  "]);
    day.finds(&Day::offered(&tasks, "show"), &[":"]);
    // A task by its title, and half a word.
    assert!(day.sees(&format!("'{}'", names.title)).starts_with("3735  "));
    day.finds(&format!("search '{}'", names.half), &["3735", names.title]);
    // What AU means.
    day.finds("AU", &[names.usage]);
}

fn compare(day: &Day<'_>, names: &Names) {
    // What changed: news by page, and how much else.
    let news = day.finds(&format!("changes --since '{}'", names.since), &[]);
    assert!(!news.contains("2020-02-"), "{news}");
    // Which tasks a language lacks: one number of rows.
    let missing = day.number(&format!("diff en {} --kind task-missing --count", names.lang));
    assert_eq!(day.number(&format!("coverage --by task --lang {} --count", names.lang)), missing);
    let told = format!(": {} {missing};", names.lang);
    for line in ["coverage --lang", "diff en", "check --summary --lang"] {
        let screen = day.sees(&format!("{line} {}", names.lang));
        let one_line = screen.replace("\n      ", " ");
        assert_eq!(
            one_line.contains(&told) || one_line.contains(&told.replace(';', "。")),
            missing > 0,
            "{screen}"
        );
    }
}

/// A checklist: tick two, note one, status, next.
fn keep(day: &Day<'_>, names: &Names) {
    holds(
        day.does("checklist new -p success-execution -p success-review --customer Contoso -o c.md"),
        &["c.md"],
    );
    holds(day.does("use c.md"), &["c.md"]);
    holds(day.does("checklist done 3740 3741"), &["[x]", "3740", "3741"]);
    holds(day.does("checklist note 3735 'Ana asks'"), &["[ ]", "3735"]);
    day.finds("checklist status", &[names.done]);
    let next = day.finds("checklist next", &["3735"]);
    assert!(!next.contains("3740"), "{next}");
    day.finds("", &["Contoso", "2/8", "3735"]);
}

/// The twelfth: in a folder of pages, without naming it. Returns all screens.
fn inside(names: &Names, folder: &Path) -> String {
    let day = Day { lang: names.lang, playbook: None, folder, log: RefCell::default() };
    let screen = day.finds("3735", &[names.title]);
    assert!(!screen.contains("--playbooks"), "{screen}");
    day.log.into_inner()
}

/// All screens are as the file of the language has them; `FTPB_BLESS=1` writes it.
fn looks(names: &Names) {
    let screens = jobs(names, Path::new("built-in"), "kick-off") + &inside(names, &crate::run::sample());
    let file = format!("{}/tests/answers/screens/{}.screen", env!("CARGO_MANIFEST_DIR"), names.lang);
    if std::env::var_os("FTPB_BLESS").is_some() {
        std::fs::write(&file, &screens).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap();
    for (line, expected) in screens.lines().zip(expected.lines()) {
        assert_eq!(line, expected, "in\n{screens}");
    }
    assert_eq!(screens.len(), expected.len(), "{screens}");
}

#[test]
fn the_day_in_german() {
    looks(&GERMAN);
}

#[test]
fn the_day_in_japanese() {
    looks(&JAPANESE);
}

#[test]
fn a_broken_word_is_seen() {
    let broken = |screen: &str, unwrapped: &str| {
        std::panic::catch_unwind(|| assert_no_word_is_broken(screen, unwrapped)).is_err()
    };
    assert!(broken("one tw\no", "one two") && broken("レビ\nューの", "レビューの"));
    assert!(!broken("one\ntwo", "one two") && !broken("kick-\noff", "kick-off"));
    assert!(!broken("レビュー\nの会議", "レビューの会議"));
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_day_on_real_pages() {
    let corpus = PathBuf::from(std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder"));
    jobs(&GERMAN, &corpus, "kick-off");
    jobs(&JAPANESE, &corpus, "customer-success-workshop");
    inside(&GERMAN, &corpus.join("german-playbook"));
    inside(&JAPANESE, &corpus.join("japanese-playbook"));
}
