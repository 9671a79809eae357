//! Whole pages, from Markdown to what is read.

use proptest::prelude::*;

use crate::output::page::*;
use crate::output::terminal::{Painter, width};

fn styled(width: Option<usize>, color: bool, hyperlinks: bool) -> Style {
    Style { width, painter: Painter { color, hyperlinks, ..Painter::default() }, ..Style::default() }
}

fn read(markdown: &str) -> String {
    render(markdown, &styled(Some(60), false, false), &Options::default())
}

#[test]
fn labels_stand_one_a_line_even_without_trailing_blanks() {
    assert_eq!(
        read("Primary Role: **FM**  \nMotions: **RFA**\nApplies To: **All\nServices**"),
        "Primary Role: FM\nMotions: RFA\nApplies To: All Services\n"
    );
    assert_eq!(read("Phase: **Assess**\nText."), "Phase: Assess\nText.\n");
}

#[test]
fn an_alert_of_a_long_kind_is_wrapped() {
    let drawn = read(&format!("> [!{}]\n> a", "b".repeat(200)));
    assert!(drawn.lines().all(|line| width(line) <= 60), "{drawn}");
}

#[test]
fn a_rule_is_no_wider_than_the_window_even_below_an_address() {
    let drawn = read(&format!("# https://x.test/{}\n\ntext", "a".repeat(90)));
    assert!(drawn.lines().nth(1).is_some_and(|rule| width(rule) == 60), "{drawn}");
}

#[test]
fn lists_hang_and_nest() {
    assert_eq!(
        read("  - one\n      - two three\n  - four\n\n1. five\n"),
        "  • one\n      • two three\n  • four\n\n  1. five\n"
    );
}

#[test]
fn alerts_begin_with_their_kind_in_words() {
    let options =
        Options { alerts: vec![("IMPORTANT".to_owned(), "Wichtig".to_owned())], ..Options::default() };
    let style = styled(Some(60), false, false);
    assert_eq!(render("> [!IMPORTANT]\n> a", &style, &options), "│ Wichtig\n│ a\n");
    assert_eq!(read(">[!Note] a"), "│ Note\n│ a\n");
    assert_eq!(read(">[!HINWEIS]\n> a"), "│ Hinweis\n│ a\n");
    assert_eq!(read("> [!two words] a"), "│ [!two words] a\n");
}

#[test]
fn placeholders_keep_their_brackets_and_comments_go() {
    assert_eq!(
        read("\\<choose scenario> of <existing L3><!-- no -->, &lt;x&gt;<br>next"),
        "<choose scenario> of <existing L3>, <x>\nnext\n"
    );
}

#[test]
fn a_comment_of_several_lines_goes_and_the_text_of_a_block_stays() {
    assert_eq!(read("<!--\nno\n-->\n\n<div>\nyes\n</div>\n"), "yes\n");
}

#[test]
fn cells_hold_links_emphasis_and_breaks() {
    let table = "| ID | Name |\n|--|--|\n| 1 | [Deck](https://x.test/d) **now**<br>later |\n";
    assert_eq!(
        read(table),
        "ID  Name\n────────────────\n1   Deck [1] now\n    later\n[1] https://x.test/d\n"
    );
}

#[test]
fn a_damaged_table_shows_every_row() {
    let text = read("| ID | Name |\n|--|\n| 1 | a || 2 | b |\n|| 3 | c |\n");
    for row in ["1   a\n", "2   b\n", "3   c\n"] {
        assert!(text.contains(row), "{text}");
    }
}

#[test]
fn links_are_clicked_followed_by_their_address_or_numbered() {
    let page = "[Deck](https://x.test/d)";
    assert_eq!(read(page), "Deck (https://x.test/d)\n");
    let clicked = render(page, &styled(None, false, true), &Options::default());
    assert_eq!(clicked, "\u{1b}]8;;https://x.test/d\u{1b}\\Deck\u{1b}]8;;\u{1b}\\\n");
    let numbered = Options { numbered: true, ..Options::default() };
    let style = styled(Some(60), false, false);
    assert_eq!(render(page, &style, &numbered), "Deck [1]\n\n[1] https://x.test/d\n");
}

#[test]
fn an_address_stands_whole_on_a_line_of_its_own_where_it_has_no_room() {
    let style = styled(Some(40), false, false);
    assert_eq!(
        render(
            "- a\n  - [Success Review deck](https://aka.ms/success-workshop-decks-all)",
            &style,
            &Options::default()
        ),
        "  • a\n      • Success Review deck\n(https://aka.ms/success-workshop-decks-all)\n"
    );
}

#[test]
fn links_within_the_playbook_say_what_to_type_in_text_and_below_tables() {
    let leads = |target: &str| target.strip_suffix(".md").map(|key| format!("ftpb show {key}"));
    let options = Options { leads: &leads, ..Options::default() };
    let style = styled(Some(60), false, false);
    assert_eq!(render("[Next](next-one.md).", &style, &options), "Next (ftpb show next-one).\n");
    let table = render("| A |\n|--|\n| [Next](next-one.md) |\n", &style, &options);
    assert!(table.ends_with("Next [1]\n[1] ftpb show next-one\n"), "{table}");
}

#[test]
fn struck_words_show_their_marks_where_no_colour_does() {
    assert_eq!(read("Call ~~them~~ <del>now</del> us\n"), "Call ~~them~~ ~~now~~ us\n");
}

#[test]
fn alerts_are_shown_as_they_are_meant() {
    for text in [
        "> [!NOTE] Save now.",
        "> [!note]: Save now.",
        "[!NOTE] Save now.",
        "[!NOTE]\nSave now.",
        "> **[!NOTE]** Save now.",
        "> \\[!NOTE]\n> Save now.",
    ] {
        assert_eq!(read(&format!("{text}\n")), "│ Note\n│ Save now.\n", "{text}");
    }
    assert_eq!(read("[!NOTE](a.md) Save now.\n").lines().count(), 1);
}

#[test]
fn an_outline_is_the_headings_alone() {
    let options = Options { outline: true, ..Options::default() };
    let style = styled(Some(60), false, false);
    assert_eq!(render("# A\ntext\n## B\n### C\n", &style, &options), "A\n  B\n    C\n");
}

#[test]
fn a_pipe_gets_a_paragraph_a_line() {
    let text = "word ".repeat(60);
    let piped = render(&text, &Style::default(), &Options::default());
    assert_eq!(piped.lines().count(), 1);
}

#[test]
fn the_line_under_a_long_address_ends_with_the_screen() {
    let text = render(
        "https://x.test/a-very-long-address\n---\n",
        &styled(Some(20), false, false),
        &Options::default(),
    );
    assert!(text.contains(&format!("\n{}\n", "─".repeat(20))), "{text}");
}

#[test]
fn japanese_lines_join_without_a_blank() {
    assert_eq!(read("成功を\n確認する\nand\nmore"), "成功を確認する and more\n");
}

#[test]
fn hostile_nesting_neither_overflows_nor_loses_the_text() {
    for open in [">", "- ", "1. ", "*", "[", "`x", "<"] {
        assert!(read(&(open.repeat(20_000) + "end")).contains("end"), "{open}");
    }
}

#[test]
fn nothing_hostile_comes_out_of_entities_links_or_cells() {
    let page = "# &#27;]0;x&#7;\n\n| a&#x9b;2J | [b\u{1b}](https://x.test/\u{1b}]52;c) |\n|--|--|\n\
                | \u{202e} | [c](javascript:alert(1)) |\n\n`\u{9d}`\n\n    \u{2066}\u{2028}\n";
    let text = render(page, &styled(Some(60), true, true), &Options::default());
    assert!(!text.contains(['\u{7}', '\u{9b}', '\u{9d}', '\u{202e}', '\u{2066}', '\u{2028}']));
    assert!(!text.contains("]8;;javascript") && !text.contains("\u{1b}]52") && !text.contains("\u{1b}]0"));
}

proptest! {
    #[test]
    fn no_page_fails_and_no_line_is_too_wide(
        page in r"([#>|*_`\[\]()!<&:\-\n ]|\*\*|  - |\| |---|ab c|成功|https://x\.test/|&#27;|[\u{0}-\u{9f}]){0,80}",
        limit in 20usize..100,
    ) {
        let text = render(&page, &styled(Some(limit), false, false), &Options::default());
        for line in text.lines().filter(|line| !line.contains("://")) {
            prop_assert!(width(line) <= limit, "{line:?}");
        }
        let options = Options { outline: true, numbered: true, ..Options::default() };
        let _ = render(&page, &styled(Some(limit), true, true), &options);
    }

    #[test]
    fn any_text_at_any_width_is_a_page(page in any::<String>(), limit in any::<usize>()) {
        let _ = render(&page, &styled(Some(limit), true, true), &Options::default());
        let _ = render(&page, &styled(None, true, true), &Options::default());
    }
}
