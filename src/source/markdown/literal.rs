//! Text that stays a paragraph where Markdown would read the beginning of something else.

/// A line with a backslash before the sign that would begin a block (`CommonMark` 0.31 §4 and §5): a heading, a quotation, an
/// item of a list, a row, code or a rule.
#[must_use]
pub fn paragraph(line: &str) -> String {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - behind.len();
    let begins_block = if digits == 0 { begins_block(line) } else { is_marker(behind, &['.', ')']) };
    match line.split_at_checked(digits).filter(|_| begins_block) {
        Some((number, sign)) => format!("{number}\\{sign}"),
        None => line.to_owned(),
    }
}

fn begins_block(line: &str) -> bool {
    line.starts_with(['#', '>', '=', '+', '-', '|'])
        || is_marker(line, &['*'])
        || is_rule(line)
        || is_fence(line)
}

/// Whether a line begins with one of these signs, and a blank or nothing follows it.
fn is_marker(line: &str, signs: &[char]) -> bool {
    let after = line.strip_prefix(signs);
    after.is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t']))
}

/// Whether a line is drawn as a rule: three asterisks or underscores, and nothing else than blanks.
fn is_rule(line: &str) -> bool {
    let is_of = |sign: char| {
        line.chars().all(|c| c == sign || matches!(c, ' ' | '\t')) && line.matches(sign).count() >= 3
    };
    is_of('*') || is_of('_')
}

/// Whether a line opens a block of code. Backticks that others follow are code within the line.
fn is_fence(line: &str) -> bool {
    let after = line.trim_start_matches('`');
    line.starts_with("~~~") || line.len() - after.len() >= 3 && !after.contains('`')
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser, Tag};

    use super::*;
    use crate::source::markdown::inline;

    #[test]
    fn what_would_begin_a_block_is_a_paragraph() {
        for line in [
            "***", "* * *", "** *", "___", "1.", "12)", "1. a", "- a", "-", "+ a", "* a", "*", "# a", "> a",
            "```", "```` x", "~~~", "---",
        ] {
            let written = paragraph(line);
            assert!(written.contains('\\'), "{line}");
            let events: Vec<Event<'_>> = Parser::new_ext(&written, inline::options()).collect();
            assert_eq!(events.first(), Some(&Event::Start(Tag::Paragraph)), "{written}");
            let text = |event: &Event<'_>| {
                if let Event::Text(text) = event { text.to_string() } else { String::new() }
            };
            assert_eq!(events.iter().map(text).collect::<String>(), line, "{written}");
        }
        for line in ["a", "", "12 a", "2.5 GB", "**a** b", "_a_", "`a` b", "```a``` b", "~~a~~", "<b>"] {
            assert_eq!(paragraph(line), line);
        }
    }
}
