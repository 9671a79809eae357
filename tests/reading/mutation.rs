//! Damage to a page, line by line, that remembers which lines it left alone.

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One thing that happens to a page.
#[derive(Clone, Debug)]
pub(crate) enum Mutation {
    Drop(Index),
    Double(Index),
    JoinWithNext(Index),
    RemovePipe(Index, Index),
    Insert(Index, Index, &'static str),
    CutLine(Index, Index),
    EndPage(Index),
}

const INSERTED: [&str; 27] = [
    "|", "||", "*", "**", "***", r"\*", r"\*\*", "~~", "__", "`", "[", "]", "<", ">", "#", "-", "---", "\\",
    "1234", " ", "\u{A0}", "\u{200B}", "\n", "\n\n", "x", ":", "語",
];

/// Up to eight mutations.
pub(crate) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let at = any::<Index>;
    let one = prop_oneof![
        at().prop_map(Mutation::Drop),
        at().prop_map(Mutation::Double),
        at().prop_map(Mutation::JoinWithNext),
        (at(), at()).prop_map(|(line, pipe)| Mutation::RemovePipe(line, pipe)),
        (at(), at(), select(INSERTED.to_vec()))
            .prop_map(|(line, place, text)| Mutation::Insert(line, place, text)),
        (at(), at()).prop_map(|(line, place)| Mutation::CutLine(line, place)),
        at().prop_map(Mutation::EndPage),
    ];
    prop::collection::vec(one, 1..9)
}

/// A damaged page.
#[derive(Debug)]
pub(crate) struct Mutated {
    pub(crate) text: String,
    /// Lines that were left alone: their old and their new number.
    pub(crate) kept: Vec<(u32, u32)>,
}

/// A line with its old number while nothing has touched it.
type Lines = Vec<(Option<u32>, String)>;

impl Mutated {
    pub(crate) fn new(text: &str, mutations: &[Mutation]) -> Self {
        let numbered = (1u32..).zip(text.lines());
        let mut lines: Lines = numbered.map(|(number, line)| (Some(number), line.to_owned())).collect();
        for mutation in mutations {
            if lines.is_empty() {
                break;
            }
            mutation.apply(&mut lines);
        }
        let mut out = String::new();
        let mut kept = Vec::new();
        let mut number = 1;
        for (old, line) in &lines {
            kept.extend(old.map(|old| (old, number)));
            out.push_str(line);
            out.push('\n');
            number += 1 + u32::try_from(line.matches('\n').count()).unwrap();
        }
        Self { text: out, kept }
    }
}

impl Mutation {
    fn apply(&self, lines: &mut Lines) {
        let count = lines.len();
        match self {
            Self::Drop(at) => {
                lines.remove(at.index(count));
            }
            Self::Double(at) => {
                let line = lines[at.index(count)].1.clone();
                lines.insert(at.index(count), (None, line));
            }
            Self::JoinWithNext(at) => {
                let at = at.index(count);
                if at + 1 < count {
                    let next = lines.remove(at + 1).1;
                    lines[at] = (None, format!("{}{next}", lines[at].1));
                }
            }
            Self::RemovePipe(at, pipe) => {
                let line = &mut lines[at.index(count)];
                let pipes: Vec<usize> = line.1.match_indices('|').map(|(at, _)| at).collect();
                if !pipes.is_empty() {
                    line.1.remove(*pipe.get(&pipes));
                    line.0 = None;
                }
            }
            Self::Insert(at, place, text) => {
                let line = &mut lines[at.index(count)];
                let place = boundary(&line.1, *place);
                line.1.insert_str(place, text);
                line.0 = None;
            }
            Self::CutLine(at, place) => {
                let line = &mut lines[at.index(count)];
                let place = boundary(&line.1, *place);
                line.1.truncate(place);
                line.0 = None;
            }
            Self::EndPage(at) => lines.truncate(at.index(count) + 1),
        }
    }
}

fn boundary(line: &str, place: Index) -> usize {
    let places: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
    *place.get(&places)
}
