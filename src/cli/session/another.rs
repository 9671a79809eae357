//! Sessions that are made from a session: for a part of an answer, and for one that comes later.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use crate::cli::session::Session;
use crate::playbook::Playbook;

impl Session {
    /// Asks another reading of the playbook from now on.
    pub fn reopened(&mut self, playbook: Arc<Playbook>) {
        self.playbook = playbook;
        self.briefs = OnceCell::new();
    }

    /// A session like this one, for another answer or a part of one.
    #[must_use]
    pub fn another(&self) -> Self {
        Self {
            playbook: Arc::clone(&self.playbook),
            choice: self.choice.clone(),
            lang: self.lang.clone(),
            settings: Vec::new(),
            file: None,
            kept: self.kept.clone(),
            fields: self.fields.clone(),
            sort: self.sort.clone(),
            notices: RefCell::default(),
            fallbacks: RefCell::default(),
            shown: RefCell::default(),
            listed: RefCell::default(),
            briefs: self.briefs.clone(),
            changed: OnceCell::new(),
            ..*self
        }
    }
}
