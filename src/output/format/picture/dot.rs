//! `dot`: a directed graph for Graphviz.

use std::fmt::Write;
use std::io;

use crate::output::Style;
use crate::output::format::Format;
use crate::output::format::picture::{ArrowKind, Picture, names};
use crate::output::terminal::clean;

pub(super) struct Dot;

impl Format<Picture> for Dot {
    fn name(&self) -> &'static str {
        "dot"
    }

    fn about(&self) -> &'static str {
        "a graph for Graphviz"
    }

    fn write(&self, picture: &Picture, _: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(graph(picture).as_bytes())
    }
}

fn graph(picture: &Picture) -> String {
    let mut text = format!("digraph {} {{\n", quoted(&picture.title));
    text.push_str("  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
    text.push_str("  edge [fontname=\"sans-serif\", fontsize=10];\n");
    let columns = names(picture.columns.iter().map(|column| column.key.as_str()));
    // Writing to a string cannot fail.
    for (index, (column, name)) in picture.columns.iter().zip(&columns).enumerate() {
        let _ = writeln!(text, "  subgraph cluster_{name} {{");
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
        let attributes = match arrow.kind {
            ArrowKind::Onward => "",
            ArrowKind::Back => " [style=dashed, constraint=false]",
            ArrowKind::Order => " [style=dotted]",
        };
        let _ = writeln!(text, "  {} -> {}{attributes};", quoted(&from.key), quoted(&to.key));
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
        let text = graph(&picture());
        assert!(text.contains("    \"end\" [label=\"a \\\"b\\\" <c> & "), "{text}");
        assert!(text.contains("  \"last\" -> \"kick-off\" [style=dashed, constraint=false];\n"), "{text}");
        assert!(text.contains("\\n6 tasks, 2 mandatory\"];"), "{text}");
    }

    #[test]
    fn columns_whose_keys_have_no_letter_of_ascii_are_different_clusters() {
        let mut picture = picture();
        for (column, key) in picture.columns.iter_mut().zip(["準備", "設計"]) {
            column.key = key.into();
        }
        let text = graph(&picture);
        assert!(text.contains("cluster___ {") && text.contains("cluster____2 {"), "{text}");
    }
}
