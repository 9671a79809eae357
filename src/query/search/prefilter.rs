//! Which pages cannot contain what a query asks for, judged by their raw text, so that they need not be read.
//!
//! A page that passes may still contain nothing; one that does not pass never contains anything. Markdown can hide what
//! separates the letters of a word: the target of a link, a tag, an entity. So each word is looked for in the letters
//! of the raw text, and in those of the raw text without such things.

use std::sync::LazyLock;

use memchr::memmem;

use crate::query::search::folded::letters;
use crate::query::search::matching::Alternative;
use crate::query::search::query::{Pattern, Query};
use crate::source::fold::is_invisible;
use crate::source::markdown::html;

/// The letters that a page has to contain: of each list one.
#[derive(Clone, Debug, Default)]
pub struct Prefilter {
    needed: Vec<Vec<Needed>>,
}

/// A run of letters.
#[derive(Clone, Debug)]
struct Needed {
    letters: String,
    /// As nearly everybody writes it: a page that has one of these need not be folded.
    spellings: [String; 3],
}

impl Needed {
    fn new(letters: String) -> Self {
        let mut capitalized = letters.clone();
        if let Some(first) = capitalized.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let spellings = [capitalized, letters.to_ascii_uppercase(), letters.clone()];
        Self { letters, spellings }
    }

    fn is_spelled_in(&self, raw: &str) -> bool {
        self.spellings.iter().any(|spelling| memmem::find(raw.as_bytes(), spelling.as_bytes()).is_some())
    }
}

impl Prefilter {
    /// Passes pages that may contain all terms of a query, or alternatives to them.
    #[must_use]
    pub fn all(query: &Query, alternatives: &[Alternative]) -> Self {
        Self { needed: needed(query, alternatives).flatten().collect() }
    }

    /// Passes pages that may contain one of the terms.
    #[must_use]
    pub fn any(query: &Query, alternatives: &[Alternative]) -> Self {
        let each: Option<Vec<Vec<Needed>>> = needed(query, alternatives).collect();
        let one = each.map(|each| each.concat()).filter(|words| !words.is_empty());
        Self { needed: one.into_iter().collect() }
    }

    /// Whether a page with this key and this raw text may contain what is asked for.
    #[must_use]
    pub fn passes(&self, key: &str, raw: &str) -> bool {
        let written = LazyLock::new(|| [letters(raw), letters(key)]);
        let shown = LazyLock::new(|| shown(raw).map(|shown| letters(&shown)));
        let contains = |Needed { letters, .. }: &Needed| {
            written.iter().any(|text| text.contains(letters))
                || shown.as_ref().is_none_or(|shown| shown.contains(letters))
        };
        let has_one = |words: &Vec<Needed>| {
            words.iter().any(|word| word.is_spelled_in(raw)) || words.iter().any(contains)
        };
        self.needed.iter().all(has_one) || has_letters_as_entities(raw)
    }
}

/// What each term needs: one of these runs of letters; nothing for a regular expression, which may match anything.
fn needed<'q>(
    query: &'q Query,
    alternatives: &'q [Alternative],
) -> impl Iterator<Item = Option<Vec<Needed>>> + 'q {
    query.wanted.iter().enumerate().map(|(index, term)| {
        let Pattern::Letters(_) = &term.pattern else { return None };
        let others = alternatives.iter().filter(move |other| other.terms.contains(&index));
        let words = others.flat_map(|other| &other.words).chain([&term.typed]);
        Some(words.map(|word| Needed::new(longest_run(word))).collect())
    })
}

/// The longest run of letters between blanks and punctuation.
fn longest_run(typed: &str) -> String {
    let divides = |c: char| !is_invisible(c) && (c.is_whitespace() || c.is_ascii_punctuation());
    typed.split(divides).map(letters).max_by_key(String::len).unwrap_or_else(|| letters(typed))
}

/// A text without targets of links, references, tags and entities; `None` where one of them does not end on its line, or
/// may end elsewhere than its signs say: then only reading the text tells what it shows.
fn shown(raw: &str) -> Option<String> {
    let mut shown = String::with_capacity(raw.len());
    for line in raw.split_inclusive('\n') {
        let mut at = 0;
        while let Some(next) = line.get(at..).and_then(|rest| rest.find([']', '<', '&'])) {
            let next = at + next;
            let from = line.get(next..).unwrap_or_default();
            let hidden = match from.as_bytes() {
                [b']', b'(', ..] => end_of_target(from)? + 1,
                [b']', b'[', ..] => from.get(1..)?.find(']')? + 2,
                // A comment that begins a line is a block of its own, which joins no words.
                [b'<', b'!', b'-', b'-', ..] if next == 0 => {
                    from.find("-->").map_or(from.len(), |end| end + 3)
                }
                [b'<', b'!', b'-', b'-', ..] => from.find("-->")? + 3,
                [b'<', ..] if html::is_tag(from) => end_of_tag(from)? + 1,
                [b'&', ..] => end_of_entity(from).map_or(0, |end| end + 1),
                _ => 0,
            };
            shown.push_str(line.get(at..next + usize::from(hidden == 0)).unwrap_or_default());
            at = next + hidden.max(1);
        }
        shown.push_str(line.get(at..).unwrap_or_default());
    }
    Some(shown)
}

/// Where the target of a link ends, which may have parentheses of its own. Those in quotes or angle brackets, or with a
/// backslash, would not count.
fn end_of_target(text: &str) -> Option<usize> {
    let (mut depth, mut quotes) = (0, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at).filter(|_| quotes % 2 == 0),
            b')' => depth -= 1,
            b'"' | b'\'' => quotes += 1,
            b'<' | b'\\' | b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// Where a tag ends. One that contains another has it in quotes, or is not a tag.
fn end_of_tag(text: &str) -> Option<usize> {
    let end = text.get(1..)?.find(['<', '>'])? + 1;
    (text.as_bytes().get(end) == Some(&b'>')).then_some(end)
}

/// Where an entity ends that a text begins with.
fn end_of_entity(text: &str) -> Option<usize> {
    const LONGEST: usize = 39;
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let end = 1 + text.bytes().skip(1).take(LONGEST).take_while(|byte| inside(byte)).count();
    (end > 1 && text.as_bytes().get(end) == Some(&b';')).then_some(end)
}

/// Whether a text writes letters as entities, so that only reading it shows which.
fn has_letters_as_entities(raw: &str) -> bool {
    const SIGNS: [&str; 7] = ["amp", "lt", "gt", "nbsp", "quot", "apos", "copy"];
    raw.match_indices('&').any(|(at, _)| {
        let from = raw.get(at..).unwrap_or_default();
        end_of_entity(from).and_then(|end| from.get(1..end)).is_some_and(|name| !SIGNS.contains(&name))
    })
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
            "suc<!-- a > b -->cess",
            "suc[](\nu)cess",
            "suc[](<u)v>)cess",
            "suc[](u \"a) b\")cess",
            "suc<i\nid=a>cess",
            "x <y suc<b>cess</b>",
        ] {
            assert!(passes("success", raw), "{raw}");
        }
        assert!(passes("\"kick off\"", "[kick](u)-off"));
        assert!(passes("key", "nothing"));
        assert!(passes("/x/", "nothing"));
    }

    #[test]
    fn a_line_of_open_tags_takes_linear_time() {
        assert!(!passes("success", &"<".repeat(400_000)));
    }

    #[test]
    fn pages_without_the_letters_do_not_pass() {
        for raw in [
            "succes",
            "suc cess x",
            "a & b &amp; c",
            "(suc)x(cess)",
            "succes](u \"t\") <b>x</b> ![r][s]",
            "<!--\nsucces\n-->",
        ] {
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
