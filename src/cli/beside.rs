//! Several languages beside each other: the records of one thing in a row, a column for each language.

use serde_json::Value;

use super::rows::{MOST, SIDES};
use super::session::Session;
use crate::answer::{Column, Field, Listing, Record, Tone};
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
pub fn grouped(twins: Vec<Twin>) -> Vec<Vec<Twin>> {
    let mut groups: Vec<Vec<Twin>> = Vec::new();
    let key_of = |group: &Vec<Twin>| group.first().map(|twin| twin.key.clone()).unwrap_or_default();
    let mut before: Option<(Tag, usize)> = None;
    for twin in twins {
        let known = groups.iter().position(|group| key_of(group) == twin.key);
        let lang = twin.lang.clone();
        let at = if let Some(at) = known {
            if let Some(group) = groups.get_mut(at) {
                group.push(twin);
            }
            at
        } else {
            let neighbour = before.filter(|(other, _)| *other == lang).map(|(_, at)| at + 1);
            let at = neighbour.unwrap_or(groups.len());
            groups.insert(at, vec![twin]);
            at
        };
        before = Some((lang, at));
    }
    groups
}

/// Fills a listing: with a column for each language in place of the one of a field, where people read it and
/// named the languages; else with every record, those of one thing together.
pub fn fill(session: &Session, listing: &mut Listing, field: &'static str, twins: Vec<Twin>) {
    let tags = session.choice.strict_tags();
    let groups = grouped(twins);
    if !session.is_table() || tags.len() < 2 || tags.len() > MOST {
        listing.records.extend(groups.into_iter().flatten().map(|twin| twin.record));
        return;
    }
    let heading =
        listing.columns.iter().find(|column| column.field == field).map(|column| column.heading.clone());
    let heading = heading.unwrap_or_default();
    let side = |(side, tag): (&'static str, &Tag)| Column::new(side, format!("{heading} ({tag})"));
    let columns = std::mem::take(&mut listing.columns);
    for column in columns {
        if column.field == field {
            listing.columns.extend(SIDES.into_iter().zip(tags).map(side));
        } else if column.field != "lang" {
            listing.columns.push(column);
        }
    }
    for group in groups {
        let sides = SIDES.into_iter().zip(tags).map(|(side, tag)| {
            let own = group.iter().find(|twin| twin.lang == *tag).and_then(|twin| twin.record.get(field));
            (side, own.cloned().unwrap_or_else(|| Field::new(Value::Null).shown("–").tone(Tone::Faint)))
        });
        let sides: Vec<(&'static str, Field)> = sides.collect();
        let Some(first) = group.into_iter().next() else { continue };
        let record = sides.into_iter().fold(first.record, |record, (side, field)| record.with(side, field));
        listing.records.push(record);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_stand_together_and_what_one_language_alone_has_follows_its_neighbour() {
        let twin =
            |lang: &str, key: &str| Twin { key: key.to_owned(), lang: Tag::new(lang), record: Record::new() };
        let de = ["1", "2", "4"].map(|key| twin("de", key));
        let en = ["1", "2", "3", "4"].map(|key| twin("en", key));
        let groups = grouped(de.into_iter().chain(en).collect());
        let shown: Vec<String> = groups
            .iter()
            .map(|group| {
                group.iter().map(|twin| format!("{}{}", twin.lang, twin.key)).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(shown, ["de1 en1", "de2 en2", "en3", "de4 en4"]);
    }
}
