//! The lines that ftpb writes into a checklist, each with a mark by which it recognizes them later.
//!
//! `- [ ] **3735** Name · mandatory · Role · Services <!-- ftpb:3735:0a1b2c3d -->`: the checkbox and everything after
//! the mark belong to the person; ftpb may change the rest.

use std::fmt::Write;

use crate::source::hash::fnv1a_32;
use crate::source::markdown::list;

/// A line with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedLine<'t> {
    /// Indentation, bullet and checkbox, or the `#` of a heading.
    pub prefix: &'t str,
    /// The text that ftpb wrote, unless it was edited.
    pub text: &'t str,
    /// A task id, or the key of a phase or process.
    pub key: &'t str,
    /// Whether nobody has edited the text.
    pub unedited: bool,
    /// What a person wrote after the mark.
    pub suffix: &'t str,
}

/// A list item with a checkbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkbox<'t> {
    /// Indentation, bullet and checkbox, with the space after it.
    pub prefix: &'t str,
    /// Whether it is checked.
    pub checked: bool,
    /// The text after the checkbox.
    pub rest: &'t str,
}

const OPEN: &str = "<!-- ftpb:";
const CLOSE: &str = " -->";

/// Writes a line with its mark.
#[must_use]
pub fn marked(prefix: &str, text: &str, key: &str, suffix: &str) -> String {
    format!("{prefix}{text} {OPEN}{key}:{:08x}{CLOSE}{suffix}", fnv1a_32(text.bytes()))
}

/// Parses a line that has a mark.
#[must_use]
pub fn parse_marked(line: &str) -> Option<MarkedLine<'_>> {
    let (before, rest) = line.split_once(OPEN)?;
    let (mark, suffix) = rest.split_once(CLOSE)?;
    let (key, sum) = mark.rsplit_once(':')?;
    let prefix = prefix_of(before);
    let text = before.get(prefix.len()..)?;
    let text = text.strip_suffix(' ').unwrap_or(text);
    let unedited = u32::from_str_radix(sum, 16).is_ok_and(|sum| sum == fnv1a_32(text.bytes()));
    Some(MarkedLine { prefix, text, key, unedited, suffix })
}

/// The part of a line before the text that ftpb wrote.
fn prefix_of(line: &str) -> &str {
    if let Some(checkbox) = checkbox(line) {
        return checkbox.prefix;
    }
    let text = line.trim_start().trim_start_matches('#').trim_start();
    line.split_at(line.len() - text.len()).0
}

/// Parses a list item with a checkbox.
#[must_use]
pub fn checkbox(line: &str) -> Option<Checkbox<'_>> {
    let item = after_bullet(line)?;
    let inside = item.strip_prefix('[')?;
    let mut chars = inside.chars();
    let checked = match chars.next()? {
        ' ' => false,
        'x' | 'X' => true,
        _ => return None,
    };
    let rest = chars.as_str().strip_prefix(']')?;
    let text = rest.strip_prefix([' ', '\t'])?;
    Some(Checkbox { prefix: line.strip_suffix(text)?, checked, rest: text })
}

/// The text after the bullet or number of a list item.
#[must_use]
pub fn after_bullet(line: &str) -> Option<&str> {
    list::item(line.trim_start_matches([' ', '\t', '>', '\u{feff}']))
}

/// The id at the start of a task's text: `**3735**`, possibly struck through.
#[must_use]
pub fn id_of(text: &str) -> Option<&str> {
    let text = text.trim_start().trim_start_matches("~~");
    let (id, _) = text.strip_prefix("**")?.split_once("**")?;
    (!id.is_empty() && id.chars().all(|c| c.is_ascii_digit())).then_some(id)
}

/// Escapes a text so that Markdown shows it literally.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '~' => {
                let _ = write!(escaped, "\\{c}");
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_line_reads_back_with_what_a_person_added() {
        let line = marked("  - [x] ", "**3735** Plan", "3735", " done by Ana");
        let read = parse_marked(&line).unwrap();
        assert_eq!(
            (read.prefix, read.text, read.key, read.suffix),
            ("  - [x] ", "**3735** Plan", "3735", " done by Ana")
        );
        assert!(read.unedited);
        assert!(!parse_marked(&line.replace("Plan", "Play")).unwrap().unedited);
        let heading = marked("## ", "Assess", "assess", "");
        assert_eq!(parse_marked(&heading).unwrap().prefix, "## ");
    }

    #[test]
    fn checkboxes_are_checked_or_unchecked_or_not_checkboxes() {
        for (line, checked) in [
            ("- [ ] a", Some(false)),
            ("* [x] a", Some(true)),
            ("\t1. [X] a", Some(true)),
            ("> - [x] a", Some(true)),
            ("- [] a", None),
            ("- [y] a", None),
            ("- [ a", None),
            ("[x] a", None),
            ("-[x] a", None),
        ] {
            assert_eq!(checkbox(line).map(|checkbox| checkbox.checked), checked, "{line}");
        }
    }

    #[test]
    fn only_bold_numbers_are_ids() {
        for (text, id) in
            [("**12** a", Some("12")), ("~~**12** a~~", Some("12")), ("**a** b", None), ("12 things", None)]
        {
            assert_eq!(id_of(text), id, "{text}");
        }
    }
}
