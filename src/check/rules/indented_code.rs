//! `indented-code`: text or a list that is indented so far that Markdown shows it as code.

use memchr::memmem;

use crate::check::Context;
use crate::check::rendered::is_prose;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "indented-code",
        severity: Severity::Warning,
        help: "indent it to match its list, or remove the indentation",
    },
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "Text or a list that is indented so far that Markdown shows it as code.",
        why: "The reader sees raw Markdown in a grey box, and the links do not work.",
        bad: "Steps:\n\n        - Open the [guide](guide.md)",
        good: "Steps:\n\n- Open the [guide](guide.md)",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    if !may_be_code(page.text.as_str()) {
        return Vec::new();
    }
    let rendered = context.rendered(page);
    let prose = rendered.indented.iter().filter(|block| is_prose(page.text.slice(**block)));
    let first_line = |block: &crate::source::Span| {
        let length = page.text.slice(*block).split('\n').next().unwrap_or_default().trim_end().len();
        crate::source::Span::new(block.start as usize, block.start as usize + length)
    };
    prose
        .map(|block| {
            Diagnostic::new(first_line(block), "Markdown shows this as code because of its indentation")
        })
        .collect()
}

/// Whether Markdown may take a line for indented code. Never misses code, and saves rendering most pages.
///
/// An indented line cannot interrupt a paragraph (`CommonMark` 0.31 §4.4). In a list item, code may follow the marker
/// after five spaces.
fn may_be_code(text: &str) -> bool {
    let ends_paragraph = |line: &str| {
        let line = line.trim_start();
        let marker =
            |c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '_' | '+' | '.' | ')' | ' ' | '\t');
        line.starts_with(['#', '>', '`', '~', '<', '='])
            || line.contains(['|'])
            || line.contains("]:")
            || line.chars().all(marker)
    };
    let line_at = |at: usize| text.get(at..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
    let follows = |end: usize| {
        let before = text.get(..end).unwrap_or_default();
        let start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |end| end + 1);
        !line_at(end + 1).trim().is_empty() && ends_paragraph(line_at(start))
    };
    let far = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
        before.is_some_and(|byte| matches!(byte, b'-' | b'*' | b'+' | b'.' | b')' | b'>'))
    };
    memmem::find_iter(text.as_bytes(), b"\n    ").any(follows)
        || memmem::find_iter(text.as_bytes(), b"     ").any(far)
        || memchr::memchr(b'\t', text.as_bytes()).is_some()
        || text.starts_with("    ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

    use super::*;
    use crate::source::markdown::inline;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn no_code_is_missed(lines in prop::collection::vec("[ ]{0,9}[-*+>#|=\\t1.)a\\[\\]:` ]{0,7}", 0..8)) {
            let text = lines.join("\n");
            let is_code = |event: Event<'_>| matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)));
            if Parser::new_ext(&text, inline::options()).any(is_code) {
                prop_assert!(may_be_code(&text), "{text:?}");
            }
        }
    }
}
