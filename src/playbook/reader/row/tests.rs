//! Rows, each with one thing wrong.

use crate::playbook::reader::row::*;
use crate::source::{Lexicons, Tag};

/// The rows of a line under the five columns, each as `id / name / flag / role / services` and its problems.
fn read(line: &str) -> Vec<(String, Vec<RowProblem>)> {
    read_as(line, 5)
}

fn read_as(line: &str, columns: usize) -> Vec<(String, Vec<RowProblem>)> {
    let lexicons = Lexicons::default();
    let header = Header::usual(crate::playbook::reader::header::TableKind::Tasks, columns);
    let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::english() };
    let rows = Rows { text: line, header: &header, vocabulary };
    let cells = cells::split(line, Span::new(0, line.len())).cells;
    let show = |row: &[Span]| {
        let Some(values) = rows.read(row) else { return ("nothing".to_owned(), vec![]) };
        let text = |span: Span| line[span.range()].to_owned();
        let flag = values.requirement.map(text).unwrap_or_default();
        let shown = [text(values.id), text(values.name), flag, text(values.role), text(values.services)];
        (shown.join(" / "), values.problems)
    };
    rows.split_joined(&cells).into_iter().map(show).collect()
}

#[test]
fn undamaged_rows_are_read_with_or_without_outer_pipes() {
    let expected = vec![("1234 / Do it / M / FastTrack Manager / Teams".to_owned(), vec![])];
    for line in [
        "| 1234 | Do it | M | FastTrack Manager | Teams |",
        "1234 | Do it | M | FastTrack Manager | Teams",
        "|1234|Do it|M|FastTrack Manager|Teams",
    ] {
        assert_eq!(read(line), expected, "{line}");
    }
}

#[test]
fn two_rows_on_one_line_are_two_tasks() {
    let expected = ["1234 / A / O / SME / Exchange", "1328 / B / M / FE / Teams"];
    for line in [
        "| 1234 | A | O | SME | Exchange|| 1328 | B | M | FE | Teams |",
        "| 1234 | A | O | SME | Exchange| 1328 | B | M | FE | Teams |",
        "1234 | A | O | SME | Exchange | 1328 | B | M | FE | Teams",
    ] {
        let rows: Vec<String> = read(line).into_iter().map(|(row, _)| row).collect();
        assert_eq!(rows, expected, "{line}");
    }
}

#[test]
fn a_lost_pipe_is_found_by_meaning() {
    let expected = "3184 / AAD - Verify / O / FastTrack Engineer / Core Onboarding";
    for line in [
        "| 3184 | AAD - Verify | O FastTrack Engineer | Core Onboarding |",
        "| 3184 | AAD - Verify O | FastTrack Engineer | Core Onboarding |",
        "| 3184 AAD - Verify | O | FastTrack Engineer | Core Onboarding |",
        "| 3184 | AAD - Verify | O | FastTrack Engineer Core Onboarding |",
        "| 3184 | AAD - Verify │ O | FastTrack Engineer | Core Onboarding |",
        "| 3184 │ AAD - Verify | O | FastTrack Engineer | Core Onboarding |",
        "| 3184 | AAD - Verify | O ¦ FastTrack Engineer | Core Onboarding |",
    ] {
        assert_eq!(read(line), [(expected.to_owned(), vec![RowProblem::MissingPipe])], "{line}");
    }
}

#[test]
fn doubled_pipes_are_overlooked() {
    let expected = "3999 / Activate / M / SME / AIP";
    for (line, problem) in [
        ("|| 3999 | Activate | M | SME | AIP |", RowProblem::ExtraPipe),
        ("| 3999 | Activate || M | SME | AIP |", RowProblem::CellCount),
        ("| 3999 | Activate | M | SME | AIP ||", RowProblem::CellCount),
        ("| 3999 | Activate | M || SME | AIP |", RowProblem::CellCount),
    ] {
        assert_eq!(read(line), [(expected.to_owned(), vec![problem])], "{line}");
    }
}

#[test]
fn a_pipe_inside_the_name_stays_in_it() {
    assert_eq!(read("| 12 34 | x |"), [("nothing".to_owned(), vec![])]);
    assert_eq!(
        read("| 1234 | A | B | M | SME | AIP |"),
        [("1234 / A | B / M / SME / AIP".to_owned(), vec![RowProblem::CellCount])]
    );
}

#[test]
fn missing_cells_leave_the_rest_where_it_belongs() {
    let cases = [
        ("| 1234 | A | M | SME |", "1234 / A / M / SME / "),
        ("| 1234 | A | M | Teams |", "1234 / A / M /  / Teams"),
        ("| 1234 | A | SME | Teams |", "1234 / A /  / SME / Teams"),
        ("| 1234 | A |", "1234 / A /  /  / "),
        ("| 1234 | | M | SME | Teams |", "1234 /  / M / SME / Teams"),
        ("| 1234 | M | SME | Teams |", "1234 /  / M / SME / Teams"),
    ];
    for (line, expected) in cases {
        assert_eq!(read(line)[0].0, expected, "{line}");
    }
}

#[test]
fn four_columns_are_a_mention() {
    assert_eq!(
        read_as("|3080|[A b](c.md)|M|FE|", 4),
        [("3080 / [A b](c.md) / M / FE / ".to_owned(), vec![])]
    );
}
