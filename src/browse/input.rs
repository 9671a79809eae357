//! A line that is being typed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::browse::history::Before;

/// What is typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Words to search for; what there was before comes back if the search is given up.
    Search(Box<Before>),
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
    /// What the text may be completed to, if there is a choice.
    candidates: Vec<String>,
}

impl Input {
    pub(super) fn new(purpose: Purpose, text: String) -> Self {
        Self { purpose, text, candidates: Vec::new() }
    }

    /// Completes the text as far as all candidates agree; of several, the reader chooses one then.
    pub(super) fn complete(&mut self, candidates: Vec<String>) {
        let Some(first) = candidates.first() else { return };
        let agree =
            |at: usize, letter: char| candidates.iter().all(|one| one.chars().nth(at) == Some(letter));
        let common: String = first
            .chars()
            .enumerate()
            .take_while(|(at, letter)| agree(*at, *letter))
            .map(|(_, letter)| letter)
            .collect();
        if common.chars().count() >= self.text.chars().count() {
            self.text = common;
        }
        self.candidates = if candidates.len() > 1 { candidates } else { Vec::new() };
    }

    /// Chooses the next candidate, or the one before. Returns whether there is one.
    pub(super) fn choose(&mut self, next: bool) -> bool {
        let Some(last) = self.candidates.len().checked_sub(1) else { return false };
        let at = match (self.candidate(), next) {
            (None, true) => 0,
            (None, false) => last,
            (Some(at), true) => (at + 1) % (last + 1),
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
        };
        self.text = self.candidates.get(at).cloned().unwrap_or_default();
        true
    }

    /// The candidate that is chosen.
    fn candidate(&self) -> Option<usize> {
        self.candidates.iter().position(|candidate| *candidate == self.text)
    }

    /// The candidates by what makes them differ, with a mark before the chosen one; nothing if there is no choice.
    pub(super) fn choice(&self) -> Option<String> {
        let own = |candidate: &String| {
            let word = candidate.rsplit(' ').next().unwrap_or_default();
            word.split_once(':')
                .filter(|(_, value)| !value.is_empty())
                .map_or(word, |(_, value)| value)
                .to_owned()
        };
        let mark = |at| if self.candidate() == Some(at) { "›" } else { "" };
        let marked =
            self.candidates.iter().enumerate().map(|(at, candidate)| mark(at).to_owned() + &own(candidate));
        let marked: Vec<String> = marked.collect();
        (!marked.is_empty()).then(|| marked.join("  "))
    }

    /// Takes a key, if it writes or deletes.
    pub(super) fn take(&mut self, key: KeyEvent) -> bool {
        self.candidates.clear();
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
        self.candidates.clear();
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
    fn a_text_is_completed_as_far_as_it_is_certain_then_by_choice() {
        let mut input = Input::new(Purpose::Filter, "only role:f".to_owned());
        input.complete(["only role:fasttrack-manager", "only role:fast-lane"].map(str::to_owned).into());
        assert_eq!(input.text, "only role:fast");
        assert_eq!(input.choice().as_deref(), Some("fasttrack-manager  fast-lane"));
        for (next, text, choice) in [
            (true, "only role:fasttrack-manager", "›fasttrack-manager  fast-lane"),
            (true, "only role:fast-lane", "fasttrack-manager  ›fast-lane"),
            (true, "only role:fasttrack-manager", "›fasttrack-manager  fast-lane"),
            (false, "only role:fast-lane", "fasttrack-manager  ›fast-lane"),
        ] {
            assert!(input.choose(next));
            assert_eq!((input.text.as_str(), input.choice().as_deref()), (text, Some(choice)));
        }
        input.paste("x");
        assert!(!input.choose(true) && input.choice().is_none());
        input.complete(vec!["mandatory".to_owned()]);
        assert!(input.choice().is_none());
    }

    #[test]
    fn a_line_is_written_and_deleted() {
        let mut input = Input::new(Purpose::Filter, String::new());
        input.paste("role:FM\nmand");
        assert_eq!(input.text, "role:FM mand");
        for (key, left) in [('w', "role:FM "), ('h', "role:FM"), ('u', "")] {
            assert!(input.take(KeyEvent::new(KeyCode::Char(key), KeyModifiers::CONTROL)));
            assert_eq!(input.text, left);
        }
        assert!(!input.take(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE)));
    }
}
