//! What frames a page: front matter, its language, the bytes.

use crate::playbook::reader::tests::*;

#[test]
fn front_matter_is_read_as_far_as_it_goes() {
    let page = read_as(
        "en/a.md",
        "---  \n# required metadata\ntitle: T - A\nauthor Name\nms.date: 5/13/2019\n---  \nwords\n",
    );
    assert_eq!((page.title.as_str(), page.updated().unwrap().to_string().as_str()), ("A", "2019-05-13"));
    assert_eq!(found(&page), ["2 front-matter-unparsable", "4 front-matter-line"]);
    let unclosed = read_as("en/a.md", "---\ntitle: A\n\n# B\n");
    assert_eq!((unclosed.title.as_str(), found(&unclosed)), ("B", vec!["1 front-matter-unclosed".into()]));
}

#[test]
fn a_rule_at_the_beginning_swallows_no_task() {
    let page = read_as(
        "en/approach-a.md",
        &format!("---\n# A\n\n{HEADER}| 1234 | Do it | M | SME | Teams |\n\n---\n\nwords\n"),
    );
    assert_eq!(tasks(&page), ["6: 1234 Do it | mandatory | sme | teams"]);
    assert_eq!(page.title, "A");
}

#[test]
fn a_page_that_is_written_in_another_language_than_its_folder_is_read_as_what_it_is() {
    let page = read_as(
        "german-playbook/l1l2l3-x.md",
        "---\nt: x\n---\n# X\n\nThis is the page that you and the customer will use for all of the work, and it is not in the language of its folder.\n",
    );
    assert_eq!((page.lang.as_str(), found(&page)), ("en", vec!["1 wrong-language-page".into()]));
    let short = read_as("german-playbook/x.md", "# The Plan\n");
    assert_eq!(short.lang.as_str(), "de");
}

#[test]
fn an_empty_page_is_a_page() {
    for text in ["", "\n\n", "\u{200B}"] {
        let page = read_as("en/phase-x.md", text);
        assert_eq!((page.title.as_str(), page.kind), ("phase x", PageKind::Phase));
    }
}

#[test]
fn what_decoding_found_is_found() {
    let text = "---\nt: x\n---\n# A\u{FFFD}\n";
    let mut page = read_as("en/a.md", text);
    report_encoding(
        &mut page,
        &[EncodingIssue::ByteOrderMark, EncodingIssue::InvalidBytes(16), EncodingIssue::Nul(16)],
    );
    assert_eq!(found(&page), ["1 byte-order-mark", "4 invalid-encoding", "4 invalid-encoding"]);
}
