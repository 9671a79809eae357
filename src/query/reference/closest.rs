//! Which names come closest to a reference that means none.

use crate::query::reference::Name;
use crate::query::reference::matching::words;
use crate::source::fold::fold;

/// The names that come closest to a reference: at most three, the closest first.
#[must_use]
pub fn closest<'a>(reference: &str, names: &'a [Name]) -> Vec<&'a Name> {
    // The time to compare grows with the square of the length, and no name is this long.
    const LONGEST: usize = 200;
    if reference.len() > LONGEST {
        return Vec::new();
    }
    let wanted = fold(reference).replace([' ', '_'], "-");
    let allowed = (wanted.chars().count() / 3).min(6);
    let mut near: Vec<((usize, bool), &Name)> = names
        .iter()
        .filter_map(|name| {
            let spellings = [name.key.as_str(), name.own()].into_iter();
            let spellings = spellings.chain(name.titles.iter().map(String::as_str));
            let least = spellings.map(|spelling| distance(&wanted, &fold(spelling))).min()?;
            (least.0 <= allowed).then_some((least, name))
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().map(|(_, name)| name).take(3).collect()
}

/// The keys of the names that come closest to a reference.
#[must_use]
pub fn closest_keys(reference: &str, names: &[Name]) -> Vec<String> {
    closest(reference, names).into_iter().map(|name| name.key.clone()).collect()
}

/// How long a word is that says too little of a name of several words.
const SHORT: usize = 3;

/// How many edits a reference is away from a spelling, or from a run of as many of its words; a change in the order of
/// the words counts as one, and each extra word at an end as two. Of two that are as far away, a misspelt one is meant
/// rather than one with a word too many, which is told second.
fn distance(wanted: &str, spelling: &str) -> (usize, bool) {
    let (typed, spelled) = (words(wanted), words(spelling));
    let count = typed.len().max(1);
    let whole = strsim::osa_distance(wanted, &spelled.join("-"));
    let sorted = |words: &[&str]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words.join("-")
    };
    // A short word, such as an article, is near to anything.
    let runs = || spelled.windows(count).filter(|run| run.concat().chars().count() > SHORT);
    let straight = runs().map(|run| strsim::osa_distance(wanted, &run.join("-")));
    let swapped =
        runs().filter(|_| count > 1).map(|run| 1 + strsim::osa_distance(&sorted(&typed), &sorted(run)));
    let edits = straight.chain(swapped).fold(whole, usize::min);
    match extra_words(&typed, &spelled).filter(|extra| *extra < edits) {
        Some(extra) => (extra, true),
        None => (edits, false),
    }
}

/// Two for each extra word at an end, as in `success-execution-de`, if the rest is a run of the spelling.
fn extra_words(typed: &[&str], spelled: &[&str]) -> Option<usize> {
    (1..typed.len()).find_map(|extra| {
        let kept = [typed.get(..typed.len() - extra), typed.get(extra..)];
        let length = |words: &[&str]| words.concat().chars().count();
        let mut kept = kept.into_iter().flatten().filter(|kept| 2 * length(kept) > length(typed));
        kept.any(|kept| spelled.windows(kept.len()).any(|run| run == kept)).then_some(2 * extra)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::reference::matching::tests::names;

    #[test]
    fn near_misses_are_suggested() {
        let names = names();
        let near = |reference| closest(reference, &names).first().map(|name| name.own().to_owned());
        assert_eq!(near("sucess-execution").as_deref(), Some("support-success-execution"));
        assert_eq!(near("succes-reveiw").as_deref(), Some("conduct-success-review"));
        assert_eq!(near("Erfolgsprufng").as_deref(), Some("conduct-success-review"));
        assert_eq!(near("execution-success").as_deref(), Some("support-success-execution"));
        assert_eq!(near("success-execution-de").as_deref(), Some("support-success-execution"));
        assert_eq!(near("success-execution.md").as_deref(), Some("support-success-execution"));
        assert_eq!(near("success-revw").as_deref(), Some("conduct-success-review"));
        assert_eq!(near("zebra"), None);
        assert_eq!(near("xx"), None);
        assert_eq!(near(&"success-execution ".repeat(100_000)), None);
    }
}
