//! The differences between translations and the English pages, computed once for all rules.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use crate::playbook::{LazyPage, Playbook};
use crate::query::compare::differences::{Difference, DifferenceKind, missing_tasks, one_with_others};
use crate::source::Tag;

/// The differences of all translations, by the file in which a finding reports them.
#[derive(Debug, Default)]
pub struct Differences {
    /// The languages that were compared.
    pub langs: Vec<Tag>,
    /// How many tasks of the English pages each lacks.
    pub missing_tasks: BTreeMap<Tag, usize>,
    by_file: HashMap<String, Vec<Difference>>,
}

impl Differences {
    /// Compares all languages of a playbook with English.
    #[must_use]
    pub fn of(playbook: &Playbook) -> Self {
        let english = Tag::english();
        let count = |lang: &Tag| {
            playbook
                .lazy_pages()
                .iter()
                .filter(|lazy_page| is_in_own_folder(playbook, lazy_page, lang))
                .count()
        };
        let originals = count(&english);
        let translated = playbook.languages().into_iter().filter(|lang| *lang != english);
        let own: HashMap<Tag, usize> = translated.map(|lang| (lang.clone(), count(&lang))).collect();
        // If there are far fewer English pages than translated ones, they are stray copies and not the originals.
        let mut langs: Vec<Tag> =
            own.iter().filter(|(_, own)| originals * 2 >= **own).map(|(lang, _)| lang.clone()).collect();
        langs.sort();
        let mut by_file: HashMap<String, Vec<Difference>> = HashMap::new();
        let found = one_with_others(playbook, &english, &langs, |_| true).found;
        let missing_tasks = missing_tasks(&found);
        for difference in found.into_iter().filter(|difference| !difference.is_of_lone_page()) {
            // A translation that has just begun lacks most pages, which is not worth a finding each.
            let begun = || own.get(&difference.lang_b).is_some_and(|own| own * 2 < originals);
            if difference.kind == DifferenceKind::PageMissing && begun() {
                continue;
            }
            let file = if difference.b.file.is_empty() { &difference.a.file } else { &difference.b.file };
            by_file.entry(file.clone()).or_default().push(difference);
        }
        Self { langs, missing_tasks, by_file }
    }

    /// All differences, by file.
    pub fn all(&self) -> impl Iterator<Item = (&String, &Difference)> {
        self.by_file.iter().flat_map(|(file, found)| found.iter().map(move |difference| (file, difference)))
    }

    /// The differences that are reported in a file.
    #[must_use]
    pub fn of_file(&self, file: &str) -> &[Difference] {
        self.by_file.get(file).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Whether a page has this language and is not in the folder of another one.
fn is_in_own_folder(playbook: &Playbook, lazy_page: &LazyPage, lang: &Tag) -> bool {
    lazy_page.lang(playbook) == *lang
        && playbook.language_of_folder(lazy_page.folder()).is_none_or(|folder| folder == *lang)
}
