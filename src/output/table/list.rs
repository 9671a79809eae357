//! Draws a list: a line for each row, in groups under headings. What has no room is cut, or wrapped if asked for.

use foldhash::HashSet;

use crate::output::Tone;
use crate::output::table::row::{Column, line, lines, on_one_line};
use crate::output::table::widths::{shared, widest};
use crate::output::table::{Align, GAP, Grid};
use crate::output::terminal::{StyledSpan, StyledText, cut, cut_within, longest_word, need, plain, wrap};

/// In a narrower window, a row takes several lines.
const NARROW: usize = 60;

/// A narrower column says nothing.
const NARROWEST: usize = 10;

/// What a title keeps where a key needs the room.
const LEAST_TITLE: usize = 16;

/// The indent of rows below the heading of their group.
const INDENT: usize = 2;

/// Rows to be read one line each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// The columns and rows.
    pub grid: Grid,
    /// The headings of groups, each with the index of its first row; the first span is the title.
    pub groups: Vec<(usize, StyledText)>,
    /// What marks and abbreviations mean.
    pub legend: StyledText,
    /// Whether cells wrap rather than be cut.
    pub wraps: bool,
}

impl List {
    /// The lines of the list at a width.
    #[must_use]
    pub fn lines(&self, width: usize, header: bool) -> Vec<StyledText> {
        let mut list = Vec::new();
        let indent = if self.groups.is_empty() || width < NARROW { 0 } else { INDENT };
        let columns = self.columns(width - indent, header);
        if header && width >= NARROW {
            let headings: Vec<_> = self.grid.headings.iter().map(|heading| heading.text.clone()).collect();
            list.extend(indented(indent, row(&headings, &columns, self.wraps, None)));
        }
        let mut groups = self.groups.iter().peekable();
        let alike = self.cut_alike(&columns);
        for (index, cells) in self.grid.rows.iter().enumerate() {
            if let Some((_, heading)) = groups.next_if(|(first, _)| *first == index) {
                if width < NARROW && index > 0 {
                    list.push(StyledText::new());
                }
                list.extend(group(heading, width));
            }
            let own = self.columns_of(cells, &columns);
            list.extend(if width < NARROW || self.has_no_room(cells, &own) {
                self.stacked(cells, &columns, width)
            } else {
                let within = self.fill().filter(|_| alike.contains(&index));
                indented(indent, row(cells, &own, self.wraps, within))
            });
        }
        if header && !self.legend.is_empty() {
            list.push(StyledText::new());
            list.extend(wrap(&self.legend, Some(width)));
        }
        list
    }

    /// The columns: those that say what a row is have the most room, the others what is left.
    fn columns(&self, width: usize, header: bool) -> Vec<Column> {
        let headings = &self.grid.headings;
        let full = widest(&self.grid, header, need);
        let room = width.saturating_sub(GAP * headings.len().saturating_sub(1));
        let least: Vec<usize> = full
            .iter()
            .zip(headings)
            .map(|(full, heading)| {
                let own = heading.fill.map_or(NARROWEST, |percent| width * percent / 100);
                own.min(*full)
            })
            .collect();
        let one = vec![1; full.len()];
        let widths = shared(&full, &least, room).or_else(|| shared(&full, &one, room)).unwrap_or(one);
        headings.iter().map(|heading| heading.align).zip(widths).collect()
    }

    /// The columns of one row: what a reader has to type is not cut while the text before it can spare the room.
    fn columns_of(&self, cells: &[StyledText], columns: &[Column]) -> Vec<Column> {
        let mut own = columns.to_vec();
        let headings = || self.grid.headings.iter();
        let fill = self.fill();
        // Columns between them would move.
        let is_next = |at: usize| fill.is_some_and(|fill| at == fill + 1);
        let typed =
            headings().zip(cells).enumerate().filter(|(at, (heading, _))| heading.typed && is_next(*at));
        for (at, (_, cell)) in typed {
            let Some([fill, typed]) = fill.and_then(|fill| own.get_disjoint_mut([fill, at]).ok()) else {
                continue;
            };
            let more = need(cell).saturating_sub(typed.1);
            if fill.1 >= more + LEAST_TITLE {
                fill.1 -= more;
                typed.1 += more;
            }
        }
        own
    }

    /// The column that says what a row is.
    fn fill(&self) -> Option<usize> {
        self.grid.headings.iter().position(|heading| heading.fill.is_some())
    }

    /// The rows that could not be told apart by the beginning of what they are, where there is room for its end, too, and no
    /// id before it that tells them apart.
    fn cut_alike(&self, columns: &[Column]) -> HashSet<usize> {
        let beginning = |(index, cells): (usize, &Vec<StyledText>)| {
            let at = self.fill().filter(|at| !self.grid.headings.iter().take(*at).any(|one| one.typed))?;
            let (cell, (_, width)) = (cells.get(at)?, *self.columns_of(cells, columns).get(at)?);
            let shown = plain(&cut(&on_one_line(cell), width));
            let shown = shown.strip_suffix('…').filter(|_| width >= 2 * NARROWEST)?;
            Some((shown.to_owned(), plain(cell), index))
        };
        let mut cut: Vec<_> = self.grid.rows.iter().enumerate().filter_map(beginning).collect();
        cut.sort_unstable();
        let pairs = cut.windows(2).filter_map(|pair| match pair {
            [(shown, whole, one), (longer, other, two)] => {
                let alike = longer.starts_with(shown.as_str()) && whole != other;
                alike.then_some([Some(*one), Some(*two).filter(|_| longer == shown)])
            }
            _ => None,
        });
        pairs.flatten().flatten().collect()
    }

    /// Whether a key would be cut, so that nobody could type it, or an address would be broken.
    fn has_no_room(&self, cells: &[StyledText], columns: &[Column]) -> bool {
        let headings = self.grid.headings.iter();
        let mut cells = headings.zip(cells).zip(columns);
        cells.any(|((heading, cell), (_, width))| {
            heading.typed && need(cell) > *width || self.wraps && longest_word(cell) > *width
        })
    }

    /// A row without room for its cells, or in a narrow window: what it is, and the other values below.
    fn stacked(&self, cells: &[StyledText], columns: &[Column], width: usize) -> Vec<StyledText> {
        let fills = || self.grid.headings.iter().map(|heading| heading.fill.is_some());
        let first = fills().position(|fill| fill).unwrap_or(0);
        let last = fills().rposition(|fill| fill).unwrap_or(0);
        let (before, rest) = cells.split_at_checked(first).unwrap_or((cells, &[]));
        let before = line(before.iter().map(Vec::as_slice), columns);
        let indent = columns.iter().take(first).map(|(_, width)| width + GAP).sum::<usize>().max(INDENT);
        let mut below = Vec::new();
        let mut stacked = Vec::new();
        for (cell, heading) in rest.iter().zip(self.grid.headings.iter().skip(first)) {
            if stacked.len() <= last - first {
                stacked.push(on_one_line(cell).into_owned());
            } else if !plain(cell).trim().is_empty() {
                // A number or a bar says nothing without its heading.
                let needs_heading = heading.align == Align::Right
                    || !plain(cell).chars().any(|c| c.is_alphabetic() || c == '-');
                let label = if needs_heading { format!("{} ", plain(&heading.text)) } else { String::new() };
                let label = StyledSpan::new(&label, Tone::Faint);
                below.push(std::iter::once(label).chain(on_one_line(cell).iter().cloned()).collect());
            }
        }
        let room = width.saturating_sub(indent);
        let mut wrapped: Vec<StyledText> = stacked.iter().flat_map(|text| wrap(text, Some(room))).collect();
        wrapped.extend(flowing(below, " · ", room));
        let title = (first == 0 && self.groups.is_empty()).then(|| wrapped.drain(..wrapped.len().min(1)));
        let title: Vec<StyledText> = title.into_iter().flatten().collect();
        let mut lines: Vec<StyledText> = title.into_iter().chain(indented(indent, wrapped)).collect();
        if let (Some(line), true) = (lines.first_mut(), first > 0) {
            let padding = " ".repeat(indent.saturating_sub(need(&before)));
            let own = line.split_off(1);
            *line = before.into_iter().chain([StyledSpan::new(&padding, Tone::Plain)]).chain(own).collect();
        }
        lines
    }
}

/// The lines of a row: one, unless its cells wrap.
/// The column `within` is cut within.
fn row(cells: &[StyledText], columns: &[Column], wraps: bool, within: Option<usize>) -> Vec<StyledText> {
    let fitted = cells.iter().zip(columns).enumerate().map(|(at, (cell, (_, width)))| match within {
        _ if wraps => wrap(cell, Some(*width)),
        Some(within) if within == at => vec![cut_within(&on_one_line(cell), *width)],
        _ => vec![cut(&on_one_line(cell), *width)],
    });
    lines(&fitted.collect::<Vec<_>>(), columns)
}

/// The heading of a group: on one line, or its title above the rest.
fn group(heading: &StyledText, width: usize) -> Vec<StyledText> {
    if need(heading) <= width {
        return vec![heading.clone()];
    }
    let parts = heading.iter().map(|span| span.with_text(span.text().trim_start()));
    let mut parts = parts.filter(|part| !part.text().is_empty()).map(|part| vec![part]);
    let title = parts.next().map(|title| wrap(&title, Some(width))).unwrap_or_default();
    title.into_iter().chain(flowing(parts.collect(), "  ", width)).collect()
}

/// Parts one behind the other; one that has no room goes on the next line, and is wrapped if it is longer than that.
fn flowing(parts: Vec<StyledText>, gap: &str, width: usize) -> Vec<StyledText> {
    let mut lines: Vec<StyledText> = Vec::new();
    for part in parts {
        let fits = |line: &StyledText| need(line) + gap.chars().count() + need(&part) <= width;
        match lines.last_mut().filter(|line| fits(line)) {
            Some(line) => line.extend(std::iter::once(StyledSpan::new(gap, Tone::Faint)).chain(part)),
            None => lines.extend(wrap(&part, Some(width))),
        }
    }
    lines
}

fn indented(indent: usize, lines: Vec<StyledText>) -> Vec<StyledText> {
    let blanks = StyledSpan::new(&" ".repeat(indent), Tone::Plain);
    lines.into_iter().map(|line| std::iter::once(blanks.clone()).chain(line).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::table::tests::{grid, text};

    fn list() -> List {
        let mut grid = grid(
            &["Id", "", "Name", "Role", "Count"],
            &[
                &["1328", "*", "a review of everything that was done before", "FM", "7"],
                &["7", "", "審査", "SME", "12"],
            ],
        );
        grid.headings[2].fill = Some(50);
        grid.headings[4].align = Align::Right;
        let groups =
            vec![(0, [text("A long title of the first group"), text("  key")].concat()), (1, text("B"))];
        List { grid, groups, legend: text("* mandatory"), wraps: false }
    }

    fn drawn(list: &List, width: usize) -> Vec<String> {
        list.lines(width, true).iter().map(|line| plain(line).trim_end().to_owned()).collect()
    }

    #[test]
    fn a_row_takes_one_line_and_a_group_has_a_heading() {
        assert_eq!(
            drawn(&list(), 60),
            [
                "  Id       Name                                  Role  Count",
                "A long title of the first group  key",
                "  1328  *  a review of everything that was don…  FM        7",
                "B",
                "  7        審査                                  SME      12",
                "",
                "* mandatory",
            ]
        );
    }

    #[test]
    fn a_key_is_not_cut_while_there_is_room_for_it() {
        let mut grid = grid(
            &["Title", "Key"],
            &[
                &["Conduct the adoption conversation", "adoption-and-change-management-conversation"],
                &["Review what was done", "review"],
            ],
        );
        grid.headings[0].fill = Some(60);
        grid.headings[1].typed = true;
        let list = List { grid, ..List::default() };
        let lines = drawn(&list, 64);
        assert_eq!(lines[1], "Conduct the adopti…  adoption-and-change-management-conversation");
        assert_eq!(lines[2], "Review what was done               review");
        let lines = drawn(&list, 60);
        assert_eq!(lines[1], "Conduct the adoption conversation", "less says too little");
    }

    #[test]
    fn a_row_takes_two_lines_rather_than_cut_its_key() {
        let mut grid = grid(
            &["Title", "Key", "Date"],
            &[
                &["Review what was done", "review", "2020-03-27"],
                &["The infrastructure", "blocked-customer-infrastructure-remediation", "2020-03-26"],
            ],
        );
        grid.headings[0].fill = Some(60);
        grid.headings[1].typed = true;
        assert_eq!(
            drawn(&List { grid, ..List::default() }, 60)[1..],
            [
                "Review what was done  review                      2020-03-27",
                "The infrastructure",
                "  blocked-customer-infrastructure-remediation · 2020-03-26",
            ]
        );
    }

    #[test]
    fn titles_that_begin_alike_keep_their_ends() {
        let rows: &[&[&str]] = &[
            &["Conduct the review of completion (enablement)", "7"],
            &["Conduct the review of completion (migration)", "8"],
            &["Conduct the review of the customer", "9"],
        ];
        let mut grid = grid(&["Title", "Count"], rows);
        grid.headings[0].fill = Some(40);
        let list = List { grid, ..List::default() };
        let mut narrow = list.clone();
        narrow.grid.headings.push(narrow.grid.headings[1].clone());
        narrow.grid.rows.iter_mut().for_each(|row| row.push(text("a value that takes the room")));
        let starts: Vec<String> =
            narrow.lines(60, false).iter().map(|line| plain(line).chars().take(28).collect()).collect();
        assert_eq!(
            starts,
            ["Conduct the rev…(enablement)", "Conduct the revi…(migration)", "Conduct the review of the c…"]
        );
    }

    #[test]
    fn a_heading_without_room_has_its_title_on_a_line_of_its_own() {
        let title = "A title that takes nearly all of a line of sixty columns";
        let groups = vec![(0, [text(title), text("  key"), text("  7 tasks")].concat())];
        assert_eq!(drawn(&List { groups, ..list() }, 60)[1..3], [title, "key  7 tasks"]);
    }

    #[test]
    fn cells_wrap_where_that_is_asked_for() {
        let lines = drawn(&List { wraps: true, ..list() }, 60);
        assert_eq!(
            lines[2..4],
            ["  1328  *  a review of everything that was done  FM        7", "           before"]
        );
    }

    #[test]
    fn a_row_is_stacked_in_a_narrow_window() {
        assert_eq!(
            drawn(&list(), 30),
            [
                "A long title of the first",
                "group",
                "key",
                "1328  *  a review of",
                "         everything that was",
                "         done before",
                "         FM · Count 7",
                "",
                "B",
                "7        審査",
                "         SME · Count 12",
                "",
                "* mandatory",
            ]
        );
    }
}
