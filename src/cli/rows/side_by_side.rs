//! A row of a table in which languages stand beside each other. Only people read it; programs get a record for
//! each language.

use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField};

const ABOUT: &str = "The words of a column";

/// As many cells as a row can have.
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

/// As many languages stand beside each other at most.
pub const MOST: usize = 8;

/// A listing of such rows: columns and rows of fields, of which only the words are kept.
pub fn listing(columns: Vec<Column>, rows: Vec<Vec<Field>>) -> Listing {
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
