//! Fixes findings. A fix is kept only if the page then still has the same content and no new findings.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use crate::playbook::{Page, reading_rules};
use crate::source::encoding::{decode, marks};
use crate::source::{Finding, Span};

use crate::check::acceptable::{Suspects, acceptable};
use crate::check::applied::AppliedEdits;
use crate::check::content::Content;
use crate::check::rule::{Check, Edit, RuleGroup};
use crate::check::rules;
use crate::check::{Context, check_page};

/// A page that was fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedPage {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many findings are gone.
    pub findings: usize,
}

/// How often a page is checked again: one fix may reveal the next finding.
const ROUNDS: usize = 6;

/// Fixes a page whose file has these bytes; `None` if there is nothing to fix.
///
/// Does not touch pages with merge conflicts, invalid UTF-8 or includes.
#[must_use]
pub fn fix(context: &Context<'_>, page: &Page, bytes: &[u8], chosen: &[&'static Check]) -> Option<FixedPage> {
    let decoded = decode(bytes);
    let changed = decoded.text != page.text.as_str();
    if changed || context.is_left_alone(page) {
        return None;
    }
    let fixing: Vec<&'static Check> = chosen.iter().copied().filter(|check| check.fix.is_some()).collect();
    // Marks are not part of the text that rules edit.
    let of_marks: Vec<&Check> =
        fixing.iter().copied().filter(|check| *check.rule == reading_rules::BYTE_ORDER_MARK).collect();
    let mut count = check_page(context, page, &of_marks).len();
    let raw = bytes.get(if count > 0 { marks(bytes) } else { 0 }..).unwrap_or_default().to_vec();
    // The page itself is the first version: what rules know of it is computed already.
    let mut current = if raw == bytes {
        Version::of(context, Cow::Borrowed(page), raw, &fixing)
    } else {
        Version::read(context, page, raw, &fixing)?
    };
    for _ in 0..ROUNDS {
        let Some((better, fixed)) = round(context, page, &current, &fixing) else { break };
        current = better;
        count += fixed;
    }
    (current.raw != bytes).then_some(FixedPage { bytes: current.raw, findings: count })
}

/// A version of a page, with the findings that may be fixed.
struct Version<'a> {
    raw: Vec<u8>,
    page: Cow<'a, Page>,
    fixable: Vec<(&'static Check, Finding)>,
    reading: OnceCell<Reading>,
}

impl<'a> Version<'a> {
    fn of(context: &Context<'_>, page: Cow<'a, Page>, raw: Vec<u8>, fixing: &[&'static Check]) -> Self {
        let fixable = check_page(context, &page, fixing);
        Self { raw, page, fixable, reading: OnceCell::new() }
    }

    /// Reads a page as if these were the bytes of its file.
    fn read(context: &Context<'_>, page: &Page, raw: Vec<u8>, fixing: &[&'static Check]) -> Option<Self> {
        let again = context.playbook.lazy_page(&page.file)?.read_version(&raw, context.playbook);
        Some(Self::of(context, Cow::Owned(again), raw, fixing))
    }

    fn reading(&self, context: &Context<'_>, fixing: &[&'static Check]) -> &Reading {
        self.reading.get_or_init(|| Reading::of(context, self, fixing))
    }
}

/// Applies to a version of a page the edits of all fixes that are acceptable, and says how many those are.
fn round<'a>(
    context: &Context<'_>,
    page: &'a Page,
    current: &Version<'a>,
    fixing: &[&'static Check],
) -> Option<(Version<'a>, usize)> {
    let edits =
        |(check, finding): &(&'static Check, Finding)| Some(check.fix?(context, &current.page, finding));
    let fixes: Vec<Vec<Edit>> =
        current.fixable.iter().filter_map(edits).filter(|edits| !edits.is_empty()).collect();
    if fixes.is_empty() {
        return None;
    }
    let before = current.reading(context, fixing);
    let apply_some = |some: &[usize]| {
        let edits = some.iter().filter_map(|fix| fixes.get(*fix)).flatten().cloned();
        apply(&current.raw, &edits.collect::<Vec<_>>())
    };
    // Most often, all fixes are good, and this is the next version.
    let last = RefCell::new(None);
    let good = acceptable(fixes.len(), |some| {
        let in_the_way = overlapping(some, &fixes);
        if !in_the_way.is_empty() {
            return Suspects { fixes: in_the_way, elsewhere: false };
        }
        let made = AppliedEdits::new(some, &fixes);
        let Some(after) = Version::read(context, page, apply_some(some), fixing) else { return made.all() };
        let suspects = before.suspects(after.reading(context, fixing), &made);
        last.replace(Some(after));
        suspects
    });
    let better = apply_some(&good);
    if better == current.raw {
        return None;
    }
    let last = last.into_inner().filter(|last: &Version<'_>| last.raw == better);
    Some((last.or_else(|| Version::read(context, page, better, fixing))?, good.len()))
}

/// What a page says and what is found on it, as far as a fix may change neither.
struct Reading {
    content: Content,
    /// The places of the findings of each rule. Rules across languages do not count, because a fix on this page may only
    /// be needed later on the other.
    found: BTreeMap<&'static str, Vec<Span>>,
}

impl Reading {
    fn of(context: &Context<'_>, version: &Version<'_>, fixing: &[&'static Check]) -> Self {
        let is_own = |check: &Check| check.group != RuleGroup::AcrossLanguages;
        let is_fixing = |check: &Check| fixing.iter().any(|fixing| fixing.rule == check.rule);
        let others = rules::ALL.iter().copied().filter(|check| is_own(check) && !is_fixing(check));
        let others = check_page(context, &version.page, &others.collect::<Vec<_>>());
        let mut found: BTreeMap<_, Vec<Span>> = BTreeMap::new();
        for (check, finding) in version.fixable.iter().chain(&others).filter(|(check, _)| is_own(check)) {
            found.entry(check.rule.name).or_default().push(finding.span);
        }
        Self { content: Content::of(&version.page), found }
    }

    /// The fixes next to which the page says something else, or has more findings than before.
    fn suspects(&self, after: &Self, made: &AppliedEdits) -> Suspects {
        let before = |rule| self.found.get(rule).map(Vec::as_slice).unwrap_or_default();
        let more: Vec<(&[Span], &Vec<Span>)> = after
            .found
            .iter()
            .map(|(rule, after)| (before(rule), after))
            .filter(|(before, after)| before.len() < after.len())
            .collect();
        if self.content == after.content && more.is_empty() {
            return Suspects::default();
        }
        let (mut places, others) = self.content.differences(&after.content);
        places.extend(others.into_iter().map(|span| made.before(span)));
        for (before, after) in more {
            let before: BTreeSet<Span> = before.iter().map(|span| made.before(made.after(*span))).collect();
            places.extend(after.iter().map(|span| made.before(*span)).filter(|span| !before.contains(span)));
        }
        // Where only their order differs, nothing tells which fix did it.
        if places.is_empty() { made.all() } else { made.suspects(places) }
    }
}

/// The edits that fix a finding; empty if it cannot be fixed.
#[must_use]
pub fn edits(context: &Context<'_>, page: &Page, check: &Check, finding: &Finding) -> Vec<Edit> {
    let fix = check.fix.filter(|_| !context.is_left_alone(page));
    fix.map(|fix| fix(context, page, finding)).unwrap_or_default()
}

/// Those of some fixes that edit what one before them edits.
fn overlapping(some: &[usize], fixes: &[Vec<Edit>]) -> BTreeSet<usize> {
    let mut changed: BTreeMap<u32, Span> = BTreeMap::new();
    let mut is_apart = |fix: &usize| {
        let edits = fixes.get(*fix).map(Vec::as_slice).unwrap_or_default();
        let is_apart = edits.iter().all(|edit| is_apart(edit.span, &changed));
        if is_apart {
            changed.extend(edits.iter().map(|edit| (edit.span.start, edit.span)));
        }
        is_apart
    };
    some.iter().copied().filter(|fix| !is_apart(fix)).collect()
}

/// Whether a span overlaps none of those that are changed already, by their start.
fn is_apart(span: Span, changed: &BTreeMap<u32, Span>) -> bool {
    let before = changed.range(..=span.start).next_back();
    let after = changed.range(span.start + 1..).next();
    before.is_none_or(|(start, other)| *start < span.start && other.end <= span.start)
        && after.is_none_or(|(start, _)| span.end <= *start)
}

/// Applies edits of a page's text to its bytes. Byte order marks and line ends stay.
#[must_use]
pub fn apply(raw: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let line_end = line_end(raw);
    let (marks, rest) = raw.split_at(marks(raw));
    let mut out = marks.to_vec();
    let mut cursor = Cursor { rest, position: 0 };
    for edit in edits {
        out.extend_from_slice(cursor.advance_to(edit.span.start as usize));
        cursor.advance_to(edit.span.end as usize);
        out.extend_from_slice(edit.text.replace('\n', line_end).as_bytes());
    }
    out.extend_from_slice(cursor.rest);
    out
}

/// How most lines of a file end.
fn line_end(raw: &[u8]) -> &'static str {
    let (mut pairs, mut feeds, mut returns) = (0, 0, 0);
    for at in memchr::memchr2_iter(b'\r', b'\n', raw) {
        match raw.get(at..) {
            Some([b'\r', b'\n', ..]) => pairs += 1,
            Some([b'\r', ..]) => returns += 1,
            _ => feeds += 1,
        }
    }
    // The feed of a pair was counted, too.
    let feeds = feeds - pairs;
    if pairs.max(returns) <= feeds {
        "\n"
    } else if returns > pairs {
        "\r"
    } else {
        "\r\n"
    }
}

/// The bytes that are left, and the position in the text, in which each line end is one byte.
struct Cursor<'a> {
    rest: &'a [u8],
    position: usize,
}

impl<'a> Cursor<'a> {
    /// Moves to a position in the text and returns the bytes up to it.
    fn advance_to(&mut self, position: usize) -> &'a [u8] {
        let mut length = 0;
        while self.position < position && length < self.rest.len() {
            let pair = self.rest.get(length..length + 2) == Some(b"\r\n");
            length += if pair { 2 } else { 1 };
            self.position += 1;
        }
        let (passed, rest) = self.rest.split_at(length);
        self.rest = rest;
        passed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_changes_its_bytes_and_no_others() {
        let raw = b"\xEF\xBB\xBFone\r\ntwo\r\nthr\xC3\xA9e\n".to_vec();
        let text = decode(&raw).text;
        let at = text.find("two").unwrap();
        let edits = [Edit::new(Span::new(at, at + 3), "2\n2"), Edit::new(Span::new(at + 3, at + 3), "!")];
        assert_eq!(apply(&raw, &edits), b"\xEF\xBB\xBFone\r\n2\r\n2!\r\nthr\xC3\xA9e\n");
        assert_eq!(apply(&raw, &[]), raw);
    }

    #[test]
    fn a_new_line_ends_as_the_others_do() {
        for end in ["\n", "\r\n", "\r"] {
            let raw = format!("a{end}b c{end}");
            let edit = Edit::new(Span::new(3, 4), "\n");
            assert_eq!(apply(raw.as_bytes(), &[edit]), format!("a{end}b{end}c{end}").as_bytes());
        }
    }

    #[test]
    fn line_ends_before_a_place_do_not_move_it() {
        let raw = b"a\r\n\r\nb\rc\nd";
        let text = decode(raw.as_slice()).text;
        let at = text.find('d').unwrap();
        assert_eq!(apply(raw, &[Edit::new(Span::new(at, at + 1), "e")]), b"a\r\n\r\nb\rc\ne");
    }
}
