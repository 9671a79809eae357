//! Edits that were made on a page: where a place of one version is on the other, and which fix edited what is there.

use crate::check::acceptable::Suspects;
use crate::check::rule::Edit;
use crate::source::Span;

/// The edits of some fixes, in the order of their places.
pub struct AppliedEdits(Vec<AppliedEdit>);

struct AppliedEdit {
    old: Span,
    new: Span,
    fix: usize,
}

impl AppliedEdits {
    /// The edits of those fixes that have these numbers. No edits overlap.
    pub fn new(some: &[usize], fixes: &[Vec<Edit>]) -> Self {
        let of_some = some.iter().filter_map(|fix| Some((fixes.get(*fix)?, *fix)));
        let mut edits: Vec<(&Edit, usize)> =
            of_some.flat_map(|(edits, fix)| edits.iter().map(move |edit| (edit, fix))).collect();
        edits.sort_unstable_by_key(|(edit, _)| edit.span);
        let (mut old_end, mut new_end) = (0, 0);
        let made = edits.into_iter().map(|(edit, fix)| {
            let start = new_end + (edit.span.start as usize - old_end);
            (old_end, new_end) = (edit.span.end as usize, start + edit.text.len());
            AppliedEdit { old: edit.span, new: Span::new(start, new_end), fix }
        });
        Self(made.collect())
    }

    /// Where the text of a span of the new version was; all that was edited, where it begins or ends in an edit.
    pub fn before(&self, span: Span) -> Span {
        self.moved(span, |edit| (edit.new, edit.old))
    }

    /// Where the text of a span of the old version is.
    pub fn after(&self, span: Span) -> Span {
        self.moved(span, |edit| (edit.old, edit.new))
    }

    fn moved(&self, span: Span, sides: impl Fn(&AppliedEdit) -> (Span, Span)) -> Span {
        let moved = |place: u32, inside: fn(Span) -> u32| {
            let next = self.0.partition_point(|edit| sides(edit).0.start <= place);
            let Some((from, to)) = next.checked_sub(1).and_then(|last| self.0.get(last)).map(&sides) else {
                return place;
            };
            if place <= from.end { inside(to) } else { to.end + (place - from.end) }
        };
        Span { start: moved(span.start, |edit| edit.start), end: moved(span.end, |edit| edit.end) }
    }

    /// The fixes that edited what stands at some places of the old version; for a place that was not edited, the fix
    /// before it.
    pub fn suspects(&self, places: impl IntoIterator<Item = Span>) -> Suspects {
        let mut suspects = Suspects::default();
        for place in places {
            let first = self.0.partition_point(|edit| edit.old.end < place.start);
            let last = self.0.partition_point(|edit| edit.old.start <= place.end);
            suspects.elsewhere |= first >= last;
            let near = if first < last { first..last } else { first.saturating_sub(1)..first.max(1) };
            suspects.fixes.extend(self.0.get(near).unwrap_or_default().iter().map(|edit| edit.fix));
        }
        suspects
    }

    /// All fixes.
    pub fn all(&self) -> Suspects {
        Suspects { fixes: self.0.iter().map(|edit| edit.fix).collect(), elsewhere: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_to_the_edits_there_and_to_the_other_version() {
        let edit = |start, end, text: &str| vec![Edit::new(Span::new(start, end), text)];
        // `0123456789` becomes `0xyz456789!`; the second fix is not made.
        let fixes = [edit(10, 10, "!"), edit(6, 7, ""), edit(1, 4, "xyz4")];
        let made = AppliedEdits::new(&[0, 2], &fixes);
        let span = Span::new;
        assert_eq!((made.before(span(0, 1)), made.before(span(6, 8))), (span(0, 4), span(5, 7)));
        assert_eq!((made.after(span(5, 7)), made.after(span(2, 3))), (span(6, 8), span(1, 5)));
        let suspects = |start, end| {
            let suspects = made.suspects([span(start, end)]);
            (suspects.fixes.into_iter().collect::<Vec<_>>(), suspects.elsewhere)
        };
        assert_eq!((suspects(0, 1), suspects(8, 12)), ((vec![2], false), (vec![0], false)));
        assert_eq!((suspects(6, 8), suspects(0, 0)), ((vec![2], true), (vec![2], true)));
        assert_eq!(made.all().fixes, [0, 2].into());
    }
}
