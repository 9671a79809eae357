//! `ftpb languages`.

use crate::run::{built_in, ftpb};

#[test]
fn languages_with_what_there_is_in_each() {
    ftpb("languages")
        .prints(
            "
                Lang     Language            Pages  Processes  Tasks  Updated
                de       Deutsch                 5          3     14  2020-03-27
                en       English                 5          3     14  2020-05-12
                es       Español                 5          3     14  2020-03-27
                ja       日本語                  5          3     14  2020-04-30
                pt-BR    Português (Brasil)      5          3     14  2020-05-04
                zh-Hans  简体中文                5          3     14  2020-04-30
            ",
        )
        .finds();
}

#[test]
fn a_misspelt_language() {
    ftpb("tasks --lang germn")
        .says(
            "
                ftpb: there is no language `germn`; did you mean:
                  ftpb tasks --lang de
            ",
        )
        .cannot();
}

#[test]
fn a_language_that_there_is_not() {
    ftpb("tasks --lang klingon")
        .says(
            "
                ftpb: there is no language `klingon`; choose one of de, en, es, ja, pt-BR, zh-Hans
            ",
        )
        .cannot();
}

#[test]
fn a_locale_without_pages_is_answered_in_english() {
    ftpb("tasks --process success-review")
        .env("LANG", "fr_FR.UTF-8")
        .prints(
            "
                ID    Task                            Required   Role               Services
                3735  Conduct Success Review Meeting  mandatory  FastTrack Manager  All Services
            ",
        )
        .says(
            "
                ftpb: there are no pages in `fr_FR`; showing English (`en`)
            ",
        )
        .finds();
}

#[test]
fn a_neutral_locale_is_no_wish() {
    ftpb("tasks --process success-review")
        .env("LC_ALL", "C.UTF-8")
        .env("LANG", "de_DE.UTF-8")
        .prints(
            "
                ID    Task                            Required   Role               Services
                3735  Conduct Success Review Meeting  mandatory  FastTrack Manager  All Services
            ",
        )
        .finds();
}

#[test]
fn the_own_variable_goes_over_the_locale() {
    ftpb("tasks --process success-review")
        .env("FTPB_LANG", "de")
        .env("LANG", "ja_JP.UTF-8")
        .prints("
                ID    Aufgabe                                          Pflicht       Rolle              Dienste
                3735  Durchführung eines Gesprächs zur Erfolgsprüfung  erforderlich  FastTrack Manager  Alle Dienste
            ")
        .finds();
}

#[test]
fn the_counts_of_all_commands_agree_and_say_what_they_count() {
    let sum = |line: &str, field: &str| -> u64 {
        let counts = built_in(line).records();
        counts.iter().map(|record| record[field].as_u64().unwrap()).sum()
    };
    assert_eq!(built_in("tasks --lang en").records().len(), 233);
    for line in ["processes --lang en", "phases --lang en"] {
        assert_eq!(sum(line, "tasks"), 233, "{line}");
    }
    assert_eq!((sum("coverage --lang de", "tasks"), sum("coverage --lang de", "tasks_of")), (233, 233));
    for record in built_in("languages").records() {
        let count = |field: &str| record[field].as_u64().unwrap();
        assert_eq!((count("processes"), count("tasks"), count("ids")), (16, 233, 225), "{record}");
    }
    let home = built_in("").answer().stdout;
    assert!(home.contains("16 processes, 233 task rows, 225 task ids"), "{home}");
}
