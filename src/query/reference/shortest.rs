//! The shortest reference to each of many names.

use foldhash::{HashMap, HashMapExt};

use crate::query::reference::Name;
use crate::query::reference::matching::hyphenated;
use crate::source::fold::fold;

/// Names, indexed so that the shortest reference to each of a hundred thousand is found without comparing all pairs.
#[derive(Debug)]
pub struct ShortestReferences<'a> {
    by_key: HashMap<&'a str, &'a Name>,
    exact: HashMap<String, Vec<&'a str>>,
    short: HashMap<String, Vec<&'a str>>,
    /// The end of each key from each of its words on, with the key; sorted.
    ends: Vec<(String, &'a str)>,
}

impl<'a> ShortestReferences<'a> {
    /// Indexes the names.
    #[must_use]
    pub fn to(names: &'a [Name]) -> Self {
        let mut index =
            Self { by_key: HashMap::new(), exact: HashMap::new(), short: HashMap::new(), ends: Vec::new() };
        for name in names {
            let key = name.key.as_str();
            index.by_key.insert(key, name);
            index.exact.entry(fold(key)).or_default().push(key);
            if let Some(short) = &name.short {
                index.short.entry(fold(short)).or_default().push(key);
            }
            let words = hyphenated(&fold(key));
            index.ends.extend(words.match_indices('-').map(|(at, _)| (words.split_at(at).1.to_owned(), key)));
        }
        index.ends.sort_unstable();
        index
    }

    /// The shortest reference to each of the names, by key.
    #[must_use]
    pub fn all(names: &[Name]) -> HashMap<String, String> {
        let index = ShortestReferences::to(names);
        names.iter().map(|name| (name.key.clone(), index.of(&name.key))).collect()
    }

    /// The shortest reference that means the name with this key and no other: the key without its phase, and without
    /// its verb if that is still clear.
    #[must_use]
    pub fn of(&self, key: &str) -> String {
        let Some(name) = self.by_key.get(key) else { return key.to_owned() };
        let own = name.own();
        let without_verb = own.split_once('-').map(|(_, rest)| rest).filter(|rest| rest.contains('-'));
        let mut candidates = without_verb.into_iter().chain([own]);
        candidates.find(|candidate| self.means_only(candidate, key)).unwrap_or(key).to_owned()
    }

    /// Whether `matching_keys` would find this key alone.
    fn means_only(&self, reference: &str, key: &str) -> bool {
        let wanted = fold(reference);
        if let Some(found) = self.exact.get(&*wanted).or_else(|| self.short.get(&*wanted)) {
            return *found == [key];
        }
        let run = hyphenated(&wanted);
        let first = self.ends.partition_point(|(end, _)| *end < run);
        let mut found = self.ends.iter().skip(first).take_while(|(end, _)| end.starts_with(&run)).peekable();
        !run.is_empty() && found.peek().is_some() && found.all(|(_, other)| *other == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::reference::matching_keys;

    #[test]
    fn the_shortest_reference_means_its_name_alone() {
        let cases = [
            ("assess-conduct-customer-success-workshop", "customer-success-workshop"),
            ("assess-conduct-services-workshops", "services-workshops"),
            ("success-support-success-execution", "success-execution"),
            ("success-conduct-success-review", "conduct-success-review"),
            ("enable-conduct-success-review-meeting", "success-review-meeting"),
            ("migrate-success-review", "success-review"),
            ("enable--odd key", "-odd key"),
            ("review", "review"),
        ];
        let name = |(key, _): &(&str, &str)| Name {
            key: (*key).to_owned(),
            short: key.split_once('-').map(|(_, rest)| rest.to_owned()),
            titles: Vec::new(),
        };
        let names: Vec<Name> = cases.iter().map(name).collect();
        let shortest = ShortestReferences::to(&names);
        for (index, (key, expected)) in cases.into_iter().enumerate() {
            assert_eq!(shortest.of(key), expected);
            assert_eq!(matching_keys(expected, &names), [index]);
        }
    }
}
