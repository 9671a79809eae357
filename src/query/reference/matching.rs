//! Which names a reference matches.

use crate::source::fold::fold;

/// A thing that can be named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// Its key.
    pub key: String,
    /// The key without its phase.
    pub short: Option<String>,
    /// Its titles, in any languages.
    pub titles: Vec<String>,
}

impl Name {
    /// A name of which only the key is known.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), ..Self::default() }
    }

    /// The same with titles.
    #[must_use]
    pub fn titled<T: Into<String>>(mut self, titles: impl IntoIterator<Item = T>) -> Self {
        self.titles.extend(titles.into_iter().map(Into::into));
        self
    }

    /// The key without its phase, if it has one.
    #[must_use]
    pub fn own(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.key)
    }
}

/// The indices of the names that a reference means, by key or else by title.
#[must_use]
pub fn matching(reference: &str, names: &[Name]) -> Vec<usize> {
    let by_key = matching_keys(reference, names);
    if by_key.is_empty() { matching_titles(reference, names) } else { by_key }
}

/// The indices of the names with exactly this key.
#[must_use]
pub fn matching_exactly(reference: &str, names: &[Name]) -> Vec<usize> {
    let wanted = fold(reference);
    indices(names, |name| fold(&name.key) == wanted)
}

/// The indices of the names whose key is meant: all of it, the key without its phase, or a run of its words.
#[must_use]
pub fn matching_keys(reference: &str, names: &[Name]) -> Vec<usize> {
    let wanted = fold(reference);
    let run = hyphenated(&wanted);
    if run.is_empty() {
        return Vec::new();
    }
    let exact = matching_exactly(reference, names);
    if !exact.is_empty() {
        return exact;
    }
    let short = indices(names, |name| name.short.as_deref().is_some_and(|short| fold(short) == wanted));
    if !short.is_empty() {
        return short;
    }
    indices(names, |name| hyphenated(&fold(&name.key)).contains(&run))
}

/// The indices of the names with exactly this title.
#[must_use]
pub fn matching_whole_titles(reference: &str, names: &[Name]) -> Vec<usize> {
    let wanted = fold(reference);
    indices(names, |name| !wanted.is_empty() && name.titles.iter().any(|title| fold(title) == wanted))
}

/// The indices of the names with this title; if there is none, of those with a title that contains the words.
#[must_use]
pub fn matching_titles(reference: &str, names: &[Name]) -> Vec<usize> {
    let wanted = fold(reference);
    let run = hyphenated(&wanted);
    if run.is_empty() {
        return Vec::new();
    }
    let whole = matching_whole_titles(reference, names);
    if !whole.is_empty() {
        return whole;
    }
    let contains = |title: &str| {
        let title = fold(title);
        hyphenated(&title).contains(&run) || (is_unspaced(&wanted) && title.contains(&*wanted))
    };
    indices(names, |name| name.titles.iter().any(|title| contains(title)))
}

fn indices(names: &[Name], is: impl Fn(&Name) -> bool) -> Vec<usize> {
    names.iter().enumerate().filter(|(_, name)| is(name)).map(|(index, _)| index).collect()
}

/// The words of a text, each after a hyphen: a run of words, the last of them perhaps cut, is then a substring.
pub(super) fn hyphenated(text: &str) -> String {
    words(text).into_iter().flat_map(|word| ["-", word]).collect()
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Whether a text is in a script that puts no blanks between words.
fn is_unspaced(text: &str) -> bool {
    text.chars().any(|c| c >= '\u{3040}')
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(crate) fn names() -> Vec<Name> {
        let name = |key: &str, titles: &[&str]| Name {
            key: key.into(),
            short: key.split_once('-').map(|(_, short)| short.into()),
            titles: titles.iter().map(ToString::to_string).collect(),
        };
        vec![
            name("assess-conduct-customer-success-workshop", &["Customer Success Workshop"]),
            name("assess-conduct-services-workshops", &["Services Workshops"]),
            name(
                "success-support-success-execution",
                &["Unterstützung der Erfolgserzielung", "支持成功执行"],
            ),
            name("success-conduct-success-review", &["Durchführung der Erfolgsprüfung", "举办成功评审会"]),
        ]
    }

    #[test]
    fn references_are_tried_from_exact_to_vague_and_stop_at_the_first_hit() {
        let names = names();
        let cases: [(&str, &[usize]); 13] = [
            ("success-conduct-success-review", &[3]),
            ("conduct-success-review", &[3]),
            ("success-execution", &[2]),
            ("success execution", &[2]),
            ("success-exec", &[2]),
            ("workshop", &[0, 1]),
            ("services-workshop", &[1]),
            ("Erfolgsprüfung", &[3]),
            ("erfolgsprufung", &[3]),
            ("成功评审", &[3]),
            ("", &[]),
            ("--", &[]),
            ("kick-off", &[]),
        ];
        for (reference, expected) in cases {
            assert_eq!(matching(reference, &names), expected, "{reference}");
        }
    }
}
