//! How a header explains the letters of its column: `(M)andatory`, `Mandatory (M)`, `**M**andatory`, `M = Mandatory`.

use crate::source::fold::fold;

/// What may stand around a letter that is marked within its word.
const MARKS: [(&str, &str); 13] = [
    ("**", "**"),
    ("__", "__"),
    ("*", "*"),
    ("_", "_"),
    ("<u>", "</u>"),
    ("<b>", "</b>"),
    ("<strong>", "</strong>"),
    ("[", "]"),
    ("\"", "\""),
    ("'", "'"),
    ("“", "”"),
    ("„", "“"),
    ("«", "»"),
];
/// A longer heading, in bytes, is a sentence.
const LONGEST: usize = 200;
/// What may stand between a letter and its word.
const SIGNS: [&str; 6] = ["=", ":", "-", "–", "—", "→"];

/// A cell in which letters that are marked within their words stand in parentheses; `None` without such letters.
pub(super) fn with_parentheses(cell: &str) -> Option<String> {
    MARKS.iter().fold(None, |marked: Option<String>, (open, close)| {
        marked_letters(marked.as_deref().unwrap_or(cell), open, close).or(marked)
    })
}

/// A text with its letters between two marks, beside more of their words, in parentheses; `None` without such letters.
fn marked_letters(text: &str, open: &str, close: &str) -> Option<String> {
    let mut marked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let mut chars = after.chars();
        let letter = chars.next().filter(|c| c.is_alphabetic());
        let behind = chars.as_str().strip_prefix(close);
        let is_in_word =
            |behind: &str| behind.starts_with(char::is_alphabetic) || before.ends_with(char::is_alphabetic);
        if let Some((letter, behind)) = letter.zip(behind).filter(|(_, behind)| is_in_word(behind)) {
            marked.extend([before, "("]);
            marked.push(letter);
            marked.push(')');
            rest = behind;
        } else {
            marked.extend([before, open]);
            rest = after;
        }
    }
    marked.push_str(rest);
    (marked != text).then_some(marked)
}

/// The single letters in parentheses with the words they belong to: `(E) Erforderlich (O) Optional` gives
/// `e` with `erforderlich` and `o` with `optional`; so does `Erforderlich (E) / Optional (O)`, where each letter stands
/// behind its word; `O(b)rigatório` gives `b` with `obrigatorio`.
pub(super) fn in_parentheses(header: &str, is_sign: fn(char) -> bool) -> Vec<(char, String)> {
    if !header.contains(['(', '（']) {
        return Vec::new();
    }
    let header = fold(header);
    let letter_in = |at: usize| {
        let mut inner = header.get(at + 1..)?.chars();
        let letter = inner.next().filter(|c| is_sign(*c))?;
        (inner.next() == Some(')')).then_some((at, letter))
    };
    let marks: Vec<(usize, char)> = header.match_indices('(').filter_map(|(at, _)| letter_in(at)).collect();
    let part = |start: usize, end: usize| header.get(start..end).unwrap_or_default();
    let end_of = |(at, letter): &(usize, char)| at + "()".len() + letter.len_utf8();
    let has_words = |text: &str| text.contains(char::is_alphabetic);
    let (Some((first, _)), Some(last)) = (marks.first(), marks.last()) else { return Vec::new() };
    let is_behind = has_words(part(0, *first)) && !has_words(part(end_of(last), header.len()));
    let start_of = |at: usize| part(0, at).trim_end_matches(char::is_alphabetic).len();
    let mut found = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        let (at, letter) = *mark;
        let run = if is_behind {
            let before = index.checked_sub(1).and_then(|before| marks.get(before));
            part(before.map_or(0, end_of), at)
        } else {
            part(start_of(at), marks.get(index + 1).map_or(header.len(), |(next, _)| start_of(*next)))
        };
        let word = run.replace(['(', ')', '/'], "");
        found.push((letter, word.trim().to_owned()));
    }
    found
}

/// The single letters that signs equate with words, on either side: `M = Mandatory / O = Optional`.
pub(super) fn equated(header: &str, is_sign: fn(char) -> bool) -> Vec<(char, String)> {
    if header.len() > LONGEST {
        return Vec::new();
    }
    let mut header = fold(header).replace(['/', ',', ';', '(', ')'], " ");
    for sign in ["=", ":", "→"] {
        header = header.replace(sign, &format!(" {sign} "));
    }
    let words: Vec<&str> = header.split_whitespace().collect();
    let letter = |at: usize| {
        let mut chars = words.get(at)?.chars();
        chars.next().filter(|c| is_sign(*c) && chars.next().is_none())
    };
    let equates = |at: usize| words.get(at).is_some_and(|word| SIGNS.contains(word));
    let between = |from: usize, to: usize| words.get(from..to).unwrap_or_default().join(" ");
    let before: Vec<usize> = (0..words.len()).filter(|at| letter(*at).is_some() && equates(at + 1)).collect();
    let ends = before.iter().skip(1).copied().chain([words.len()]);
    let pairs = before.iter().zip(ends).filter_map(|(at, end)| Some((letter(*at)?, between(at + 2, end))));
    let found: Vec<(char, String)> = pairs.filter(|(_, word)| !word.is_empty()).collect();
    if !found.is_empty() {
        return found;
    }
    let mut start = 0;
    let behind = (1..words.len()).filter(|at| equates(*at)).filter_map(|at| {
        let word = between(start, at);
        let letter = letter(at + 1)?;
        start = at + 2;
        Some((letter, word))
    });
    behind.collect()
}

/// Whether a header explains two letters or more.
pub(super) fn explains_two(header: &str) -> bool {
    [in_parentheses, equated, initials].into_iter().any(|find| find(header, char::is_alphabetic).len() > 1)
}

/// The first letters of two words that a header names and explains no further: `Mandatory / Optional`.
pub(super) fn initials(header: &str, is_sign: fn(char) -> bool) -> Vec<(char, String)> {
    if header.len() > LONGEST {
        return Vec::new();
    }
    let header = fold(header);
    let parts: Vec<&str> = header.split(['/', ',', ';', '|']).map(str::trim).collect();
    let of_part = |part: &&str| Some((part.chars().next().filter(|c| is_sign(*c))?, (*part).to_owned()));
    let found: Vec<(char, String)> = parts.iter().filter_map(of_part).collect();
    if found.len() == 2 && parts.len() == 2 { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_marked_within_their_words_stand_in_parentheses() {
        for (cell, expected) in [
            ("**O**bligatorio / **F**acultativo", "(O)bligatorio / (F)acultativo"),
            ("**O**brigatório / O**p**cional", "(O)brigatório / O(p)cional"),
            ("<u>M</u>andatory", "(M)andatory"),
            ("[M]andatory / [O]ptional", "(M)andatory / (O)ptional"),
            ("“O”ptional", "(O)ptional"),
            ("**(M) Mandatory**", "**(M) Mandatory**"),
            ("**M** / **O**", "**M** / **O**"),
        ] {
            assert_eq!(with_parentheses(cell).as_deref().unwrap_or(cell), expected, "{cell}");
        }
    }

    #[test]
    fn letters_are_equated_with_words_on_either_side() {
        for (header, expected) in [
            ("O = Obligatorio / P = Opcional", "o obligatorio, p opcional"),
            ("O: Obligatorio, P: Opcional", "o obligatorio, p opcional"),
            ("M – Mandatory O – Optional", "m mandatory, o optional"),
            ("Obligatorio = O / Opcional = P", "o obligatorio, p opcional"),
            ("Ｍ＝必須／Ｏ＝任意", "m 必須, o 任意"),
            ("Self-service / X-Y", ""),
            ("Requirement", ""),
        ] {
            let found: Vec<String> =
                equated(header, char::is_alphabetic).iter().map(|(c, word)| format!("{c} {word}")).collect();
            assert_eq!(found.join(", "), expected, "{header}");
        }
    }
}
