//! What was typed as a query: words, phrases, what must not be there, fields and regular expressions.
//!
//! `success review` asks for both words, `"success review"` for one after the other, `-workshop` (or
//! `without:workshop`) for neither, `title:review` for a word in one place, `role:SME` for a filter, `/M\d+/`
//! for a regular expression over the text as it is shown.

use regex::{Regex, RegexBuilder};
use thiserror::Error;

use crate::query::search::field::MatchRank;
use crate::query::search::folded::Folded;

/// The most words of a query: more than anybody types, and few enough for any page.
pub const MOST_WORDS: usize = 64;

/// The most characters of a query.
pub const MOST_LETTERS: usize = 4_000;

/// Bytes that a compiled regular expression may take.
const REGEX_BYTES: usize = 1 << 20;

/// Why a query cannot be asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum QueryError {
    /// Nothing that could be found.
    #[error("the query holds no letter and no digit; type a word, an id, or a part of one")]
    Empty,
    /// Only words that must not be there.
    #[error("the query only says what must not be there; add a word that must be")]
    OnlyWithout,
    /// More than anybody types.
    #[error("a query has at most {MOST_WORDS} words and {MOST_LETTERS} characters; leave some out")]
    TooLong,
    /// A regular expression that is none, or one that grows beyond bounds.
    #[error("`/{pattern}/` cannot be searched for: {reason}")]
    Regex {
        /// As it was typed.
        pattern: String,
        /// Why not, on one line.
        reason: String,
    },
}

/// A query, as meant.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// What has to be there.
    pub wanted: Vec<Term>,
    /// What must not be there.
    pub unwanted: Vec<Term>,
    /// Filters: a field and what was typed for it.
    pub filters: Vec<(Filtered, String)>,
    /// Words with a colon that look like a field, and are none.
    pub unknown_fields: Vec<String>,
}

/// Fields that do not hold text to be searched, but choose among things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filtered {
    /// `phase:`
    Phase,
    /// `process:`
    Process,
    /// `activity:`
    Activity,
    /// `role:`
    Role,
    /// `service:`
    Service,
    /// `motion:`
    Motion,
    /// `in:` and `kind:`
    Kind,
}

/// The names that a field goes by.
const FIELDS: [(&str, Meaning); 20] = [
    ("id", Meaning::Level(MatchRank::Id)),
    ("name", Meaning::Level(MatchRank::Name)),
    ("title", Meaning::Level(MatchRank::Title)),
    ("heading", Meaning::Level(MatchRank::Heading)),
    ("section", Meaning::Level(MatchRank::Heading)),
    ("label", Meaning::Level(MatchRank::Label)),
    ("text", Meaning::Level(MatchRank::Body)),
    ("body", Meaning::Level(MatchRank::Body)),
    ("phase", Meaning::Filter(Filtered::Phase)),
    ("process", Meaning::Filter(Filtered::Process)),
    ("activity", Meaning::Filter(Filtered::Activity)),
    ("role", Meaning::Filter(Filtered::Role)),
    ("service", Meaning::Filter(Filtered::Service)),
    ("services", Meaning::Filter(Filtered::Service)),
    ("motion", Meaning::Filter(Filtered::Motion)),
    ("motions", Meaning::Filter(Filtered::Motion)),
    ("in", Meaning::Filter(Filtered::Kind)),
    ("kind", Meaning::Filter(Filtered::Kind)),
    ("without", Meaning::Without),
    ("not", Meaning::Without),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Level(MatchRank),
    Filter(Filtered),
    Without,
}

/// The names of all fields.
pub fn fields() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(name, _)| *name)
}

/// One thing that is asked for.
#[derive(Clone, Debug)]
pub struct Term {
    /// As it was typed.
    pub typed: String,
    /// The only place where it counts.
    pub level: Option<MatchRank>,
    /// What is looked for.
    pub what: What,
    /// Whether it is a word that stands for itself, so that others may stand for it.
    pub plain: bool,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub enum What {
    /// Letters, however they are written.
    Letters(Folded),
    /// A regular expression.
    Regex(Regex),
}

impl Query {
    /// Understands what was typed.
    ///
    /// # Errors
    /// When nothing could be found by it, or it would take unbounded time.
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        if typed.chars().nth(MOST_LETTERS).is_some() {
            return Err(QueryError::TooLong);
        }
        let mut query = Self::default();
        for token in tokens(typed) {
            query.take(token)?;
            if query.wanted.len() + query.unwanted.len() + query.filters.len() > MOST_WORDS {
                return Err(QueryError::TooLong);
            }
        }
        match (query.wanted.is_empty() && query.filters.is_empty(), query.unwanted.is_empty()) {
            (true, true) => Err(QueryError::Empty),
            (true, false) => Err(QueryError::OnlyWithout),
            _ => Ok(query),
        }
    }

    fn take(&mut self, token: Token) -> Result<(), QueryError> {
        let Token { mut text, mut quoted, mut without, .. } = token;
        let mut level = None;
        if let Some((name, rest)) = token.field {
            let known = FIELDS.iter().find(|(field, _)| *field == name.to_lowercase());
            match known.map(|(_, meaning)| *meaning) {
                Some(Meaning::Filter(field)) => {
                    self.filters.push((field, rest));
                    return Ok(());
                }
                Some(Meaning::Level(only)) => (level, text) = (Some(only), rest),
                Some(Meaning::Without) => (without, text) = (true, rest),
                None => {
                    quoted = token.quoted;
                    self.unknown_fields.push(name);
                }
            }
        }
        let what = if token.regex && level.is_none() {
            What::Regex(regex(&text)?)
        } else {
            let folded = Folded::of(&text);
            if folded.is_empty() {
                return Ok(());
            }
            What::Letters(folded)
        };
        let plain = !quoted && level.is_none() && !token.regex && !without;
        let list = if without { &mut self.unwanted } else { &mut self.wanted };
        list.push(Term { typed: text, level, what, plain });
        Ok(())
    }
}

fn regex(pattern: &str) -> Result<Regex, QueryError> {
    let built = RegexBuilder::new(pattern)
        .case_insensitive(true)
        .size_limit(REGEX_BYTES)
        .dfa_size_limit(REGEX_BYTES)
        .nest_limit(50)
        .build();
    built.map_err(|error| {
        let reason = match &error {
            regex::Error::CompiledTooBig(_) => "it grows too large; repeat less".to_owned(),
            // The last line of the crate's drawing is the sentence that says what is wrong.
            other => {
                let text = other.to_string();
                let last = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
                last.trim().trim_start_matches("error: ").to_owned()
            }
        };
        QueryError::Regex { pattern: pattern.to_owned(), reason }
    })
}

/// A piece of a query between blanks.
struct Token {
    /// All of it, without quotes.
    text: String,
    /// What stands before and after its first colon.
    field: Option<(String, String)>,
    quoted: bool,
    without: bool,
    regex: bool,
}

const OPENING: [char; 6] = ['"', '“', '„', '«', '「', '『'];

fn closing(open: char) -> &'static [char] {
    match open {
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '「' => &['」'],
        '『' => &['』'],
        _ => &['"'],
    }
}

/// Cuts a query at its blanks, but not within quotes or a regular expression.
fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let without = rest.starts_with(['-', '−']) && !rest.chars().nth(1).is_none_or(char::is_whitespace);
        if without {
            rest = rest.trim_start_matches(['-', '−']);
        }
        let (token, after) = pattern(rest).unwrap_or_else(|| word(rest));
        tokens.push(Token { without, ..token });
        rest = after.trim_start();
    }
    tokens
}

/// A regular expression between slashes, the second of which ends the token.
fn pattern(rest: &str) -> Option<(Token, &str)> {
    let inner = rest.strip_prefix('/')?;
    let ends = inner.match_indices('/').map(|(at, _)| at);
    let end = ends.into_iter().find(|at| {
        let escaped = inner.get(..*at).is_some_and(|before| before.ends_with('\\'));
        let after = inner.get(at + 1..).unwrap_or_default();
        !escaped && (after.is_empty() || after.starts_with(char::is_whitespace))
    })?;
    let text = inner.get(..end)?.replace("\\/", "/");
    (!text.is_empty()).then_some(())?;
    let token = Token { text, field: None, quoted: false, without: false, regex: true };
    Some((token, inner.get(end + 1..)?))
}

/// A word up to the next blank that no quotes hold.
fn word(rest: &str) -> (Token, &str) {
    let mut token = Token { text: String::new(), field: None, quoted: false, without: false, regex: false };
    let mut open: Option<char> = None;
    let mut colon = None;
    let mut end = rest.len();
    for (at, c) in rest.char_indices() {
        match open {
            Some(quote) if closing(quote).contains(&c) => open = None,
            None if OPENING.contains(&c) => {
                open = Some(c);
                token.quoted = true;
            }
            None if c.is_whitespace() => {
                end = at;
                break;
            }
            None if colon.is_none() && matches!(c, ':' | '：') => {
                colon = Some(token.text.len());
                token.text.push(c);
            }
            _ => token.text.push(c),
        }
    }
    if let Some((name, value)) = colon.and_then(|at| token.text.split_at_checked(at)) {
        let value = value.trim_start_matches([':', '：']);
        let named = !name.is_empty() && name.chars().all(char::is_alphabetic);
        if named && !value.is_empty() && !value.starts_with('/') {
            token.field = Some((name.to_owned(), value.to_owned()));
        }
    }
    (token, rest.get(end..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(typed: &str) -> Vec<String> {
        Query::parse(typed).unwrap().wanted.into_iter().map(|term| term.typed).collect()
    }

    #[test]
    fn words_and_phrases_in_any_quotes() {
        assert_eq!(wanted("success  review"), ["success", "review"]);
        assert_eq!(wanted("\"success review\" 成功\u{3000}评审"), ["success review", "成功", "评审"]);
        assert_eq!(wanted("„nächste Schritte“ 「次の ステップ」"), ["nächste Schritte", "次の ステップ"]);
        assert_eq!(wanted("\"never closed"), ["never closed"]);
        assert_eq!(wanted("kick-off & - …"), ["kick-off"]);
    }

    #[test]
    fn what_must_not_be_there_has_a_minus_or_a_name() {
        for typed in
            ["review -workshop", "review without:workshop", "-workshop review", "review not:workshop"]
        {
            let query = Query::parse(typed).unwrap();
            assert_eq!(query.wanted.len(), 1, "{typed}");
            assert_eq!(query.unwanted[0].typed, "workshop", "{typed}");
        }
        assert_eq!(Query::parse("-workshop").unwrap_err(), QueryError::OnlyWithout);
    }

    #[test]
    fn fields_choose_a_place_or_filter() {
        let query = Query::parse("title:review role:\"FastTrack Manager\" service:Teams").unwrap();
        assert_eq!(query.wanted[0].level, Some(MatchRank::Title));
        assert_eq!(
            query.filters,
            [(Filtered::Role, "FastTrack Manager".to_owned()), (Filtered::Service, "Teams".to_owned())]
        );
        assert_eq!(wanted("https://aka.ms/x"), ["https://aka.ms/x"]);
        assert_eq!(wanted("10:30"), ["10:30"]);
        assert_eq!(Query::parse("rol:SME").unwrap().unknown_fields, ["rol"]);
    }

    #[test]
    fn regular_expressions_stand_between_slashes_and_are_bounded() {
        let query = Query::parse("/M\\d+ (a|b)/ review").unwrap();
        assert!(matches!(&query.wanted[0].what, What::Regex(regex) if regex.is_match("m365 B")));
        assert_eq!(query.wanted.len(), 2);
        assert_eq!(wanted("a/b /c"), ["a/b", "/c"]);
        for hostile in ["/(/", "/((a{1000}){1000}){1000}/", "/[/", &format!("/{}/", "(".repeat(1000))] {
            let error = Query::parse(hostile).unwrap_err().to_string();
            assert!(error.ends_with(char::is_alphabetic) && !error.contains('\n'), "{error}");
        }
    }

    #[test]
    fn what_cannot_be_found_is_refused() {
        for typed in ["", "   ", "\u{1b}\u{7f}\u{200B}", "&", "\"\""] {
            assert_eq!(Query::parse(typed).unwrap_err(), QueryError::Empty, "{typed:?}");
        }
        assert_eq!(Query::parse(&"word ".repeat(10_000)).unwrap_err(), QueryError::TooLong);
        assert_eq!(Query::parse(&"a ".repeat(65)).unwrap_err(), QueryError::TooLong);
        assert!(Query::parse("a").is_ok());
    }
}
