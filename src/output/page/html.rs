//! A page as HTML: the same blocks as in a terminal, with an id for each heading and task.

use anstyle::Effects;
use maud::{Markup, PreEscaped, Render, html};

use crate::output::page::block::{Block, unmarked};
use crate::output::page::draw::alert_word;
use crate::output::page::links::Links;
use crate::output::page::places::{Places, next_level};
use crate::output::page::{Options, blocks};
use crate::output::table::Grid;
use crate::output::terminal::{StyledSpan, StyledText, clean, plain};

/// Renders a page without its front matter. Any text is a valid page; `level` is that of the heading before.
#[must_use]
pub fn html(markdown: &str, options: &Options<'_>, level: &mut usize, places: &mut dyn Places) -> String {
    let blocks = blocks(markdown, &mut Links::within(options.leads), options);
    Writer { alerts: &options.alerts, level, places }.blocks(&blocks).into_string()
}

/// A part in another language than its page.
#[must_use]
pub fn filled(lang: &str, name: &str, part: &str) -> String {
    html! { div.filled lang=(lang) { p.badge { (name) } (PreEscaped(part)) } }.into_string()
}

struct Writer<'page> {
    alerts: &'page [(String, String)],
    level: &'page mut usize,
    places: &'page mut dyn Places,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Markup {
        html! { @for block in blocks { (self.block(block)) "\n" } }
    }

    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(text) => html! { p { (Inline(text)) } },
            Block::List(start, items) => self.list(*start, items),
            Block::Quote(kind, blocks) => self.quote(kind.as_deref(), blocks),
            Block::Code(code) => html! { pre { code { (clean(code)) } } },
            Block::Table(grid, header, _) => self.table(grid, *header),
            Block::Rule => html! { hr; },
        }
    }

    fn heading(&mut self, level: usize, text: &StyledText) -> Markup {
        let said = plain(text);
        if said.trim().is_empty() {
            return html! {};
        }
        let place = self.places.heading(&said);
        let id = place.as_ref().map(|place| &place.id);
        let thing = place.as_ref().and_then(|place| place.thing.as_ref());
        let (kind, name) = (thing.map(|thing| thing.kind), thing.map(|thing| &thing.name));
        let at = thing.map(|thing| &thing.at);
        let words = Inline(text);
        *self.level = next_level(level, *self.level);
        match *self.level {
            3 => html! { h3 id=[id] data-kind=[kind] data-name=[name] data-at=[at] { (words) } },
            4 => html! { h4 id=[id] data-kind=[kind] data-name=[name] data-at=[at] { (words) } },
            5 => html! { h5 id=[id] data-kind=[kind] data-name=[name] data-at=[at] { (words) } },
            _ => html! { h6 id=[id] data-kind=[kind] data-name=[name] data-at=[at] { (words) } },
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) -> Markup {
        let items = html! { @for item in items { li { (self.item(item)) } } };
        match start {
            None => html! { ul { (items) } },
            Some(1) => html! { ol { (items) } },
            Some(start) => html! { ol start=(start) { (items) } },
        }
    }

    /// The blocks of an item; its text needs no paragraph where it is the only one.
    fn item(&mut self, blocks: &[Block]) -> Markup {
        let is_single = blocks.iter().filter(|block| !matches!(block, Block::List(..))).count() == 1;
        html! {
            @for block in blocks {
                @match block {
                    Block::Paragraph(text) if is_single => (Inline(text)),
                    block => (self.block(block)),
                }
            }
        }
    }

    fn quote(&mut self, kind: Option<&str>, blocks: &[Block]) -> Markup {
        let Some(kind) = kind else { return html! { blockquote { (self.blocks(blocks)) } } };
        let class = format!("alert alert-{}", kind.to_lowercase());
        html! {
            div class=(class) role="note" {
                p.alert-title { (alert_word(self.alerts, kind)) }
                (self.blocks(blocks))
            }
        }
    }

    fn table(&mut self, grid: &Grid, header: bool) -> Markup {
        let rows: Vec<Markup> = grid.rows.iter().map(|cells| self.row(cells)).collect();
        html! {
            // What is wider than the page scrolls on its own, with the keyboard, too.
            div.wide tabindex="0" {
                table {
                    @if header {
                        thead { tr { @for heading in &grid.headings { th scope="col" { (Inline(&unmarked(&heading.text))) } } } }
                    }
                    tbody { @for row in rows { (row) } }
                }
            }
        }
    }

    fn row(&mut self, cells: &[StyledText]) -> Markup {
        let first = cells.first().map(|cell| plain(cell)).unwrap_or_default();
        let Some(place) = self.places.row(first.trim()) else {
            return html! { tr { @for cell in cells { td { (Inline(cell)) } } } "\n" };
        };
        let rest = cells.get(1..).unwrap_or_default();
        html! {
            tr id=(place.id) data-task=(place.task) data-role=(place.roles) data-for=(place.services)
                data-need=(place.requirement) {
                th scope="row" {
                    @if let Some(done) = place.done {
                        label { input type="checkbox" checked[done]; " " (first) }
                    } @else { (Inline(cells.first().map_or(&[], Vec::as_slice))) }
                }
                @for cell in rest { td { (Inline(cell)) } }
            }
            "\n"
        }
    }
}

/// Text with its emphasis and links. It is most of a document, so it is written where it belongs, without copies.
struct Inline<'text>(&'text [StyledSpan]);

impl Render for Inline<'_> {
    fn render_to(&self, out: &mut String) {
        for group in self.0.chunk_by(|one, other| one.link() == other.link()) {
            let link = group.first().and_then(StyledSpan::link);
            if let Some(link) = link {
                out.push_str("<a href=\"");
                link.render_to(out);
                out.push_str("\">");
            }
            for span in group {
                write_span(span, out);
            }
            out.push_str(link.map_or("", |_| "</a>"));
        }
    }
}

/// The elements around text, the outermost first.
const ELEMENTS: [(Effects, &str, &str); 4] = [
    (Effects::DIMMED, "<span class=\"faint\">", "</span>"),
    (Effects::BOLD, "<strong>", "</strong>"),
    (Effects::ITALIC, "<em>", "</em>"),
    (Effects::STRIKETHROUGH, "<s>", "</s>"),
];

fn write_span(span: &StyledSpan, out: &mut String) {
    let style = span.style();
    let elements = ELEMENTS.iter().filter(|(effect, ..)| style.get_effects().contains(*effect));
    let code = style.get_fg_color().map(|_| ("<code>", "</code>"));
    elements.clone().for_each(|(_, begin, _)| out.push_str(begin));
    out.push_str(code.map_or("", |(begin, _)| begin));
    for (index, line) in span.text().split('\n').enumerate() {
        if index > 0 {
            out.push_str("<br>");
        }
        escape(line, out);
    }
    out.push_str(code.map_or("", |(_, end)| end));
    elements.rev().for_each(|(.., end)| out.push_str(end));
}

/// Writes text, nearly none of which has a sign of HTML: its bytes are looked at all together, then copied in one piece.
fn escape(text: &str, out: &mut String) {
    let is_sign = |byte: &u8| matches!(byte, b'&' | b'<' | b'>' | b'"');
    if text.as_bytes().iter().fold(false, |any, byte| any | is_sign(byte)) {
        text.render_to(out);
    } else {
        out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::page::places::{BELOW, HeadingPlace, RowPlace};

    /// A document that knows the tasks of one digit.
    struct Digits;

    impl Places for Digits {
        fn heading(&mut self, text: &str) -> Option<HeadingPlace> {
            Some(HeadingPlace { id: format!("id-{text}"), thing: None })
        }

        fn row(&mut self, first: &str) -> Option<RowPlace> {
            let id = first.parse::<u8>().ok()?.to_string();
            Some(RowPlace {
                task: id.clone(),
                id,
                requirement: "optional",
                done: Some(true),
                ..RowPlace::default()
            })
        }
    }

    fn read(markdown: &str) -> String {
        let leads = |target: &str| target.strip_suffix(".md").map(|key| format!("#{key}"));
        html(markdown, &Options { leads: &leads, ..Options::default() }, &mut BELOW.clone(), &mut Digits)
    }

    #[test]
    fn text_is_escaped_and_emphasis_and_links_are_elements() {
        assert_eq!(
            read("a **b** *c* `d<e>` [f](https://x.test/?a=1&b) [g](h.md) [i](j.pptx) <k>\n"),
            "<p>a <strong>b</strong> <em>c</em> <code>d&lt;e&gt;</code> <a href=\"https://x.test/?a=1&amp;b\">f</a> \
             <a href=\"#h\">g</a> i<span class=\"faint\"> </span><span class=\"faint\">(j.pptx)</span> &lt;k&gt;</p>\n"
        );
        assert_eq!(
            read("[a](javascript:b)"),
            "<p>a<span class=\"faint\"> </span><span class=\"faint\">(javascript:b)</span></p>\n"
        );
    }

    #[test]
    fn no_level_of_headings_is_left_out() {
        assert_eq!(
            read("# A\n\n#### B\n\n## C\n"),
            "<h3 id=\"id-A\">A</h3>\n<h4 id=\"id-B\">B</h4>\n<h4 id=\"id-C\">C</h4>\n"
        );
    }

    #[test]
    fn a_task_has_its_place_and_its_box_and_another_row_has_none() {
        assert_eq!(
            read("| ID | **Name** |\n|--|--|\n| 7 | a<br>b |\n| x | c |\n"),
            "<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">ID</th><th scope=\"col\">Name</th></tr></thead><tbody>\
             <tr id=\"7\" data-task=\"7\" data-role=\"\" data-for=\"\" data-need=\"optional\"><th scope=\"row\">\
             <label><input type=\"checkbox\" checked> 7</label></th><td>a<br>b</td></tr>\n\
             <tr><td>x</td><td>c</td></tr>\n</tbody></table></div>\n"
        );
    }

    #[test]
    fn lists_quotes_and_code_are_what_they_are() {
        assert_eq!(
            read("2. a\n   - b\n\n> [!TIP]\n> c\n\n```\n<d>\n```\n"),
            "<ol start=\"2\"><li>a<ul><li>b</li></ul></li></ol>\n<div class=\"alert alert-tip\" role=\"note\">\
             <p class=\"alert-title\">Tip</p><p>c</p>\n</div>\n<pre><code>&lt;d&gt;\n</code></pre>\n"
        );
    }
}
