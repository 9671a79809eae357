//! Struck words, which are not meant any more.

use crate::playbook::reader::tests::*;

#[test]
fn struck_words_are_no_value() {
    for (struck, end) in [("~~", "~~"), ("<s>", "</s>"), ("<strike>", "</strike>")] {
        let page = rows(&format!(
            "| 1234 | {struck}Tell{end} Do it | {struck}O{end} M | {struck}FE{end} SME | {struck}Exchange{end} Teams |"
        ));
        assert_eq!(tasks(&page), ["16: 1234 Do it | mandatory | sme | teams"], "{struck}");
        assert_eq!(found(&page), [] as [&str; 0], "{struck}");
        let page = rows(&format!("| 1234 | {struck}Do it{end} | M | SME | Teams |"));
        assert_eq!(tasks(&page), ["16: 1234 Do it | mandatory | sme | teams"], "{struck}");
        assert_eq!(found(&page), ["16 row-without-name"], "{struck}");
    }
    let page = rows("| ~~1234~~ | ~~Do it~~ | ~~M~~ | ~~SME~~ | ~~Teams~~ |");
    assert_eq!((page.tasks.len(), found(&page)), (0, vec!["16 row-without-id".to_owned()]));
    for id in ["~~1234~~", "<del>1234</del>", "<s>1234</s>"] {
        let page = rows(&format!("| {id} | Do it | M | SME | Teams |"));
        assert_eq!(
            (ids(&page), found(&page)),
            (vec!["1234".into()], vec!["16 unclear-id".to_owned()]),
            "{id}"
        );
    }
    let label = process("\nSecondary Role(s): ~~FE~~ **SME**  \n");
    assert!(labels(&label.activities[0]).contains(&"secondary-role = SME (sme)".to_owned()));
}
