//! A task row read as a person reads it: cells by their meaning, not by counting pipes.

use crate::source::Span;
use crate::source::lexicon::Group;
use crate::source::markdown::cells;

use crate::playbook::model::Requirement;
use crate::playbook::reader::header::{Header, Meaning, usual};
use crate::playbook::reader::words::Vocabulary;

/// What was wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowProblem {
    MissingPipe,
    ExtraPipe,
    CellCount,
    NoName,
    UnclearId,
}

/// The places of a task's values in its row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    pub(super) id: Span,
    /// Further ids that the same row is about.
    pub(super) more: Vec<Span>,
    pub(super) name: Span,
    pub(super) requirement: Option<Span>,
    pub(super) role: Span,
    pub(super) services: Span,
    pub(super) faults: Vec<RowProblem>,
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

    /// Cuts the cells of a line where a second row begins: at an id that follows an empty cell, or that
    /// follows as many cells as the header has.
    pub(super) fn divide<'c>(&self, row: &'c [Span]) -> Vec<&'c [Span]> {
        let mut rows = Vec::new();
        let mut start = 0;
        let mut flagged = row.iter().take(3).any(|cell| self.is_flag(*cell));
        for at in 3..row.len() {
            let Some(cell) = row.get(at).copied() else { break };
            let before = row.get(at - 1).copied().unwrap_or_default();
            let whole = at - start >= self.header.meanings.len();
            if at >= start + 3
                && row.len() - at > 2
                && (before.is_empty() || whole)
                && self.id(cell).is_some()
                && flagged
            {
                rows.extend(row.get(start..if before.is_empty() { at - 1 } else { at }));
                start = at;
                flagged = false;
            }
            flagged = flagged || self.is_flag(cell);
        }
        rows.extend(row.get(start..));
        rows
    }

    /// Reads a row that begins, perhaps after empty cells, with an id. Nothing when no id is there.
    pub(super) fn read(&self, row: &[Span]) -> Option<Values> {
        if let Some(values) = self.in_other_order(row) {
            return Some(values);
        }
        let mut faults = Vec::new();
        let leading = row.iter().take_while(|cell| cell.is_empty()).count();
        let mut cells: Vec<Span> = row.get(leading..)?.to_vec();
        if leading > 0 {
            faults.push(RowProblem::ExtraPipe);
        }
        let columns = self.header.meanings.len();
        while cells.len() > columns.max(2) && cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
            if leading == 0 && faults.is_empty() {
                faults.push(RowProblem::CellCount);
            }
        }
        let strict = self.id(*cells.first()?);
        if strict.is_none()
            && let Some(values) = self.unpiped(&cells)
        {
            return Some(values);
        }
        let mut more = Vec::new();
        let plain = strict.or_else(|| self.id_with_name(&mut cells, &mut faults));
        let id = if let Some(id) = plain {
            id
        } else {
            let mut ids = self.unclear_ids(&mut cells, &mut faults)?.into_iter();
            let id = ids.next()?;
            more.extend(ids);
            id
        };
        let mut values = self.direct(&cells).unwrap_or_else(|| self.by_anchors(&cells));
        (values.id, values.more) = (id, more);
        faults.append(&mut values.faults);
        if values.name.is_empty() {
            faults.push(RowProblem::NoName);
        }
        Some(Values { faults, ..values })
    }

    /// A row of a table whose ids do not come first, with one cell for each column.
    fn in_other_order(&self, row: &[Span]) -> Option<Values> {
        let header = self.header;
        let at = header.column(Meaning::Id).filter(|at| *at > 0 && row.len() == header.meanings.len())?;
        let id = self.id(*row.get(at)?)?;
        let cell = |meaning| header.column(meaning).and_then(|at| row.get(at)).copied().unwrap_or_default();
        let flag = Some(cell(Meaning::Requirement)).filter(|flag| !flag.is_empty());
        let (name, role, services) = (cell(Meaning::Name), cell(Meaning::Role), cell(Meaning::Services));
        let faults = if name.is_empty() { vec![RowProblem::NoName] } else { Vec::new() };
        Some(Values { id, more: Vec::new(), name, requirement: flag, role, services, faults })
    }

    /// The id of a first cell that also holds the name, because the pipe between them is lost.
    fn id_with_name(&self, cells: &mut Vec<Span>, faults: &mut Vec<RowProblem>) -> Option<Span> {
        let first = *cells.first()?;
        let text = self.slice(first);
        let (number, rest) = text.split_once([' ', '\u{A0}'])?;
        let head = Span::new(first.start as usize, first.start as usize + number.len());
        let id = self.id(head).filter(|_| cells.len() < self.header.meanings.len())?;
        cells.iter().skip(1).any(|cell| self.is_flag(*cell)).then_some(())?;
        let start = first.end as usize - rest.trim_start().len();
        if let Some(slot) = cells.first_mut() {
            *slot = head;
        }
        cells.insert(1, Span::new(start, first.end as usize));
        faults.push(RowProblem::MissingPipe);
        Some(id)
    }

    /// A row with one cell for each column and a flag, or nothing, where the flag belongs.
    fn direct(&self, cells: &[Span]) -> Option<Values> {
        let header = self.header;
        let cell = |meaning| header.column(meaning).and_then(|at| cells.get(at)).copied();
        let flag = cell(Meaning::Requirement);
        let fits = cells.len() == header.meanings.len()
            && header.column(Meaning::Id).is_none_or(|at| at == 0)
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

    /// A row that does not fit: the flag is the anchor; before it stands the name, after it who and for what.
    fn by_anchors(&self, cells: &[Span]) -> Values {
        let mut rest = cells.get(1..).unwrap_or_default().to_vec();
        let mut fault = RowProblem::CellCount;
        let flag = rest.iter().skip(1).position(|cell| self.is_flag(*cell)).map(|at| at + 1);
        let flag =
            flag.or_else(|| rest.first().filter(|cell| self.is_flag(**cell)).map(|_| 0)).or_else(|| {
                let at = self.recover_flag(&mut rest)?;
                fault = RowProblem::MissingPipe;
                Some(at)
            });
        let Some(flag) = flag else { return self.without_flag(&rest) };
        let name = union(rest.get(..flag).unwrap_or_default());
        let after = rest.get(flag + 1..).unwrap_or_default();
        let (role, services, lost) = self.role_and_services(after);
        if lost {
            fault = RowProblem::MissingPipe;
        }
        Values {
            name,
            requirement: rest.get(flag).copied(),
            role,
            services,
            faults: vec![fault],
            ..Values::default()
        }
    }

    /// Finds a flag that lost the pipe before or after it: `O FastTrack Engineer`, or `Some name O`.
    fn recover_flag(&self, rest: &mut Vec<Span>) -> Option<usize> {
        for at in 0..rest.len() {
            let cell = rest.get(at).copied()?;
            let next_is_role = rest.get(at + 1).is_some_and(|next| self.is_role(*next));
            let short = rest.len() + 2 == self.header.meanings.len();
            if let Some((flag, role)) = self.cut_after_flag(cell, short).filter(|_| at > 0) {
                rest.splice(at..=at, [flag, role]);
                return Some(at);
            }
            if let Some((name, flag)) = self.cut_before_flag(cell).filter(|_| next_is_role) {
                rest.splice(at..=at, [name, flag]);
                return Some(at + 1);
            }
        }
        None
    }

    /// `O FastTrack Engineer`; in a row that is one cell short, the letter of the header is proof enough.
    fn cut_after_flag(&self, cell: Span, short: bool) -> Option<(Span, Span)> {
        let (flag, role) = cut_at_blank(self.slice(cell), cell, str::find::<char>)?;
        let lettered = short && self.header.names_letter(self.slice(flag));
        (self.is_flag(flag) && (lettered || self.is_role(role))).then_some((flag, role))
    }

    fn cut_before_flag(&self, cell: Span) -> Option<(Span, Span)> {
        let (name, flag) = cut_at_blank(self.slice(cell), cell, str::rfind::<char>)?;
        let letter = self.slice(flag).chars().count() == 1;
        (letter && self.is_flag(flag) && !name.is_empty()).then_some((name, flag))
    }

    fn without_flag(&self, rest: &[Span]) -> Values {
        let role_at = rest.iter().skip(1).position(|cell| self.is_role(*cell)).map(|at| at + 1);
        let name_end = role_at.unwrap_or(1.min(rest.len()));
        let after = rest.get(name_end..).unwrap_or_default();
        let (role, services, _) = self.role_and_services(after);
        let name = union(rest.get(..name_end).unwrap_or_default());
        Values { name, role, services, faults: vec![RowProblem::CellCount], ..Values::default() }
    }

    /// Who and for what, from the cells after the flag; whether a pipe between them was lost.
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

    /// Cuts `FastTrack Engineer Exchange` behind the longest role that a service follows.
    pub(super) fn cut_after_role(&self, cell: Span) -> Option<(Span, Span)> {
        /// The longest cell, in bytes, that can be a role with a few services.
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

/// Whether a lone flag stands in a cell, whatever the header says; used before a header is known.
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

type Find = fn(&str, char) -> Option<usize>;

fn cut_at_blank(text: &str, cell: Span, find: Find) -> Option<(Span, Span)> {
    cut(text, cell, find(text, ' ')?)
}

fn cut(text: &str, cell: Span, at: usize) -> Option<(Span, Span)> {
    let rest = text.get(at..)?;
    let start = cell.start as usize;
    let second = start + at + (rest.len() - rest.trim_start().len());
    let first = Span::new(start, start + text.get(..at)?.trim_end().len());
    Some((first, Span::new(second, cell.end as usize)))
}

#[cfg(test)]
mod tests;
