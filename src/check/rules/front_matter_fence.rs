//! `front-matter-fence`: a fence of the front matter with blanks behind its dashes.

use crate::check::Context;
use crate::check::front_matter::fences;
use crate::check::rule::{Check, Edit, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "front-matter-fence",
        severity: Severity::Info,
        help: "end the fence after its three dashes",
    },
    group: Group::FrontMatter,
    explain: Explain {
        what: "A fence of the front matter with blanks behind its dashes.",
        why: "Strict readers of front matter do not see the fence, and show the keys as text.",
        bad: "---  \ntitle: Migration\n---",
        good: "---\ntitle: Migration\n---",
    },
    look: Scope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let blank = fences(page).into_iter().find(|fence| !blanks(page, *fence).is_empty());
    let spot = |fence| Spot::new(fence, "blanks stand behind the dashes of the fence");
    blank.map(spot).into_iter().collect()
}

/// The blanks behind a fence's dashes.
fn blanks(page: &Page, fence: Span) -> Span {
    let dashes = page.text.slice(fence).trim_end().len();
    Span::new(fence.start as usize + dashes, fence.end as usize)
}

fn fix(_: &Context<'_>, page: &Page, _: &Finding) -> Vec<Edit> {
    let blanks = fences(page).into_iter().map(|fence| blanks(page, fence));
    blanks.filter(|blanks| !blanks.is_empty()).map(|blanks| Edit::new(blanks, "")).collect()
}
