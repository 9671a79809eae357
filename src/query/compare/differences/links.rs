//! Differences of links and images: whether those of a translation have the same targets, in whatever language.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::playbook::identity::identify;
use crate::playbook::links::{self, kind_of_link, resolve_target};
use crate::playbook::model::Link;
use crate::playbook::{Page, SectionIndex, SectionKind};
use crate::query::compare::alignment::Alignment;
use crate::query::compare::differences::{DifferenceKind, Pages, Side};
use crate::query::compare::pairing::Unpaired;
use crate::source::Span;
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

/// Where links may replace each other: in one task, else below one heading.
type LinkPlace<'a> = (links::LinkKind, Option<Cow<'a, str>>, Option<SectionIndex>);

impl<'a> AimedLink<'a> {
    fn place(&self) -> LinkPlace<'a> {
        let section = self.task.is_none().then_some(self.link.section);
        (self.kind, self.task.clone(), section)
    }

    /// Its task and its target, as it is meant and as it is written.
    fn aims(&self) -> [(Option<&str>, Aim<'_>); 2] {
        [Aim::Meant(&self.target), Aim::Written(&self.link.target)].map(|aim| (self.task.as_deref(), aim))
    }

    /// Whether another link has the same target and is in the same task, or in none, either.
    fn is_same(&self, other: &Self) -> bool {
        self.task == other.task && (self.target == other.target || self.link.target == other.link.target)
    }

    /// Whether the other page has the link's task, or the section that it belongs to.
    fn is_kept(&self, other: &Ids<'_>, is_shared: impl Fn(SectionIndex) -> bool) -> bool {
        match &self.task {
            Some(id) => other.contains_key(id),
            None => self.section == SectionIndex::TOP || is_shared(self.section),
        }
    }
}

impl Pages<'_> {
    pub(super) fn links(&mut self) {
        let (mut of_a, mut of_b) = (aims(self.a), aims(self.b));
        remove_common(&mut of_a, &mut of_b, &self.alignment);
        // A link that is missing with its task, heading or activity is not reported again.
        let (ids_a, ids_b) = (ids(self.a.page), ids(self.b.page));
        let shared = self.alignment.sections.iter().filter_map(|(x, y)| x.and(*y));
        let shared: HashSet<SectionIndex> = shared.collect();
        of_a.retain(|aim| {
            let is_shared = |section| self.alignment.section(section).is_some();
            aim.is_kept(&ids_b, is_shared) && !self.is_below_lost_heading(aim)
        });
        of_b.retain(|aim| aim.is_kept(&ids_a, |section| shared.contains(&section)));
        // Which of several missing links became which is a guess, unless there are as many new ones.
        let (counts_a, counts_b) = (counts(&of_a), counts(&of_b));
        let is_even = |one: &AimedLink<'_>, there: Option<SectionIndex>| {
            let there = there.and_then(|section| counts_b.get(&section)).copied().unwrap_or_default();
            one.task.is_some() || counts_a.get(&one.link.section) == Some(&there)
        };
        let mut unpaired: Unpaired<LinkPlace<'_>> =
            of_b.iter().enumerate().map(|(at, two)| (two.place(), at)).collect();
        for one in &of_a {
            let there = self.alignment.section(one.link.section);
            let heading = there.or_else(|| self.alignment.section(one.section));
            let section = heading.filter(|_| one.task.is_none());
            let known = is_even(one, there) && section.is_some() != one.task.is_some();
            let instead = known.then(|| unpaired.take(&[(one.kind, one.task.clone(), section)])).flatten();
            let row = one.task.as_ref().and_then(|id| ids_b.get(id)).copied();
            let heading = || Some(self.b.page.section(heading?)?.heading);
            let near = row.or_else(heading).unwrap_or_default();
            self.lost(one, instead.and_then(|at| of_b.get(at)), near);
        }
        let extra = of_b.iter().enumerate().filter(|(at, _)| !unpaired.is_paired(*at)).map(|(_, two)| two);
        for two in extra.filter(|aim| aim.kind != links::LinkKind::Image) {
            let id = place(self.b.page, two);
            self.note(
                DifferenceKind::LinkExtra,
                id,
                Self::nothing(),
                (two.link.target.clone(), two.link.span),
            );
        }
    }

    fn is_below_lost_heading(&self, aim: &AimedLink<'_>) -> bool {
        let own = self.a.page.section(aim.link.section);
        let small = own.is_some_and(|section| section.kind == SectionKind::Other && section.level > 0);
        aim.task.is_none() && small && self.alignment.section(aim.link.section).is_none()
    }

    /// A link whose target the second page lacks: it was replaced by another one, or is missing near a place.
    fn lost(&mut self, one: &AimedLink<'_>, instead: Option<&AimedLink<'_>>, near: Span) {
        let id = place(self.a.page, one);
        let here = (one.link.target.clone(), one.link.span);
        let there = (String::new(), near);
        match (one.kind, instead) {
            (links::LinkKind::Image, _) => self.note(DifferenceKind::ImageMissing, id, here, there),
            (_, Some(two)) => {
                self.note(DifferenceKind::LinkChanged, id, here, (two.link.target.clone(), two.link.span));
            }
            (_, None) => self.note(DifferenceKind::LinkMissing, id, here, there),
        }
    }
}

/// Removes the links that both pages have, first those in the same place, then wherever they stand; those of a task only
/// in the same task.
fn remove_common(of_a: &mut Vec<AimedLink<'_>>, of_b: &mut Vec<AimedLink<'_>>, alignment: &Alignment) {
    let places_b = ordinals(of_b, Some);
    let at_place: HashMap<Ordinal, usize> =
        places_b.into_iter().enumerate().filter_map(|(at, place)| Some((place?, at))).collect();
    let mut is_common = vec![false; of_b.len()];
    let mut in_same_place = |(one, place): (&AimedLink<'_>, Option<Ordinal>)| {
        let at = *at_place.get(&place?)?;
        let common = is_common.get_mut(at)?;
        *common = of_b.get(at)?.is_same(one);
        Some(*common)
    };
    let places_a = ordinals(of_a, |section| alignment.section(section));
    let found: Vec<bool> =
        of_a.iter().zip(places_a).map(|link| in_same_place(link).unwrap_or(false)).collect();
    remove_marked(of_a, found);
    remove_marked(of_b, is_common);
    let mut unpaired: Unpaired<_> =
        of_b.iter().enumerate().flat_map(|(at, two)| two.aims().map(|aim| (aim, at))).collect();
    let found: Vec<bool> = of_a.iter().map(|one| unpaired.take(&one.aims()).is_some()).collect();
    let paired: Vec<bool> = (0..of_b.len()).map(|at| unpaired.is_paired(at)).collect();
    remove_marked(of_a, found);
    remove_marked(of_b, paired);
}

/// Removes what is marked as removed.
fn remove_marked(links: &mut Vec<AimedLink<'_>>, marks: Vec<bool>) {
    let mut marks = marks.into_iter();
    links.retain(|_| marks.next() != Some(true));
}

/// Which link it is below its heading on the second page.
type Ordinal = (SectionIndex, usize);

/// The place of each link, where the second page has its heading.
fn ordinals(
    aims: &[AimedLink<'_>],
    there: impl Fn(SectionIndex) -> Option<SectionIndex>,
) -> Vec<Option<Ordinal>> {
    let mut counts: HashMap<SectionIndex, usize> = HashMap::new();
    let ordinal = |aim: &AimedLink<'_>| {
        let section = there(aim.link.section)?;
        let count = counts.entry(section).or_default();
        *count += 1;
        Some((section, *count))
    };
    aims.iter().map(ordinal).collect()
}

/// A target as it is meant, or as it is written.
#[derive(PartialEq, Eq, Hash)]
enum Aim<'a> {
    Meant(&'a str),
    Written(&'a str),
}

/// How many links stand below each heading, without those of tasks.
fn counts(aims: &[AimedLink<'_>]) -> HashMap<SectionIndex, usize> {
    let mut counts = HashMap::new();
    for aim in aims.iter().filter(|aim| aim.task.is_none()) {
        *counts.entry(aim.link.section).or_default() += 1;
    }
    counts
}

fn aims<'a>(side: Side<'a>) -> Vec<AimedLink<'a>> {
    let page = side.page;
    let of_link = |link: &'a Link| {
        let row = page.tasks.partition_point(|task| task.row.end <= link.span.start);
        let row = page.tasks.get(row).filter(|task| task.row.start <= link.span.start);
        let (kind, target) = aim(side, link);
        AimedLink {
            link,
            target,
            kind,
            task: row.map(|task| page.id(task)),
            section: page.owner(link.section),
        }
    };
    page.links().iter().map(of_link).collect()
}

/// The ids of a page's tasks, each with its first place.
type Ids<'a> = HashMap<Cow<'a, str>, Span>;

fn ids(page: &Page) -> Ids<'_> {
    page.tasks.iter().rev().map(|task| (page.id(task), task.id)).collect()
}

/// The target of a link in any language: a page's key, an address without its language, an image's name.
fn aim(side: Side<'_>, link: &Link) -> (links::LinkKind, String) {
    // Mail systems wrap addresses; the address behind counts.
    let behind = address_behind(&link.target);
    let written = behind.as_deref().unwrap_or(&link.target);
    let visible: Cow<'_, str> = if written.contains(is_invisible) {
        Cow::Owned(written.replace(is_invisible, ""))
    } else {
        Cow::Borrowed(written)
    };
    let kind = kind_of_link(&visible, link.image);
    let target = visible.trim();
    let key = || identify(target.split(['#', '?']).next().unwrap_or(target), side.playbook.lexicons()).key;
    let aim = match kind {
        links::LinkKind::External => address(target),
        links::LinkKind::Internal => {
            let file = side.page.file_of(link.span);
            let resolution = resolve_target(side.playbook, side.page, file, &visible, false);
            resolution.page().map_or_else(key, |lazy_page| lazy_page.key().to_owned())
        }
        links::LinkKind::Image => key(),
        links::LinkKind::Mail => target.trim_start_matches("mailto:").to_lowercase(),
        // Headings are translated, and so are their anchors.
        links::LinkKind::Anchor => "#".to_owned(),
    };
    (kind, aim)
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
