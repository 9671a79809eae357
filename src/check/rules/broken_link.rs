//! `broken-link`: a link to a page that does not exist in the playbook.

use crate::check::Context;
use crate::check::links::ResolvedLink;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::playbook::links::Destination;
use crate::query::page_in;
use crate::source::fold::fold;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "broken-link",
        severity: Severity::Error,
        help: "link to an existing page, or remove the link",
    },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "A link to a page that does not exist in the playbook.",
        why: "The reader lands on an error page in the middle of the work.",
        bad: "[Kickoff](initiate-kick-off-meeting.md), which does not exist",
        good: "[Kickoff](initiate-conduct-customer-kick-off.md)",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let links = context.links(page);
    let is_broken = |link: &&ResolvedLink<'_>| matches!(link.resolution.destination, Destination::Broken);
    let diagnostic = |link: &ResolvedLink<'_>| {
        let meant = named(context, page, link.link.text_of_its_own());
        let meant = meant.map_or_else(String::new, |file| format!("; did you mean `{file}`?"));
        Diagnostic::new(link.link.target_span, format!("`{}` does not exist{meant}", link.link.target))
    };
    links.iter().filter(is_broken).map(diagnostic).collect()
}

/// The file of the page that a link's text names: the same text leads there in another language, or it is the page's
/// title.
fn named(context: &Context<'_>, page: &Page, text: &str) -> Option<String> {
    let words = fold(text);
    if words.is_empty() {
        return None;
    }
    let says = |own: &&ResolvedLink<'_>| fold(own.link.text_of_its_own()) == words;
    let translations = context.pages_of(&page.key).filter(|other| other.file != page.file);
    let linked = |other: &Page| {
        let own = context.links(other);
        own.iter().filter(says).find_map(|own| own.resolution.page().map(|page| page.key().to_owned()))
    };
    let is_titled = |other: &&&Page| other.lang == page.lang && fold(&other.title) == words;
    let mut titled = context.pages.iter().filter(is_titled).filter(|other| other.file != page.file);
    let only = || titled.next().filter(|_| titled.next().is_none()).map(|other| other.key.clone());
    let key = { translations }.find_map(linked).or_else(only)?;
    Some(page_in(context.playbook, &key, &page.lang)?.file.clone())
}
