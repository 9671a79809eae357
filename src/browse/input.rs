//! A line that is being typed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::browse::history::Visit;

/// What is typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Words to search for; what was shown before comes back if the search is given up.
    Search(Box<Visit>),
    /// Filters of the tree.
    Filter,
    /// A note to the task with this id.
    Note(String),
}

/// A line that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Input {
    pub(super) purpose: Purpose,
    pub(super) text: String,
}

impl Input {
    /// Takes a key, if it writes or deletes.
    pub(super) fn take(&mut self, key: KeyEvent) -> bool {
        match (key.code, key.modifiers.contains(KeyModifiers::CONTROL)) {
            (KeyCode::Char('u'), true) => self.text.clear(),
            (KeyCode::Char('w'), true) => {
                let rest = self.text.trim_end().trim_end_matches(|letter: char| !letter.is_whitespace());
                self.text.truncate(rest.len());
            }
            (KeyCode::Backspace, _) | (KeyCode::Char('h'), true) => drop(self.text.pop()),
            (KeyCode::Char(letter), false) => self.text.push(letter),
            _ => return false,
        }
        true
    }

    /// Takes a text that is pasted: its lines become one.
    pub(super) fn paste(&mut self, text: &str) {
        self.text.extend(text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
    }
}

/// Filters as options: `role:FM mandatory` is `--role FM --mandatory`.
#[must_use]
pub fn options(filters: &str) -> Vec<String> {
    let option = |word: &str| match word.split_once(':') {
        Some((name, value)) => vec![format!("--{name}"), value.to_owned()],
        None => vec![format!("--{word}")],
    };
    filters.split_whitespace().flat_map(option).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_options() {
        assert_eq!(options("role:FM  mandatory"), ["--role", "FM", "--mandatory"]);
    }

    #[test]
    fn a_line_is_written_and_deleted() {
        let mut input = Input { purpose: Purpose::Filter, text: String::new() };
        input.paste("role:FM\nmand");
        assert_eq!(input.text, "role:FM mand");
        for (key, left) in [('w', "role:FM "), ('h', "role:FM"), ('u', "")] {
            assert!(input.take(KeyEvent::new(KeyCode::Char(key), KeyModifiers::CONTROL)));
            assert_eq!(input.text, left);
        }
        assert!(!input.take(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE)));
    }
}
