//! Rows that no table of Markdown shows, or not as rows: read, or reported.

use crate::playbook::reader::tests::*;

const ROW: &str = "| 1234 | A | M | SME | Teams |\n";

/// An HTML table of five columns with these rows; the first is on line 15.
fn html(rows: &str) -> Page {
    let names = ["Task ID", "Task Name", "(M)andatory / (O)ptional", "FastTrack Role", "Services"];
    let head = names.map(|name| format!("<th>{name}</th>")).concat();
    process(&format!("\n<table>\n<tr>{head}</tr>\n{rows}\n</table>"))
}

#[test]
fn a_cell_that_spans_rows_counts_in_each_of_them() {
    let page = html(
        "<tr><td>1234</td><td>A</td><td>M</td><td rowspan=\"2\">SME</td><td ROWSPAN = 0>Teams</td></tr>\n\
         <tr><td>1235</td><td>B</td><td>O</td></tr>\n\
         <tr><td>1236</td><td>C</td><td>O</td><td>FE</td></tr>",
    );
    let read = [
        "15: 1234 A | mandatory | sme | teams",
        "16: 1235 B | optional | sme | teams",
        "17: 1236 C | optional | fasttrack-engineer | teams",
    ];
    assert_eq!((tasks(&page), found(&page)), (read.map(str::to_owned).to_vec(), vec![]));
}

#[test]
fn tags_that_word_writes_are_no_text_of_a_cell() {
    let cell = |text: &str| format!("<td><p class=MsoNormal>{text}<o:p></o:p></p></td>");
    let page = html(&format!("<tr>{}</tr>", ["1234", "A", "M", "SME", "Teams"].map(cell).concat()));
    assert_eq!((tasks(&page), found(&page)), (vec!["15: 1234 A | mandatory | sme | teams".into()], vec![]));
    let page = rows("| 1234<o:p></o:p> | <st1:place w:st=\"on\">A</st1:place> | M<o:p/> | SME | Teams |");
    assert_eq!((tasks(&page), found(&page)), (vec!["16: 1234 A | mandatory | sme | teams".into()], vec![]));
}

#[test]
fn no_cell_reaches_out_of_its_table() {
    let row = "<tr><td>1234</td><td>A</td><td>M</td><td rowspan=9>SME</td><td>Teams</td></tr>";
    let page =
        html(&format!("{row}</tbody>\n<tr><td>1235</td><td>B</td><td>O</td><td>FE</td><td>Teams</td></tr>"));
    assert_eq!(tasks(&page)[1], "16: 1235 B | optional | fasttrack-engineer | teams");
}

#[test]
fn a_short_row_of_an_html_table_is_read_and_found() {
    let cases = [
        (
            "<td>1234</td><td>A</td><td>M</td><td colspan=2>SME Teams</td>",
            "mandatory | sme | teams",
            "cell-count",
        ),
        ("<td>1234</td><td>A</td><td>M</td><td colspan=2>SME</td>", "mandatory | sme | ", "cell-count"),
        ("<td>1234</td><td>A</td><td>M</td><td>Teams</td>", "mandatory |  | teams", "cell-count"),
        ("<td>1234</td><td>A</td>", "unknown |  | ", "cell-count"),
    ];
    for (row, values, rule) in cases {
        let page = html(&format!(
            "<tr>{row}</tr>\n<tr><td>1235</td><td>B</td><td>O</td><td>FE</td><td>Teams</td></tr>"
        ));
        assert_eq!(tasks(&page)[0], format!("15: 1234 A | {values}"), "{row}");
        assert_eq!((found(&page)[0].as_str(), page.tasks.len()), (format!("15 {rule}").as_str(), 2), "{row}");
    }
}

#[test]
fn a_row_of_a_table_whose_values_something_else_parts_is_read() {
    let whole =
        ["16: 1234 A | mandatory | sme | teams", "17: 1235 B | optional | fasttrack-engineer | teams"];
    for row in [
        "1235, B, O, FE, Teams",
        "- 1235 - B - O - FE - Teams",
        "! 1235 ! B ! O ! FE ! Teams !",
        "‖ 1235 ‖ B ‖ O ‖ FE ‖ Teams ‖",
        "I 1235 I B I O I FE I Teams I",
        "丨 1235 丨 B 丨 O 丨 FE 丨 Teams 丨",
        "1235   B   O   FE   Teams",
        "\"1235\",\"B\",\"O\",\"FE\",\"Teams\"",
        "### 1235, B, O, FE, Teams",
    ] {
        let page = rows(&format!("| 1234 | A | M | SME | Teams |\n{row}\n| 1236 | C | M | SME | Teams |"));
        assert_eq!(tasks(&page)[..2], whole, "{row}");
        assert_eq!((found(&page), page.tasks.len()), (vec!["17 odd-separator".to_owned()], 3), "{row}");
    }
}

#[test]
fn a_line_with_an_id_in_a_table_or_below_its_heading_is_never_lost() {
    for line in ["1235 B", "- 1235 B (O, FE)", "**1235**: B", "- [ ] 1235 B", "* Task 1235: B", "- B (1235)"]
    {
        for page in [
            rows(&format!("| 1234 | A | M | SME | Teams |\n{line}")),
            process(&format!("\n#### FTOP Tasks\n\n{line}")),
        ] {
            assert_eq!(
                found(&page).last().map(|found| &found[3..]),
                Some("unread-row"),
                "{line}: {:?}",
                found(&page)
            );
        }
    }
    for line in
        ["2020-01-02 was a day.", "12:30 is late.", "$1000 is a lot.", "1000% is more.", "12345 is none."]
    {
        let page = process(&format!("\n#### FTOP Tasks\n\n{line}"));
        assert_eq!(found(&page), [] as [&str; 0], "{line}");
    }
    let page = process("\n1235 B\n\n- 1236 C");
    assert_eq!(found(&page), [] as [&str; 0]);
}

#[test]
fn a_table_without_pipes_below_its_heading_is_read() {
    let whole = ["1234 A | mandatory | sme | teams", "1235 B | optional | fasttrack-engineer | teams"];
    for table in [
        "Task ID  Task Name  (M)andatory / (O)ptional  FastTrack Role  Services\n-------  ---------  -------  -----  -----\n1234     A          M           SME             Teams\n1235     B          O           FE              Teams",
        "---------------------\n Task ID  Task Name  (M)andatory / (O)ptional  FastTrack Role  Services\n ---- ---- ---- ---- ----\n 1234     A          M           SME             Teams\n\n 1235     B          O           FE              Teams\n---------------------",
        "Task ID,Task Name,(M)andatory / (O)ptional,FastTrack Role,Services\n1234,A,M,SME,Teams\n1235,B,O,FE,Teams",
        "- 1234 - A - M - SME - Teams\n- 1235 - B - O - FE - Teams",
    ] {
        let page = process(&format!("\n#### FTOP Tasks\n\n{table}"));
        let tasks = tasks(&page);
        let read: Vec<&str> = tasks.iter().map(|task| task.split_once(": ").unwrap().1).collect();
        assert_eq!(read, whole, "{table}");
        assert!(found(&page).iter().all(|found| found.ends_with("odd-separator")), "{:?}", found(&page));
    }
}

#[test]
fn the_tasks_of_a_table_in_other_shapes_are_named() {
    let names = "| Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|\n";
    let page = process(&format!("\n#### FTOP Tasks\n{names}| Do it (1234) | M | SME | Teams |"));
    assert_eq!(tasks(&page), ["16: 1234 Do it (1234) | mandatory | sme | teams"]);
    assert_eq!(found(&page), ["16 unclear-id"]);
    for table in [
        "| Tasks |\n|---|\n| 1234 Do it |",
        "| Task ID | 1234 | 1235 |\n|---|---|---|\n| Task Name | A | B |",
    ] {
        let page = process(&format!("\n#### FTOP Tasks\n{table}"));
        assert!(found(&page)[0].ends_with("unread-row"), "{table}");
    }
}

#[test]
fn ids_on_lines_of_one_cell_are_tasks_with_their_own_lines() {
    let page =
        rows("| 1234<br>1235<br/>1236 | A<br>B<br>C | M<br>O<br>M | SME | Teams<br>Exchange<br>Teams |");
    let read = [
        "16: 1234 A | mandatory | sme | teams",
        "16: 1235 B | optional | sme | exchange",
        "16: 1236 C | mandatory | sme | teams",
    ];
    assert_eq!(
        (tasks(&page), found(&page)),
        (read.map(str::to_owned).to_vec(), vec!["16 unclear-id".to_owned()])
    );
}

#[test]
fn a_row_lacks_its_id_unless_all_of_it_says_that_there_is_no_task() {
    for (row, count) in [
        ("| N/A | Do it | M | SME | Teams |", 1),
        ("| None | Do it | | SME | |", 1),
        ("| N/A | N/A | N/A | N/A | N/A |", 0),
        ("| None | There are no tasks | | | |", 0),
    ] {
        assert_eq!(found(&rows(row)), vec!["16 row-without-id"; count], "{row}");
    }
}

#[test]
fn full_width_pipes_and_headings_without_words_are_found() {
    for row in ["｜ 1234 ｜ Do it ｜ M ｜ SME ｜ Teams ｜", "| 1234 | Do it ｜ M | SME | Teams |"] {
        let page = rows(row);
        assert_eq!(tasks(&page), ["16: 1234 Do it | mandatory | sme | teams"], "{row}");
        assert_eq!(found(&page), ["16 odd-separator"], "{row}");
    }
    let page =
        process("\n#### FTOP Tasks\n| | | | | |\n|---|---|---|---|---|\n| 1234 | Do it | M | SME | Teams |");
    assert_eq!((page.tasks.len(), found(&page)), (1, vec!["14 empty-header".to_owned()]));
}

/// The revisions of a table with these rows as `date | who | what`, and the findings; the first row is on line 7.
fn revisions(rows: &str) -> (Vec<String>, Vec<String>) {
    let head = "| Date | Who Changed | What Changed |\n|---|---|---|";
    let text = format!("---\ntitle: A\n---\n# Refresh Summary\n{head}\n{rows}\n");
    let page = read_as("en/migrate-plan.md", &text);
    let show =
        |own: &Revision| [own.date_text, own.who, own.what].map(|span| page.text.slice(span)).join(" | ");
    (page.revisions.iter().map(show).collect(), found(&page))
}

#[test]
fn no_revision_is_lost() {
    let both = ["2020-05-13 | A | x", "2020-05-14 | B | y"].map(str::to_owned).to_vec();
    for (rows, problems) in [
        ("| 2020-05-13 | A | x || 2020-05-14 | B | y |", vec!["7 joined-rows"]),
        ("| 2020-05-13 | A | x | 2020-05-14 | B | y |", vec!["7 joined-rows"]),
        ("| 2020-05-13 | A | x |\n<!-- note -->\n| 2020-05-14 | B | y |", vec![]),
        ("<!-- note -->\n| 2020-05-13 | A | x |\n\n| 2020-05-14 | B | y |", vec![]),
        ("| 2020-05-13 A | x |\n| 2020-05-14 | B | y |", vec!["7 missing-pipe"]),
        ("| 2020-05-13 | A | x |\n| 2020-05-14 | B | y | |", vec![]),
        ("| 2020-05-13 | A | x |\n| 2020-05-14 | B | y | z |", vec!["8 cell-count"]),
    ] {
        let problems: Vec<String> = problems.into_iter().map(str::to_owned).collect();
        assert_eq!(revisions(rows), (both.clone(), problems), "{rows}");
    }
    for dashes in ["| －－－ | －－－ | －－－ |", "| ━━━ | ─── | ーーー |", "| --- | --- | --- |<br>"]
    {
        let rows = format!("{dashes}\n| 2020-05-13 | A | x |\n| 2020-05-14 | B | y |");
        assert_eq!(revisions(&rows), (both.clone(), Vec::new()), "{rows}");
    }
    let short = ["2020-05-13 | A | ", "2020-05-14 | B | y"].map(str::to_owned).to_vec();
    let rows = "| 2020-05-13 | A |\n| 2020-05-14 | B | y |";
    assert_eq!(revisions(rows), (short, vec!["7 cell-count".to_owned()]));
    for rows in [
        "| 2020-05-13 | A | x |\n| 2020-05-14 | B | y\nz |",
        "| 2020-05-13 | A | x |\n| 2020-05-14\n| B | y |",
        "| 2020-05-13 | A | x |\n| 2020-05-14 | B |\ny |",
        "| 2020-05-13 | A | x |\n| 2020-05-14 |\nB | y |",
    ] {
        let (read, problems) = revisions(rows);
        assert_eq!((read.len(), problems), (2, vec!["8 split-row".to_owned()]), "{rows}");
    }
    assert_eq!(revisions("- 2020-05-13: A: x\n2020-05-14 B y").1, ["7 unread-row", "8 unread-row"]);
    let page = read_as("en/migrate-plan.md", "# A\n\n## Refresh Summary\n\n| 2020-05-13 | A | x |\n");
    assert_eq!((page.revisions.len(), found(&page)), (1, vec!["1 front-matter-missing".to_owned()]));
    let rows = "| 2020-05-13 | Bob Smith | x |\n| 2020-05-14 | Bob Smith y |\n| 2020-05-15 | Eve z |";
    let read = ["2020-05-13 | Bob Smith | x", "2020-05-14 | Bob Smith | y", "2020-05-15 | Eve z | "];
    let problems = ["8 missing-pipe", "9 cell-count"];
    assert_eq!(revisions(rows), (read.map(str::to_owned).to_vec(), problems.map(str::to_owned).to_vec()));
}

#[test]
fn a_row_with_a_flag_and_a_role_is_read_or_reported_whatever_stands_for_its_id() {
    let values = "| One | M | FastTrack Manager | Teams |";
    for before in [format!("{HEADER}{ROW}\n"), format!("{HEADER}{ROW}\n***\n\n"), String::new()] {
        for id in ["", "1. 3334", "TBD"] {
            let page = process(&format!("\n{before}| {id} {values}"));
            let told = found(&page);
            assert!(told.iter().any(|told| told.ends_with("row-without-id")), "{id:?} {before:?} {told:?}");
        }
        for id in ["FT-3334", "T3334", "Task 3334"] {
            let page = process(&format!("\n{before}| {id} {values}"));
            assert_eq!(ids(&page).last().map(AsRef::as_ref), Some("3334"), "{id:?} {before:?}");
        }
    }
}

#[test]
fn a_table_without_known_headings_or_without_ids_hides_no_row() {
    let page = process(
        "\n| Kennung | Titel | Art | Wer | Was |\n|---|---|---|---|---|\n| Task 3334 | A | M | SME | Teams |",
    );
    assert_eq!(tasks(&page), ["15: 3334 A | mandatory | sme | teams"]);
    let page = process(
        "\n| Task 3334 | A | M | SME | Teams |\n|---|---|---|---|---|\n| 3335 | B | O | FE | Teams |",
    );
    assert_eq!(ids(&page), ["3334", "3335"]);
    let page = process(
        "\n#### FTOP Tasks\n| Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|\n| A | M | SME | Teams |",
    );
    assert_eq!(found(&page), ["16 row-without-id"]);
    let page = process(
        "\n<table>\n<tr><td>3334&nbsp;</td><td>A</td><td>M</td><td>SME</td><td>Teams</td></tr>\n</table>",
    );
    assert_eq!(ids(&page), ["3334"]);
}

#[test]
fn two_rows_on_a_line_are_two_although_nothing_parts_them() {
    let two = ["15: 1234 A | mandatory | sme | teams", "15: 3334 B | optional | fasttrack-engineer | teams"];
    for between in [" ", "<br>"] {
        let row = format!("| 1234 | A | M | SME | Teams{between}3334 | B | O | FE | Teams |");
        let page = process(&format!("\n{HEADER}{row}"));
        assert_eq!(
            (tasks(&page), found(&page)),
            (two.map(str::to_owned).to_vec(), vec!["15 joined-rows".to_owned()])
        );
    }
    let cells = "<td>M</td><td>SME</td><td>Teams</td>";
    let page = process(&format!(
        "\n<table><tr><td>1234</td><td>A</td>{cells}<td>3334</td><td>B</td>{cells}</tr></table>"
    ));
    assert_eq!(ids(&page), ["1234", "3334"]);
}

#[test]
fn lists_and_headings_that_name_tasks_are_reported() {
    for line in [
        "3333. One – M",
        "3333) One (M)",
        "- One: 3333",
        "- One (Task 3333, mandatory)",
        "- One #3333",
        "##### Task 3333: One",
    ] {
        let page = process(&format!("\n#### FTOP Tasks\n\n{line}\n"));
        assert_eq!(found(&page), ["15 unread-row"], "{line}");
    }
}

#[test]
fn a_full_width_pipe_that_the_dashes_do_not_count_is_text() {
    let page = process(
        "\n| Task ID | Task Name | （M）必須｜（O）任意 | FastTrack Role | Services |\n|---|---|---|---|---|\n| 3334 | A | M | SME | Teams｜Yammer |",
    );
    assert_eq!(
        (tasks(&page), found(&page)),
        (vec!["15: 3334 A | mandatory | sme | teams yammer".to_owned()], vec![])
    );
}

#[test]
fn whatever_a_table_of_tasks_became_its_ids_are_told() {
    for line in [
        "Call them\t1234\tM\tSME\tTeams",
        "- Call them (1234, M) - SME - Teams",
        "Aufgabe 1234 (M): Call them - SME - Teams",
        "<li>1234 - Call them (M) - SME</li>",
        "<details><summary>1234 Call them (M)</summary>",
        "{1}1234{2}Call them{3}M{4}SME{5}Teams{6}",
        "1234Call themMSMETeams",
        "```\n1234  Call them  M  SME  Teams\n```",
        "<!-- 1234  Call them  M  SME  Teams -->",
        "&lt;td&gt;1234&lt;/td&gt;",
        "##### Call them (1234)\n\nM, SME, Teams",
    ] {
        let page = process(&format!("\n#### FTOP Tasks\n\n{line}\n"));
        assert!(
            found(&page).iter().any(|found| found.ends_with(" unread-row")),
            "{line}: {:?}",
            found(&page)
        );
        assert_eq!(tasks(&page), [] as [&str; 0], "{line}");
    }
    for line in ["See Exchange 2013 and https://a.test/1234.", "There are 20,000 seats.", "Since 2019-10-26."]
    {
        let page = rows(&format!("{ROW}\n{line}\n"));
        assert_eq!(found(&page), [] as [&str; 0], "{line}");
    }
}

#[test]
fn a_row_in_one_cell_is_told_in_any_table_of_tasks() {
    for row in
        ["| 1235 Call them | | | | |", "| 1235,Call them,M,SME,Teams |", "| 1235<br>Call<br>M | | | | |"]
    {
        let page = rows(&format!("{ROW}{row}\n"));
        assert_eq!(ids(&page), ["1234"], "{row}");
        assert!(found(&page).contains(&"17 unread-row".to_owned()), "{row}: {:?}", found(&page));
    }
    let page = rows(&format!("| Office 2019 | | | | |\n{ROW}"));
    assert_eq!(found(&page), [] as [&str; 0]);
}

#[test]
fn of_old_and_new_ids_it_is_told_that_there_are_two() {
    let row = "| 1201 | 1234 | A | M | SME | Teams |";
    for heads in ["Old ID | New ID", "Old Task ID | Task ID (new)", "ID alt | ID neu"] {
        let table = format!(
            "\n| {heads} | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|---|\n{row}\n"
        );
        let page = process(&table);
        assert!(
            found(&page).iter().any(|found| found.ends_with(" unclear-id")),
            "{heads}: {:?}",
            found(&page)
        );
    }
}
