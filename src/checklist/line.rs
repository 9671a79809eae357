//! The lines that ftpb writes into a checklist, with the mark by which it knows them again.
//!
//! `- [ ] **3735** Name · mandatory · Role · Services <!-- ftpb:3735:0a1b2c3d -->`: what stands before the mark
//! is ftpb's, the box and what stands behind the mark are the person's.

use std::fmt::Write;

use crate::source::hash::fnv1a_32;
use crate::source::markdown::list;

/// A line with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked<'t> {
    /// Indent, bullet and box, or the signs of a heading; a person's.
    pub lead: &'t str,
    /// What ftpb wrote, unless it was edited.
    pub text: &'t str,
    /// What it is about: a task id, or the key of a phase or process.
    pub key: &'t str,
    /// Whether nobody has edited the text.
    pub intact: bool,
    /// What stands behind the mark; a person's.
    pub tail: &'t str,
}

/// A list item with a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boxed<'t> {
    /// Indent, bullet and box, with the blank behind.
    pub lead: &'t str,
    /// Whether it is ticked.
    pub ticked: bool,
    /// What follows.
    pub rest: &'t str,
}

const OPEN: &str = "<!-- ftpb:";
const CLOSE: &str = " -->";

/// A text with its mark.
#[must_use]
pub fn marked(lead: &str, text: &str, key: &str, tail: &str) -> String {
    format!("{lead}{text} {OPEN}{key}:{:08x}{CLOSE}{tail}", fnv1a_32(text.bytes()))
}

/// Reads a line that has a mark.
#[must_use]
pub fn read(line: &str) -> Option<Marked<'_>> {
    let (before, rest) = line.split_once(OPEN)?;
    let (mark, tail) = rest.split_once(CLOSE)?;
    let (key, sum) = mark.rsplit_once(':')?;
    let lead = lead_of(before);
    let text = before.get(lead.len()..)?;
    let text = text.strip_suffix(' ').unwrap_or(text);
    let intact = u32::from_str_radix(sum, 16).is_ok_and(|sum| sum == fnv1a_32(text.bytes()));
    Some(Marked { lead, text, key, intact, tail })
}

/// The part of a line before what ftpb wrote.
fn lead_of(line: &str) -> &str {
    if let Some(boxed) = boxed(line) {
        return boxed.lead;
    }
    let text = line.trim_start().trim_start_matches('#').trim_start();
    line.strip_suffix(text).unwrap_or_default()
}

/// Reads a list item with a box.
#[must_use]
pub fn boxed(line: &str) -> Option<Boxed<'_>> {
    let item = after_bullet(line)?;
    let inside = item.strip_prefix('[')?;
    let mut chars = inside.chars();
    let ticked = match chars.next()? {
        ' ' => false,
        'x' | 'X' => true,
        _ => return None,
    };
    let rest = chars.as_str().strip_prefix(']')?;
    let text = rest.strip_prefix([' ', '\t'])?;
    Some(Boxed { lead: line.strip_suffix(text)?, ticked, rest: text })
}

/// What follows the bullet or number of a list item.
#[must_use]
pub fn after_bullet(line: &str) -> Option<&str> {
    list::item(line.trim_start_matches([' ', '\t', '>', '\u{feff}']))
}

/// The id that a task's text begins with: `**3735**`, struck through or not.
#[must_use]
pub fn id_of(text: &str) -> Option<&str> {
    let text = text.trim_start().trim_start_matches("~~");
    let (id, _) = text.strip_prefix("**")?.split_once("**")?;
    (!id.is_empty() && id.chars().all(|c| c.is_ascii_digit())).then_some(id)
}

/// Text that Markdown shows as it is.
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
        let read = read(&line).unwrap();
        assert_eq!(
            (read.lead, read.text, read.key, read.tail),
            ("  - [x] ", "**3735** Plan", "3735", " done by Ana")
        );
        assert!(read.intact);
        assert!(!super::read(&line.replace("Plan", "Play")).unwrap().intact);
        let heading = marked("## ", "Assess", "assess", "");
        assert_eq!(super::read(&heading).unwrap().lead, "## ");
    }

    #[test]
    fn boxes_are_ticked_open_or_no_boxes() {
        for (line, ticked) in [
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
            assert_eq!(boxed(line).map(|boxed| boxed.ticked), ticked, "{line}");
        }
    }

    #[test]
    fn ids_stand_in_bold_and_nowhere_else() {
        for (text, id) in
            [("**12** a", Some("12")), ("~~**12** a~~", Some("12")), ("**a** b", None), ("12 things", None)]
        {
            assert_eq!(id_of(text), id, "{text}");
        }
    }
}
