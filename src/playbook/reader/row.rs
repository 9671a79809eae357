//! A task row: its values by the meaning of its cells where their number does not fit.

use crate::source::Span;
use crate::source::lexicon::Group;
use crate::source::markdown::{cells, inline};

use crate::playbook::model::Requirement;
use crate::playbook::reader::header::{Header, Meaning, usual};
use crate::playbook::reader::task_shape::PRODUCT;
use crate::playbook::reader::vocabulary::Vocabulary;

/// What was wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowProblem {
    MissingPipe,
    ExtraPipe,
    CellCount,
    /// As many cells as columns, in another order.
    Order,
    NoName,
    UnclearId,
}

/// The spans of a task's values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    pub(super) id: Span,
    /// Further ids of the same row.
    pub(super) more: Vec<Span>,
    pub(super) name: Span,
    pub(super) requirement: Option<Span>,
    pub(super) role: Span,
    pub(super) services: Span,
    pub(super) problems: Vec<RowProblem>,
}

/// Reads the rows of one table.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) text: &'a str,
    pub(super) header: &'a Header,
    pub(super) vocabulary: Vocabulary<'a>,
}

impl Rows<'_> {
    pub(super) fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    pub(super) fn is_flag(&self, cell: Span) -> bool {
        let text = self.slice(cell);
        text.chars().count() <= 14 && self.header.requirement(text, self.vocabulary) != Requirement::Unknown
    }

    pub(super) fn is_role(&self, cell: Span) -> bool {
        !cell.is_empty() && self.vocabulary.knows(Group::Roles, self.slice(cell))
    }

    pub(super) fn is_service(&self, cell: Span) -> bool {
        !cell.is_empty() && self.vocabulary.knows(Group::Services, self.slice(cell))
    }

    pub(super) fn id(&self, cell: Span) -> Option<Span> {
        cells::id(self.text, cell)
    }

    /// Splits the cells of a line where another row begins: at an id after an empty cell, or after as many cells as the
    /// header has.
    pub(super) fn split_joined<'c>(&self, row: &'c [Span]) -> Vec<&'c [Span]> {
        let mut rows = Vec::new();
        let mut start = 0;
        // The pipe behind a flag may be missing.
        let is_flag = |cell: Span| self.is_flag(cell) || self.cut_after_flag(cell, false).is_some();
        let mut has_flag = row.iter().take(3).any(|cell| is_flag(*cell));
        for at in 3..row.len() {
            let Some(cell) = row.get(at).copied() else { break };
            let before = row.get(at - 1).copied().unwrap_or_default();
            let is_complete = at - start >= self.header.meanings.len();
            if at >= start + 3
                && row.len() - at > 2
                && (before.is_empty() || is_complete)
                && self.id(cell).is_some()
                && has_flag
            {
                rows.extend(row.get(start..if before.is_empty() { at - 1 } else { at }));
                start = at;
                has_flag = false;
            }
            has_flag = has_flag || is_flag(cell);
        }
        rows.extend(row.get(start..));
        rows
    }

    /// Reads a row that begins with an id, perhaps after empty cells; `None` if there is no id.
    pub(super) fn read(&self, row: &[Span]) -> Option<Values> {
        let mut values = self.by_columns(row).or_else(|| self.by_meaning(row))?;
        if !values.problems.contains(&RowProblem::NoName) && self.shows_nothing(values.name) {
            // Where the id is struck as well as the name, the task is not meant any more.
            let id = row.iter().find(|cell| !cell.is_empty()).copied().unwrap_or_default();
            if inline::is_struck(self.slice(values.name)) && inline::is_struck(self.slice(id)) {
                return None;
            }
            values.problems.push(RowProblem::NoName);
        }
        Some(values)
    }

    /// Whether a name is empty, or has nothing but markup, comments or struck words.
    fn shows_nothing(&self, name: Span) -> bool {
        let written = self.slice(name);
        let is_markup = |c: char| matches!(c, '<' | '&' | '*' | '_' | '~' | '`' | '\\');
        written.is_empty()
            || written.starts_with(is_markup) && inline::plain(&inline::unstruck(written)).is_empty()
    }

    /// Whether the number that a first cell begins with may belong to the name in it: the row has an empty cell for the id,
    /// or the number is that of a product (`365 Apps`). Else a pipe is missing behind the id.
    fn may_begin_name(&self, row: &[Span], cells: &[Span]) -> bool {
        let columns = self.header.meanings.len();
        let first = cells.first().copied().unwrap_or_default();
        let Some((number, name)) = self.slice(first).split_once([' ', '\u{A0}']) else { return false };
        let head = Span::new(first.start as usize, first.start as usize + number.len());
        if cells.len() >= columns
            || !name.trim_start().starts_with(char::is_alphabetic)
            || self.id(head).is_none()
        {
            return false;
        }
        // A doubled pipe makes no cell.
        let start = row.first().map_or(0, |cell| cell.start as usize);
        let is_doubled = self.text.get(..start).is_some_and(|before| before.ends_with(['|', '｜']));
        let has_empty_cell = cells.len() < row.len() && row.len() == columns && !is_doubled;
        has_empty_cell || number == PRODUCT
    }

    /// A row by what its cells mean.
    fn by_meaning(&self, row: &[Span]) -> Option<Values> {
        let mut problems = Vec::new();
        let leading = row.iter().take_while(|cell| cell.is_empty()).count();
        let mut cells: Vec<Span> = row.get(leading..)?.to_vec();
        if leading > 0 {
            problems.push(RowProblem::ExtraPipe);
        }
        let columns = self.header.meanings.len();
        while cells.len() > columns.max(2) && cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
            if leading == 0 && problems.is_empty() {
                problems.push(RowProblem::CellCount);
            }
        }
        let first_id = self.id(*cells.first()?);
        if first_id.is_none()
            && let Some(values) = self.without_pipes(&cells)
        {
            return Some(values);
        }
        if first_id.is_none() && self.may_begin_name(row, &cells) {
            return None;
        }
        let (mut more, first) = (Vec::new(), cells.first().copied()?);
        let plain = first_id.or_else(|| self.id_with_name(&mut cells, &mut problems));
        let id = if let Some(id) = plain {
            id
        } else {
            let mut ids = self.unclear_ids(&mut cells, &mut problems)?.into_iter();
            let id = ids.next()?;
            more.extend(ids);
            id
        };
        let mut values = self.by_position(&cells).unwrap_or_else(|| self.by_flag(&cells));
        if values.name.is_empty() && plain.is_none() {
            values.name = self.name_behind(more.last().copied().unwrap_or(id), first);
        }
        (values.id, values.more) = (id, more);
        // An id in another place is told by itself.
        values.problems.retain(|problem| *problem != RowProblem::Order || plain.is_some());
        problems.append(&mut values.problems);
        Some(Values { problems, ..values })
    }

    /// The words behind the id in a cell, unless they are a note in parentheses.
    fn name_behind(&self, id: Span, cell: Span) -> Span {
        if id.start < cell.start || id.end >= cell.end {
            return Span::default();
        }
        let rest = self.slice(Span { start: id.end, end: cell.end });
        let words = rest.trim_start_matches(|c: char| {
            matches!(c, '*' | '_' | '`' | ':' | '.' | '-' | '–') || c.is_whitespace()
        });
        if !words.starts_with(char::is_alphabetic) {
            return Span::default();
        }
        Span::new(cell.end as usize - words.len(), cell.end as usize)
    }

    /// A complete row of a table whose ids are not in the first column.
    fn by_columns(&self, row: &[Span]) -> Option<Values> {
        let header = self.header;
        let at = header.column(Meaning::Id).filter(|at| *at > 0 && row.len() == header.meanings.len())?;
        let id = self.id(*row.get(at)?)?;
        let cell = |meaning| header.column(meaning).and_then(|at| row.get(at)).copied().unwrap_or_default();
        let flag = Some(cell(Meaning::Requirement)).filter(|flag| !flag.is_empty());
        let (name, role, services) = (cell(Meaning::Name), cell(Meaning::Role), cell(Meaning::Services));
        let problems = if name.is_empty() { vec![RowProblem::NoName] } else { Vec::new() };
        Some(Values { id, more: Vec::new(), name, requirement: flag, role, services, problems })
    }

    /// The id of a first cell that also has the name, because the pipe between them is missing.
    fn id_with_name(&self, cells: &mut Vec<Span>, problems: &mut Vec<RowProblem>) -> Option<Span> {
        let first = *cells.first()?;
        let text = self.slice(first);
        let (number, rest) = text.split_once([' ', '\u{A0}'])?;
        let head = Span::new(first.start as usize, first.start as usize + number.len());
        let id = self.id(head).filter(|_| cells.len() < self.header.meanings.len())?;
        cells.iter().skip(1).any(|cell| self.is_flag(*cell)).then_some(())?;
        let rest = rest.trim_start_matches(is_between);
        // A dash or a colon between blanks parts the two.
        let dash =
            rest.strip_prefix(['-', '–', '—', ':']).filter(|rest| rest.starts_with(char::is_whitespace));
        let start = first.end as usize - dash.map_or(rest, str::trim_start).len();
        if let Some(slot) = cells.first_mut() {
            *slot = head;
        }
        cells.insert(1, Span::new(start, first.end as usize));
        problems.push(RowProblem::MissingPipe);
        Some(id)
    }

    /// A complete row with a flag in its column, or without any flag.
    fn by_position(&self, cells: &[Span]) -> Option<Values> {
        let header = self.header;
        let cell = |meaning| header.column(meaning).and_then(|at| cells.get(at)).copied();
        let flag = cell(Meaning::Requirement);
        let fits = cells.len() == header.meanings.len()
            && header.column(Meaning::Id).is_none_or(|at| at == 0)
            && !(header.column(Meaning::Id).is_none()
                && cells.first().is_some_and(|cell| self.id(*cell).is_some())
                && header.column(Meaning::Name) == Some(0))
            && flag.is_none_or(|flag| {
                self.is_flag(flag) || !cells.iter().skip(1).any(|cell| self.is_flag(*cell))
            });
        fits.then(|| Values {
            name: cell(Meaning::Name).unwrap_or_default(),
            requirement: flag.filter(|flag| !flag.is_empty()),
            role: cell(Meaning::Role).unwrap_or_default(),
            services: cell(Meaning::Services).unwrap_or_default(),
            ..Values::default()
        })
    }

    /// A row that does not fit the header: the name is before the flag, the role and the services after it.
    fn by_flag(&self, cells: &[Span]) -> Values {
        let mut rest = cells.get(1..).unwrap_or_default().to_vec();
        let mut problem = self.misfit(cells);
        let flag = rest.iter().skip(1).position(|cell| self.is_flag(*cell)).map(|at| at + 1);
        let flag =
            flag.or_else(|| rest.first().filter(|cell| self.is_flag(**cell)).map(|_| 0)).or_else(|| {
                let at = self.recover_flag(&mut rest)?;
                problem = RowProblem::MissingPipe;
                Some(at)
            });
        let Some(flag) = flag else { return self.without_flag(&rest, problem) };
        let name = union(rest.get(..flag).unwrap_or_default());
        let after = rest.get(flag + 1..).unwrap_or_default();
        let (role, services, lacks_pipe) = self.role_and_services(after);
        if lacks_pipe {
            problem = RowProblem::MissingPipe;
        }
        Values {
            name,
            requirement: rest.get(flag).copied(),
            role,
            services,
            problems: vec![problem],
            ..Values::default()
        }
    }

    /// Finds a flag without a pipe before or after it: `O FastTrack Engineer`, or `Some name O`.
    fn recover_flag(&self, rest: &mut Vec<Span>) -> Option<usize> {
        for at in 0..rest.len() {
            let cell = rest.get(at).copied()?;
            let next_is_role = || rest.get(at + 1).is_some_and(|next| self.is_role(*next));
            let short = rest.len() + 2 == self.header.meanings.len();
            let after_flag = if at > 0 { self.cut_after_flag(cell, short) } else { None };
            if let Some((flag, role)) = after_flag {
                rest.splice(at..=at, [flag, role]);
                return Some(at);
            }
            if let Some((name, flag)) = self.cut_before_flag(cell).filter(|_| next_is_role()) {
                rest.splice(at..=at, [name, flag]);
                return Some(at + 1);
            }
        }
        None
    }

    /// `O FastTrack Engineer`; in a row that lacks one cell, a letter of the header is enough.
    pub(super) fn cut_after_flag(&self, cell: Span, short: bool) -> Option<(Span, Span)> {
        let (flag, role) = cut_at_blank(self.slice(cell), cell, str::find::<char>)?;
        let is_lettered = short && self.header.is_letter(self.slice(flag));
        (self.is_flag(flag) && (is_lettered || self.is_role(role))).then_some((flag, role))
    }

    fn cut_before_flag(&self, cell: Span) -> Option<(Span, Span)> {
        let (name, flag) = cut_at_blank(self.slice(cell), cell, str::rfind::<char>)?;
        let letter = self.slice(flag).chars().count() == 1;
        (letter && self.is_flag(flag) && !name.is_empty()).then_some((name, flag))
    }

    /// How cells differ from the columns.
    fn misfit(&self, cells: &[Span]) -> RowProblem {
        if cells.len() == self.header.meanings.len() { RowProblem::Order } else { RowProblem::CellCount }
    }

    fn without_flag(&self, rest: &[Span], problem: RowProblem) -> Values {
        let role_at = rest.iter().skip(1).position(|cell| self.is_role(*cell)).map(|at| at + 1);
        let name_end = role_at.unwrap_or(1.min(rest.len()));
        let after = rest.get(name_end..).unwrap_or_default();
        let (role, services, _) = self.role_and_services(after);
        let name = union(rest.get(..name_end).unwrap_or_default());
        Values { name, role, services, problems: vec![problem], ..Values::default() }
    }

    /// The role and the services in the cells after the flag, and whether the pipe between them is missing.
    fn role_and_services(&self, after: &[Span]) -> (Span, Span, bool) {
        let filled: Vec<Span> = after.iter().copied().filter(|cell| !cell.is_empty()).collect();
        match filled[..] {
            [] => (Span::default(), Span::default(), false),
            [only] if self.is_role(only) => (only, Span::default(), false),
            [only] if self.is_service(only) => (Span::default(), only, false),
            [only] => self
                .cut_after_role(only)
                .map_or((only, Span::default(), false), |(role, services)| (role, services, true)),
            [first, second] if self.is_service(first) && self.is_role(second) => (second, first, false),
            [first, ..] => (first, union(filled.get(1..).unwrap_or_default()), false),
        }
    }

    /// Splits `FastTrack Engineer Exchange` after the longest role that a service follows.
    pub(super) fn cut_after_role(&self, cell: Span) -> Option<(Span, Span)> {
        /// The longest role with its services, in bytes.
        const LONGEST: usize = 400;
        let text = Some(self.slice(cell)).filter(|text| text.len() <= LONGEST)?;
        let blanks = text.char_indices().filter(|(_, c)| c.is_whitespace());
        let mut cuts: Vec<usize> = blanks.map(|(at, _)| at).collect();
        cuts.reverse();
        cuts.into_iter().find_map(|at| {
            let (role, services) = cut(text, cell, at)?;
            (self.is_role(role) && self.is_service(services)).then_some((role, services))
        })
    }
}

/// Whether a cell looks like a flag under any header.
pub(super) fn looks_like_flag(text: &str, vocabulary: Vocabulary<'_>) -> bool {
    let trimmed = text.trim_matches(|c: char| c == '*' || c.is_whitespace());
    let mut letters = trimmed.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    single || (trimmed.chars().count() <= 14 && usual(trimmed, vocabulary) != Requirement::Unknown)
}

fn union(cells: &[Span]) -> Span {
    let filled = || cells.iter().filter(|cell| !cell.is_empty());
    match (filled().next(), filled().next_back()) {
        (Some(first), Some(last)) => Span { start: first.start, end: last.end },
        _ => Span::default(),
    }
}

/// What stands between two values whose pipe is missing: blanks, or a sign that only looks like a pipe.
fn is_between(c: char) -> bool {
    c.is_whitespace() || cells::looks_like_pipe(c)
}

type Find = fn(&str, char) -> Option<usize>;

fn cut_at_blank(text: &str, cell: Span, find: Find) -> Option<(Span, Span)> {
    cut(text, cell, find(text, ' ')?)
}

fn cut(text: &str, cell: Span, at: usize) -> Option<(Span, Span)> {
    let rest = text.get(at..)?;
    let start = cell.start as usize;
    let second = start + at + (rest.len() - rest.trim_start_matches(is_between).len());
    let first = Span::new(start, start + text.get(..at)?.trim_end_matches(is_between).len());
    Some((first, Span::new(second, cell.end as usize)))
}

#[cfg(test)]
mod tests;
