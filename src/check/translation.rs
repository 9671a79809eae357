//! What rules find of differences between translations, without what another rule tells already.

use crate::playbook::links::LinkState;
use crate::playbook::{Page, Requirement};
use crate::query::Choice;
use crate::query::compare::differences::{Difference, DifferenceKind, Side, pages};
use crate::source::Tag;

use crate::check::alerts::is_alive;
use crate::check::context::Context;
use crate::check::rule::{Elsewhere, Spot};
use crate::check::sections::lacking;

/// What rules find of one kind of difference on a translated page.
pub fn spots(
    context: &Context<'_>,
    page: &Page,
    kind: DifferenceKind,
    message: impl Fn(&Difference) -> String,
) -> Vec<Spot> {
    if page.lang == Tag::english() {
        return Vec::new();
    }
    let told = |difference: &&Difference| difference.kind == kind && !is_told(context, page, difference);
    let spots = |found: &[Difference]| {
        let all =
            found.iter().filter(told).map(|difference| Spot::new(difference.b.span, message(difference)));
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
        return spots(context.differences().of_file(&page.file));
    }
    // A page that was fixed in memory is compared anew.
    let Some(original) = original(context, page) else { return Vec::new() };
    let side = |page| Side { playbook: context.playbook, page };
    spots(&pages(side(original), side(page)))
}

/// Pages that only one language has, each told in its own file.
pub fn lone(
    context: &Context<'_>,
    kind: DifferenceKind,
    message: impl Fn(&Difference) -> String,
) -> Vec<Elsewhere> {
    let told = |(file, difference): (&String, &Difference)| {
        let spot = Spot::new(difference.b.span, message(difference));
        (difference.kind == kind).then(|| Elsewhere { file: file.clone(), spot })
    };
    context.differences().all().filter_map(told).collect()
}

/// A language as English calls it.
#[must_use]
pub fn name_of(context: &Context<'_>, lang: &Tag) -> String {
    let lexicon = context.playbook.lexicons().get(lang);
    lexicon.map_or_else(|| lang.to_string(), |lexicon| lexicon.english_name().to_owned())
}

/// The English page that a page is the translation of, where the playbook has the originals.
fn original<'a>(context: &Context<'a>, page: &Page) -> Option<&'a Page> {
    let known = context.differences().langs.contains(&page.lang);
    let found = || Choice::Strict(vec![Tag::english()]).pages(context.playbook, &page.key);
    known.then(found)?.first().map(|chosen| chosen.page)
}

/// Whether another rule tells the same defect, on this page or on the original.
fn is_told(context: &Context<'_>, page: &Page, difference: &Difference) -> bool {
    // What is there, but in a file that is included, is told there.
    let included = difference.b.line > 0 && difference.b.span.is_empty();
    included
        || match difference.kind {
            DifferenceKind::SectionMissing => lacking(page).contains(&difference.id.as_str()),
            DifferenceKind::Requirement => {
                let unknown = Requirement::Unknown.as_str();
                difference.a.value == unknown || difference.b.value == unknown
            }
            // Words that no lexicon knows.
            DifferenceKind::Role | DifferenceKind::Services => difference.level != difference.kind.level(),
            DifferenceKind::AlertKind => !is_alive(&difference.a.value) || !is_alive(&difference.b.value),
            DifferenceKind::LinkMissing | DifferenceKind::LinkExtra | DifferenceKind::LinkChanged => {
                has_bad_link(context, page, difference)
            }
            DifferenceKind::TaskMissing => is_unread(page, &difference.id),
            _ => false,
        }
}

/// Whether one of the two links leads nowhere or elsewhere by mistake.
fn has_bad_link(context: &Context<'_>, page: &Page, difference: &Difference) -> bool {
    let bad = |page: &Page, target: &str| {
        let links = context.links(page);
        let mut own = links.iter().filter(|link| link.link.target == target);
        own.any(|link| link.resolution.state() != LinkState::Ok)
    };
    bad(page, &difference.b.value)
        || original(context, page).is_some_and(|page| bad(page, &difference.a.value))
}

/// Whether the task is there, in a row that could not be read.
fn is_unread(page: &Page, id: &str) -> bool {
    let rules = ["unread-row", "row-without-id"];
    let mut unread = page.findings().iter().filter(|finding| rules.contains(&finding.rule.name));
    unread.any(|finding| page.text.slice(finding.span).contains(id))
}
