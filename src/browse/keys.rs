//! The keys: what each does, where, and how the last line and the help call it. This is the only list of them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::browse::thing::Pane;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Moves by lines.
    Up,
    /// Moves by lines.
    Down,
    /// Moves by the height of the pane.
    PageUp,
    /// Moves by the height of the pane.
    PageDown,
    /// Goes to the first line.
    First,
    /// Goes to the last line.
    Last,
    /// Unfolds what is chosen, or goes on into its page.
    Open,
    /// Folds what is chosen, or goes back out of its page.
    Close,
    /// Follows what is chosen: shows its page, or where a link leads.
    Follow,
    /// Unfolds or folds everything.
    Fold,
    /// Goes to the next link of the page.
    NextLink,
    /// Goes to the link before.
    PreviousLink,
    /// Shows something else about the thing.
    Show(Pane),
    /// Goes back to what was shown before.
    Back,
    /// Goes forward again.
    Forward,
    /// Searches.
    Search,
    /// Goes to the next hit.
    NextHit,
    /// Goes to the hit before.
    PreviousHit,
    /// Narrows the tree.
    Filter,
    /// Shows the next language.
    Language,
    /// Shows a second language beside the first, or no longer.
    Beside,
    /// Shows another second language.
    OtherBeside,
    /// Ticks a task, or opens it again.
    Tick,
    /// Adds a note to a task.
    Note,
    /// Copies.
    Copy,
    /// Opens an address.
    Address,
    /// Edits the page.
    Edit,
    /// Shows and copies the command.
    Line,
    /// Gives the mouse to the terminal, or takes it back.
    Mouse,
    /// Shows the keys.
    Help,
    /// Stops the program until the shell continues it.
    Suspend,
    /// Ends.
    Quit,
    /// Accepts what is typed.
    Accept,
    /// Gives up what is typed.
    Cancel,
    /// Completes what is typed.
    Complete,
}

impl Action {
    /// The name of its message. Two directions of one way have one.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Up | Self::Down => "browse-move",
            Self::PageUp | Self::PageDown => "browse-scroll",
            Self::First | Self::Last => "browse-ends",
            Self::Open => "browse-open",
            Self::Close => "browse-close",
            Self::Follow => "browse-follow",
            Self::Fold => "browse-fold",
            Self::NextLink | Self::PreviousLink => "browse-link",
            Self::Show(_) => "browse-show",
            Self::Back => "browse-back",
            Self::Forward => "browse-forward",
            Self::Search => "browse-search",
            Self::NextHit | Self::PreviousHit => "browse-hit",
            Self::Filter => "browse-filter",
            Self::Language => "browse-language",
            Self::Beside => "browse-beside",
            Self::OtherBeside => "browse-other-beside",
            Self::Tick => "browse-tick",
            Self::Note => "browse-note",
            Self::Copy => "browse-copy",
            Self::Address => "browse-address",
            Self::Edit => "browse-edit",
            Self::Line => "browse-line",
            Self::Mouse => "browse-mouse",
            Self::Help => "browse-help",
            Self::Suspend => "browse-suspend",
            Self::Quit => "browse-quit",
            Self::Accept => "browse-accept",
            Self::Cancel => "browse-cancel",
            Self::Complete => "browse-complete",
        }
    }
}

/// A way to type something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Key(KeyCode),
    Control(char),
    Alt(KeyCode),
}

/// An action and its keys.
#[derive(Debug)]
pub struct Key {
    /// How the keys are shown: those of all entries with the same message together.
    pub name: &'static str,
    presses: &'static [Press],
    /// What they do.
    pub action: Action,
}

const fn key(name: &'static str, presses: &'static [Press], action: Action) -> Key {
    Key { name, presses, action }
}

const fn letter(letter: char) -> Press {
    Press::Key(KeyCode::Char(letter))
}

/// The keys, in the order of the help. Of entries with one message, the first has the name.
pub static KEYS: &[Key] = &[
    key("↑ ↓ j k", &[Press::Key(KeyCode::Up), letter('k'), Press::Control('p')], Action::Up),
    key("", &[Press::Key(KeyCode::Down), letter('j'), Press::Control('n')], Action::Down),
    key("→", &[Press::Key(KeyCode::Right)], Action::Open),
    key("← h", &[Press::Key(KeyCode::Left), letter('h'), Press::Key(KeyCode::Esc)], Action::Close),
    key("Enter", &[Press::Key(KeyCode::Enter)], Action::Follow),
    key("J K", &[letter('J'), Press::Alt(KeyCode::Down)], Action::NextLink),
    key("", &[letter('K'), Press::Alt(KeyCode::Up)], Action::PreviousLink),
    key(
        "Backspace",
        &[Press::Key(KeyCode::Backspace), letter('['), Press::Control('h'), Press::Alt(KeyCode::Left)],
        Action::Back,
    ),
    key("]", &[letter(']'), Press::Alt(KeyCode::Right)], Action::Forward),
    key("/", &[letter('/')], Action::Search),
    key("n N", &[letter('n')], Action::NextHit),
    key("", &[letter('N')], Action::PreviousHit),
    key("1 … 7", &[letter('1')], Action::Show(Pane::Page)),
    key("", &[letter('2')], Action::Show(Pane::Tasks)),
    key("", &[letter('3')], Action::Show(Pane::Next)),
    key("", &[letter('4')], Action::Show(Pane::Links)),
    key("", &[letter('5')], Action::Show(Pane::Places)),
    key("", &[letter('6')], Action::Show(Pane::Changes)),
    key("", &[letter('7')], Action::Show(Pane::Findings)),
    key("Tab", &[Press::Key(KeyCode::Tab)], Action::Beside),
    key("L", &[letter('L'), Press::Key(KeyCode::BackTab)], Action::OtherBeside),
    key("l", &[letter('l')], Action::Language),
    key("f", &[letter('f')], Action::Filter),
    key("z", &[letter('z')], Action::Fold),
    key("x", &[letter('x')], Action::Tick),
    key("a", &[letter('a')], Action::Note),
    key("y", &[letter('y')], Action::Copy),
    key("o", &[letter('o')], Action::Address),
    key("e", &[letter('e')], Action::Edit),
    key(":", &[letter(':')], Action::Line),
    key(
        "PgUp PgDn",
        &[Press::Key(KeyCode::PageUp), letter('b'), Press::Control('b'), Press::Control('u')],
        Action::PageUp,
    ),
    key(
        "",
        &[Press::Key(KeyCode::PageDown), letter(' '), Press::Control('f'), Press::Control('d')],
        Action::PageDown,
    ),
    key("g G", &[Press::Key(KeyCode::Home), letter('g')], Action::First),
    key("", &[Press::Key(KeyCode::End), letter('G')], Action::Last),
    key("M", &[letter('M')], Action::Mouse),
    key("^Z", &[Press::Control('z')], Action::Suspend),
    key("?", &[letter('?'), Press::Key(KeyCode::F(1))], Action::Help),
    key("q", &[letter('q'), Press::Control('c')], Action::Quit),
];

/// What a key does where nothing is typed.
#[must_use]
pub fn action(event: KeyEvent) -> Option<Action> {
    let press = press(event);
    KEYS.iter().find(|key| key.presses.contains(&press)).map(|key| key.action)
}

fn press(event: KeyEvent) -> Press {
    match event.code {
        KeyCode::Char(letter) if event.modifiers.contains(KeyModifiers::CONTROL) => {
            Press::Control(letter.to_ascii_lowercase())
        }
        code if event.modifiers.contains(KeyModifiers::ALT) => Press::Alt(code),
        code => Press::Key(code),
    }
}

/// How the keys of an action are shown.
#[must_use]
pub fn name(action: Action) -> &'static str {
    match action {
        Action::Accept => "Enter",
        Action::Cancel => "Esc",
        Action::Complete => "Tab",
        _ => KEYS.iter().find(|key| key.action.word() == action.word()).map_or("", |key| key.name),
    }
}

#[cfg(test)]
mod tests {

    use foldhash::{HashSet, HashSetExt};

    use super::*;

    #[test]
    fn no_key_means_two_things() {
        let mut seen = HashSet::new();
        for press in KEYS.iter().flat_map(|key| key.presses) {
            assert!(seen.insert(format!("{press:?}")), "{press:?}");
        }
    }

    #[test]
    fn the_first_entry_of_a_message_has_its_name() {
        let mut seen = HashSet::new();
        for key in KEYS {
            assert_eq!(seen.insert(key.action.word()), !key.name.is_empty(), "{key:?}");
        }
    }
}
