//! Rows and cells in comments beside those that are shown.

use crate::playbook::reader::tests::*;

const LIVE: &str = "<tr><td>1234</td><td>A</td><td>M</td><td>SME</td><td>Teams</td></tr>";
const OTHER: &str = "<tr><td>1235</td><td>B</td><td>O</td><td>FM</td><td>Yammer</td></tr>";

/// The tasks and the findings of an HTML table with these rows; the first is on line 15.
fn html(rows: &str) -> (Vec<String>, Vec<String>) {
    let names = ["Task ID", "Task Name", "(M)andatory / (O)ptional", "FastTrack Role", "Services"];
    let head = names.map(|name| format!("<th>{name}</th>")).concat();
    let page = process(&format!("\n<table>\n<tr>{head}</tr>\n{rows}\n</table>"));
    (tasks(&page), found(&page))
}

#[test]
fn a_row_of_html_in_a_comment_is_told_and_not_read() {
    for (rows, line, told) in [
        (format!("{LIVE}<!-- {OTHER} -->"), 15, 1),
        (format!("<!-- {OTHER} -->{LIVE}"), 15, 1),
        (format!("{LIVE}<!-- {OTHER}{OTHER} -->"), 15, 2),
        (format!("{LIVE}<!--\n{OTHER}\n-->"), 15, 1),
        (format!("<!-- {OTHER}\n{OTHER} -->{LIVE}"), 16, 2),
    ] {
        let (tasks, found) = html(&rows);
        assert_eq!(tasks, [format!("{line}: 1234 A | mandatory | sme | teams")], "{rows}");
        assert!(found.iter().all(|found| found.ends_with("unread-row")), "{rows}: {found:?}");
        assert_eq!(found.len(), told, "{rows}");
    }
}

#[test]
fn a_cell_of_html_in_a_comment_is_no_cell() {
    for comment in ["<!-- <td>O</td> -->", "<!--<td>O</td>-->", "<!-- </tr> -->", "<!-- O -->"] {
        let row = LIVE.replace("<td>M", &format!("{comment}<td>M"));
        assert_eq!(html(&row), (vec!["15: 1234 A | mandatory | sme | teams".into()], vec![]), "{comment}");
    }
}

#[test]
fn a_comment_that_nothing_closes_hides_nothing() {
    let (tasks, _) = html(&format!("{LIVE}<!-- \n{OTHER}"));
    assert_eq!(tasks.len(), 2);
}

#[test]
fn a_row_in_a_comment_is_told_beside_a_row_of_markdown() {
    let page = rows("| 1234 | A | M | SME | Teams | <!-- | 1235 | B | O | FM | Yammer | -->");
    assert_eq!((tasks(&page).len(), found(&page)), (1, vec!["16 unread-row".into()]));
    let page = rows("| 1234 | A <!-- was 1235 (O) --> | M | SME | Teams |");
    assert_eq!((tasks(&page).len(), found(&page)), (1, vec![]));
}

#[test]
fn a_row_in_a_comment_of_one_line_is_told_in_any_activity() {
    for line in [
        "<!-- Ann: moved | 3740 | A | M | SME | Teams | -->",
        "<!-- moved: 3740 | A | Mandatory | Teams -->",
        "<!-- 3740, A, SME -->",
        "Some words <!-- | 3740 | A | M | SME | Teams | -->",
        "<!-- <tr><td>3740</td><td>A</td><td>M</td></tr> -->",
    ] {
        assert_eq!(found(&process(&format!("\n{line}"))), ["13 unread-row"], "{line}");
    }
    for line in ["<!-- In 2019 the SME planned it with 365 users -->", "<!-- Ann: add a link | 2019 -->"] {
        assert_eq!(found(&process(&format!("\n{line}"))), [] as [&str; 0], "{line}");
    }
}
