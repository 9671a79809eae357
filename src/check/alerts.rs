//! Alerts: the kinds that renderers know.

/// The kinds that every renderer knows.
pub const KINDS: [&str; 5] = ["note", "tip", "important", "warning", "caution"];

/// Whether a renderer makes something of a kind.
#[must_use]
pub fn is_alive(kind: &str) -> bool {
    // Not alerts, but live all the same: includes, videos and the like of documentation sites.
    const DIRECTIVES: [&str; 6] = ["include", "video", "code", "div", "selector", "admonition"];
    let lower = kind.to_ascii_lowercase();
    KINDS.contains(&lower.as_str()) || DIRECTIVES.iter().any(|own| lower.starts_with(own))
}
