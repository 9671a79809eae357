//! Chooses fields, sorts and limits records: `--fields`, `--sort`, `--limit`.

use std::cmp::Ordering;

use serde_json::Value;

use crate::output::listing::{Column, Listing};
use crate::output::schema::FieldType;
use crate::output::table::Align;

/// The error for a field that the listing does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown field `{name}`; a {kind} has {}", known.join(", "))]
pub struct UnknownField {
    /// The name that was asked for.
    pub name: String,
    /// The kind of the records.
    pub kind: &'static str,
    /// The names of all fields.
    pub known: Vec<&'static str>,
}

impl Listing {
    /// Keeps only these fields, in this order, each as a visible column.
    ///
    /// # Errors
    /// If the listing has no field of this name.
    pub fn select(&mut self, names: &[impl AsRef<str>]) -> Result<(), UnknownField> {
        let fields = names.iter().map(|name| self.field(name.as_ref())).collect::<Result<Vec<_>, _>>()?;
        self.columns = fields.iter().map(|field| self.column(field)).collect();
        self.fields = fields;
        self.groups.clear();
        Ok(())
    }

    /// Sorts by these fields, by the first one first; `-` before a name reverses its order.
    ///
    /// The sort is stable and the same on every machine: records without a value come last, and text is compared by code
    /// points.
    ///
    /// # Errors
    /// If the listing has no field of this name.
    pub fn sort(&mut self, names: &[impl AsRef<str>]) -> Result<(), UnknownField> {
        let keys = names
            .iter()
            .map(|name| {
                let name = name.as_ref();
                let (descending, name) = match name.strip_prefix('-') {
                    Some(name) => (true, name),
                    None => (false, name),
                };
                Ok((self.field(name)?, descending))
            })
            .collect::<Result<Vec<_>, _>>()?;
        if !keys.is_empty() {
            self.groups.clear();
        }
        self.records.sort_by(|a, b| {
            let mut orders =
                keys.iter().map(|(field, descending)| compare(&a.value(field), &b.value(field), *descending));
            orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        });
        Ok(())
    }

    /// Keeps the first `count` records.
    pub fn limit(&mut self, count: usize) {
        self.records.truncate(count);
    }

    fn field(&self, name: &str) -> Result<&'static str, UnknownField> {
        let found = self.fields.iter().find(|field| **field == name.trim());
        found.copied().ok_or_else(|| UnknownField {
            name: name.trim().to_owned(),
            kind: self.shape.kind,
            known: self.fields.clone(),
        })
    }

    /// The column of a field. Without one, the name of the field is the heading.
    fn column(&self, field: &'static str) -> Column {
        let known = self.columns.iter().find(|column| column.field == field);
        let mut column = known.cloned().unwrap_or_else(|| Column::new(field, field));
        if known.is_none() {
            field.clone_into(&mut column.heading);
            let counts =
                self.shape.fields.iter().any(|slot| slot.name == field && slot.holds == FieldType::Count);
            column.align = if counts { Align::Right } else { Align::Left };
        }
        column.wide = false;
        column
    }
}

/// The order of two values; absent values come last in either order.
fn compare(a: &Value, b: &Value, descending: bool) -> Ordering {
    match (absent(a), absent(b)) {
        (false, false) if descending => by_value(b, a),
        (false, false) => by_value(a, b),
        (a, b) => a.cmp(&b),
    }
}

fn absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn by_value(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or(0.0), b.as_f64().unwrap_or(0.0));
            a.total_cmp(&b)
        }
        (Value::String(a), Value::String(b)) => by_text(a, b),
        (Value::Array(a), Value::Array(b)) => {
            let orders = a.iter().zip(b).map(|(a, b)| by_value(a, b));
            orders.fold(Ordering::Equal, Ordering::then).then(a.len().cmp(&b.len()))
        }
        _ => by_text(&a.to_string(), &b.to_string()),
    }
}

/// The order of two texts; numbers are compared by value, since ids are text.
fn by_text(a: &str, b: &str) -> Ordering {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(a) && digits(b) {
        let (short_a, short_b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
        return (short_a.len(), short_a).cmp(&(short_b.len(), short_b));
    }
    // Numbers come before words, so that this is a total order.
    digits(b).cmp(&digits(a)).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Record, Schema, SchemaField};

    static TASK: Schema = Schema {
        kind: "task",
        about: "A task",
        fields: &[
            SchemaField::new("id", FieldType::Text, ""),
            SchemaField::new("name", FieldType::Text, ""),
            SchemaField::new("role", FieldType::Text, "").or_null(),
            SchemaField::new("line", FieldType::Count, ""),
        ],
    };

    fn listing() -> Listing {
        let mut listing =
            Listing::new(&TASK, vec![Column::new("id", "Id"), Column::new("name", "Name").wide()]);
        for (id, name) in [("977", "b"), ("1328", "a"), ("", "a"), ("36", "b")] {
            listing.records.push(Record::new().with("id", id).with("name", name));
        }
        listing
    }

    fn ids(listing: &Listing) -> Vec<String> {
        listing.records.iter().map(|record| record.flat("id")).collect()
    }

    #[test]
    fn ids_sort_by_number_and_what_is_absent_comes_last() {
        let mut listing = listing();
        listing.sort(&["id"]).unwrap();
        assert_eq!(ids(&listing), ["36", "977", "1328", ""]);
        listing.sort(&["-id"]).unwrap();
        assert_eq!(ids(&listing), ["1328", "977", "36", ""]);
    }

    #[test]
    fn sorting_is_stable_and_takes_several_fields() {
        let mut listing = listing();
        listing.sort(&["name"]).unwrap();
        assert_eq!(ids(&listing), ["1328", "", "977", "36"]);
        listing.sort(&["-name", "id"]).unwrap();
        assert_eq!(ids(&listing), ["36", "977", "1328", ""]);
    }

    #[test]
    fn chosen_fields_become_visible_columns_in_their_order() {
        let mut listing = listing();
        listing.select(&["role", "name", "line"]).unwrap();
        assert_eq!(listing.fields, ["role", "name", "line"]);
        let headings: Vec<_> = listing.visible(false).map(|c| c.heading.as_str()).collect();
        assert_eq!(headings, ["role", "Name", "line"]);
        let aligned: Vec<_> = listing.visible(false).map(|c| c.align).collect();
        assert_eq!(aligned, [Align::Left, Align::Left, Align::Right], "numbers stand on the right");
    }

    #[test]
    fn an_unknown_field_names_those_there_are() {
        let error = listing().select(&["nmae"]).unwrap_err();
        assert_eq!(error.to_string(), "unknown field `nmae`; a task has id, name, role, line");
        assert!(listing().sort(&["-nmae"]).is_err());
    }

    #[test]
    fn a_limit_keeps_the_first() {
        let mut listing = listing();
        listing.limit(1);
        assert_eq!(ids(&listing), ["977"]);
    }
}
