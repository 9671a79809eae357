//! Abbreviations in parentheses, and the phrases that they abbreviate.

/// The abbreviations in the parentheses of a text that close behind `from`: `(AU)`, or `(Active Usage, AU)`, as
/// translations write it.
pub(super) fn of_text(text: &str, from: usize, function_words: &[&str]) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' => open = Some((at, at + c.len_utf8())),
            ')' | '）' => {
                let Some((before, start)) = open.take().filter(|_| at >= from) else { continue };
                let (before, inside) = (text.get(..before), text.get(start..at));
                found.extend(
                    before
                        .zip(inside)
                        .and_then(|(before, inside)| of_parenthesis(before, inside, function_words)),
                );
            }
            _ => {}
        }
    }
    found
}

fn of_parenthesis(before: &str, inside: &str, function_words: &[&str]) -> Option<(String, Option<String>)> {
    let commas = [',', '、', ';', '，'];
    let (own, term) = inside.rsplit_once(commas).unwrap_or(("", inside));
    let term = term.trim();
    // `FEs` are several `FE`.
    let singular =
        term.strip_suffix('s').filter(|term| term.len() > 1 && term.chars().all(char::is_uppercase));
    let term = singular.unwrap_or(term);
    is_abbreviation(term).then_some(())?;
    let words = spelled(own, term, function_words)
        .or_else(|| spelled(before, term, function_words))
        .or_else(|| spelled_by_capitals(before, term));
    Some((term.to_owned(), words))
}

/// Two to eight letters, most of them capitals: `AU`, `OD4B`, `ODfB`.
#[must_use]
pub fn is_abbreviation(term: &str) -> bool {
    let letters = term.chars().count();
    let capitals = term.chars().filter(char::is_ascii_uppercase).count();
    (2..=8).contains(&letters) && term.chars().all(|c| c.is_ascii_alphanumeric()) && capitals * 2 > letters
}

/// The shortest phrase at the end of a text that an abbreviation abbreviates. In a script without blanks, only Latin
/// words can be one.
pub(super) fn spelled(before: &str, term: &str, function_words: &[&str]) -> Option<String> {
    let mut words = last_words(before);
    let letters: Vec<char> = term.to_lowercase().chars().collect();
    let is_small = |word: &str| {
        function_words.contains(&word)
            || (word.len() <= 3 && !word.chars().any(char::is_uppercase))
            || !word.starts_with(char::is_alphabetic)
    };
    let last = *words.last()?;
    // Of `Network-Geräte` the part before the hyphen may be enough.
    let stem = last.split_once('-').map(|(stem, _)| stem);
    for last in stem.into_iter().chain([last]) {
        *words.last_mut()? = last;
        let runs = (0..words.len()).rev().filter_map(|from| words.get(from..));
        let fits =
            |run: &&[&str]| !run.first().is_none_or(|word| is_small(word)) && spells(run, &letters, is_small);
        if let Some(run) =
            runs.into_iter().find(fits).filter(|run| !matches!(run, [one] if is_abbreviation(one)))
        {
            return Some(run.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
        }
    }
    None
}

/// The last words of a text, as many as a phrase may have.
fn last_words(text: &str) -> Vec<&str> {
    /// The most words of a phrase.
    const MOST: usize = 12;
    let clause = text.trim_end().rsplit(|c| MARKS.contains(&c) || is_wide(c)).next().unwrap_or_default();
    let mut words: Vec<&str> = clause.split_whitespace().rev().take(MOST).collect();
    words.reverse();
    words
}

/// The phrase at the end of a text whose capitals are the letters of an abbreviation, one a word: `Due date Intent (DI)`.
/// Words without a capital are left out, but fewer than there are letters, and only one at the end.
fn spelled_by_capitals(before: &str, term: &str) -> Option<String> {
    /// Two capitals may stand before a parenthesis by chance.
    const LEAST: usize = 3;
    let words = last_words(before);
    let mut letters = term.chars().rev().map(|letter| letter.to_ascii_uppercase()).peekable();
    let (mut from, mut left_out) = (words.len(), 0);
    for word in words.iter().rev() {
        from -= 1;
        if !word.starts_with(char::is_uppercase) {
            left_out += 1;
            // The phrase ends near the parenthesis.
            if left_out == 2 && from + 2 == words.len() {
                return None;
            }
        } else if letters.next() != word.chars().next() {
            return None;
        } else if letters.peek().is_none() {
            break;
        }
    }
    let is_phrase = letters.peek().is_none() && term.len() >= LEAST && left_out < term.len();
    let phrase = words.get(from..)?.join(" ");
    is_phrase.then(|| phrase.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
}

/// The marks that end the words before an abbreviation.
const MARKS: [char; 17] =
    [',', '.', ';', ':', '(', ')', '、', '。', '，', '（', '）', '「', '」', '/', '"', '“', '„'];

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}

/// Whether words spell letters: every word with its initial, perhaps with the capitals and parts inside it; small words
/// between them may be left out.
fn spells(words: &[&str], letters: &[char], is_small: impl Fn(&str) -> bool) -> bool {
    // The bit of each number of letters that the words so far can spell.
    let mut spelled: u16 = 1;
    let after = |spelled: u16, sound: char| {
        let fits = letters.iter().enumerate().filter(|(at, own)| spelled >> at & 1 == 1 && **own == sound);
        fits.fold(0, |next, (at, _)| next | 2 << at)
    };
    for (at, word) in words.iter().enumerate() {
        let mut sounds = sounds(word);
        let mut next = sounds.next().map_or(0, |initial| after(spelled, initial));
        for sound in sounds {
            next |= after(next, sound);
        }
        let is_between = at > 0 && at + 1 < words.len();
        spelled = if is_between && is_small(word) { next | spelled } else { next };
    }
    spelled >> letters.len() & 1 == 1
}

/// The initial of a word, then its capitals and the initials of its parts, in lower case.
fn sounds(word: &str) -> impl Iterator<Item = char> + '_ {
    let mut is_start = true;
    word.chars().filter_map(move |c| {
        let sounds = c.is_alphanumeric() && (is_start || c.is_uppercase());
        is_start = !c.is_alphanumeric();
        sounds.then(|| c.to_lowercase().next()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Option<String>)> {
        of_text(text, 0, &["to", "the"])
    }

    #[test]
    fn a_definition_is_a_phrase_that_is_abbreviated() {
        let cases = [
            ("raise the Active Usage (AU) of it", "AU", "Active Usage"),
            ("ask the Customer Success Manager (CSM)", "CSM", "Customer Success Manager"),
            ("in OneDrive for Business (ODFB)", "ODFB", "OneDrive for Business"),
            ("dem Customer Success Plan (CSP) folgen", "CSP", "Customer Success Plan"),
            ("aktive Verwendung (Active Usage, AU)", "AU", "Active Usage"),
            ("お客様の Customer Success Manager（CSM）", "CSM", "Customer Success Manager"),
            ("通过FastTrack Center (FTC)", "FTC", "FastTrack Center"),
            ("alle Virtual Private Network-Geräte (VPN)", "VPN", "Virtual Private Network"),
            ("die Multi-Factor-Authentifizierung (MFA)", "MFA", "Multi-Factor-Authentifizierung"),
            ("mit FastTrack Engineers (FEs)", "FE", "FastTrack Engineers"),
            ("Request for Assistance (RFA)", "RFA", "Request for Assistance"),
            ("ask a FastTrack Ready Partner (FRP)", "FRP", "FastTrack Ready Partner"),
            ("a FastTrack Team Area (FTA)", "FTA", "FastTrack Team Area"),
            ("know the Goal set Contact chosen Date (GCD)", "GCD", "Goal set Contact chosen Date"),
        ];
        for (text, term, words) in cases {
            assert_eq!(found(text), [(term.to_owned(), Some(words.to_owned()))], "{text}");
        }
    }

    #[test]
    fn what_is_not_abbreviated_is_no_definition() {
        for text in [
            "other words (CSM)",
            "(AU) alone",
            "the FM (FE)",
            "the CSM (CSM)",
            "here are tasks (FTOP)",
            "según el plan de éxito del cliente (CSP)",
            "目標は、アクティブ使用率 (AU) です",
            "FastTrack マネージャー (FM)",
            "a customer asks the success of our manager (CSM)",
            "a Customer asks for the very Success of every Manager (CSM)",
            "a Customer knows Success by its Manager so well (CSM)",
            "the Customer with Some Success as Manager (CSM)",
            "Fast but really Easy (FE)",
        ] {
            let found = found(text);
            assert!(matches!(&found[..], [(_, None)]), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_is_no_abbreviation_is_no_term() {
        for text in ["do it (optional)", "see (3)", "the plan (Q1 and Q2)", "a thing (A)", "((((", "))))"] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
