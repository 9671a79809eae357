//! The names of months and weekdays, folded, of all languages.

use foldhash::HashSet;

use super::{Lexicon, Lexicons};
use crate::source::fold::fold;

#[derive(Debug)]
pub(super) struct Calendar {
    /// How the names of months begin, and their numbers.
    months: Vec<(String, u8)>,
    weekdays: HashSet<String>,
}

impl Calendar {
    pub fn of(lexicons: &[Lexicon]) -> Self {
        let months = lexicons.iter().flat_map(|lexicon| lexicon.words.months.iter().zip(1..));
        let weekdays = lexicons.iter().flat_map(|lexicon| lexicon.words.weekdays.iter());
        Self {
            months: months.map(|(beginning, number)| (fold(beginning), number)).collect(),
            weekdays: weekdays.map(fold).collect(),
        }
    }
}

impl Lexicons {
    fn calendar(&self) -> &Calendar {
        self.indexes.calendar.get_or_init(|| Calendar::of(&self.all))
    }

    /// The month, from 1, whose name begins a folded word in one of the languages.
    #[must_use]
    pub fn month(&self, word: &str) -> Option<u8> {
        let months = &self.calendar().months;
        months.iter().find(|(beginning, _)| word.starts_with(beginning)).map(|(_, number)| *number)
    }

    /// Whether a folded word is a day of the week in one of the languages.
    #[must_use]
    pub fn is_weekday(&self, word: &str) -> bool {
        self.calendar().weekdays.contains(word)
    }
}
