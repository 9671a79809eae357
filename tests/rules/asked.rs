//! What `ftpb check` answers to options about records, and to a format where it does something else than report.

use crate::run::{Pages, ftpb};

fn pages() -> Pages {
    Pages::none().page("de/a-de.md", "# Page\n\n- [Gone](made-up-thing.md)\n- [Lost](another-thing.md)\n")
}

#[test]
fn a_report_tells_its_number_and_refuses_what_only_records_have() {
    let pages = pages();
    for format in ["github", "gitlab", "html", "markdown", "sarif", "short", "text"] {
        let check = || ftpb("check --format").args([format]).of(&pages);
        check().with("--count --select broken-link").prints("2\n").finds_nothing();
        for (typed, option) in
            [("--limit 1", "--limit"), ("--fields nosuch", "--fields"), ("--sort nosuch", "--sort")]
        {
            let said =
                format!("ftpb: `ftpb check --format {format}` prints no records; leave out `{option}`\n");
            check().with(typed).says(&said).cannot();
        }
    }
    ftpb("check -o c.html --limit 1")
        .says("ftpb: `ftpb check --format html` prints no records; leave out `--limit`\n")
        .cannot();
    // A listing has records.
    let one = ftpb("check --limit 1 --fields rule --format tsv --no-header --select broken-link").of(&pages);
    one.prints("broken-link\n").finds_nothing();
}

#[test]
fn what_prints_no_records_refuses_them() {
    for (line, command, option) in [
        ("--count", "ftpb", "--count"),
        ("--limit 1", "ftpb", "--limit"),
        ("--fields id", "ftpb", "--fields"),
        ("--json", "ftpb", "--json"),
        ("config set lang de --json", "ftpb config set", "--json"),
        ("config unset lang --json", "ftpb config unset", "--json"),
        ("help tasks --json", "ftpb help", "--json"),
        ("check --fix --diff --json", "ftpb check --fix --diff", "--json"),
    ] {
        let said = format!("ftpb: `{command}` prints no records; leave out `{option}`\n");
        ftpb(line).env("HOME", "/nowhere").says(&said).cannot();
    }
}

#[test]
fn a_rule_is_explained_in_the_format_that_is_asked_for() {
    let rules = ftpb("check --explain missing-pipe").records();
    assert_eq!((rules.len(), &rules[0]["rule"]), (1, &"missing-pipe".into()));
    let table = ftpb("check --explain missing-pipe --format tsv").printed();
    assert!(table.starts_with("rule\tgroup\t") && table.lines().count() == 2, "{table}");
    assert!(
        ftpb("check --explain missing-pipe --format sarif").answer().stderr.contains("no format `sarif`")
    );
}

#[test]
fn a_fix_and_a_baseline_leave_findings_in_the_format_that_is_asked_for() {
    let pages = pages();
    let fix = ftpb("check --fix --json --quiet --select broken-link").of(&pages).answer();
    assert_eq!((fix.stdout.matches("\"rule\": \"broken-link\"").count(), fix.code), (2, Some(1)));
    let short = ftpb("check --fix --format short --quiet --select broken-link").of(&pages).answer();
    assert_eq!(short.stdout.lines().count(), 2, "{}", short.stdout);
    ftpb("check --fix --json --quiet --select joined-rows").of(&pages).prints("[]\n").finds();
    ftpb("check --fix --quiet --select joined-rows").of(&pages).prints("").finds();
    let known = pages.path("known.json");
    let write = ftpb("check --write-baseline --quiet --json --baseline").args([&known]).of(&pages);
    write.prints("[]\n").finds();
}
