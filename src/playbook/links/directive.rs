//! Directives of docfx: `:::image source="…" alt-text="…":::`, `::: moniker …`, `[!div class="…"]`.

use std::ops::Range;

use crate::playbook::links::html::attributes;

/// The beginning of an image.
pub(super) const MARK: &str = ":::image";

/// An image, by its place in a text.
pub(super) struct Directive {
    /// All of it, on one line.
    pub range: Range<usize>,
    /// The value of `source`.
    pub target: Range<usize>,
    /// The value of `alt-text`.
    pub text: Range<usize>,
}

/// The image that begins at a byte; `None` where its attributes cannot be read, as those with a quotation mark inside
/// their quotation marks.
pub(super) fn image(text: &str, start: usize) -> Option<Directive> {
    let rest = text.get(start..)?;
    let end = MARK.len() + rest.get(MARK.len()..)?.find(":::")?;
    let written = rest.get(..end).filter(|written| !written.contains('\n'))?;
    let (mut target, mut alt) = (None, 0..0);
    for (key, value) in attributes(written, MARK.len()) {
        let whole = written.get(value.end + 1..).unwrap_or_default();
        if !whole.is_empty() && !whole.starts_with(char::is_whitespace) {
            return None;
        }
        let value = start + value.start..start + value.end;
        match key {
            "source" => target = Some(value),
            "alt-text" => alt = value,
            _ => {}
        }
    }
    Some(Directive { range: start..start + end + 3, target: target?, text: alt })
}

/// What begins the directives that only arrange what is around them.
const FRAMES: [&str; 8] =
    ["row", "row-end", "column", "column-end", "moniker", "moniker-end", "zone", "zone-end"];

/// What a reader sees of a line that is a directive: an image, a link, or nothing; `None` for any other line.
#[must_use]
pub(in crate::playbook) fn shown(line: &str) -> Option<String> {
    let line = line.trim();
    if let Some(rest) = line.strip_prefix(":::") {
        let name = rest.trim_start().split(|c: char| c != '-' && !c.is_ascii_alphabetic()).next()?;
        let value = |key: &str| {
            let found = attributes(line, 3).into_iter().find(|(own, _)| *own == key);
            line.get(found?.1)
        };
        return match name {
            "image" => Some(format!("![{}]({})", value("alt-text").unwrap_or(""), value("source")?)),
            "code" => value("source").map(|source| format!("[{source}]({source})")),
            name => FRAMES.contains(&name).then(String::new),
        };
    }
    let inner = line.strip_prefix("[!")?.strip_suffix(']')?;
    match inner.split_once([' ', '[', '-'])? {
        ("div", rest) if rest.starts_with("class=") => Some(String::new()),
        ("VIDEO", address) => Some(format!("<{}>", address.trim())),
        ("code", code) => Some(format!("[{}", code.split_once('[').map_or(code, |(_, rest)| rest))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_has_its_source_and_its_text() {
        let text = "a :::image type=\"content\" source=\"../media/a.png\" alt-text=\"The plan\"::: b";
        let found = image(text, 2).unwrap();
        assert_eq!((&text[found.target], &text[found.text]), ("../media/a.png", "The plan"));
        assert!(text[found.range].ends_with("\":::"));
    }

    #[test]
    fn a_quotation_mark_inside_the_quotation_marks_breaks_an_image() {
        assert!(image(":::image source=\"a.png\" alt-text=\"the \"plan\"\":::", 0).is_none());
    }

    #[test]
    fn of_a_directive_is_shown_what_a_reader_sees() {
        for (line, seen) in [
            (":::row:::", Some("")),
            ("::: moniker range=\">=a\"", Some("")),
            ("   :::column span=\"2\":::", Some("")),
            (":::image source=\"a.png\" alt-text=\"A plan\":::", Some("![A plan](a.png)")),
            (":::code language=\"c\" source=\"a.c\":::", Some("[a.c](a.c)")),
            ("[!div class=\"checklist\"]", Some("")),
            ("[!VIDEO https://a.b/c]", Some("<https://a.b/c>")),
            ("[!code-csharp[Main](a.cs)]", Some("[Main](a.cs)")),
            ("::: rows", None),
            ("[!NOTE]", None),
            ("[!INCLUDE [a](a.md)]", None),
        ] {
            assert_eq!(shown(line).as_deref(), seen, "{line}");
        }
    }
}
