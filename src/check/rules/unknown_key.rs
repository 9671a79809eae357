//! `unknown-key`: a key of the front matter that is not one of the known ones and that hardly any other
//! page has.

use crate::check::Context;
use crate::check::front_matter::is_known;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "unknown-key",
        severity: Severity::Warning,
        help: "write the key as other pages do, or leave it out",
    },
    group: Group::FrontMatter,
    explain: Explain {
        what: "A key of the front matter that is not one of the known ones and that hardly any other page has.",
        why: "Nothing reads the value; most often the key is misspelt and the right one is missing.",
        bad: "---\ntitle: Migration\nms.data: 03/27/2020\n---",
        good: "---\ntitle: Migration\nms.date: 03/27/2020\n---",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let rare = |key: &str| !is_known(key) && context.matter().pages_with(key) < 3;
    let odd = page.front.iter().filter(|field| rare(&field.key));
    odd.map(|field| Spot::new(field.span, format!("`{}` is no known key", field.key))).collect()
}
