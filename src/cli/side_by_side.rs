//! Several languages beside each other: the records of one thing in a row, a column for each language.

use std::collections::HashMap;

use crate::cli::rows;
use crate::cli::rows::side_by_side::MOST;
use crate::cli::session::Session;
use crate::output::{Column, Field, Listing, Record, Tone};
use crate::source::Tag;

/// A record of a thing in a language; the same key in every language.
pub struct Twin {
    /// What tells the thing: its process and its id, or its place there.
    pub key: String,
    /// The language.
    pub lang: Tag,
    /// The record.
    pub record: Record,
}

/// The records of each thing together, things in the order of the first language; what another language alone
/// has follows its neighbour there.
#[must_use]
pub fn grouped(translations: Vec<Twin>) -> Vec<Vec<Twin>> {
    let mut groups = Chain::default();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut before: Option<(Tag, usize)> = None;
    for translation in translations {
        let lang = translation.lang.clone();
        let at = if let Some(at) = known.get(&translation.key) {
            groups.join(*at, translation);
            *at
        } else {
            let key = translation.key.clone();
            let neighbour = before.filter(|(other, _)| *other == lang).map(|(_, at)| at);
            let at = groups.insert(neighbour, translation);
            known.insert(key, at);
            at
        };
        before = Some((lang, at));
    }
    groups.in_order()
}

/// Groups that know which one follows them, so that one can be put between two others without moving any.
#[derive(Default)]
struct Chain {
    groups: Vec<(Vec<Twin>, Option<usize>)>,
    last: Option<usize>,
}

impl Chain {
    fn join(&mut self, at: usize, translation: Twin) {
        if let Some((group, _)) = self.groups.get_mut(at) {
            group.push(translation);
        }
    }

    /// Adds a group behind another, else at the end; gives its place.
    fn insert(&mut self, neighbour: Option<usize>, translation: Twin) -> usize {
        let at = self.groups.len();
        let before = neighbour.or(self.last);
        let next =
            before.and_then(|before| self.groups.get_mut(before)).and_then(|(_, next)| next.replace(at));
        self.groups.push((vec![translation], next));
        if before == self.last {
            self.last = Some(at);
        }
        at
    }

    fn in_order(mut self) -> Vec<Vec<Twin>> {
        let mut ordered = Vec::with_capacity(self.groups.len());
        // The first group stays the first: others come behind their neighbours.
        let mut at = Some(0);
        while let Some((group, next)) = at.and_then(|at| self.groups.get_mut(at)) {
            ordered.push(std::mem::take(group));
            at = *next;
        }
        ordered
    }
}

/// The listing of things in several languages: with a column for each language in place of the one of a field,
/// where people read it and named the languages; else with every record, those of one thing together.
#[must_use]
pub fn listing(
    session: &Session,
    mut listing: Listing,
    field: &'static str,
    translations: Vec<Twin>,
) -> Listing {
    let tags = session.choice.strict_tags();
    let groups = grouped(translations);
    if !session.is_table() || tags.len() < 2 || tags.len() > MOST || groups.is_empty() {
        listing.records.extend(groups.into_iter().flatten().map(|translation| translation.record));
        return listing;
    }
    let mut columns: Vec<Column> = Vec::new();
    for column in listing.columns.iter().filter(|column| column.field != "lang") {
        if column.field == field {
            let heading = |tag| format!("{} ({tag})", column.heading);
            columns.extend(tags.iter().map(|tag| Column::new(field, &heading(tag))));
        } else {
            columns.push(column.clone());
        }
    }
    let row = |group: &Vec<Twin>| {
        let mut sides = tags.iter();
        let cell = |column: &Column| {
            let translation = if column.field == field {
                let tag = sides.next();
                group.iter().find(|translation| Some(&translation.lang) == tag)
            } else {
                group.first()
            };
            let own = translation.and_then(|translation| translation.record.get(column.field));
            own.cloned().unwrap_or_else(|| Field::new("–").tone(Tone::Faint))
        };
        columns.iter().map(cell).collect::<Vec<Field>>()
    };
    let rows = groups.iter().map(row).collect();
    rows::side_by_side::listing(columns, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_stand_together_and_what_one_language_alone_has_follows_its_neighbour() {
        let translation =
            |lang: &str, key: &str| Twin { key: key.to_owned(), lang: Tag::new(lang), record: Record::new() };
        let de = ["1", "2", "4"].map(|key| translation("de", key));
        let en = ["1", "2", "3", "4"].map(|key| translation("en", key));
        let groups = grouped(de.into_iter().chain(en).collect());
        let shown: Vec<String> = groups
            .iter()
            .map(|group| {
                group
                    .iter()
                    .map(|translation| format!("{}{}", translation.lang, translation.key))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        assert_eq!(shown, ["de1 en1", "de2 en2", "en3", "de4 en4"]);
    }
}
