//! Phases that no lexicon knows, although the playbook proves them.

use crate::playbook::identity::{kind_of, phase_of_page};
use crate::playbook::reading_rules::UNKNOWN_PHASE;
use crate::playbook::{Page, Playbook};
use crate::source::fold::fold;
use crate::source::lexicon::Group;
use crate::source::{Key, Tag};

/// A word that is so many edits from a known one is a misspelling of it.
const NEAR: usize = 2;

/// Drops the findings about unknown phases that the playbook proves.
pub(super) fn drop_proven(page: &mut Page, playbook: &Playbook) {
    let is_unknown = |rule: &crate::source::Rule| *rule == UNKNOWN_PHASE;
    if !page.reader_findings.iter().any(|finding| is_unknown(finding.rule)) {
        return;
    }
    let mut findings = std::mem::take(&mut page.reader_findings);
    findings
        .retain(|finding| !is_unknown(finding.rule) || !is_proven(playbook, page, &page.plain(finding.span)));
    page.reader_findings = findings;
}

/// Whether a phase has a page of its own, or the name of the page's file begins with a phase that the word does not
/// misspell.
fn is_proven(playbook: &Playbook, page: &Page, word: &str) -> bool {
    let own = || playbook.lazy_pages().iter().filter_map(|lazy_page| phase_of_page(lazy_page.key()));
    let begins_with = |phase: &str| page.key.strip_prefix(phase).is_some_and(|rest| rest.starts_with('-'));
    is_of_playbook(playbook, &Key::from_words(word))
        || kind_of(&page.key).1.is_some_and(|phase| !is_misspelt(playbook, &page.lang, phase, word))
        || own().any(begins_with)
}

/// Whether a phase is one of a lexicon, or has a page of its own.
#[must_use]
pub fn is_of_playbook(playbook: &Playbook, phase: &Key) -> bool {
    let phase = phase.as_str();
    let has_word = playbook.lexicons().all().any(|own| own.words().group(Group::Phases).contains_key(phase));
    has_word || !playbook.lazy_pages_of(&format!("phase-{phase}")).is_empty()
}

fn is_misspelt(playbook: &Playbook, lang: &Tag, phase: &str, word: &str) -> bool {
    let lexicon = playbook.lexicons().get(lang).or_else(|| playbook.lexicons().english());
    let mut words = lexicon.into_iter().flat_map(|lexicon| lexicon.words().of_key(Group::Phases, phase));
    words.any(|own| strsim::osa_distance(&fold(own), &fold(word)) <= NEAR)
}
