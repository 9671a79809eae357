//! Revisions: each event once, though six languages record it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{corpus, edited, field, ftpb, records};
use crate::run::answer;

#[test]
fn an_event_that_six_languages_record_is_one() {
    let found = records(ftpb().args(["changes", "success-execution"]));
    let days = |langs: usize| {
        let own = found.iter().filter(|record| record["langs"].as_array().map(Vec::len) == Some(langs));
        field(&own.cloned().collect::<Vec<_>>(), "date")
    };
    let shared = ["2020-03-27", "2020-02-11", "2019-04-26", "2019-02-22", "2018-12-07", "2018-10-26"];
    assert_eq!(days(6), shared);
    // One row is in English alone, the others are rows of translations.
    assert_eq!(field(&found, "date")[..3], ["2020-05-12", "2020-05-04", "2020-04-30"]);
    assert_eq!(found[0]["langs"], serde_json::json!(["en"]));
    assert_eq!(found.len(), 9);
}

#[test]
fn the_words_are_those_of_the_wished_language() {
    let found = records(ftpb().args(["changes", "success-execution", "--lang", "de"]));
    assert!(found.iter().all(|record| record["lang"] == "de"));
}

#[test]
fn changes_lie_between_two_days() {
    let dates = |args: &[&str]| {
        let mut dates = field(&records(ftpb().arg("changes").args(args)), "date");
        dates.dedup();
        dates
    };
    let march = dates(&["--since", "2020-03", "--until", "2020-03"]);
    assert!(!march.is_empty() && march.iter().all(|date| date.starts_with("2020-03-")), "{march:?}");
    let refused = answer(ftpb().args(["changes", "--since", "soon"]));
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("--since 2020-03-01"), "{}", refused.stderr);
}

#[test]
fn two_rows_of_a_day_and_an_author_are_two_events_and_name_their_tasks() {
    let copy = edited("en/success-conduct-success-review.md", |text| {
        let row =
            "| 2021-01-31 | Ada Writer | Renamed task 3735 |\n| 2021-01-31 | Ada Writer | Another row |\n";
        let at = text.find("| 20").expect("a revision");
        format!("{}{row}{}", &text[..at], &text[at..])
    });
    let of = |args: &[&str]| records(ftpb().arg("--playbooks").arg(copy.path()).args(args));
    let found = of(&["changes", "--since", "2021"]);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0]["tasks"], serde_json::json!(["3735"]));
    assert_eq!(of(&["changes", "3735"]).len(), 1);
}

#[test]
fn the_newest_change_is_one_of_the_readers_language_and_others_are_marked() {
    let copy = edited("de/success-conduct-success-review.md", |text| {
        let at = text.rfind("| 20").or_else(|| text.rfind("\n| ").map(|at| at + 1)).expect("a revision");
        format!("{}| 2021-05-31 | Ada Writer | Nur hier |\n{}", &text[..at], &text[at..])
    });
    let shown = |args: &[&str]| answer(ftpb().arg("--playbooks").arg(copy.path()).args(args)).stdout;
    assert!(shown(&["changes"]).contains("Nur hier [de]"), "{}", shown(&["changes"]));
    assert!(!shown(&["changes", "--lang", "de"]).contains("Nur hier [de]"));
    assert!(!shown(&[]).contains("Nur hier"), "{}", shown(&[]));
    assert!(shown(&["--lang", "de"]).contains("Nur hier"), "{}", shown(&["--lang", "de"]));
}

#[test]
fn months_are_bars() {
    let answer = answer(ftpb().args(["changes", "--plot"]));
    assert!(
        answer.stdout.lines().any(|line| line.starts_with("2020-03") && line.contains('█')),
        "{}",
        answer.stdout
    );
}

/// Counts the events of real pages without ftpb: by the cells of the rows below the last heading.
#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_count_of_changes_agrees_with_an_independent_one() {
    let mut events: BTreeSet<Event> = BTreeSet::new();
    for folder in fs::read_dir(corpus()).expect("the corpus") {
        for file in fs::read_dir(folder.expect("a folder").path()).expect("pages") {
            count(&file.expect("a page").path(), &mut events);
        }
    }
    let expected = events.iter().filter(|event| event.1 >= (2020, 3, 1)).count();
    let found = records(ftpb().arg("--playbooks").arg(corpus()).args(["changes", "--since", "2020-03-01"]));
    assert!(expected > 50);
    assert_eq!(found.len(), expected);
}

/// Page, day, author, and which of its day and author it is.
type Event = (String, (u32, u32, u32), String, usize);

fn count(path: &Path, events: &mut BTreeSet<Event>) {
    let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
    let mut key = name.as_str();
    for _ in 0..2 {
        for suffix in ["-partner", "-de", "-es", "-pr", "-jp", "-sc", "-en"] {
            key = key.strip_suffix(suffix).unwrap_or(key);
        }
    }
    let bytes = fs::read(path).expect("a page");
    let text = String::from_utf8_lossy(&bytes)
        .replace(['\u{200b}', '\u{feff}'], "")
        .replace(['\u{a0}', '\u{3000}'], " ");
    let mut seen: Vec<((u32, u32, u32), String)> = Vec::new();
    for line in text.lines().filter(|line| line.trim_start().starts_with('|')) {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let (Some(date), Some(who)) = (cells.first().and_then(|cell| day(cell)), cells.get(1)) else {
            continue;
        };
        let who = who.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        seen.push((date, who.clone()));
        let nth = seen.iter().filter(|known| **known == (date, who.clone())).count();
        events.insert((key.to_owned(), date, who, nth));
    }
}

/// A date of the cells of real pages since March 2020: month first, but where dots or signs say otherwise.
fn day(cell: &str) -> Option<(u32, u32, u32)> {
    let numbers: Vec<u32> = cell
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().ok())
        .collect::<Option<Vec<u32>>>()?;
    let [a, b, c] = numbers[..] else { return None };
    let year = |year: u32| if year < 100 { 2000 + year } else { year };
    Some(match (a > 31, cell.contains('.')) {
        (true, _) => (a, b, c),
        (false, true) => (year(c), b, a),
        (false, false) if a > 12 => (year(c), b, a),
        (false, false) => (year(c), a, b),
    })
}

#[test]
fn a_terminal_shows_news_by_page_and_an_option_leaves_out_maintenance() {
    let pages = crate::run::Pages::none().page(
        "de/success-probe.md",
        "# Probe\n\n## Ansatz\n\n### Messen\n\n#### FTOP-Aufgaben\n\n\
         | Aufgaben-ID | Name der Aufgabe | (E) Erforderlich (O) Optional | FastTrack-Rolle | Dienste |\n\
         | --- | --- | --- | --- | --- |\n| 4711 | Werte ablesen | E | FM | Teams |\n\n\
         ## Zusammenfassung der Aktualisierung\n\n| Datum | Geändert durch | Änderung an |\n| --- | --- | --- |\n\
         | 2020-03-27 | Ana | Allgemeine Aktualisierung. |\n\
         | 2020-03-26 | Ana | Aufgabe 4711 umbenannt, weil der alte Name zu lang für eine Zeile war |\n\
         | 2020-13-26 | Ben | Neuer Schritt |\n",
    );
    let shown = |line: &str| crate::run::ftpb(line).of(&pages);
    let news = "
        Probe  probe
          2020-03-26  Aufgabe 4711 umbenannt, weil der alte Name zu lang
                      für eine Zeile war  Ana
                      4711  Werte ablesen
          2020-13-26  Neuer Schritt  Ben
    ";
    let damage = format!(
        "ftpb: 1 dieser Zeilen ist beschädigt; `ftpb check de/success-probe.md --select invalid-date --lang de --playbooks {}` zeigt, was nicht stimmt\n",
        pages.path("").display()
    );
    shown("changes --lang de --width 66 --no-maintenance").prints(news).says(&damage).finds();
    // Where no damaged row is shown, nothing is said about damage.
    let whole = "
        Probe  probe
          2020-03-27  Allgemeine Aktualisierung.  Ana
          2020-03-26  Aufgabe 4711 umbenannt, weil der alte Name zu lang für eine Zeile war  Ana
                      4711  Werte ablesen
    ";
    shown("changes --lang de --width 100 --since 2020-03").prints(whole).finds();
    // A terminal, a pipe and the count have the same rows.
    for (line, count) in [("changes --lang de", 3), ("changes --lang de --no-maintenance", 2)] {
        assert_eq!(shown(line).records().len(), count);
        shown(&format!("{line} --count --width 80")).prints(&format!("{count}\n")).finds();
    }
    let answer = shown("changes --lang de --width 80 --limit 1").answer();
    assert_eq!(answer.stdout.lines().count(), 2, "{}", answer.stdout);
    assert!(answer.stderr.contains("1 von 3"), "{}", answer.stderr);
    assert!(
        shown("check de/success-probe.md --select invalid-date").answer().stdout.contains("invalid-date")
    );
}
