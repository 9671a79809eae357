//! What a session says beside its answer: notices about it, and errors in the reader's language.

use crate::cli::exit::Error;
use crate::cli::messages::Messages;
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::source::lexicon::{Group, Lexicon, Message};
use crate::source::{Severity, Tag};

impl Session {
    /// Prints the notices about the answer.
    pub fn notices(&self, messages: Messages) {
        if self.verbose {
            let languages: Vec<String> = self.playbook.languages().iter().map(ToString::to_string).collect();
            let pages = self.playbook.lazy_pages().len();
            let read = self.playbook.lazy_pages().iter().filter(|lazy_page| lazy_page.is_read()).count();
            let (origin, languages) = (self.playbook.origin(), languages.join(", "));
            let took = self.opened.elapsed().as_millis();
            messages.notice(&format!("{origin}: {pages} pages in {languages}; {read} read, in {took} ms"));
        }
        for notice in self.notices.borrow().iter() {
            messages.notice(notice);
        }
        for (requested, shown) in self.fallbacks.borrow().iter() {
            let message = Message::new("shown-in-another-language");
            let message = message.with("wanted", self.language_name(requested));
            messages.notice(&self.sentence(&message.with("shown", self.language_name(shown))));
        }
        for problem in self.playbook.problems() {
            messages.notice(problem);
        }
        // One notice about incomplete pages is enough.
        let count = if self.fallbacks.borrow().is_empty() { self.findings() } else { 0 };
        if count > 0 {
            let findings = if count == 1 { "finding" } else { "findings" };
            messages.notice(&format!("the pages used have {count} {findings}; `ftpb check` lists them"));
        }
    }

    /// The name of a language: in English for English readers, else in itself.
    fn language_name(&self, tag: &str) -> String {
        let is_english = self.lang == Tag::english();
        let name = |lexicon: &Lexicon| {
            if is_english { lexicon.english_name().to_owned() } else { lexicon.name().to_owned() }
        };
        self.playbook.lexicons().get(&Tag::new(tag)).map_or_else(|| tag.to_owned(), name)
    }

    /// The word for a kind of thing in the reader's language, unless that is English.
    pub(super) fn kind(&self, kind: &str) -> Option<String> {
        let lexicon = self.playbook.lexicons().get(&self.lang).filter(|_| self.lang != Tag::english())?;
        lexicon.word(Group::Kinds, kind).map(str::to_owned)
    }

    /// The sentence of an error in the reader's language; none where there is only the English one.
    #[must_use]
    pub fn sentence_of(&self, error: &Error) -> Option<String> {
        if self.lang == Tag::english() {
            return None;
        }
        error.message(|kind| self.kind(kind)).map(|message| self.sentence(&message))
    }

    /// The number of findings of the used pages, at severity warning or above.
    fn findings(&self) -> usize {
        let used = self.used.borrow();
        let pages = used.iter().filter_map(|file| self.playbook.lazy_page(file)?.page(&self.playbook));
        let count = |page: &Page| {
            page.findings().iter().filter(|finding| finding.rule.severity > Severity::Info).count()
        };
        pages.map(count).sum()
    }
}
