//! The words of the browser, in the reader's language.

use foldhash::HashMap;

use crate::browse::keys::{Action, KEYS};
use crate::browse::thing::Pane;
use crate::source::lexicon::Message;

/// Messages that need no value, besides those of keys and panes.
const OTHERS: [&str; 18] = [
    "browse-go",
    "browse-read",
    "browse-filter-example",
    "browse-no-hits",
    "browse-copy-id",
    "browse-copy-title",
    "browse-copy-address",
    "browse-copy-line",
    "browse-mouse-free",
    "browse-mouse-taken",
    "browse-read-again",
    "browse-one-language",
    "browse-cannot-edit",
    "browse-no-link",
    "browse-no-task",
    "browse-choose-link",
    "browse-copied",
    "browse-untick",
];

/// The words of the browser, by the names of their messages.
#[derive(Clone, Debug, Default)]
pub struct Words(HashMap<&'static str, String>);

impl Words {
    /// All of them, as `say` says them.
    #[must_use]
    pub fn new(say: impl Fn(&Message) -> String) -> Self {
        let ids = KEYS.iter().map(|key| key.action.word());
        let ids = ids.chain([Action::Accept.word(), Action::Cancel.word(), Action::Complete.word()]);
        let ids = ids.chain(Pane::ALL.map(Pane::word)).chain(OTHERS);
        Self(ids.map(|id| (id, say(&Message::new(id)))).collect())
    }

    /// A word.
    #[must_use]
    pub fn get<'a>(&'a self, id: &'a str) -> &'a str {
        self.0.get(id).map_or(id, String::as_str)
    }
}
