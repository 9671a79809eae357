//! A page as Markdown that every reader of Markdown shows alike: what ftpb repairs is repaired, headings and tasks have
//! an anchor, and text is escaped.

use anstyle::Effects;

use crate::output::page::block::{Block, unmarked};
use crate::output::page::draw::alert_word;
use crate::output::page::links::Links;
use crate::output::page::places::{Places, next_level};
use crate::output::page::{Options, blocks};
use crate::output::table::Grid;
use crate::output::terminal::{StyledSpan, StyledText, clean, plain};
use crate::source::markdown::alert::KINDS;
use crate::source::markdown::literal;

/// Renders a page without its front matter. Any text is a valid page; `level` is that of the heading before.
#[must_use]
pub fn markdown(markdown: &str, options: &Options<'_>, level: &mut usize, places: &mut dyn Places) -> String {
    let blocks = blocks(markdown, &mut Links::within(options.leads), options);
    let written = Writer { alerts: &options.alerts, level, places }.blocks(&blocks);
    let trimmed: Vec<&str> = written.iter().map(|line| line.trim_end()).collect();
    trimmed.join("\n") + "\n"
}

struct Writer<'page> {
    alerts: &'page [(String, String)],
    level: &'page mut usize,
    places: &'page mut dyn Places,
}

impl Writer<'_> {
    /// The lines of blocks, with an empty one after each.
    fn blocks(&mut self, blocks: &[Block]) -> Vec<String> {
        let mut lines = Vec::new();
        for block in blocks {
            lines.extend(self.block(block));
            lines.push(String::new());
        }
        lines
    }

    fn block(&mut self, block: &Block) -> Vec<String> {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(text) => paragraph(text),
            Block::List(start, items) => self.list(*start, items),
            Block::Quote(kind, blocks) => self.quote(kind.as_deref(), blocks),
            Block::Code(code) => fenced(&clean(code)),
            Block::Table(grid, header, _) => self.table(grid, *header),
            Block::Rule => vec!["---".to_owned()],
        }
    }

    fn heading(&mut self, level: usize, text: &StyledText) -> Vec<String> {
        let said = plain(text);
        if said.trim().is_empty() {
            return Vec::new();
        }
        *self.level = next_level(level, *self.level);
        let heading = format!("{} {}", "#".repeat(*self.level), inline(text, " "));
        let place = self.places.heading(&said);
        place
            .map(|place| vec![anchor(&place.id), String::new()])
            .into_iter()
            .flatten()
            .chain([heading])
            .collect()
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) -> Vec<String> {
        let mut lines = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let mark = start
                .map_or_else(|| "- ".to_owned(), |start| format!("{}. ", start.saturating_add(index as u64)));
            let own = self.item(item);
            lines.extend(indented(&own, &mark, &" ".repeat(mark.len())));
        }
        lines
    }

    /// The blocks of an item; a nested list follows its text without an empty line.
    fn item(&mut self, blocks: &[Block]) -> Vec<String> {
        let mut lines = Vec::new();
        for block in blocks {
            if !lines.is_empty() && !matches!(block, Block::List(..)) {
                lines.push(String::new());
            }
            lines.extend(self.block(block));
        }
        lines
    }

    fn quote(&mut self, kind: Option<&str>, blocks: &[Block]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        if let Some(kind) = kind {
            let is_usual = KINDS.iter().any(|usual| usual.to_uppercase() == kind);
            let word = alert_word(self.alerts, kind);
            lines.push(if is_usual { format!("[!{kind}]") } else { format!("**{}**  ", escaped(&word)) });
        }
        lines.extend(self.blocks(blocks));
        lines.pop();
        indented(&lines, "> ", "> ")
    }

    fn table(&mut self, grid: &Grid, header: bool) -> Vec<String> {
        let headings = grid.headings.iter();
        let headings =
            headings.map(|heading| if header { cell(&unmarked(&heading.text)) } else { String::new() });
        let mut lines = vec![row(headings), row(grid.headings.iter().map(|_| "---".to_owned()))];
        lines.extend(grid.rows.iter().map(|cells| self.row(cells)));
        lines
    }

    fn row(&mut self, cells: &[StyledText]) -> String {
        let first = cells.first().map(|cell| plain(cell)).unwrap_or_default();
        let place = self.places.row(first.trim());
        let before = place.map_or_else(String::new, |place| {
            let box_of = |done| if done { "☑ " } else { "☐ " };
            anchor(&place.id) + place.done.map_or("", box_of)
        });
        row(cells.iter().enumerate().map(|(at, text)| match at {
            0 => before.clone() + &cell(text),
            _ => cell(text),
        }))
    }
}

/// A place that links lead to.
#[must_use]
pub fn anchor(id: &str) -> String {
    format!("<a id=\"{}\"></a>", id.replace('"', "&quot;"))
}

fn paragraph(text: &StyledText) -> Vec<String> {
    let lines = inline(text, "  \n");
    lines
        .split('\n')
        .map(|line| {
            if line.ends_with("  ") {
                literal::paragraph(line.trim_end()) + "\\"
            } else {
                literal::paragraph(line)
            }
        })
        .collect()
}

fn fenced(code: &str) -> Vec<String> {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let lines = code.trim_end_matches('\n').lines().map(str::to_owned);
    std::iter::once(fence.clone()).chain(lines).chain([fence.clone()]).collect()
}

fn indented(lines: &[String], first: &str, next: &str) -> Vec<String> {
    let numbered = lines.iter().enumerate();
    numbered.map(|(at, line)| format!("{}{line}", if at == 0 { first } else { next })).collect()
}

fn row(cells: impl Iterator<Item = String>) -> String {
    cells.fold("|".to_owned(), |row, cell| row + " " + &cell + " |")
}

fn cell(text: &[StyledSpan]) -> String {
    inline(text, "<br>").replace('|', "\\|")
}

/// Text with its emphasis and links; `line_break` stands for each line break.
fn inline(text: &[StyledSpan], line_break: &str) -> String {
    let groups = text.chunk_by(|one, other| one.link() == other.link());
    groups
        .map(|group| {
            let words: String = group.iter().map(|span| styled(span, line_break)).collect();
            match group.first().and_then(StyledSpan::link) {
                Some(link) => format!("[{words}](<{}>)", link.replace(['<', '>'], "")),
                None => words,
            }
        })
        .collect()
}

fn styled(span: &StyledSpan, line_break: &str) -> String {
    let text = span.text();
    let (start, rest) = text.split_at(text.len() - text.trim_start().len());
    let (words, end) = rest.split_at(rest.trim_end().len());
    let breaks = |text: &str| text.replace('\n', line_break);
    if words.is_empty() {
        return breaks(text);
    }
    let style = span.style();
    let mut marked = if style.get_fg_color().is_some() { code(words) } else { breaks(&escaped(words)) };
    let effects = style.get_effects();
    // Beside a sign, asterisks are not read as emphasis in every script.
    let is_plain = words.starts_with(char::is_alphanumeric) && words.ends_with(char::is_alphanumeric);
    let marks = [
        (Effects::STRIKETHROUGH, "~~", "del"),
        (Effects::ITALIC, "*", "em"),
        (Effects::BOLD, "**", "strong"),
    ];
    for (_, mark, tag) in marks.into_iter().filter(|(effect, ..)| effects.contains(*effect)) {
        marked = if is_plain { format!("{mark}{marked}{mark}") } else { format!("<{tag}>{marked}</{tag}>") };
    }
    [breaks(start), marked, breaks(end)].concat()
}

/// Text in backticks, as many as it takes.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let blank = if longest > 0 { " " } else { "" };
    format!("{ticks}{blank}{}{blank}{ticks}", text.replace('\n', " "))
}

/// Text in which Markdown reads no sign.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>&~".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::page::places::{BELOW, HeadingPlace, RowPlace};

    struct Nowhere;

    impl Places for Nowhere {
        fn heading(&mut self, text: &str) -> Option<HeadingPlace> {
            (text == "A").then(|| HeadingPlace { id: "a".to_owned(), thing: None })
        }

        fn row(&mut self, first: &str) -> Option<RowPlace> {
            (first == "7").then(|| RowPlace { id: "t".to_owned(), done: Some(false), ..RowPlace::default() })
        }
    }

    fn written(source: &str) -> String {
        markdown(source, &Options::default(), &mut BELOW.clone(), &mut Nowhere)
    }

    #[test]
    fn what_is_written_is_read_as_the_same() {
        let page = "# A\n\na \\*b\\* **c** *d* `e|f` [g](https://x.test/) and **「h」**i\n\n1\\. j\n\n\
                    - k\n  - l\n\n> [!NOTE]\n> m\n\n```\nn ``` o\n```\n\n| ID | Name |\n|--|--|\n| 7 | p\\|q<br>r |\n";
        let first = written(page);
        assert_eq!(
            first,
            "<a id=\"a\"></a>\n\n### A\n\na \\*b\\* **c** *d* `e|f` [g](<https://x.test/>) and <strong>「h」</strong>i\n\n\
             1\\. j\n\n- k\n  - l\n\n> [!NOTE]\n> m\n\n````\nn ``` o\n````\n\n| ID | Name |\n| --- | --- |\n\
             | <a id=\"t\"></a>☐ 7 | p\\|q<br>r |\n\n"
        );
    }
}
