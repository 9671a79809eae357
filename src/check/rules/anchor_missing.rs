//! `anchor-missing`: a link to a heading that the page does not have.

use std::collections::HashMap;

use crate::check::Context;
use crate::check::anchors::Anchors;
use crate::check::links::Verdict;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "anchor-missing",
        severity: Severity::Warning,
        help: "link to a heading that the page has",
    },
    group: Group::Links,
    explain: Explain {
        what: "A link to a heading that the page does not have.",
        why: "The reader lands at the top of the page and has to search.",
        bad: "[Tasks](#ftop-task), with a heading `FTOP Tasks`",
        good: "[Tasks](#ftop-tasks)",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let mut known: HashMap<String, Anchors> = HashMap::new();
    let links = context.links(page);
    let spot = |judged: &crate::check::links::Judged<'_>| {
        let (path, anchor) = judged.link.target.split_once('#').filter(|(_, anchor)| !anchor.is_empty())?;
        let to = match judged.verdict {
            Verdict::Leads(lazy_page) => lazy_page.page(context.playbook)?,
            _ if path.is_empty() => page,
            _ => return None,
        };
        let message = || {
            if path.is_empty() {
                format!("no heading of this page is `#{anchor}`")
            } else {
                format!("no heading of `{}` is `#{anchor}`", to.file)
            }
        };
        let anchors = known.entry(to.file.clone()).or_insert_with(|| Anchors::of(to));
        (!anchors.has(anchor)).then(|| Spot::new(judged.target, message()))
    };
    links.iter().filter_map(spot).collect()
}
