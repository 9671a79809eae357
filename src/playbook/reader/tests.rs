//! Pages read as a person reads them.

use super::*;

fn read_text(name: &str, text: &str) -> Page {
    let lexicons = Lexicons::default();
    let identity = identity::identify(name, &lexicons);
    let lang = language(text, &identity, &lexicons);
    read(Arc::new(SourceText::new(text.to_owned())), &lang, &identity, &lexicons)
}

#[test]
fn it_runs() {
    let page = read_text("a.md", "# A\n");
    assert_eq!(page.title, "A");
}
