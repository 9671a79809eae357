//! Reads dates.
//!
//! A text with a number, a month or a word too many may mean several days, or none: it is no date then.

use std::borrow::Cow;

use crate::playbook::date::{Date, Order, ParsedDate};
use crate::source::fold::fold;
use crate::source::{Lexicons, Tag};

/// Parses a date, whatever the language.
#[must_use]
pub fn parse(text: &str, lexicons: &Lexicons) -> ParsedDate {
    read(text, "", lexicons)
}

/// Parses a date of a page in a language: only in Japanese the `R` of `R1.5.31` is an era, and only in Japanese and Chinese
/// a year of two digits usually comes first.
#[must_use]
pub fn parse_on(text: &str, lang: &Tag, lexicons: &Lexicons) -> ParsedDate {
    read(text, lang.as_str(), lexicons)
}

/// Whether a date may begin with a word of a longer text: with a number, the name of a month or that of an era.
#[must_use]
pub fn may_begin_with(word: &str, lexicons: &Lexicons) -> bool {
    let is_named = || {
        let word = fold(word);
        word.len() >= 3 && lexicons.month(&word).is_some() || before_era(&word).is_some()
    };
    word.contains(char::is_numeric) || is_named()
}

fn read(text: &str, lang: &str, lexicons: &Lexicons) -> ParsedDate {
    // Most cells are names without a number; this is a shortcut.
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return ParsedDate::Invalid;
    }
    // Most dates are three numbers.
    if let Some((numbers, sign)) = three_numbers(text) {
        return of_numbers(numbers, sign, lang).unwrap_or(ParsedDate::Invalid);
    }
    let text = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(fold(text)) };
    if text.chars().filter(|c| c.is_alphabetic()).count() > 24 {
        return ParsedDate::Invalid;
    }
    let text = text.to_lowercase();
    let Some(text) = without_time(&text) else { return ParsedDate::Invalid };
    let date = match text.split_once('年') {
        Some((year, rest)) => of_year(year, rest),
        None => Written::of(text, lexicons).and_then(|written| written.date(lang)),
    };
    date.unwrap_or(ParsedDate::Invalid)
}

/// A text without the time of day behind its date, as in `2020-03-27T10:00+02:00`; `None` if another number follows.
fn without_time(text: &str) -> Option<&str> {
    let time = text.split_once(':').and_then(|(before, after)| {
        let hour = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_time = hour.len() < before.len() && after.starts_with(|c: char| c.is_ascii_digit());
        let date = hour.strip_suffix(['t', ' ', ',']).filter(|_| is_time)?;
        date.contains(|c: char| c.is_ascii_digit()).then_some((date, after))
    });
    let Some((date, after)) = time else { return Some(text) };
    let is_digit = |c: char| c.is_ascii_digit();
    let after = after.trim_start_matches(|c: char| is_digit(c) || matches!(c, ':' | '.'));
    let zone = after.trim_start_matches(|c: char| c == ' ' || c.is_ascii_alphabetic());
    let zone = zone.strip_prefix(['+', '-']).filter(|offset| offset.starts_with(is_digit));
    let rest = zone.map_or(after, |offset| offset.trim_start_matches(|c: char| is_digit(c) || c == ':'));
    (!rest.contains(is_digit)).then_some(date)
}

/// The last year before each era of Japan that the playbook can know of.
const ERAS: [(&str, u16); 9] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("令", 2018),
    ("平", 1988),
    ("昭", 1925),
    ("r", 2018),
    ("h", 1988),
    ("s", 1925),
];

/// Of a word that is or ends with the name of an era, whether it is a letter that may stand for others, and the last year
/// before the era.
fn before_era(word: &str) -> Option<(bool, u16)> {
    let is_own = |era: &str| if era.is_ascii() { word == era } else { word.ends_with(era) };
    ERAS.iter().find(|(era, _)| is_own(era)).map(|(era, before)| (era.is_ascii(), *before))
}

/// A date whose year has a sign of its own, as in Japanese and Chinese: `2020年3月27日`, `20年3月27日`, `令和2年3月27日`, or
/// `令和元年5月1日` in the first year of an era.
fn of_year(year: &str, rest: &str) -> Option<ParsedDate> {
    let year = year.trim_end();
    let name = year.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = year.get(name.len()..).filter(|digits| !digits.is_empty());
    let (name, digits) = match digits {
        Some(digits) => (name, digits),
        None => (name.strip_suffix('元')?, "1"),
    };
    // Weeks, quarters and years of account are no days.
    if name.contains(|c: char| c.is_ascii_digit()) || rest.starts_with('度') || rest.contains('第') {
        return None;
    }
    let era = words(name).last().filter(|_| digits.len() < 3).and_then(before_era);
    let year = match era {
        Some((_, before)) => year_of_era(before, digits)?,
        None => digits.to_owned(),
    };
    let mut numbers = rest.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let (month, day) = (number(numbers.next()?)?, numbers.next()?);
    numbers.next().is_none().then(|| certain(&year, month, day, None))
}

fn year_of_era(before: u16, digits: &str) -> Option<String> {
    Some(digits.parse::<u16>().ok()?.checked_add(before)?.to_string())
}

/// A text as its numbers, and what stands before, between and after them.
struct Written<'a> {
    numbers: Vec<&'a str>,
    gaps: Vec<&'a str>,
    lexicons: &'a Lexicons,
}

/// Words that belong to a date in one of the languages, and the endings of its numbers.
const PARTICLES: [&str; 17] = [
    "of", "the", "st", "nd", "rd", "th", "de", "del", "el", "dia", "em", "den", "der", "dem", "am", "vom",
    "o",
];

/// More numbers are no date.
const MOST_NUMBERS: usize = 3;

impl<'a> Written<'a> {
    /// The parts of a text; `None` if it has more numbers than a date.
    fn of(text: &'a str, lexicons: &'a Lexicons) -> Option<Self> {
        let mut written = Self { numbers: Vec::new(), gaps: Vec::new(), lexicons };
        let (mut gap, mut at) = (0, 0);
        while let Some(start) = text.get(at..)?.find(|c: char| c.is_ascii_digit()).map(|next| at + next) {
            let rest = text.get(start..)?;
            at = start + rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            if written.is_weekday_from(text.get(at..)?) {
                continue;
            }
            if written.numbers.len() == MOST_NUMBERS {
                return None;
            }
            written.numbers.push(text.get(start..at)?);
            written.gaps.push(text.get(gap..start)?);
            gap = at;
        }
        written.gaps.push(text.get(gap..)?);
        Some(written)
    }

    /// Whether a number is the one of a weekday by what follows it: `5ª feira`.
    fn is_weekday_from(&self, after: &str) -> bool {
        let word = after.strip_prefix('a').map(|rest| rest.trim_start_matches([' ', '-', '.']));
        let word = word.and_then(|rest| words(rest).next().filter(|word| rest.starts_with(*word)));
        word.is_some_and(|word| self.lexicons.is_weekday(word))
    }

    fn date(&self, lang: &str) -> Option<ParsedDate> {
        let months = self.months();
        match (&self.numbers[..], &self.gaps[..], &months[..]) {
            ([first, second], [_, between, _], [month]) => self.with_month(month, first, second, between),
            ([first, second, third], [before, left, right, _], []) => {
                let sign = sign(left).filter(|own| sign(right) == Some(*own));
                let first = self.after_word(before, first, lang == "ja")?;
                of_numbers([&*first, *second, *third], sign?, lang)
            }
            _ => None,
        }
    }

    /// The words that name a month. An abbreviation that is also a weekday's is one only where nothing else can be.
    fn months(&self) -> Vec<Month<'a>> {
        if self.numbers.len() < 2 {
            return Vec::new();
        }
        let word = |(gap, word): (usize, &'a str)| {
            let number = self.lexicons.month(word).filter(|_| word.len() >= 3)?;
            Some(Month { number, word, gap })
        };
        let all =
            self.gaps.iter().enumerate().flat_map(|(gap, text)| words(text).map(move |word| (gap, word)));
        let (weekdays, months): (Vec<_>, Vec<_>) =
            all.filter_map(word).partition(|month| self.lexicons.is_weekday(month.word));
        let abbreviations = weekdays.into_iter().filter(|_| self.numbers.len() == 2 && months.is_empty());
        let abbreviations: Vec<_> = abbreviations.filter(|month| month.word.len() == 3).collect();
        if months.is_empty() { abbreviations } else { months }
    }

    /// A date with the name of its month: `27 de marzo de 2020`, `March 27th, 2020`, `2020-Mar-27`.
    fn with_month(&self, month: &Month<'_>, first: &str, second: &str, between: &str) -> Option<ParsedDate> {
        let before = self.gaps.first()?;
        let gap = self.gaps.get(month.gap)?;
        let (left, right) = gap.split_once(month.word)?;
        // Where the name comes last, the numbers are two days, or a day and a month.
        let (near, far) = match month.gap {
            0 => (right, between),
            1 => (left, right),
            _ => return None,
        };
        let is_joined = |text: &str| text.contains(['&', '+', '~', '…']);
        let follows = |text: &str| words(text).all(|word| self.belongs(word));
        if is_joined(between) || !follows(between) || !follows(near) {
            return None;
        }
        self.after_word(before, first, false)?;
        let is_year_first = month.gap == 1 && first.len() == 4;
        let (year, day) = if is_year_first { (first, second) } else { (second, first) };
        // `Oct 5-16` may be twelve days.
        let is_year = year.len() == 4 || sign(near) == sign(far) || far.chars().all(ends_day);
        is_year.then(|| certain(year, month.number, day, None))
    }

    /// A number behind a text, as the year of an era where the text ends with one; `None` if the text ends with a word
    /// that makes it the number of something else, as in `Week 3` or `v2`.
    fn after_word<'n>(&self, before: &str, digits: &'n str, has_eras: bool) -> Option<Cow<'n, str>> {
        let word = words(before).last().unwrap_or_default();
        let adjoins = before.ends_with(word) && !word.is_empty();
        let era = before_era(word).filter(|(is_letter, _)| adjoins && (has_eras || !is_letter));
        match era.filter(|_| digits.len() < 3) {
            Some((_, last)) => year_of_era(last, digits).map(Cow::Owned),
            None if self.belongs(word) || !word.is_ascii() => Some(Cow::Borrowed(digits)),
            None if adjoins || self.has_month() && is_near(before, word) => None,
            None => Some(Cow::Borrowed(digits)),
        }
    }

    fn has_month(&self) -> bool {
        self.numbers.len() == 2
    }

    fn belongs(&self, word: &str) -> bool {
        let is_month = || word.len() >= 3 && self.lexicons.month(word).is_some();
        word.is_empty() || PARTICLES.contains(&word) || self.lexicons.is_weekday(word) || is_month()
    }
}

/// A word that names a month, and in which gap it stands.
struct Month<'a> {
    number: u8,
    word: &'a str,
    gap: usize,
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Whether nothing but blanks, stops and hyphens stands behind the last word of a text.
fn is_near(text: &str, word: &str) -> bool {
    text.trim_end_matches([' ', '.', '-', '#']).ends_with(word)
}

/// What may stand between a day and a year of two digits.
fn ends_day(c: char) -> bool {
    c == ' ' || matches!(c, ',' | '.' | '\'' | '’') || c.is_alphabetic()
}

/// The sign or the letter that separates two numbers; `None` for one that lists them.
fn sign(gap: &str) -> Option<char> {
    let sign = gap.trim().chars().next().unwrap_or(' ');
    match sign {
        '–' | '—' | '‐' | '‑' | '−' => Some('-'),
        '&' | '+' | '~' => None,
        sign => Some(sign),
    }
}

/// Whether the year may stand first of three numbers of two digits: where it usually does, or where the last would be a
/// year before the playbook.
fn may_begin_with_year([first, second, third]: [&str; 3], lang: &str) -> bool {
    let is_no_month = first.len() == 2 && first > "12";
    let is_usual = matches!(lang, "ja" | "zh-Hans") || third < "10";
    let date = || number(second).map(|month| certain(first, month, third, None));
    is_no_month && third.len() == 2 && is_usual && date().is_some_and(|date| date != ParsedDate::Invalid)
}

/// Three numbers with nothing but the same sign between them, as in `27/3/2020`.
fn three_numbers(text: &str) -> Option<([&str; 3], char)> {
    let sign = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '-' | '.'))?;
    let mut numbers = text.split(sign);
    let three = [numbers.next()?, numbers.next()?, numbers.next()?];
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (numbers.next().is_none() && three.iter().all(is_number)).then_some((three, sign))
}

fn of_numbers(numbers: [&str; 3], sign: char, lang: &str) -> Option<ParsedDate> {
    if may_begin_with_year(numbers, lang) { None } else { numeric(numbers, sign) }
}

/// A date of three numbers with the same sign between them.
fn numeric([first, second, third]: [&str; 3], sign: char) -> Option<ParsedDate> {
    if first.len() == 4 {
        return number(second).map(|month| certain(first, month, third, None));
    }
    let year = third;
    if !matches!(year.len(), 2 | 4) {
        return None;
    }
    if sign != '.' {
        return Some(slashed(first, second, year));
    }
    let read = |month: &str, day: &str| certain(year, number(month).unwrap_or_default(), day, None);
    // Points go with the day first; where that is no day, the month came first.
    Some(match read(second, first) {
        ParsedDate::Invalid => read(first, second),
        date => date,
    })
}

fn slashed(first: &str, second: &str, year: &str) -> ParsedDate {
    let read = |month: &str, day: &str| number(month).map(|month| certain(year, month, day, None));
    let date = |reading: Option<ParsedDate>| reading.and_then(ParsedDate::date);
    let is_clean = first.len() <= 2 && second.len() <= 2;
    match (date(read(first, second)), date(read(second, first))) {
        (Some(a), Some(b)) if a == b => ParsedDate::Certain { date: a, order: None, is_clean },
        (Some(month_first), Some(day_first)) => ParsedDate::Ambiguous { month_first, day_first },
        (Some(date), None) => ParsedDate::Certain { date, order: Some(Order::MonthFirst), is_clean },
        (None, Some(date)) => ParsedDate::Certain { date, order: Some(Order::DayFirst), is_clean },
        (None, None) => ParsedDate::Invalid,
    }
}

fn certain(year: &str, month: u8, day: &str, order: Option<Order>) -> ParsedDate {
    let full = match (year.len(), year.parse::<u16>()) {
        (4, Ok(year)) => year,
        // The playbook began in this century.
        (2, Ok(year)) => 2000 + year,
        _ => return ParsedDate::Invalid,
    };
    let date = number(day).and_then(|day| Date::new(full, month, day));
    date.map_or(ParsedDate::Invalid, |date| ParsedDate::Certain { date, order, is_clean: day.len() <= 2 })
}

/// A day or month of at most three digits: `018` is a typo for `18`.
fn number(digits: &str) -> Option<u8> {
    digits.parse().ok().filter(|_| digits.len() <= 3)
}
