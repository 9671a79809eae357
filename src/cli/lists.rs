//! What a list on a screen adds to its records: headings of groups, short names, and a legend that explains them.

use std::hash::Hash;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::cli::session::Session;
use crate::output::terminal::{StyledSpan, StyledText, on_one_line, width};
use crate::output::{Field, Record, Tone};
use crate::query::Chosen;
use crate::query::glossary::role_in_words;
use crate::source::Key;
use crate::source::lexicon::Group;

/// Things in groups of one key, each group where its first thing stands.
pub fn by_key<'t, T, K: Hash + Eq>(things: &'t [T], key: impl Fn(&'t T) -> K) -> Vec<Vec<&'t T>> {
    let mut groups: Vec<Vec<&T>> = Vec::new();
    let mut known: HashMap<K, usize> = HashMap::new();
    for thing in things {
        let at = *known.entry(key(thing)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(thing),
            None => groups.push(vec![thing]),
        }
    }
    groups
}

/// A heading: a title, the key to type, and what is below it.
#[must_use]
pub fn heading(title: &str, key: &str, counts: &str) -> StyledText {
    let counts = if counts.is_empty() { String::new() } else { format!("  {}", on_one_line(counts)) };
    vec![
        StyledSpan::new(&on_one_line(title), Tone::Strong),
        StyledSpan::new("  ", Tone::Plain),
        StyledSpan::new(&on_one_line(key), Tone::Id).whole(),
        StyledSpan::new(&counts, Tone::Faint),
    ]
}

/// A record in a group, if a person reads the records in groups.
#[must_use]
pub fn within(session: &Session, mut record: Record, group: &str) -> Record {
    record.group = session.is_grouped().then(|| group.to_owned());
    record
}

/// The titles of process pages by key, in the first of the chosen languages.
pub fn titles<'a>(chosen: &'a [Chosen<'_>]) -> impl Fn(&str) -> String + use<'a> {
    let titles = chosen.iter().rev().map(|chosen| (chosen.page.key.as_str(), chosen.page.title.as_str()));
    let titles: HashMap<&str, &str> = titles.collect();
    move |key| titles.get(key).copied().unwrap_or(key).to_owned()
}

/// The headings of the groups that these records are in, if a person reads them in their order; `title` finds the
/// title of a group, `counts` tells what is in it. Each record comes with what identifies the thing in every language,
/// which counts once.
#[must_use]
pub fn headings<'a>(
    session: &Session,
    records: impl Iterator<Item = (&'a str, &'a Record)>,
    title: impl Fn(&str) -> String,
    counts: impl Fn(&[&'a Record]) -> String,
) -> Vec<(String, StyledText)> {
    if !session.is_grouped() {
        return Vec::new();
    }
    let mut known = HashSet::new();
    let once = records.filter(|(thing, _)| known.insert(*thing));
    let once: Vec<&Record> = once.map(|(_, record)| record).collect();
    let groups = once.chunk_by(|one, other| one.group == other.group);
    let heading = |records: &[&'a Record]| {
        let key = records.first()?.group.clone()?;
        let heading = heading(&title(&key), &session.brief(&key), &counts(records));
        Some((key, heading))
    };
    groups.filter_map(heading).collect()
}

/// A field with the short names of keys. One that no lexicon knows is only known as it is written.
pub fn abbreviated(session: &Session, field: Field, group: Group, keys: &[Key]) -> Field {
    let lexicons = session.playbook.lexicons();
    let name = |(index, key): (usize, &Key)| {
        let key = key.as_str();
        let word = || Some(lexicons.word(&session.lang, group, key)).filter(|word| *word != key);
        let name = lexicons.short(&session.lang, key).or_else(word)?;
        Some(if index + 1 < keys.len() { format!("{name}, ") } else { name.to_owned() })
    };
    let names = session.is_on_screen().then(|| keys.iter().enumerate().map(name).collect());
    match names.flatten().filter(|names: &Vec<String>| !names.is_empty()) {
        Some(names) => field.short(names),
        None => field,
    }
}

/// What abbreviations of roles mean, after what else there is to explain.
pub fn legend<'a>(
    session: &Session,
    marks: &[(&str, &str)],
    roles: impl Iterator<Item = &'a str>,
) -> StyledText {
    let lexicons = session.playbook.lexicons();
    let mut known: Vec<&str> = roles.collect();
    known.sort_unstable();
    known.dedup();
    let role = |key: &&'a str| -> Option<(String, String)> {
        let word = lexicons.word(&session.lang, Group::Roles, key);
        match lexicons.short(&session.lang, key) {
            Some(short) => Some((short.to_owned(), word.to_owned())),
            // A role may be an abbreviation wherever it stands.
            None => Some((word.to_owned(), role_in_words(lexicons, &session.lang, word)?)),
        }
    };
    let roles: Vec<(String, String)> = known.iter().filter_map(role).collect();
    let roles = roles.iter().map(|(short, word)| (short.as_str(), word.as_str()));
    let (mut legend, mut used) = (StyledText::new(), 0);
    for (mark, word) in marks.iter().copied().chain(roles) {
        let item = format!("{mark}\u{a0}{word}");
        // An item is not broken where it has room on the next line.
        let fits = session.style.width.is_none_or(|room| used + 3 + width(&item) <= room);
        let gap = match (used, fits) {
            (0, _) => "",
            (_, true) => "   ",
            (_, false) => "\n",
        };
        used = if fits { used + gap.len() } else { 0 } + width(&item);
        legend.push(StyledSpan::new(&format!("{gap}{item}"), Tone::Faint));
    }
    legend
}
