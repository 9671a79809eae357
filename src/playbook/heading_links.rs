//! Links to the headings of a page.

use crate::playbook::anchors::{self, Anchors};
use crate::playbook::model::{Page, Section};

impl Page {
    /// Whether a link to an anchor of the page, written without `#`, finds a heading or an HTML element.
    #[must_use]
    pub fn has_anchor(&self, anchor: &str) -> bool {
        anchors::is_top(anchor) || self.known_anchors().contains(anchor)
    }

    /// All anchors, computed once.
    fn known_anchors(&self) -> &Anchors {
        self.computed.anchors.get_or_init(|| {
            let headings = self.sections.iter().filter(|section| section.level > 0);
            Anchors::new(headings.map(|section| self.heading(section)), self.text.as_str())
        })
    }

    /// The sections with a heading, each with its text and its anchor.
    #[must_use]
    pub fn headings(&self) -> Vec<(&Section, String, String)> {
        let sections = self.sections.iter().filter(|section| section.level > 0);
        let headings: Vec<(&Section, String)> =
            sections.map(|section| (section, self.heading(section))).collect();
        let anchors: Vec<String> =
            anchors::of_headings(headings.iter().map(|(_, heading)| heading)).collect();
        headings
            .into_iter()
            .zip(anchors)
            .map(|((section, heading), anchor)| (section, heading, anchor))
            .collect()
    }

    /// The heading's anchor that a link, written without `#`, means.
    #[must_use]
    pub fn anchor_of_heading(&self, anchor: &str) -> Option<String> {
        self.known_anchors().of_heading(anchor)
    }
}
