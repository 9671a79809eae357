//! Addresses that are written out in a text, which readers can click on (GitHub Flavored Markdown, §6.9).

use std::ops::Range;

/// An address in a text.
pub(super) struct Address {
    /// Where it is written.
    pub range: Range<usize>,
    /// What a click on it opens.
    pub target: String,
}

/// The addresses in a text that begins at `base`.
pub(super) fn addresses(text: &str, base: usize) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    if !may_have_address(text) {
        return found;
    }
    let mut at = 0;
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '|')) {
        let written = site(word).or_else(|| mailbox(word));
        found.extend(written.map(|(range, scheme)| Address {
            target: format!("{scheme}{}", word.get(range.clone()).unwrap_or_default().replace('\\', "")),
            range: base + at + range.start..base + at + range.end,
        }));
        at += word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    found
}

/// Whether a text may have an address.
pub(super) fn may_have_address(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'@', b':', b'.', bytes).any(|at| {
        let (before, from) = bytes.split_at(at);
        let is_www = || before.last_chunk::<3>().is_some_and(|word| word.eq_ignore_ascii_case(b"www"));
        from.starts_with(b"@") || from.starts_with(b"://") || from.starts_with(b".") && is_www()
    })
}

/// Where a word has the address of a site, and the scheme it lacks.
fn site(word: &str) -> Option<(Range<usize>, &'static str)> {
    let lower = word.to_ascii_lowercase();
    let starts = [("http://", ""), ("https://", ""), ("www.", "http://")];
    let at = |(start, scheme): (&str, &'static str)| Some((lower.find(start)?, start.len(), scheme));
    let (at, length, scheme) = starts.into_iter().filter_map(at).min()?;
    let before = word.get(..at)?.chars().next_back();
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '@' | '=')) {
        return None;
    }
    let rest = word.get(at..)?;
    let ends = |c: char| !c.is_ascii() && !c.is_alphanumeric() || matches!(c, '"' | '`' | '\u{3000}');
    let rest = trimmed(rest.get(..rest.find(ends).unwrap_or(rest.len()))?);
    let host = rest.get(if scheme.is_empty() { length } else { 0 }..)?.split(['/', '?', '#']).next()?;
    let is_host = host.split('.').filter(|label| !label.is_empty()).count() > 1;
    is_host.then_some((at..at + rest.len(), scheme))
}

/// An address without the punctuation that belongs to the sentence around it.
fn trimmed(mut rest: &str) -> &str {
    loop {
        let unmatched = rest.ends_with(')') && rest.matches(')').count() > rest.matches('(').count();
        let Some(last) = rest.chars().next_back() else { return rest };
        if !unmatched
            && !matches!(last, '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | ']' | '[' | '\\')
        {
            return rest;
        }
        rest = rest.get(..rest.len() - last.len_utf8()).unwrap_or_default();
    }
}

/// Where a word has a mail address, and the scheme it lacks.
fn mailbox(word: &str) -> Option<(Range<usize>, &'static str)> {
    let (before, after) = word.split_once('@')?;
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let local = before.len() - before.trim_end_matches(is_local).len();
    let domain =
        after.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))).next()?;
    let domain = domain.trim_end_matches(['.', '-', '_']);
    let (start, end) = (before.len() - local, before.len() + 1 + domain.len());
    let scheme = if before.ends_with("mailto:") { "" } else { "mailto:" };
    let whole = local > 0 && domain.contains('.') && !domain.starts_with('.');
    whole.then_some((start..end, scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_without_the_sentence_around_them() {
        for (text, expected) in [
            ("see https://a.b/c_d, then", "https://a.b/c_d"),
            ("(http://a.b/c)", "http://a.b/c"),
            ("https://a.b/c_(d)", "https://a.b/c_(d)"),
            ("at www.a.b.", "http://www.a.b"),
            (r"https://a.b/c\#d\", "https://a.b/c#d"),
            ("詳細（https://a.b/c）を", "https://a.b/c"),
            ("write to me@a.org.", "mailto:me@a.org"),
            ("Mail：me.you@a.org、", "mailto:me.you@a.org"),
        ] {
            let found = addresses(text, 0);
            assert_eq!(found.iter().map(|one| one.target.as_str()).collect::<Vec<_>>(), [expected], "{text}");
            assert!(expected.ends_with(&text[found[0].range.clone()].replace('\\', "")), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_an_address_is_none() {
        for text in ["https://", "http://localhost", "www.", "@home", "a@b", "me@", "awww.b.c", "a.b/c"] {
            assert_eq!(addresses(text, 0).len(), 0, "{text}");
        }
    }
}
