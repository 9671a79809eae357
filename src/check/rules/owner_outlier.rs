//! `owner-outlier`: a name in the front matter that differs by one letter from a name on twenty or more
//! pages.

use crate::check::Context;
use crate::check::front_matter::{CommonFrontMatter, value_span};
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "owner-outlier",
        severity: Severity::Warning,
        help: "spell the name as the other pages do",
    },
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "A name in the front matter that differs by one letter from a name on twenty or more pages.",
        why: "Mail about the page reaches nobody, and reports by owner leave it out.",
        bad: "ft.owner: pargim",
        good: "ft.owner: pagrim",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let is_person =
        |key: &str| matches!(key, "author" | "ms.author" | "ms.reviewer" | "manager" | "ft.owner");
    let diagnostic = |field: &crate::source::front_matter::FrontMatterField| {
        let matter = context.front_matter();
        let rare = !field.value.is_empty()
            && matter.pages_with_value(&field.key, &field.value) < CommonFrontMatter::MANY;
        let near = |shared: &&String| strsim::osa_distance(shared, &field.value) == 1;
        let meant = matter.shared_values(&field.key).iter().find(|shared| rare && near(shared))?;
        let message = format!(
            "`{}` differs by one letter from `{meant}`, which is on {} pages",
            field.value,
            matter.pages_with_value(&field.key, meant)
        );
        Some(Diagnostic::new(value_span(page, field), message))
    };
    page.front.iter().filter(|field| is_person(&field.key)).filter_map(diagnostic).collect()
}
