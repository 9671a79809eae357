//! The kinds of alerts, as in `> [!NOTE]`.

use crate::source::markdown::alert::KINDS;

/// Whether a kind is an alert or another directive of documentation sites.
#[must_use]
pub fn is_known(kind: &str) -> bool {
    const DIRECTIVES: [&str; 6] = ["include", "video", "code", "div", "selector", "admonition"];
    let lower = kind.to_ascii_lowercase();
    KINDS.contains(&lower.as_str()) || DIRECTIVES.iter().any(|directive| lower.starts_with(directive))
}
