//! Two languages at once: a column for each, pages beside each other.

use super::{corpus, edited, field, ftpb, records, without_lines};
use crate::run::answer;

#[test]
fn lists_have_a_column_for_each_language() {
    let answer = answer(ftpb().args(["tasks", "-p", "success-review", "--lang", "de,ja"]));
    let expected = [
        "ID    Aufgabe (de)                                     Aufgabe (ja)                       Pflicht       Rolle              Dienste",
        "3735  Durchführung eines Gesprächs zur Erfolgsprüfung  適切なレビュー ミーティングの実施  erforderlich  FastTrack Manager  Alle Dienste",
    ];
    assert_eq!(answer.stdout.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn what_one_language_lacks_is_a_dash_in_its_column() {
    let copy = edited("ja/success-support-success-execution.md", |text| without_lines(text, "| 3732 "));
    let answer = answer(ftpb().arg("--playbooks").arg(copy.path()).args([
        "tasks",
        "-p",
        "success-execution",
        "--lang",
        "ja,de",
    ]));
    let rows: Vec<&str> = answer.stdout.lines().collect();
    assert!(rows[2].starts_with("3732  –  "), "{}", answer.stdout);
    assert_eq!(rows.len(), 8, "{}", answer.stdout);
}

#[test]
fn all_languages_are_grouped_by_id() {
    let found = records(ftpb().args(["tasks", "-p", "success-execution", "--lang", "all"]));
    assert_eq!(found.len(), 42);
    assert_eq!(field(&found[..6], "id"), ["3731"; 6]);
    assert_eq!(field(&found[..6], "lang"), ["de", "en", "es", "ja", "pt-BR", "zh-Hans"]);
    assert_eq!(field(&found[6..12], "id"), ["3732"; 6]);
}

#[test]
fn addresses_that_are_wider_than_a_column_stand_below_both() {
    let shown = crate::run::built_in("show success-review --lang de,en --width 80").printed();
    for line in shown.lines().skip_while(|line| !line.starts_with("Deutsch")).filter(|line| !line.is_empty())
    {
        assert!(line.contains('│') || line.starts_with('['), "{line}\n{shown}");
    }
    let below = "    Erfolgsprüfung [1]                 │\n[1] https://aka.ms/guidance-success-review-deck\n";
    assert!(shown.contains(below), "{shown}");
    let wide = crate::run::built_in("show success-review --lang de,en --width 140").printed();
    assert!(wide.contains("Success Review deck (https://aka.ms/success-workshop-decks-all)"), "{wide}");
}

#[test]
fn pages_stand_beside_each_other_with_twins_on_one_line() {
    for width in ["80", "120"] {
        let answer = answer(ftpb().args(["show", "success-execution", "--lang", "de,ja", "--width", width]));
        let lines: Vec<&str> = answer.stdout.lines().collect();
        for id in ["3731", "3732", "3733", "3740", "3741", "3743", "3650"] {
            let twin = lines.iter().find(|line| line.starts_with(id)).copied().unwrap_or_default();
            assert_eq!(twin.matches(id).count(), 2, "{id} at {width}: {twin}");
        }
        let heading = |german: &str, japanese: &str| {
            lines.iter().any(|line| line.starts_with(german) && line.ends_with(japanese))
        };
        assert!(
            heading("Übersicht", "概要") && heading("Nächste Schritte", "次のステップ"),
            "{}",
            answer.stdout
        );
    }
}

#[test]
fn a_task_stands_beside_its_translation_in_the_words_of_both_languages() {
    let answer = answer(ftpb().args(["show", "3735", "--lang", "de,en", "--width", "90"]));
    let lines: Vec<&str> = answer.stdout.lines().collect();
    let has =
        |left: &str, right: &str| lines.iter().any(|line| line.starts_with(left) && line.ends_with(right));
    assert!(has("Deutsch ", "│ English"), "{}", answer.stdout);
    assert!(has("Pflicht ", "│ Required    mandatory") || has("3735  Durch", "Meeting"), "{}", answer.stdout);
    assert!(has("Anleitung ", "│ Guidance"), "{}", answer.stdout);
}

#[test]
fn on_a_narrow_screen_one_language_stands_under_the_other() {
    let answer = answer(ftpb().args(["show", "success-execution", "--lang", "de,ja", "--width", "50"]));
    let lines: Vec<&str> = answer.stdout.lines().collect();
    let german = lines.iter().position(|line| line.starts_with("de  3731")).expect("the German row");
    let japanese = lines.iter().position(|line| line.starts_with("ja  3731")).expect("the Japanese row");
    assert!(german < japanese && japanese < german + 8);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn every_row_of_real_pages_stands_with_its_twin() {
    let answer = answer(ftpb().arg("--playbooks").arg(corpus()).args([
        "show",
        "enable-services",
        "--lang",
        "en,de",
        "--width",
        "120",
    ]));
    let twins = answer.stdout.lines().filter(|line| {
        let id = line.get(..4).filter(|id| id.bytes().all(|byte| byte.is_ascii_digit()));
        id.is_some_and(|id| line.matches(id).count() == 2)
    });
    assert_eq!(twins.count(), 81);
}
