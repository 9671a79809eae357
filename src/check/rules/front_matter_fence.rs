//! `front-matter-fence`: a front matter fence with spaces after its dashes.

use crate::check::Context;
use crate::check::front_matter::{fences, has_blanks};
use crate::check::rule::{Check, Diagnostic, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "front-matter-fence",
        severity: Severity::Info,
        help: "remove the spaces after the three dashes",
    },
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "A front matter fence with spaces after its dashes, where most pages have none.",
        why: "Strict parsers do not recognize the fence and show the front matter as text.",
        bad: "---  \ntitle: Migration\n---",
        good: "---\ntitle: Migration\n---",
    },
    scope: RuleScope::Page(find),
    fix: Some(fix),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let blank = fences(page).into_iter().find(|fence| has_blanks(page, *fence));
    let blank = blank.filter(|_| !context.front_matter().has_blank_fences());
    let diagnostic = |fence| Diagnostic::new(fence, "the fence has spaces after its dashes");
    blank.map(diagnostic).into_iter().collect()
}

/// The spaces after the dashes of a fence.
fn blanks(page: &Page, fence: Span) -> Span {
    let dashes = page.text.slice(fence).trim_end().len();
    Span::new(fence.start as usize + dashes, fence.end as usize)
}

fn fix(_: &Context<'_>, page: &Page, _: &Finding) -> Vec<Edit> {
    let blanks = fences(page).into_iter().map(|fence| blanks(page, fence));
    blanks.filter(|blanks| !blanks.is_empty()).map(|blanks| Edit::new(blanks, "")).collect()
}
