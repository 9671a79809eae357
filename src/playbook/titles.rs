//! Finds the titles of processes in text. A playbook may have thousands of them, so all are searched for at once.

use foldhash::HashMap;

use crate::source::Span;
use crate::source::fold::is_invisible;

/// The number of characters by which titles are indexed. No title is shorter.
const PREFIX: usize = 3;

/// The titles of processes in one language.
#[derive(Debug, Default)]
pub struct Titles {
    /// The keys by normalized title; several processes may share one.
    keys: HashMap<String, Vec<String>>,
    /// The lengths of titles in bytes, by prefix, the longest first.
    lengths: HashMap<String, Vec<usize>>,
}

/// A title in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Mention<'t> {
    /// The keys of the processes that have it.
    pub keys: &'t [String],
    /// Where it stands in the text.
    pub span: Span,
}

impl Titles {
    pub(super) fn add(&mut self, title: &str, key: &str) {
        let title = Normalized::of(title).text.trim().to_owned();
        let Some(first) = prefix(&title) else { return };
        let lengths = self.lengths.entry(first.to_owned()).or_default();
        if !lengths.contains(&title.len()) {
            lengths.push(title.len());
            lengths.sort_unstable_by(|a, b| b.cmp(a));
        }
        let keys = self.keys.entry(title).or_default();
        if !keys.iter().any(|known| known == key) {
            keys.push(key.to_owned());
        }
    }

    /// The titles in a text, in its order. Ignores case, emphasis and odd blanks.
    ///
    /// A title that could be an ordinary word counts only where it is all that a link or a line says.
    #[must_use]
    pub fn find_in(&self, text: &str) -> Vec<Mention<'_>> {
        let normalized = Normalized::of(text);
        let mut found = Vec::new();
        let mut end = 0;
        for (at, _) in normalized.text.char_indices() {
            if at < end || !normalized.begins_word(at) {
                continue;
            }
            let rest = normalized.text.get(at..).unwrap_or_default();
            let lengths = prefix(rest).and_then(|prefix| self.lengths.get(prefix));
            let mention = lengths.into_iter().flatten().find_map(|length| {
                let keys = self.keys.get(rest.get(..*length)?)?;
                let span = normalized.span(at, at + length)?;
                let counts = is_distinctive(rest.get(..*length)?) || is_alone(text, span);
                (counts && normalized.ends_word(at + length)).then_some((at + length, Mention { keys, span }))
            });
            if let Some((stop, mention)) = mention {
                end = stop;
                found.push(mention);
            }
        }
        found
    }
}

/// A text in lower case, without emphasis and invisible characters, with single blanks and hyphens.
struct Normalized {
    text: String,
    /// Where each byte comes from.
    from: Vec<usize>,
}

impl Normalized {
    fn of(text: &str) -> Self {
        let mut own = Self { text: String::with_capacity(text.len()), from: Vec::with_capacity(text.len()) };
        for (at, c) in text.char_indices().filter(|(_, c)| *c != '*' && !is_invisible(*c)) {
            let c = match c {
                '–' | '—' => '-',
                c if c.is_whitespace() => ' ',
                c => c,
            };
            if c != ' ' || !own.text.ends_with(' ') {
                own.text.extend(c.to_lowercase());
                own.from.resize(own.text.len(), at);
            }
        }
        own
    }

    /// The bytes of the text as written that became these.
    fn span(&self, start: usize, end: usize) -> Option<Span> {
        let last = self.text.get(..end)?.chars().next_back()?;
        let at = *self.from.get(end - last.len_utf8())?;
        // A letter and its lower case may differ in length, which nothing but the end of the last one depends on.
        Some(Span::new(*self.from.get(start)?, at + last.len_utf8()))
    }

    fn begins_word(&self, at: usize) -> bool {
        let before = self.text.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(is_spaced_letter)
    }

    fn ends_word(&self, at: usize) -> bool {
        let last = self.text.get(..at).and_then(|title| title.chars().next_back());
        let after = self.text.get(at..).and_then(|after| after.chars().next());
        !(last.is_some_and(is_spaced_letter) && after.is_some_and(is_spaced_letter))
    }
}

/// Whether a character is of a script that puts blanks between words.
fn is_spaced_letter(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{3040}'
}

/// Whether a text is all that its link or its line says.
fn is_alone(text: &str, span: Span) -> bool {
    let marker = |c: char| c.is_ascii_digit() || " \t*+-.)".contains(c);
    let before = text.get(..span.start as usize).unwrap_or_default().trim_end_matches(marker);
    let after = text.get(span.end as usize..).unwrap_or_default();
    let after = after.trim_start_matches([' ', '\t', '*', '.', '。', ';', ',']);
    (before.is_empty() || before.ends_with(['[', '\n']))
        && (after.is_empty() || after.starts_with([']', '\n', '\r']))
}

/// The first characters of a text; `None` if it is shorter.
fn prefix(text: &str) -> Option<&str> {
    let (last, c) = text.char_indices().nth(PREFIX - 1)?;
    text.get(..last + c.len_utf8())
}

/// Whether a title cannot be mistaken for an ordinary word.
fn is_distinctive(title: &str) -> bool {
    let unspaced = title.chars().filter(|c| *c >= '\u{3040}').count();
    title.split_whitespace().count() >= 2 || unspaced >= 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(titles: &Titles, text: &'t str) -> Vec<&'t str> {
        titles.find_in(text).iter().map(|mention| text.get(mention.span.range()).unwrap_or("")).collect()
    }

    #[test]
    fn titles_are_found_whatever_their_case_emphasis_and_blanks() {
        let mut titles = Titles::default();
        titles.add("Plan the Rollout", "enable-plan");
        titles.add("Plan the Rollout Party", "enable-party");
        titles.add("展開を計画する", "enable-ja");
        let text = "- plan **the**\u{A0} Rollout, then [Plan the\nRollout Party](x)";
        assert_eq!(found(&titles, text), ["plan **the**\u{A0} Rollout", "Plan the\nRollout Party"]);
        assert_eq!(found(&titles, "次に展開を計画するを行う"), ["展開を計画する"]);
        assert!(found(&titles, "Replan the rollout. Plan the rollouts.").is_empty());
    }

    #[test]
    fn an_ordinary_word_is_a_title_only_where_it_stands_alone() {
        let mut titles = Titles::default();
        titles.add("Migration", "migrate-migration");
        for alone in ["- Migration\n- x", "1. **Migration**.", "the [Migration](https://example.com) page"] {
            assert_eq!(found(&titles, alone), ["Migration"], "{alone}");
        }
        assert!(found(&titles, "- Wait for the migration\n- migration begins").is_empty());
    }
}
