//! `svg`: a drawing that carries its own style, for slides.

mod layout;
mod order;
mod palette;
mod rows;

use std::fmt::Write;
use std::io;

use crate::output::format::Format;
use crate::output::format::picture::svg::layout::{GAP, Layout, Position, columns};
use crate::output::format::picture::svg::palette::{DARK, LIGHT, Palette};
use crate::output::format::picture::svg::rows::{Row, Space, rows};
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

/// The height of the title, above the rows.
const TITLE: f64 = 46.0;
/// The height of the legend, below the rows.
const LEGEND: f64 = MARGIN + LINE * 1.6;
/// Around the rows of a drawing.
const SPACE: Space = Space { top: TITLE, head: HEAD, foot: MARGIN, lane: LANE };
/// The most rows that are tried.
const ROWS: usize = 6;

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

/// A picture with its places.
struct Drawing<'a> {
    picture: &'a Picture,
    palette: &'static Palette,
    /// The width of all boxes.
    size: f64,
    layout: Layout,
    rows: Vec<Row>,
    wide: f64,
    high: f64,
}

impl<'a> Drawing<'a> {
    fn new(picture: &'a Picture, size: f64, heights: &[f64], count: usize) -> Self {
        let (layout, rows) = rows(picture, count, size, heights, SPACE);
        let right = layout.columns.iter().copied().fold(0.0, f64::max) + size + 2.0 * MARGIN + GAP / 2.0;
        let wide = right.max(legend_width(picture)).max(title_width(picture));
        let high =
            rows.iter().map(|row| row.bottom + LANE * self::count(row.lanes)).fold(0.0, f64::max) + LEGEND;
        let palette = if picture.dark { &DARK } else { &LIGHT };
        Self { picture, palette, size, layout, rows, wide, high }
    }

    /// How large it is on a slide of 16 by 9.
    fn scale(&self) -> f64 {
        (16.0 / self.wide).min(9.0 / self.high)
    }

    /// The row of a column.
    fn row(&self, column: usize) -> Option<usize> {
        self.rows.iter().position(|row| row.columns.contains(&column))
    }
}

/// The picture in as many rows as fill a slide best.
fn draw(picture: &Picture) -> String {
    let size = size(picture);
    let texts: Vec<Vec<String>> = picture.boxes.iter().map(|node| wrapped(&node.title, size)).collect();
    let heights: Vec<f64> =
        texts.iter().zip(&picture.boxes).map(|(lines, node)| height(lines.len(), node)).collect();
    let most = picture.columns.len().clamp(1, ROWS);
    // A document is as wide as four columns, and as long as it takes.
    let counts = if picture.within.is_some() { most.div_ceil(4)..=most.div_ceil(4) } else { 1..=most };
    let drawings = counts.map(|count| Drawing::new(picture, size, &heights, count));
    let best = drawings.max_by(|a, b| a.scale().total_cmp(&b.scale()));
    best.map_or_else(String::new, |drawing| write(&drawing, &texts))
}

fn write(drawing: &Drawing<'_>, texts: &[Vec<String>]) -> String {
    let Drawing { picture, palette, layout, .. } = drawing;
    // A slide is 16 by 9; the drawing stands in its middle.
    let wide = 16.0 / drawing.scale();
    let high = wide * 9.0 / 16.0;
    let (left, top) = ((drawing.wide - wide) / 2.0, (drawing.high - high) / 2.0);
    // Writing to a string cannot fail.
    let mut svg = String::new();
    if picture.within.is_some() {
        let Drawing { wide, high, .. } = drawing;
        let _ = writeln!(svg, "<svg viewBox=\"0 0 {wide:.0} {high:.0}\" role=\"group\">");
    } else {
        let _ = writeln!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left:.0} {top:.0} {wide:.0} {high:.0}\" width=\"1280\" height=\"720\" role=\"img\">\n<title>{}</title>\n<style>{}</style>\n<rect x=\"{left:.0}\" y=\"{top:.0}\" width=\"{wide:.0}\" height=\"{high:.0}\" fill=\"{}\"/>",
            escaped(&picture.title),
            palette.stylesheet(),
            palette.ground
        );
    }
    let prefix = picture.within.as_deref().unwrap_or_default();
    for kind in [ArrowKind::Onward, ArrowKind::Back, ArrowKind::Order] {
        let _ = writeln!(svg, "{}", marker(kind, palette, prefix));
    }
    heading(&mut svg, drawing);
    bands(&mut svg, drawing);
    let mut lanes = vec![0; drawing.rows.len()];
    for (index, arrow) in picture.arrows.iter().enumerate() {
        let path = path(drawing, index, &mut lanes);
        let _ = writeln!(
            svg,
            "<path class=\"arrow {0}\" marker-end=\"url(#{prefix}{0})\" d=\"{path}\"/>",
            class(arrow.kind)
        );
    }
    for ((node, place), lines) in picture.boxes.iter().zip(&layout.boxes).zip(texts) {
        boxed(&mut svg, node, place, lines);
    }
    legend(&mut svg, picture, drawing.high - LINE * 1.6);
    svg + "</svg>\n"
}

/// The title on the left, the date on the right.
fn heading(svg: &mut String, drawing: &Drawing<'_>) {
    let Picture { title, note, .. } = drawing.picture;
    let y = TITLE - 12.0;
    if drawing.picture.within.is_none() {
        let title = escaped(title);
        let _ = writeln!(svg, "<text class=\"name\" x=\"{MARGIN:.1}\" y=\"{y:.1}\">{title}</text>");
    }
    let right = drawing.wide - MARGIN;
    let _ = writeln!(
        svg,
        "<text class=\"note\" x=\"{right:.1}\" y=\"{y:.1}\" text-anchor=\"end\">{}</text>",
        escaped(note)
    );
}

fn title_width(picture: &Picture) -> f64 {
    2.0 * MARGIN + CELL * (1.8 * count(width(&picture.title)) + count(width(&picture.note)))
}

fn legend_width(picture: &Picture) -> f64 {
    MARGIN + picture.legend.iter().map(|(_, words)| entry_width(words)).sum::<f64>()
}

fn entry_width(words: &str) -> f64 {
    70.0 + CELL * count(width(words))
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

fn marker(kind: ArrowKind, palette: &Palette, prefix: &str) -> String {
    let (class, fill) = (class(kind), palette.of(kind));
    format!(
        "<marker id=\"{prefix}{class}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path class=\"tip-{class}\" d=\"M0 0L8 4L0 8z\" fill=\"{fill}\"/></marker>"
    )
}

fn bands(svg: &mut String, drawing: &Drawing<'_>) {
    let Drawing { picture, layout, size, .. } = drawing;
    for (index, (column, x)) in picture.columns.iter().zip(&layout.columns).enumerate() {
        let Some(row) = drawing.row(index).and_then(|row| drawing.rows.get(row)) else { continue };
        let (left, high) = (x + MARGIN - 10.0, row.bottom - row.top - MARGIN);
        let _ = writeln!(
            svg,
            "<rect class=\"band\" x=\"{left:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{high:.1}\" rx=\"10\"/>",
            row.top + MARGIN / 2.0,
            size + 20.0
        );
        let middle = x + MARGIN + size / 2.0;
        let _ = writeln!(
            svg,
            "<text class=\"head\" x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            row.top + MARGIN + 12.0,
            escaped(&column.title)
        );
    }
}

fn boxed(svg: &mut String, node: &Node, place: &Position, lines: &[String]) {
    let (x, y) = (place.x + MARGIN, place.y);
    if let Some(link) = &node.link {
        let _ = write!(svg, "<a href=\"{}\">", escaped(link).replace('"', "&quot;"));
    }
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
    svg.push_str(if node.link.is_some() { "</a>\n" } else { "" });
}

/// The way of an arrow; `lanes` counts those below each row.
fn path(drawing: &Drawing<'_>, index: usize, lanes: &mut [usize]) -> String {
    let Drawing { picture, layout, .. } = drawing;
    let Some(Arrow { from, to, .. }) = picture.arrows.get(index) else { return String::new() };
    let (Some(from), Some(to)) = (layout.boxes.get(*from), layout.boxes.get(*to)) else {
        return String::new();
    };
    let (start, end) = ((from.right() + MARGIN, from.middle()), (to.x + MARGIN, to.middle()));
    match columns(picture, index) {
        Some((a, b)) if a == b => beside(start, end.1),
        Some((a, b)) if b < a || drawing.row(a) != drawing.row(b) => {
            let Some((row, lane)) =
                drawing.row(a).and_then(|at| Some((drawing.rows.get(at)?, lanes.get_mut(at)?)))
            else {
                return String::new();
            };
            *lane += 1;
            below(start, end, row.bottom + LANE * count(*lane) - LANE / 2.0)
        }
        _ => across(layout, index, start, end, from.width),
    }
}

/// Within a column: a curve on its right, wider the longer the arrow is.
fn beside((x, y1): (f64, f64), y2: f64) -> String {
    let (y1, y2) = if y1 < y2 { (y1 + 7.0, y2 - 7.0) } else { (y1 - 7.0, y2 + 7.0) };
    let out = x + (18.0 + (y2 - y1).abs() / 9.0).min(GAP - 14.0);
    format!("M{x:.1} {y1:.1}C{out:.1} {y1:.1} {out:.1} {y2:.1} {x:.1} {y2:.1}")
}

/// Below the row of its start, then between two columns up or down to its end.
fn below((x1, y1): (f64, f64), (x2, y2): (f64, f64), lane: f64) -> String {
    let (right, left) = (x1 + GAP / 4.0, x2 - GAP / 4.0);
    let (aside, ahead) = (8.0 * (left - right).signum(), 8.0 * (y2 - lane).signum());
    format!(
        "M{x1:.1} {y1:.1}H{:.1}Q{right:.1} {y1:.1} {right:.1} {:.1}V{:.1}Q{right:.1} {lane:.1} {:.1} {lane:.1}H{:.1}Q{left:.1} {lane:.1} {left:.1} {:.1}V{:.1}Q{left:.1} {y2:.1} {:.1} {y2:.1}H{x2:.1}",
        right - 8.0,
        y1 + 8.0,
        lane - 8.0,
        right + aside,
        left - aside,
        lane + ahead,
        y2 - ahead,
        left + 8.0
    )
}

/// To a later column of the row, through the passages between.
fn across(layout: &Layout, index: usize, (x1, y1): (f64, f64), end: (f64, f64), size: f64) -> String {
    let mut path = format!("M{x1:.1} {y1:.1}");
    let (mut x, mut y) = (x1, y1);
    for (column, height) in layout.passages.get(index).map(Vec::as_slice).unwrap_or_default() {
        let Some(left) = layout.columns.get(*column).map(|left| left + MARGIN - 6.0) else { continue };
        bend(&mut path, (x, y), (left, *height));
        x = left + size + 12.0;
        y = *height;
        let _ = write!(path, "H{x:.1}");
    }
    bend(&mut path, (x, y), end);
    path
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
            "<path class=\"arrow {0}\" marker-end=\"url(#{5}{0})\" d=\"M{x:.1} {1:.1}h34\"/><text class=\"note\" x=\"{2:.1}\" y=\"{3:.1}\">{4}</text>",
            class(*kind),
            y - 4.0,
            x + 42.0,
            y,
            escaped(words),
            picture.within.as_deref().unwrap_or_default()
        );
        x += entry_width(words);
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
        let layout = Drawing::new(&picture, size, &heights, 2).layout;
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

    #[test]
    fn rows_fill_a_slide_and_arrows_between_them_run_below() {
        let mut picture = picture();
        let heights = vec![60.0; picture.boxes.len()];
        let one = Drawing::new(&picture, 240.0, &heights, 1);
        let two = Drawing::new(&picture, 240.0, &heights, 2);
        assert_eq!((one.rows.len(), two.rows.len()), (1, 2));
        assert_eq!((one.rows[0].lanes, two.rows[0].lanes, two.rows[1].lanes), (1, 1, 1));
        assert!(two.layout.boxes[1].y > two.rows[0].bottom, "{:?}", two.layout.boxes);
        let drawn = draw(&picture);
        assert!(drawn.contains("width=\"1280\" height=\"720\"") && drawn.contains("#ffffff"), "{drawn}");
        picture.dark = true;
        assert!(!draw(&picture).contains("#ffffff"), "on a dark slide nothing is white");
    }
}
