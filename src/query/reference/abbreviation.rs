//! The shortest references to all processes at once: each name is looked up among the others, and never
//! held against each of them.

use std::collections::HashMap;

use crate::playbook::Playbook;
use crate::query::reference::names::processes;
use crate::query::reference::{Name, brief_by};
use crate::source::fold::fold;

/// The shortest reference to each process, by its key.
#[must_use]
pub fn of(playbook: &Playbook) -> HashMap<String, String> {
    let names = processes(playbook);
    let index = Index::of(&names);
    let each = names.iter().enumerate().map(|(own, name)| {
        (name.key.clone(), brief_by(name, |candidate| index.means_only(&fold(candidate), own)))
    });
    each.collect()
}

/// Where the words of names stand, in the ways in which `reference::matching_keys` looks for them.
struct Index<'a> {
    keys: HashMap<&'a str, Vec<usize>>,
    shorts: HashMap<&'a str, Vec<usize>>,
    /// What each key ends with, from each of its words on, sorted.
    tails: Vec<(String, usize)>,
}

impl<'a> Index<'a> {
    fn of(names: &'a [Name]) -> Self {
        let mut index = Self { keys: HashMap::new(), shorts: HashMap::new(), tails: Vec::new() };
        for (own, name) in names.iter().enumerate() {
            index.keys.entry(&name.key).or_default().push(own);
            if let Some(short) = &name.short {
                index.shorts.entry(short).or_default().push(own);
            }
            let whole = joined(&fold(&name.key));
            let starts = [0].into_iter().chain(whole.match_indices('-').map(|(at, _)| at + 1));
            index.tails.extend(starts.filter_map(|at| Some((whole.get(at..)?.to_owned(), own))));
        }
        index.tails.sort_unstable();
        index
    }

    fn means_only(&self, wanted: &str, own: usize) -> bool {
        if let Some(found) = self.keys.get(wanted).or_else(|| self.shorts.get(wanted)) {
            return *found == [own];
        }
        let wanted = joined(wanted);
        let first = self.tails.partition_point(|(tail, _)| *tail < wanted);
        let mut found =
            self.tails.iter().skip(first).take_while(|(tail, _)| tail.starts_with(&wanted)).peekable();
        !wanted.is_empty() && found.peek().is_some() && found.all(|(_, name)| *name == own)
    }
}

/// The words of a key with one hyphen between them.
fn joined(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::reference::brief;

    #[test]
    fn looked_up_or_held_against_all_the_brief_is_the_same() {
        let keys = [
            "assess-conduct-customer-success-workshop",
            "assess-conduct-services-workshops",
            "success-support-success-execution",
            "success-conduct-success-review",
            "enable-conduct-success-review-meeting",
            "migrate-success-review",
            "enable--odd key",
            "review",
        ];
        let name = |key: &&str| Name {
            key: (*key).to_owned(),
            short: key.split_once('-').map(|(_, rest)| rest.to_owned()),
            titles: Vec::new(),
        };
        let names: Vec<Name> = keys.iter().map(name).collect();
        let index = Index::of(&names);
        for (own, name) in names.iter().enumerate() {
            let looked_up = brief_by(name, |candidate| index.means_only(&fold(candidate), own));
            assert_eq!(looked_up, brief(&names, name), "{}", name.key);
        }
    }
}
