//! Commands that lead on from an answer: about the same playbook, in the same language.

use crate::cli::quote::quoted;
use crate::cli::session::Session;

impl Session {
    /// The same session, which knows how it was called.
    #[must_use]
    pub fn typed(mut self, words: &[String]) -> Self {
        self.kept = kept(words);
        self
    }

    /// A command that leads on from the answer, to be pasted: about the same playbook, in the same language.
    #[must_use]
    pub fn command(&self, words: &str) -> String {
        format!("ftpb {words}{}", self.kept)
    }
}

/// The options of a call about the playbook and the language, each after a blank.
fn kept(typed: &[String]) -> String {
    let (mut kept, mut words) = (String::new(), typed.iter());
    while let Some(word) = words.next() {
        let value = match word.as_str() {
            "--lang" | "-l" | "--playbooks" => words.next(),
            _ if word.starts_with("--lang=") || word.starts_with("--playbooks=") => None,
            _ => continue,
        };
        for word in [Some(word), value].into_iter().flatten() {
            kept.push(' ');
            kept.push_str(&quoted(word));
        }
    }
    kept
}
