//! What Next Steps say of a step: the text around its link or its title.

use crate::playbook::Page;
use crate::source::Span;
use crate::source::markdown::{alert, blocks, cells, inline, list};

/// The list item or paragraph of a link or a title, after the item above it if that ends with a colon; of a long
/// paragraph only the sentence, and of a row of a table its cell.
pub(super) fn sentence(page: &Page, span: Span, words: &str) -> String {
    let text = page.text.as_str();
    let start = span.start as usize;
    if let Some(cell) = cell_around(page, span) {
        return plain_item(page, page.text.slice(cell));
    }
    let block = block_around(text, start);
    let own = text.get(block.0..block.1).map_or_else(String::new, |block| plain_item(page, block));
    let own = if own.chars().count() > 300 { sentence_of(&own, words) } else { own };
    match introduction(page, block.0) {
        Some(introduction) => format!("{introduction} {own}"),
        None => own,
    }
}

/// The cell of a table's row that a span is in.
fn cell_around(page: &Page, span: Span) -> Option<Span> {
    let line = page.text.line_at(span.start);
    let written = page.text.slice(line);
    let margin = written.len() - unquoted(written).len();
    let row = Span::new(line.start as usize + margin, line.end as usize);
    let cells = page.text.slice(row).starts_with('|').then(|| cells::split(page.text.as_str(), row).cells)?;
    cells.into_iter().find(|cell| cell.start <= span.start && span.start < cell.end)
}

/// A line without its indentation and the signs of quotations.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(|c: char| c == '>' || c.is_whitespace())
}

/// A text without the marker of the alert that it begins with.
fn without_alert(text: &str) -> &str {
    let marker = alert::of_text(text).filter(|marker| {
        let kind = text.get(marker.kind.clone()).unwrap_or_default();
        !kind.is_empty() && kind.chars().all(char::is_alphabetic)
    });
    marker.and_then(|marker| text.get(marker.range.end..)).unwrap_or(text).trim_start()
}

/// A list item or paragraph as plain text, without its marker.
pub(super) fn plain_item(page: &Page, block: &str) -> String {
    let lines: Vec<&str> = block.lines().map(unquoted).collect();
    let lines = lines.join("\n");
    let item = without_alert(&lines);
    let heading = item.trim_start_matches('#');
    let item = if heading.starts_with(' ') { heading } else { list::bullet_item(item).unwrap_or(item) };
    if item.contains('[') {
        inline::plain_on_page(item.trim(), page.references())
    } else {
        inline::plain(item.trim()).into_owned()
    }
}

/// The list item or paragraph around a byte.
fn block_around(text: &str, at: usize) -> (usize, usize) {
    let start_of = |at: usize| text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let line = |start: usize| text.get(start..).and_then(|rest| rest.split('\n').next()).unwrap_or("");
    let mut start = start_of(at);
    while start > 0 && !begins_block(line(start)) {
        let above = start_of(start - 1);
        if ends_block(line(above)) || line(above).starts_with('#') {
            break;
        }
        start = above;
    }
    let mut end = start + line(start).len();
    while let Some(rest) = text.get(end + 1..).filter(|rest| !rest.is_empty()) {
        let below = rest.split('\n').next().unwrap_or(rest);
        if ends_block(below) || begins_block(below) {
            break;
        }
        end += 1 + below.len();
    }
    (start, end.min(text.len()))
}

/// Whether a line parts blocks: an empty one, or a marker of a merge conflict.
fn ends_block(line: &str) -> bool {
    unquoted(line).is_empty() || blocks::conflict_marker(line).is_some()
}

fn begins_block(line: &str) -> bool {
    let line = unquoted(line);
    line.starts_with(['#', '|']) || list::item(line).is_some()
}

/// The list item above a nested one, if it ends with a colon.
fn introduction(page: &Page, start: usize) -> Option<String> {
    let text = page.text.as_str();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(text.get(start..)?);
    let mut above = text.get(..start)?.lines().rev().take_while(|line| !line.trim().is_empty());
    let parent = above.find(|line| begins_block(line) && indent(line) < own)?;
    let parent = plain_item(page, parent);
    parent.ends_with([':', '：']).then_some(parent)
}

/// The sentence of a paragraph that contains a text.
fn sentence_of(paragraph: &str, text: &str) -> String {
    let at = paragraph.find(text).unwrap_or(0);
    // A full stop after an abbreviation ends no sentence.
    let is_end = |mark: usize, end: usize| {
        let before = paragraph.get(..mark).unwrap_or_default().chars().rev();
        let letters = before.take_while(|c| !matches!(c, ' ' | '(' | '.')).take(3).count();
        let next = paragraph.get(end..).and_then(|rest| rest.chars().next());
        let is_ideographic = end - mark > 1;
        letters > 2 && (is_ideographic || next.is_none_or(|next| next == ' ' || !next.is_ascii()))
    };
    let marks = paragraph
        .match_indices(['.', '!', '?', '。', '！', '？'])
        .map(|(mark, own)| (mark, mark + own.len()));
    let ends: Vec<usize> = marks.filter(|(mark, end)| is_end(*mark, *end)).map(|(_, end)| end).collect();
    let start = ends.iter().copied().filter(|end| *end <= at).max().unwrap_or(0);
    let stop = ends.iter().copied().find(|end| *end >= at + text.len()).unwrap_or(paragraph.len());
    paragraph.get(start..stop).unwrap_or(paragraph).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::sentence_of;

    #[test]
    fn a_sentence_ends_at_a_mark_behind_a_word_with_a_blank_or_another_script_behind_it() {
        let cases = [
            ("Do this first. Then do that! And über all, rest.", "that", "Then do that!"),
            ("Öffnen Sie enable-water.md, dann enable-plan.md für alle.", "dann", ""),
            ("See e.g. the plan. Go on.", "plan", "See e.g. the plan."),
            ("準備を始めます。Teams を設定！次に進みます。", "Teams", "Teams を設定！"),
            ("Plan.次に進みます。", "次", "次に進みます。"),
        ];
        for (paragraph, text, sentence) in cases {
            let whole = if sentence.is_empty() { paragraph } else { sentence };
            assert_eq!(sentence_of(paragraph, text), whole, "{paragraph}");
        }
    }
}
