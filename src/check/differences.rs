//! What translations say otherwise than their English originals, compared once for all rules about it.

use std::collections::HashMap;

use crate::playbook::{LazyPage, Playbook};
use crate::query::compare::differences::{Difference, DifferenceKind, one_with_others};
use crate::source::Tag;

/// The differences of all translations, by the file in which a finding about them stands.
#[derive(Debug, Default)]
pub struct Differences {
    /// The languages that were compared.
    pub langs: Vec<Tag>,
    of_files: HashMap<String, Vec<Difference>>,
}

impl Differences {
    /// Compares all languages of a playbook with English.
    #[must_use]
    pub fn of(playbook: &Playbook) -> Self {
        let english = Tag::english();
        let count = |lang: &Tag| {
            playbook.lazy_pages().iter().filter(|lazy_page| is_at_home(playbook, lazy_page, lang)).count()
        };
        let originals = count(&english);
        let translated = playbook.languages().into_iter().filter(|lang| *lang != english);
        let own: HashMap<Tag, usize> = translated.map(|lang| (lang.clone(), count(&lang))).collect();
        // A few English pages among many others are copies: the originals are not in this playbook.
        let mut langs: Vec<Tag> =
            own.iter().filter(|(_, own)| originals * 2 >= **own).map(|(lang, _)| lang.clone()).collect();
        langs.sort();
        let mut of_files: HashMap<String, Vec<Difference>> = HashMap::new();
        for difference in one_with_others(playbook, &english, &langs, |_| true).found {
            // Of a translation that has just begun most pages are missing, and that is no mistake.
            let begun = || own.get(&difference.lang_b).is_some_and(|own| own * 2 < originals);
            if difference.kind == DifferenceKind::PageMissing && begun() {
                continue;
            }
            let file = if difference.b.file.is_empty() { &difference.a.file } else { &difference.b.file };
            of_files.entry(file.clone()).or_default().push(difference);
        }
        Self { langs, of_files }
    }

    /// All differences, by file.
    pub fn all(&self) -> impl Iterator<Item = (&String, &Difference)> {
        self.of_files.iter().flat_map(|(file, found)| found.iter().map(move |difference| (file, difference)))
    }

    /// The differences of which a finding stands in a file.
    #[must_use]
    pub fn of_file(&self, file: &str) -> &[Difference] {
        self.of_files.get(file).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Whether a page is in this language, and does not stand in the folder of another.
fn is_at_home(playbook: &Playbook, lazy_page: &LazyPage, lang: &Tag) -> bool {
    lazy_page.lang(playbook) == *lang
        && playbook.language_of_folder(lazy_page.folder()).is_none_or(|folder| folder == *lang)
}
