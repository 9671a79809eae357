//! The header of a table: what each column means, and which letter stands for mandatory.

mod doubts;
mod legend;
mod letters;

use crate::source::Span;
use crate::source::fold::{fold, normalized};
use crate::source::lexicon::Group;
use crate::source::markdown::inline;

use crate::playbook::model::Requirement;
use crate::playbook::reader::header::letters::Letters;
use crate::playbook::reader::vocabulary::Vocabulary;

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Id,
    Name,
    Requirement,
    Role,
    Services,
    Date,
    Who,
    What,
    Other,
}

/// What kind of table it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableKind {
    Tasks,
    Revisions,
    /// The header has no known word; the first row decides.
    Unclear,
    /// A table of something else.
    Other,
}

/// A header row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) kind: TableKind,
    pub(super) meanings: Vec<Meaning>,
    pub(super) letters: Letters,
    /// Whether a column has no heading.
    pub(super) has_empty_cell: bool,
    /// Where each of several tables begins that stand side by side; empty for one table.
    pub(super) tables: Vec<usize>,
    /// Further columns of ids in one table.
    pub(super) more_ids: Vec<usize>,
    /// Where a task table's header leaves open what a column or a letter means, and how it is read.
    pub(super) doubts: Vec<(Span, String)>,
}

/// The usual order of the columns of a task table.
const TASK_ORDER: [Meaning; 5] =
    [Meaning::Id, Meaning::Name, Meaning::Requirement, Meaning::Role, Meaning::Services];
/// Beside a column of ids, a shorter name with a word more, such as `ID`, may be of anything.
const SHORTEST_OF_IDS: usize = 5;
const REVISION_ORDER: [Meaning; 3] = [Meaning::Date, Meaning::Who, Meaning::What];

impl Header {
    /// The usual header, for rows without one.
    pub(super) fn usual(kind: TableKind, columns: usize) -> Self {
        let order: &[Meaning] = if kind == TableKind::Revisions { &REVISION_ORDER } else { &TASK_ORDER };
        let meanings = (0..columns).map(|at| order.get(at).copied().unwrap_or(Meaning::Other)).collect();
        Self { kind, meanings, ..Self::of(kind) }
    }

    fn of(kind: TableKind) -> Self {
        Self {
            kind,
            meanings: Vec::new(),
            letters: Letters::default(),
            has_empty_cell: false,
            tables: Vec::new(),
            more_ids: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// The header of the columns from one to another.
    pub(super) fn part(&self, from: usize, to: usize) -> Self {
        let meanings = self.meanings.get(from..to).unwrap_or_default().to_vec();
        Self { meanings, letters: self.letters.clone(), ..Self::of(self.kind) }
    }

    /// Reads the cells of a row as a header; its kind is [`TableKind::Unclear`] if no word is known.
    pub(super) fn read(text: &str, cells: &[Span], vocabulary: Vocabulary<'_>) -> Self {
        let words: Vec<String> =
            cells.iter().map(|cell| word(text.get(cell.range()).unwrap_or_default())).collect();
        let mut meanings: Vec<Meaning> = words.iter().map(|word| meaning(word, vocabulary)).collect();
        let has = |wanted: Meaning| meanings.contains(&wanted);
        let is_explained = || words.iter().any(|word| legend::explains_two(word));
        let others = [Meaning::Id, Meaning::Name, Meaning::Role, Meaning::Services];
        let others = others.into_iter().filter(|other| has(*other)).count();
        let tasks =
            has(Meaning::Requirement) && (others > 0 || is_explained()) || has(Meaning::Id) && others > 1;
        let revisions = has(Meaning::Date) && (has(Meaning::Who) || has(Meaning::What));
        let kind = match (tasks, revisions) {
            (true, _) => TableKind::Tasks,
            (_, true) => TableKind::Revisions,
            _ if meanings.iter().all(|meaning| *meaning == Meaning::Other) => TableKind::Unclear,
            _ => TableKind::Other,
        };
        let order: &[Meaning] = match kind {
            TableKind::Tasks => &TASK_ORDER,
            TableKind::Revisions => &REVISION_ORDER,
            _ => &[],
        };
        // Where no column is of ids, several may be: the old and the new ones.
        let shortest = if has(Meaning::Id) { SHORTEST_OF_IDS } else { 1 };
        let is_of_ids = |at: &usize| match meanings.get(*at) {
            Some(Meaning::Id) => true,
            Some(Meaning::Other) => words.get(*at).is_some_and(|word| names_ids(word, shortest, vocabulary)),
            _ => false,
        };
        let of_ids = (0..words.len()).filter(|_| kind == TableKind::Tasks).filter(is_of_ids);
        let is_before = |at: &usize| has(Meaning::Id) && meanings.get(*at) != Some(&Meaning::Id);
        let mut more_ids: Vec<usize> = of_ids.skip_while(is_before).skip(1).collect();
        let tables = if more_ids.is_empty() { Vec::new() } else { side_by_side(&meanings) };
        if !tables.is_empty() {
            more_ids.clear();
        }
        let known = meanings.clone();
        fill(&mut meanings, order);
        let at = meanings.iter().position(|meaning| *meaning == Meaning::Requirement);
        let letters = at.and_then(|at| words.get(at).zip(cells.get(at))).map(|(plain, cell)| {
            let marked = text.get(cell.range()).and_then(legend::with_parentheses);
            Letters::of(marked.map(|marked| word(&marked)).as_ref().unwrap_or(plain), vocabulary)
        });
        let letters = letters.unwrap_or_default();
        let has_empty_cell = words.iter().any(String::is_empty);
        let mut header = Self { meanings, letters, has_empty_cell, tables, more_ids, ..Self::of(kind) };
        if kind == TableKind::Tasks {
            header.doubts = doubts::of(&header, &known, &words, cells, vocabulary);
        }
        header
    }

    /// Sets the kind of a table with an unclear header, once its first row shows what it has.
    pub(super) fn set_kind(&mut self, kind: TableKind) {
        self.kind = kind;
        let usual = Self::usual(kind, self.meanings.len());
        if self.meanings.contains(&Meaning::Requirement) {
            fill(&mut self.meanings, if kind == TableKind::Tasks { &TASK_ORDER } else { &[] });
        } else {
            self.meanings = usual.meanings;
        }
    }

    pub(super) fn column(&self, wanted: Meaning) -> Option<usize> {
        self.meanings.iter().position(|meaning| *meaning == wanted)
    }

    /// What a flag means: by the header's letters, else by those of the page's language.
    pub(super) fn requirement(&self, flag: &str, vocabulary: Vocabulary<'_>) -> Requirement {
        // The usual case needs no folding.
        if let [letter @ (b'A'..=b'Z' | b'a'..=b'z')] = flag.as_bytes()
            && let Some(known) = self.letters.meaning(char::from(letter.to_ascii_lowercase()))
        {
            return known;
        }
        let means = |flag: &str| {
            let mut letters = flag.chars();
            let letter = letters.next().filter(|_| letters.next().is_none());
            letter.and_then(|letter| self.letters.meaning(letter))
        };
        // A header may explain the digit 0, too.
        let flag = bare(flag);
        means(&flag).unwrap_or_else(|| {
            let flag = without_lookalikes(flag);
            means(&flag).unwrap_or_else(|| usual_folded(&flag, vocabulary))
        })
    }

    /// Whether a text is one of the header's letters.
    pub(super) fn is_letter(&self, text: &str) -> bool {
        let letter = bare(text).chars().next();
        text.chars().count() == 1 && letter.is_some_and(|letter| self.letters.meaning(letter).is_some())
    }

    /// Whether the header explains a flag.
    pub(super) fn explains(&self, flag: &str) -> bool {
        let letter = bare(flag).chars().next();
        self.letters.is_empty() || letter.is_some_and(|letter| self.letters.meaning(letter).is_some())
    }
}

/// The words of a cell. Only short cells are parsed as Markdown: a sentence is not a column's name.
fn word(cell: &str) -> String {
    const LONGEST: usize = 200;
    if cell.len() > LONGEST { cell.to_owned() } else { inline::plain(cell).into_owned() }
}

/// A flag for comparison: folded, without emphasis and parentheses.
fn bare(flag: &str) -> String {
    if flag.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return flag.to_ascii_lowercase();
    }
    normalized(inline::plain(&inline::unstruck(flag)).trim_matches(['(', ')', '_', '`', ' ']))
}

/// A single letter, replaced by the Latin letter that it looks like: of another alphabet, full-width, or the digit 0.
fn without_lookalikes(flag: String) -> String {
    if flag.is_ascii() {
        return if flag == "0" { "o".to_owned() } else { flag };
    }
    // What has two of ASCII is no single letter.
    if flag.bytes().filter(u8::is_ascii).nth(1).is_some() {
        return flag;
    }
    let mut letters = fold(&flag).chars().collect::<Vec<_>>();
    if let [only] = &mut letters[..] {
        *only = match *only {
            '0' | 'о' | 'ο' => 'o',
            'м' | 'μ' => 'm',
            'е' | 'ε' => 'e',
            'в' | 'β' => 'b',
            other => other,
        };
        return letters.into_iter().collect();
    }
    flag
}

/// A flag's meaning by the usual letters and words of the page's language, then of English.
pub(super) fn usual(flag: &str, vocabulary: Vocabulary<'_>) -> Requirement {
    usual_folded(&normalized(flag), vocabulary)
}

fn usual_folded(flag: &str, vocabulary: Vocabulary<'_>) -> Requirement {
    let own = vocabulary.lexicons.get(vocabulary.lang).into_iter();
    let lexicons = own.chain(vocabulary.lexicons.english());
    for lexicon in lexicons {
        match lexicon.is_mandatory(flag) {
            Some(true) => return Requirement::Mandatory,
            Some(false) => return Requirement::Optional,
            None => {}
        }
    }
    Requirement::Unknown
}

fn meaning(word: &str, vocabulary: Vocabulary<'_>) -> Meaning {
    match vocabulary.key(Group::Columns, word).as_ref().map(crate::source::Key::as_str) {
        Some("id") => Meaning::Id,
        Some("name") => Meaning::Name,
        Some("requirement") => Meaning::Requirement,
        Some("role") => Meaning::Role,
        Some("services") => Meaning::Services,
        Some("date") => Meaning::Date,
        Some("who") => Meaning::Who,
        Some("what") => Meaning::What,
        _ if legend::in_parentheses(word, char::is_alphabetic).len() >= 2 => Meaning::Requirement,
        _ => Meaning::Other,
    }
}

/// Where each of several tables begins: at each column that means what the first one does, if each has its ids and more.
fn side_by_side(meanings: &[Meaning]) -> Vec<usize> {
    let first = meanings.first().copied().unwrap_or(Meaning::Other);
    let starts: Vec<usize> = (0..meanings.len()).filter(|at| meanings.get(*at) == Some(&first)).collect();
    let ends = starts.iter().skip(1).copied().chain([meanings.len()]);
    let is_table = |(from, to): (&usize, usize)| {
        let own = meanings.get(*from..to).unwrap_or_default();
        own.len() > 1 && own.iter().filter(|meaning| **meaning == Meaning::Id).count() == 1
    };
    let are_tables = starts.len() > 1 && first != Meaning::Other && starts.iter().zip(ends).all(is_table);
    if are_tables { starts } else { Vec::new() }
}

/// Whether a heading names ids of tasks with a word more: `New Task ID`.
fn names_ids(heading: &str, shortest: usize, vocabulary: Vocabulary<'_>) -> bool {
    has_part(heading, |words| words.len() >= shortest && vocabulary.is_heading_of_ids(words))
}

/// Whether the beginning or the end of a heading, up to a blank, is something.
fn has_part(heading: &str, is_it: impl Fn(&str) -> bool) -> bool {
    /// A longer heading is a sentence.
    const LONGEST: usize = 60;
    let mut blanks = heading.match_indices(' ');
    heading.len() <= LONGEST
        && blanks.any(|(at, _)| {
            let (before, after) = heading.split_at_checked(at).unwrap_or_default();
            is_it(before) || is_it(after.trim_start())
        })
}

/// Gives columns without a known word the meaning that their position usually has, unless another column has it.
fn fill(meanings: &mut [Meaning], order: &[Meaning]) {
    for (at, wanted) in order.iter().enumerate() {
        if meanings.contains(wanted) {
            continue;
        }
        if let Some(slot) = meanings.get_mut(at).filter(|slot| **slot == Meaning::Other) {
            *slot = *wanted;
        }
    }
}

#[cfg(test)]
mod tests;
