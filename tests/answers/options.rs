//! The options that every listing takes.

use crate::run::ftpb;

const ONE: &str = "tasks --process success-execution --lang en";

fn of_one(rest: &str) -> crate::run::Call {
    ftpb(ONE).with(rest)
}

#[test]
fn fields_are_chosen_in_their_order_in_every_format() {
    of_one("--fields requirement,id --limit 2 --format csv")
        .prints("requirement,id\r\noptional,3731\r\noptional,3732\r\n")
        .finds();
    of_one("--fields id,line --limit 1 --format jsonl").prints("{\"id\":\"3731\",\"line\":46}\n").finds();
    of_one("--fields id,file --limit 1")
        .prints(
            "
            ID    File
            3731  en/success-support-success-execution.md
        ",
        )
        .finds();
    of_one("--fields id,role_text --limit 1 --format markdown")
        .prints(
            "
            | id | role_text |
            | --- | --- |
            | 3731 | FastTrack Manager |
        ",
        )
        .finds();
}

#[test]
fn a_misspelt_field_is_suggested_in_the_command_as_it_was_typed() {
    ftpb("tasks --lang en --fields id,nmae")
        .says(
            "
            ftpb: there is no field `nmae`; did you mean:
              ftpb tasks --lang en --fields id,name
        ",
        )
        .cannot();
    ftpb("tasks --sort=-id,-lien")
        .says(
            "
            ftpb: there is no field `lien`; did you mean:
              ftpb tasks --sort=-id,-line
        ",
        )
        .cannot();
    ftpb("phases --fields colour")
        .says("ftpb: there is no field `colour`; choose one of phase, title, processes, tasks, mandatory, optional, lang\n")
        .cannot();
}

#[test]
fn sorting_is_by_number_and_by_code_point_and_may_be_turned_around() {
    let ids = "
        3740
        3741
        3731
        3732
        3733
        3743
        3650
        ";
    of_one("--sort requirement --fields id --no-header").prints(ids).finds();
    of_one("--sort -requirement,-id --fields id,requirement --no-header --limit 2 --format tsv")
        .prints("3743\toptional\n3733\toptional\n")
        .finds();
}

#[test]
fn what_is_counted_or_limited_is_a_listing_and_no_picture() {
    let steps = ftpb("flow --lang en --format tsv --no-header").printed().lines().count();
    ftpb("flow --lang en --count").prints(&format!("{steps}\n")).finds();
    assert_eq!(ftpb("flow --lang en --limit 1 --no-header --fields from").printed().lines().count(), 1);
}

#[test]
fn a_schema_is_json_and_no_other_format() {
    ftpb("schema tasks --format csv").says("ftpb: there is no format `csv`; choose one of json\n").cannot();
    assert_eq!(ftpb("schema tasks --json").printed(), ftpb("schema tasks").printed());
}

#[test]
fn a_count_is_a_number_alone() {
    of_one("--count").prints("7\n").finds();
    of_one("--count --limit 3").prints("3\n").finds();
    of_one("--count --mandatory --json").prints("2\n").finds();
    of_one("--count --service exchange --only").prints("0\n").says("ftpb: no task matches\n").finds_nothing();
}

#[test]
fn a_limit_of_none_is_no_failure() {
    of_one("--limit 0 --json").prints("[]\n").finds();
}

#[test]
fn json_is_the_format_and_excludes_others() {
    assert_eq!(of_one("--json").printed(), of_one("--format json").printed());
    let answer = of_one("--json --format csv").answer();
    assert_eq!(answer.code, Some(2));
    assert!(
        answer.stderr.starts_with("ftpb: `--json` and `--format` exclude each other"),
        "{}",
        answer.stderr
    );
}

#[test]
fn headers_go_when_they_are_not_wished() {
    for format in ["table", "csv", "tsv"] {
        let with = of_one(&format!("--format {format}")).printed();
        let without = of_one(&format!("--format {format} --no-header")).printed();
        assert_eq!(with.lines().count(), without.lines().count() + 1, "{format}");
        assert!(!without.contains("ID") && !without.starts_with("id"), "{without}");
    }
}

#[test]
fn a_wide_table_shows_more_columns() {
    let heading = |line: &str| of_one(line).printed().lines().next().unwrap_or_default().to_owned();
    assert!(!heading("").contains("Phase"));
    assert!(heading("--wide").contains("Phase") && heading("--wide").contains("File"));
}

#[test]
fn colours_and_hyperlinks_are_written_when_they_are_wished_and_not_into_pipes_by_themselves() {
    let color = |line: &str| ftpb(line).printed().contains("\u{1b}[");
    let link = |line: &str| ftpb(line).printed().contains("\u{1b}]8;;");
    assert!(!color("show success-execution") && !link("show success-execution"));
    assert!(color("show success-execution --color always") && !link("show success-execution --color always"));
    assert!(link("show success-execution --hyperlinks always"));
    assert!(!color("show success-execution --color never --hyperlinks always"));
    let forced = |name: &str| {
        ftpb("tasks --lang en").env("CLICOLOR_FORCE", "1").env(name, "1").printed().contains("\u{1b}[")
    };
    assert!(forced("CLICOLOR_FORCE") && !forced("NO_COLOR"));
}

#[test]
fn widths_that_no_window_has_are_refused() {
    for width in ["0", "19", "x", "70000"] {
        assert_eq!(ftpb("tasks --width").with(width).answer().code, Some(2), "{width}");
    }
}
