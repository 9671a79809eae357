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

/// The marker of an alert of a known kind that a quoted line begins with, where its signs, or those of the quotation, are
/// exchanged, escaped or missing: `> ![NOTE]`, `> [NOTE]!`, `>[!NOTE`, `&gt; [!NOTE]`.
#[must_use]
pub fn misspelt(line: &str) -> Option<Range<usize>> {
    let margin = line.trim_start();
    // Nearly no line is quoted.
    if !margin.starts_with(['>', '＞', '&', '\\']) {
        return None;
    }
    let text = without_signs(margin, &QUOTATION);
    let quotation = margin.get(..margin.len() - text.len())?;
    let is_escaped = quotation.contains("&gt;") || quotation.contains(['\\', '＞']);
    let signed = without_signs(text, &MARKS);
    let length = signed.find(|c: char| !c.is_alphabetic()).unwrap_or(signed.len());
    let (word, after) = signed.split_at_checked(length)?;
    let rest = without_signs(after, &CLOSING);
    let before = text.get(..text.len() - signed.len())?;
    let behind = after.get(..after.len() - rest.len())?;
    let is_kind = KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(word));
    if quotation.is_empty() || !is_kind || rest.starts_with('(') {
        return None;
    }
    let is_bracket = |c: char| "[]{}［］【】".contains(c) || c == '&';
    let is_call = |text: &str| text.contains(['!', '！', '¡']) || text.contains("&#33;");
    let has_bracket = before.contains(is_bracket) || behind.contains(is_bracket);
    let is_alone = rest.trim().is_empty();
    let is_meant = match (has_bracket, is_call(before), is_call(behind)) {
        (true, true, _) | (true, _, true) => true,
        (true, false, false) => is_alone && before.contains(is_bracket) && behind.contains(is_bracket),
        (false, own, _) => own && is_alone,
    };
    let is_right = before == "[!" && behind.starts_with(']') && !is_escaped;
    let start = line.len() - text.len();
    let end = line.len() - rest.len();
    let written = line.get(start..end)?.trim_end();
    (is_meant && !is_right).then(|| start..start + written.len())
}

/// What begins a quoted line.
const QUOTATION: [&str; 7] = [">", "＞", "&gt;", r"\>", " ", "\t", "\u{3000}"];
/// Signs before the kind of an alert, and those that are taken for them.
const MARKS: [&str; 16] =
    ["[", "!", "(", "{", "［", "【", "！", "¡", "\\", "*", "_", "|", " ", "&#91;", "&#33;", "&lsqb;"];
/// Signs behind it.
const CLOSING: [&str; 16] =
    ["]", "!", ")", "}", "］", "】", "！", "¡", "\\", "*", "_", "|", " ", "&#93;", "&#33;", "&rsqb;"];

/// A text without the signs that it begins with.
fn without_signs<'t>(mut text: &'t str, signs: &[&str]) -> &'t str {
    while let Some(rest) = signs.iter().find_map(|sign| text.strip_prefix(sign)) {
        text = rest;
    }
    text
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
        assert_eq!(of_line("> ![NOTE]"), None);
        let quoted = |line| of_line(line).map(|marker| (marker.quoted, marker.bare));
        assert_eq!(quoted("- [!NOTE] x"), Some((false, true)));
        assert_eq!(quoted(r"> **[!NOTE]** x"), Some((true, false)));
        assert_eq!(quoted(r"> \[!NOTE\]"), Some((true, false)));
    }

    #[test]
    fn signs_in_the_wrong_order_make_a_misspelt_marker() {
        for (line, marker) in [
            ("> ![NOTE]", "![NOTE]"),
            ("&gt; [!NOTE] x", "[!NOTE]"),
            (r"\> [!NOTE]", "[!NOTE]"),
            ("> [NOTE]!", "[NOTE]!"),
            (">[!NOTE", "[!NOTE"),
            ("> !NOTE]", "!NOTE]"),
            ("> [! Note ]", "[! Note ]"),
            ("> {!TIP} x", "{!TIP}"),
            ("> [TIP]", "[TIP]"),
            ("> !TIP", "!TIP"),
            ("> &#91;!TIP&#93;", "&#91;!TIP&#93;"),
        ] {
            let found = misspelt(line).unwrap_or_default();
            assert_eq!(&line[found], marker, "{line}");
        }
        for line in [
            "> [!NOTE]",
            "> Note!",
            "> **Note**",
            "> [Note] of me",
            "> (Note)",
            "![NOTE]",
            "> ![Note](a.png)",
            "> !x",
            "> `[!NOTE]`",
            "> [tip]: b.md",
        ] {
            assert_eq!(misspelt(line), None, "{line}");
        }
    }
}
