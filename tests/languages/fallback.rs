//! What a translation lacks is shown from English, marked and in its place, unless the wish is strict.

use super::{corpus, edited, field, ftpb, records, without_lines};
use crate::run::answer;

const PAGE: &str = "de/success-support-success-execution.md";

fn without_a_row() -> tempfile::TempDir {
    edited(PAGE, |text| without_lines(text, "| 3732 "))
}

/// Without an activity, from its heading to the next one's.
fn without_an_activity() -> tempfile::TempDir {
    edited(PAGE, |text| {
        let start = text.find("### Microsoft-Einführungsdienstprogramm").expect("the heading");
        let end = start + 4 + text[start + 4..].find("\n### ").expect("the next heading");
        format!("{}{}", &text[..start], &text[end + 1..])
    })
}

#[test]
fn a_task_that_is_not_translated_stands_in_its_place_and_says_so() {
    let copy = without_a_row();
    let mut command = ftpb();
    command.env("LANG", "de_DE.UTF-8").arg("--playbooks").arg(copy.path());
    let tasks = records(command.args(["tasks", "--process", "success-execution"]));
    assert_eq!(field(&tasks, "id"), ["3731", "3732", "3733", "3740", "3741", "3743", "3650"]);
    let of = |record: &serde_json::Value| {
        let text = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
        (text("lang"), text("requested_lang"), record["fallback"].as_bool())
    };
    assert_eq!(of(&tasks[0]), ("de".into(), "de".into(), Some(false)));
    assert_eq!(of(&tasks[1]), ("en".into(), "de".into(), Some(true)));
    assert!(!tasks[1]["name"].as_str().unwrap_or_default().contains("[en]"));
}

#[test]
fn people_see_the_mark_and_one_notice() {
    let copy = without_a_row();
    let answer = answer(ftpb().env("LANG", "de_DE.UTF-8").arg("--playbooks").arg(copy.path()).args([
        "tasks",
        "-p",
        "success-execution",
    ]));
    let marked: Vec<&str> = answer.stdout.lines().filter(|line| line.contains("[en]")).collect();
    assert_eq!(marked.len(), 1, "{}", answer.stdout);
    assert!(marked[0].starts_with("3732"), "{marked:?}");
    assert_eq!(
        answer.stderr,
        "ftpb: nicht alles gibt es auf Deutsch; was fehlt, wird auf Englisch gezeigt\n"
    );
}

/// A page that is shown because another is missing has its faults, too; who reads is told one thing at a time.
#[test]
fn one_notice_is_enough_where_the_page_shown_instead_has_faults() {
    let copy = without_a_row();
    let page = copy.path().join("en/success-support-success-execution.md");
    let text = std::fs::read_to_string(&page).expect("the English page");
    std::fs::write(&page, text.replace("| FastTrack Manager |", "| Star Gazer |")).expect("a fault");
    let show = |lang: &str| {
        answer(ftpb().env("LANG", lang).arg("--playbooks").arg(copy.path()).args(["show", "3732"]))
    };
    let german = show("de_DE.UTF-8");
    assert_eq!(german.code, Some(0));
    assert!(german.stdout.starts_with("3732") && !german.stdout.contains("ftpb:"), "{}", german.stdout);
    assert_eq!(
        german.stderr,
        "ftpb: nicht alles gibt es auf Deutsch; was fehlt, wird auf Englisch gezeigt\n"
    );
    let english = show("en_US.UTF-8");
    assert!(english.stderr.starts_with("ftpb: the rows shown have 1 finding; see `ftpb check en/success-support-success-execution.md --select unknown-role"), "{}", english.stderr);
    assert_eq!(english.stderr.lines().count(), 1);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn a_real_task_that_german_lacks_is_shown_with_one_notice() {
    let shown =
        answer(ftpb().env("LANG", "de_DE.UTF-8").arg("--playbooks").arg(corpus()).args(["show", "4110"]));
    assert_eq!((shown.code, shown.stderr.lines().count()), (Some(0), 1), "{}", shown.stderr);
    assert!(shown.stdout.starts_with("4110"), "{}", shown.stdout);
}

#[test]
fn a_strict_wish_shows_what_there_is() {
    let copy = without_a_row();
    let of =
        |args: &[&str]| answer(ftpb().arg("--playbooks").arg(copy.path()).args(["--lang", "de"]).args(args));
    assert!(!of(&["tasks", "-p", "success-execution"]).stdout.contains("3732"));
    let strict = of(&["show", "3732"]);
    assert_eq!((strict.code, strict.stdout.as_str()), (Some(1), ""));
    assert!(
        strict.stderr.contains("it is there in `en`, `es`") || strict.stderr.contains("`en`"),
        "{}",
        strict.stderr
    );
}

#[test]
fn an_activity_that_is_not_translated_is_shown_whole_and_in_its_place() {
    let copy = without_an_activity();
    let german = |args: &[&str]| {
        answer(ftpb().env("LANG", "de_DE.UTF-8").arg("--playbooks").arg(copy.path()).args(args))
    };
    let listed = german(&["activities", "success-execution", "--fields", "activity,lang", "--format", "tsv"]);
    let langs: Vec<&str> = listed.stdout.lines().skip(1).filter_map(|line| line.split('\t').nth(1)).collect();
    assert_eq!(langs, ["de", "de", "de", "en", "de"]);
    let page = german(&["show", "success-execution"]).stdout;
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("`{part}` is not shown:\n{page}"));
    assert!(at("Microsoft Adoption Service Program [en]") > at("Ermutigung des Kunden"));
    assert!(at("Microsoft Adoption Service Program [en]") < at("Dienstbeschleunigungsprogramme"));
    assert!(at("3740") < at("Dienstbeschleunigungsprogramme"));
    assert_eq!(german(&["show", "Microsoft Adoption Service Program"]).code, Some(0));
}

#[test]
fn a_row_that_is_not_translated_is_shown_in_the_table_of_its_activity() {
    let copy = without_a_row();
    let answer = answer(
        ftpb()
            .env("LANG", "de_DE.UTF-8")
            .arg("--playbooks")
            .arg(copy.path())
            .args(["show", "success-execution"]),
    );
    let row = answer.stdout.lines().find(|line| line.contains("3732")).unwrap_or_default();
    assert!(row.contains("[en]"), "{}", answer.stdout);
    assert!(answer.stdout.find("3732") < answer.stdout.find("Planung regelmäßiger"), "{}", answer.stdout);
}

#[test]
fn a_section_that_is_not_translated_comes_from_english() {
    let copy = edited(PAGE, |text| text.replace("## Wichtige Ergebnisse\n", ""));
    let of = |lang: &[&str]| {
        let mut command = ftpb();
        command.env("LANG", "de_DE.UTF-8").arg("--playbooks").arg(copy.path()).args(lang);
        answer(command.args(["show", "success-execution", "--section", "key-outputs"]))
    };
    let loose = of(&[]);
    assert!(
        loose.code == Some(0) && loose.stdout.contains("Key Outputs"),
        "{}{}",
        loose.stdout,
        loose.stderr
    );
    assert_eq!(of(&["--lang", "de"]).code, Some(1));
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn real_pages_answer_for_an_untranslated_task() {
    let of = |lang: Option<&str>| {
        let mut command = ftpb();
        command.arg("--playbooks").arg(corpus()).args(["show", "4110"]);
        match lang {
            Some(lang) => command.args(["--lang", lang]),
            None => command.env("LANG", "de_DE.UTF-8"),
        };
        answer(&mut command)
    };
    let strict = of(Some("de"));
    assert_eq!((strict.code, strict.stdout.as_str()), (Some(1), ""));
    assert_eq!(strict.stderr, "ftpb: `4110` (Aufgabe) gibt es in `de` nicht, wohl aber in `en`\n");
    let loose = of(None);
    assert_eq!(loose.code, Some(0));
    assert!(loose.stdout.contains("4110") && !loose.stdout.contains("ftpb:"), "{}", loose.stdout);
    assert_eq!(loose.stderr.matches("wird auf Englisch gezeigt").count(), 1, "{}", loose.stderr);
}
