//! What is said beside an answer leads on: it is about what was shown, and its command does what it promises.

use crate::run::{Pages, built_in, ftpb};

/// A process with a task table below a heading, and steps.
fn process(title: &str, heading: &str, next: &str) -> String {
    format!(
        "# {title}\n\nPhase: **Success**\n\n## Approach\n\n### Launch\n\n**Role:** FastTrack Manager\n\n{heading}\n\n\
         | FTOP Task ID | Name | (M) Mandatory (O) Optional | Role | Services |\n| --- | --- | --- | --- | --- |\n\
         | 7001 | Call | M | FastTrack Manager | Teams |\n\n## Next Steps\n\n{next}\n"
    )
}

#[test]
fn a_notice_about_findings_is_about_the_rows_shown_and_its_command_lists_them() {
    let text = process("Start", "#### FTOP Tasks", "Nothing.").replace("| 7001 | Call |", "| 7001 Call |");
    let pages = Pages::none().page("en/success-start.md", text);
    let command = "ftpb check en/success-start.md --select missing-pipe --playbooks .";
    let shown = ftpb("show 7001").of(".").inside(&pages).answer();
    assert_eq!(shown.stderr, format!("ftpb: the rows shown have 1 finding; see `{command}`\n"));
    let listed =
        ftpb("check en/success-start.md --select missing-pipe --json").of(".").inside(&pages).answer();
    let listed: Vec<serde_json::Value> = serde_json::from_str(&listed.stdout).unwrap();
    assert_eq!(listed.len(), 1, "{listed:?}");
    for line in ["processes", "tasks --count"] {
        assert_eq!(ftpb(line).of(".").inside(&pages).answer().stderr, "", "{line}: no row is shown");
    }
}

#[test]
fn what_a_comparison_leaves_out_is_counted_once_with_the_command_that_lists_it() {
    let pages = |edition: &str, keys: &[&str]| {
        let all = Pages::none().page("en/success-start.md", process("Start", "#### FTOP Tasks", edition));
        keys.iter().fold(all, |all, key| {
            all.page(&format!("en/success-{key}.md"), process(key, "#### FTOP Tasks", "Nothing."))
        })
    };
    let (old, new) = (pages("Nothing.", &["one", "two"]), pages("Nothing.", &["three", "four", "five"]));
    let (old, new) = (old.path("").display().to_string(), new.path("").display().to_string());
    let lists = format!("diff --against {old} --kind page-missing,page-extra --playbooks {new}");
    ftpb(&format!("diff --against {old} --playbooks {new} --severity error"))
        .says(&format!(
            "ftpb: compared the 1 page that both have; `ftpb {lists}` lists the other 5\nftpb: no difference matches\n"
        ))
        .finds();
    assert_eq!(ftpb(&lists).with("--count").answer().stdout, "5\n");
}

#[test]
fn the_tasks_of_any_page_are_listed_where_it_is_named() {
    let text = process("How to", "#### FTOP Tasks", "").replace("Phase: **Success**\n\n", "");
    let text = text.split("## Next Steps").next().unwrap().to_owned();
    let pages = Pages::none()
        .page("en/success-start.md", process("Start", "#### FTOP Tasks", "").replace("7001", "7002"))
        .page("en/approach-how-to.md", text);
    let ids = |line: &str| {
        let records = ftpb(line).of(".").inside(&pages).records();
        records.iter().map(|task| task["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids("tasks approach-how-to"), ["7001"]);
    assert_eq!(ids("tasks"), ["7002"]);
}

#[test]
fn headings_that_say_which_tasks_follow_are_no_activities() {
    for heading in
        ["#### Tasks", "#### FTOP-Tasks (Teams)", "#### Task list", "#### Aufgaben", "#### タスク一覧"]
    {
        let pages = Pages::none().page("en/success-start.md", process("Start", heading, ""));
        let records = ftpb("activities").of(".").inside(&pages).records();
        let titles: Vec<_> = records.iter().map(|activity| activity["activity"].as_str().unwrap()).collect();
        assert_eq!(titles, ["Launch"], "{heading}");
    }
}

#[test]
fn no_step_leads_back_by_the_alphabet_alone() {
    let links = [
        "[Begin](success-begin.md)",
        "[Begin][b]\n\n[b]: success-begin.md",
        "<a href=\"success-begin.md\">Begin</a>",
    ];
    for link in links {
        let pages = Pages::none()
            .page("en/success-end.md", process("End", "#### FTOP Tasks", &format!("Go to {link}.")))
            .page("en/success-begin.md", process("Begin", "#### FTOP Tasks", "").replace("7001", "7002"));
        let steps = ftpb("next success-end").of(".").inside(&pages).records();
        assert_eq!(steps[0]["back"], false, "{link}: {steps:?}");
    }
}

#[test]
fn a_word_of_a_service_that_names_an_activity_is_explained() {
    built_in("tasks teams --fields id --limit 1 --lang en")
        .prints("ID\n3685\n")
        .says(
            "ftpb: `teams` was read as the activity “Teams - Skype to Teams Transition”; `ftpb tasks --service teams --lang en` lists the tasks for the service\n",
        )
        .finds();
}

#[test]
fn tasks_to_choose_from_have_their_names() {
    let answer = built_in("show FTA --lang en").answer();
    let lines: Vec<&str> = answer.stderr.lines().skip(1).collect();
    assert!(!lines.is_empty() && lines.iter().all(|line| line.contains("  # ")), "{}", answer.stderr);
}

#[test]
fn a_task_without_revisions_leads_to_those_of_its_page() {
    built_in("changes 3734")
        .says("ftpb: no revision names 3734; `ftpb changes adoption-and-change-management-conversation` lists those of its page\n")
        .finds_nothing();
    built_in("coverage --missing").says("ftpb: nothing is missing\n").finds_nothing();
}

#[test]
fn the_short_names_of_tables_filter_as_well() {
    let count = |words: &str| built_in("tasks --count --service").args([words]).printed();
    assert_eq!(count("M365 Apps"), count("Microsoft 365 Apps"));
}

#[test]
fn a_part_of_an_address_finds_all_links() {
    let count = |words: &str| built_in("where --count").args([words]).printed();
    let number = |words: &str| count(words).trim().parse::<usize>().unwrap();
    assert!(number("aka.ms") >= number("https://aka.ms"));
    assert!(number("https://aka.ms") > 1 && number("ftdocs") > 1);
}

#[test]
fn a_file_is_written_in_the_format_of_its_name_or_refused() {
    let pages = Pages::none();
    ftpb("tasks success-review --fields id -o t.md --quiet").inside(&pages).printed();
    assert!(std::fs::read_to_string(pages.path("t.md")).unwrap().starts_with("| id |\n| --- |\n"));
    ftpb("flow -o f.md")
        .inside(&pages)
        .says("ftpb: there is no format `md`; choose one of tree, mermaid, dot, svg\n")
        .cannot();
    let endings = ".csv, .tsv, .json, .jsonl, .yaml, .md, .txt";
    for (line, file, more) in [
        ("flow", "f.png", ", .svg, .mmd, .dot"),
        ("tasks", "t.xyz", ""),
        ("tasks", "t.svg", ""),
        ("check", "c.ics", ", .html, .sarif"),
    ] {
        ftpb(&format!("{line} -o {file}"))
            .inside(&pages)
            .says(&format!(
                "ftpb: no format is known for `{file}`; name a file that ends in one of {endings}{more}, or choose a \
                 format with --format\n"
            ))
            .cannot();
        assert!(!pages.path(file).exists(), "{file}");
    }
    ftpb("tasks success-review -o t.xlsx --format csv --quiet").inside(&pages).finds();
    ftpb("checklist new -o c.csv")
        .inside(&pages)
        .says("ftpb: a checklist is Markdown, unlike `c.csv`; create a file ending in .md, then `ftpb checklist export` writes other formats\n")
        .cannot();
    for file in ["f.md", "f.png", "c.csv"] {
        assert!(!pages.path(file).exists(), "{file}");
    }
}

#[test]
fn a_language_is_no_part_of_the_playbook() {
    for line in ["coverage de", "changes de", "languages de", "pages de", "tasks de", "links de", "de"] {
        let rest = line.strip_suffix("de").unwrap();
        built_in(line)
            .says(&format!(
                "ftpb: there is no task, process, activity, phase or page `de`; did you mean:\n  ftpb {rest}--lang=de\n"
            ))
            .finds_nothing();
        assert_eq!(built_in(&format!("{rest}--lang=de")).answer().code, Some(0), "{line}");
    }
}

#[test]
fn what_there_is_not_is_answered_with_what_there_is() {
    let says = |line: &str, said: &str| {
        let answer = built_in(line).env("FTPB_LANG", "de").answer();
        assert_eq!(answer.stderr, format!("ftpb: {said}\n"), "{line}");
    };
    says("tasks --role foo", "`foo` gibt es nicht (Rolle); zur Auswahl: FTA, FE, FM, GMFTA, MVM, SME");
    says(
        "activities --motion foo",
        "`foo` gibt es nicht; zur Auswahl: Kundenintegrität, Kundenintegrität / RFA / Adressierung, RFA, Adressierung",
    );
    says(
        "tasks --sort foo",
        "`foo` gibt es nicht; zur Auswahl: id, name, requirement, role, roles, role_text, services, services_text, \
         phase, process, activity, lang, requested_lang, fallback, archived, file, line, links",
    );
    says("next", "`ftpb next` braucht REF, zum Beispiel:\n  ftpb next kick-off --tasks");
    says("tasks --limit=x", "`--limit` nimmt `x` nicht an, wohl aber zum Beispiel:\n  ftpb tasks --limit=10");
    says(
        "show kick-off --section foo",
        "`foo` (Abschnitt) gibt es in `initiate-conduct-customer-kick-off` nicht; \
         `ftpb show initiate-conduct-customer-kick-off --outline` zeigt, was es gibt",
    );
}

#[test]
fn notes_go_along_into_every_export() {
    let list = "# Contoso\n\n- [ ] **3735** Review\n  - ask Ana\n  - then call\n";
    let pages = Pages::none().page("c.md", list);
    for format in [
        "--format csv",
        "--format json",
        "--format ics",
        "--profile planner",
        "--profile jira",
        "--profile github",
        "--profile azure-boards",
    ] {
        let written = ftpb("checklist export c.md").with(format).inside(&pages).printed();
        assert!(written.contains("ask Ana") && written.contains("then call"), "{format}: {written}");
    }
    let record = &ftpb("checklist export c.md").inside(&pages).records()[0];
    assert_eq!(record["notes"], serde_json::json!(["ask Ana", "then call"]));
}

#[test]
fn only_a_language_is_remembered() {
    let home = Pages::none();
    let set = |lang: &str| {
        ftpb("config set lang")
            .args([lang])
            .env("HOME", home.path(""))
            .env("XDG_CONFIG_HOME", home.path(""))
            .answer()
    };
    assert_eq!(set("klingon").code, Some(2));
    assert_eq!(set("de,fr").code, Some(2));
    assert_eq!(set("de,ja").code, Some(0));
}

/// A newcomer learns the shape of a call from the line that follows.
#[test]
fn an_option_without_its_value_is_answered_with_a_line_that_works() {
    for (line, option, takes, works) in [
        ("next migration --before", "--before", "REF", "next --before success-review"),
        ("next --before", "--before", "REF", "next --before kick-off"),
        ("tasks kick-off --role", "--role", "ROLE", "tasks kick-off --role FM"),
    ] {
        built_in(line)
            .says(&format!("ftpb: `{option}` needs {takes}, for instance:\n  ftpb {works}\n"))
            .cannot();
        assert_eq!(built_in(works).answer().code, Some(0), "{works}");
    }
    for line in ["flow --from", "flow --via", "tasks --sort", "check --baseline", "export --html", "tasks -o"]
    {
        let said = built_in(line).answer().stderr;
        assert!(
            said.starts_with("ftpb: `--") && said.contains(" needs ") && said.contains("\n  ftpb "),
            "{said}"
        );
    }
}

#[test]
fn next_alone_leads_to_the_checklist_in_use() {
    let home = Pages::none();
    let here = |line: &str| built_in(line).inside(&home).env("XDG_STATE_HOME", home.path(""));
    here("checklist new -p kick-off -o c.md --quiet").finds();
    assert!(here("next").answer().stderr.contains("\n  ftpb next kick-off --tasks\n"));
    assert_eq!(here("use c.md").answer().code, Some(0));
    here("next")
        .says("ftpb: `ftpb next` needs REF; for the checklist in use, run:\n  ftpb checklist next\n")
        .cannot();
}
