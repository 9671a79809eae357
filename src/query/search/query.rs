//! The language of queries: words, phrases, exclusions, fields and regular expressions.
//!
//! `success review` asks for both words, `"success review"` for the phrase; `-workshop` or `without:workshop` excludes a
//! word; `title:review` asks for a word in titles; `role:SME` is a filter; `/M\d+/` is a regular expression over the
//! text as it is shown.

use std::error::Error;
use std::fmt;

use regex::{Regex, RegexBuilder};

use crate::query::search::field::FieldRank;
use crate::query::search::folded::Folded;
use crate::source::lexicon::Message;

/// The most words of a query.
pub const MOST_WORDS: usize = 64;

/// The most characters of a query.
pub const MOST_LETTERS: usize = 4_000;

/// Bytes that a compiled regular expression may take.
const REGEX_BYTES: usize = 1 << 20;

/// Why a query cannot be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryError {
    /// It contains nothing that can be searched for.
    Empty,
    /// It only excludes words.
    OnlyWithout,
    /// It is too long.
    TooLong,
    /// A regular expression that is invalid or too large.
    Regex {
        /// As it was typed.
        pattern: String,
        /// Why, on one line.
        reason: String,
    },
}

impl QueryError {
    /// The sentence for readers of any language.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("query-empty"),
            Self::OnlyWithout => Message::new("query-only-without"),
            Self::TooLong => {
                Message::new("query-too-long").with("words", MOST_WORDS).with("letters", MOST_LETTERS)
            }
            Self::Regex { pattern, reason } => Message::new("query-unfit")
                .with("pattern", format!("/{pattern}/"))
                .with("reason", reason.clone()),
        }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message())
    }
}

impl Error for QueryError {}

/// A parsed query.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The terms to search for.
    pub wanted: Vec<Term>,
    /// The terms that are excluded.
    pub unwanted: Vec<Term>,
    /// Filters, each with its value as typed.
    pub filters: Vec<(FilterField, String)>,
    /// Words before a colon that are no field.
    pub unknown_fields: Vec<String>,
}

/// Fields that filter things, instead of searching their text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterField {
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

/// The names of fields.
const FIELDS: [(&str, Meaning); 20] = [
    ("id", Meaning::Search(FieldRank::Id)),
    ("name", Meaning::Search(FieldRank::Name)),
    ("title", Meaning::Search(FieldRank::Title)),
    ("heading", Meaning::Search(FieldRank::Heading)),
    ("section", Meaning::Search(FieldRank::Heading)),
    ("label", Meaning::Search(FieldRank::Label)),
    ("text", Meaning::Search(FieldRank::Body)),
    ("body", Meaning::Search(FieldRank::Body)),
    ("phase", Meaning::Filter(FilterField::Phase)),
    ("process", Meaning::Filter(FilterField::Process)),
    ("activity", Meaning::Filter(FilterField::Activity)),
    ("role", Meaning::Filter(FilterField::Role)),
    ("service", Meaning::Filter(FilterField::Service)),
    ("services", Meaning::Filter(FilterField::Service)),
    ("motion", Meaning::Filter(FilterField::Motion)),
    ("motions", Meaning::Filter(FilterField::Motion)),
    ("in", Meaning::Filter(FilterField::Kind)),
    ("kind", Meaning::Filter(FilterField::Kind)),
    ("without", Meaning::Without),
    ("not", Meaning::Without),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Search(FieldRank),
    Filter(FilterField),
    Without,
}

/// The names of all fields.
pub fn fields() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(name, _)| *name)
}

/// A term of a query.
#[derive(Clone, Debug)]
pub struct Term {
    /// As it was typed.
    pub typed: String,
    /// The only kind of field that it is searched in.
    pub rank: Option<FieldRank>,
    /// What is searched for.
    pub pattern: Pattern,
    /// Whether it is a bare word, so that synonyms may stand for it.
    pub plain: bool,
}

/// What is searched for.
#[derive(Clone, Debug)]
pub enum Pattern {
    /// Letters, whatever their case, accents and width.
    Letters(Folded),
    /// A regular expression.
    Regex(Regex),
}

impl Query {
    /// Parses a query.
    ///
    /// # Errors
    /// When it asks for nothing, is too long, or contains an invalid regular expression.
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        if typed.chars().nth(MOST_LETTERS).is_some() {
            return Err(QueryError::TooLong);
        }
        let mut query = Self::default();
        for token in tokens(typed) {
            query.add(token)?;
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

    fn add(&mut self, token: Token) -> Result<(), QueryError> {
        let Token { mut text, mut quoted, mut without, .. } = token;
        let mut rank = None;
        if let Some((name, rest)) = token.field {
            let known = FIELDS.iter().find(|(field, _)| *field == name.to_lowercase());
            match known.map(|(_, meaning)| *meaning) {
                Some(Meaning::Filter(field)) => {
                    self.filters.push((field, rest));
                    return Ok(());
                }
                Some(Meaning::Search(only)) => (rank, text) = (Some(only), rest),
                Some(Meaning::Without) => (without, text) = (true, rest),
                None => {
                    quoted = token.quoted;
                    self.unknown_fields.push(name);
                }
            }
        }
        let pattern = if token.regex && rank.is_none() {
            Pattern::Regex(regex(&text)?)
        } else {
            let folded = Folded::of(&text);
            if folded.is_empty() {
                return Ok(());
            }
            Pattern::Letters(folded)
        };
        let plain = !quoted && rank.is_none() && !token.regex && !without;
        let list = if without { &mut self.unwanted } else { &mut self.wanted };
        list.push(Term { typed: text, rank, pattern, plain });
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
            // The last line of the crate's message is the sentence that says what is wrong.
            other => {
                let text = other.to_string();
                let last = text.lines().rev().map(str::trim).find(|line| !line.is_empty());
                last.unwrap_or("it is no regular expression").trim_start_matches("error: ").to_owned()
            }
        };
        QueryError::Regex { pattern: pattern.to_owned(), reason }
    })
}

/// A token of a query, between blanks.
struct Token {
    /// Its text, without quotes.
    text: String,
    /// The field before its first colon, and the value after it.
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

/// Splits a query at blanks outside of quotes and regular expressions.
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

/// A regular expression between slashes, and what follows it.
fn pattern(rest: &str) -> Option<(Token, &str)> {
    let inner = rest.strip_prefix('/')?;
    let ends = inner.match_indices('/').map(|(at, _)| at);
    let end = ends.into_iter().find(|at| {
        let escaped = inner.get(..*at).is_some_and(|before| before.ends_with('\\'));
        let next = inner.get(at + 1..).and_then(|after| after.chars().next());
        !escaped && next.is_none_or(char::is_whitespace)
    })?;
    let text = inner.get(..end)?.replace("\\/", "/");
    (!text.is_empty()).then_some(())?;
    let token = Token { text, field: None, quoted: false, without: false, regex: true };
    Some((token, inner.get(end + 1..)?))
}

/// A word up to the next blank outside of quotes, and what follows it.
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
    (token, rest.split_at(end).1)
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
    fn a_word_is_excluded_by_a_minus_or_a_field() {
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
    fn fields_restrict_a_word_or_filter() {
        let query = Query::parse("title:review role:\"FastTrack Manager\" service:Teams").unwrap();
        assert_eq!(query.wanted[0].rank, Some(FieldRank::Title));
        assert_eq!(
            query.filters,
            [(FilterField::Role, "FastTrack Manager".to_owned()), (FilterField::Service, "Teams".to_owned())]
        );
        assert_eq!(wanted("https://aka.ms/x"), ["https://aka.ms/x"]);
        assert_eq!(wanted("10:30"), ["10:30"]);
        assert_eq!(Query::parse("rol:SME").unwrap().unknown_fields, ["rol"]);
    }

    #[test]
    fn regular_expressions_are_written_between_slashes_and_are_bounded() {
        let query = Query::parse("/M\\d+ (a|b)/ review").unwrap();
        assert!(matches!(&query.wanted[0].pattern, Pattern::Regex(regex) if regex.is_match("m365 B")));
        assert_eq!(query.wanted.len(), 2);
        assert_eq!(wanted("a/b /c"), ["a/b", "/c"]);
        for hostile in ["/(/", "/((a{1000}){1000}){1000}/", "/[/", &format!("/{}/", "(".repeat(1000))] {
            let error = Query::parse(hostile).unwrap_err().to_string();
            assert!(error.ends_with(char::is_alphabetic) && !error.contains('\n'), "{error}");
        }
    }

    #[test]
    fn queries_that_ask_for_nothing_are_refused() {
        for typed in ["", "   ", "\u{1b}\u{7f}\u{200B}", "&", "\"\""] {
            assert_eq!(Query::parse(typed).unwrap_err(), QueryError::Empty, "{typed:?}");
        }
        assert_eq!(Query::parse(&"word ".repeat(10_000)).unwrap_err(), QueryError::TooLong);
        assert_eq!(Query::parse(&"a ".repeat(65)).unwrap_err(), QueryError::TooLong);
        assert!(Query::parse("a").is_ok());
    }
}
