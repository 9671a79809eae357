//! `indented-heading`: a section heading that is indented by four or more spaces.

use crate::check::Context;
use crate::check::rule::{Check, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, reading_rules};
use crate::source::{Finding, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::INDENTED_HEADING,
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A section heading that is indented by four or more spaces.",
        why: "Markdown shows it as code, and the section has no heading.",
        bad: "    ## Next Steps",
        good: "## Next Steps",
    },
    scope: RuleScope::Reader,
    fix: Some(fix),
};

fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let line = page.text.slice(finding.span);
    let margin = line.len() - line.trim_start().len();
    let start = finding.span.start as usize;
    let heading = line.trim_start().starts_with('#') && margin > 0;
    heading.then(|| Edit::new(Span::new(start, start + margin), "")).into_iter().collect()
}
