//! Ranges of days as people name them: a day, a month, a year, or words such as "last month".

use std::ops::RangeInclusive;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::playbook::date::{self, Date, ParsedDate};
use crate::source::Lexicons;
use crate::source::fold::fold;
use crate::source::lexicon::Group;

/// The first and the last day of a range.
pub type Period = RangeInclusive<Date>;

/// Today, by the clock of the machine in UTC.
#[must_use]
pub fn today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    Date::since_epoch(i64::try_from(seconds / 86_400).ok()?)
}

/// The days that a text names, in any of the languages; `None` if it may mean others, or none.
#[must_use]
pub fn period(text: &str, lexicons: &Lexicons, today: Option<Date>) -> Option<Period> {
    let keys = lexicons.keys(Group::Changes, text);
    if let Some(period) = keys.iter().find_map(|key| relative(key.as_str(), today?)) {
        return Some(period);
    }
    written(text, lexicons).or_else(|| match date::parse(text, lexicons) {
        ParsedDate::Certain { date, is_clean: true, .. } => Some(date..=date),
        _ => None,
    })
}

/// The days of a word that depends on today.
fn relative(key: &str, today: Date) -> Option<Period> {
    let (year, month, _) = today.parts();
    match key {
        "today" => Some(today..=today),
        "yesterday" => today.plus(-1).map(|day| day..=day),
        "this-week" => week(today),
        "last-week" => week(today.plus(-7)?),
        "this-month" => of_month(year, month),
        "last-month" if month == 1 => of_month(year.checked_sub(1)?, 12),
        "last-month" => of_month(year, month - 1),
        "this-year" => of_year(year),
        "last-year" => of_year(year.checked_sub(1)?),
        _ => None,
    }
}

/// The week from Monday to Sunday around a day.
fn week(day: Date) -> Option<Period> {
    // 1970-01-01 was a Thursday.
    let monday = day.plus(-(day.epoch_days() + 3).rem_euclid(7))?;
    Some(monday..=monday.plus(6)?)
}

fn of_month(year: u16, month: u8) -> Option<Period> {
    let last = (28..=31).rev().find_map(|day| Date::new(year, month, day))?;
    Some(Date::new(year, month, 1)?..=last)
}

fn of_year(year: u16) -> Option<Period> {
    Some(Date::new(year, 1, 1)?..=Date::new(year, 12, 31)?)
}

/// A year or a month as it is written: `2020`, `2020-03`, `March 2020`, `2020年3月`.
fn written(text: &str, lexicons: &Lexicons) -> Option<Period> {
    let month_of = |word: &str| lexicons.month(&fold(word)).map(|month| month.to_string());
    let words: Vec<&str> =
        text.split([' ', '年', '月']).filter(|word| !word.is_empty() && *word != "de").collect();
    let named = match words[..] {
        [name, year] => month_of(name).map(|month| format!("{year}-{month}")),
        _ => None,
    };
    let numbers = named.unwrap_or_else(|| words.join("-"));
    let year = |year: &str| year.parse().ok().filter(|_| year.len() == 4);
    match numbers.split('-').collect::<Vec<_>>()[..] {
        [own] => of_year(year(own)?),
        [own, month] => of_month(year(own)?, month.parse().ok()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, today: &str) -> Option<String> {
        let lexicons = Lexicons::default();
        let today = date::parse(today, &lexicons).date();
        period(text, &lexicons, today).map(|period| format!("{} {}", period.start(), period.end()))
    }

    #[test]
    fn a_month_or_a_year_has_a_first_and_a_last_day() {
        let of = |text| of(text, "2026-11-28").unwrap_or_default();
        assert_eq!(of("2020-02"), "2020-02-01 2020-02-29");
        assert_eq!(of("2020"), "2020-01-01 2020-12-31");
        assert_eq!(of("2020-03-27"), "2020-03-27 2020-03-27");
        assert_eq!(of("27.3.2020"), "2020-03-27 2020-03-27");
        for march in
            ["March 2020", "März 2020", "marzo de 2020", "março de 2020", "2020年3月", "2020 年 3 月"]
        {
            assert_eq!(of(march), "2020-03-01 2020-03-31", "{march}");
        }
        assert_eq!((of("3/4/2020"), of("soon")), (String::new(), String::new()));
    }

    #[test]
    fn words_depend_on_today_in_every_language() {
        let last_month =
            ["last month", "letzten Monat", "el mes pasado", "先月", "mês passado", "上个月", "Last Month"];
        for text in last_month {
            assert_eq!(of(text, "2026-01-31").as_deref(), Some("2025-12-01 2025-12-31"), "{text}");
        }
        // 2026-11-28 is a Saturday.
        let of = |text| of(text, "2026-11-28").unwrap_or_default();
        assert_eq!(of("gestern"), "2026-11-27 2026-11-27");
        assert_eq!(of("esta semana"), "2026-11-23 2026-11-29");
        assert_eq!(of("先週"), "2026-11-16 2026-11-22");
        assert_eq!(of("ano passado"), "2025-01-01 2025-12-31");
    }

    #[test]
    fn every_language_names_every_period() {
        let lexicons = Lexicons::default();
        let day = Date::new(2026, 11, 28).unwrap();
        for lexicon in lexicons.all() {
            for key in
                ["today", "yesterday", "this-week", "last-week", "this-month", "last-month", "this-year"]
            {
                let words: Vec<_> = lexicon.words().of_key(Group::Changes, key).collect();
                assert!(!words.is_empty(), "{}: {key}", lexicon.tag());
                for word in words {
                    assert_eq!(period(word, &lexicons, Some(day)), relative(key, day), "{word}");
                }
            }
        }
    }
}
