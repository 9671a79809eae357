//! All formats hold the same records, in every language, whatever the surroundings.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use super::{LANGUAGES, listings, said};
use crate::run::ftpb;

/// A value as a cell says it.
fn flat(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(flat).collect::<Vec<_>>().join("; "),
        Value::Object(link) => format!("{} <{}>", flat(&link["text"]), flat(&link["url"])),
        other => other.to_string(),
    }
}

/// The header and the cells that a table of these records has.
fn table(records: &[Value]) -> Vec<Vec<String>> {
    let names = |record: &Value| record.as_object().unwrap().keys().cloned().collect();
    let cells = |record: &Value| record.as_object().unwrap().values().map(flat).collect();
    records.first().map(names).into_iter().chain(records.iter().map(cells)).collect()
}

/// The cells with a blank for each line break and what is around it.
fn on_one_line(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let cell = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

/// RFC 4180, as a spreadsheet reads it.
fn csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => assert_eq!(characters.next(), Some('\n')),
            c => row.last_mut().unwrap().push(c),
        }
        if c == '\r' && !quoted {
            rows.push(vec![String::new()]);
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line ends");
    rows
}

/// The cells of a Markdown table; a link as `text <address>`.
fn markdown(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut cell = String::new();
    let mut address = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::Link { dest_url, .. }) => address = format!(" <{dest_url}>"),
            Event::End(TagEnd::Link) => cell.push_str(&std::mem::take(&mut address)),
            Event::Text(text) => cell.push_str(&text),
            Event::InlineHtml(html) if &*html == "<br>" => cell.push('\n'),
            Event::End(TagEnd::TableCell) => rows.last_mut().unwrap().push(std::mem::take(&mut cell)),
            Event::Start(_) | Event::End(_) => {}
            other => panic!("{other:?} is no text of a cell"),
        }
    }
    rows
}

#[test]
fn every_format_of_every_listing_holds_the_same_records_in_every_language() {
    for line in listings() {
        for lang in LANGUAGES {
            let line = format!("{line} --lang {lang}");
            let records: Vec<Value> = serde_json::from_str(&said(&format!("{line} --json"))).unwrap();
            let expected = table(&records);
            let jsonl = said(&format!("{line} --format jsonl"));
            let lines: Vec<Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert_eq!(lines, records, "{line} --format jsonl");
            let yaml: Vec<Value> = serde_yaml::from_str(&said(&format!("{line} --format yaml"))).unwrap();
            assert_eq!(yaml, records, "{line} --format yaml");
            if records.is_empty() {
                continue;
            }
            assert_eq!(csv(&said(&format!("{line} --format csv"))), expected, "{line} --format csv");
            // A cell of these two has one line.
            let expected = on_one_line(&expected);
            let tsv = said(&format!("{line} --format tsv"));
            let cells = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
            let cells: Vec<_> = tsv.lines().map(cells).collect();
            assert_eq!(on_one_line(&cells), expected, "{line} --format tsv");
            let pasted = markdown(&said(&format!("{line} --format markdown")));
            assert_eq!(on_one_line(&pasted), expected, "{line} --format markdown");
        }
    }
}

#[test]
fn values_with_everything_that_formats_care_about_come_back() {
    let page = "---\ntitle: x\n---\n# A *b* `c` | \"d\", _e_ <f> &amp; g\n\n## Approach\n\n### Do | it\n\n\
                | Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n\
                |---|---|---|---|---|\n\
                | 4711 | \"Quote\", \\| pipe; [Deck](https://aka.ms/a_b) 'x' | M | FM | - |\n";
    let pages = crate::run::Pages::none().page("en/success-odd-page.md", page);
    let ask = |format: &str| ftpb("tasks --quiet --lang en --format").with(format).of(&pages).printed();
    let records: Vec<Value> = serde_json::from_str(&ask("json")).unwrap();
    assert_eq!(records[0]["links"][0]["url"], "https://aka.ms/a_b");
    assert!(records[0]["name"].as_str().unwrap().starts_with("\"Quote\", | pipe; Deck"), "{}", records[0]);
    assert_eq!(csv(&ask("csv")), table(&records));
    assert_eq!(markdown(&ask("markdown")), table(&records));
    assert_eq!(serde_yaml::from_str::<Vec<Value>>(&ask("yaml")).unwrap(), records);
}

#[test]
fn the_surroundings_change_no_byte_where_the_language_is_wished() {
    for line in listings() {
        for format in ["table", "json", "csv"] {
            let line = format!("{line} --lang pt-BR --format {format}");
            let first = said(&line);
            for locale in ["C", "de_DE.UTF-8", "ja_JP.UTF-8"] {
                for variable in ["LANG", "LC_ALL"] {
                    let answer = ftpb(&line).env(variable, locale).answer();
                    assert_eq!(answer.stdout, first, "{variable}={locale} ftpb {line}");
                }
            }
        }
    }
}

#[test]
fn no_format_carries_an_escape_sequence_into_a_pipe() {
    for line in listings() {
        for format in ["csv", "json", "jsonl", "list", "markdown", "plain", "table", "tsv", "yaml"] {
            let text = said(&format!("{line} --format {format}"));
            assert!(!text.contains('\u{1b}'), "{line} --format {format}");
        }
    }
}

#[test]
fn formats_have_the_endings_of_their_files_as_names() {
    for (other, usual) in [("md", "markdown"), ("ndjson", "jsonl"), ("yml", "yaml")] {
        let said = |format: &str| said(&format!("tasks --limit 1 --format {format}"));
        assert_eq!(said(other), said(usual));
    }
    assert_eq!(said("flow --format mmd"), said("flow --format mermaid"));
    assert_eq!(said("check --format md"), said("check --format markdown"));
    ftpb("tasks --format pdf")
        .says("ftpb: there is no format `pdf`; choose one of csv, json, jsonl, list, markdown, plain, table, tsv, yaml\n")
        .cannot();
    let pages = crate::run::Pages::none().page("ftpb.toml", "format = \"md\"\n").page("en/a.md", "# A\n");
    let table = "| page | lang |\n| --- | --- |\n| a | en |\n";
    ftpb("pages --fields page,lang").of(&pages).prints(table).finds();
}
