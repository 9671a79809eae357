//! A playbook with phases of its own, an archive, drafts, an include, and Next Steps that name a process without a link
//! to it, or say that nothing follows.

use std::path::PathBuf;

use crate::run::{Answer, ftpb};

fn own_phases() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/flow/own_phases")
}

fn answer(line: &str) -> Answer {
    ftpb(line).of(own_phases()).answer()
}

/// What a line writes on stdout, without the row of headings.
fn rows(line: &str) -> Vec<String> {
    let answer = answer(&format!("{line} --format csv"));
    answer.stdout.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn tasks_are_those_of_current_pages_and_then_of_archived_ones() {
    assert_eq!(
        rows("tasks --lang en --fields id,name,phase,archived,file"),
        [
            "9100,Ring the bell,initiate,false,en/initiate-greet-neighbours.md",
            "9110,Draw the beds,growth,false,en/growth-plan-garden.md",
            "9111,Count the seeds,growth,false,en/growth-plan-garden.md",
            "9120,Fill the can,growth,false,en/parts/watering.md",
            "9150,Sow in rows,growth,true,en/draft/growth-sow-seeds.md",
            "9130,Pick the apples,success,false,en/success-harvest.md",
            "9140,Ask for seeds,aftercare,false,en/aftercare-visit.md",
        ]
    );
    let table = answer("processes --lang en").stdout;
    assert!(table.contains("Sow the Seeds [archived]") && !table.contains("Harvest [archived]"), "{table}");
}

#[test]
fn a_current_page_answers_before_an_archived_one_even_in_another_language() {
    assert_eq!(rows("show 9110 --lang en --fields name,file"), ["Draw the beds,en/growth-plan-garden.md"]);
    let mut german =
        ftpb("tasks --fields id,lang,archived --format csv").of(own_phases()).env("LANG", "de_DE.UTF-8");
    let shown = german.answer().stdout;
    assert!(shown.contains("9120,en,false") && shown.contains("9130,de,false"), "{shown}");
    assert_eq!(rows("show 9120 --lang de --fields name"), ["Alte Kanne füllen"]);
    let fenced = answer("show 9199 --lang en");
    assert!(fenced.stdout.starts_with("9199  Order a fence"), "{}", fenced.stdout);
    let notice = "task 9199 is only on an archived page: en/archive/growth-plan-garden.md";
    assert!(fenced.stderr.contains(notice), "{}", fenced.stderr);
}

#[test]
fn the_settings_of_a_playbook_name_further_archive_folders() {
    let folder = tempfile::tempdir().unwrap();
    let page = |text: &str| format!("# Plan\n\nPhase: **Assess**\n\n## Approach\n\n### Do\n\n{text}");
    let table = "| Task ID | Task Name | FastTrack Role |\n|---|---|---|\n| 9001 | Plan | FM |\n";
    std::fs::create_dir(folder.path().join("bin")).unwrap();
    std::fs::write(folder.path().join("bin/assess-plan.md"), page(table)).unwrap();
    let archived = || {
        let mut call = ftpb("tasks --fields id,archived --format csv").of(folder.path());
        call.answer().stdout
    };
    assert_eq!(archived(), "id,archived\r\n9001,false\r\n");
    std::fs::write(folder.path().join("ftpb.toml"), "archive-folders = [\"bin\"]\n").unwrap();
    assert_eq!(archived(), "id,archived\r\n9001,true\r\n");
}

#[test]
fn phases_are_in_the_order_of_the_landing_page_and_unknown_ones_after_them() {
    assert_eq!(
        rows("phases --lang en --fields phase,title"),
        ["initiate,Initiate", "growth,The Growth Phase", "success,Success", "aftercare,Aftercare"]
    );
}

#[test]
fn a_title_in_next_steps_is_a_step_whatever_its_link_is() {
    let next = |after: &str| rows(&format!("next --after {after} --lang en --fields to,via,line"));
    let greet = ["growth-plan-garden,title,26", "growth-water-beds,title,27"];
    assert_eq!(next("greet-neighbours"), greet);
    assert_eq!(next("plan-garden"), ["growth-water-beds,title,27"]);
    assert_eq!(next("water-beds"), ["success-harvest,order,20"]);
    assert_eq!(
        rows("flow --lang en --fields from,to,via"),
        [
            "initiate-greet-neighbours,growth-plan-garden,title",
            "initiate-greet-neighbours,growth-water-beds,title",
            "growth-plan-garden,growth-water-beds,title",
            "growth-water-beds,success-harvest,order",
            "growth-sow-seeds,growth-water-beds,link",
        ]
    );
}

#[test]
fn nothing_follows_where_next_steps_say_so_or_the_phase_has_no_place() {
    for (after, lang, why) in [
        ("harvest", "en", "nothing comes after `harvest`: its Next Steps say so"),
        ("harvest", "de", "nach `harvest` kommt nichts: So steht es in den nächsten Schritten"),
        (
            "visit",
            "en",
            "nothing comes after `visit`: its Next Steps name no process, and its phase has no place in the lifecycle",
        ),
    ] {
        let answer = answer(&format!("next --after {after} --lang {lang}"));
        assert_eq!((answer.stdout.as_str(), answer.code), ("", Some(1)));
        assert!(answer.stderr.contains(why), "{}", answer.stderr);
    }
}

#[test]
fn a_route_leads_over_titles_and_never_into_a_phase_without_a_place() {
    let path = answer("flow --from greet-neighbours --to harvest --lang en --format csv --fields from,to");
    assert_eq!(
        path.stdout,
        "from,to\r\ninitiate-greet-neighbours,growth-water-beds\r\ngrowth-water-beds,success-harvest\r\n"
    );
    assert_eq!(answer("flow --from greet-neighbours --to visit --lang en").code, Some(1));
}

#[test]
fn a_role_that_nobody_knows_is_the_one_of_the_same_task_in_english_and_a_finding() {
    assert_eq!(
        rows("tasks --lang de --process harvest --fields id,role,role_text"),
        ["9130,fasttrack-manager,Obstbauer"]
    );
    let unknown = answer("check --select unknown-role --format short").stdout;
    assert!(unknown.contains("de/success-harvest.md:22:") && unknown.lines().count() == 1, "{unknown}");
}

#[test]
fn a_link_that_markdown_does_not_know_is_a_step() {
    for written in [
        "(success-b.md)[the next one]",
        "[the next one] (success-b.md)",
        "（success-b.md）[次]",
        "[次]（success-b.md）",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let page = |name: &str, text: &str| {
            let text = format!("# {name}\n\nPhase: **Success**\n\n## Approach\n\n## Next Steps\n\n{text}\n");
            std::fs::write(folder.path().join(format!("success-{name}.md")), text).unwrap();
        };
        page("a", &format!("- Go on with {written}."));
        page("b", "N/A");
        page("c", "N/A");
        let mut next = ftpb("next --after success-a --fields to,via,repaired --format tsv --no-header")
            .of(folder.path());
        assert_eq!(next.answer().stdout, "success-b\tlink\ttrue\n", "{written}");
        let mut told = ftpb("check --select malformed-link,shown-differently --format tsv --fields rule")
            .of(folder.path());
        assert_eq!(told.answer().stdout, "rule\nmalformed-link\n", "{written}");
    }
}

#[test]
fn the_phase_that_a_page_says_is_the_phase_of_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let text = "# Mow\n\nPhase: **Enable**\n\n## Approach\n\n### Do\n\n| Task ID | Task Name | FastTrack Role |\n|---|---|---|\n| 9001 | Mow | FM |\n";
    std::fs::write(folder.path().join("success-mow.md"), text).unwrap();
    std::fs::write(folder.path().join("enable-sow.md"), text.replace("Mow", "Sow").replace("9001", "9002"))
        .unwrap();
    let rows = |line: &str| ftpb(line).of(folder.path()).answer().stdout;
    assert_eq!(
        rows("processes --fields process,phase --format tsv --no-header"),
        "enable-sow\tenable\nsuccess-mow\tenable\n"
    );
    assert_eq!(rows("tasks --phase enable --fields id --format tsv --no-header"), "9002\n9001\n");
    assert!(rows("show success-mow").contains("Enable · 1 task"), "{}", rows("show success-mow"));
    assert!(rows("phases --fields phase --format tsv --no-header").starts_with("enable\n"));
    assert!(rows("check --select phase-mismatch").contains("the label says `Enable`"));
}

#[test]
fn a_picture_holds_the_processes_of_every_language() {
    let folder = tempfile::tempdir().unwrap();
    let write = |file: &str, text: &str| {
        std::fs::create_dir_all(folder.path().join(file).parent().unwrap()).unwrap();
        std::fs::write(folder.path().join(file), text).unwrap();
    };
    write(
        "pt-BR/assess-a.md",
        "# Jardim\n\nFase: **Avaliar**\n\n## Abordagem\n\nO jardim e a página.\n\n## Próximas etapas\n\n[Beds](success-b.md)\n",
    );
    write(
        "en/success-b.md",
        "# Beds\n\nPhase: **Success**\n\n## Approach\n\nThe beds.\n\n## Next Steps\n\nN/A\n",
    );
    let shown = ftpb("flow").of(folder.path()).answer().stdout;
    assert!(
        shown.contains("Jardim") && shown.contains("└─→ Beds") && shown.contains("─ Beds  Tasks 0"),
        "{shown}"
    );
}
