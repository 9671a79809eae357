//! Which pages cannot hold what is asked for: told from their raw text, so that they need not be read.
//!
//! A page that is let through may still hold nothing; one that is held back never holds anything. What the eye
//! sees as one word may be torn apart in the raw text only by what Markdown hides: the target of a link, a tag,
//! an entity. So each word is looked for in the letters of the raw text, and of the raw text without those.

use memchr::memmem;

use crate::query::search::letters::close_up;
use crate::query::search::matching::Instead;
use crate::query::search::words::{Query, Term, What};

/// The letters that must be there.
#[derive(Clone, Debug, Default)]
pub struct Prefilter {
    /// One of each of these lists of alternatives; of an alternative, every word.
    needs: Vec<Vec<Vec<Vec<u8>>>>,
    /// Whether there is a term that no letters tell.
    open: bool,
}

impl Prefilter {
    /// A prefilter for a query, and for the words that may stand for its own.
    #[must_use]
    pub fn of(query: &Query, instead: &[Instead]) -> Self {
        let mut needs = Vec::new();
        let mut open = false;
        for (index, term) in query.wanted.iter().enumerate() {
            let Some(own) = letters(term) else {
                open = true;
                continue;
            };
            let mut ways = vec![own];
            for other in instead.iter().filter(|other| other.terms.contains(&index)) {
                ways.extend(other.words.iter().map(|word| pieces(word)));
            }
            needs.push(ways);
        }
        Self { needs, open }
    }

    /// The same, but one of the terms is enough.
    #[must_use]
    pub fn any(self) -> Self {
        if self.open || self.needs.is_empty() {
            return Self::default();
        }
        Self { needs: vec![self.needs.into_iter().flatten().collect()], open: false }
    }

    /// Whether a page of this key with this raw text may hold what is asked for.
    #[must_use]
    pub fn lets_through(&self, key: &str, raw: &str) -> bool {
        let plain = |ways: &Vec<Vec<Vec<u8>>>| {
            ways.iter().any(|pieces| pieces.iter().all(|piece| is_plain(raw, piece)))
        };
        if self.needs.iter().all(plain) {
            return true;
        }
        let mut all = Vec::with_capacity(raw.len() + key.len());
        close_up(raw, &mut all);
        all.push(b'\n');
        close_up(key, &mut all);
        let mut seen: Option<Vec<u8>> = None;
        let mut holds = |piece: &Vec<u8>| {
            let shown = || {
                let mut letters = Vec::with_capacity(raw.len());
                without_what_is_hidden(raw, &mut letters);
                letters
            };
            memmem::find(&all, piece).is_some()
                || memmem::find(seen.get_or_insert_with(shown), piece).is_some()
        };
        self.needs.iter().all(|ways| ways.iter().any(|pieces| pieces.iter().all(&mut holds)))
            || has_letters_in_entities(raw)
    }
}

/// Whether a text plainly holds letters as most words are written: small, with a capital, or all in capitals.
fn is_plain(raw: &str, letters: &[u8]) -> bool {
    let mut capital = letters.to_vec();
    capital.iter_mut().take(1).for_each(u8::make_ascii_uppercase);
    let ways = [letters.to_vec(), capital, letters.to_ascii_uppercase()];
    ways.iter().any(|way| memmem::find(raw.as_bytes(), way).is_some())
}

/// The words of a term; nothing for a regular expression, which may match anything.
fn letters(term: &Term) -> Option<Vec<Vec<u8>>> {
    match &term.what {
        What::Letters(_) => Some(pieces(&term.typed)),
        What::Regex(_) => None,
    }
}

/// Runs of letters between blanks and punctuation, closed up.
fn pieces(typed: &str) -> Vec<Vec<u8>> {
    let seen = |c: char| crate::source::fold::is_invisible(c) || !is_divider(c);
    let runs = typed.split(|c| !seen(c));
    let closed = runs.map(|run| {
        let mut letters = Vec::new();
        close_up(run, &mut letters);
        letters
    });
    closed.filter(|letters| !letters.is_empty()).collect()
}

fn is_divider(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation()
}

/// Adds the letters that stand outside of links' targets, tags and entities.
fn without_what_is_hidden(raw: &str, letters: &mut Vec<u8>) {
    let mut rest = raw;
    let hides = |byte: u8| matches!(byte, b'(' | b'<' | b'&' | b'[');
    while let Some(at) = rest.bytes().position(hides) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        close_up(before, letters);
        rest = match after_hidden(from, before.ends_with(']')) {
            Some(after) => after,
            None => from.get(1..).unwrap_or_default(),
        };
    }
    close_up(rest, letters);
}

/// What comes after a target, a tag or an entity that begins here; nothing where none does.
fn after_hidden(from: &str, after_text: bool) -> Option<&str> {
    let line = from.split('\n').next()?;
    let end = match line.as_bytes().first()? {
        b'(' if after_text => matching_bracket(line)?,
        b'[' if after_text => line.find(']')?,
        b'<' => line.find('>')?,
        b'&' => line.find(';').filter(|end| *end < 40)?,
        _ => return None,
    };
    from.get(end + 1..)
}

/// The bracket that closes the one that a text begins with.
fn matching_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let bytes = text.bytes().enumerate();
    bytes.into_iter().find_map(|(at, byte)| {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

/// Whether a text spells letters as entities, so that only reading it tells which.
fn has_letters_in_entities(raw: &str) -> bool {
    const SIGNS: [&str; 7] = ["amp", "lt", "gt", "nbsp", "quot", "apos", "copy"];
    raw.match_indices('&').any(|(at, _)| {
        let name = raw.get(at + 1..).unwrap_or_default();
        let end = name.bytes().take(40).position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
        let closed = end.filter(|end| *end > 0 && name.as_bytes().get(*end) == Some(&b';'));
        closed.is_some_and(|end| !SIGNS.contains(&name.get(..end).unwrap_or_default()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(query: &str, raw: &str) -> bool {
        Prefilter::of(&Query::parse(query).unwrap(), &[]).lets_through("a-key", raw)
    }

    #[test]
    fn words_that_markdown_tears_apart_are_let_through() {
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
    fn pages_without_the_letters_are_held_back() {
        for raw in ["succes", "suc cess x", "a & b &amp; c", "(suc)x(cess)"] {
            assert!(!passes("successor", raw), "{raw}");
        }
        assert!(!passes("success review", "success alone"));
    }

    #[test]
    fn one_of_several_words_may_be_enough() {
        let any = |query: &str| Prefilter::of(&Query::parse(query).unwrap(), &[]).any();
        assert!(any("success review").lets_through("", "success alone"));
        assert!(!any("success review").lets_through("", "neither"));
        assert!(any("success /re/").lets_through("", "neither"));
    }
}
