//! What ftpb remembers about a checklist, in a comment at its end: its scope, and the sums of the texts that it wrote.
//!
//! ```text
//! <!-- ftpb checklist lang=en service=teams
//! assess:1a2b3c4d 3735:0a1b2c3d …
//! -->
//! ```

use std::ops::Range;

use foldhash::HashMap;

use crate::checklist::scope::{Scope, key, word};

const OPEN: &str = "<!-- ftpb checklist";
const CLOSE: &str = "-->";
const HINT: &str = "Keep this comment. It tells ftpb which words are its own and which are yours.";
/// The same sentence in checklists of earlier versions.
const EARLIER_HINT: &str = "Keep this comment: by it, ftpb tells its own words from yours.";

/// What may stand before it.
const LEADING: [char; 3] = ['\u{feff}', ' ', '\t'];

/// The width of its lines.
const WIDTH: usize = 100;

/// What ftpb remembers.
#[derive(Clone, Debug)]
pub struct Memory {
    /// Language and filters.
    pub scope: Scope,
    /// Task ids and the keys of phases and processes, each with the sum of the text that ftpb wrote.
    pub sums: Vec<(String, u32)>,
    /// The lines of the comment.
    pub lines: Range<usize>,
}

/// Whether lines are such a comment, perhaps below a blank line.
#[must_use]
pub fn is_comment(lines: &[String]) -> bool {
    lines.iter().find(|line| !line.trim().is_empty()).is_some_and(|line| begins(line))
}

impl Memory {
    /// Finds the comment among lines; the last one, if there are several. `None` if it holds anything else.
    #[must_use]
    pub fn find<'t>(lines: impl DoubleEndedIterator<Item = (usize, &'t str)> + Clone) -> Option<Self> {
        let (first, opening) = lines.clone().rev().find(|(_, line)| begins(line))?;
        let opening = opening.trim_start_matches(LEADING).strip_prefix(OPEN)?;
        let (words, mut closing) =
            opening.split_once(CLOSE).map_or((opening, None), |(words, end)| (words, Some(end)));
        let (mut sums, mut last) = (Vec::new(), first);
        for (index, line) in lines.skip_while(|(index, _)| *index <= first) {
            if closing.is_some() {
                break;
            }
            last = index;
            match line.trim().strip_prefix(CLOSE) {
                Some(end) => closing = Some(end),
                None if [HINT, EARLIER_HINT].contains(&line.trim()) => {}
                None => sums.extend(line.split_whitespace().map(entry).collect::<Option<Vec<_>>>()?),
            }
        }
        // What a person wrote between or behind would be lost with the next update.
        closing.filter(|end| end.trim().is_empty())?;
        Some(Self { scope: Scope::parse(words), sums, lines: first..last + 1 })
    }

    /// Whether an earlier version wrote it: then it has no sums, which stand behind each line.
    #[must_use]
    pub fn is_of_an_earlier_version(&self) -> bool {
        self.sums.is_empty()
    }

    /// The sums by key.
    #[must_use]
    pub fn by_key(&self) -> HashMap<&str, u32> {
        self.sums.iter().map(|(key, sum)| (key.as_str(), *sum)).collect()
    }
}

fn begins(line: &str) -> bool {
    line.trim_start_matches(LEADING).starts_with(OPEN)
}

/// A key and its sum.
fn entry(word: &str) -> Option<(String, u32)> {
    let (name, sum) = word.rsplit_once(':')?;
    Some((key(name), u32::from_str_radix(sum, 16).ok()?))
}

/// The lines of the comment.
#[must_use]
pub fn comment<'k>(scope: &Scope, sums: impl IntoIterator<Item = (&'k str, u32)>) -> Vec<String> {
    let mut lines = vec![format!("{OPEN} {}", scope.words()), HINT.to_owned()];
    let mut line = String::new();
    for (key, sum) in sums {
        let word = format!("{}:{sum:08x}", word(key));
        if !line.is_empty() && line.len() + word.len() >= WIDTH {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    lines.push(line);
    lines.push(CLOSE.to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comment_reads_back_whatever_keys_hold() {
        let words = " lang=pt-BR phase=assess role=sme service=teams,intune mandatory strict only";
        let scope = Scope::parse(words);
        let sums = [("3735", 1), ("a b:c --> d%", u32::MAX), ("評価", 7)];
        let lines = comment(&scope, sums);
        let text: Vec<(usize, &str)> = lines.iter().map(String::as_str).enumerate().collect();
        let read = Memory::find(text.into_iter()).unwrap();
        assert_eq!(read.scope.words(), words.trim());
        assert_eq!(read.sums, sums.map(|(key, sum)| (key.to_owned(), sum)));
        assert_eq!(read.lines, 0..lines.len());
        let earlier: Vec<String> = lines
            .iter()
            .map(|line| if line == HINT { EARLIER_HINT.to_owned() } else { line.clone() })
            .collect();
        let text = earlier.iter().map(String::as_str).enumerate();
        assert!(Memory::find(text).is_some_and(|read| read.sums.len() == 3), "of an earlier version");
    }

    #[test]
    fn the_comment_of_an_earlier_version_has_only_a_scope() {
        let lines = ["\u{feff}<!-- ftpb checklist lang=de mandatory -->", "# Contoso"];
        let read = Memory::find(lines.into_iter().enumerate()).unwrap();
        assert_eq!(read.scope.words(), "lang=de mandatory");
        assert!(read.is_of_an_earlier_version());
        assert!(Memory::find(["<!-- a note -->"].into_iter().enumerate()).is_none());
    }

    #[test]
    fn a_comment_with_other_lines_is_none() {
        let find = |lines: &[&'static str]| Memory::find(lines.iter().copied().enumerate());
        assert!(find(&["<!-- ftpb checklist lang=de", "1:ff", "-->"]).is_some());
        assert!(find(&["<!-- ftpb checklist lang=de", "1:ff", "my note", "-->"]).is_none());
        assert!(find(&["<!-- ftpb checklist lang=de", "1:ff", "--> mine"]).is_none());
        assert!(find(&["<!-- ftpb checklist lang=de", "1:ff"]).is_none());
    }
}
