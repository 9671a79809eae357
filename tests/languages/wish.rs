//! Which language answers, and what is said where it is another than the wished one.

use super::{ftpb, said};

#[test]
fn names_of_languages_are_forgiving() {
    for name in ["de", "DE", "german", "Deutsch", "de-AT", "de_CH"] {
        let said = said(ftpb().args(["--lang", name, "processes", "--fields", "lang", "--format", "tsv"]));
        assert_eq!((said.code, said.out.as_str()), (0, "lang\nde\nde\nde\n"), "{name}");
        assert_eq!(said.err, "", "{name}");
    }
    for (name, tag, language) in [("zh-TW", "zh-Hans", "Chinese"), ("pt-PT", "pt-BR", "Portuguese")] {
        let said = said(ftpb().args(["--lang", name, "processes", "--fields", "lang", "--format", "tsv"]));
        assert!(said.out.contains(tag) && said.err.contains(language), "{name}: {}{}", said.out, said.err);
    }
}

#[test]
fn a_language_that_is_none_is_an_error_with_a_suggestion() {
    let unknown = said(ftpb().args(["--lang", "xx", "tasks"]));
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(unknown.err.contains("zh-Hans"), "{}", unknown.err);
    let near = said(ftpb().args(["--lang", "germn", "tasks"]));
    assert!(near.err.contains("ftpb --lang de tasks"), "{}", near.err);
}

#[test]
fn the_environment_wishes_and_neutral_locales_do_not() {
    let lang = |pairs: &[(&str, &str)]| {
        let said = said(
            ftpb().envs(pairs.iter().copied()).args(["show", "3735", "--fields", "lang", "--format", "tsv"]),
        );
        assert_eq!(said.err, "", "{pairs:?}");
        said.out.lines().nth(1).unwrap_or_default().to_owned()
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
    let said =
        said(ftpb().env("LANG", "xx_XX.UTF-8").args(["show", "3735", "--fields", "lang", "--format", "tsv"]));
    assert_eq!((said.code, said.out.as_str()), (0, "lang\nen\n"));
}
