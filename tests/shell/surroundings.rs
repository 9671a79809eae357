//! What ftpb leaves alone: every folder that it was not told to write into.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::run::{Pages, ftpb};

#[test]
fn a_home_and_a_playbook_that_can_only_be_read_change_nothing() {
    let folder = Pages::none().page("home/x", "").page("pages/success-a.md", "# A\n");
    for name in ["home", "pages"] {
        fs::set_permissions(folder.path(name), fs::Permissions::from_mode(0o555)).expect("a folder");
    }
    let call = |line: &str| ftpb(line).env("HOME", folder.path("home")).of(folder.path("pages")).answer();
    for line in ["processes", "show success-a", "check", "config", "languages", ""] {
        let answer = call(line);
        assert_ne!(answer.code, Some(2), "{line}: {}", answer.stderr);
    }
    let count = |name: &str| fs::read_dir(folder.path(name)).expect("a folder").count();
    assert_eq!((count("home"), count("pages")), (1, 1));
    for name in ["home", "pages"] {
        fs::set_permissions(folder.path(name), fs::Permissions::from_mode(0o755)).expect("a folder");
    }
}
