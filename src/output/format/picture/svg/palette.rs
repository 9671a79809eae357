//! The colours of a drawing, on a light and on a dark slide.

use crate::output::format::picture::ArrowKind;

/// The colours of one kind of slide.
#[derive(Debug)]
pub struct Palette {
    /// The slide itself.
    pub ground: &'static str,
    ink: &'static str,
    note: &'static str,
    band: &'static str,
    inside: &'static str,
    edge: &'static str,
    onward: &'static str,
    back: &'static str,
    order: &'static str,
}

/// For light slides.
pub static LIGHT: Palette = Palette {
    ground: "#ffffff",
    ink: "#1b1f24",
    note: "#57606a",
    band: "#f3f5f8",
    inside: "#ffffff",
    edge: "#2f5d8a",
    onward: "#44566c",
    back: "#a4460f",
    order: "#6e7781",
};

/// For dark slides.
pub static DARK: Palette = Palette {
    ground: "#14181d",
    ink: "#eef1f5",
    note: "#a9b4c0",
    band: "#1e242c",
    inside: "#29313b",
    edge: "#6ea8dc",
    onward: "#a3b4c8",
    back: "#f0925a",
    order: "#8d99a6",
};

impl Palette {
    /// The colour of an arrow.
    #[must_use]
    pub fn of(&self, kind: ArrowKind) -> &'static str {
        match kind {
            ArrowKind::Onward => self.onward,
            ArrowKind::Back => self.back,
            ArrowKind::Order => self.order,
        }
    }

    /// The style of all elements.
    #[must_use]
    pub fn stylesheet(&self) -> String {
        let Self { ink, note, band, inside, edge, onward, back, order, .. } = self;
        format!(
            "text{{font-family:'Segoe UI','Noto Sans','Noto Sans CJK JP','Noto Sans CJK SC',sans-serif;fill:{ink}}}\
             .name{{font-size:22px;font-weight:600}}.head{{font-size:15px;font-weight:600}}.title{{font-size:13px}}\
             .note{{font-size:11px;fill:{note}}}.band{{fill:{band}}}\
             .box{{fill:{inside};stroke:{edge};stroke-width:1.4}}\
             .arrow{{fill:none;stroke:{onward};stroke-width:1.5}}.back{{stroke:{back};stroke-dasharray:7 4}}\
             .order{{stroke:{order};stroke-dasharray:2 4}}"
        )
    }
}
