//! `text-missing`: a section with fewer paragraphs and list items than in English.

use crate::check::Context;
use crate::check::english::english_of;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::check::text_blocks::TextBlocks;
use crate::playbook::{Page, SectionIndex};
use crate::query::compare::alignment::Alignment;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "text-missing", severity: Severity::Info, help: "translate what is missing" },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A section with fewer paragraphs and list items than in English.",
        why: "Readers of the translation do not learn what the missing ones say.",
        bad: "- Plan anlegen\n\nbut in English\n\n- Make a plan\n- Send it to the customer",
        good: "- Plan anlegen\n- Ihn dem Kunden schicken",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let Some(english) = english_of(context, page) else { return Vec::new() };
    let (theirs, own) = (TextBlocks::of(english), TextBlocks::of(page));
    if theirs == own {
        return Vec::new();
    }
    let alignment = Alignment::of(english, page);
    let diagnostic = |(index, theirs): (SectionIndex, usize)| {
        let own_index = alignment.section(index)?;
        let [next, own_next] = [index, own_index].map(|index| SectionIndex::new(index.position() + 1));
        // What belongs to a missing heading seems to belong to the one above it.
        let is_whole = english.section(next).is_none() || alignment.section(next) == Some(own_next);
        let own = own.count(own_index);
        let heading = page.section(own_index)?.heading;
        let message = format!("paragraphs and list items: {own} here, {theirs} in `{}`", english.file);
        (is_whole && own < theirs).then(|| Diagnostic::new(heading, message))
    };
    theirs.sections().filter_map(diagnostic).collect()
}
