//! The kinds of lines.

use super::*;

fn kinds(text: &str) -> Vec<String> {
    let show = |line: Line<'_>| match line.kind {
        LineKind::Heading { level, title, indented } => {
            format!("h{level}{} {}", if indented { "i" } else { "" }, &text[title.range()])
        }
        LineKind::Conflict(side) => format!("{side:?}"),
        LineKind::Text => format!("text {}", line.text),
        other => format!("{other:?}"),
    };
    lines(text, 0).map(show).collect()
}

#[test]
fn tabs_are_no_headings() {
    assert_eq!(kinds("# [Teams](#tab/teams)"), ["text # [Teams](#tab/teams)"]);
    assert_eq!(kinds("# [A](#tab/a) and [B](#tab/b)"), ["h1 [A](#tab/a) and [B](#tab/b)"]);
}

#[test]
fn headings_are_found_however_they_are_written() {
    let text = "# A #\n##  Ziele\n###\n    ## Indented\n##Tight\n#tag\nTitle\n=====\nTwo\n---\n";
    let expected = [
        "h1 A",
        "h2 Ziele",
        "h3 ",
        "h2i Indented",
        "h2 Tight",
        "text #tag",
        "h1 Title",
        "text =====",
        "h2 Two",
        "text ---",
    ];
    assert_eq!(kinds(text), expected);
}

#[test]
fn a_heading_may_be_html_or_stand_in_a_list() {
    let text = "<h3 id=\"a\">Launch</h3>\n- ### Item\n1. ## Step\n<h7>x</h7>\n<h3>open\n- # tag\n";
    let expected = ["h3 Launch", "h3 Item", "h2 Step", "text <h7>x</h7>", "text <h3>open", "text - # tag"];
    assert_eq!(kinds(text), expected);
}

#[test]
fn a_heading_of_several_lines_is_whole() {
    let text = "# T\nSecond\nactivity\n---\n\nThird\n===\n- a\nb\n---\n<h3>\nX\n</h3>";
    let headings: Vec<String> = kinds(text).into_iter().filter(|kind| kind.starts_with('h')).collect();
    assert_eq!(headings, ["h1 T", "h2 Second\nactivity", "h1 Third", "h2 b", "h3 X"]);
}

#[test]
fn a_quotation_may_begin_with_a_heading() {
    let text = "> ### A\n> text\n> ### b\n\n>### C\n> [!NOTE]\n> # d";
    let headings: Vec<String> = kinds(text).into_iter().filter(|kind| kind.starts_with('h')).collect();
    assert_eq!(headings, ["h3 A", "h3 C"]);
}

#[test]
fn hashes_behind_a_word_and_tabs_before_a_heading() {
    assert_eq!(
        kinds("## Learn C#\n### Hold###\n\t### In\n  ## Out"),
        ["h2 Learn C#", "h3 Hold", "h3i In", "h2 Out"]
    );
}

#[test]
fn a_label_or_row_above_a_rule_is_no_heading() {
    assert_eq!(kinds("Phase: X\n---\na | b\n---"), ["text Phase: X", "text ---", "text a | b", "text ---"]);
}

#[test]
fn closed_fences_and_comments_are_verbatim_and_unclosed_ones_hide_nothing() {
    assert_eq!(kinds("```x\n# a\n```\nb"), ["Verbatim", "Verbatim", "Verbatim", "text b"]);
    assert_eq!(kinds("<!-- a\n# b\n-->\nc"), ["Verbatim", "Verbatim", "Verbatim", "text c"]);
    assert_eq!(kinds("~~~\n# a\n"), ["text ~~~", "h1 a"]);
    assert_eq!(kinds("<!-- a\n# b"), ["text <!-- a", "h1 b"]);
    assert_eq!(kinds("<!-- a --> b"), ["text <!-- a --> b"]);
}

#[test]
fn definitions_of_links_are_no_text_where_they_may_begin() {
    assert_eq!(kinds("[//]: # (a)\nb\n[c]: d"), ["Definition", "text b", "text [c]: d"]);
    assert_eq!(
        kinds("# a\n[b]:\n  <c> 'd\ne'\nf"),
        ["h1 a", "Definition", "Definition", "Definition", "text f"]
    );
    assert_eq!(
        kinds("> [a]: b\n\n- [a]: b\n- [a]: b c"),
        ["Definition", "Blank", "Definition", "text - [a]: b c"]
    );
    assert_eq!(kinds("[a]: b\n[c]: d \"e\"\n[^f]: g"), ["Definition", "Definition", "text [^f]: g"]);
}

#[test]
fn conflict_markers_are_never_content() {
    let text = "<<<<<<< HEAD\na\n||||||| base\n=======\nb\n>>>>>>> other\n=======\n";
    let expected = ["Ours", "text a", "Base", "Theirs", "text b", "Outside", "Outside"];
    assert_eq!(kinds(text), expected);
    assert_eq!(kinds("| 1 |\n=======\n| 2 |"), ["text | 1 |", "Outside", "text | 2 |"]);
    assert_eq!(kinds("a:\n======="), ["text a:", "text ======="]);
    assert_eq!(kinds("Kickoff\n=======\n"), ["h1 Kickoff", "text ======="]);
}

#[test]
fn content_is_without_quotes_indentation_and_list_markers() {
    let text = "> > | 1 |\n  - | 2 |\n\u{200B}  x\u{A0}\n";
    let contents: Vec<&str> = lines(text, 0).map(|line| line.text).collect();
    assert_eq!(contents, ["| 1 |", "| 2 |", "x"]);
    let spans: Vec<&str> = lines(text, 0).map(|line| &text[line.content.range()]).collect();
    assert_eq!(spans, contents);
}

#[test]
fn many_unclosed_fences_take_linear_time() {
    let text = "```a\n".repeat(100_000);
    assert_eq!(lines(&text, 0).filter(|line| line.kind == LineKind::Text).count(), 100_000);
}
