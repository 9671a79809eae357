//! Pages that are written in another language than their file name or folder says.

use crate::check::Context;
use crate::check::rule::Diagnostic;
use crate::playbook::reading_rules::WRONG_LANGUAGE_PAGE;
use crate::playbook::{LazyPage, Page, Playbook};
use crate::source::{Finding, Tag};

/// What a misplaced page lies beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The page that belongs there: nobody lacks it.
    ItsTranslation,
    /// Nothing: it stands where the page in the language of the place should be.
    Nothing,
}

/// Whether a page is in another language than its folder or name says.
#[must_use]
pub fn is_misplaced(page: &Page) -> bool {
    finding(page).is_some()
}

/// The diagnostic of a misplaced page, if it lies beside this.
#[must_use]
pub fn misplaced(context: &Context<'_>, page: &Page, beside: Beside) -> Vec<Diagnostic> {
    let is_asked =
        |_: &&Finding| (beside == Beside::ItsTranslation) == has_translation(context.playbook, page);
    let found = finding(page).filter(is_asked);
    found.map(|found| Diagnostic::new(found.span, found.message.clone())).into_iter().collect()
}

fn finding(page: &Page) -> Option<&Finding> {
    page.findings().iter().find(|found| *found.rule == WRONG_LANGUAGE_PAGE)
}

/// Whether another page has the key of this one and is in the language of its place.
fn has_translation(playbook: &Playbook, page: &Page) -> bool {
    let place =
        playbook.lazy_page(&page.file).and_then(|lazy_page| language_of_place(playbook, lazy_page, page));
    let mut others = playbook.lazy_pages_of(&page.key).into_iter().filter(|other| other.file != page.file);
    others.any(|other| Some(other.lang(playbook)) == place)
}

/// The language that the name of a misplaced page says, or else its folder.
fn language_of_place(playbook: &Playbook, lazy_page: &LazyPage, page: &Page) -> Option<Tag> {
    let named = lazy_page.named_lang().filter(|named| **named != page.lang).cloned();
    named.or_else(|| playbook.language_of_folder(lazy_page.folder()))
}
