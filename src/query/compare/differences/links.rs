//! Differences of links and images: whether those of a translation have the same targets, in whatever language.

use std::borrow::Cow;

use crate::playbook::identity::identify;
use crate::playbook::links::{self, resolve_target};
use crate::playbook::model::Link;
use crate::playbook::{Page, SectionIndex, SectionKind};
use crate::query::compare::alignment::owner;
use crate::query::compare::differences::{DifferenceKind, Pages, Side};
use crate::source::fold::is_invisible;
use crate::source::markdown::safelink::address_behind;

/// A link with its target and what it belongs to.
struct AimedLink<'a> {
    link: &'a Link,
    /// The target, the same in all translations.
    target: String,
    kind: links::LinkKind,
    /// The id of the task, if it is in a task's row.
    task: Option<Cow<'a, str>>,
    section: SectionIndex,
}

impl Pages<'_> {
    pub(super) fn links(&mut self) {
        let mut of_a = aims(self.a);
        let mut of_b = aims(self.b);
        // A link corresponds wherever it is on the page; that of a task only in the same task.
        of_a.retain(|one| {
            let same = |two: &AimedLink<'_>| one.target == two.target || one.link.target == two.link.target;
            let translation = of_b.iter().position(|two| same(two) && one.task == two.task);
            translation.map(|at| of_b.remove(at)).is_none()
        });
        // A link that is missing with its task, heading or activity is not reported again.
        let (ids_a, ids_b) = (ids(self.a.page), ids(self.b.page));
        let kept = |aim: &AimedLink<'_>, page: &Page, other: &[Cow<'_, str>], first: bool| match &aim.task {
            Some(id) => other.contains(id),
            None => aim.section == SectionIndex::TOP || self.alignment.is_shared(page, aim.section, first),
        };
        let lost = |aim: &AimedLink<'_>| {
            let own = self.a.page.section(aim.link.section);
            let small = own.is_some_and(|section| section.kind == SectionKind::Other && section.level > 0);
            aim.task.is_none() && small && self.alignment.section(aim.link.section).is_none()
        };
        of_a.retain(|aim| kept(aim, self.a.page, &ids_b, true) && !lost(aim));
        of_b.retain(|aim| kept(aim, self.b.page, &ids_a, false));
        // Which of several missing links became which is a guess, unless there are as many new ones.
        let count = |aims: &[AimedLink<'_>], section: Option<SectionIndex>| {
            aims.iter().filter(|aim| aim.task.is_none() && Some(aim.link.section) == section).count()
        };
        let even = |one: &AimedLink<'_>| {
            let translation = self.alignment.section(one.link.section);
            one.task.is_some() || count(&of_a, Some(one.link.section)) == count(&of_b, translation)
        };
        let evens: Vec<bool> = of_a.iter().map(even).collect();
        for (one, even) in of_a.iter().zip(evens) {
            self.lost(one, even, &mut of_b);
        }
        for two in of_b.iter().filter(|aim| aim.kind != links::LinkKind::Image) {
            let id = place(self.b.page, two);
            self.note(
                DifferenceKind::LinkExtra,
                id,
                Self::nothing(),
                (two.link.target.clone(), two.link.span),
            );
        }
    }

    /// A link whose target the second page lacks: it was replaced by another one, or is missing.
    fn lost(&mut self, one: &AimedLink<'_>, even: bool, rest: &mut Vec<AimedLink<'_>>) {
        let id = place(self.a.page, one);
        let here = (one.link.target.clone(), one.link.span);
        let heading =
            self.alignment.section(one.link.section).or_else(|| self.alignment.section(one.section));
        let instead = rest.iter().position(|two| {
            let same_place = if one.task.is_some() { one.task == two.task } else { two.task.is_none() };
            even && same_place
                && one.kind == two.kind
                && (one.task.is_some() || heading == Some(two.link.section))
        });
        let row = || self.b.page.tasks.iter().find(|task| Some(self.b.page.id(task)) == one.task);
        let row = one.task.as_ref().and_then(|_| row()).map(|task| task.id);
        let heading = || Some(self.b.page.section(heading?)?.heading);
        let there = (String::new(), row.or_else(heading).unwrap_or_default());
        match (one.kind, instead) {
            (links::LinkKind::Image, at) => {
                if let Some(at) = at {
                    rest.remove(at);
                }
                self.note(DifferenceKind::ImageMissing, id, here, there);
            }
            (_, Some(at)) => {
                let two = rest.remove(at);
                self.note(DifferenceKind::LinkChanged, id, here, (two.link.target.clone(), two.link.span));
            }
            (_, None) => self.note(DifferenceKind::LinkMissing, id, here, there),
        }
    }
}

fn aims<'a>(side: Side<'a>) -> Vec<AimedLink<'a>> {
    let page = side.page;
    let of_link = |link: &'a Link| {
        let Link { span, section, .. } = link;
        let row = page.tasks.iter().find(|task| task.row.range().contains(&(span.start as usize)));
        let (kind, target) = aim(side, link);
        AimedLink { link, target, kind, task: row.map(|task| page.id(task)), section: owner(page, *section) }
    };
    page.links().iter().map(of_link).collect()
}

fn ids(page: &Page) -> Vec<Cow<'_, str>> {
    page.tasks.iter().map(|task| page.id(task)).collect()
}

/// The target of a link in any language: a page's key, an address without its language, an image's name.
fn aim(side: Side<'_>, link: &Link) -> (links::LinkKind, String) {
    // Mail systems wrap addresses; the address behind counts.
    let behind = address_behind(&link.target);
    let written = behind.as_deref().unwrap_or(&link.target);
    let visible: String = written.chars().filter(|c| !is_invisible(*c)).collect();
    let resolution =
        resolve_target(side.playbook, side.page, side.page.file_of(link.span), &visible, link.image);
    let target = visible.trim();
    let key = || identify(target.split(['#', '?']).next().unwrap_or(target), side.playbook.lexicons()).key;
    let aim = match resolution.kind {
        links::LinkKind::External => address(target),
        links::LinkKind::Internal => {
            resolution.page().map_or_else(key, |lazy_page| lazy_page.key().to_owned())
        }
        links::LinkKind::Image => key(),
        links::LinkKind::Mail => target.trim_start_matches("mailto:").to_lowercase(),
        // Headings are translated, and so are their anchors.
        links::LinkKind::Anchor => "#".to_owned(),
    };
    (resolution.kind, aim)
}

/// An address without scheme, closing slash and the language its path names (`/de-de/`).
fn address(target: &str) -> String {
    let rest = target.split_once("//").map_or(target, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let segments = path.split('/').filter(|segment| !segment.is_empty() && !is_locale(segment));
    let host = host.to_lowercase();
    std::iter::once(host.as_str()).chain(segments).collect::<Vec<_>>().join("/")
}

fn is_locale(segment: &str) -> bool {
    let letters = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    segment.split_once('-').is_some_and(|(language, region)| letters(language) && letters(region))
}

/// What a link belongs to: a task, else an activity or section.
fn place(page: &Page, aim: &AimedLink<'_>) -> String {
    if let Some(id) = &aim.task {
        return id.to_string();
    }
    let Some(section) = page.section(aim.section) else { return String::new() };
    match &section.kind {
        SectionKind::Known(key) => key.to_string(),
        _ => page.heading(section),
    }
}
