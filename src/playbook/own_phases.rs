//! Phases that no lexicon knows, although the playbook proves them.

use crate::playbook::identity::phase_of_page;
use crate::playbook::reading_rules::UNKNOWN_PHASE;
use crate::playbook::{Page, Playbook};
use crate::source::Key;
use crate::source::lexicon::Group;

/// Drops the findings about unknown phases that the playbook proves.
pub(super) fn drop_proven(page: &mut Page, playbook: &Playbook) {
    let is_unknown = |rule: &crate::source::Rule| *rule == UNKNOWN_PHASE;
    if !page.reader_findings.iter().any(|finding| is_unknown(finding.rule)) {
        return;
    }
    let is_named = is_named_after_own_phase(page, playbook);
    let is_proven = |word: &str| is_named || is_of_playbook(playbook, &Key::from_words(word));
    let mut findings = std::mem::take(&mut page.reader_findings);
    findings.retain(|finding| !is_unknown(finding.rule) || !is_proven(&page.plain(finding.span)));
    page.reader_findings = findings;
}

/// Whether the name of a page's file begins with a phase that has a page of its own: of such a phase no lexicon knows the
/// words.
fn is_named_after_own_phase(page: &Page, playbook: &Playbook) -> bool {
    let mut own = playbook.lazy_pages().iter().filter_map(|lazy_page| phase_of_page(lazy_page.key()));
    let begins_with = |phase: &str| page.key.strip_prefix(phase).is_some_and(|rest| rest.starts_with('-'));
    own.any(|phase| begins_with(phase) && !is_of_lexicon(playbook, phase))
}

/// Whether a phase is one of a lexicon, or has a page of its own.
#[must_use]
pub fn is_of_playbook(playbook: &Playbook, phase: &Key) -> bool {
    let phase = phase.as_str();
    is_of_lexicon(playbook, phase) || !playbook.lazy_pages_of(&format!("phase-{phase}")).is_empty()
}

fn is_of_lexicon(playbook: &Playbook, phase: &str) -> bool {
    playbook.lexicons().all().any(|own| own.words().group(Group::Phases).contains_key(phase))
}
