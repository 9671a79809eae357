//! Checklists in calendars and on boards: events, and the columns that other tools import.

use std::process::Command;

use crate::run::tools::{leave_out, tool};
use crate::run::{Pages, ftpb};

const LANGUAGES: [&str; 6] = ["de", "en", "es", "ja", "pt-BR", "zh-Hans"];

/// A folder with the checklist `c.md`, in which a task is done.
fn contoso(lang: &str) -> Pages {
    let folder = Pages::none();
    ftpb("checklist new --customer Contoso -o c.md --quiet").args(["--lang", lang]).inside(&folder).printed();
    ftpb("checklist done 3735 --file c.md --quiet").inside(&folder).printed();
    folder
}

fn exported(folder: &Pages, line: &str) -> String {
    ftpb("checklist export c.md --quiet").with(line).inside(folder).printed()
}

#[test]
fn a_checklist_is_a_calendar_of_events_that_keep_their_names() {
    for lang in LANGUAGES {
        let folder = contoso(lang);
        let events = |line: &str| exported(&folder, &format!("--format ics --events {line}"));
        let calendar = events("--start 2026-01-10 --days assess=10");
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
        assert_eq!(calendar, events("--start 2026-01-10 --days assess=10"));
        let uids = |calendar: &str| -> Vec<String> {
            calendar.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
        };
        assert_eq!(
            uids(&calendar),
            uids(&events("--start 2027-02-01")),
            "another start moves the same events"
        );
        let days: Vec<&str> =
            calendar.lines().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect();
        assert_eq!(days.len(), uids(&calendar).len());
        assert_eq!(days.first(), Some(&"20260112"), "a Saturday is no working day");
        assert!(days.is_sorted(), "{days:?}");
        reads(&calendar, days.len());
    }
}

/// `FTPB_BROWSER` names the folder with `ical.js`, too.
fn reads(calendar: &str, count: usize) {
    let Some(folder) = std::env::var_os("FTPB_BROWSER") else {
        return leave_out("ical.js is not installed, or FTPB_BROWSER does not name its folder");
    };
    if tool("node").is_none() {
        return;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/flow/ical.mjs");
    let output = super::pictures::read_by(Command::new("node").arg(script).arg(folder), calendar);
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.lines().count(), count, "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.starts_with("2026-01-12 ") && said.contains("-event@ftpb ✓ 3735 "), "{said}");
}

#[test]
fn a_table_has_the_columns_of_the_tool_and_people_by_their_address() {
    let folder = contoso("en");
    let heads = [
        ("planner", "\u{feff}Task Name,Bucket Name,Progress,Priority,Assigned To,Labels,Description"),
        ("azure-boards", "Work Item Type,Title,Priority,Tags,Description"),
        ("jira", "Summary,Issue Type,Priority,Assignee,Labels,Description"),
        ("github", "title,body,labels,assignees"),
    ];
    for (profile, head) in heads {
        let person = if profile == "github" { "ana-contoso" } else { "ana@contoso.test" };
        let table = exported(&folder, &format!("--profile {profile} --assign FM={person}"));
        assert_eq!(table.lines().next(), Some(head));
        assert_eq!(table.contains(person), profile != "azure-boards", "{table}");
        let nobody = exported(&folder, &format!("--profile {profile}"));
        assert!(!nobody.contains(",FastTrack Manager,\"") || profile == "planner", "{nobody}");
        assert!(nobody.contains("3735 Conduct Success Review Meeting"), "{nobody}");
    }
    let jira = exported(&folder, "--profile jira --assign FM=ana@contoso.test");
    let row = jira.lines().find(|line| line.starts_with("3735 ")).expect("3735 is there");
    assert!(
        row.starts_with("3735 Conduct Success Review Meeting,Task,High,ana@contoso.test,fasttrack-manager,"),
        "{row}"
    );
}

#[test]
fn what_is_wrong_with_days_and_people_is_said() {
    let folder = contoso("en");
    let call = |line: &str| ftpb("checklist export c.md").with(line).inside(&folder);
    let said = |line: &str| call(line).answer().stderr;
    assert!(
        said("--format ics --events --start 2026-02-30").contains("`--start` does not take `2026-02-30`")
    );
    assert!(said("--format ics --events --start 2026-02-03 --days assess=0").contains("from 1 to 366"));
    assert!(said("--format ics --events --start 2026-02-03 --days nowhere=3").contains("no phase `nowhere`"));
    let twice = "--format ics --events --start 2026-02-03 --days assess=3,assess=4";
    assert!(said(twice).contains("a second number of days"));
    for role in ["--profile jira --assign 'FM=FastTrack Manager'", "--profile github --assign FM=a@b.test"] {
        assert!(said(role).contains("does not name a person"), "{}", said(role));
    }
    assert!(said("--profile jira --assign FM=a@b.test --assign FM=c@d.test").contains("a second person"));
    assert!(said("--profile jira --assign FM").contains("write it as NAME=ADDRESS"));
    assert!(said("--profile jira --assign Nobody=a@b.test").contains("no role `Nobody`"));
    call("-f csv --events --start 2026-02-03").says("ftpb: --events belongs to `--format ics`\n").cannot();
    assert!(exported(&folder, "--events --start 2026-02-03").starts_with("BEGIN:VCALENDAR"));
    assert!(said("--format csv --assign FM=a@b.test").contains("`--assign` needs --profile TOOL"));
    assert!(said("--profile jira --assign FM=").contains("write it as NAME=ADDRESS"));
    assert!(said("--format ics --events --start 20266-02-03").contains("`--start` does not take"));
}

#[test]
fn files_of_one_name_for_two_customers_are_two_calendars_and_their_texts_are_plain() {
    let checklist = |customer: &str| {
        format!(
            "# {customer}\n\n- [ ] **3735** Meet\n  - \\=1+1 \\<b>\n- [ ] call them\n\n```\n- [ ] no box\n```\n"
        )
    };
    let folder = Pages::none().page("a/c.md", checklist(r"A\_B \[1\]")).page("b/c.md", checklist("B"));
    let exported = |line: &str| ftpb("checklist export").with(line).inside(&folder).answer();
    let uid = |file: &str| {
        let calendar = exported(&format!("{file} --format ics")).stdout;
        calendar.lines().find(|line| line.starts_with("UID:3735-c-")).expect("there is one").to_owned()
    };
    assert_ne!(uid("a/c.md"), uid("b/c.md"));
    let sheet = exported("a/c.md --format csv");
    assert!(sheet.stdout.contains("'=1+1 <b>"), "{}", sheet.stdout);
    assert_eq!(sheet.stderr, "ftpb: 1 box has no task id and is not exported\n");
    let page = ftpb("export --html - --checklist a/c.md").inside(&folder).answer();
    assert!(
        page.stdout.contains("A_B [1]</h1>") && page.stderr.contains("1 box has no task id"),
        "{}",
        page.stderr
    );
}
