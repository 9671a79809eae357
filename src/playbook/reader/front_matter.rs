//! Reports what is wrong with the front matter.

use crate::playbook::reader::Reader;
use crate::playbook::reading_rules;
use crate::source::front_matter::FrontMatterError;
use crate::source::markdown::blocks::conflict_marker;
use crate::source::{Rule, Span};

impl Reader<'_> {
    pub(super) fn report_front_matter(&mut self, problems: &[FrontMatterError]) {
        let mut in_conflict = false;
        for problem in problems {
            if let FrontMatterError::Line(span) = problem
                && let Some(sign) = conflict_marker(self.slice(*span))
            {
                if !in_conflict {
                    self.report(&reading_rules::MERGE_CONFLICT, *span, "the merge conflict is not resolved");
                }
                in_conflict = sign != '>';
                continue;
            }
            let (rule, span, message) = self.of_front_matter(problem);
            self.report(rule, span, message);
        }
    }

    fn of_front_matter(&self, problem: &FrontMatterError) -> (&'static Rule, Span, String) {
        match problem {
            FrontMatterError::Missing => (
                &reading_rules::FRONT_MATTER_MISSING,
                Span::default(),
                "the page has no front matter".to_owned(),
            ),
            FrontMatterError::Late(span) => (
                &reading_rules::FRONT_MATTER_MISSING,
                *span,
                "front matter begins on the first line; this is text".to_owned(),
            ),
            FrontMatterError::Unopened(span) => (
                &reading_rules::FRONT_MATTER_UNOPENED,
                *span,
                "no line `---` opens the front matter, so the page shows it".to_owned(),
            ),
            FrontMatterError::Foreign(name, span) => (
                &reading_rules::FRONT_MATTER_MISSING,
                *span,
                format!("the front matter is {name}, and only YAML is read"),
            ),
            FrontMatterError::Repeated(key, span) => (
                &reading_rules::REPEATED_KEY,
                *span,
                format!("the front matter has `{key}` twice; the first one is read"),
            ),
            FrontMatterError::Unclosed(span) => {
                (&reading_rules::FRONT_MATTER_UNCLOSED, *span, "the front matter is not closed".to_owned())
            }
            FrontMatterError::Line(span) => (
                &reading_rules::FRONT_MATTER_LINE,
                *span,
                format!("`{}` is not `key: value`", self.slice(*span)),
            ),
            FrontMatterError::Anchor(span) => (
                &reading_rules::FRONT_MATTER_UNPARSABLE,
                *span,
                "anchors and aliases are not read: the values are taken as they are written".to_owned(),
            ),
            FrontMatterError::Yaml(reason, span) => (
                &reading_rules::FRONT_MATTER_UNPARSABLE,
                *span,
                format!("the front matter is not valid YAML: {reason}"),
            ),
        }
    }
}
