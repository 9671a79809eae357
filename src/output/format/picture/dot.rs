//! A picture in DOT, for Graphviz.

use std::fmt::Write;

use crate::output::format::picture::{ArrowKind, Picture, name};
use crate::output::terminal::clean;

/// The picture as a directed graph.
#[must_use]
pub fn write(picture: &Picture) -> String {
    let mut text = format!("digraph {} {{\n", quoted(&picture.title));
    text.push_str("  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
    text.push_str("  edge [fontname=\"sans-serif\", fontsize=10];\n");
    // Writing to a string does not fail.
    for (index, column) in picture.columns.iter().enumerate() {
        let _ = writeln!(text, "  subgraph cluster_{} {{", name(&column.key));
        let _ = writeln!(text, "    label={};", quoted(&column.title));
        for (_, node) in picture.in_column(index) {
            let label = if node.note.is_empty() {
                node.title.clone()
            } else {
                format!("{}\n{}", node.title, node.note)
            };
            let _ = writeln!(text, "    {} [label={}];", quoted(&node.key), quoted(&label));
        }
        text.push_str("  }\n");
    }
    for arrow in &picture.arrows {
        let (Some(from), Some(to)) = (picture.boxes.get(arrow.from), picture.boxes.get(arrow.to)) else {
            continue;
        };
        let look = match arrow.kind {
            ArrowKind::Onward => "",
            ArrowKind::Back => " [style=dashed, constraint=false]",
            ArrowKind::Order => " [style=dotted]",
        };
        let _ = writeln!(text, "  {} -> {}{look};", quoted(&from.key), quoted(&to.key));
    }
    text + "}\n"
}

fn quoted(text: &str) -> String {
    let inside = clean(text).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{inside}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::format::picture::tests::picture;

    #[test]
    fn dot_quotes_what_would_be_syntax() {
        let text = write(&picture());
        assert!(text.contains("    \"end\" [label=\"a \\\"b\\\" <c> & "), "{text}");
        assert!(text.contains("  \"last\" -> \"kick-off\" [style=dashed, constraint=false];\n"), "{text}");
        assert!(text.contains("\\n6 tasks, 2 mandatory\"];"), "{text}");
    }
}
