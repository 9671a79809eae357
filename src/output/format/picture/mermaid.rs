//! A picture in Mermaid, for GitHub, Azure DevOps and wikis.

use std::fmt::Write;

use crate::output::format::picture::{ArrowKind, Picture, name};
use crate::output::terminal::clean;

/// The picture as a Mermaid flowchart.
#[must_use]
pub fn write(picture: &Picture) -> String {
    let mut text = String::from("flowchart LR\n");
    // Writing to a string does not fail.
    for (index, column) in picture.columns.iter().enumerate() {
        let _ = writeln!(text, "  subgraph phase_{}[\"{}\"]", name(&column.key), label(&column.title));
        for (_, node) in picture.in_column(index) {
            let note =
                if node.note.is_empty() { String::new() } else { format!("<br>{}", label(&node.note)) };
            let _ = writeln!(text, "    {}[\"{}{note}\"]", id(&node.key), label(&node.title));
        }
        text.push_str("  end\n");
    }
    for arrow in &picture.arrows {
        let (Some(from), Some(to)) = (picture.boxes.get(arrow.from), picture.boxes.get(arrow.to)) else {
            continue;
        };
        let line = if arrow.kind == ArrowKind::Onward { "-->" } else { "-.->" };
        let word = match picture.legend.iter().find(|(kind, _)| *kind == arrow.kind) {
            Some((_, word)) => format!("|\"{}\"|", label(word)),
            None => String::new(),
        };
        let _ = writeln!(text, "  {} {line}{word} {}", id(&from.key), id(&to.key));
    }
    text
}

/// A name that is none of Mermaid's own words (`end` alone breaks a flowchart).
fn id(key: &str) -> String {
    format!("p_{}", name(key))
}

/// Text between quotes: what would end it, or be taken for markup, as an entity.
fn label(text: &str) -> String {
    let mut label = String::new();
    for c in clean(text).chars() {
        match c {
            '"' => label.push_str("#quot;"),
            '#' => label.push_str("#35;"),
            '<' => label.push_str("#lt;"),
            '>' => label.push_str("#gt;"),
            '&' => label.push_str("#amp;"),
            '`' => label.push_str("#96;"),
            c if c.is_whitespace() => label.push(' '),
            c => label.push(c),
        }
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::format::picture::tests::picture;

    #[test]
    fn mermaid_quotes_what_would_be_syntax() {
        let text = write(&picture());
        assert!(text.starts_with("flowchart LR\n  subgraph phase_initiate[\"Initiate\"]\n"), "{text}");
        assert!(text.contains("    p_end[\"a #quot;b#quot; #lt;c#gt; #amp; "), "{text}");
        assert!(text.contains("  p_last -.->|\"a step back\"| p_kick_off\n"), "{text}");
        assert!(text.contains("  p_kick_off --> p_end\n"), "{text}");
    }
}
