//! `svg`: a drawing that carries its own style, for slides.

mod layout;

use std::fmt::Write;
use std::io;

use crate::output::format::Format;
use crate::output::format::picture::svg::layout::{GAP, Layout, Position, columns, layout};
use crate::output::format::picture::{Arrow, ArrowKind, Node, Picture};
use crate::output::terminal::{StyledSpan, clean, longest_word, plain, width, wrap};
use crate::output::{Style, Tone};

/// The minimum and maximum width of a box.
const BOX: [f64; 2] = [200.0, 280.0];
/// The space to the left and right of the text of a box, together.
const PAD: f64 = 22.0;
/// The width of one terminal column of text at the font size of titles, rounded up.
const CELL: f64 = 7.2;
const LINE: f64 = 17.0;
const MARGIN: f64 = 28.0;
const HEAD: f64 = 62.0;
/// The distance between the arrows that run below the boxes.
const LANE: f64 = 14.0;

const STYLESHEET: &str = "text{font-family:'Segoe UI','Noto Sans','Noto Sans CJK JP','Noto Sans CJK SC',sans-serif;\
fill:#1b1f24}.head{font-size:15px;font-weight:600}.title{font-size:13px}.note{font-size:11px;fill:#57606a}\
.band{fill:#f3f5f8}.box{fill:#fff;stroke:#2f5d8a;stroke-width:1.4}\
.arrow{fill:none;stroke:#44566c;stroke-width:1.5}.back{stroke:#a4460f;stroke-dasharray:7 4}\
.order{stroke:#6e7781;stroke-dasharray:2 4}";

pub(super) struct Svg;

impl Format<Picture> for Svg {
    fn name(&self) -> &'static str {
        "svg"
    }

    fn about(&self) -> &'static str {
        "a drawing for slides and web pages"
    }

    fn write(&self, picture: &Picture, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(draw(picture).as_bytes())
    }
}

fn draw(picture: &Picture) -> String {
    let size = size(picture);
    let texts: Vec<Vec<String>> = picture.boxes.iter().map(|node| wrapped(&node.title, size)).collect();
    let heights: Vec<f64> =
        texts.iter().zip(&picture.boxes).map(|(lines, node)| height(lines.len(), node)).collect();
    let layout = layout(picture, size, &heights);
    let bottom = layout.boxes.iter().map(Position::below).fold(0.0, f64::max) + HEAD + MARGIN;
    let returning = (0..picture.arrows.len()).filter(|arrow| goes_below(picture, *arrow)).count();
    let lanes = bottom + LANE * count(returning);
    let wide = layout.columns.last().copied().unwrap_or_default() + size + 2.0 * MARGIN + GAP / 2.0;
    let high = lanes + if picture.legend.is_empty() { 0.0 } else { MARGIN + LINE * 1.6 };
    // Writing to a string cannot fail.
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide:.0} {high:.0}\" width=\"{wide:.0}\" height=\"{high:.0}\" role=\"img\">"
    );
    let _ = writeln!(svg, "<title>{}</title>\n<style>{STYLESHEET}</style>", escaped(&picture.title));
    svg.push_str("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    for kind in ["onward", "back", "order"] {
        let _ = writeln!(svg, "{}", marker(kind));
    }
    bands(&mut svg, picture, &layout, size, bottom);
    let mut lane = 0;
    for (index, arrow) in picture.arrows.iter().enumerate() {
        let below = goes_below(picture, index);
        lane += usize::from(below);
        let path = path(picture, &layout, index, bottom + LANE * count(lane) - LANE / 2.0);
        let _ = writeln!(
            svg,
            "<path class=\"arrow {0}\" marker-end=\"url(#{0})\" d=\"{path}\"/>",
            class(arrow.kind)
        );
    }
    for ((node, place), lines) in picture.boxes.iter().zip(&layout.boxes).zip(&texts) {
        boxed(&mut svg, node, place, lines);
    }
    legend(&mut svg, picture, lanes + MARGIN);
    svg + "</svg>\n"
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The width of all boxes: that of the longest word, within `BOX`.
fn size(picture: &Picture) -> f64 {
    let longest = |node: &Node| longest_word(&[StyledSpan::new(&node.title, Tone::Plain)]);
    let longest = picture.boxes.iter().map(longest).max().unwrap_or_default();
    let [least, most] = BOX;
    (count(longest) * CELL + PAD).clamp(least, most)
}

fn wrapped(title: &str, size: f64) -> Vec<String> {
    let text = [StyledSpan::new(title, Tone::Plain)];
    let cells = ((size - PAD) / CELL + 0.001).floor();
    let cells = (1..200).take_while(|cell| count(*cell) <= cells).count();
    wrap(&text, Some(cells)).iter().map(|line| plain(line).trim_end().to_owned()).collect()
}

fn height(lines: usize, node: &Node) -> f64 {
    LINE * count(lines) + if node.note.is_empty() { 0.0 } else { LINE } + 18.0
}

fn class(kind: ArrowKind) -> &'static str {
    match kind {
        ArrowKind::Onward => "onward",
        ArrowKind::Back => "back",
        ArrowKind::Order => "order",
    }
}

fn marker(class: &str) -> String {
    let fill = match class {
        "back" => "#a4460f",
        "order" => "#6e7781",
        _ => "#44566c",
    };
    format!(
        "<marker id=\"{class}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"{fill}\"/></marker>"
    )
}

fn bands(svg: &mut String, picture: &Picture, layout: &Layout, size: f64, bottom: f64) {
    for (column, x) in picture.columns.iter().zip(&layout.columns) {
        let (left, high) = (x + MARGIN - 10.0, bottom - MARGIN);
        let _ = writeln!(
            svg,
            "<rect class=\"band\" x=\"{left:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{high:.1}\" rx=\"10\"/>",
            MARGIN / 2.0,
            size + 20.0
        );
        let middle = x + MARGIN + size / 2.0;
        let _ = writeln!(
            svg,
            "<text class=\"head\" x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            MARGIN + 12.0,
            escaped(&column.title)
        );
    }
}

fn boxed(svg: &mut String, node: &Node, place: &Position, lines: &[String]) {
    let (x, y) = (place.x + MARGIN, place.y + HEAD);
    let _ = writeln!(
        svg,
        "<rect class=\"box\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"6\"/>",
        place.width, place.height
    );
    let middle = x + place.width / 2.0;
    let mut at = y + 9.0 + LINE * 0.75;
    for (class, line) in lines.iter().map(|line| ("title", line)).chain([("note", &node.note)]) {
        if !line.is_empty() {
            let _ = writeln!(
                svg,
                "<text class=\"{class}\" x=\"{middle:.1}\" y=\"{at:.1}\" text-anchor=\"middle\">{}</text>",
                escaped(line)
            );
            at += LINE;
        }
    }
}

/// Whether an arrow leads to an earlier column; such arrows run below the boxes.
fn goes_below(picture: &Picture, arrow: usize) -> bool {
    columns(picture, arrow).is_some_and(|(from, to)| to < from)
}

fn path(picture: &Picture, layout: &Layout, index: usize, lane: f64) -> String {
    let Some(Arrow { from, to, .. }) = picture.arrows.get(index) else { return String::new() };
    let (Some(from), Some(to)) = (layout.boxes.get(*from), layout.boxes.get(*to)) else {
        return String::new();
    };
    let (x1, y1) = (from.right() + MARGIN, from.middle() + HEAD);
    let (x2, y2) = (to.x + MARGIN, to.middle() + HEAD);
    match columns(picture, index) {
        Some((a, b)) if a == b => {
            // Within a column: a curve on its right, wider the longer the arrow is.
            let (y1, y2) = if y1 < y2 { (y1 + 7.0, y2 - 7.0) } else { (y1 - 7.0, y2 + 7.0) };
            let out = x1 + (18.0 + (y2 - y1).abs() / 9.0).min(GAP - 14.0);
            format!("M{x1:.1} {y1:.1}C{out:.1} {y1:.1} {out:.1} {y2:.1} {x1:.1} {y2:.1}")
        }
        Some((a, b)) if b < a => {
            let (right, left) = (x1 + GAP / 4.0, x2 - GAP / 4.0);
            format!(
                "M{x1:.1} {y1:.1}H{:.1}Q{right:.1} {y1:.1} {right:.1} {:.1}V{:.1}Q{right:.1} {lane:.1} {:.1} {lane:.1}H{:.1}Q{left:.1} {lane:.1} {left:.1} {:.1}V{:.1}Q{left:.1} {y2:.1} {:.1} {y2:.1}H{x2:.1}",
                right - 8.0,
                y1 + 8.0,
                lane - 8.0,
                right - 8.0,
                left + 8.0,
                lane - 8.0,
                y2 + 8.0,
                left + 8.0
            )
        }
        _ => {
            let mut path = format!("M{x1:.1} {y1:.1}");
            let (mut x, mut y) = (x1, y1);
            let passages = layout.passages.get(index).map(Vec::as_slice).unwrap_or_default();
            for (column, height) in passages {
                let Some(left) = layout.columns.get(*column).map(|left| left + MARGIN - 6.0) else {
                    continue;
                };
                let height = height + HEAD;
                bend(&mut path, (x, y), (left, height));
                x = left + from.width + 12.0;
                y = height;
                let _ = write!(path, "H{x:.1}");
            }
            bend(&mut path, (x, y), (x2, y2));
            path
        }
    }
}

/// A curve that starts and ends horizontally.
fn bend(path: &mut String, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
    let middle = f64::midpoint(x1, x2);
    let _ = write!(path, "C{middle:.1} {y1:.1} {middle:.1} {y2:.1} {x2:.1} {y2:.1}");
}

fn legend(svg: &mut String, picture: &Picture, y: f64) {
    let mut x = MARGIN;
    for (kind, words) in &picture.legend {
        let _ = writeln!(
            svg,
            "<path class=\"arrow {0}\" marker-end=\"url(#{0})\" d=\"M{x:.1} {1:.1}h34\"/><text class=\"note\" x=\"{2:.1}\" y=\"{3:.1}\">{4}</text>",
            class(*kind),
            y - 4.0,
            x + 42.0,
            y,
            escaped(words)
        );
        x += 70.0 + CELL * count(width(words));
    }
}

fn escaped(text: &str) -> String {
    clean(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::format::picture::tests::picture;

    #[test]
    fn boxes_of_a_column_do_not_overlap_and_lines_fit_into_them() {
        let mut picture = picture();
        picture.boxes.extend(picture.boxes.clone());
        let size = size(&picture);
        let heights: Vec<f64> =
            picture.boxes.iter().map(|node| height(wrapped(&node.title, size).len(), node)).collect();
        let layout = layout(&picture, size, &heights);
        for (a, one) in layout.boxes.iter().enumerate() {
            for (b, other) in layout.boxes.iter().enumerate().skip(a + 1) {
                let apart = one.right() < other.x
                    || other.right() < one.x
                    || one.below() <= other.y
                    || other.below() <= one.y;
                assert!(apart, "{a} {one:?} and {b} {other:?}");
            }
        }
        for line in picture.boxes.iter().flat_map(|node| wrapped(&node.title, size)) {
            assert!(count(width(&line)) * CELL <= size - PAD + 0.1, "{line}");
        }
    }

    #[test]
    fn the_same_picture_gives_the_same_drawing() {
        let first = draw(&picture());
        assert!((0..20).all(|_| draw(&picture()) == first));
        assert!(first.contains("a \"b\" &lt;c&gt; &amp;"), "{first}");
    }
}
