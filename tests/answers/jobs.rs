//! The twelve jobs of a working day, on a terminal of 80 columns, in German and in Japanese: on the built-in playbook, and
//! on real pages where `FTPB_CORPUS` names them.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::terminal::seen;
use crate::run::{FTPB, Pages, words};

/// A reader at work: with a language, a playbook and a folder, which is home, too.
struct Day<'a> {
    lang: &'static str,
    playbook: Option<PathBuf>,
    folder: &'a Path,
}

impl Day<'_> {
    /// What a line shows on a terminal. No line is wider than it, and nothing steers it.
    fn sees(&self, line: &str) -> String {
        let mut command = Command::new(FTPB);
        command.env_clear().env("HOME", self.folder).env("FTPB_LANG", self.lang).env("CI", "1");
        command.env("TERM", "xterm-256color").env("NO_COLOR", "1").current_dir(self.folder);
        command.envs(self.playbook.as_ref().map(|path| ("FTPB_PLAYBOOKS", path)));
        let screen = seen(command.args(words(line)).args(["--no-pager", "--hyperlinks", "never"]));
        for line in screen.lines() {
            let is_address = line.trim_start_matches([' ', '(']).starts_with("http");
            let width = ftpb::output::terminal::width(line.trim_end());
            assert!(width <= 80 || is_address, "{width} columns: {line}\n{screen}");
        }
        assert!(!screen.contains('\u{1b}'), "{line}\n{screen}");
        screen.replace("\r\n", "\n")
    }

    /// The same, and that these texts are to be seen.
    fn finds(&self, line: &str, texts: &[&str]) -> String {
        let screen = self.sees(line);
        for text in texts {
            assert!(screen.contains(text), "{line}: no `{text}` in\n{screen}");
        }
        screen
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

/// What the jobs are about in a language: words that stand on the pages of all playbooks.
struct Names {
    lang: &'static str,
    mandatory: &'static str,
    role: &'static str,
    title: &'static str,
    half: &'static str,
    usage: &'static str,
    since: &'static str,
    maintenance: &'static str,
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
    maintenance: "`--all` zeigt alle",
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
    maintenance: "`--all` ですべて表示できます",
    done: "2/8",
    drawn: "件のプロセスを `f.svg` に描きました",
};

/// The jobs in their order, beginning with a finished process.
fn jobs(names: &Names, playbook: Option<PathBuf>, finished: &str) {
    let folder = Pages::none();
    let day = Day { lang: names.lang, playbook, folder: folder.as_ref() };
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
    day.finds("glossary AU", &[names.usage]);
    // What changed: news by page, and how much else.
    let news = day.finds(&format!("changes --since '{}'", names.since), &[names.maintenance]);
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
    // A checklist: tick two, note one, status, next.
    day.finds("checklist new -p success-execution -p success-review --customer Contoso -o c.md", &["c.md"]);
    day.finds("use c.md", &["c.md"]);
    day.finds("checklist done 3740 3741", &["[x]", "3740", "3741"]);
    day.finds("checklist note 3735 'Ana asks'", &["[ ]", "3735"]);
    day.finds("checklist status", &[names.done]);
    let next = day.finds("checklist next", &["3735"]);
    assert!(!next.contains("3740"), "{next}");
    day.finds("", &["Contoso", "2/8", "3735"]);
    // The deck of the workshop, and a picture for a slide.
    day.finds("open 3735 --print", &["https://aka.ms/success-workshop-decks-all"]);
    day.finds("flow -o f.svg", &[names.drawn]);
    assert!(std::fs::read_to_string(folder.path("f.svg")).unwrap().starts_with("<svg "));
    // Two languages side by side.
    day.finds(&format!("show success-review --lang {},en", names.lang), &[" │ ", "Key Outputs"]);
}

/// The twelfth: in a folder of pages, without naming it.
fn inside(names: &Names, folder: &Path) {
    let day = Day { lang: names.lang, playbook: None, folder };
    let screen = day.finds("3735", &[names.title]);
    assert!(!screen.contains("--playbooks"), "{screen}");
}

#[test]
fn the_day_in_german() {
    jobs(&GERMAN, Some("built-in".into()), "kick-off");
    inside(&GERMAN, &crate::run::sample());
}

#[test]
fn the_day_in_japanese() {
    jobs(&JAPANESE, Some("built-in".into()), "kick-off");
    inside(&JAPANESE, &crate::run::sample());
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_day_on_real_pages() {
    let corpus = PathBuf::from(std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder"));
    jobs(&GERMAN, Some(corpus.clone()), "kick-off");
    jobs(&JAPANESE, Some(corpus.clone()), "customer-success-workshop");
    inside(&GERMAN, &corpus.join("german-playbook"));
    inside(&JAPANESE, &corpus.join("japanese-playbook"));
}
