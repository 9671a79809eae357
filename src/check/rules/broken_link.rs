//! `broken-link`: a link to a page that does not exist in the playbook.

use foldhash::{HashMap, HashMapExt};

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
    let mut broken = links.iter().filter(is_broken).peekable();
    if broken.peek().is_none() {
        return Vec::new();
    }
    let named = named_by_text(context, page);
    let diagnostic = |link: &ResolvedLink<'_>| {
        let key = named.get(&fold(link.link.text_of_its_own()));
        let meant = key.and_then(|key| page_in(context.playbook, key, &page.lang));
        let meant = meant.map_or_else(String::new, |meant| format!("; did you mean `{}`?", meant.file));
        Diagnostic::new(link.link.target_span, format!("`{}` does not exist{meant}", link.link.target))
    };
    broken.map(diagnostic).collect()
}

/// The keys of the pages that folded texts name: the same text leads there in another language, or it is the title of that
/// page alone.
fn named_by_text(context: &Context<'_>, page: &Page) -> HashMap<String, String> {
    let mut keys = HashMap::new();
    for other in context.pages_of(&page.key).filter(|other| other.file != page.file) {
        for own in context.links(other).iter() {
            if let Some(meant) = own.resolution.page() {
                keys.entry(fold(own.link.text_of_its_own())).or_insert_with(|| meant.key().to_owned());
            }
        }
    }
    let mut titled: HashMap<String, Option<&str>> = HashMap::new();
    for other in context.pages.iter().filter(|other| other.lang == page.lang && other.file != page.file) {
        titled.entry(fold(&other.title)).and_modify(|only| *only = None).or_insert(Some(&other.key));
    }
    for (title, only) in titled.into_iter().filter_map(|(title, only)| Some((title, only?))) {
        keys.entry(title).or_insert_with(|| only.to_owned());
    }
    keys.remove("");
    keys
}
