//! Sections of a page: found by their word in any language, or by the words of their heading.

use crate::cli::exit::{Elsewhere, Error};
use crate::cli::quote::quoted;
use crate::cli::session::Session;
use crate::playbook::{Page, Section, SectionKind};
use crate::query::reference::{Name, closest_keys, matching};
use crate::source::Span;
use crate::source::lexicon::Group;

/// The places of the sections that a reference means, headings included.
///
/// # Errors
/// When the page has no such section.
pub fn find(session: &Session, page: &Page, reference: &str) -> Result<Vec<Span>, Error> {
    let by_word = session.playbook.lexicons().keys(Group::Sections, reference);
    let is_key = |section: &&Section| matches!(&section.kind, SectionKind::Known(key) if by_word.contains(key) || key.as_str() == reference);
    let mut found: Vec<&Section> = page.sections.iter().filter(is_key).collect();
    if found.is_empty() {
        let names: Vec<Name> = page.sections.iter().map(|section| name(page, section)).collect();
        found =
            matching(reference, &names).into_iter().filter_map(|index| page.sections.get(index)).collect();
        if found.is_empty() {
            let suggestions = closest_keys(reference, &names);
            return Err(Error::NotFound {
                reference: reference.to_owned(),
                what: "section",
                elsewhere: Elsewhere::NotOn(page.key.clone()).into(),
                suggestions,
                list: Some(session.command(&format!("show {} --outline", quoted(&page.key)))),
            });
        }
    }
    Ok(found.into_iter().map(|section| whole(page, section)).collect())
}

fn name(page: &Page, section: &Section) -> Name {
    let heading = page.heading(section);
    match &section.kind {
        SectionKind::Known(key) => Name::new(key.as_str()).titled([heading]),
        _ => Name::new(&heading).titled([heading.clone()]),
    }
}

/// A section with its heading and the deeper sections below it.
#[must_use]
pub fn whole(page: &Page, section: &Section) -> Span {
    let after = page.sections.partition_point(|other| other.heading.start <= section.heading.start);
    let next = page.sections.iter().skip(after).find(|other| other.level <= section.level);
    let text = page.text.as_str();
    let start_of = |span: Span| {
        text.get(..span.start as usize).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
    };
    let end = next.map_or(text.len(), |next| start_of(next.heading));
    Span::new(start_of(section.heading), end)
}
