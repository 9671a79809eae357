//! `swallowed-placeholder`: a placeholder in angle brackets that Markdown takes for a tag.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::markdown::html;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "swallowed-placeholder",
        severity: Severity::Warning,
        help: "put a backslash before the bracket: `\\<date>`",
    },
    group: Group::Text,
    explain: Explain {
        what: "A placeholder in angle brackets that Markdown takes for a tag.",
        why: "The reader does not see it, and fills in nothing.",
        bad: "Send <date> to the customer.",
        good: "Send \\<date> to the customer.",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    if !page.text.as_str().contains('<') {
        return Vec::new();
    }
    let rendered = context.rendered(page);
    let lost = rendered.tags.iter().filter(|tag| !html::is_tag(page.text.slice(**tag)));
    lost.map(|tag| Spot::new(*tag, format!("`{}` is taken for a tag and not shown", page.text.slice(*tag))))
        .collect()
}
