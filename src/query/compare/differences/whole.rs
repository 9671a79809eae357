//! Differences of whole playbooks: the pages of two languages, or of two editions.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::playbook::{LazyPage, Page, Playbook, Task};
use crate::query::compare::differences::names::Products;
use crate::query::compare::differences::rows::named;
use crate::query::compare::differences::{
    Difference, DifferenceKind, Said, Side, lone_tasks, pages, pages_with,
};
use crate::query::language_choice::files;
use crate::source::Tag;
use crate::source::parallel;

/// The differences of two playbooks or languages.
#[derive(Debug, Default)]
pub struct Comparison {
    /// The differences, page by page: processes in the order of the lifecycle, then other pages.
    pub found: Vec<Difference>,
    /// How many pages both have.
    pub compared: usize,
}

/// Compares two languages of a playbook.
#[must_use]
pub fn languages(playbook: &Playbook, a: &Tag, b: &Tag, wanted: impl Fn(&str) -> bool) -> Comparison {
    one_with_others(playbook, a, std::slice::from_ref(b), wanted)
}

/// Compares a language of a playbook with others, one after the other.
#[must_use]
pub fn one_with_others(
    playbook: &Playbook,
    one: &Tag,
    others: &[Tag],
    wanted: impl Fn(&str) -> bool,
) -> Comparison {
    let keys = keys(&[playbook], &wanted);
    compare_all(&translations(playbook, &keys, one, others), playbook, playbook)
}

/// The tasks of processes that only one of two languages has, or has on another page.
#[must_use]
pub fn lone_tasks_of_processes(playbook: &Playbook, one: &Tag, others: &[Tag]) -> Vec<Difference> {
    let pairs = translations(playbook, &playbook.lifecycle().processes, one, others);
    compare(&pairs, playbook, playbook, lone_tasks).found
}

/// How many tasks of the first language each other one lacks; those that lack none are left out.
#[must_use]
pub fn missing_tasks<'d>(found: impl IntoIterator<Item = &'d Difference>) -> BTreeMap<Tag, usize> {
    let mut counts = BTreeMap::new();
    for difference in found.into_iter().filter(|difference| difference.kind == DifferenceKind::TaskMissing) {
        *counts.entry(difference.lang_b.clone()).or_default() += 1;
    }
    counts
}

/// The files of two pages to compare; one of them may be missing.
struct Pair {
    a: Option<String>,
    b: Option<String>,
    lang_a: Tag,
    lang_b: Tag,
    /// Whether it is another file of a page that both have.
    is_copy: bool,
}

/// Each page of one language with that of each other one.
fn translations(playbook: &Playbook, keys: &[String], one: &Tag, others: &[Tag]) -> Vec<Pair> {
    let wanted: Vec<(&Tag, &String)> =
        others.iter().flat_map(|other| keys.iter().map(move |key| (other, key))).collect();
    let file = |key: &str, lang: &Tag| files(playbook, key, lang).into_iter().next();
    parallel::map(&wanted, |(other, key)| Pair {
        a: file(key, one),
        b: file(key, other),
        lang_a: one.clone(),
        lang_b: (*other).clone(),
        is_copy: false,
    })
}

/// The files of a key and a language in two editions: the same files, then the others in their order.
fn editions_of(a: &Playbook, b: &Playbook, key: &str, lang: &Tag) -> Vec<Pair> {
    let (of_a, mut of_b) = (files(a, key, lang), files(b, key, lang));
    let (same, moved): (Vec<String>, Vec<String>) = of_a.into_iter().partition(|file| of_b.contains(file));
    of_b.retain(|file| !same.contains(file));
    let mut moved = moved.into_iter();
    let mut added = of_b.into_iter();
    let mut pairs: Vec<(Option<String>, Option<String>)> =
        same.into_iter().map(|file| (Some(file.clone()), Some(file))).collect();
    loop {
        match (moved.next(), added.next()) {
            (None, None) => break,
            pair => pairs.push(pair),
        }
    }
    let has_both = pairs.iter().any(|(a, b)| a.is_some() && b.is_some());
    let pair = |(a, b): (Option<String>, Option<String>)| {
        let is_copy = has_both && (a.is_none() || b.is_none());
        Pair { a, b, lang_a: lang.clone(), lang_b: lang.clone(), is_copy }
    };
    pairs.into_iter().map(pair).collect()
}

/// Compares two editions of a playbook, language by language.
#[must_use]
pub fn editions(a: &Playbook, b: &Playbook, langs: &[Tag], wanted: impl Fn(&str) -> bool) -> Comparison {
    let mut tags: Vec<Tag> = if langs.is_empty() { a.languages() } else { langs.to_vec() };
    if langs.is_empty() {
        tags.extend(b.languages());
        tags.sort();
        tags.dedup();
    }
    let keys = keys(&[a, b], &wanted);
    let wanted: Vec<(&String, &Tag)> =
        keys.iter().flat_map(|key| tags.iter().map(move |tag| (key, tag))).collect();
    let pairs = parallel::map(&wanted, |(key, tag)| editions_of(a, b, key, tag));
    compare_all(&pairs.into_iter().flatten().collect::<Vec<_>>(), a, b)
}

/// The keys of all pages: processes in the order of the lifecycle, then the others by key.
fn keys(playbooks: &[&Playbook], wanted: &impl Fn(&str) -> bool) -> Vec<String> {
    let processes = playbooks.iter().flat_map(|playbook| &playbook.lifecycle().processes).map(String::as_str);
    let others: BTreeSet<&str> =
        playbooks.iter().flat_map(|playbook| playbook.lazy_pages().iter().map(LazyPage::key)).collect();
    let mut seen = HashSet::new();
    let new = processes.chain(others).filter(|key| seen.insert(*key));
    new.filter(|key| wanted(key)).map(str::to_owned).collect()
}

/// Compares pages in everything.
fn compare_all(pairs: &[Pair], a: &Playbook, b: &Playbook) -> Comparison {
    let langs: BTreeSet<(&Tag, &Tag)> = pairs.iter().map(|pair| (&pair.lang_a, &pair.lang_b)).collect();
    let langs: Vec<(&Tag, &Tag)> = langs.into_iter().collect();
    let of_langs = |(one, two): &(&Tag, &Tag)| Products::of(a.lexicons(), one, two);
    let products = parallel::map(&langs, of_langs);
    let products: HashMap<(&Tag, &Tag), Products<'_>> = langs.iter().copied().zip(products).collect();
    compare(pairs, a, b, |one, two| match products.get(&(&one.page.lang, &two.page.lang)) {
        Some(own) => pages_with(one, two, own),
        None => pages(one, two),
    })
}

fn compare(
    pairs: &[Pair],
    a: &Playbook,
    b: &Playbook,
    of_pages: impl Fn(Side<'_>, Side<'_>) -> Vec<Difference> + Sync,
) -> Comparison {
    let of_pair = |pair: &Pair| {
        let page = |playbook, file: &Option<String>| Playbook::page(playbook, file.as_deref()?);
        match (page(a, &pair.a), page(b, &pair.b)) {
            (Some(one), Some(two)) => {
                let found = of_pages(Side { playbook: a, page: one }, Side { playbook: b, page: two });
                (1, found)
            }
            (Some(one), None) => {
                (0, lone(a, (DifferenceKind::PageMissing, DifferenceKind::TaskMissing), one, pair))
            }
            (None, Some(two)) => {
                (0, lone(b, (DifferenceKind::PageExtra, DifferenceKind::TaskExtra), two, pair))
            }
            (None, None) => (0, Vec::new()),
        }
    };
    let of_pages: Vec<(usize, Vec<Difference>)> = parallel::map(pairs, of_pair);
    let compared = of_pages.iter().map(|(count, _)| count).sum();
    let mut found: Vec<Difference> = of_pages.into_iter().flat_map(|(_, found)| found).collect();
    moved(&mut found);
    Comparison { found, compared }
}

/// A page that only one side has; of a process, its tasks, too, unless another file of the page has them.
fn lone(
    playbook: &Playbook,
    (of_page, of_task): (DifferenceKind, DifferenceKind),
    page: &Page,
    pair: &Pair,
) -> Vec<Difference> {
    let missing = of_page == DifferenceKind::PageMissing;
    let lone = |kind: DifferenceKind, id: &str, said: Said| Difference {
        kind,
        severity: kind.severity(),
        page: page.key.clone(),
        id: id.to_owned(),
        lang_a: pair.lang_a.clone(),
        lang_b: pair.lang_b.clone(),
        a: if missing { said.clone() } else { Said::default() },
        b: if missing { Said::default() } else { said },
    };
    let title = Said { value: page.title.clone(), file: page.file.clone(), ..Said::default() };
    let tasks = page.tasks.iter().filter(|_| !pair.is_copy && playbook.lifecycle().has(&page.key));
    let task = |task: &Task| lone(of_task, &page.id(task), Said::of(page, named(page, task)));
    std::iter::once(lone(of_page, &page.key, title)).chain(tasks.map(task)).collect()
}

/// Joins a task that is missing on one page and extra on another: it has moved, unless its page was replaced.
fn moved(found: &mut Vec<Difference>) {
    let name = |difference: &Difference| {
        (difference.id.clone(), difference.lang_a.clone(), difference.lang_b.clone())
    };
    let mut extra: HashMap<_, VecDeque<usize>> = HashMap::new();
    for (at, difference) in
        found.iter().enumerate().filter(|(_, difference)| difference.kind == DifferenceKind::TaskExtra)
    {
        extra.entry(name(difference)).or_default().push_back(at);
    }
    let mut used = HashSet::new();
    for at in 0..found.len() {
        let Some(missing) = found.get(at).filter(|difference| difference.kind == DifferenceKind::TaskMissing)
        else {
            continue;
        };
        let translation = extra.get_mut(&name(missing)).and_then(VecDeque::pop_front);
        let Some(other) = translation.and_then(|translation| found.get(translation)).cloned() else {
            continue;
        };
        used.extend(translation);
        if missing.is_of_lone_page() && other.is_of_lone_page() {
            used.insert(at);
            continue;
        }
        if let Some(difference) = found.get_mut(at) {
            difference.kind = DifferenceKind::TaskMoved;
            difference.severity = difference.kind.severity();
            difference.a.value.clone_from(&difference.page);
            difference.b = Said { value: other.page, ..other.b };
        }
    }
    let mut at = 0..;
    found.retain(|_| at.next().is_none_or(|at| !used.contains(&at)));
}
