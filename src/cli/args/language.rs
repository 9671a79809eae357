//! The language preference: strict from `--lang`, with fallbacks from the environment.

use std::env;

use crate::cli::exit::Error;
use crate::query::Choice;
use crate::query::reference::{Name, closest_keys};
use crate::source::{Lexicons, Tag};

/// A preference, and a notice about it.
#[derive(Debug, PartialEq, Eq)]
pub struct LanguagePreference {
    /// What is chosen.
    pub choice: Choice,
    /// A notice if a near language replaces the requested one.
    pub notice: Option<String>,
    /// The environment variable that names the first of the languages; none if an option or the settings do.
    pub variable: Option<&'static str>,
}

/// The word for every language.
const ALL: &str = "all";

/// The preference of `--lang`.
///
/// # Errors
/// If a name is not that of a language.
pub fn strict(names: &str, lexicons: &Lexicons) -> Result<LanguagePreference, Error> {
    if names.split(',').any(|name| name.trim() == ALL) {
        return Ok(LanguagePreference { choice: Choice::All, notice: None, variable: None });
    }
    let mut tags: Vec<Tag> = Vec::new();
    let mut notice = None;
    for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let preference = lexicons.find_language(name).ok_or_else(|| unknown(name, lexicons))?;
        if !preference.exact {
            notice = Some(near(name, &preference.tag, lexicons));
        }
        if !tags.contains(&preference.tag) {
            tags.push(preference.tag);
        }
    }
    if tags.is_empty() {
        return Err(unknown(names, lexicons));
    }
    Ok(LanguagePreference { choice: Choice::Strict(tags), notice, variable: None })
}

/// The preference of the environment and of the settings. `lookup` gives the value of a variable.
///
/// `FTPB_LANG` goes first; then the settings; then `LANGUAGE`, a list, which counts only where a locale is set (tldr
/// client specification 2.1, as GNU gettext has it); then the locale itself.
pub fn environment(
    lookup: impl Fn(&str) -> Option<String>,
    settings: &[String],
    lexicons: &Lexicons,
) -> LanguagePreference {
    let value = |name: &'static str| Some((name, lookup(name).filter(|value| !value.is_empty())?));
    let mut names: Vec<(Option<&'static str>, String)> = Vec::new();
    let mut add = |variable, list: &str| {
        names.extend(list.split([',', ':']).map(|name| (variable, bare(name).to_owned())));
    };
    if let Some((name, own)) = value("FTPB_LANG") {
        add(Some(name), &own);
    }
    for list in settings {
        add(None, list);
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(value);
    if let Some((of_locale, locale)) = locale.filter(|(_, locale)| !is_neutral(locale)) {
        if let Some((name, list)) = value("LANGUAGE") {
            add(Some(name), &list);
        }
        add(Some(of_locale), &locale);
    }
    if let Some((variable, _)) = names.first().filter(|(_, name)| name == ALL) {
        return LanguagePreference { choice: Choice::All, notice: None, variable: *variable };
    }
    let mut tags: Vec<Tag> = Vec::new();
    // Where no name is that of a language, the first one is what was asked for.
    let mut variable = names.first().and_then(|(variable, _)| *variable);
    let mut notice = None;
    for (named_by, name) in &names {
        let Some(preference) = lexicons.find_language(name) else { continue };
        if tags.is_empty() {
            variable = *named_by;
            notice = (!preference.exact).then(|| near(name, &preference.tag, lexicons));
        }
        if !tags.contains(&preference.tag) {
            tags.push(preference.tag);
        }
    }
    if let (true, Some((_, first))) = (tags.is_empty(), names.first()) {
        notice = Some(near(first, &Tag::english(), lexicons));
    }
    LanguagePreference { choice: Choice::Prefer(tags), notice, variable }
}

/// The value of an environment variable, legible even if it is no text, so that a message can name it.
#[must_use]
pub fn variable(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

/// A locale without encoding and modifier: `zh_CN` of `zh_CN.GB18030@x`.
fn bare(locale: &str) -> &str {
    locale.split(['.', '@']).next().unwrap_or(locale).trim()
}

/// Whether a locale is about encoding only: `C`, `POSIX`, `C.UTF-8`.
fn is_neutral(locale: &str) -> bool {
    matches!(bare(locale), "C" | "POSIX" | "")
}

fn near(name: &str, tag: &Tag, lexicons: &Lexicons) -> String {
    let english = lexicons.get(tag).map_or(tag.as_str(), |lexicon| lexicon.english_name());
    format!("there are no pages in `{name}`; showing {english} (`{tag}`)")
}

fn unknown(name: &str, lexicons: &Lexicons) -> Error {
    let names: Vec<Name> = lexicons
        .all()
        .map(|lexicon| {
            let names = [lexicon.name(), lexicon.english_name()].into_iter();
            Name::new(lexicon.tag().as_str()).titled(names.chain(lexicon.words().aliases.iter()))
        })
        .collect();
    let suggestions = closest_keys(name, &names);
    let known = lexicons.tags().map(ToString::to_string).collect();
    Error::Usage { what: "language", value: name.to_owned(), suggestions, known, list: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> Vec<String> {
        let lookup =
            |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        environment(lookup, &[], &Lexicons::default()).choice.tags().iter().map(ToString::to_string).collect()
    }

    /// The table of the tldr client specification 2.1, with languages that ftpb has.
    #[test]
    fn language_lists_go_before_the_locale_and_count_only_with_one() {
        type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);
        let cases: [Case<'_>; 5] = [
            (&[("LANG", "ja"), ("LANGUAGE", "es:ja:de")], &["es", "ja", "de"]),
            (&[("LANG", "ja"), ("LANGUAGE", "es:de:pt_BR")], &["es", "de", "pt-BR", "ja"]),
            (&[("LANG", "es")], &["es"]),
            (&[("LANGUAGE", "es:ja")], &[]),
            (&[], &[]),
        ];
        for (pairs, expected) in cases {
            assert_eq!(env(pairs), expected, "{pairs:?}");
        }
    }

    #[test]
    fn neutral_locales_and_encodings_are_ignored() {
        assert!(env(&[("LANG", "C.UTF-8"), ("LANGUAGE", "de")]).is_empty());
        assert!(env(&[("LC_ALL", "POSIX"), ("LANG", "de_DE.UTF-8")]).is_empty());
        assert_eq!(env(&[("LC_ALL", "de_DE.UTF-8"), ("LANG", "en_US.UTF-8")]), ["de"]);
        assert_eq!(env(&[("LANG", "zh_CN.GB18030")]), ["zh-Hans"]);
        assert_eq!(env(&[("FTPB_LANG", "ja"), ("LANG", "de_AT@euro")]), ["ja", "de"]);
        assert!(env(&[("LANG", "xx_XX")]).is_empty());
    }

    #[test]
    fn a_locale_without_pages_gets_one_notice_about_english() {
        let notice = |value: &'static str| {
            let lookup = |name: &str| (name == "LANG").then(|| value.to_owned());
            environment(lookup, &[], &Lexicons::default()).notice
        };
        assert_eq!(
            notice("fr_FR.UTF-8").as_deref(),
            Some("there are no pages in `fr_FR`; showing English (`en`)")
        );
        assert_eq!(notice("de_DE.UTF-8"), None);
        assert_eq!(notice("C"), None);
    }

    #[test]
    fn an_option_is_strict_and_says_when_only_a_near_language_is_there() {
        let lexicons = Lexicons::default();
        let tags = |names| strict(names, &lexicons).unwrap();
        assert_eq!(tags("de,EN").choice, Choice::Strict(vec![Tag::new("de"), Tag::new("en")]));
        assert_eq!(tags("all").choice, Choice::All);
        assert!(tags("de-AT").notice.is_none());
        assert!(tags("zh-TW").notice.is_some_and(|notice| notice.contains("Chinese")));
        let unknown = strict("germn", &lexicons).unwrap_err();
        assert!(matches!(unknown, Error::Usage { suggestions, .. } if suggestions == ["de"]));
    }
}
