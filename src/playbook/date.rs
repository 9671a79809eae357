//! Dates as writers of six languages put them, as ISO 8601 where they can be told.

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
    /// A day of the Gregorian calendar, when there is one.
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

    /// The day as a number; months of equal length are near enough to count years by.
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

/// What a text says of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// One day. `clean` is false where a digit too many had to be overlooked.
    Certain {
        /// The day.
        date: Date,
        /// Which order the text proves, where it was written with slashes.
        order: Option<Order>,
        /// Whether the text is a date as it should be.
        clean: bool,
    },
    /// Day and month could be exchanged: the two days, month first and day first.
    Either {
        /// Read as month, day, year.
        month_first: Date,
        /// Read as day, month, year.
        day_first: Date,
    },
    /// No date.
    None,
}

/// The order of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `3/27/2020`.
    MonthFirst,
    /// `27/3/2020`.
    DayFirst,
}

impl Reading {
    /// The day, reading month first where both orders are possible, as the playbook's authors write.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        match self {
            Self::Certain { date, .. } => Some(date),
            Self::Either { month_first, .. } => Some(month_first),
            Self::None => None,
        }
    }

    /// The day in the order that the page's other dates prove.
    #[must_use]
    pub fn in_order(self, order: Option<Order>) -> Option<Date> {
        match (self, order) {
            (Self::Either { day_first, .. }, Some(Order::DayFirst)) => Some(day_first),
            (reading, _) => reading.date(),
        }
    }
}

/// The order that readings of one page prove: the one that some have and none contradicts.
#[must_use]
pub fn proven(readings: &[Reading]) -> Option<Order> {
    let orders: Vec<Order> = readings
        .iter()
        .filter_map(|reading| match reading {
            Reading::Certain { order, .. } => *order,
            _ => None,
        })
        .collect();
    let first = *orders.first()?;
    orders.iter().all(|order| *order == first).then_some(first)
}

/// Reads a date.
#[must_use]
pub fn read(text: &str, lexicons: &Lexicons) -> Reading {
    // Most of what is asked for is a name, and has no number.
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Reading::None;
    }
    let text = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(fold(text)) };
    if text.chars().filter(|c| c.is_alphabetic()).count() > 24 {
        return Reading::None;
    }
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    match [(); 4].map(|()| numbers.next()) {
        [Some(day), Some(year), None, None] => {
            named_month(&fold(&text), lexicons).map_or(Reading::None, |month| certain(year, month, day, None))
        }
        [Some(year), Some(month), Some(day), None] if year.len() == 4 => {
            number(month).map_or(Reading::None, |month| certain(year, month, day, None))
        }
        [Some(first), Some(second), Some(year), None] if year.len() == 4 || year.len() == 2 => {
            if text.contains('.') {
                number(second).map_or(Reading::None, |month| certain(year, month, first, None))
            } else {
                slashed(first, second, year)
            }
        }
        _ => Reading::None,
    }
}

fn slashed(first: &str, second: &str, year: &str) -> Reading {
    let read = |month: &str, day: &str| number(month).map(|month| certain(year, month, day, None));
    let date = |reading: Option<Reading>| reading.and_then(Reading::date);
    let clean = first.len() <= 2 && second.len() <= 2;
    match (date(read(first, second)), date(read(second, first))) {
        (Some(a), Some(b)) if a == b => Reading::Certain { date: a, order: None, clean },
        (Some(month_first), Some(day_first)) => Reading::Either { month_first, day_first },
        (Some(date), None) => Reading::Certain { date, order: Some(Order::MonthFirst), clean },
        (None, Some(date)) => Reading::Certain { date, order: Some(Order::DayFirst), clean },
        (None, None) => Reading::None,
    }
}

fn certain(year: &str, month: u8, day: &str, order: Option<Order>) -> Reading {
    let full = match (year.len(), year.parse::<u16>()) {
        (4, Ok(year)) => year,
        // The playbook began in this century.
        (2, Ok(year)) => 2000 + year,
        _ => return Reading::None,
    };
    let date = number(day).and_then(|day| Date::new(full, month, day));
    date.map_or(Reading::None, |date| Reading::Certain { date, order, clean: day.len() <= 2 })
}

/// A day or month of at most three digits: `018` is a slip for `18`.
fn number(digits: &str) -> Option<u8> {
    digits.parse().ok().filter(|_| digits.len() <= 3)
}

/// The month whose name, in one of the languages, a folded text holds.
fn named_month(text: &str, lexicons: &Lexicons) -> Option<u8> {
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= 3);
    words.find_map(|word| lexicons.month(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reading {
        super::read(text, &Lexicons::default())
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
            ("27 Mar 2020", "2020-03-27"),
            ("27. März 2020", "2020-03-27"),
            ("27 de marzo de 2020", "2020-03-27"),
            ("10/018/2019", "2019-10-18"),
            ("5/5/19", "2019-05-05"),
            ("03\u{200B}/26/2020", "2020-03-26"),
        ];
        for (text, iso) in cases {
            let reading = read(text);
            assert!(matches!(reading, Reading::Certain { .. }), "{text}: {reading:?}");
            assert_eq!(reading.date().unwrap().to_string(), iso, "{text}");
        }
    }

    #[test]
    fn exchangeable_dates_follow_the_order_that_is_proven() {
        let either = read("5/2/19");
        assert_eq!(either.date().unwrap().to_string(), "2019-05-02");
        assert_eq!(either.in_order(Some(Order::DayFirst)).unwrap().to_string(), "2019-02-05");
        assert_eq!(proven(&[either, read("31/1/2020")]), Some(Order::DayFirst));
        assert_eq!(proven(&[read("1/31/2020"), read("31/1/2020")]), None);
    }

    #[test]
    fn a_digit_too_many_is_overlooked_and_told() {
        assert!(matches!(read("10/018/2019"), Reading::Certain { clean: false, .. }));
        assert!(matches!(read("10/18/2019"), Reading::Certain { clean: true, .. }));
    }

    #[test]
    fn what_is_no_day_is_no_date() {
        for text in ["", "soon", "13/13/2019", "30/02/2019", "2019", "1/2/3/4", "10/0018/2019"] {
            assert_eq!(read(text), Reading::None, "{text}");
        }
    }
}
