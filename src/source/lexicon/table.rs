//! A table of words as one text: a line an entry, its columns divided by tabs. A table of slices would be some
//! thousand addresses, which the system has to set right each time the program is started.

use crate::source::lexicon::digest::digest;

/// Entries that are found by their first column.
#[derive(Debug)]
pub(super) struct WordTable {
    /// The lines.
    pub(super) text: &'static str,
    /// Where in the text each entry, its second column and the next entry begin.
    pub(super) starts: &'static [(u32, u32, u32)],
    /// The entries by the digest of their first column, from 1, in the first slot that was free; 0 where none is.
    /// As many as a power of two, and more than there are entries.
    pub(super) slots: &'static [u16],
    /// The length of the longest first column, in bytes: most of what is asked for is no word at all.
    pub(super) longest: usize,
}

impl WordTable {
    /// The columns after the first, of the entry that has this one.
    pub(super) fn find(&self, first: &str) -> Option<&'static str> {
        if first.len() > self.longest {
            return None;
        }
        let last = self.slots.len().checked_sub(1)?;
        let mut slot = usize::try_from(digest(first) & last as u64).ok()?;
        loop {
            let entry = usize::from(*self.slots.get(slot)?).checked_sub(1)?;
            let (start, second, end) = *self.starts.get(entry)?;
            let (start, second, end) = (start as usize, second as usize, end as usize);
            if self.text.as_bytes().get(start..second - 1)? == first.as_bytes() {
                return self.text.get(second..end - 1);
            }
            slot = (slot + 1) & last;
        }
    }

    /// All entries: the first column, and the others.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.text.lines().filter_map(|line| line.split_once('\t'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `b` and `bc` have digests that end alike, and `b` was there first.
    const TABLE: WordTable = WordTable {
        text: "a\tx\ty\nb\t\nbc\tz\n",
        starts: &[(0, 2, 6), (6, 8, 9), (9, 12, 14)],
        slots: &[1, 2, 3, 0],
        longest: 2,
    };

    #[test]
    fn entries_are_found_by_their_first_column_in_the_slots_after_their_own() {
        let own = |word: &str| digest(word) % 4;
        assert_eq!((own("a"), own("b"), own("bc"), own("c")), (0, 1, 1, 2));
        assert_eq!(TABLE.find("a"), Some("x\ty"));
        assert_eq!(TABLE.find("b"), Some(""));
        assert_eq!(TABLE.find("bc"), Some("z"));
        assert_eq!(TABLE.find("c"), None);
        assert_eq!(TABLE.find(""), None);
        assert_eq!(TABLE.entries().count(), 3);
    }

    #[test]
    fn nothing_is_found_in_an_empty_table() {
        assert_eq!(WordTable { text: "", starts: &[], slots: &[], longest: 9 }.find("a"), None);
    }
}
