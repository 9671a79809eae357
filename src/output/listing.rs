//! A listing: the table once, whatever format will write it.

use crate::output::record::Record;
use crate::output::schema::Schema;
use crate::output::table::Align;
use crate::output::tone::Tone;

/// A column of a table: which field, under which heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The field's name in the contract.
    pub field: &'static str,
    /// The heading in the reader's words.
    pub heading: String,
    /// Whether only a wide table shows it.
    pub wide: bool,
    /// On which side its values stand.
    pub align: Align,
    /// The tone of its values.
    pub tone: Tone,
}

impl Column {
    /// A column that every table shows, aligned to the left, in plain text; headings begin with a capital.
    #[must_use]
    pub fn new(field: &'static str, heading: &str) -> Self {
        let mut letters = heading.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let heading = first.chain(letters).collect();
        Self { field, heading, wide: false, align: Align::Left, tone: Tone::Plain }
    }

    /// The same, shown by wide tables only.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// The same with values that stand on the right: numbers.
    #[must_use]
    pub const fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    /// The same in a tone.
    #[must_use]
    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

/// Records of one kind, with the fields that machine formats carry and the columns that people read.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// What a record is, and which fields it has.
    pub shape: &'static Schema,
    /// The fields that machine formats write; all of the shape's, unless others are chosen.
    pub fields: Vec<&'static str>,
    /// The columns of tables; fewer than the fields.
    pub columns: Vec<Column>,
    /// The records.
    pub records: Vec<Record>,
}

impl Listing {
    /// A listing without records yet.
    #[must_use]
    pub fn new(shape: &'static Schema, columns: Vec<Column>) -> Self {
        Self { shape, fields: shape.names(), columns, records: Vec::new() }
    }

    /// What one of its records says that the shape does not promise.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        self.records.iter().find_map(|record| self.shape.fault(record))
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The columns to be shown, the wide ones only if wished.
    pub fn visible(&self, wide: bool) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| wide || !column.wide)
    }
}
