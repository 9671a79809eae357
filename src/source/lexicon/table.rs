//! A table of words as one text: a line an entry, sorted, its columns divided by tabs. A table of slices would be
//! some thousand addresses, which the system has to set right each time the program is started.

use std::cmp::Ordering;

/// Entries that are found by their first column.
#[derive(Debug)]
pub(super) struct Table {
    /// The lines, sorted by their first column.
    pub(super) text: &'static str,
    /// Where each line begins.
    pub(super) starts: &'static [u32],
}

impl Table {
    /// The columns after the first, of the entry that has this one.
    pub(super) fn find(&self, first: &str) -> Option<&'static str> {
        let at = self
            .starts
            .binary_search_by(|start| self.entry(*start).map_or(Ordering::Less, |(own, _)| own.cmp(first)));
        self.starts.get(at.ok()?).and_then(|start| self.entry(*start)).map(|(_, rest)| rest)
    }

    /// All entries: the first column, and the others.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.text.lines().filter_map(|line| line.split_once('\t'))
    }

    fn entry(&self, start: u32) -> Option<(&'static str, &'static str)> {
        self.text.get(start as usize..)?.lines().next()?.split_once('\t')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Table = Table { text: "a\tx\ty\nb\t\nbc\tz\n", starts: &[0, 6, 9] };

    #[test]
    fn entries_are_found_by_their_first_column() {
        assert_eq!(TABLE.find("a"), Some("x\ty"));
        assert_eq!(TABLE.find("b"), Some(""));
        assert_eq!(TABLE.find("bc"), Some("z"));
        assert_eq!(TABLE.find("c"), None);
        assert_eq!(TABLE.find(""), None);
        assert_eq!(TABLE.entries().count(), 3);
    }
}
