//! Listings: records with their fields and columns, for any format.

use crate::output::record::Record;
use crate::output::schema::Schema;
use crate::output::table::Align;
use crate::output::terminal::StyledText;
use crate::output::tone::Tone;

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name of its field.
    pub field: &'static str,
    /// The heading, in the reader's language.
    pub heading: String,
    /// Whether only wide tables show it.
    pub wide: bool,
    /// The alignment of its values.
    pub align: Align,
    /// The tone of its values.
    pub tone: Tone,
    /// The percentage of a list's width that it has at least; none if its values do not say what a record is.
    pub fill: Option<usize>,
}

impl Column {
    /// A column that every table shows, aligned to the left, in plain text. The heading gets a capital.
    #[must_use]
    pub fn new(field: &'static str, heading: &str) -> Self {
        let mut letters = heading.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let heading = first.chain(letters).collect();
        Self { field, heading, wide: false, align: Align::Left, tone: Tone::Plain, fill: None }
    }

    /// Shows the column in wide tables only.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Aligns the values to the right, for numbers.
    #[must_use]
    pub const fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    /// Says what a record is, and has at least this percentage of a list's width.
    #[must_use]
    pub const fn fill(mut self, percent: usize) -> Self {
        self.fill = Some(percent);
        self
    }

    /// Sets the tone of the values.
    #[must_use]
    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

/// Records of one kind, with the fields for programs and the columns for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// What a record is, and its fields.
    pub shape: &'static Schema,
    /// The fields that machine formats write: all of the schema's, unless `--fields` chooses.
    pub fields: Vec<&'static str>,
    /// The columns of tables; fewer than the fields.
    pub columns: Vec<Column>,
    /// The records.
    pub records: Vec<Record>,
    /// The headings that a list has above the records of a group.
    pub groups: Vec<(String, StyledText)>,
    /// What the marks and abbreviations of a list mean.
    pub legend: StyledText,
}

impl Listing {
    /// A listing without records yet.
    #[must_use]
    pub fn new(shape: &'static Schema, columns: Vec<Column>) -> Self {
        Self {
            shape,
            fields: shape.names(),
            columns,
            records: Vec::new(),
            groups: Vec::new(),
            legend: StyledText::new(),
        }
    }

    /// An error message if a record does not match the schema.
    #[must_use]
    pub fn violation(&self) -> Option<String> {
        self.records.iter().find_map(|record| self.shape.violation(record))
    }

    /// The number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are no records.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The columns to show.
    pub fn visible(&self, wide: bool) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| wide || !column.wide)
    }
}
