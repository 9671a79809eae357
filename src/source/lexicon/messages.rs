//! Sentences of ftpb in the reader's language, written in the syntax of Fluent (projectfluent.org), which has plural
//! forms.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::source::{Lexicons, Tag};

/// A sentence: its name in the lexicons, and the values in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    id: &'static str,
    values: Vec<(&'static str, FluentValue<'static>)>,
}

impl Message {
    /// The sentence of a name, without values.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, values: Vec::new() }
    }

    /// The same with a value: a text, or a number that plural forms depend on.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<FluentValue<'static>>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Its name.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }
}

/// In English.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Lexicons::default().say(&Tag::english(), self))
    }
}

/// The sentences of one language.
pub(super) struct Sentences(FluentBundle<FluentResource>);

impl Sentences {
    pub(super) fn new(tag: &Tag, text: &str) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![tag.as_str().parse().unwrap_or_default()]);
        // Terminals would show the marks that isolate values from the text around them.
        bundle.set_use_isolating(false);
        // An entry with an error is left out, and English answers in its place.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self(bundle)
    }

    /// A sentence; `None` if the language does not have it, or names a value that it lacks.
    pub(super) fn say(&self, message: &Message) -> Option<String> {
        let pattern = self.0.get_message(message.id)?.value()?;
        let values: FluentArgs<'_> =
            message.values.iter().map(|(name, value)| (*name, on_one_line(value))).collect();
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

/// A value without line breaks, which the name of a file may have: a sentence stays on its line.
fn on_one_line(value: &FluentValue<'static>) -> FluentValue<'static> {
    match value {
        FluentValue::String(text) if text.contains('\n') => text.replace('\n', " ").into(),
        other => other.clone(),
    }
}

impl fmt::Debug for Sentences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sentences")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The names of a language's sentences, each with the values that it names.
    fn entries(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in text.lines() {
            if let Some((id, _)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic)) {
                id.clone_into(&mut current);
                found.entry(current.clone()).or_default();
            }
            let names = line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_alphabetic()).next());
            found.entry(current.clone()).or_default().extend(names.flatten().map(str::to_owned));
        }
        found
    }

    #[test]
    fn every_language_has_every_sentence_with_the_same_values() {
        let lexicons = Lexicons::default();
        let english = entries(&lexicons.english().unwrap().words().messages);
        assert!(english.len() > 20, "{}", english.len());
        for lexicon in lexicons.all() {
            let text = &lexicon.words().messages;
            let errors = FluentResource::try_new(text.to_string()).map_err(|(_, errors)| errors).err();
            assert_eq!(errors, None, "{}", lexicon.tag());
            assert_eq!(entries(text), english, "{}", lexicon.tag());
        }
    }

    #[test]
    fn numbers_choose_the_plural_form() {
        let lexicons = Lexicons::default();
        let said = |tag: &str, count: usize| {
            lexicons.say(
                &Tag::new(tag),
                &Message::new("checklist-more-open").with("count", count).with("command", "ftpb"),
            )
        };
        assert_ne!(said("de", 1).replace('1', "2"), said("de", 2));
        assert_eq!(said("ja", 1).replace('1', "2"), said("ja", 2));
        assert_eq!(said("xx", 2), said("en", 2), "an unknown language answers in English");
    }
}
