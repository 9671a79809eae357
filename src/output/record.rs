//! One record of a listing: its fields by name.

use std::borrow::Cow;

use serde_json::Value;

use crate::output::tone::Tone;

/// The value of one field, and how a person reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// What machine formats carry.
    pub value: Value,
    /// The reader's words for it in tables, lists and Markdown, if they are others.
    pub shown: Option<String>,
    /// Where it leads; a hyperlink in tables, if the address is one that may be opened.
    pub link: Option<String>,
    /// Its tone, if it is another than its column's.
    pub tone: Option<Tone>,
}

impl Field {
    /// A field that is read as it is carried.
    #[must_use]
    pub fn new(value: impl Into<Value>) -> Self {
        Self { value: value.into(), shown: None, link: None, tone: None }
    }

    /// The same, read in these words.
    #[must_use]
    pub fn shown(mut self, words: impl Into<String>) -> Self {
        self.shown = Some(words.into());
        self
    }

    /// The same, leading to this address.
    #[must_use]
    pub fn link(mut self, target: impl Into<String>) -> Self {
        self.link = Some(target.into());
        self
    }

    /// The same in another tone than its column's.
    #[must_use]
    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = Some(tone);
        self
    }

    /// What a person reads.
    #[must_use]
    pub fn words(&self) -> Cow<'_, str> {
        match (&self.shown, &self.value) {
            (Some(words), _) | (None, Value::String(words)) => Cow::Borrowed(words),
            (None, other) => Cow::Owned(flat(other)),
        }
    }
}

impl<T: Into<Value>> From<T> for Field {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

/// One record: fields by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    fields: Vec<(&'static str, Field)>,
}

impl Record {
    /// A record without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with one field more.
    #[must_use]
    pub fn with(mut self, name: &'static str, field: impl Into<Field>) -> Self {
        // Most records have a dozen fields or more.
        self.fields.reserve(if self.fields.is_empty() { 16 } else { 1 });
        self.fields.push((name, field.into()));
        self
    }

    /// The field of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Field> {
        let mut fields = self.fields.iter();
        fields.find(|(known, _)| *known == name).map(|(_, field)| field)
    }

    /// The names of its fields.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|(name, _)| *name)
    }

    /// The value of a name; null where the record has none.
    #[must_use]
    pub fn value(&self, name: &str) -> Value {
        self.get(name).map_or(Value::Null, |field| field.value.clone())
    }

    /// The value of a name on one line of text.
    #[must_use]
    pub fn flat(&self, name: &str) -> String {
        self.get(name).map_or_else(String::new, |field| flat(&field.value))
    }
}

/// A value as text: nothing for null, a list joined by `; `, a link as `text <url>`.
pub(super) fn flat(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(flat).collect::<Vec<_>>().join("; "),
        Value::Object(object) => match (object.get("text"), object.get("url")) {
            (Some(text), Some(url)) => format!("{} <{}>", flat(text), flat(url)),
            _ => value.to_string(),
        },
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_become_text() {
        for (value, text) in [
            (json!(null), ""),
            (json!(3), "3"),
            (json!(["a", "b"]), "a; b"),
            (json!([{"text": "t", "url": "https://x.test"}]), "t <https://x.test>"),
            (json!({"a": 1}), "{\"a\":1}"),
        ] {
            assert_eq!(flat(&value), text);
        }
    }

    #[test]
    fn the_readers_words_go_before_the_value() {
        let record = Record::new().with("requirement", Field::new("mandatory").shown("Erforderlich"));
        assert_eq!(record.get("requirement").unwrap().words(), "Erforderlich");
        assert_eq!(record.flat("requirement"), "mandatory");
        assert_eq!(record.value("absent"), Value::Null);
    }
}
