//! A page in two languages, side by side by paragraphs and rows, or stacked if the output is narrow.

use std::io::Write;

use foldhash::{HashMap, HashMapExt};

use crate::cli::detail::card;
use crate::cli::detail::page::{Wanted, drawn, lines};
use crate::cli::detail::process;
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText, painted, plain, width, wrap};
use crate::playbook::{ActivityIndex, Page, PageKind, SectionIndex, Task, repaired};
use crate::query::Chosen;
use crate::query::compare::alignment::Alignment;
use crate::query::compare::pairing::in_order;
use crate::source::Lexicon;
use crate::source::markdown::list;

/// The minimal width of two columns.
const MIN_WIDTH: usize = 72;

/// The gap between two columns.
const GAP: &str = " │ ";

/// What to show of two pages.
#[derive(Clone, Copy, Debug)]
pub enum Shown {
    /// All of both.
    Pages,
    /// An activity, by its index on both.
    Activities(ActivityIndex, ActivityIndex),
}

/// Two pages being drawn together.
pub struct Pair<'a> {
    session: &'a Session,
    a: &'a Page,
    b: &'a Page,
    /// The width of a column; none if the languages are stacked.
    column: Option<usize>,
    room: usize,
    wanted: Wanted,
    /// Whether the head of the process stands above both.
    has_head: bool,
    drawn: Vec<StyledText>,
}

/// Shows two pages with the same key, or the sections of one activity.
///
/// # Errors
/// If the output cannot be written.
pub fn show(
    session: &Session,
    (a, b): (&Chosen<'_>, &Chosen<'_>),
    shown: Shown,
    wanted: Wanted,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut pair = Pair::of(session, (a.page, b.page), wanted);
    pair.has_head = a.page.kind == PageKind::Process && matches!(shown, Shown::Pages);
    if pair.has_head {
        process::head(session, a, out)?;
    }
    pair.names();
    let is_of = |page: &Page, section: Option<SectionIndex>, index: ActivityIndex| {
        let activity = page.activity(index).map(|activity| activity.section);
        section.is_some_and(|section| Some(page.owner(section)) == activity)
    };
    let alignment = Alignment::of(a.page, b.page);
    let rows = Rows::of(&alignment, a.page, b.page);
    for (x, y) in &alignment.sections {
        let is_wanted = match shown {
            Shown::Pages => true,
            Shown::Activities(first, second) => is_of(a.page, *x, first) || is_of(b.page, *y, second),
        };
        if is_wanted {
            pair.section(*x, *y, &rows);
        }
    }
    lines(session, &pair.drawn, out)
}

/// Shows a task in two languages: its values, and its guidance paragraph by paragraph.
///
/// # Errors
/// If the output cannot be written.
pub fn tasks(
    session: &Session,
    (a, one): (&Page, &Task),
    (b, two): (&Page, &Task),
    wanted: Wanted,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut pair = Pair::of(session, (a, b), wanted);
    pair.names();
    session.shows(a, one);
    let (left, right) = (pair.card(a, one)?, pair.card(b, two)?);
    pair.put(left, right);
    pair.drawn.push(StyledText::new());
    let text = |page: &Page, task: &Task| {
        let guidance = page.activity_of(task).map(|activity| card::guidance(page, activity));
        let heading = card::guidance_heading(&in_language_of(session, page), page, task);
        let text = guidance.filter(|text| !text.trim().is_empty());
        text.map_or_else(Vec::new, |text| chunks(&format!("**{heading}**\n\n{text}")))
    };
    pair.chunks(&text(a, one), &text(b, two));
    lines(session, &pair.drawn, out)
}

/// A session that calls things as a page does.
fn in_language_of(session: &Session, page: &Page) -> Session {
    let mut own = session.another();
    own.lang = page.lang.clone();
    own
}

/// A task row and its translation.
type Translated<'a> = (Option<&'a Task>, Option<&'a Task>);

/// The task rows of both pages, by the section that they stand in.
struct Rows<'a> {
    all: Vec<Translated<'a>>,
    of_a: HashMap<SectionIndex, Vec<usize>>,
    /// Those that only the second page has.
    of_b: HashMap<SectionIndex, Vec<usize>>,
}

impl<'a> Rows<'a> {
    fn of(alignment: &Alignment, a: &'a Page, b: &'a Page) -> Self {
        let mut rows = Self { all: Vec::new(), of_a: HashMap::new(), of_b: HashMap::new() };
        for (i, j) in &alignment.tasks {
            let (one, two) = (i.and_then(|i| a.tasks.get(i)), j.and_then(|j| b.tasks.get(j)));
            let (sections, page) = if one.is_some() { (&mut rows.of_a, a) } else { (&mut rows.of_b, b) };
            if let Some(task) = one.or(two) {
                sections.entry(page.section_at(task.row.start as usize)).or_default().push(rows.all.len());
                rows.all.push((one, two));
            }
        }
        rows
    }

    /// The rows of two sections that correspond.
    fn of_sections(&self, x: Option<SectionIndex>, y: Option<SectionIndex>) -> Vec<Translated<'a>> {
        let of_a = x.and_then(|x| self.of_a.get(&x)).into_iter().flatten();
        let of_b = y.and_then(|y| self.of_b.get(&y)).into_iter().flatten();
        let mut positions: Vec<&usize> = of_a.chain(of_b).collect();
        positions.sort_unstable();
        positions.into_iter().filter_map(|at| self.all.get(*at).copied()).collect()
    }
}

impl<'a> Pair<'a> {
    /// Two pages of which nothing is drawn yet.
    fn of(session: &'a Session, (a, b): (&'a Page, &'a Page), wanted: Wanted) -> Self {
        let room = session.style.width.unwrap_or(MIN_WIDTH);
        let column = (room >= MIN_WIDTH).then(|| ((room - width(GAP)) / 2).min(100));
        Self { session, a, b, column, room, wanted, has_head: false, drawn: Vec::new() }
    }

    /// The width of a text.
    fn text_width(&self) -> usize {
        self.column.unwrap_or(self.room.saturating_sub(self.gutter()))
    }

    /// The values of a task, in the words of its page.
    fn card(&self, page: &Page, task: &Task) -> anyhow::Result<Vec<StyledText>> {
        let mut own = in_language_of(self.session, page);
        own.style.width = Some(self.text_width());
        own.style.painter.color = true;
        let mut out = Vec::new();
        card::head(&own, page, task, &mut out)?;
        Ok(painted(&String::from_utf8_lossy(&out)))
    }

    /// Draws the names of the languages.
    fn names(&mut self) {
        let name = |page: &Page| {
            let lexicon = self.session.playbook.lexicons().get(&page.lang).map(Lexicon::words);
            let name = lexicon.map_or(page.lang.as_str(), |words| &words.name).to_owned();
            vec![vec![StyledSpan::new(&name, Tone::Faint)]]
        };
        if self.column.is_some() {
            let (a, b) = (name(self.a), name(self.b));
            self.side_show(a, b);
            self.drawn.push(StyledText::new());
        }
    }

    fn section(&mut self, x: Option<SectionIndex>, y: Option<SectionIndex>, rows: &Rows<'_>) {
        let heading = |page: &Page, section: Option<SectionIndex>| match section
            .and_then(|section| page.section(section))
        {
            Some(section) if section.level > 0 => {
                format!("{} {}\n", "#".repeat(usize::from(section.level)), page.text.slice(section.heading))
            }
            _ => String::new(),
        };
        let (one, two) = (heading(self.a, x), heading(self.b, y));
        if !one.is_empty() || !two.is_empty() {
            self.row(&one, &two);
        }
        let prose = |page: &Page, section: Option<SectionIndex>| {
            let section = section.and_then(|section| page.section(section));
            let said = if self.has_head { process::said_by_head(page) } else { Vec::new() };
            section.map_or_else(Vec::new, |section| chunks(&repaired::prose(page, section.body, &said)))
        };
        let (of_a, of_b) = (prose(self.a, x), prose(self.b, y));
        self.chunks(&of_a, &of_b);
        self.tasks(&rows.of_sections(x, y));
    }

    /// Draws paragraphs, each beside its translation.
    fn chunks(&mut self, of_a: &[String], of_b: &[String]) {
        for (i, j) in paired(of_a, of_b) {
            let text = |chunks: &[String], at: Option<usize>| {
                at.and_then(|at| chunks.get(at)).cloned().unwrap_or_default()
            };
            self.row(&text(of_a, i), &text(of_b, j));
        }
    }

    /// The task rows of a section, each with its translation on one line.
    fn tasks(&mut self, rows: &[Translated<'_>]) {
        let room = self.text_width();
        for (one, two) in rows {
            let row = |page: &Page, task: Option<&Task>| {
                task.map_or_else(Vec::new, |task| self.task(page, task, room))
            };
            let (left, right) = (row(self.a, *one), row(self.b, *two));
            self.put(left, right);
        }
        if !rows.is_empty() {
            self.drawn.push(StyledText::new());
        }
    }

    /// A task: id and name, below them requirement, role and services.
    fn task(&self, page: &Page, task: &Task, room: usize) -> Vec<StyledText> {
        let id = page.id(task);
        let indent = width(&id) + 2;
        let room = room.saturating_sub(indent).max(8);
        let word = self.session.playbook.lexicons().table(&page.lang, task.requirement.as_str()).to_owned();
        let more = [word, page.plain(task.role_text), page.plain(task.services_text)];
        let more: Vec<String> = more.into_iter().filter(|text| !text.is_empty()).collect();
        let name = wrap(&[StyledSpan::new(&page.plain(task.name), Tone::Strong)], Some(room));
        let rest = wrap(&[StyledSpan::new(&more.join(" · "), Tone::Faint)], Some(room));
        let set_in = |(at, line): (usize, StyledText)| {
            let first = if at == 0 { format!("{id}  ") } else { " ".repeat(indent) };
            std::iter::once(StyledSpan::new(&first, Tone::Id)).chain(line).collect::<StyledText>()
        };
        name.into_iter().chain(rest).enumerate().map(set_in).collect()
    }

    /// Draws two texts of Markdown, and an empty line.
    fn row(&mut self, one: &str, two: &str) {
        let room = self.text_width();
        let ([left, right], addresses) = drawn(self.session, (self.a, one), (self.b, two), self.wanted, room);
        if left.is_empty() && right.is_empty() {
            return;
        }
        self.put(left, right);
        self.drawn.extend(addresses);
        self.drawn.push(StyledText::new());
    }

    fn put(&mut self, left: Vec<StyledText>, right: Vec<StyledText>) {
        if self.column.is_some() { self.side_show(left, right) } else { self.stacked(left, right) }
    }

    fn side_show(&mut self, left: Vec<StyledText>, right: Vec<StyledText>) {
        let column = self.column.unwrap_or(self.room);
        let count = left.len().max(right.len());
        let (mut left, mut right) = (left.into_iter(), right.into_iter());
        for _ in 0..count {
            let (mut line, other) = (left.next().unwrap_or_default(), right.next());
            let (one, two) = (plain(&line), other.as_ref().map_or_else(String::new, |other| plain(other)));
            // An address that is wider than its column has a line of its own, one for both if it is the same.
            let is_wide = [&one, &two].map(|text| width(text) > column);
            if is_wide.contains(&true) {
                let blanks = |text: &str| {
                    StyledSpan::new(&" ".repeat(self.room.saturating_sub(width(text))), Tone::Plain)
                };
                self.drawn.extend((!one.is_empty()).then_some(line));
                let other = other.filter(|_| !two.is_empty() && one.trim() != two.trim());
                self.drawn.extend(other.map(|other| std::iter::once(blanks(&two)).chain(other).collect()));
                continue;
            }
            line.push(StyledSpan::new(&" ".repeat(column.saturating_sub(width(&one))), Tone::Plain));
            line.push(StyledSpan::new(GAP.trim_end(), Tone::Faint));
            if let Some(other) = other {
                line.push(StyledSpan::new(" ", Tone::Plain));
                line.extend(other);
            }
            self.drawn.push(line);
        }
    }

    /// The width of the languages' tags if the languages are stacked.
    fn gutter(&self) -> usize {
        self.a.lang.as_str().len().max(self.b.lang.as_str().len()) + 2
    }

    fn stacked(&mut self, left: Vec<StyledText>, right: Vec<StyledText>) {
        let gutter = self.gutter();
        for (page, lines) in [(self.a, left), (self.b, right)] {
            for (at, line) in lines.into_iter().enumerate() {
                let tag = if at == 0 { page.lang.as_str() } else { "" };
                let mut shown = vec![StyledSpan::new(&format!("{tag:gutter$}"), Tone::Faint)];
                shown.extend(line);
                self.drawn.push(shown);
            }
        }
    }
}

/// The paragraphs and list items of a text.
fn chunks(text: &str) -> Vec<String> {
    let mut chunks: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = dedented(line);
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        let begins = !open || is_item(line);
        match chunks.last_mut().filter(|_| !begins) {
            Some(chunk) => {
                chunk.push('\n');
                chunk.push_str(line);
            }
            None => chunks.push(line.to_owned()),
        }
        open = true;
    }
    chunks
}

/// A line without an indent that would make it code.
fn dedented(line: &str) -> &str {
    let rest = line.trim_start();
    if line.len() - rest.len() >= 2 { rest } else { line }
}

/// Whether a line starts a list item.
fn is_item(line: &str) -> bool {
    list::item(line.trim_start()).is_some()
}

/// Pairs two lists of chunks, both in order.
fn paired(a: &[String], b: &[String]) -> Vec<(Option<usize>, Option<usize>)> {
    let kind = |chunk: &str| (is_item(chunk), chunk.trim_start().starts_with(['>', '|']));
    let score = |i: usize, j: usize| match (a.get(i), b.get(j)) {
        (Some(one), Some(two)) if kind(one) == kind(two) => {
            let (short, long) = (one.len().min(two.len()), one.len().max(two.len()));
            i32::try_from(1 + 4 * short / long.max(1)).unwrap_or(1)
        }
        _ => 0,
    };
    let pairs = if a.len() == b.len() {
        (0..a.len()).map(|at| (at, at)).collect()
    } else {
        in_order(a.len(), b.len(), score)
    };
    let mut all = Vec::new();
    let (mut x, mut y) = (0, 0);
    for (i, j) in pairs.into_iter().chain([(a.len(), b.len())]) {
        all.extend((x..i).map(|at| (Some(at), None)));
        all.extend((y..j).map(|at| (None, Some(at))));
        if i < a.len() {
            all.push((Some(i), Some(j)));
        }
        (x, y) = (i + 1, j + 1);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_items_are_chunks() {
        let text = "One\nparagraph.\n\n- an item\n  with two lines\n- another\n\n\nThe end.\n";
        assert_eq!(chunks(text), ["One\nparagraph.", "- an item\nwith two lines", "- another", "The end."]);
    }

    #[test]
    fn a_chunk_without_a_translation_is_alone_and_in_order() {
        let list = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        let found = paired(&list(&["text", "- item", "text"]), &list(&["text", "text"]));
        assert_eq!(found, [(Some(0), Some(0)), (Some(1), None), (Some(2), Some(1))]);
    }
}
