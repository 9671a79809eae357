//! Headers in every language.

use crate::playbook::reader::header::*;
use crate::source::markdown::cells;
use crate::source::{Lexicons, Tag};

fn header(lang: &str, line: &str) -> Header {
    let lexicons = Lexicons::default();
    let row = cells::split(line, Span::new(0, line.len()));
    Header::read(line, &row.cells, Vocabulary { lexicons: &lexicons, lang: &Tag::new(lang) })
}

#[test]
fn the_letters_are_those_that_the_header_explains() {
    let cases = [
        ("en", "(M)andatory / (O)ptional", 'm', 'o'),
        ("en", "**(M) Mandatory (O) Optional**", 'm', 'o'),
        ("de", "(E) Erforderlich (O) Optional", 'e', 'o'),
        ("de", "(E)rforderlich / (O)ptional", 'e', 'o'),
        ("es", "(M)andatorio / (O)pcional", 'm', 'o'),
        ("pt-BR", "(b) Obrigatório / (O) Opcional", 'b', 'o'),
        ("pt-BR", "O(b)rigatório / (O)pcional", 'b', 'o'),
        ("ja", "(M) 必須 (O) オプション", 'm', 'o'),
        ("ja", "(M) (必須) / (O) (任意)", 'm', 'o'),
        ("zh-Hans", "(M) 强制性/(O) 可选", 'm', 'o'),
        ("fr", "(R)equis / (F)acultatif", 'r', 'f'),
        ("en", "(O)ptional / (M)andatory", 'm', 'o'),
        ("en", "Mandatory (M) / Optional (O)", 'm', 'o'),
        ("en", "Optional (O) / Mandatory (M)", 'm', 'o'),
        ("en", "Requirement: (M) Mandatory (O) Optional", 'm', 'o'),
        ("de", "Erforderlich (E) / Optional (O)", 'e', 'o'),
        ("de", "(P)flicht / (F)reiwillig", 'p', 'f'),
        ("de", "(W)ahlweise / (E)rforderlich", 'e', 'w'),
        ("es", "(O)bligatorio / (V)oluntario", 'o', 'v'),
        ("ja", "必須（M）/任意（O）", 'm', 'o'),
        ("ja", "必須 (M) / オプション (O)", 'm', 'o'),
        ("zh-Hans", "强制性 (M) / 可选 (O)", 'm', 'o'),
        ("es", "(O)bligatorio / (O)pcional", 'o', 'o'),
        ("es", "Obligatorio (O) / Opcional (O)", 'o', 'o'),
        ("es", "O = Obligatorio / P = Opcional", 'o', 'p'),
        ("es", "**O**bligatorio / **F**acultativo", 'o', 'f'),
        ("pt-BR", "**O**brigatório / O**p**cional", 'o', 'p'),
        ("es", "[O]bligatorio / O[p]cional", 'o', 'p'),
        ("es", "Obligatorio / Facultativo", 'o', 'f'),
        ("pt-BR", "Obrigatório / Opcional", 'o', 'o'),
        ("de", "(E) Pflicht (O) nicht erforderlich", 'e', 'o'),
        ("de", "(E) nicht erforderlich (O) Pflicht", 'o', 'e'),
        ("en", "(R)equired / (N)ot required", 'r', 'n'),
        ("pt-BR", "(b) Não obrigatório / (O) Obrigatório", 'o', 'b'),
        ("ja", "(M) 必須ではない (O) 必須", 'o', 'm'),
        ("zh-Hans", "(M) 非强制性/(O) 必选", 'o', 'm'),
        ("en", "(M)andatroy / (O)pt.", 'm', 'o'),
    ];
    for (lang, word, mandatory, optional) in cases {
        let header = header(lang, &format!("| Task ID | Task Name | {word} | x | y |"));
        let letters = (header.letters.mandatory, header.letters.optional);
        assert_eq!(letters, (Some(mandatory), Some(optional)), "{word}");
        assert_eq!(header.letters.guessed, None, "{word}");
        assert_eq!(header.kind, TableKind::Tasks, "{word}");
    }
}

#[test]
fn a_letter_that_stands_for_several_words_means_neither() {
    for (lang, word) in [
        ("en", "(O)bligatoire / (O)ptionnel"),
        ("en", "(O)bbligatorio / (O)pzionale"),
        ("fr", "O = Obligatoire / O = Optionnel"),
        ("en", "Obligatoire (O) / Optionnel (O)"),
        ("en", "Obligatoire / Optionnel"),
        ("en", "(O)bligatory / (O)ptional / (M)aybe"),
        ("en", "(O)bligatory / (M)aybe / (O)ptionnel"),
        ("es", "(O)bligatorio / (O)pcional"),
    ] {
        let header = header(lang, &format!("| Task ID | Task Name | {word} | FastTrack Role | y |"));
        let lexicons = Lexicons::default();
        let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::new(lang) };
        assert_eq!(header.requirement("O", vocabulary), Requirement::Unknown, "{word}");
        assert!(!header.letters.is_empty(), "{word}");
    }
}

#[test]
fn negations_turn_a_word_round_whatever_the_language_of_the_page() {
    for (word, mandatory, optional) in [
        ("(N)icht optional / (O)ptional", "N", "O"),
        ("(K)ein optional / (O)ptional", "K", "O"),
        ("(N)ot optional / (O)ptional", "N", "O"),
        ("(O)bligatorio / (N)o obligatorio", "O", "N"),
        ("(O)brigatório no Teams / o(p)cional no Teams", "O", "P"),
        ("(N)ão opcional / (O)pcional", "N", "O"),
        ("(M) 必須 / (O) 必須ではない", "M", "O"),
        ("(M) 非可选 / (O) 可选", "M", "O"),
        ("(V)erbindlich / (U)nverbindlich", "V", "U"),
        ("(I)nnecesario / (N)ecesario", "N", "I"),
        ("(M)Mandatory (O)Optional", "M", "O"),
        ("(O)Optional (M)Mandatory", "M", "O"),
    ] {
        for lang in ["en", "de", "es", "pt-BR", "ja", "zh-Hans"] {
            let header = header(lang, &format!("| Task ID | Task Name | {word} | FastTrack Role | y |"));
            let lexicons = Lexicons::default();
            let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::new(lang) };
            let reads = |flag: &str| header.requirement(flag, vocabulary);
            let read = (reads(mandatory), reads(optional));
            assert_eq!(read, (Requirement::Mandatory, Requirement::Optional), "{lang}: {word}");
        }
    }
}

#[test]
fn digits_with_known_words_are_letters() {
    for (word, mandatory, optional) in [
        ("(1) mandatory (2) optional", "1", "2"),
        ("Optional (0) / Mandatory (1)", "1", "0"),
        ("0 = mandatory, 1 = optional", "0", "1"),
        ("1 mandatory / 2 optional", "1", "2"),
        ("Mandatory / Optional (1)", "M", "O"),
        ("(M)andatory (1) / (O)ptional (2)", "M", "O"),
    ] {
        let header = header("en", &format!("| Task ID | Task Name | {word} | FastTrack Role | y |"));
        let lexicons = Lexicons::default();
        let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::english() };
        let reads = |flag: &str| header.requirement(flag, vocabulary);
        let read = (reads(mandatory), reads(optional));
        assert_eq!(read, (Requirement::Mandatory, Requirement::Optional), "{word}");
        assert!(header.explains(mandatory), "{word}");
    }
}

#[test]
fn a_letter_whose_words_say_neither_means_neither() {
    for (lang, word, flag) in [
        ("en", "(M) Recommended / (O)ptional", "M"),
        ("de", "(E) Empfohlen (O) Optional", "E"),
        ("es", "(M) Recomendado / (O)pcional", "M"),
        ("pt-BR", "(b) Recomendado / (O) Opcional", "b"),
        ("ja", "(M) 推奨 (O) オプション", "M"),
        ("zh-Hans", "(M) 推荐/(O) 可选", "M"),
    ] {
        let header = header(lang, &format!("| Task ID | Task Name | {word} | FastTrack Role | y |"));
        let lexicons = Lexicons::default();
        let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::new(lang) };
        assert_eq!(header.requirement(flag, vocabulary), Requirement::Unknown, "{word}");
        assert_eq!(header.requirement("O", vocabulary), Requirement::Optional, "{word}");
    }
}

#[test]
fn unknown_words_make_a_guess() {
    for (word, letter, words) in [
        ("(M)anual / (O)ptional", 'm', "manual"),
        ("M = Maybe, O = Obligatory", 'm', "maybe"),
        ("Priority (M)edium / (O)ther", 'm', "medium"),
    ] {
        let header = header("en", &format!("| Task ID | Task Name | {word} | FastTrack Role | y |"));
        assert_eq!(header.letters.guessed, Some((letter, words.to_owned())), "{word}");
    }
}

#[test]
fn letters_with_unknown_words_are_not_reversed() {
    for word in ["Opt. / Mand.", "O = Opt. / M = Mand.", "(O)pt. / (M)and."] {
        let header = header("en", &format!("| Task ID | Task Name | {word} | FastTrack Role | y |"));
        let lexicons = Lexicons::default();
        let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::english() };
        assert_eq!(header.requirement("O", vocabulary), Requirement::Optional, "{word}");
        assert_eq!(header.requirement("M", vocabulary), Requirement::Mandatory, "{word}");
    }
}

#[test]
fn columns_are_known_by_word_and_else_by_position() {
    let spanish = header(
        "es",
        "| Tareas de Id. | Cargo laboral | (M)andatorio / (O)pcional | Rol de FastTrack | Servicios |",
    );
    assert_eq!(spanish.meanings, TASK_ORDER);
    let gap = header("en", "| Task ID | | (M)andatory / (O)ptional | FastTrack Role | Services |");
    assert_eq!((gap.meanings, gap.has_empty_cell), (TASK_ORDER.to_vec(), true));
    assert_eq!(header("en", "| **Date** | Who Changed | What Changed | Notes |").kind, TableKind::Revisions);
    assert_eq!(header("en", "| Scenario | Status |").kind, TableKind::Unclear);
    assert_eq!(header("en", "| Owner | Services |").kind, TableKind::Other);
}

#[test]
fn a_flag_means_what_the_header_says_and_else_what_is_usual() {
    let lexicons = Lexicons::default();
    let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::new("de") };
    let german = header("de", "| Aufgaben-ID | Name der Aufgabe | (E) Erforderlich (O) Optional | x | y |");
    let reads = |flag: &str| german.requirement(flag, vocabulary);
    assert_eq!(reads("**E**"), Requirement::Mandatory);
    assert_eq!(reads("o"), Requirement::Optional);
    assert_eq!(reads("M"), Requirement::Mandatory);
    assert_eq!(reads("Erforderlich"), Requirement::Mandatory);
    assert_eq!(reads("?"), Requirement::Unknown);
    assert!(german.explains("E") && !german.explains("M"));
}
