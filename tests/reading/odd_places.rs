//! Rows where nobody looks for them, and words in files that others include: read, or told, at their own place.

use crate::run::{Pages, ftpb};

const HEADER: &str = "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |";
const DASHES: &str = "|---|---|---|---|---|";

/// The playbook of one page with these lines in an activity.
fn with(lines: &str) -> Pages {
    Pages::none().page(
        "en/success-odd.md",
        format!("# Odd\n\n## Approach\n\n### Water\n\nPrimary Role: **SME**\n\n{lines}\n"),
    )
}

/// The tasks of the page with their lines.
fn tasks(pages: &Pages) -> String {
    ftpb("tasks --fields id,line,name --format tsv --no-header --quiet").of(pages).answer().stdout
}

/// The rules of the findings in some lines.
fn told(pages: &Pages, rules: &str) -> String {
    let line = format!("check --select {rules} --severity info --json --quiet");
    let printed = ftpb(&line).of(pages).answer().stdout;
    let records: Vec<serde_json::Value> = serde_json::from_str(&printed).unwrap();
    let of =
        |record: &serde_json::Value| format!("{} {}\n", record["line"], record["rule"].as_str().unwrap());
    records.iter().map(of).collect()
}

#[test]
fn an_unclear_id_behind_a_blank_line_is_read_and_told() {
    for (blank, shift) in [("", 0), ("\n", 1)] {
        let rows = "| Task 4301 | Rake | M | SME | Teams |\n| 4302/4303 | Mow | M | SME | Teams |\n| 4304&nbsp; | Weed | M | SME | Teams |";
        let pages = with(&format!("{HEADER}\n{DASHES}\n| 4300 | Dig | M | SME | Teams |\n{blank}{rows}"));
        let expected = [
            (4300, 11, "Dig"),
            (4301, 12 + shift, "Rake"),
            (4302, 13 + shift, "Mow"),
            (4303, 13 + shift, "Mow"),
            (4304, 14 + shift, "Weed"),
        ];
        let expected: String =
            expected.iter().map(|(id, line, name)| format!("{id}\t{line}\t{name}\n")).collect();
        assert_eq!(tasks(&pages), expected);
        let unclear: String = (12..15).map(|line| format!("{} unclear-id\n", line + shift)).collect();
        assert_eq!(told(&pages, "unclear-id"), unclear);
    }
}

#[test]
fn rows_in_odd_places_are_read_or_told() {
    let row = "| 4301 | Rake | M | SME | Teams |";
    let commas = |row: &str| row.trim_matches(['|', ' ']).replace('|', ",");
    for (lines, read, rule) in [
        (format!("#### {HEADER}\n#### {row}"), "4301\t10\tRake\n", "10 row-outside-table\n"),
        (format!("| Rake, and no header | {}", row.trim_start_matches('|')), "4301\t9\tRake\n", "9 row-outside-table\n"),
        ("<table>\n<tr><td title=\"a>b\">4301</td><td>Rake</td><td>M</td><td>SME</td><td>Teams</td></tr>\n</table>".to_owned(), "4301\t10\tRake\n", ""),
        (format!("{}\n{}", commas(HEADER), commas(row)), "4301\t10\tRake\n", "9 odd-separator\n10 odd-separator\n"),
        (format!("{HEADER}\n{row}").replace('|', "\u{ffe8}"), "4301\t10\tRake\n", "9 odd-separator\n10 odd-separator\n"),
    ] {
        let pages = with(&lines);
        assert_eq!(tasks(&pages), read, "{lines}");
        assert_eq!(told(&pages, "row-outside-table,unread-row,odd-separator,cell-count"), rule, "{lines}");
    }
}

#[test]
fn words_of_an_included_file_are_found_where_they_stand() {
    let part = format!(
        "## Part\n\nOne compost heap\n\n{HEADER}\n{DASHES}\n| 4301 | Turn the compost | M | SME | Teams |\n\n\
        ## Refresh Summary\n\n| Date | Who Changed | What Changed |\n|---|---|---|\n| 2020-03-27 | Ana | compost |\n"
    );
    let pages = with("[!INCLUDE [a](part.md)]\n\n## Key Inputs\n\nMore compost").page("en/part.md", part);
    let places = |line: &str| {
        let mut places: Vec<String> = (ftpb(line).of(&pages).records().iter())
            .map(|record| format!("{}:{}", record["file"].as_str().unwrap(), record["line"]))
            .collect();
        places.sort();
        places.dedup();
        places
    };
    assert_eq!(
        places("search compost"),
        ["en/part.md:13", "en/part.md:3", "en/part.md:7", "en/success-odd.md:13"]
    );
    assert_eq!(places("changes"), ["en/part.md:13"]);
}

#[test]
fn decomposed_letters_are_letters() {
    let page = "# A\n\n## Enfoque\n\n### Regar\n\n| Id. de tarea | Nombre de tarea | (M)andatorio / (O)pcional | Rol de FastTrack | \
                Servicios |\n|---|---|---|---|---|\n| 4301 | Regar | M | Administrador de velocidad de migracio\u{301}n | Teams |\n";
    let pages = Pages::none().page("es/success-odd-es.md", page);
    let tasks =
        ftpb("tasks --lang es --fields id,roles --format tsv --no-header --quiet").of(&pages).answer();
    assert_eq!(tasks.stdout, "4301\tmigration-velocity-manager\n");
}

#[test]
fn what_a_comment_or_a_name_has_in_place_of_an_id_is_not_fixed_into_a_row() {
    for (row, read) in [
        ("| 4301 | Rake | M | SME | Teams | <!-- | 4302 | Old | M | SME | Yammer | -->", "4301\t11\tRake\n"),
        ("| | 365 Rakes | M | SME | Teams |", ""),
        ("| | 2020 Rakes | M | SME | Teams |", ""),
    ] {
        let pages = with(&format!("{HEADER}\n{DASHES}\n{row}"));
        assert_eq!(tasks(&pages), read, "{row}");
        let patch = ftpb("check --fix --diff --quiet").of(&pages).answer().stdout;
        assert!(!patch.contains("Rake"), "{patch}");
    }
}

/// What `next` says of a page with these lines in its Next Steps, where another process is Bravo.
fn steps(lines: &str) -> Vec<(String, String)> {
    let process = |title: &str, lines: &str| {
        format!(
            "# {title}\n\n## Approach\n\n### Water\n\nPrimary Role: **SME**\n\n## Next Steps\n\n{lines}\n"
        )
    };
    let pages = Pages::none()
        .page("en/success-odd.md", process("Odd", lines))
        .page("en/success-bravo.md", process("Bravo Process", "None."));
    let printed = ftpb("next success-odd --json --quiet").of(&pages).answer().stdout;
    // Nothing is printed where nothing follows.
    let records: Vec<serde_json::Value> = serde_json::from_str(&printed).unwrap_or_default();
    let word = |record: &serde_json::Value, name: &str| record[name].as_str().unwrap().to_owned();
    records.iter().map(|record| (word(record, "via"), word(record, "text"))).collect()
}

#[test]
fn a_definition_of_a_link_is_no_step() {
    let link = "Go to [it](success-bravo.md)";
    for lines in [
        "[//]: # \"Old: go to [Bravo](success-bravo.md)\"",
        "[//]: # (Bravo Process is next)",
        "[comment]: <> (success-bravo.md)",
        "[//]: # 'a'\n[//]: # '[Bravo] (success-bravo.md)'",
    ] {
        assert_eq!(steps(&format!("{lines}\n\n{link}")), [("link".into(), "Go to it".into())], "{lines}");
        assert!(steps(lines).iter().all(|(via, _)| via == "order"), "{lines}");
    }
    assert_eq!(steps("[Bravo][b]\n\n[b]: success-bravo.md")[0].0, "link");
}

#[test]
fn a_marker_of_a_conflict_is_no_part_of_a_step() {
    let lines =
        "<<<<<<< HEAD\n- Go to the plan\n=======\n- Return to [it](success-bravo.md)\n>>>>>>> feature/x";
    assert_eq!(steps(lines), [("link".into(), "Return to it".into())]);
    let lines =
        "<<<<<<< HEAD\nGo to [it](success-bravo.md)\n||||||| base\nGo on\n=======\nStay\n>>>>>>> feature/x";
    assert_eq!(steps(lines), [("link".into(), "Go to it".into())]);
}
