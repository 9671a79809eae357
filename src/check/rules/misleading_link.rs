//! `misleading-link`: a link whose text is the title of one process, and that leads to another one.

use std::sync::Arc;

use crate::check::Context;
use crate::check::links::ResolvedLink;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::playbook::titles::Titles;
use crate::query::flow::process_page;
use crate::source::fold::fold;
use crate::source::{Rule, Severity, Tag};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "misleading-link",
        severity: Severity::Warning,
        help: "link the process that the text names, or name the one that is linked",
    },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "A link whose text is the title of one process, and that leads to another one.",
        why: "Nobody can tell which process is meant; ftpb follows the link.",
        bad: "[Enable Services](success-conduct-success-review.md)",
        good: "[Enable Services](enable-enable-services.md)",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let english = Tag::english();
    let langs = std::iter::once(&page.lang).chain((page.lang != english).then_some(&english));
    let titles: Vec<Arc<Titles>> = langs.map(|lang| context.playbook.titles(lang)).collect();
    let links = context.links(page);
    let diagnostic = |link: &ResolvedLink<'_>| {
        let text = link.link.text_of_its_own().trim();
        let linked =
            link.resolution.page().filter(|linked| context.playbook.lifecycle().has(linked.key()))?;
        let named: Vec<&String> = titles.iter().flat_map(|titles| keys_of(titles, text)).collect();
        let is_own = || linked.page(context.playbook).is_some_and(|own| fold(&own.title) == fold(text));
        if named.iter().any(|key| *key == linked.key()) || is_own() {
            return None;
        }
        let meant = process_page(context.playbook, named.first()?, &page.lang)?;
        let message =
            format!("`{text}` is the title of `{}`, and the link leads to `{}`", meant.file, linked.file);
        Some(Diagnostic::new(link.link.span, message))
    };
    links.iter().filter_map(diagnostic).collect()
}

/// The keys of the processes whose title a text is, and nothing else.
fn keys_of<'t>(titles: &'t Titles, text: &str) -> impl Iterator<Item = &'t String> {
    let mentions = titles.find_in(text).into_iter().filter(|mention| mention.span.range() == (0..text.len()));
    mentions.flat_map(|mention| mention.keys)
}
