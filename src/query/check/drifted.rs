//! What translations say otherwise than their English originals: compared once for all rules about it, and
//! without what another rule tells already.

use std::collections::HashMap;

use crate::playbook::{Leaf, Page, Playbook, Requirement};
use crate::query::Choice;
use crate::query::drift::{Drift, Kind, Side, languages, pages};
use crate::source::Tag;

use super::alerts::is_alive;
use super::context::Context;
use super::links::Verdict;
use super::rule::{Elsewhere, Spot};
use super::sections::lacking;

/// The differences of all translations, by the file in which a finding about them stands.
#[derive(Debug, Default)]
pub struct Drifted {
    langs: Vec<Tag>,
    of_files: HashMap<String, Vec<Drift>>,
}

impl Drifted {
    /// Compares all languages of a playbook with English.
    #[must_use]
    pub fn of(playbook: &Playbook) -> Self {
        let english = Tag::english();
        let count =
            |lang: &Tag| playbook.leaves().iter().filter(|leaf| is_at_home(playbook, leaf, lang)).count();
        let originals = count(&english);
        let mut drifted = Self::default();
        for lang in playbook.languages().into_iter().filter(|lang| *lang != english) {
            let own = count(&lang);
            // A few English pages among many others are copies: the originals are not in this playbook.
            if originals * 2 < own {
                continue;
            }
            for drift in languages(playbook, &english, &lang, |_| true).found {
                // Of a translation that has just begun most pages are missing, and that is no mistake.
                if drift.kind == Kind::PageMissing && own * 2 < originals {
                    continue;
                }
                let file = if drift.b.file.is_empty() { &drift.a.file } else { &drift.b.file };
                drifted.of_files.entry(file.clone()).or_default().push(drift);
            }
            drifted.langs.push(lang);
        }
        drifted
    }

    fn of_file(&self, file: &str) -> &[Drift] {
        self.of_files.get(file).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Whether a page is in this language, and does not stand in the folder of another.
fn is_at_home(playbook: &Playbook, leaf: &Leaf, lang: &Tag) -> bool {
    leaf.lang(playbook) == *lang
        && playbook.language_of_folder(leaf.folder()).is_none_or(|folder| folder == *lang)
}

/// What rules find of one kind of difference on a translated page.
pub fn spots(
    context: &Context<'_>,
    page: &Page,
    kind: Kind,
    message: impl Fn(&Drift) -> String,
) -> Vec<Spot> {
    if page.lang == Tag::english() {
        return Vec::new();
    }
    let told = |drift: &&Drift| drift.kind == kind && !is_told(context, page, drift);
    let spots = |found: &[Drift]| {
        let all = found.iter().filter(told).map(|drift| Spot::new(drift.b.span, message(drift)));
        let mut spots: Vec<Spot> = Vec::new();
        for spot in all {
            // What is missing twice in one place is said once.
            if !spots.contains(&spot) {
                spots.push(spot);
            }
        }
        spots
    };
    if context.holds(page) {
        return spots(context.drifted().of_file(&page.file));
    }
    // A page that was mended in memory is compared anew.
    let Some(original) = original(context, page) else { return Vec::new() };
    let side = |page| Side { playbook: context.playbook, page };
    spots(&pages(side(original), side(page)))
}

/// Pages that only one language has, each told in its own file.
pub fn lone(context: &Context<'_>, kind: Kind, message: impl Fn(&Drift) -> String) -> Vec<Elsewhere> {
    let told = |(file, drift): (&String, &Drift)| {
        let spot = Spot::new(drift.b.span, message(drift));
        (drift.kind == kind).then(|| Elsewhere { file: file.clone(), spot })
    };
    let all = context.drifted().of_files.iter();
    all.flat_map(|(file, found)| found.iter().map(move |drift| (file, drift))).filter_map(told).collect()
}

/// A language as English calls it.
#[must_use]
pub fn name_of(context: &Context<'_>, lang: &Tag) -> String {
    let lexicon = context.playbook.lexicons().get(lang);
    lexicon.map_or_else(|| lang.to_string(), |lexicon| lexicon.words().english.clone())
}

/// The English page that a page is the translation of, where the playbook has the originals.
fn original<'a>(context: &Context<'a>, page: &Page) -> Option<&'a Page> {
    let known = context.drifted().langs.contains(&page.lang);
    let found = || Choice::Strict(vec![Tag::english()]).pages(context.playbook, &page.key);
    known.then(found)?.first().map(|chosen| chosen.page)
}

/// Whether another rule tells the same defect, on this page or on the original.
fn is_told(context: &Context<'_>, page: &Page, drift: &Drift) -> bool {
    // What is there, but in a file that is included, is told there.
    let included = drift.b.line > 0 && drift.b.span.is_empty();
    included
        || match drift.kind {
            Kind::SectionMissing => lacking(page).contains(&drift.id.as_str()),
            Kind::Requirement => {
                let unknown = Requirement::Unknown.as_str();
                drift.a.value == unknown || drift.b.value == unknown
            }
            // Words that no lexicon knows.
            Kind::Role | Kind::Services => drift.level != drift.kind.level(),
            Kind::AlertKind => !is_alive(&drift.a.value) || !is_alive(&drift.b.value),
            Kind::LinkMissing | Kind::LinkExtra | Kind::LinkChanged => has_bad_link(context, page, drift),
            Kind::TaskMissing => is_unread(page, &drift.id),
            _ => false,
        }
}

/// Whether one of the two links leads nowhere or elsewhere by mistake.
fn has_bad_link(context: &Context<'_>, page: &Page, drift: &Drift) -> bool {
    let bad = |page: &Page, target: &str| {
        let links = context.links(page);
        let mut own = links.iter().filter(|judged| judged.link.target == target);
        own.any(|judged| !matches!(judged.verdict, Verdict::Fine | Verdict::Leads(_)))
    };
    bad(page, &drift.b.value) || original(context, page).is_some_and(|page| bad(page, &drift.a.value))
}

/// Whether the task is there, in a row that could not be read.
fn is_unread(page: &Page, id: &str) -> bool {
    let rules = ["unread-row", "row-without-id"];
    let mut unread = page.findings.iter().filter(|finding| rules.contains(&finding.rule.name));
    unread.any(|finding| page.text.slice(finding.span).contains(id))
}
