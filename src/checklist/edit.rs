//! Changes lines of a checklist, and keeps every other byte.

use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::checklist::document::Line;

/// Lines that changed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first line in the old file, from 1; for an insertion, the line before it.
    pub line: usize,
    /// The old lines; none for an insertion.
    pub old: Vec<String>,
    /// The new lines.
    pub new: Vec<String>,
}

/// Changes of lines, by index.
#[derive(Debug, Default)]
pub struct Edits {
    /// How many lines are replaced, and by what.
    replaced: HashMap<usize, (usize, Vec<String>)>,
    /// What is inserted before a line; at the end, before the number of lines.
    inserted: BTreeMap<usize, Vec<String>>,
}

impl Edits {
    /// Replaces some lines from `index` on.
    pub fn replace(&mut self, index: usize, count: usize, new: Vec<String>) {
        self.replaced.insert(index, (count, new));
    }

    /// Inserts lines before `index`, behind those that are inserted there already.
    pub fn insert(&mut self, index: usize, new: impl IntoIterator<Item = String>) {
        self.inserted.entry(index).or_default().extend(new);
    }

    /// What is inserted before a line.
    #[must_use]
    pub fn inserted(&self, index: usize) -> &[String] {
        self.inserted.get(&index).map_or(&[], Vec::as_slice)
    }

    /// All lines that are inserted.
    pub fn all_inserted(&self) -> impl Iterator<Item = &String> {
        self.inserted.values().flatten()
    }

    /// The new text, and what changed.
    #[must_use]
    pub fn apply(&self, lines: &[Line<'_>]) -> (String, Vec<Change>) {
        let ends = || lines.iter().map(|line| line.end).filter(|end| !end.is_empty());
        let end = ends().find(|end| end.ends_with('\n')).or(ends().next()).unwrap_or("\n");
        let (mut text, mut changes) = (String::new(), Vec::new());
        let mut index = 0;
        loop {
            let new = self.inserted(index);
            if !new.is_empty() {
                changes.push(Change { line: index, old: Vec::new(), new: new.to_vec() });
            }
            for new in new {
                if !text.is_empty() && !text.ends_with('\n') && !text.ends_with(end) {
                    // Where lines end otherwise, a lone carriage return at the end of the file is half of a line end.
                    text.push_str(if text.ends_with('\r') { "\n" } else { end });
                }
                text.push_str(new);
                text.push_str(end);
            }
            let Some(line) = lines.get(index) else { return (text, changes) };
            let Some((count, new)) = self.replaced.get(&index) else {
                text.push_str(line.text);
                text.push_str(line.end);
                index += 1;
                continue;
            };
            let old: Vec<&Line<'_>> = lines.iter().skip(index).take(*count).collect();
            text.push_str(&new.join(end));
            if !new.is_empty() {
                text.push_str(old.last().map_or(end, |line| line.end));
            }
            let old = old.iter().map(|line| line.text.to_owned()).collect();
            changes.push(Change { line: index + 1, old, new: new.clone() });
            index += (*count).max(1);
        }
    }
}
