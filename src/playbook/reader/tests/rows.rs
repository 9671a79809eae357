//! Damaged rows of task tables.

use crate::playbook::reader::tests::*;
use crate::playbook::repaired::{self, TableWords};

/// What the row of 1234 reads as when nothing is wrong with it.
const WHOLE: &str = "16: 1234 Do it | mandatory | sme | teams";

#[test]
fn an_undamaged_row_gives_its_task_and_no_finding() {
    let page = rows("| 1234 | Do it | M | SME | Teams |");
    assert_eq!((tasks(&page), found(&page)), (vec![WHOLE.to_owned()], vec![]));
    assert_eq!(page.activity_of(&page.tasks[0]).unwrap().title, "Plan it");
    assert_eq!((page.tables[0].first, page.tables[0].last, page.tables[0].tasks.clone()), (14, 16, 0..1));
}

#[test]
fn a_row_with_one_damage_reads_the_same_and_the_damage_is_found() {
    let cases = [
        ("|| 1234 | Do it | M | SME | Teams |", "extra-pipe"),
        ("| 1234 | Do it | M SME | Teams |", "missing-pipe"),
        ("| 1234 Do it | M | SME | Teams |", "missing-pipe"),
        ("| 1234 | Do it M | SME | Teams |", "missing-pipe"),
        ("| 1234 | Do it | M | SME Teams |", "missing-pipe"),
        ("| 1234 | Do it || M | SME | Teams |", "cell-count"),
        ("| 1234 | Do it | M | SME | Teams | |", "cell-count"),
    ];
    for (row, rule) in cases {
        let page = rows(row);
        assert_eq!(tasks(&page), [WHOLE], "{row}");
        assert_eq!(found(&page), [format!("16 {rule}")], "{row}");
    }
}

#[test]
fn a_short_row_does_not_swallow_the_row_below_it() {
    let page = rows("| 1234 | Do it | M SME | Teams |\n| 1235 Tell | O | SME | Teams |");
    assert_eq!(tasks(&page), [WHOLE, "17: 1235 Tell | optional | sme | teams"]);
    assert_eq!(found(&page), ["16 missing-pipe", "17 missing-pipe"]);
}

#[test]
fn rows_on_one_line_are_two_although_both_miss_a_pipe() {
    let page = rows("| 1234 | Do it | M SME | Teams | | 1235 | Tell | O SME | Teams |");
    assert_eq!(tasks(&page), [WHOLE, "16: 1235 Tell | optional | sme | teams"]);
    assert_eq!(found(&page), ["16 missing-pipe", "16 joined-rows", "16 missing-pipe"]);
}

#[test]
fn a_pipe_is_missed_without_a_header_too() {
    let page =
        process("\n#### FTOP Tasks\n\n| 1234 | Do it | M SME | Teams |\n| 1235 | Tell | O | SME | Teams |");
    let rows = tasks(&page);
    assert!(rows[0].ends_with("1234 Do it | mandatory | sme | teams"), "{rows:?}");
    assert!(rows[1].ends_with("1235 Tell | optional | sme | teams"), "{rows:?}");
}

#[test]
fn what_the_eye_passes_over_is_no_damage() {
    let cases = [
        "1234 | Do it | M | SME | Teams",
        "| 1234 | Do it | M | SME | Teams",
        "|1234|Do it|M|SME|Teams|",
        "\t| 1234\t| Do it | M | SME | Teams |",
        "| 1234 | Do\u{A0}it | M | SME |\u{3000}Teams |",
        "| 12\u{200B}34 | Do it\u{200B} | M | SME | Teams |",
        "| **1234** | **Do it** | **M** | *SME* | `Teams` |",
        "| `1234` | Do it | M | SME | Teams |",
        "| <b>1234</b> | Do it | M | SME | Teams |",
        "| 1234<br> | Do<br/>it | M | SME | Teams<br> |",
        "|   1234 | Do it | m | sme | TEAMS |",
        "| １２３４ | Do it | M | SME | Teams |",
        "| 1234. | Do it | M | SME | Teams |",
        "| #1234 | Do it | M | SME | Teams |",
        "| 1234 | Do it | (M) | SME | Teams |",
        "| 1234 | Do it | Mandatory | SME | Teams |",
        "> | 1234 | Do it | M | SME | Teams |",
        "- | 1234 | Do it | M | SME | Teams |",
        "1. | 1234 | Do it | M | SME | Teams |",
        "      | 1234 | Do it | M | SME | Teams |",
    ];
    for row in cases {
        let page = rows(row);
        assert_eq!(tasks(&page), [WHOLE], "{row:?}");
        assert_eq!(found(&page), [] as [&str; 0], "{row:?}");
    }
}

#[test]
fn services_are_divided_by_breaks_bullets_and_items() {
    for cell in [
        "Teams<br>Exchange",
        "Teams<br/> Exchange",
        "Teams・Exchange",
        "Teams • Exchange",
        "Teams · Exchange",
        "Teams + Exchange",
        "<ul><li>Teams</li><li>Exchange</li></ul>",
        "<p>Teams</p><p>Exchange</p>",
        "Teams, Exchange",
        "Teams and Exchange",
    ] {
        let page = rows(&format!("| 1234 | Do it | M | SME | {cell} |"));
        assert_eq!(tasks(&page), ["16: 1234 Do it | mandatory | sme | teams exchange"], "{cell}");
        assert_eq!(found(&page), [] as [&str; 0], "{cell}");
    }
}

#[test]
fn two_rows_on_one_line_are_two_tasks() {
    let page = rows(
        "| 1234 | Do it | M | SME | Teams|| 1328 | Fix it | O | FE | Exchange |\n| 1235 | End | O | FE | Teams |",
    );
    assert_eq!(
        tasks(&page),
        [
            WHOLE,
            "16: 1328 Fix it | optional | fasttrack-engineer | exchange",
            "17: 1235 End | optional | fasttrack-engineer | teams",
        ]
    );
    assert_eq!(found(&page), ["16 joined-rows"]);
    let (lexicons, lang) = (crate::source::Lexicons::default(), crate::source::Tag::new("de"));
    let words = TableWords::new(&lexicons, &lang);
    let fixed = repaired::markdown(&page, page.sections[4].body, words, &[]);
    assert!(fixed.contains("| 1328 | Fix it | optional | FE | Exchange |"), "{fixed}");
    assert!(fixed.contains("| 1234 | Do it | erforderlich | SME | Teams |"), "{fixed}");
}

#[test]
fn three_rows_on_one_line_are_three_tasks() {
    let page =
        rows("| 1234 | Do it | M | SME | Teams | 1235 | B | O | FE | Teams || 1236 | C | O | FE | Teams |");
    let ids: Vec<_> = page.tasks.iter().map(|task| page.id(task)).collect();
    assert_eq!(ids, ["1234", "1235", "1236"]);
}

#[test]
fn a_linked_id_is_an_id_and_the_link_is_kept() {
    let page = rows(
        "| [4099](https://a.b/c) | Verify [the article](https://d.e/f?g|h) | M | SME | Teams |\n| 1235 | [Both](https://i.j) | O | FE | Teams |",
    );
    assert_eq!(tasks(&page)[0], "16: 4099 Verify the article | mandatory | sme | teams");
    let targets: Vec<String> = page.links_of(&page.tasks[0]).into_iter().map(|link| link.target).collect();
    assert_eq!(targets, ["https://a.b/c", "https://d.e/f?g|h"]);
    assert_eq!(page.plain(page.tasks[1].name), "Both");
}

#[test]
fn links_of_a_row_are_those_that_a_page_shows_but_for_the_struck_ones() {
    for (name, expected) in [
        ("<a href=\"https://x.test/a\">B</a>", vec!["B https://x.test/a"]),
        (
            "See https://x.test/c, or www.x.test.",
            vec!["https://x.test/c https://x.test/c", "www.x.test http://www.x.test"],
        ),
        ("<https://x.test>", vec!["https://x.test https://x.test"]),
        ("~~[I](https://x.test/i)~~ [J](j.md)", vec!["J j.md"]),
        ("<del>[I](i.md) <a href='i.md'>I</a></del> [J](j.md)", vec!["J j.md"]),
        ("<del>a ~~b~~ [I](i.md)</del> [J](j.md)", vec!["J j.md"]),
        ("`https://x.test/c` and a@b", vec![]),
    ] {
        let html = format!(
            "<table><tr><td>1235</td><td>{name}</td><td>M</td><td>SME</td><td>Teams</td></tr></table>"
        );
        for page in [
            rows(&format!("| 1234 | {name} | M | SME | Teams |")),
            rows(&format!("| 1234 | Do it | M | SME | Teams |\n\n{html}")),
        ] {
            let task = page.tasks.last().unwrap();
            let links = page.links_of(task).into_iter();
            let links: Vec<String> = links.map(|link| format!("{} {}", link.text, link.target)).collect();
            assert_eq!(links, expected, "{}", page.text.slice(task.row));
        }
    }
}

#[test]
fn a_row_over_two_lines_is_one_task() {
    for row in [
        "| 1234 | Do it\n| M | SME | Teams |",
        "| 1234 | Do it |\n M | SME | Teams |",
        "| 1234 | Do\nit | M | SME | Teams |",
    ] {
        let page = rows(row);
        assert_eq!(tasks(&page), [WHOLE], "{row}");
        assert_eq!(found(&page), ["16 split-row"], "{row}");
    }
}

#[test]
fn rows_without_id_or_name_are_found() {
    let page = rows("| 1234 | | M | SME | Teams |\n| | Nameless | O | FE | Teams |");
    assert_eq!(tasks(&page), ["16: 1234  | mandatory | sme | teams"]);
    assert_eq!(found(&page), ["16 row-without-name", "17 row-without-id"]);
}

#[test]
fn flags_that_the_header_does_not_explain_are_found() {
    let page = rows(
        "| 1234 | Do it | E | SME | Teams |\n| 1235 | B | | SME | Teams |\n| 1236 | C | X | SME | Teams |",
    );
    assert_eq!(
        tasks(&page),
        [
            "16: 1234 Do it | unknown | sme | teams",
            "17: 1235 B | unknown | sme | teams",
            "18: 1236 C | unknown | sme | teams",
        ]
    );
    assert_eq!(found(&page), ["16 flag-not-in-header", "17 flag-not-in-header", "18 flag-not-in-header"]);
}

#[test]
fn words_that_no_lexicon_knows_keep_their_text_and_get_a_key() {
    let page = rows("| 1234 | Do it | M | Star Gazer | Teams / Hologram Mail |");
    assert_eq!(tasks(&page), ["16: 1234 Do it | mandatory | star-gazer | teams hologram-mail"]);
    assert_eq!(found(&page), ["16 unknown-role", "16 unknown-service"]);
    assert_eq!(page.plain(page.tasks[0].services_text), "Teams / Hologram Mail");
}

#[test]
fn brackets_of_templates_are_text() {
    let page =
        rows(r"| 1234 | \<choose appropriate scenario> for <existing L3> & “quotes” | M | SME | Teams |");
    assert_eq!(page.plain(page.tasks[0].name), "<choose appropriate scenario> for <existing L3> & “quotes”");
}

#[test]
fn a_merge_conflict_gives_each_task_once() {
    let page = rows(
        "<<<<<<< HEAD\n| 1234 | Do it | M | SME | Teams |\n=======\n| 1234 | Do it now | M | SME | Teams |\n| 1235 | B | O | SME | Teams |\n>>>>>>> other\n| 1236 | C | O | SME | Teams |",
    );
    assert_eq!(
        tasks(&page),
        [
            "17: 1234 Do it | mandatory | sme | teams",
            "20: 1235 B | optional | sme | teams",
            "22: 1236 C | optional | sme | teams",
        ]
    );
    assert_eq!(found(&page), ["16 merge-conflict"]);
}

#[test]
fn rows_in_code_and_comments_are_reported() {
    for text in
        ["```\n| 1234 | Do it | M | SME | Teams |\n```", "<!--\n| 1234 | Do it | M | SME | Teams |\n-->"]
    {
        let page = process(&format!("\n{text}"));
        assert_eq!(tasks(&page), [] as [&str; 0]);
        assert_eq!(found(&page), ["14 unread-row"]);
    }
}

#[test]
fn a_fence_that_nothing_closes_hides_no_task() {
    let page = rows("| 1234 | Do it | M | SME | Teams |\n```\n| 1235 | B | O | SME | Teams |");
    assert_eq!(tasks(&page).len(), 2);
}
