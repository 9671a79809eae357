//! Images of the publishing tools: `:::image source="…" alt-text="…":::`.

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
}
