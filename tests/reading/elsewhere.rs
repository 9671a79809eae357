//! What stands elsewhere than a plain look at a page's own text would see it: in an include, over two lines, in other
//! digits, behind other bytes.

use crate::run::{Pages, ftpb};

/// A process with one task of this id.
fn process(id: &str) -> String {
    format!(
        "# Title\n\n## Approach\n\n### Do\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n\
         |---|---|---|---|---|\n| {id} | Do it | M | SME | Teams |\n"
    )
}

#[test]
fn a_task_is_shown_with_all_its_places_however_they_are_written() {
    let include = "# Other\n\n## Approach\n\n### Do\n\n[!include [x](../shared/rows.md)]\n";
    let rows = process("4001").split_once("### Do\n\n").unwrap().1.to_owned();
    for (name, other) in [
        ("included", include.to_owned()),
        ("full-width", process("４００１").replace("Title", "Other")),
        ("invisible", process("40\u{200B}01").replace("Title", "Other")),
        ("letters", process("4OO1").replace("Title", "Other")),
    ] {
        let pages = Pages::none()
            .page("en/success-a.md", process("4001"))
            .page("en/success-b.md", &other)
            .page("shared/rows.md", &rows);
        let shown = ftpb("show 4001").of(&pages).printed();
        let also = shown.split_once("Also in").map_or("", |(_, also)| also);
        assert!(also.contains("Success › Other › Do"), "{name}: {shown}");
    }
}
