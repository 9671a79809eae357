//! Comments that suppress findings: `<!-- ftpb: ignore RULE reason -->`.
//!
//! A comment applies to its own line and to the block below it, up to the next blank line. Above the title, it applies
//! to the whole page. In a table of contents, it is written `# ftpb: ignore RULE`.

use foldhash::HashMap;

use crate::source::text::union;
use crate::source::{Finding, SourceText, Span};

/// The ignore comments of one file.
#[derive(Debug, Default)]
pub(super) struct IgnoreComments {
    /// For each rule that is ignored, the spans in which it is: in order, and apart.
    rules: HashMap<String, Vec<Span>>,
}

impl IgnoreComments {
    /// Finds the comments in a text.
    pub(super) fn parse(text: &SourceText) -> Self {
        let mut ignored = Self::default();
        if !text.as_str().contains("ftpb: ignore") {
            return ignored;
        }
        let lines: Vec<&str> = text.as_str().split('\n').collect();
        let starts = starts(&lines);
        let ends = block_ends(&lines);
        let title = lines.iter().position(|line| line.starts_with("# ") && !line.starts_with("# required"));
        for (at, line) in lines.iter().enumerate() {
            let Some((before, rest)) = line.split_once("ftpb: ignore ") else { continue };
            if !before.trim_end().ends_with("<!--") && !before.trim_start().starts_with('#') {
                continue;
            }
            let whole = title.is_some_and(|title| at < title) && before.starts_with("<!--");
            let start_of = |at: usize| starts.get(at).copied().unwrap_or(text.as_str().len() + 1);
            let covered = if whole {
                Span::new(0, text.as_str().len() + 1)
            } else {
                // A comment behind a text is about that line alone.
                let is_alone = line.trim_start().starts_with("<!--");
                let end = ends.get(at + 1).copied().flatten().filter(|_| is_alone).unwrap_or(at);
                Span::new(start_of(at), start_of(end + 1))
            };
            let names = rest.split_whitespace().next().unwrap_or_default().trim_end_matches("-->");
            for name in names.split(',').filter(|name| !name.is_empty()) {
                ignored.rules.entry(name.to_owned()).or_default().push(covered);
            }
        }
        ignored.rules.values_mut().for_each(|spans| *spans = union(std::mem::take(spans)));
        ignored
    }

    /// Whether a comment ignores a finding.
    pub(super) fn covers(&self, finding: &Finding) -> bool {
        let Some(spans) = self.rules.get(finding.rule.name) else { return false };
        let next = spans.partition_point(|span| span.end <= finding.span.start);
        spans.get(next).is_some_and(|span| span.start <= finding.span.start)
    }
}

/// Where each line begins, and where one behind the last would.
fn starts(lines: &[&str]) -> Vec<usize> {
    let ends = lines.iter().scan(0, |at, line| {
        *at += line.len() + 1;
        Some(*at)
    });
    std::iter::once(0).chain(ends).collect()
}

/// For each line, the last line of the block that it is in, else of the one below it; blank lines part blocks.
fn block_ends(lines: &[&str]) -> Vec<Option<usize>> {
    let mut ends = Vec::with_capacity(lines.len());
    let (mut end, mut is_below_filled) = (None, false);
    for (at, line) in lines.iter().enumerate().rev() {
        let is_filled = !line.trim().is_empty();
        if is_filled && !is_below_filled {
            end = Some(at);
        }
        is_below_filled = is_filled;
        ends.push(end);
    }
    ends.reverse();
    ends
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
    fn a_comment_holds_for_a_block_behind_blank_lines_and_for_itself_at_the_end() {
        let text = "# T\n\n<!-- ftpb: ignore two-names -->\n\n\na\nb\n\n<!-- ftpb: ignore two-names -->\n\n";
        assert!(covered(text, 6) && covered(text, 7) && covered(text, 9) && !covered(text, 8));
        assert!(!covered(text, 10));
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
