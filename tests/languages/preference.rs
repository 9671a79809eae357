//! Which language answers, and what is said where it is another than the wished one.

use super::ftpb;
use crate::run::answer;

#[test]
fn names_of_languages_are_forgiving() {
    for name in ["de", "DE", "german", "Deutsch", "de-AT", "de_CH"] {
        let answer =
            answer(ftpb().args(["--lang", name, "processes", "--fields", "lang", "--format", "tsv"]));
        assert_eq!((answer.code, answer.stdout.as_str()), (Some(0), "lang\nde\nde\nde\n"), "{name}");
        assert_eq!(answer.stderr, "", "{name}");
    }
    for (name, tag, language) in [("zh-TW", "zh-Hans", "Chinese"), ("pt-PT", "pt-BR", "Portuguese")] {
        let answer =
            answer(ftpb().args(["--lang", name, "processes", "--fields", "lang", "--format", "tsv"]));
        assert!(
            answer.stdout.contains(tag) && answer.stderr.contains(language),
            "{name}: {}{}",
            answer.stdout,
            answer.stderr
        );
    }
}

#[test]
fn a_language_that_is_none_is_an_error_with_a_suggestion() {
    let unknown = answer(ftpb().args(["--lang", "xx", "tasks"]));
    assert_eq!((unknown.code, unknown.stdout.as_str()), (Some(2), ""));
    assert!(unknown.stderr.contains("zh-Hans"), "{}", unknown.stderr);
    let near = answer(ftpb().args(["--lang", "germn", "tasks"]));
    assert!(near.stderr.contains("ftpb --lang de tasks"), "{}", near.stderr);
}

#[test]
fn the_environment_wishes_and_neutral_locales_do_not() {
    let lang = |pairs: &[(&str, &str)]| {
        let answer = answer(
            ftpb().envs(pairs.iter().copied()).args(["show", "3735", "--fields", "lang", "--format", "tsv"]),
        );
        assert_eq!(answer.stderr, "", "{pairs:?}");
        answer.stdout.lines().nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(lang(&[("LANG", "C.UTF-8")]), "en");
    assert_eq!(lang(&[("LC_ALL", "de_DE.UTF-8"), ("LANG", "en_US.UTF-8")]), "de");
    assert_eq!(lang(&[("LANG", "zh_CN.GB18030")]), "zh-Hans");
    assert_eq!(lang(&[("LANG", "ja_JP.UTF-8"), ("LANGUAGE", "xx:es:de")]), "es");
    assert_eq!(lang(&[("LANGUAGE", "es")]), "en");
    assert_eq!(lang(&[("FTPB_LANG", "pt-BR"), ("LANG", "ja_JP.UTF-8")]), "pt-BR");
}

#[test]
fn a_wish_that_no_page_meets_is_met_in_english() {
    let answer = answer(
        ftpb().env("LANG", "xx_XX.UTF-8").args(["show", "3735", "--fields", "lang", "--format", "tsv"]),
    );
    assert_eq!((answer.code, answer.stdout.as_str()), (Some(0), "lang\nen\n"));
}

#[test]
fn all_is_every_language_wherever_languages_are_named() {
    let all = crate::run::ftpb("show 3735 --lang all --fields lang --format tsv").printed();
    assert!(all.lines().count() > 3, "{all}");
    for lang in ["all,de", "de,all"] {
        let line = format!("show 3735 --fields lang --format tsv --lang {lang}");
        assert_eq!(crate::run::ftpb(&line).printed(), all, "{lang}");
    }
    let wish = crate::run::ftpb("show 3735 --fields lang --format tsv").env("FTPB_LANG", "all");
    assert_eq!(wish.printed(), all);
}

#[test]
fn errors_about_names_and_files_are_in_the_readers_language() {
    for (line, lang, error) in [
        ("show zebra-1 --lang de", "en", "`zebra-1` gibt es nicht"),
        ("show success-review --section zebra", "de", "in `success-conduct-success-review`"),
        ("checklist status gone.md", "de", "die Datei `gone.md` gibt es nicht"),
        ("checklist status gone.md", "es", "no existe el archivo `gone.md`"),
        ("checklist status gone.md", "pt-BR", "o arquivo `gone.md` não existe"),
        ("checklist status gone.md", "ja", "ファイル `gone.md` がありません"),
        ("checklist status gone.md", "zh-Hans", "没有文件 `gone.md`"),
        ("checklist done 3735", "ja", "使用中のチェックリストがありません"),
        // Where there is no session yet, the language is that of the surroundings or of `--lang`.
        ("tasks --playbooks gone", "de", "unter `gone` gibt es kein Playbook"),
        ("tasks --playbooks gone --lang ja", "de", "`gone` にプレイブックがありません"),
        ("use gone.md", "zh-Hans", "没有文件 `gone.md`"),
    ] {
        let said = crate::run::ftpb(line).env("FTPB_LANG", lang).answer().stderr;
        assert!(said.contains(error), "{line}: {said}");
    }
}
