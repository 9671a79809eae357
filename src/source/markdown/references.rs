//! Link references and footnotes: what a page defines once and names elsewhere (CommonMark §4.7, GFM footnotes).

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt};
use memchr::memmem;

/// What a page defines: the addresses of links, and footnotes.
#[derive(Clone, Debug, Default)]
pub struct References {
    /// Addresses by label; those of footnotes are empty, and their labels begin with `^`.
    addresses: HashMap<String, String>,
}

impl References {
    /// Finds the definitions in a text: `[label]: address`, and `[^label]: note`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let definition = |at: usize| {
            let (before, after) = text.split_at_checked(at)?;
            let line = before.rsplit('\n').next().unwrap_or_default().trim_start_matches([' ', '>']);
            let label = line.strip_prefix('[').filter(|label| !label.contains(['[', ']']))?;
            let address = after.get("]:".len()..)?.split_whitespace().next().unwrap_or_default();
            let address = if label.starts_with('^') { "" } else { address.trim_matches(['<', '>']) };
            Some((folded(label), address.to_owned()))
        };
        let found: Vec<(String, String)> =
            memmem::find_iter(text.as_bytes(), "]:").filter_map(definition).collect();
        let mut addresses = HashMap::new();
        for (label, address) in found {
            // The first definition counts (CommonMark §4.7).
            addresses.entry(label).or_insert(address);
        }
        Self { addresses }
    }

    /// The address of a label; none for a footnote.
    #[must_use]
    pub fn address(&self, label: &str) -> Option<&str> {
        if self.addresses.is_empty() || label.starts_with('^') {
            return None;
        }
        self.addresses.get(&folded(label)).map(String::as_str)
    }

    /// A fragment without the marks of footnotes that are defined.
    #[must_use]
    pub fn without_footnotes<'a>(&self, fragment: &'a str) -> Cow<'a, str> {
        if self.addresses.is_empty() || !fragment.contains("[^") {
            return Cow::Borrowed(fragment);
        }
        let mut pieces = fragment.split("[^");
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            match piece.split_once(']') {
                Some((label, rest)) if self.addresses.contains_key(&folded(&format!("^{label}"))) => {
                    text.push_str(rest);
                }
                _ => text.extend(["[^", piece]),
            }
        }
        Cow::Owned(text)
    }
}

/// A label as labels are compared: without case and with single blanks.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_found_wherever_a_line_begins_with_one() {
        let page = References::of(
            "a\n[The  Deck]: <https://a.example/d> \"T\"\n> [x]: b.md\n[x]: c.md\nsee [y]: z\n[^1]: n\n",
        );
        assert_eq!(page.address("the deck"), Some("https://a.example/d"));
        assert_eq!(page.address("x"), Some("b.md"), "the first one counts");
        assert_eq!(page.address("y"), None);
        assert_eq!(page.without_footnotes("Two[^1] and [^2]"), "Two and [^2]");
    }
}
