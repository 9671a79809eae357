//! `next`, `flow --to`, `where`: what they say.

use super::{corpus, said};

fn here(line: &str) -> (String, String, i32) {
    said(&std::env::temp_dir(), line)
}

#[test]
fn next_names_the_mandatory_tasks_that_wait() {
    let (out, _, code) = here("next --after workshop --tasks --fields to,via,back,tasks --format jsonl");
    assert_eq!(
        out,
        "{\"to\":\"success-support-success-execution\",\"via\":\"link\",\"back\":false,\"tasks\":[\"3740\",\"3741\"]}\n"
    );
    assert_eq!(code, 0);
}

#[test]
fn what_comes_before_is_the_same_step_as_what_comes_after() {
    for lang in ["en", "de", "es", "pt-BR", "ja", "zh-Hans"] {
        let (next, ..) =
            here(&format!("next --after success-support-success-execution --json --lang {lang}"));
        let (before, ..) =
            here(&format!("next --before success-conduct-success-review --json --lang {lang}"));
        assert!(next.contains("\"to\": \"success-conduct-success-review\""), "{lang}: {next}");
        assert!(
            before.contains(next.trim_start_matches('[').trim_end().trim_end_matches(']').trim()),
            "{lang}"
        );
    }
}

#[test]
fn next_asks_for_one_process() {
    let (_, said, code) = here("next");
    assert_eq!(said, "ftpb: `ftpb next` needs REF, for instance:\n  ftpb next kick-off --tasks\n");
    assert_eq!(code, 2);
    let (short, ..) = here("next success-execution --json");
    assert_eq!(short, here("next --after success-execution --json").0);
    assert!(short.contains("success-conduct-success-review"), "{short}");
    assert_eq!(here("next workshop --before success-review").2, 2);
}

#[test]
fn what_is_missing_or_too_much_is_answered_with_a_line_that_can_be_typed() {
    let too_much = |what: &str, command: &str, line: &str| {
        format!(
            "ftpb: unexpected argument `{what}` to `{command}`; put a name of several words in quotes:\n  {line}\n"
        )
    };
    let extra = |what: &str, command: &str, line: &str| {
        format!("ftpb: unexpected argument `{what}` to `{command}`; try:\n  {line}\n")
    };
    let missing = |what: &str, argument: &str, line: &str| {
        format!("ftpb: `{what}` needs {argument}, for instance:\n  {line}\n")
    };
    let needless = |option: &str, what: &str, line: &str| {
        format!("ftpb: leave out `{option}` with `{what}`:\n  {line}\n")
    };
    for (typed, answer) in [
        ("show success review", too_much("review", "ftpb show", "ftpb show 'success review'")),
        ("kick off --lang de,en", too_much("off", "ftpb show", "ftpb show 'kick off' --lang de,en")),
        ("tasks -l en hold a review", too_much("a", "ftpb tasks", "ftpb tasks -l en 'hold a review'")),
        ("show 3735 3740", extra("3740", "ftpb show", "ftpb show 3735")),
        ("tasks success-review 3735", extra("3735", "ftpb tasks", "ftpb tasks 3735")),
        (
            "config get lang",
            "ftpb: there is no command `ftpb config get`; to see the settings, run:\n  ftpb config\n".to_owned(),
        ),
        (
            "checklist new success-review -o n.md",
            "ftpb: `--process success-review` goes after `ftpb checklist new`:\n  ftpb checklist new -o n.md \
             --process success-review\n"
                .to_owned(),
        ),
        (
            "checklist note 3735 call Ana --file c.md",
            too_much("Ana", "ftpb checklist note", "ftpb checklist note 3735 'call Ana' --file c.md"),
        ),
        ("tasks --limit", missing("--limit", "N", "ftpb tasks --limit 10")),
        ("show 3735 -l", missing("--lang", "LANG", "ftpb show 3735 -l en,de")),
        (
            "checklist export c.md --events",
            missing("--events", "--start DATE", "ftpb checklist export c.md --events --start 2026-01-12"),
        ),
        ("show --task=3735 -l en", needless("--task", "ftpb show", "ftpb show 3735 -l en")),
        ("tasks -x", "ftpb: there is no option `-x`; `ftpb tasks --help` lists what there is\n".to_owned()),
    ] {
        let (out, said, code) = here(typed);
        assert_eq!((out.as_str(), said, code), ("", answer, 2), "{typed}");
    }
    let german = crate::run::ftpb("show success review").env("FTPB_LANG", "de").answer();
    assert!(german.stderr.contains("in Anführungszeichen:\n  ftpb show 'success review'\n"), "{german:?}");
}

#[test]
fn a_way_is_its_steps_and_all_ways_are_routes() {
    let (out, _, code) =
        here("flow --from workshop --to success-review --fields from,to --format tsv --no-header");
    assert_eq!(
        out,
        "assess-conduct-customer-success-workshop\tsuccess-support-success-execution\n\
         success-support-success-execution\tsuccess-conduct-success-review\n"
    );
    assert_eq!(code, 0);
    let (out, ..) =
        here("flow --from workshop --to success-review --all --fields steps,processes --format jsonl");
    assert_eq!(
        out,
        "{\"steps\":2,\"processes\":[\"assess-conduct-customer-success-workshop\",\"success-support-success-execution\",\"success-conduct-success-review\"]}\n"
    );
}

#[test]
fn a_picture_of_a_way_has_only_its_processes() {
    let (whole, ..) = here("flow --format mermaid");
    let (way, _, code) = here("flow --from success-execution --to success-review --format mermaid");
    assert!(whole.contains("workshop") && !way.contains("workshop"), "{way}");
    assert!(way.contains("success_review") || way.contains("success-review"), "{way}");
    assert_eq!(code, 0);
}

#[test]
fn where_no_way_leads_what_is_reachable_is_said() {
    let (out, said, code) = here("flow --from success-execution --to workshop --json");
    assert_eq!((out.trim(), code), ("[]", 1));
    assert!(
        said.contains("no route leads from `success-execution` to `customer-success-workshop`; from `success-execution`, you can reach success-review"),
        "{said}"
    );
}

#[test]
fn where_finds_rows_labels_links_and_revisions_with_file_and_line() {
    let (out, _, code) = here("where 3735 --fields kind,page,file,line --format tsv --no-header");
    let row = "row\tsuccess-conduct-success-review\ten/success-conduct-success-review.md\t";
    assert!(out.lines().any(|line| line.starts_with(row)), "{out}");
    assert_eq!(code, 0);
    let (teams, ..) = here("where Teams --fields kind,id --format tsv --no-header");
    assert!(teams.contains("row\t3731\n"), "{teams}");
    let (links, ..) = here("where success-execution --fields kind,page,state --format tsv --no-header");
    assert!(links.contains("link\tassess-conduct-customer-success-workshop\tok\n"), "{links}");
    let (_, said, code) = here("where success-exekution");
    assert!(said.contains("did you mean") && said.contains("ftpb where success-execution"), "{said}");
    assert_eq!(code, 1);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn where_finds_both_processes_of_a_task_and_repaired_links_on_real_pages() {
    let english = corpus("english-playbook").display().to_string();
    let (out, ..) =
        here(&format!("where 3731 --playbooks {english} --fields kind,page --format tsv --no-header"));
    assert_eq!(out, "row\tenable-enable-services\nrow\tsuccess-support-success-execution\n");
    let (out, ..) = here(&format!(
        "where kick-off --playbooks {english} --fields state,page,line --format tsv --no-header"
    ));
    assert!(out.contains("repaired\tsuccess-support-success-execution\t58\n"), "{out}");
    assert!(out.contains("ok\tsuccess-conduct-success-review\t110\n"), "{out}");
    let (out, ..) = here(&format!("where Teams --playbooks {english} --count"));
    assert!(out.trim().parse::<usize>().unwrap() > 10, "{out}");
}

#[test]
fn what_no_reader_sees_is_no_step() {
    let page = |title: &str, steps: &str| format!("# {title}\n\n## Approach\n\n## Next Steps\n\n{steps}\n");
    let via = |steps: &str| {
        let pages = crate::run::Pages::none()
            .page("en/success-support-success-execution.md", page("Support Success Execution", steps))
            .page("en/success-conduct-success-review.md", page("Conduct Success Review", "None"));
        let line = "next success-execution --format tsv --fields via --no-header";
        crate::run::ftpb(line).of(&pages).answer().stdout
    };
    assert_eq!(via("- Move to Conduct Success Review"), "title\n");
    for hidden in [
        "  <!-- - Move to the [Conduct Success Review](success-conduct-success-review.md) process. -->",
        "<!--\nAdd Conduct Success Review\n-->",
        "```\nConduct Success Review\n```",
        "![Conduct Success Review](a.png)",
    ] {
        // What comes next in the order of the lifecycle is nothing that the page says.
        assert!(["order\n", ""].contains(&via(hidden).as_str()), "{hidden}");
    }
}
