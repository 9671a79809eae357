//! `mermaid`: a flowchart that GitHub, Azure DevOps and wikis draw.

use std::fmt::Write;
use std::io;

use crate::output::Style;
use crate::output::format::Format;
use crate::output::format::picture::{ArrowKind, Picture, names};
use crate::output::terminal::clean;

pub(super) struct Mermaid;

impl Format<Picture> for Mermaid {
    fn name(&self) -> &'static str {
        "mermaid"
    }

    fn about(&self) -> &'static str {
        "a flowchart for GitHub, Azure DevOps and wikis"
    }

    fn write(&self, picture: &Picture, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(flowchart(picture).as_bytes())
    }
}

fn flowchart(picture: &Picture) -> String {
    let mut text = String::from("flowchart LR\n");
    let columns = names(picture.columns.iter().map(|column| column.key.as_str()));
    let ids = names(picture.boxes.iter().map(|node| node.key.as_str()));
    // Writing to a string cannot fail.
    for (index, (column, name)) in picture.columns.iter().zip(&columns).enumerate() {
        let _ = writeln!(text, "  subgraph phase_{name}[\"{}\"]", label(&column.title));
        for (at, node) in picture.in_column(index) {
            let note =
                if node.note.is_empty() { String::new() } else { format!("<br>{}", label(&node.note)) };
            let _ = writeln!(text, "    {}[\"{}{note}\"]", id(&ids, at), label(&node.title));
        }
        text.push_str("  end\n");
    }
    for arrow in &picture.arrows {
        let line = if arrow.kind == ArrowKind::Onward { "-->" } else { "-.->" };
        let word =
            match picture.legend.iter().find(|(kind, _)| *kind == arrow.kind && *kind != ArrowKind::Onward) {
                Some((_, word)) => format!("|\"{}\"|", label(word)),
                None => String::new(),
            };
        let _ = writeln!(text, "  {} {line}{word} {}", id(&ids, arrow.from), id(&ids, arrow.to));
    }
    text
}

/// An identifier that is not a keyword of Mermaid: a box named `end` would break the flowchart.
fn id(ids: &[String], at: usize) -> String {
    format!("p_{}", ids.get(at).map_or("", String::as_str))
}

/// A quoted label, with quotes and markup as entities.
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
        let text = flowchart(&picture());
        assert!(text.starts_with("flowchart LR\n  subgraph phase_initiate[\"Initiate\"]\n"), "{text}");
        assert!(text.contains("    p_end[\"a #quot;b#quot; #lt;c#gt; #amp; "), "{text}");
        assert!(text.contains("  p_last -.->|\"a step back\"| p_kick_off\n"), "{text}");
        assert!(text.contains("  p_kick_off --> p_end\n"), "{text}");
    }
}
