//! Turns differences between translations into diagnostics, without those that another rule reports.

use crate::playbook::{Page, Requirement};
use crate::query::compare::differences::revisions::implausible;
use crate::query::compare::differences::{Difference, DifferenceKind, Side, pages};
use crate::query::page_in;
use crate::source::Tag;

use crate::check::alerts::is_known;
use crate::check::context::Context;
use crate::check::rule::{Diagnostic, FileDiagnostic};
use crate::check::sections::missing_sections;

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
    let diagnostics = |differences: &[Difference]| {
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        for difference in differences.iter().filter(|difference| difference.kind == kind) {
            let diagnostic = Diagnostic::new(difference.b.span, message(difference));
            if !is_reported_elsewhere(context, page, difference) && !diagnostics.contains(&diagnostic) {
                diagnostics.push(diagnostic);
            }
        }
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

/// Whether another rule reports the same defect, on this page or on the English one.
fn is_reported_elsewhere(context: &Context<'_>, page: &Page, difference: &Difference) -> bool {
    // What an included file contains is reported there.
    let included = difference.b.line > 0 && difference.b.span.is_empty();
    included
        || match difference.kind {
            DifferenceKind::SectionMissing => missing_sections(page).contains(&difference.id.as_str()),
            DifferenceKind::Requirement => {
                let unknown = Requirement::Unknown.as_str();
                difference.a.value == unknown || difference.b.value == unknown
            }
            // A lower severity marks words that the lexicon does not know, which have a rule of their own.
            DifferenceKind::Role | DifferenceKind::Services => {
                difference.severity != difference.kind.severity()
            }
            DifferenceKind::AlertKind => !is_known(&difference.a.value) || !is_known(&difference.b.value),
            DifferenceKind::LinkMissing | DifferenceKind::LinkExtra | DifferenceKind::LinkChanged => {
                has_bad_link(context, page, difference)
            }
            DifferenceKind::TaskMissing => is_unread(page, &difference.id),
            DifferenceKind::RevisionDate => implausible(context.playbook, page)
                .is_some_and(|(revision, _)| revision.date_text == difference.b.span),
            _ => false,
        }
}

/// Whether a rule about links reports one of the two links.
fn has_bad_link(context: &Context<'_>, page: &Page, difference: &Difference) -> bool {
    let bad = |page: &Page, target: &str| {
        let links = context.links(page);
        let mut own = links.iter().filter(|link| link.link.target == target);
        own.any(|link| !link.resolution.state().is_fine())
    };
    bad(page, &difference.b.value)
        || original(context, page).is_some_and(|page| bad(page, &difference.a.value))
}

/// Whether the task is in a row that could not be read.
fn is_unread(page: &Page, id: &str) -> bool {
    let rules = ["unread-row", "row-without-id"];
    let mut unread = page.findings().iter().filter(|finding| rules.contains(&finding.rule.name));
    unread.any(|finding| page.text.slice(finding.span).contains(id))
}
