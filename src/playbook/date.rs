//! Dates as people write them in the playbook's languages.

mod parsing;

use std::fmt;

use serde::{Serialize, Serializer};

pub use parsing::{may_begin_with, parse, parse_on};

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

#[cfg(test)]
mod tests;
