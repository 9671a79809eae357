//! Several languages side by side: for people a row per thing with a column for each language, for programs a record
//! per language.

use foldhash::{HashMap, HashMapExt};

use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::source::Tag;

const ABOUT: &str = "The words of a column";

/// The maximal row.
static SHAPE: Schema = Schema {
    kind: "row",
    about: "A thing in several languages",
    fields: &[
        SchemaField::new("cell_1", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_2", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_3", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_4", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_5", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_6", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_7", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_8", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_9", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_10", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_11", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_12", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_13", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_14", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_15", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_16", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_17", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_18", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_19", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_20", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_21", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_22", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_23", FieldType::Text, ABOUT).or_null(),
        SchemaField::new("cell_24", FieldType::Text, ABOUT).or_null(),
    ],
};

/// The maximal number of languages side by side.
pub const MOST: usize = 8;

/// A table of columns and rows, which keeps only the words of each field.
pub fn table(columns: Vec<Column>, rows: Vec<Vec<Field>>) -> Listing {
    let names = || SHAPE.fields.iter().map(|slot| slot.name);
    let headed = columns.into_iter().zip(names()).map(|(column, field)| Column { field, ..column });
    let mut listing = Listing::new(&SHAPE, headed.collect());
    for row in rows {
        let cells = row.into_iter().zip(names());
        let cells =
            cells.map(|(field, name)| (name, Field { value: field.words().into(), shown: None, ..field }));
        listing.records.push(cells.fold(Record::new(), |record, (name, field)| record.with(name, field)));
    }
    listing
}

/// A record of a thing in a language.
pub struct Translation {
    /// What identifies the thing in every language: its process, and its id or position there.
    pub key: String,
    /// The language.
    pub lang: Tag,
    /// The record.
    pub record: Record,
}

impl Translation {
    /// What identifies the thing, and the record.
    pub fn keyed(&self) -> (&str, &Record) {
        (&self.key, &self.record)
    }
}

/// Groups the records of each thing, in the order of the first language; a thing that only another language has
/// follows its neighbor there.
#[must_use]
pub fn grouped(translations: Vec<Translation>) -> Vec<Vec<Translation>> {
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
            let neighbor = before.filter(|(other, _)| *other == lang).map(|(_, at)| at);
            let at = groups.insert(neighbor, translation);
            known.insert(key, at);
            at
        };
        before = Some((lang, at));
    }
    groups.in_order()
}

/// A linked list of groups, so that one can be inserted between two others without moving any.
#[derive(Default)]
struct Chain {
    groups: Vec<(Vec<Translation>, Option<usize>)>,
    last: Option<usize>,
}

impl Chain {
    fn join(&mut self, at: usize, translation: Translation) {
        if let Some((group, _)) = self.groups.get_mut(at) {
            group.push(translation);
        }
    }

    /// Inserts a group after another, or at the end, and returns its index.
    fn insert(&mut self, neighbor: Option<usize>, translation: Translation) -> usize {
        let at = self.groups.len();
        let before = neighbor.or(self.last);
        let next =
            before.and_then(|before| self.groups.get_mut(before)).and_then(|(_, next)| next.replace(at));
        self.groups.push((vec![translation], next));
        if before == self.last {
            self.last = Some(at);
        }
        at
    }

    fn in_order(mut self) -> Vec<Vec<Translation>> {
        let mut ordered = Vec::with_capacity(self.groups.len());
        // The first group stays first: others are inserted after a neighbor.
        let mut at = Some(0);
        while let Some((group, next)) = at.and_then(|at| self.groups.get_mut(at)) {
            ordered.push(std::mem::take(group));
            at = *next;
        }
        ordered
    }
}

/// The listing of things in several languages. In a table of languages that were typed, the column of `field` is
/// replaced by one per language; else every record is listed, those of one thing together.
#[must_use]
pub fn listing(
    session: &Session,
    mut listing: Listing,
    field: &'static str,
    translations: Vec<Translation>,
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
            columns.extend(tags.iter().map(|tag| Column {
                heading: heading(tag),
                fill: column.fill.map(|percent| percent / tags.len()),
                ..column.clone()
            }));
        } else {
            columns.push(column.clone());
        }
    }
    let row = |group: &Vec<Translation>| {
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
    let mut table = Listing { groups: listing.groups, legend: listing.legend, ..table(columns, rows) };
    for (record, group) in table.records.iter_mut().zip(groups) {
        record.group = group.into_iter().next().and_then(|translation| translation.record.group);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translations_are_grouped_and_what_only_one_language_has_follows_its_neighbor() {
        let translation = |lang: &str, key: &str| Translation {
            key: key.to_owned(),
            lang: Tag::new(lang),
            record: Record::new(),
        };
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
