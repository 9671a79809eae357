//! What a session says beside its answer: notices about it, and errors in the reader's language.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use foldhash::{HashSet, HashSetExt};

use crate::cli::args::language::{self, variable};
use crate::cli::exit::{self, Error, Outcome, refused};
use crate::cli::messages::Messages;
use crate::cli::quote::quoted;
use crate::cli::session::Session;
use crate::playbook::{Page, reading_rules};
use crate::query::Choice;
use crate::query::language_choice::duplicates;
use crate::query::search::QueryError;
use crate::source::lexicon::{Group, Lexicon, Message};
use crate::source::store::StoreError;
use crate::source::store::file::FileError;
use crate::source::text::union;
use crate::source::{Lexicons, Rule, Severity, Tag};

/// How many pages the command names that lists findings.
const MOST_FILES: usize = 3;

impl Session {
    /// Forgets the rows of an answer that failed: nothing is to be said about what nobody sees. Where something was not
    /// found, it may stand in a row that was not read.
    pub fn shows_none(&self, error: &anyhow::Error) {
        self.shown.borrow_mut().clear();
        self.fallbacks.borrow_mut().clear();
        if !matches!(error.downcast_ref(), Some(Error::NotFound { .. })) {
            self.listed.borrow_mut().clear();
        }
    }

    /// Prints the notices about the answer. What could not be read is no mere notice where the answer is incomplete.
    pub fn notices(&self, messages: Messages, incomplete: bool) {
        self.all_notices().iter().for_each(|notice| messages.notice(notice));
        if incomplete {
            self.problems().for_each(|problem| messages.if_quiet(&problem));
        }
    }

    /// Whether pages, folders or lexicons could not be read, as far as the answer has asked for them.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.playbook.problems().next().is_some()
    }

    /// How an answer about all pages ends: nobody knows where some of them could not be read.
    #[must_use]
    pub fn or_incomplete(&self, outcome: Outcome) -> Outcome {
        if self.is_incomplete() { Outcome::Incomplete } else { outcome }
    }

    /// What could not be read.
    fn problems(&self) -> impl Iterator<Item = String> {
        self.playbook.problems().map(|problem| match &self.lang {
            english if *english == Tag::english() => problem.to_string(),
            _ => self.sentence(&problem.message()),
        })
    }

    /// The notices about the answer.
    #[must_use]
    pub fn all_notices(&self) -> Vec<String> {
        let mut all = Vec::new();
        if self.verbose {
            let languages: Vec<String> = self.playbook.languages().iter().map(ToString::to_string).collect();
            let pages = self.playbook.lazy_pages().len();
            let read = self.playbook.lazy_pages().iter().filter(|lazy_page| lazy_page.is_read()).count();
            let (origin, languages) = (self.playbook.origin(), languages.join(", "));
            let took = self.opened.elapsed().as_millis();
            all.push(format!("{origin}: {pages} pages in {languages}; {read} read, in {took} ms"));
        }
        // Two languages of a page may give reason for the same notice.
        let (notices, mut said) = (self.notices.borrow(), HashSet::new());
        all.extend(notices.iter().filter(|notice| said.insert(notice.as_str())).cloned());
        for (requested, shown) in self.fallbacks.borrow().iter() {
            let message = Message::new("shown-in-another-language");
            let message = message.with("wanted", self.language_name(requested));
            all.push(self.sentence(&message.with("shown", self.language_name(shown))));
        }
        all.extend(self.problems());
        all.extend(self.unread_rows().map(|message| self.sentence(&message)));
        all.extend(self.duplicates().iter().map(|message| self.sentence(message)));
        // One notice about incomplete pages is enough.
        if let Some(message) = self.findings().filter(|_| self.fallbacks.borrow().is_empty()) {
            all.push(self.sentence(&message));
        }
        all
    }

    /// Says how many tasks of the source each language lacks: one number, whichever command is asked;
    /// `command` lists them.
    pub fn tell_missing_tasks(&self, source: &Tag, counts: &BTreeMap<Tag, usize>, command: &str) {
        let counts: Vec<String> = counts.iter().map(|(lang, count)| format!("{lang} {count}")).collect();
        if !counts.is_empty() {
            let message = Message::new("missing-tasks").with("source", source.to_string());
            let message = message.with("command", self.command(command));
            self.tell(&message.with("counts", counts.join(", ")));
        }
    }

    /// Words one after the other, with the comma of the reader's language.
    #[must_use]
    pub fn joined(&self, words: &[String]) -> String {
        let pair = |one: String, next: &String| {
            self.sentence(&Message::new("words-joined").with("one", one).with("next", next.clone()))
        };
        let mut words = words.iter();
        let first = words.next().cloned().unwrap_or_default();
        words.fold(first, pair)
    }

    /// The name of a language in the reader's; of one that a playbook brought, in itself.
    fn language_name(&self, tag: &str) -> String {
        let known = format!("language-{tag}");
        match self.word(&known) {
            name if name != known => name.to_owned(),
            _ => self.playbook.lexicons().get(&Tag::new(tag)).map_or(tag, Lexicon::name).to_owned(),
        }
    }

    /// The word for a kind of thing in the reader's language, unless that is English.
    pub(super) fn kind(&self, kind: &str) -> Option<String> {
        kind_in(self.playbook.lexicons(), &self.lang, kind)
    }

    /// The sentence of an error in the reader's language; none where there is only the English one.
    #[must_use]
    pub fn sentence_of(&self, error: &anyhow::Error) -> Option<String> {
        let message = message(error, |kind| self.kind(kind)).filter(|_| self.lang != Tag::english());
        message.map(|message| self.sentence(&message))
    }

    /// Remembers a file that was changed before the answer is written.
    pub fn changed(&self, path: &Path) {
        let _ = self.changed.set(path.display().to_string());
    }

    /// The sentence for an answer that cannot be written although its command has changed a file.
    #[must_use]
    pub fn sentence_of_loss(&self, error: &anyhow::Error) -> Option<String> {
        let (file, error) = self.changed.get().zip(error.downcast_ref::<io::Error>())?;
        let refusal = self.sentence(&refused(error));
        Some(self.sentence(&Message::new("answer-lost").with("refusal", refusal).with("file", file.clone())))
    }

    /// What to say of the rows shown that have findings of severity warning or above.
    fn findings(&self) -> Option<Message> {
        let shown = self.shown.borrow();
        let (mut count, mut files, mut rules) = (0, Vec::new(), BTreeSet::new());
        for (file, rows) in shown.iter() {
            let findings = self.playbook.page(file).into_iter().flat_map(Page::findings);
            let rows = union(rows.clone());
            let of_rows = findings.filter(|finding| {
                let next = rows.partition_point(|row| row.end <= finding.span.start);
                let is_of_row = rows.get(next).is_some_and(|row| row.start < finding.span.end);
                // Of rows beside an open conflict, nobody knows yet which will stay.
                let is_conflict = *finding.rule == reading_rules::MERGE_CONFLICT;
                finding.rule.severity > Severity::Info && is_of_row || is_conflict
            });
            let before = count;
            for finding in of_rows {
                count += 1;
                rules.insert(finding.rule.name);
            }
            files.extend((count > before).then(|| format!(" {}", quoted(file))));
        }
        let rules = rules.into_iter().collect::<Vec<_>>().join(",");
        let message = Message::new("rows-have-findings").with("count", count);
        // Of a number, no rows are seen.
        (count > 0 && !self.count).then(|| message.with("command", self.check_command(&files, &rules)))
    }

    /// What to say of rows that were not read, on the pages whose tasks were listed: the list lacks them.
    fn unread_rows(&self) -> Option<Message> {
        const UNREAD: [&Rule; 2] = [&reading_rules::ROW_WITHOUT_ID, &reading_rules::UNREAD_ROW];
        let (mut count, mut files) = (0, Vec::new());
        for file in self.listed.borrow().iter() {
            let findings = self.playbook.page(file).into_iter().flat_map(Page::findings);
            let own = findings.filter(|finding| UNREAD.contains(&finding.rule)).count();
            count += own;
            files.extend((own > 0).then(|| format!(" {}", quoted(file))));
        }
        let rules = UNREAD.map(|rule| rule.name).join(",");
        let message = Message::new("rows-not-read").with("count", count);
        (count > 0).then(|| message.with("command", self.check_command(&files, &rules)))
    }

    /// What to say of the files that are the same page in the same language as one whose tasks were listed.
    fn duplicates(&self) -> Vec<Message> {
        let listed = self.listed.borrow();
        let pages = listed.iter().filter_map(|file| self.playbook.page(file));
        let pairs = pages.flat_map(|page| duplicates(&self.playbook, page).map(move |other| (page, other)));
        let unlisted = pairs.filter(|(_, other)| !listed.contains(&other.file));
        let told = unlisted.take(MOST_FILES).map(|(page, other)| {
            let message = Message::new("page-twice").with("file", page.file.clone());
            message.with("other", other.file.clone())
        });
        told.collect()
    }

    /// The command that lists the findings of some rules on some pages; on all, if these are many.
    fn check_command(&self, files: &[String], rules: &str) -> String {
        let pages = if files.len() > MOST_FILES { String::new() } else { files.concat() };
        self.command(&format!("check{pages} --select {rules}"))
    }
}

/// The sentence of an error before there is a session, in the language of `--lang`, else of the surroundings.
#[must_use]
pub fn sentence_without_session(error: &anyhow::Error, lang: Option<&str>) -> Option<String> {
    let lexicons = Lexicons::default();
    let lang = lang_without_session(&lexicons, lang);
    let message = message(error, |kind| kind_in(&lexicons, &lang, kind))?;
    (lang != Tag::english()).then(|| lexicons.say(&lang, &message))
}

/// A message before there is a session, in the same language.
#[must_use]
pub fn said_without_session(message: &Message, lang: Option<&str>) -> String {
    let lexicons = Lexicons::default();
    lexicons.say(&lang_without_session(&lexicons, lang), message)
}

fn lang_without_session(lexicons: &Lexicons, typed: Option<&str>) -> Tag {
    let typed = typed.and_then(|names| language::strict(names, lexicons).ok());
    let typed = typed.filter(|preference| preference.choice != Choice::All);
    let preference = typed.unwrap_or_else(|| language::environment(variable, &[], lexicons));
    preference.choice.lang()
}

/// The word for a kind of thing in a language, unless that is English: of the playbook's own words, else of tables.
fn kind_in(lexicons: &Lexicons, lang: &Tag, kind: &str) -> Option<String> {
    let lexicon = lexicons.get(lang).filter(|_| *lang != Tag::english())?;
    let of_tables = || Some(lexicon.table(kind)).filter(|word| *word != kind);
    lexicon.word(Group::Kinds, kind).or_else(of_tables).map(str::to_owned)
}

/// The message of an error, if it has one; `kind` is the word for a kind of thing.
fn message(error: &anyhow::Error, kind: impl Fn(&str) -> Option<String>) -> Option<Message> {
    if let Some(error) = error.downcast_ref::<Error>() {
        return Some(error.message(kind));
    }
    if let Some(refused) = error.downcast_ref() {
        return Some(exit::refused(refused));
    }
    let of_file = error.downcast_ref().map(FileError::message);
    let of_store = of_file.or_else(|| error.downcast_ref().map(StoreError::message));
    of_store.or_else(|| error.downcast_ref().map(QueryError::message))
}
