//! A row of a table in which languages stand beside each other. Only people read it; programs get a record for
//! each language.

use crate::output::{Column, Field, Listing, Record, Shape, Slot, Type};

const ABOUT: &str = "The words of a column";

/// As many cells as a row can have.
static SHAPE: Shape = Shape {
    kind: "row",
    about: "A thing in several languages",
    fields: &[
        Slot::new("cell_1", Type::Text, ABOUT).or_null(),
        Slot::new("cell_2", Type::Text, ABOUT).or_null(),
        Slot::new("cell_3", Type::Text, ABOUT).or_null(),
        Slot::new("cell_4", Type::Text, ABOUT).or_null(),
        Slot::new("cell_5", Type::Text, ABOUT).or_null(),
        Slot::new("cell_6", Type::Text, ABOUT).or_null(),
        Slot::new("cell_7", Type::Text, ABOUT).or_null(),
        Slot::new("cell_8", Type::Text, ABOUT).or_null(),
        Slot::new("cell_9", Type::Text, ABOUT).or_null(),
        Slot::new("cell_10", Type::Text, ABOUT).or_null(),
        Slot::new("cell_11", Type::Text, ABOUT).or_null(),
        Slot::new("cell_12", Type::Text, ABOUT).or_null(),
        Slot::new("cell_13", Type::Text, ABOUT).or_null(),
        Slot::new("cell_14", Type::Text, ABOUT).or_null(),
        Slot::new("cell_15", Type::Text, ABOUT).or_null(),
        Slot::new("cell_16", Type::Text, ABOUT).or_null(),
        Slot::new("cell_17", Type::Text, ABOUT).or_null(),
        Slot::new("cell_18", Type::Text, ABOUT).or_null(),
        Slot::new("cell_19", Type::Text, ABOUT).or_null(),
        Slot::new("cell_20", Type::Text, ABOUT).or_null(),
        Slot::new("cell_21", Type::Text, ABOUT).or_null(),
        Slot::new("cell_22", Type::Text, ABOUT).or_null(),
        Slot::new("cell_23", Type::Text, ABOUT).or_null(),
        Slot::new("cell_24", Type::Text, ABOUT).or_null(),
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
