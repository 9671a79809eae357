//! Dates as people write them in the playbook's languages.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::source::Lexicons;
use crate::source::fold::fold;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A day of the Gregorian calendar; `None` if there is no such day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&day).then_some(Self { year, month, day })
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus(1).unwrap_or(self)
    }

    /// Its year, month and day.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The days since 1970-01-01, as "chrono-Compatible Low-Level Date Algorithms" by Howard Hinnant counts them.
    #[must_use]
    pub fn epoch_days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468
    }

    /// The day that is so many days after 1970-01-01; `None` outside of the years that can be written.
    #[must_use]
    pub fn since_epoch(days: i64) -> Option<Self> {
        let days = days + 719_468;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let of_era = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day_of_year = day - (365 * of_era + of_era / 4 - of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = era * 400 + of_era + i64::from(month <= 2);
        Self::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }

    /// The day so many days later.
    #[must_use]
    pub fn plus(self, days: i64) -> Option<Self> {
        Self::since_epoch(self.epoch_days() + days)
    }

    /// Whether it is a Saturday or a Sunday: 1970-01-01 was a Thursday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        (self.epoch_days() + 3).rem_euclid(7) >= 5
    }

    /// The day as `20200131`, as calendars write it.
    #[must_use]
    pub fn compact(self) -> String {
        self.to_string().replace('-', "")
    }

    /// A number to compare distances of dates by: every month counts 31 days, every year 366.
    #[must_use]
    pub fn days(self) -> i64 {
        i64::from(self.year) * 366 + i64::from(self.month) * 31 + i64::from(self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What a text says about a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParsedDate {
    /// One day.
    Certain {
        /// The day.
        date: Date,
        /// The order that a text with slashes requires.
        order: Option<Order>,
        /// Whether the text is written correctly; `false` for a digit too many.
        is_clean: bool,
    },
    /// Either of two days, since day and month could be exchanged.
    Ambiguous {
        /// Read as month, day, year.
        month_first: Date,
        /// Read as day, month, year.
        day_first: Date,
    },
    /// Not a date.
    Invalid,
}

/// The order of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `3/27/2020`.
    MonthFirst,
    /// `27/3/2020`.
    DayFirst,
}

impl ParsedDate {
    /// The day; month first where both orders are possible, as the playbook's authors write.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        match self {
            Self::Certain { date, .. } => Some(date),
            Self::Ambiguous { month_first, .. } => Some(month_first),
            Self::Invalid => None,
        }
    }

    /// The day in the order that the page's other dates require.
    #[must_use]
    pub fn date_in(self, order: Option<Order>) -> Option<Date> {
        match (self, order) {
            (Self::Ambiguous { day_first, .. }, Some(Order::DayFirst)) => Some(day_first),
            (parsed, _) => parsed.date(),
        }
    }
}

/// The order of day and month in the dates of one page: the one that some dates require and none contradicts.
#[must_use]
pub fn proven_order(dates: &[ParsedDate]) -> Option<Order> {
    let orders: Vec<Order> = dates
        .iter()
        .filter_map(|date| match date {
            ParsedDate::Certain { order, .. } => *order,
            _ => None,
        })
        .collect();
    let first = *orders.first()?;
    orders.iter().all(|order| *order == first).then_some(first)
}

/// The only order of day and month in which one of the dates is a certain other one.
#[must_use]
pub fn order_by(dates: &[ParsedDate], other: ParsedDate) -> Option<Order> {
    let ParsedDate::Certain { date: other, .. } = other else { return None };
    let is_other = |order| {
        let ambiguous = dates.iter().filter(|date| matches!(date, ParsedDate::Ambiguous { .. }));
        ambiguous.into_iter().any(|date| date.date_in(Some(order)) == Some(other))
    };
    match (is_other(Order::MonthFirst), is_other(Order::DayFirst)) {
        (true, false) => Some(Order::MonthFirst),
        (false, true) => Some(Order::DayFirst),
        _ => None,
    }
}

/// Parses a date.
#[must_use]
pub fn parse(text: &str, lexicons: &Lexicons) -> ParsedDate {
    // Most cells are names without a number; this is a shortcut.
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return ParsedDate::Invalid;
    }
    let text = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(fold(text)) };
    if text.chars().filter(|c| c.is_alphabetic()).count() > 24 {
        return ParsedDate::Invalid;
    }
    if let Some((year, rest)) = text.split_once('年') {
        return of_year(year, rest).unwrap_or(ParsedDate::Invalid);
    }
    let text = without_time(&text);
    let mut numbers = numbers_in(text);
    match [(); 4].map(|()| numbers.next()) {
        [Some(day), Some(year), None, None] => named_month(&fold(text), lexicons)
            .map_or(ParsedDate::Invalid, |month| certain(year, month, day, None)),
        [Some(year), Some(month), Some(day), None] if year.len() == 4 => {
            number(month).map_or(ParsedDate::Invalid, |month| certain(year, month, day, None))
        }
        [Some(first), Some(second), Some(year), None] if year.len() == 4 || year.len() == 2 => {
            if text.contains('.') {
                let read =
                    |month: &str, day: &str| certain(year, number(month).unwrap_or_default(), day, None);
                // Points go with the day first; where that is no day, the month came first.
                match read(second, first) {
                    ParsedDate::Invalid => read(first, second),
                    date => date,
                }
            } else {
                slashed(first, second, year)
            }
        }
        _ => ParsedDate::Invalid,
    }
}

/// A text without the time of day behind its date: `2020-03-27T10:00`.
fn without_time(text: &str) -> &str {
    let date = text.split_once(':').and_then(|(before, after)| {
        let hour = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_time = hour.len() < before.len() && after.starts_with(|c: char| c.is_ascii_digit());
        let date = hour.strip_suffix(['T', 't', ' ', ',']).filter(|_| is_time)?;
        date.contains(|c: char| c.is_ascii_digit()).then_some(date)
    });
    date.unwrap_or(text)
}

/// The runs of digits in a text.
fn numbers_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty())
}

/// The last year before each era of Japan that the playbook can know of.
const ERAS: [(&str, u16); 6] =
    [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("r", 2018), ("h", 1988), ("s", 1925)];

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
    let name = name.trim_end();
    let era = ERAS.iter().find(|(era, _)| name.ends_with(era));
    let year = match era {
        Some((_, before)) => digits.parse::<u16>().ok()?.checked_add(*before)?.to_string(),
        None => digits.to_owned(),
    };
    let mut numbers = numbers_in(rest);
    let (month, day) = (number(numbers.next()?)?, numbers.next()?);
    numbers.next().is_none().then(|| certain(&year, month, day, None))
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

/// The month that a folded text names in one of the languages.
fn named_month(text: &str, lexicons: &Lexicons) -> Option<u8> {
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= 3);
    words.find_map(|word| lexicons.month(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> ParsedDate {
        super::parse(text, &Lexicons::default())
    }

    #[test]
    fn certain_dates_are_iso_in_every_dress() {
        let cases = [
            ("3/27/2020", "2020-03-27"),
            ("03/26/2020", "2020-03-26"),
            ("27/3/2020", "2020-03-27"),
            ("01.10.2019", "2019-10-01"),
            ("2020/03/27", "2020-03-27"),
            ("2020-03-27", "2020-03-27"),
            ("2020 年 3 月 27 日", "2020-03-27"),
            ("2020年3月27日", "2020-03-27"),
            ("２０年３月２７日", "2020-03-27"),
            ("令和2年3月27日", "2020-03-27"),
            ("㋿ 2 年 3 月 27 日 (金)", "2020-03-27"),
            ("令和元年5月1日", "2019-05-01"),
            ("平成31年4月30日", "2019-04-30"),
            ("R2年3月27日", "2020-03-27"),
            ("27 Mar 2020", "2020-03-27"),
            ("27. März 2020", "2020-03-27"),
            ("27 de marzo de 2020", "2020-03-27"),
            ("10/018/2019", "2019-10-18"),
            ("5/5/19", "2019-05-05"),
            ("03\u{200B}/26/2020", "2020-03-26"),
            ("3.18.2020", "2020-03-18"),
            ("2020-03-27T10:00:00Z", "2020-03-27"),
            ("3/27/2020 10:00 AM", "2020-03-27"),
        ];
        for (text, iso) in cases {
            let parsed = parse(text);
            assert!(matches!(parsed, ParsedDate::Certain { .. }), "{text}: {parsed:?}");
            assert_eq!(parsed.date().unwrap().to_string(), iso, "{text}");
        }
    }

    #[test]
    fn exchangeable_dates_follow_the_order_that_is_proven() {
        let either = parse("5/2/19");
        assert_eq!(either.date().unwrap().to_string(), "2019-05-02");
        assert_eq!(either.date_in(Some(Order::DayFirst)).unwrap().to_string(), "2019-02-05");
        assert_eq!(proven_order(&[either, parse("31/1/2020")]), Some(Order::DayFirst));
        assert_eq!(proven_order(&[parse("1/31/2020"), parse("31/1/2020")]), None);
        assert_eq!(order_by(&[either], parse("2019-02-05")), Some(Order::DayFirst));
        assert_eq!(order_by(&[either], parse("2019-05-02")), Some(Order::MonthFirst));
        assert_eq!(order_by(&[either], parse("2019-05-05")), None);
        assert_eq!(order_by(&[either], either), None);
    }

    #[test]
    fn a_digit_too_many_is_overlooked_and_told() {
        assert!(matches!(parse("10/018/2019"), ParsedDate::Certain { is_clean: false, .. }));
        assert!(matches!(parse("10/18/2019"), ParsedDate::Certain { is_clean: true, .. }));
    }

    #[test]
    fn what_is_no_day_is_no_date() {
        for text in ["", "soon", "13/13/2019", "30/02/2019", "2019", "1/2/3/4", "10/0018/2019"] {
            assert_eq!(parse(text), ParsedDate::Invalid, "{text}");
        }
    }
}
