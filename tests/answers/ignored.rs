//! No option is ignored in silence: it has an effect, or it is refused with what to do instead.

use crate::run::{Pages, ftpb};

/// Refused, with a line that works.
fn refuses(line: &str, why: &str, instead: &str) {
    ftpb(line).says(&format!("ftpb: {why}\n  {instead}\n")).cannot();
}

#[test]
fn options_about_records_are_refused_where_no_listing_is_asked_for() {
    let both =
        |one: &str, other: &str| format!("`{one}` and `{other}` exclude each other; leave out one of them:");
    refuses("check --summary --limit 2", &both("--summary", "--limit"), "ftpb check --summary");
    refuses("check --fix --sort=line", &both("--fix", "--sort"), "ftpb check --fix");
    refuses("changes --limit 2 --plot", &both("--plot", "--limit"), "ftpb changes --plot");
    refuses("coverage --html --count", &both("--html", "--count"), "ftpb coverage --html");
    for option in ["--count", "--limit 2", "--fields id", "--sort id", "--no-header"] {
        let name = option.split(' ').next().unwrap();
        ftpb(&format!("checklist export c.md {option}"))
            .says(&format!("ftpb: `ftpb checklist export` prints no records; leave out `{name}`\n"))
            .cannot();
    }
}

#[test]
fn show_takes_fields_in_every_format_and_parts_of_pages_only_of_pages() {
    ftpb("show 3735 --fields id,name --no-header").prints("3735  Conduct Success Review Meeting\n").finds();
    for option in ["--section nosuch", "--outline"] {
        let name = option.split(' ').next().unwrap();
        ftpb(&format!("show 3735 {option}"))
            .says(&format!("ftpb: `{name}` is for pages, and `3735` is not a page; leave it out\n"))
            .cannot();
    }
}

#[test]
fn a_profile_of_a_checklist_is_csv_and_says_where_it_has_no_people() {
    let folder = Pages::none();
    ftpb("checklist new -o c.md --quiet").inside(&folder).finds();
    let head = "Summary,Issue Type,Priority,Assignee,Labels,Description";
    assert!(
        ftpb("checklist export c.md --profile jira -f csv")
            .inside(&folder)
            .printed()
            .trim_start_matches('\u{feff}')
            .starts_with(head)
    );
    for (option, other) in [("-o j.ics", "j.ics"), ("-f ics", "ics"), ("--json", "json")] {
        ftpb(&format!("checklist export c.md --profile jira {option}"))
            .inside(&folder)
            .says(&format!(
                "ftpb: `--profile` writes csv and not `{other}`; choose csv, or leave out `--profile`\n"
            ))
            .cannot();
    }
    assert!(!folder.path("j.ics").exists());
    ftpb("checklist export c.md --profile azure-boards --assign FM=ana@contoso.com -o az.csv")
        .inside(&folder)
        .says(
            "ftpb: a file for `azure-boards` has no column for people, so those of `--assign` are left out\n",
        )
        .finds();
}

#[test]
fn arguments_that_exclude_each_other_are_answered_with_a_line_that_works() {
    let both =
        |one: &str, other: &str| format!("`{one}` and `{other}` exclude each other; leave out one of them:");
    refuses("flow kick-off --from workshop", &both("REF", "--from"), "ftpb flow kick-off");
    refuses("next workshop --after workshop", &both("REF", "--after"), "ftpb next workshop");
    refuses("next --before x --tasks", &both("--before", "--tasks"), "ftpb next --before x");
    refuses("export --html a --markdown b", &both("--html", "--markdown"), "ftpb export --html a");
    refuses("check --fix --watch", &both("--fix", "--watch"), "ftpb check --fix");
    refuses("checklist status a.md --file b.md", &both("FILE", "--file"), "ftpb checklist status a.md");
    refuses("diff en de ja", "unexpected argument `ja` to `ftpb diff`; try:", "ftpb diff en de");
}

#[test]
fn what_a_command_needs_and_what_it_does_not_take_is_shown_with_an_example() {
    refuses(
        "tasks --limit -1",
        "`--limit` does not take `-1`; it takes, for instance:",
        "ftpb tasks --limit 10",
    );
    refuses("open 3735 x", "`N` does not take `x`; it takes, for instance:", "ftpb open 3735 1");
    refuses("export", "`ftpb export` needs --html FILE, for instance:", "ftpb export --html playbook.html");
    for (line, needs, whole) in [
        (
            "checklist note",
            "`ftpb checklist note` needs TASK, TEXT",
            "3735 'meet on Monday' --file contoso.md",
        ),
        ("open", "`ftpb open` needs REF", "3735"),
        ("config set", "`ftpb config set` needs KEY, VALUE", "lang de,en"),
    ] {
        refuses(line, &format!("{needs}, for instance:"), &format!("ftpb {line} {whole}"));
    }
}

/// An example that names another task or file is pasted, and changes these.
#[test]
fn what_was_typed_is_shown_with_what_it_lacks() {
    for (line, needs, whole) in [
        (
            "check --write-baseline",
            "`--write-baseline` needs --baseline FILE",
            "check --write-baseline --baseline known.json",
        ),
        ("check de --baseline", "`--baseline` needs FILE", "check de --baseline known.json"),
        ("check de --select links --diff", "`--diff` needs --fix", "check de --select links --diff --fix"),
        ("checklist note 3734", "`ftpb checklist note` needs TEXT", "checklist note 3734 'meet on Monday'"),
        (
            "checklist note --file e.md 3734",
            "`ftpb checklist note` needs TEXT",
            "checklist note --file e.md 3734 'meet on Monday'",
        ),
        (
            "checklist note --file e.md",
            "`ftpb checklist note` needs TASK, TEXT",
            "checklist note 3735 'meet on Monday' --file e.md",
        ),
        ("checklist done --file=e.md", "`ftpb checklist done` needs TASK", "checklist done 3735 --file=e.md"),
        (
            "checklist export e.md --days assess=3",
            "`--days` needs --start DATE, --events",
            "checklist export e.md --days assess=3 --start 2026-01-12 --events",
        ),
        (
            "checklist export e.md --assign FM=a@b.test",
            "`--assign` needs --profile TOOL",
            "checklist export e.md --assign FM=a@b.test --profile jira",
        ),
        ("checklist new --only", "`--only` needs --service SERVICE", "checklist new --only --service Teams"),
        ("flow --depth 3", "`--depth` needs REF", "flow kick-off --depth 3"),
        ("flow --to workshop", "`--to` needs REF", "flow kick-off --to workshop"),
        (
            "flow --via kick-off",
            "`--via` needs --to REF, REF",
            "flow workshop --via kick-off --to success-review",
        ),
        ("flow kick-off --all", "`--all` needs --to REF", "flow kick-off --all --to success-review"),
        ("tasks --role --limit 3", "`--role` needs ROLE", "tasks --role FM --limit 3"),
        ("config set limit", "`ftpb config set` needs VALUE", "config set limit 10"),
        (
            "export 'success review' --lang de",
            "`ftpb export` braucht --html FILE",
            "export 'success review' --html playbook.html --lang de",
        ),
    ] {
        let instance = if needs.contains("braucht") { "zum Beispiel" } else { "for instance" };
        refuses(line, &format!("{needs}, {instance}:"), &format!("ftpb {whole}"));
    }
}

#[test]
fn output_chooses_the_format_of_an_export() {
    let folder = Pages::none();
    for (file, start) in [("e.md", "# "), ("e.html", "<!DOCTYPE html>")] {
        ftpb(&format!("export success-review -o {file} --quiet")).inside(&folder).finds();
        assert!(std::fs::read_to_string(folder.path(file)).unwrap().starts_with(start), "{file}");
    }
    ftpb("export success-review -o e.csv")
        .inside(&folder)
        .says("ftpb: no format is known for `e.csv`; name a file that ends in one of .html, .md, or choose a format with --format\n")
        .cannot();
}

#[test]
fn small_things_are_said_once_and_rightly() {
    ftpb("changes --since 2020-05 --until 2020-03")
        .says("ftpb: `--since` (2020-05-01) is after `--until` (2020-03-31); exchange the two\n")
        .cannot();
    let folder = Pages::none().page("o/x.md", "");
    ftpb("checklist new -o o")
        .inside(&folder)
        .says("ftpb: cannot write `o`: it is a folder; name a file\n")
        .cannot();
    ftpb("coverage success --by task").says("ftpb: nothing is missing\n").finds_nothing();
    let answer = ftpb("flow success-review --to workshop").answer();
    assert_eq!((answer.stderr.lines().count(), answer.code), (1, Some(1)), "{}", answer.stderr);
    let all = ftpb("tasks --lang all --limit 1").env("LANG", "de_DE.UTF-8").printed();
    assert!(all.starts_with("ID    Aufgabe"), "{all}");
}

#[test]
fn near_services_and_unknown_fields_are_answered() {
    let none =
        "there is no task, process, activity, phase or page `Teems`; did you mean:\n  ftpb where teams";
    ftpb("where Teems").says(&format!("ftpb: {none}\n")).finds_nothing();
    ftpb("search service:Teems")
        .says("ftpb: there is no service `Teems`; did you mean:\n  ftpb search service:teams\n")
        .finds_nothing();
    let stderr = ftpb("search foo:bar").answer().stderr;
    assert!(
        stderr.starts_with("ftpb: `foo:` is not a field and was searched as a word; fields are id,"),
        "{stderr}"
    );
    assert!(!ftpb("search 10:30 https://x.test").answer().stderr.contains("fields are"));
}

#[test]
fn commands_to_go_on_with_are_about_the_same_playbook() {
    let page = |rows: &str| {
        format!(
            "# Plan\n\nPhase: **Success**\n\n## Approach\n\n### Work\n\nPrimary Role: **FM**\n\n\
             | Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n{rows}\n\
             ## Next Steps\n\n[On](success-act.md)\n"
        )
    };
    let rows = "| 4711 | Plan | M | FM | Teams |\n| 4712 | Do | M | FM | Teams |\n";
    let pages = Pages::none()
        .page("my pb/en/success-plan.md", page(rows))
        .page("my pb/en/success-act.md", page(""))
        .page("my pb/de/success-plan.md", page("| 4711 | Plan | M | FM | Teams |\n"));
    let kept = "--playbooks 'my pb'";
    let said = |line: &str| {
        let answer = ftpb(&format!("{line} {kept}")).inside(&pages).answer();
        answer.stdout + &answer.stderr
    };
    let lists = format!("`ftpb coverage --by task {kept}` lists them");
    for line in ["coverage", "diff en de", "check"] {
        let said = said(line);
        assert!(said.contains(&lists), "{line}: {said}");
    }
    assert!(said("coverage plan").contains(&format!("`ftpb coverage plan --by task {kept}` lists them")));
    assert!(!said("coverage --by task").contains("lists them"));
    assert!(said("").contains(&format!("  ftpb tasks plan {kept}\n")), "{}", said(""));
    assert!(said("show plan").contains(&format!("ftpb show act {kept}")), "{}", said("show plan"));
    assert!(said("tasks --process zebra").contains(&format!("`ftpb processes {kept}` lists")));
}

#[test]
fn the_file_of_a_checklist_is_an_option_of_each_of_its_commands() {
    let folder = Pages::none();
    ftpb("checklist new -o c.md --quiet").inside(&folder).finds();
    for command in ["status", "next", "export", "update"] {
        let of = |file: &str| ftpb(&format!("checklist {command} {file}")).inside(&folder).answer().stdout;
        assert_eq!(of("--file c.md"), of("c.md"), "{command}");
    }
}

#[test]
fn fixes_are_of_the_severity_that_is_asked_for() {
    let page = "# Page\n\nA\u{200B}b\n";
    let pages = Pages::none().page("a.md", page);
    ftpb("check --fix --severity error --fail-on never").of(&pages).says("ftpb: nothing to fix\n").finds();
    assert_eq!(std::fs::read_to_string(pages.path("a.md")).unwrap(), page);
    let answer = ftpb("check --fix --severity info --fail-on never").of(&pages).answer();
    assert!(answer.stderr.starts_with("ftpb: fixed 1 finding in 1 page\n"), "{}", answer.stderr);
}

#[test]
fn the_state_of_a_link_is_whole_on_a_narrow_terminal() {
    let page = "# Page\n\n[A text of many words that is long](a-page-that-is-not-there-and-has-a-very-long-name-indeed.md)\n";
    let pages = Pages::none().page("en/a.md", page);
    let printed = ftpb("links --state broken --lang en --width 80").of(&pages).printed();
    assert!(printed.contains("link broken"), "{printed}");
}
