//! Pages read as a person reads them.

use super::*;

#[test]
fn it_runs() {
    let page = read_text("a.md", "# A\n");
    assert_eq!(page.title, "A");
}
