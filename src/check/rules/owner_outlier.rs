//! `owner-outlier`: a person in the front matter who is one letter away from one that twenty pages
//! name.

use crate::check::Context;
use crate::check::front_matter::{CommonFrontMatter, value_span};
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "owner-outlier",
        severity: Severity::Warning,
        help: "write the name as the other pages do",
    },
    group: Group::FrontMatter,
    explain: Explain {
        what: "A person in the front matter who is one letter away from one that twenty pages name.",
        why: "Mail about the page reaches nobody, and reports by owner leave it out.",
        bad: "ft.owner: pargim",
        good: "ft.owner: pagrim",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let people = |key: &str| matches!(key, "author" | "ms.author" | "ms.reviewer" | "manager" | "ft.owner");
    let spot = |field: &crate::source::front_matter::FrontMatterField| {
        let matter = context.matter();
        let rare = !field.value.is_empty()
            && matter.pages_saying(&field.key, &field.value) < CommonFrontMatter::MANY;
        let near = |known: &&String| strsim::osa_distance(known, &field.value) == 1;
        let meant = matter.shared_values(&field.key).iter().find(|known| rare && near(known))?;
        let message = format!(
            "`{}` is one letter away from `{meant}`, whom {} pages name",
            field.value,
            matter.pages_saying(&field.key, meant)
        );
        Some(Spot::new(value_span(page, field), message))
    };
    page.front.iter().filter(|field| people(&field.key)).filter_map(spot).collect()
}
