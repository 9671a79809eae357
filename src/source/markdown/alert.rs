//! The marker of an alert, as in `> [!NOTE]`.

use std::ops::Range;

/// The kinds of alerts that every renderer shows (GFM's extension for notes), in lower case.
pub const KINDS: [&str; 5] = ["note", "tip", "important", "warning", "caution"];

/// The marker of an alert in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// The bytes from bracket to bracket.
    pub range: Range<usize>,
    /// The bytes of the kind.
    pub kind: Range<usize>,
    /// Whether one of its signs is full-width, so that Markdown shows it as text.
    pub wide: bool,
    /// Whether it is in a quotation.
    pub quoted: bool,
    /// Whether it is neither bold nor escaped.
    pub bare: bool,
}

/// The marker that a line begins with, perhaps behind the markers of quotations and items.
#[must_use]
pub fn of_line(line: &str) -> Option<Marker> {
    // Nearly all lines have no exclamation mark; 0xEF is the first byte of the full-width one.
    memchr::memchr2(b'!', 0xEF, line.as_bytes())?;
    let text = line.trim_start_matches(['>', '＞', '-', '+', '*', '_', '\\', ' ', '\t', '\u{3000}']);
    let base = line.len() - text.len();
    let before = line.get(..base)?;
    let Marker { range, kind, wide, .. } = of_text(text)?;
    let after = text.get(range.end..)?;
    // A link, or a directive of another kind.
    if after.starts_with(['(', '[', ':']) && !after.starts_with(": ") {
        return None;
    }
    Some(Marker {
        range: base + range.start..base + range.end,
        kind: base + kind.start..base + kind.end,
        wide,
        quoted: before.contains('>'),
        bare: !before.ends_with(['*', '_', '\\']),
    })
}

/// The marker that a text begins with, perhaps after blanks.
#[must_use]
pub fn of_text(text: &str) -> Option<Marker> {
    let trimmed = text.trim_start();
    let inner = trimmed.strip_prefix(['[', '［'])?.strip_prefix(['!', '！'])?;
    let (kind, rest) = inner.split_once([']', '］'])?;
    let at = |part: &str| text.len() - part.len();
    let range = at(trimmed)..at(rest);
    let wide = !text.get(range.clone())?.replace(kind, "").is_ascii();
    let kind = kind.trim_end_matches('\\');
    Some(Marker { range, kind: at(inner)..at(inner) + kind.len(), wide, quoted: false, bare: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_any_width_make_a_marker() {
        for (line, marker, kind, wide) in [
            ("> [!NOTE]", "[!NOTE]", "NOTE", false),
            (">［!注意］ 甲", "［!注意］", "注意", true),
            ("  > [！TIP]", "[！TIP]", "TIP", true),
        ] {
            let found = of_line(line).unwrap();
            assert_eq!((&line[found.range], &line[found.kind], found.wide), (marker, kind, wide));
        }
        assert_eq!(of_line("> [1] x"), None);
        assert_eq!(of_line("[!NOTE](a.md)"), None);
        let quoted = |line| of_line(line).map(|marker| (marker.quoted, marker.bare));
        assert_eq!(quoted("- [!NOTE] x"), Some((false, true)));
        assert_eq!(quoted(r"> **[!NOTE]** x"), Some((true, false)));
        assert_eq!(quoted(r"> \[!NOTE\]"), Some((true, false)));
    }
}
