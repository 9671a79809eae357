//! Front matter, sound and damaged.

use crate::source::front_matter::*;

fn fields(matter: &FrontMatter) -> Vec<(&str, &str)> {
    matter.fields.iter().map(|field| (field.key.as_str(), field.value.as_str())).collect()
}

#[test]
fn fences_with_blanks_comments_and_plain_values_are_read() {
    let text = "---  \n# required metadata\ntitle: A - B  \nms.date: 5/03/2019\n---  \n# A\n";
    let matter = FrontMatter::read(text);
    assert_eq!(fields(&matter), [("title", "A - B"), ("ms.date", "5/03/2019")]);
    assert_eq!(matter.errors, []);
    assert_eq!(&text[matter.body..], "# A\n");
}

#[test]
fn yaml_that_is_more_than_plain_is_yaml() {
    let matter = FrontMatter::read("---\ntitle: \"A: B\"\ntags: [x, y]\nnote: >\n  two\n  lines\n---\n");
    assert_eq!(fields(&matter), [("title", "A: B"), ("tags", "x, y"), ("note", "two lines")]);
}

#[test]
fn values_of_every_type_are_what_is_written() {
    let matter = FrontMatter::read(
        "---\ntitle: \"A\"\nms.date: 2020-06-30\na: 017\nb: 1.50\nc: no\nd: True\ne: [01, no, 2.0]\nf:\n- 0x1F\n- x\ng: 1_0 # note\n---\n",
    );
    let expected = [
        ("title", "A"),
        ("ms.date", "2020-06-30"),
        ("a", "017"),
        ("b", "1.50"),
        ("c", "no"),
        ("d", "True"),
        ("e", "01, no, 2.0"),
        ("f", "0x1F, x"),
        ("g", "1_0"),
    ];
    assert_eq!(fields(&matter), expected);
    assert_eq!(matter.errors, []);
}

#[test]
fn every_second_key_is_told_and_the_first_one_is_read() {
    for text in [
        "---\na: 1\nb: 2\na: 3\na: 4\n---\n",
        "---\na: 1\nb: 2\n\"a\": [x,\n y]\na:\n  - 4\n---\n",
        "---\na: 1\nb: 2\na: 3\na: 4\n\n# B\n",
    ] {
        let matter = FrontMatter::read(text);
        assert_eq!(fields(&matter), [("a", "1"), ("b", "2")], "{text}");
        let told =
            |error: &&FrontMatterError| matches!(error, FrontMatterError::Repeated(key, _) if key == "a");
        assert_eq!(matter.errors.iter().filter(told).count(), 2, "{:?}", matter.errors);
    }
    let matter = FrontMatter::read("---\ntags:\n- a: 1\n- a: 2\nx: \"y\"\n---\n");
    assert_eq!(matter.errors, []);
}

#[test]
fn front_matter_below_the_first_line_or_in_another_language_is_named() {
    let matter = FrontMatter::read("\n---\ntitle: A\n---\n# A\n");
    assert_eq!((matter.fields.len(), matter.body), (0, 0));
    assert!(matches!(matter.errors[..], [FrontMatterError::Late(_)]));
    for (text, name) in [
        ("+++\ntitle = \"A\"\n# note\n+++\n# B\n", "TOML"),
        ("---toml\ntitle = \"A\"\n---\n# B\n", "TOML"),
        ("{\n  \"title\": \"A\"\n}\n# B\n", "JSON"),
    ] {
        let matter = FrontMatter::read(text);
        assert_eq!((&text[matter.body..], FrontMatter::end(text)), ("# B\n", matter.body));
        assert!(matches!(matter.errors[..], [FrontMatterError::Foreign(own, _)] if own == name));
    }
    assert_eq!(FrontMatter::read("+++\nnever closed\n").errors, [FrontMatterError::Missing]);
}

#[test]
fn comments_that_look_like_headings_or_rows_are_comments_among_keys() {
    for text in [
        "---\n## required metadata\ntitle: A\nms.date: x\n---\n# B\n",
        "---\n# | a | b |\ntitle: A\nms.date: x\n---\n# B\n",
        "---\ntitle: A\n\n### optional metadata ###\n\nms.date: x\n---\n# B\n",
        "---\ntitle: A\nms.date: x\n  ## note\n# | a | b | c |\n---\n# B\n",
        "---\ntitle: A\n## note\nms.date: >\n  x\n---\n# B\n",
    ] {
        let matter = FrontMatter::read(text);
        assert_eq!(fields(&matter), [("title", "A"), ("ms.date", "x")], "{text}");
        assert_eq!(matter.errors, [], "{text}");
        assert_eq!((&text[matter.body..], FrontMatter::end(text)), ("# B\n", matter.body), "{text}");
    }
    for text in [
        "---\ntitle: A\n\n## B\n\nWords.\n\n---\n",
        "---\ntitle: A\n\n## B\n\nNote: words\n\n---\n",
        "---\ntitle: A\n\n## B\n\n| a | b |\n\n---\n",
    ] {
        let matter = FrontMatter::read(text);
        assert!(matches!(matter.errors[..], [FrontMatterError::Unclosed(_)]), "{text}");
        assert!(text[matter.body..].contains("## B"), "{text}");
    }
    let matter = FrontMatter::read("---\n\n## B\n\n---\n");
    assert_eq!(matter.errors, [FrontMatterError::Missing]);
}

#[test]
fn a_line_without_colon_costs_only_itself() {
    let matter = FrontMatter::read("---\ntitle: A\nauthor Name\nmanager: m\n---\n");
    assert_eq!(fields(&matter), [("title", "A"), ("manager", "m")]);
    assert!(matches!(matter.errors[..], [FrontMatterError::Yaml(..), FrontMatterError::Line(_)]));
}

#[test]
fn an_unclosed_fence_ends_with_the_first_line_that_is_no_key() {
    let text = "---\ntitle: A\n\n# Heading\n\ntext: here\n";
    let matter = FrontMatter::read(text);
    assert_eq!(fields(&matter), [("title", "A")]);
    assert_eq!(&text[matter.body..], "\n# Heading\n\ntext: here\n");
}

#[test]
fn a_page_without_front_matter_says_so() {
    for text in ["", "# A\n", "----\n"] {
        assert_eq!(FrontMatter::read(text).errors, [FrontMatterError::Missing], "{text:?}");
    }
}

#[test]
fn the_end_is_found_without_parsing() {
    for text in [
        "",
        "# A\n",
        "---\ntitle: A\n---\n# A\n",
        "---  \n# required metadata\ntitle: A\n---\n",
        "---\ntitle: A\n\n# Heading\n\ntext: here\n",
        "---\ntitle: A\n| x | y |\n---\n# A\n",
        "...\ntitle: A\n---\n# A\n",
        "\n---\ntitle: A\n---\n# A\n",
        "---\ntitle: A\nno key\n---",
    ] {
        assert_eq!(FrontMatter::end(text), FrontMatter::read(text).body, "{text:?}");
    }
}

#[test]
fn a_value_is_that_of_its_key_whatever_stands_below_it() {
    for _ in 0..20 {
        let matter = FrontMatter::read("---\na:\r\n- one\n-: \n---\n");
        assert_eq!(matter.get("a"), Some("one"));
    }
}

#[test]
fn aliases_are_refused() {
    let matter = FrontMatter::read("---\nc: 1\na: &x [1]\nb: [*x, *x]\n---\n");
    assert_eq!(matter.errors, [FrontMatterError::Anchor(Span::new(9, 18))]);
    let matter = FrontMatter::read("---\na: \"R & D &co *\"\n---\n");
    assert_eq!((matter.get("a"), matter.errors.len()), (Some("R & D &co *"), 0));
}

#[test]
fn front_matter_below_another_line_than_a_fence_is_read_and_told() {
    for opening in ["--\n", "----\n", "—\n", "***\n", "\\---\n", ""] {
        let matter = FrontMatter::read(&format!("{opening}title: A\nms.date: 3/27/2020\n---\n# B\n"));
        let keys: Vec<&str> = matter.fields.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(keys, ["title", "ms.date"], "{opening}");
        assert!(matches!(matter.errors[..], [FrontMatterError::Unopened(_)]), "{opening}");
        assert_eq!(matter.body, opening.len() + 32, "{opening}");
    }
    for text in ["Phase: Assess\nRole: SME\n---\n", "title: A\n---\n", "--\ntitle: A\nms.date: 1\n\n# B\n"] {
        assert_eq!(FrontMatter::read(text).errors, [FrontMatterError::Missing], "{text:?}");
    }
}

#[test]
fn a_key_that_is_there_with_blanks_too_has_its_own_value() {
    for _ in 0..20 {
        let matter = FrontMatter::read("---\nplan:\n  - N\n? \u{a0} plan\n---\n");
        assert_eq!(matter.fields.first().map(|field| field.value.as_str()), Some("N"));
    }
}
