//! Comments that suppress findings: `<!-- ftpb: ignore RULE reason -->`.
//!
//! A comment applies to its own line and to the block below it, up to the next blank line. Above the title, it applies
//! to the whole page. In a table of contents, it is written `# ftpb: ignore RULE`.

use crate::source::{Finding, SourceText, Span};

/// The ignore comments of one file.
#[derive(Debug, Default)]
pub(super) struct IgnoreComments {
    /// Each rule that is ignored, with the span in which it is.
    rules: Vec<(String, Span)>,
}

impl IgnoreComments {
    /// Finds the comments in a text.
    pub(super) fn parse(text: &SourceText) -> Self {
        let mut ignored = Self::default();
        if !text.as_str().contains("ftpb: ignore") {
            return ignored;
        }
        let lines: Vec<&str> = text.as_str().split('\n').collect();
        let title = lines.iter().position(|line| line.starts_with("# ") && !line.starts_with("# required"));
        for (at, line) in lines.iter().enumerate() {
            let Some((before, rest)) = line.split_once("ftpb: ignore ") else { continue };
            if !before.trim_end().ends_with("<!--") && !before.trim_start().starts_with('#') {
                continue;
            }
            let whole = title.is_some_and(|title| at < title) && before.starts_with("<!--");
            let start_of = |at: usize| lines.iter().take(at).map(|line| line.len() + 1).sum::<usize>();
            let covered = if whole {
                Span::new(0, text.as_str().len() + 1)
            } else {
                Span::new(start_of(at), start_of(end_of_block(&lines, at) + 1))
            };
            let names = rest.split_whitespace().next().unwrap_or_default().trim_end_matches("-->");
            let names = names.split(',').filter(|name| !name.is_empty());
            ignored.rules.extend(names.map(|name| (name.to_owned(), covered)));
        }
        ignored
    }

    /// Whether a comment ignores a finding.
    pub(super) fn covers(&self, finding: &Finding) -> bool {
        let holds = |span: &Span| (span.start..span.end).contains(&finding.span.start);
        self.rules.iter().any(|(rule, span)| rule == finding.rule.name && holds(span))
    }
}

/// The last line that a comment applies to.
fn end_of_block(lines: &[&str], at: usize) -> usize {
    let filled = |at: &usize| lines.get(*at).is_some_and(|line| !line.trim().is_empty());
    let alone = lines.get(at).is_some_and(|line| line.trim_start().starts_with("<!--"));
    if !alone {
        return at;
    }
    let first = (at + 1..lines.len()).find(filled).unwrap_or(at);
    (first..lines.len()).take_while(filled).last().unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Rule, Severity};

    static RULE: Rule = Rule { name: "two-names", severity: Severity::Info, help: "" };

    fn covered(text: &str, line: u32) -> bool {
        let text = SourceText::new(text.to_owned());
        let start: usize = text.as_str().split('\n').take(line as usize - 1).map(|line| line.len() + 1).sum();
        let finding = Finding { rule: &RULE, message: String::new(), span: Span::new(start, start) };
        IgnoreComments::parse(&text).covers(&finding)
    }

    #[test]
    fn a_comment_holds_for_its_line_and_the_block_below() {
        let text =
            "# T\n\n<!-- ftpb: ignore two-names,safelink the name is historic -->\n\n| a |\n| b |\n\nc\n";
        assert!(covered(text, 5) && covered(text, 6) && !covered(text, 8) && !covered(text, 1));
    }

    #[test]
    fn a_comment_behind_a_text_holds_for_its_line() {
        let text = "# T\n\na <!-- ftpb: ignore two-names -->\nb\n";
        assert!(covered(text, 3) && !covered(text, 4));
    }

    #[test]
    fn a_comment_above_the_title_holds_for_the_page() {
        let text = "---\ntitle: T\n---\n<!-- ftpb: ignore two-names -->\n# T\n\na\n\nb\n";
        assert!(covered(text, 7) && covered(text, 9));
        assert!(!covered("<!-- ftpb: ignore safelink -->\n# T\n\na\n", 4));
    }
}
