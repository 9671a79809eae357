//! The row of dashes below the header of a table, and how it is damaged.

use crate::source::fold::is_invisible;

/// Whether a row is a delimiter row: only dashes or the signs written for them, colons, and breaks in place of the end of the
/// line.
#[must_use]
pub fn is_delimiter(line: &str) -> bool {
    let is_part =
        |c: char| is_dash(c) || matches!(c, ':' | '：' | '|' | '｜') || c.is_whitespace() || is_invisible(c);
    let mut rest = line;
    // Most lines end here at their first letter.
    while let Some(at) = rest.find(|c| !is_part(c)) {
        let tag = rest.get(at..).and_then(|tag| Some((tag, tag.find('>')? + 1)));
        let Some((tag, end)) = tag.filter(|(tag, end)| tag.get(..*end).is_some_and(is_break)) else {
            return false;
        };
        rest = tag.get(end..).unwrap_or_default();
    }
    line.contains(is_dash)
}

/// Whether a character is the dash of a delimiter row, or written for one on some keyboard.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '=' | '‐'..='―' | '−' | '－' | '﹣' | '＝' | '─' | '━' | 'ー')
}

/// Whether a cell is one of a delimiter row, and not the dash that stands for no value.
#[must_use]
pub fn is_rule(cell: &str) -> bool {
    is_delimiter(cell) && cell.chars().filter(|c| !matches!(c, ':' | ' ')).count() >= 3
}

/// Whether a cell has nothing but a line break.
#[must_use]
pub fn is_break(cell: &str) -> bool {
    let name = cell.strip_prefix('<').and_then(|tag| tag.strip_suffix('>'));
    name.is_some_and(|name| name.trim_end_matches(['/', ' ']).eq_ignore_ascii_case("br"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiter_rows_are_dashes_and_colons() {
        for line in [
            "|---|:-:|",
            "- | -",
            "| ------- |\u{200B}",
            "| －－－ | ：－－－ |",
            "| −−− | ─── | ‐‐‐ | ＝＝＝ | ーーー |",
            "| --- | --- |<br>",
            "| ---<br/> | --- | <BR />",
        ] {
            assert!(is_delimiter(line), "{line}");
        }
        for line in [
            "| a | - |",
            "|||",
            "",
            "| 3735 |",
            "| --- | --- | <b>",
            "| --- | <br",
            "| <br> |",
            "| --- | a<br> |",
        ] {
            assert!(!is_delimiter(line), "{line}");
        }
    }
}
