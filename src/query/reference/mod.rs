//! References: the short ways in which people name things, and what they may have meant instead.

pub mod abbreviation;
pub mod names;
use crate::source::fold::fold;

/// A thing that can be named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// Its key.
    pub key: String,
    /// The key without the prefix that it shares with its siblings.
    pub short: Option<String>,
    /// Its titles, in whatever languages.
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

    /// The key without the prefix that its siblings share.
    #[must_use]
    pub fn own(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.key)
    }
}

/// The names that a reference means: by key, by key without prefix, by a run of the key's words, by title.
/// The first of these ways that gives anything decides.
#[must_use]
pub fn matching(reference: &str, names: &[Name]) -> Vec<usize> {
    let by_key = matching_keys(reference, names);
    if by_key.is_empty() { matching_titles(reference, names) } else { by_key }
}

/// The names whose key is meant.
#[must_use]
pub fn matching_keys(reference: &str, names: &[Name]) -> Vec<usize> {
    let wanted = fold(reference);
    let all = |is: &dyn Fn(&Name) -> bool| -> Vec<usize> {
        names.iter().enumerate().filter(|(_, name)| is(name)).map(|(index, _)| index).collect()
    };
    let exact = all(&|name| name.key == wanted);
    if !exact.is_empty() || wanted.is_empty() {
        return exact;
    }
    let short = all(&|name| name.short.as_deref() == Some(&wanted));
    if !short.is_empty() {
        return short;
    }
    let words = words(&wanted);
    all(&|name| has_run(&self::words(&fold(&name.key)), &words))
}

/// The names with a title that is meant: the whole title, else one that holds the words.
#[must_use]
pub fn matching_titles(reference: &str, names: &[Name]) -> Vec<usize> {
    let wanted = fold(reference);
    if wanted.is_empty() {
        return Vec::new();
    }
    let all = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let says = |name: &Name| name.titles.iter().any(|title| is(&fold(title)));
        names.iter().enumerate().filter(|(_, name)| says(name)).map(|(index, _)| index).collect()
    };
    let whole = all(&|title| title == wanted);
    if !whole.is_empty() {
        return whole;
    }
    let words = words(&wanted);
    all(&|title| has_run(&self::words(title), &words) || (is_unspaced(&wanted) && title.contains(&wanted)))
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Whether `wanted` is a run of `words`; its last word may be the beginning of one.
fn has_run(words: &[&str], wanted: &[&str]) -> bool {
    let Some((last, whole)) = wanted.split_last() else { return false };
    words
        .windows(wanted.len())
        .any(|run| run.split_last().is_some_and(|(end, begin)| begin == whole && end.starts_with(last)))
}

/// Whether a text is of a script that puts no blanks between words.
fn is_unspaced(text: &str) -> bool {
    text.chars().any(|c| c >= '\u{3040}')
}

/// The shortest reference that means this name alone: its own key, without the verb that it begins with
/// where what is left is still clear.
#[must_use]
pub fn brief(names: &[Name], name: &Name) -> String {
    let means_it = |candidate: &str| {
        let found = matching_keys(candidate, names);
        found.len() == 1 && found.first().and_then(|index| names.get(*index)) == Some(name)
    };
    brief_by(name, means_it)
}

/// The shortest reference to a name that means it alone, as `means_it` tells.
#[must_use]
pub fn brief_by(name: &Name, means_it: impl Fn(&str) -> bool) -> String {
    let own = name.own();
    let without_verb = own.split_once('-').map(|(_, rest)| rest).filter(|rest| rest.contains('-'));
    let mut candidates = without_verb.into_iter().chain([own, name.key.as_str()]);
    candidates.find(|candidate| means_it(candidate)).unwrap_or(&name.key).to_owned()
}

/// The names that come closest to a reference that means none: at most three, the closest first.
#[must_use]
pub fn closest<'a>(reference: &str, names: &'a [Name]) -> Vec<&'a Name> {
    // Nobody mistypes more than a name; and to compare takes time with the square of the length.
    const LONGEST: usize = 200;
    if reference.len() > LONGEST {
        return Vec::new();
    }
    let wanted = fold(reference).replace([' ', '_'], "-");
    let allowed = (wanted.chars().count() / 3).min(6);
    let mut near: Vec<(usize, &Name)> = names
        .iter()
        .filter_map(|name| {
            let spellings = [fold(&name.key), fold(name.own())]
                .into_iter()
                .chain(name.titles.iter().map(|title| fold(title)));
            let least = spellings.map(|spelling| distance(&wanted, &spelling)).min()?;
            (least <= allowed).then_some((least, name))
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().map(|(_, name)| name).take(3).collect()
}

/// How many edits lie between what was typed and a spelling, or a run of its words of the same count;
/// in any order of the words, and with a few words too many at an end.
fn distance(wanted: &str, spelling: &str) -> usize {
    let (typed, spelled) = (words(wanted), words(spelling));
    let count = typed.len().max(1);
    let whole = strsim::osa_distance(wanted, &spelled.join("-"));
    let sorted = |words: &[&str]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words.join("-")
    };
    let runs = || spelled.windows(count);
    let straight = runs().map(|run| strsim::osa_distance(wanted, &run.join("-")));
    let swapped = runs().filter(|_| count > 1).map(|run| {
        // Words in another order are one slip, however far they went.
        1 + strsim::osa_distance(&sorted(&typed), &sorted(run))
    });
    straight.chain(swapped).chain(excess(&typed, &spelled)).chain([whole]).min().unwrap_or(whole)
}

/// Two for each word too many at an end, as in `success-execution-de`, where the rest is a run of the spelling.
fn excess(typed: &[&str], spelled: &[&str]) -> Option<usize> {
    (1..typed.len()).find_map(|many| {
        let kept = [typed.get(..typed.len() - many), typed.get(many..)];
        let length = |words: &[&str]| words.concat().chars().count();
        let mut kept = kept.into_iter().flatten().filter(|kept| 2 * length(kept) > length(typed));
        kept.any(|kept| spelled.windows(kept.len()).any(|run| run == kept)).then_some(2 * many)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<Name> {
        let name = |key: &str, short: &str, titles: &[&str]| Name {
            key: key.into(),
            short: Some(short.into()),
            titles: titles.iter().map(ToString::to_string).collect(),
        };
        vec![
            name(
                "assess-conduct-customer-success-workshop",
                "conduct-customer-success-workshop",
                &["Customer Success Workshop"],
            ),
            name("assess-conduct-services-workshops", "conduct-services-workshops", &["Services Workshops"]),
            name(
                "success-support-success-execution",
                "support-success-execution",
                &["Unterstützung der Erfolgserzielung", "支持成功执行"],
            ),
            name(
                "success-conduct-success-review",
                "conduct-success-review",
                &["Durchführung der Erfolgsprüfung", "举办成功评审会"],
            ),
        ]
    }

    #[test]
    fn references_are_tried_from_exact_to_vague_and_stop_at_the_first_hit() {
        let names = names();
        let cases: [(&str, &[usize]); 12] = [
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
            ("kick-off", &[]),
        ];
        for (reference, expected) in cases {
            assert_eq!(matching(reference, &names), expected, "{reference}");
        }
    }

    #[test]
    fn the_shortest_clear_reference_is_shown() {
        let names = names();
        let shown: Vec<String> = names.iter().map(|name| brief(&names, name)).collect();
        assert_eq!(
            shown,
            ["customer-success-workshop", "services-workshops", "success-execution", "success-review"]
        );
    }

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
        assert_eq!(near("zebra"), None);
        assert_eq!(near("xx"), None);
        assert_eq!(near(&"success-execution ".repeat(100_000)), None);
    }
}
