//! `check --write-baseline`: what it overwrites.

use std::fs;

use crate::run::{Pages, ftpb};

#[test]
fn only_a_baseline_is_overwritten_by_one() {
    let folder =
        Pages::none().page("en/a.md", "# Page\n").page("list.md", "# Contoso\n").page("empty.json", "");
    ftpb("check --playbooks en --baseline list.md --write-baseline")
        .inside(&folder)
        .says("ftpb: `list.md` is not a baseline and was not overwritten; name another file\n")
        .cannot();
    assert_eq!(fs::read_to_string(folder.path("list.md")).unwrap(), "# Contoso\n");
    for file in ["empty.json", "empty.json", "new.json"] {
        let line = "check --playbooks en --write-baseline --quiet --baseline";
        ftpb(&format!("{line} {file}")).inside(&folder).finds();
        assert!(fs::read_to_string(folder.path(file)).unwrap().contains("\"version\": 1"));
    }
}
