//! The records of a listing.

use std::borrow::Cow;

use serde_json::Value;

use crate::output::tone::Tone;

/// The value of a field, for programs and for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The value for machine formats.
    pub value: Value,
    /// The text for people, in the reader's language, if it differs.
    pub shown: Option<String>,
    /// The items that a list shows instead, short: each is left out rather than cut.
    pub short: Option<Vec<String>>,
    /// The address of a hyperlink in tables.
    pub link: Option<String>,
    /// The tone, if it differs from the tone of the column.
    pub tone: Option<Tone>,
}

impl Field {
    /// A field whose value is also the text for people.
    #[must_use]
    pub fn new(value: impl Into<Value>) -> Self {
        Self { value: value.into(), shown: None, short: None, link: None, tone: None }
    }

    /// Sets the text for people.
    #[must_use]
    pub fn shown(mut self, words: impl Into<String>) -> Self {
        self.shown = Some(words.into());
        self
    }

    /// Sets the short items for a list.
    #[must_use]
    pub fn short(mut self, items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.short = Some(items.into_iter().map(Into::into).collect());
        self
    }

    /// Sets the address of the hyperlink.
    #[must_use]
    pub fn link(mut self, target: impl Into<String>) -> Self {
        self.link = Some(target.into());
        self
    }

    /// Sets the tone.
    #[must_use]
    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = Some(tone);
        self
    }

    /// The text for people.
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
    /// The group that a list shows it in.
    pub group: Option<String>,
}

impl Record {
    /// A record without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field.
    #[must_use]
    pub fn with(mut self, name: &'static str, field: impl Into<Field>) -> Self {
        // Most records have a dozen fields or more.
        self.fields.reserve(if self.fields.is_empty() { 16 } else { 1 });
        self.fields.push((name, field.into()));
        self
    }

    /// The same with another value of a field.
    #[must_use]
    pub fn replacing(mut self, name: &'static str, field: impl Into<Field>) -> Self {
        self.fields.retain(|(known, _)| *known != name);
        self.with(name, field)
    }

    /// The field of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Field> {
        let mut fields = self.fields.iter();
        fields.find(|(known, _)| *known == name).map(|(_, field)| field)
    }

    /// The names of its fields.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|(name, _)| *name)
    }

    /// The value of this field, or null.
    #[must_use]
    pub fn value(&self, name: &str) -> Value {
        self.get(name).map_or(Value::Null, |field| field.value.clone())
    }

    /// The value of this field as text.
    #[must_use]
    pub fn flat(&self, name: &str) -> String {
        self.get(name).map_or_else(String::new, |field| flat(&field.value))
    }
}

/// A value as text: empty for null, a list joined by `; `, a link as `text <url>`.
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
    fn the_text_for_people_differs_from_the_value() {
        let record = Record::new().with("requirement", Field::new("mandatory").shown("Erforderlich"));
        assert_eq!(record.get("requirement").unwrap().words(), "Erforderlich");
        assert_eq!(record.flat("requirement"), "mandatory");
        assert_eq!(record.value("absent"), Value::Null);
    }
}
