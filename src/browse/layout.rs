//! Where things stand on the screen.

use ratatui::layout::Rect;

/// The least width for two panes.
const TWO_PANES: u16 = 64;

/// The least width of a page in two languages, side by side.
pub(super) const TWO_LANGUAGES: u16 = 73;

/// What decides about the layout.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing of its own that the screen has or not")]
pub(super) struct Wanted {
    /// The size of the screen.
    pub(super) width: u16,
    pub(super) height: u16,
    /// Whether the reader is in the page, not in the tree.
    pub(super) in_page: bool,
    /// Whether the page is in two languages.
    pub(super) is_double: bool,
    /// Whether hits are in place of the tree.
    pub(super) has_hits: bool,
    /// Whether a customer is named above the tree.
    pub(super) has_customer: bool,
}

/// The panes of the screen. A pane that is not seen has no width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// What can be shown.
    pub(super) bar: Rect,
    /// The customer in use, above the tree.
    pub(super) customer: Rect,
    pub(super) tree: Rect,
    pub(super) page: Rect,
    /// The keys.
    pub(super) keys: Rect,
}

impl Layout {
    pub(super) fn of(wanted: Wanted) -> Self {
        let Wanted { width, height, in_page, is_double, has_hits, has_customer } = wanted;
        let rows = height.saturating_sub(2);
        let left = if has_hits { (width / 2).min(60) } else { (width * 3 / 8).clamp(24, 46) };
        let beside = width.saturating_sub(left + 1);
        let is_narrow = width < TWO_PANES || (is_double && in_page && beside < TWO_LANGUAGES);
        let (tree, page) = match (is_narrow, in_page) {
            (true, true) => (0, width),
            (true, false) => (width, 0),
            (false, _) => (left, beside),
        };
        let above = u16::from(has_customer && !has_hits && rows > 3);
        Self {
            bar: Rect::new(0, 0, width, height.min(1)),
            customer: Rect::new(0, 1, tree, above),
            tree: Rect::new(0, 1 + above, tree, rows - above),
            page: Rect::new(width - page, 1, page, rows),
            keys: Rect::new(0, height.saturating_sub(1), width, height.min(1)),
        }
    }

    /// Whether both panes are seen.
    pub(super) fn has_both(&self) -> bool {
        self.tree.width > 0 && self.page.width > 0
    }

    /// The width of a page's text, whether it is seen or not.
    pub(super) fn text_width(&self) -> u16 {
        let width = if self.page.width > 0 { self.page.width } else { self.bar.width };
        width.saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(width: u16, in_page: bool, is_double: bool) -> (u16, u16) {
        let layout = Layout::of(Wanted {
            width,
            height: 24,
            in_page,
            is_double,
            has_hits: false,
            has_customer: false,
        });
        (layout.tree.width, layout.page.width)
    }

    #[test]
    fn a_narrow_screen_has_one_pane() {
        assert_eq!(widths(80, false, false), (30, 49));
        assert_eq!(widths(40, false, false), (40, 0));
        assert_eq!(widths(40, true, false), (0, 40));
    }

    #[test]
    fn two_languages_take_the_room_of_the_tree_where_they_need_it() {
        assert_eq!(widths(80, true, true), (0, 80));
        assert_eq!(widths(80, false, true), (30, 49));
        assert_eq!(widths(120, true, true), (45, 74));
    }

    #[test]
    fn a_screen_without_room_has_no_rows() {
        let layout = Layout::of(Wanted {
            width: 0,
            height: 0,
            in_page: false,
            is_double: false,
            has_hits: false,
            has_customer: false,
        });
        assert_eq!((layout.tree.height, layout.keys.height), (0, 0));
    }
}
