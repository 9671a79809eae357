//! A listing is narrowed to the part of the playbook that a reference means.

use crate::run::{Pages, ftpb};

/// The values of a field, each once.
fn values(line: &str, field: &str) -> Vec<String> {
    let answer = ftpb(&format!("{line} --fields {field} --format tsv --no-header")).answer();
    assert!(matches!(answer.code, Some(0 | 1)), "{line}: {}", answer.stderr);
    let mut values: Vec<String> = answer.stdout.lines().map(str::to_owned).collect();
    values.dedup();
    values
}

#[test]
fn a_process_a_phase_an_activity_and_a_task_are_parts() {
    let same = |part: &str, filter: &str| {
        assert_eq!(values(part, "id,process"), values(filter, "id,process"), "{part}");
        assert!(!values(part, "id").is_empty(), "{part}");
    };
    same("tasks success-execution", "tasks --process success-execution");
    same("tasks success", "tasks --phase success");
    same("tasks erfolgsprüfung --lang de", "tasks --process success-review --lang de");
    same("tasks '適切なレビューの実施' --lang ja", "tasks --process success-review --lang ja");
    same("tasks value-add --mandatory", "tasks --activity value-add --mandatory");
    assert_eq!(values("tasks 3735", "id"), ["3735"]);
    assert_eq!(values("tasks 'Conduct Success Review Meeting'", "id"), ["3735"]);
}

#[test]
fn every_listing_takes_a_part() {
    let review = "success-conduct-success-review";
    for (line, field, expected) in [
        ("processes 3735", "process", &[review][..]),
        ("processes success", "phase", &["success"]),
        ("phases success-review", "phase", &["success"]),
        ("pages success-review --lang de", "page", &[review]),
        ("coverage success-review --lang de", "process", &[review]),
        ("changes success-review", "page", &[review]),
        ("links success-review --lang en", "page", &[review]),
        ("languages success-review", "pages", &["1"]),
        ("activities 3735", "process", &[review]),
        ("list 3735", "id", &["3735"]),
    ] {
        let found = values(line, field);
        assert!(
            !found.is_empty() && found.iter().all(|value| expected.contains(&value.as_str())),
            "{line}: {found:?}"
        );
    }
}

#[test]
fn a_part_and_a_filter_narrow_each_other() {
    for (line, ids) in [
        ("tasks success-execution --process success-review", &[][..]),
        ("activities success-execution --process success-review", &[]),
        ("tasks success --phase assess", &[]),
        ("tasks 3735 --process success-execution", &[]),
        ("tasks success-execution --activity handshake", &["3731"]),
        ("tasks success --process success-review", &["3735"]),
    ] {
        let field = if line.starts_with("tasks") { "id" } else { "activity" };
        let found = values(line, field);
        assert_eq!(found.is_empty(), ids.is_empty(), "{line}: {found:?}");
    }
    let of = |line: &str| values(line, "id").len();
    let both = of("tasks --process success-execution --process success-review");
    assert_eq!(both, of("tasks success-execution") + of("tasks success-review"));
    ftpb("tasks success-execution --process success-review").says("ftpb: no task matches\n").finds_nothing();
}

#[test]
fn a_listing_counts_what_its_filter_takes() {
    let record = |line: &str| ftpb(line).records().remove(0);
    let program = |line: &str| record(line)["tasks"].clone();
    let optional = "activities 'Microsoft Adoption Service Program'";
    assert_eq!(program(optional), serde_json::json!(["3740", "3741", "3743"]));
    assert_eq!(program(&format!("{optional} --mandatory")), serde_json::json!(["3740", "3741"]));
    let counts = |record: serde_json::Value| [record["tasks"].as_u64(), record["mandatory"].as_u64()];
    let of_tasks = |line: &str| ftpb(line).records().len() as u64;
    for filter in ["--service Teams --only", "--mandatory", "--role FM --optional"] {
        let [tasks, mandatory] = counts(record(&format!("processes success-execution {filter}")));
        assert_eq!(tasks, Some(of_tasks(&format!("tasks success-execution {filter}"))), "{filter}");
        assert!(mandatory <= tasks, "{filter}");
    }
}

#[test]
fn filters_take_several_values_with_commas() {
    for (line, one, other) in [
        ("pages --kind", "process", "phase"),
        ("links --state", "ok", "unchecked"),
        ("links --kind", "internal", "external"),
        ("diff en de --kind", "revision-missing", "link"),
    ] {
        let count =
            |values: &str| ftpb(&format!("{line} {values} --count")).answer().stdout.trim().parse::<usize>();
        let (both, one, other) = (count(&format!("{one},{other}")), count(one), count(other));
        assert_eq!(both, one.and_then(|one| other.map(|other| one + other)), "{line}");
    }
}

const TABLE: &str =
    "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n";

/// A page of the phase Success with these rows, all of one activity.
fn page(title: &str, rows: &str) -> String {
    format!(
        "# {title}\n\nPhase: **Success**\n\n## Approach\n\n### Work\n\nPrimary Role: **FM**\n\n{TABLE}{rows}"
    )
}

#[test]
fn a_language_is_held_against_all_pages_of_a_part() {
    let (plan, act) =
        (page("Plan", "| 4711 | Plan | M | FM | Teams |\n"), page("Act", "| 4712 | Do | M | FM | Teams |\n"));
    let pages = Pages::none().page("en/success-plan.md", &plan).page("en/success-act.md", &act);
    let pages = pages.page("de/success-plan.md", &plan);
    let records = |line: &str| ftpb(line).of(&pages).with("--no-config").records();
    let states: Vec<String> = records("coverage success --lang de")
        .iter()
        .map(|record| {
            format!("{} {}", record["process"].as_str().unwrap(), record["state"].as_str().unwrap())
        })
        .collect();
    assert_eq!(states, ["success-act missing", "success-plan complete"]);
    let phase = &records("coverage success --by phase --lang de")[0];
    assert_eq!((phase["tasks"].as_u64(), phase["tasks_of"].as_u64()), (Some(1), Some(2)), "{phase}");
    let counts: Vec<(u64, u64)> = records("languages act")
        .iter()
        .map(|record| (record["processes"].as_u64().unwrap(), record["tasks"].as_u64().unwrap()))
        .collect();
    assert_eq!(counts, [(0, 0), (1, 1)], "of German and English");
}

#[test]
fn a_row_that_stands_twice_on_the_english_page_is_not_missing_on_others() {
    let row = "| 4711 | Plan | M | FM | Teams |\n";
    let twice = page("Plan", &row.repeat(2));
    let pages =
        Pages::none().page("en/success-plan.md", &twice).page("de/success-plan.md", page("Plan", row));
    let call = |line: &str| ftpb(line).of(&pages).with("--no-config");
    let coverage = &call("coverage --lang de").records()[0];
    assert_eq!(
        (coverage["state"].as_str(), coverage["tasks_of"].as_u64()),
        (Some("complete"), Some(1)),
        "{coverage}"
    );
    call("check --select task-missing,task-extra").prints("no findings in 2 pages\n").finds();
    let extra =
        Pages::none().page("de/success-plan.md", &twice).page("en/success-plan.md", page("Plan", row));
    ftpb("check --select task-missing,task-extra --no-config")
        .of(&extra)
        .prints("no findings in 2 pages\n")
        .finds();
}

#[test]
fn the_links_of_a_task_are_those_of_its_row_and_guidance() {
    let (all, own) = (values("links success-review", "target,line"), values("links 3735", "target,line"));
    assert!(!own.is_empty() && own.len() < all.len(), "{own:?} of {all:?}");
    assert!(own.iter().all(|link| all.contains(link)));
}

#[test]
fn a_part_that_means_several_things_is_all_of_them_and_one_that_means_nothing_is_an_error() {
    let several = values("tasks workshop", "process");
    assert_eq!(several, ["assess-conduct-customer-success-workshop"]);
    assert!(values("tasks success-", "process").len() > 1);
    ftpb("tasks sucess-exection")
        .says("ftpb: there is no task, process, activity, phase or page `sucess-exection`; did you mean:\n  ftpb tasks success-execution\n")
        .finds_nothing();
}

#[test]
fn the_whole_title_of_a_task_goes_before_titles_that_contain_it() {
    let pages = Pages::none().page(
        "en/success-plan.md",
        "# Plan\n\n## Approach\n\n### Draw the map twice\n\n#### FTOP Tasks\n\n\
         | Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n\
         | 4711 | Draw the map | M | FastTrack Manager | Teams |\n\
         | 4712 | Fold it | M | FastTrack Manager | Teams |\n",
    );
    let tasks = |line: &str| ftpb(line).of(&pages).with("--fields id --format tsv --no-header").printed();
    assert_eq!(tasks("tasks 'draw the map'"), "4711\n");
    assert_eq!(tasks("tasks 'the map'"), "4711\n4712\n");
    assert_eq!(tasks("show 'Draw the Map'"), "4711\n");
}
