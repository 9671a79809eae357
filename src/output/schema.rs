//! The schemas of records: the names, types and order of the fields in machine formats.
//!
//! There is one for each kind of record. A listing takes its fields from it, tests check every record against it, and its
//! JSON Schema is derived from it, so that they cannot disagree.

use serde_json::{Map, Value, json};

use crate::output::record::Record;

/// The schema of one kind of record.
#[derive(Debug, PartialEq)]
pub struct Schema {
    /// What a record is: `task`, `process`, `link` …
    pub kind: &'static str,
    /// What that is, in one sentence.
    pub about: &'static str,
    /// Its fields, in the order of machine formats.
    pub fields: &'static [SchemaField],
}

/// One field of a schema.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SchemaField {
    /// Its name.
    pub name: &'static str,
    /// The type of its value.
    pub holds: FieldType,
    /// Whether the value may be null.
    pub nullable: bool,
    /// What it means, in one sentence.
    pub about: &'static str,
}

/// The type of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FieldType {
    /// A text.
    Text,
    /// A date, such as `2020-03-27`.
    Date,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A number, from 0.
    Count,
    /// True or false.
    Flag,
    /// Several texts.
    Texts,
    /// Several links, each with its text and address.
    Links,
}

impl SchemaField {
    /// A field that is never null.
    #[must_use]
    pub const fn new(name: &'static str, holds: FieldType, about: &'static str) -> Self {
        Self { name, holds, nullable: false, about }
    }

    /// Allows null.
    #[must_use]
    pub const fn or_null(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// The fields of a schema and more of them, `N` in all.
    ///
    /// # Panics
    /// While compiling, if `N` is less.
    #[must_use]
    pub const fn joined<const N: usize>(first: &[Self], more: &[Self]) -> [Self; N] {
        let mut all = [Self::new("", FieldType::Flag, ""); N];
        let mut room: &mut [Self] = &mut all;
        let (mut first, mut more) = (first, more);
        while let [place, left @ ..] = room {
            if let [field, rest @ ..] = first {
                (*place, first) = (*field, rest);
            } else if let [field, rest @ ..] = more {
                (*place, more) = (*field, rest);
            }
            room = left;
        }
        assert!(first.is_empty() && more.is_empty(), "`N` is less than the number of fields");
        all
    }

    fn accepts(&self, value: &Value) -> bool {
        if value.is_null() {
            return self.nullable;
        }
        let texts = |value: &Value| value.as_array().is_some_and(|items| items.iter().all(Value::is_string));
        let link = |value: &Value| {
            let has = |name: &str| value.get(name).is_some_and(Value::is_string);
            has("text") && has("url") && value.as_object().is_some_and(|object| object.len() == 2)
        };
        match self.holds {
            FieldType::Text => value.is_string(),
            FieldType::Date => value.as_str().is_some_and(is_date),
            FieldType::Word(words) => value.as_str().is_some_and(|value| words.contains(&value)),
            FieldType::Count => value.is_u64(),
            FieldType::Flag => value.is_boolean(),
            FieldType::Texts => texts(value),
            FieldType::Links => value.as_array().is_some_and(|items| items.iter().all(link)),
        }
    }

    fn schema(&self) -> Value {
        let mut schema = Map::new();
        let name = match self.holds {
            FieldType::Text | FieldType::Date | FieldType::Word(_) => "string",
            FieldType::Count => "integer",
            FieldType::Flag => "boolean",
            FieldType::Texts | FieldType::Links => "array",
        };
        let kinds = if self.nullable { json!([name, "null"]) } else { json!(name) };
        schema.insert("type".to_owned(), kinds);
        let more = match self.holds {
            FieldType::Text | FieldType::Flag => None,
            FieldType::Date => Some(("format", json!("date"))),
            FieldType::Word(words) => {
                let null = self.nullable.then_some(Value::Null);
                Some(("enum", words.iter().map(|word| json!(word)).chain(null).collect()))
            }
            FieldType::Count => Some(("minimum", json!(0))),
            FieldType::Texts => Some(("items", json!({"type": "string"}))),
            FieldType::Links => Some((
                "items",
                json!({
                    "type": "object",
                    "properties": {"text": {"type": "string"}, "url": {"type": "string"}},
                    "required": ["text", "url"],
                }),
            )),
        };
        schema.extend(more.map(|(keyword, value)| (keyword.to_owned(), value)));
        schema.insert("description".to_owned(), json!(self.about));
        Value::Object(schema)
    }
}

impl Schema {
    /// The names of its fields, in their order.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        self.fields.iter().map(|field| field.name).collect()
    }

    /// The JSON Schema of one record.
    #[must_use]
    pub fn schema(&self) -> Value {
        let properties: Map<String, Value> =
            self.fields.iter().map(|field| (field.name.to_owned(), field.schema())).collect();
        json!({
            "title": self.kind,
            "description": self.about,
            "type": "object",
            "properties": properties,
            "required": self.names(),
        })
    }

    /// An error message if a record does not match the schema, which is a bug of ftpb.
    #[must_use]
    pub fn violation(&self, record: &Record) -> Option<String> {
        let unknown = record.names().find(|name| self.fields.iter().all(|field| field.name != *name));
        if let Some(name) = unknown {
            return Some(format!("a {} has no field `{name}`", self.kind));
        }
        let wrong = self.fields.iter().find(|field| !field.accepts(&record.value(field.name)))?;
        let value = record.value(wrong.name);
        Some(format!("`{}` of a {} is no {:?}: {value}", wrong.name, self.kind, wrong.holds))
    }
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut digits = |count: usize| {
        let part = parts.next().unwrap_or_default();
        part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    digits(4) && digits(2) && digits(2) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    static TASK: Schema = Schema {
        kind: "task",
        about: "A task",
        fields: &[
            SchemaField::new("id", FieldType::Text, "The id"),
            SchemaField::new("requirement", FieldType::Word(&["mandatory", "optional"]), "Whether").or_null(),
            SchemaField::new("updated", FieldType::Date, "When").or_null(),
            SchemaField::new("line", FieldType::Count, "Where"),
            SchemaField::new("links", FieldType::Links, "Links"),
        ],
    };

    fn record() -> Record {
        Record::new()
            .with("id", "1")
            .with("updated", "2020-03-27")
            .with("line", 3)
            .with("links", json!([{"text": "a", "url": "b"}]))
    }

    #[test]
    fn a_record_that_matches_has_no_violation() {
        assert_eq!(TASK.violation(&record()), None);
    }

    #[test]
    fn unknown_names_and_wrong_types_are_violations() {
        assert!(
            TASK.violation(&record().with("nmae", "x")).is_some_and(|violation| violation.contains("`nmae`"))
        );
        let with = |name, value: Value| Record::new().with(name, value);
        for (name, value) in [
            ("id", json!(1)),
            ("requirement", json!("perhaps")),
            ("updated", json!("27.3.2020")),
            ("line", json!(-1)),
            ("links", json!([{"text": "a"}])),
        ] {
            let mut wrong = with(name, value);
            for field in ["id", "line", "links"].into_iter().filter(|field| *field != name) {
                wrong = wrong.with(field, record().value(field));
            }
            assert!(TASK.violation(&wrong).is_some_and(|violation| violation.contains(name)), "{name}");
        }
        assert!(TASK.violation(&Record::new()).is_some());
    }

    #[test]
    fn the_json_schema_matches_the_schema() {
        let schema = TASK.schema();
        assert_eq!(schema["required"], json!(["id", "requirement", "updated", "line", "links"]));
        let requirement = &schema["properties"]["requirement"];
        assert_eq!(requirement["enum"], json!(["mandatory", "optional", null]));
        assert_eq!(requirement["type"], json!(["string", "null"]));
        assert_eq!(schema["properties"]["updated"]["format"], "date");
        assert_eq!(schema["properties"]["id"], json!({"type": "string", "description": "The id"}));
    }
}
