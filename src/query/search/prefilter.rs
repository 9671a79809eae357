//! Which pages cannot contain what a query asks for, judged by their raw text, so that they need not be read.
//!
//! A page that passes may still contain nothing; one that does not pass never contains anything. Markdown can hide what
//! separates the letters of a word: the target of a link, a tag, an entity. So each word is looked for in the letters
//! of the raw text, and in those of the raw text without such things.

use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

use crate::query::search::folded::letters;
use crate::query::search::matching::Alternative;
use crate::query::search::query::{Pattern, Query};
use crate::source::fold::is_invisible;

/// The letters that a page has to contain: of each list one.
#[derive(Clone, Debug, Default)]
pub struct Prefilter {
    needed: Vec<Needed>,
}

/// Runs of letters of which a page has to contain one.
#[derive(Clone, Debug)]
struct Needed {
    words: Vec<String>,
    /// Finds them where nothing is written between their letters, which is nearly everywhere, without folding the page.
    as_written: Option<Regex>,
}

impl Needed {
    fn new(words: Vec<String>) -> Self {
        let pattern = words.iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("|");
        let as_written = RegexBuilder::new(&pattern).case_insensitive(true).build().ok();
        Self { words, as_written }
    }
}

impl Prefilter {
    /// Passes pages that may contain all terms of a query, or alternatives to them.
    #[must_use]
    pub fn all(query: &Query, alternatives: &[Alternative]) -> Self {
        Self { needed: needed(query, alternatives).flatten().map(Needed::new).collect() }
    }

    /// Passes pages that may contain one of the terms.
    #[must_use]
    pub fn any(query: &Query, alternatives: &[Alternative]) -> Self {
        let each: Option<Vec<Vec<String>>> = needed(query, alternatives).collect();
        let one = each.map(|each| each.concat()).filter(|words| !words.is_empty());
        Self { needed: one.into_iter().map(Needed::new).collect() }
    }

    /// Whether a page with this key and this raw text may contain what is asked for.
    #[must_use]
    pub fn passes(&self, key: &str, raw: &str) -> bool {
        let written = LazyLock::new(|| [letters(raw), letters(key)]);
        let visible = LazyLock::new(|| letters(&HIDDEN.replace_all(raw, "")));
        let contains =
            |word: &String| written.iter().any(|text| text.contains(word)) || visible.contains(word);
        let has_one = |needed: &Needed| {
            let is_written = needed.as_written.as_ref().is_some_and(|words| words.is_match(raw));
            is_written || needed.words.iter().any(contains)
        };
        self.needed.iter().all(has_one) || has_letters_as_entities(raw)
    }
}

/// What each term needs: one of these runs of letters; nothing for a regular expression, which may match anything.
fn needed<'q>(
    query: &'q Query,
    alternatives: &'q [Alternative],
) -> impl Iterator<Item = Option<Vec<String>>> + 'q {
    query.wanted.iter().enumerate().map(|(index, term)| {
        let Pattern::Letters(_) = &term.pattern else { return None };
        let others = alternatives.iter().filter(move |other| other.terms.contains(&index));
        let words = others.flat_map(|other| &other.words).chain([&term.typed]);
        Some(words.map(|word| longest_run(word)).collect())
    })
}

/// The longest run of letters between blanks and punctuation.
fn longest_run(typed: &str) -> String {
    let divides = |c: char| !is_invisible(c) && (c.is_whitespace() || c.is_ascii_punctuation());
    typed.split(divides).map(letters).max_by_key(String::len).unwrap_or_else(|| letters(typed))
}

/// Targets of links, references, tags and entities.
static HIDDEN: LazyLock<Regex> =
    LazyLock::new(|| constant(r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]|<[^>\n]*>|&[^;\s]{1,38};"));

static ENTITY: LazyLock<Regex> = LazyLock::new(|| constant("&[#0-9A-Za-z]{1,38};"));

#[expect(clippy::unwrap_used, reason = "the expressions are constants, and tests compile them")]
fn constant(expression: &str) -> Regex {
    Regex::new(expression).unwrap()
}

/// Whether a text writes letters as entities, so that only reading it shows which.
fn has_letters_as_entities(raw: &str) -> bool {
    const SIGNS: [&str; 7] = ["&amp;", "&lt;", "&gt;", "&nbsp;", "&quot;", "&apos;", "&copy;"];
    ENTITY.find_iter(raw).any(|entity| !SIGNS.contains(&entity.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(query: &str, raw: &str) -> bool {
        Prefilter::all(&Query::parse(query).unwrap(), &[]).passes("a-key", raw)
    }

    #[test]
    fn words_with_markdown_inside_pass() {
        for raw in [
            "a success b",
            "suc**cess**",
            "[suc](https://x.test/(y)z)cess",
            "suc<b>cess</b>",
            "su\u{200B}ccess",
            "SUCCESS",
            "&#115;uccess",
            "[suc][ref]cess",
            "suc<!-- x -->cess",
        ] {
            assert!(passes("success", raw), "{raw}");
        }
        assert!(passes("\"kick off\"", "[kick](u)-off"));
        assert!(passes("key", "nothing"));
        assert!(passes("/x/", "nothing"));
    }

    #[test]
    fn pages_without_the_letters_do_not_pass() {
        for raw in ["succes", "suc cess x", "a & b &amp; c", "(suc)x(cess)"] {
            assert!(!passes("successor", raw), "{raw}");
        }
        assert!(!passes("success review", "success alone"));
    }

    #[test]
    fn one_of_several_words_may_be_enough() {
        let any = |query: &str| Prefilter::any(&Query::parse(query).unwrap(), &[]);
        assert!(any("success review").passes("", "success alone"));
        assert!(!any("success review").passes("", "neither"));
        assert!(any("success /re/").passes("", "neither"));
    }
}
