//! Turns differences between translations into diagnostics, without those that another rule reports.

use foldhash::{HashSet, HashSetExt};

use crate::playbook::Page;
use crate::query::compare::differences::{Difference, DifferenceKind, Side, pages};
use crate::query::page_in;
use crate::source::Tag;

use crate::check::context::Context;
use crate::check::reported::Reported;
use crate::check::rule::{Diagnostic, FileDiagnostic};

/// The differences of one kind on a translated page, as diagnostics.
pub fn diagnostics(
    context: &Context<'_>,
    page: &Page,
    kind: DifferenceKind,
    message: impl Fn(&Difference) -> String,
) -> Vec<Diagnostic> {
    if page.lang == Tag::english() {
        return Vec::new();
    }
    let reported = Reported::new(context, page, original(context, page));
    let diagnostics = |differences: &[Difference]| {
        let mut seen = HashSet::new();
        let own =
            differences.iter().filter(|difference| difference.kind == kind && !reported.has(difference));
        let told = own.map(|difference| (difference.b.span, message(difference)));
        let diagnostics = told
            .filter(|told| seen.insert(told.clone()))
            .map(|(span, message)| Diagnostic::new(span, message))
            .collect();
        if kind == DifferenceKind::TaskMissing { by_place(diagnostics) } else { diagnostics }
    };
    if context.is_loaded(page) {
        return diagnostics(context.differences().of_file(&page.file));
    }
    // A page that was fixed in memory has to be compared again.
    let Some(original) = original(context, page) else { return Vec::new() };
    let side = |page| Side { playbook: context.playbook, page };
    diagnostics(&pages(side(original), side(page)))
}

/// The diagnostics, with one for the three or more of one place: a table that is missing is one finding.
fn by_place(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut places: Vec<Vec<Diagnostic>> = Vec::new();
    for diagnostic in diagnostics {
        match places.last_mut().filter(|place| place.first().is_some_and(|one| one.span == diagnostic.span)) {
            Some(place) => place.push(diagnostic),
            None => places.push(vec![diagnostic]),
        }
    }
    let joined = |mut place: Vec<Diagnostic>| {
        let more = place.len() - 1;
        if more >= 2 {
            place.truncate(1);
        }
        for one in place.iter_mut().filter(|_| more >= 2) {
            one.message += "; and ";
            one.message += &more.to_string();
            one.message += " more tasks after it";
        }
        place
    };
    places.into_iter().flat_map(joined).collect()
}

/// The pages that only one language has, each reported in its own file.
pub fn unpaired_pages(
    context: &Context<'_>,
    kind: DifferenceKind,
    message: impl Fn(&Difference) -> String,
) -> Vec<FileDiagnostic> {
    let of_kind = context.differences().all().filter(|(_, difference)| difference.kind == kind);
    let diagnostic = |difference: &Difference| Diagnostic::new(difference.b.span, message(difference));
    of_kind
        .map(|(file, difference)| FileDiagnostic { file: file.clone(), diagnostic: diagnostic(difference) })
        .collect()
}

/// The English name of a language.
#[must_use]
pub fn name_of(context: &Context<'_>, lang: &Tag) -> String {
    let lexicon = context.playbook.lexicons().get(lang);
    lexicon.map_or_else(|| lang.to_string(), |lexicon| lexicon.english_name().to_owned())
}

/// The English page of a translation, if the playbook has the English pages of its language.
fn original<'a>(context: &Context<'a>, page: &Page) -> Option<&'a Page> {
    let known = context.differences().langs.contains(&page.lang);
    if known { page_in(context.playbook, &page.key, &Tag::english()) } else { None }
}
