//! The pieces of a text that names several things, and the places where it may be parted.

/// The pieces of an enumeration, as byte ranges: separated by slashes, commas, semicolons and ampersands, but not
/// within parentheses.
pub(super) fn pieces(words: &str) -> Vec<(usize, usize)> {
    let cuts = ['/', '／', '&', ',', ';', '、', '，', '；', '|', '｜', '\n'];
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut closed = 0;
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for (at, c) in words.char_indices() {
        if matches!(c, '(' | '（') && at >= closed && at > 0 {
            // One that is not closed goes on to the end.
            let close = words.get(at..).and_then(|rest| rest.find([')', '）']));
            closed = close.map_or(words.len(), |length| at + length);
        } else if cuts.contains(&c) && at >= closed {
            ends.push((at, at + c.len_utf8()));
        }
    }
    for (end, next) in ends.into_iter().chain([(words.len(), words.len())]) {
        let piece = words.get(start..end).unwrap_or_default();
        let inner = piece.trim();
        if !inner.is_empty() {
            let from = start + (piece.len() - piece.trim_start().len());
            pieces.push((from, from + inner.len()));
        }
        start = next;
    }
    pieces
}

/// A name without additions in parentheses and without a backslash at its end, and the additions. Parentheses that
/// have nothing before them stay.
pub(super) fn without_parentheses(words: &str) -> (String, Vec<&str>) {
    let (mut plain, mut within) = (String::with_capacity(words.len()), Vec::new());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once(['(', '（']) {
        if plain.is_empty() && before.trim().is_empty() {
            break;
        }
        plain.push_str(before);
        let (inner, next) = after.split_once([')', '）']).unwrap_or((after, ""));
        within.push(inner);
        rest = next;
    }
    plain.push_str(rest);
    (plain.trim_matches([' ', '\\', ')', '）']).to_owned(), within)
}

/// The ranges of a text that may stand between two names: signs of a list, and the words for `and` and `or`, in scripts
/// with blanks only where each is a word of its own.
pub(super) fn cuts<'c>(
    words: &str,
    signs: &[char],
    conjunctions: impl Iterator<Item = &'c str> + Clone,
) -> Vec<(usize, usize)> {
    if words.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Vec::new();
    }
    let (spaced, others) = (conjunctions.clone(), conjunctions);
    let mut cuts = Vec::new();
    for (at, c) in words.char_indices() {
        let end = at + c.len_utf8();
        if signs.contains(&c) {
            cuts.push((at, end));
        }
        if c.is_whitespace() {
            let rest = words.get(end..).unwrap_or_default();
            let is_word = |word: &&str| {
                let after = rest.strip_prefix(*word).filter(|_| word.is_ascii());
                after.is_some_and(|after| after.starts_with(char::is_whitespace))
            };
            cuts.extend(spaced.clone().filter(is_word).map(|word| (end, end + word.len())));
        }
    }
    if !words.is_ascii() {
        let found = others.filter(|word| !word.is_ascii()).flat_map(|word| words.match_indices(word));
        cuts.extend(found.map(|(at, word)| (at, at + word.len())));
    }
    cuts.sort_unstable();
    cuts
}
