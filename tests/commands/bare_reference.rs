//! What is no command and names something is shown.

use crate::run::{Pages, built_in, ftpb};

#[test]
fn what_names_something_is_shown_in_every_language() {
    for (bare, lang) in [
        ("3735", "en"),
        ("'Conduct Success Review Meeting'", "en"),
        ("'Durchführung eines Gesprächs zur Erfolgsprüfung'", "de"),
        ("'適切なレビュー ミーティングの実施'", "ja"),
        ("success-review", "de"),
        ("success", "en"),
    ] {
        let shown = ftpb(&format!("{bare} --lang {lang}")).printed();
        assert_eq!(shown, ftpb(&format!("show {bare} --lang {lang}")).printed(), "{bare}");
        assert_eq!(shown, ftpb(&format!("--lang {lang} {bare}")).printed(), "{bare}");
    }
    assert_eq!(
        ftpb("3735 --fields id --format list --no-header").printed(),
        ftpb("show 3735 --fields id --format list --no-header").printed()
    );
    assert_eq!(
        built_in("initiate").printed(),
        built_in("show initiate").printed(),
        "though `init` is a command"
    );
}

#[test]
fn what_is_nearly_a_command_suggests_it_and_what_is_nothing_says_so() {
    ftpb("taks").says("ftpb: there is no command, task, process, activity, phase or page `taks`; did you mean:\n  ftpb tasks\n").cannot();
    ftpb("taks --mandatory")
        .says("ftpb: there is no command `taks`; did you mean:\n  ftpb tasks --mandatory\n")
        .cannot();
    ftpb("sucess-reviw").says("ftpb: there is no command, task, process, activity, phase or page `sucess-reviw`; did you mean:\n  ftpb success-review\n  ftpb 'Conduct Customer Success Review Meeting'\n").cannot();
    ftpb("zebra").says("ftpb: there is no command, task, process, activity, phase or page `zebra`; `ftpb -h` lists what there is\n").cannot();
    ftpb("9735").says("ftpb: there is no task `9735`; did you mean:\n  ftpb 3735\n").finds_nothing();
}

#[test]
fn an_id_is_understood_as_people_copy_it() {
    let shown = ftpb("3735").printed();
    for copied in ["'#3735'", "3735,", "'**3735**'", "'(3735)'", "３７３５", "' 3735 '"] {
        assert_eq!(ftpb(copied).printed(), shown, "{copied}");
        assert_eq!(ftpb(&format!("tasks {copied}")).printed(), ftpb("tasks 3735").printed(), "{copied}");
    }
    let near = ftpb("show 'Aufgabe 3735'").answer();
    assert!(near.stderr.ends_with("did you mean:\n  ftpb show 3735\n"), "{}", near.stderr);
}

#[test]
fn an_abbreviation_is_told_with_the_way_to_what_else_has_the_name() {
    built_in("AU --lang en")
        .prints("Term  Definition\nAU    Active Usage\n")
        .says("ftpb: `ftpb show AU --lang en` looks for pages and tasks of that name\n")
        .finds();
    let in_german = built_in("AU --lang de").answer();
    assert!(in_german.stderr.contains("`ftpb show AU --lang de` sucht"), "{}", in_german.stderr);
    let own = built_in("AU").env("FTPB_LANG", "ja").answer().stdout;
    assert!(own.lines().nth(1).is_some_and(|line| line.contains("アクティブ使用率")), "{own}");
    // Small letters are a part of a key, a key is a key, and who asks for a section wants a page.
    for line in ["au", "3735", "AU --section overview"] {
        let answer = built_in(line).answer();
        assert!(!answer.stdout.contains("Active Usage\nAU"), "{}", answer.stdout);
        assert!(!answer.stderr.contains("ftpb show AU"), "{line}: {}", answer.stderr);
    }
}

#[test]
fn what_means_several_things_lists_them_ready_to_paste() {
    let answer = built_in("workshop").answer();
    assert!(answer.stderr.contains("\n  ftpb services-workshops\n"), "{}", answer.stderr);
    assert_eq!(answer.code, Some(2));
}

#[test]
fn options_of_show_go_with_it_and_those_of_no_command_are_told() {
    assert_eq!(ftpb("success-review --outline").printed(), ftpb("show success-review --outline").printed());
    assert_eq!(ftpb("3735 --help").printed(), ftpb("show --help").printed());
    let refused = ftpb("3735 --mandatory").answer();
    assert!(refused.stderr.starts_with("ftpb: there is no option `--mandatory`"), "{}", refused.stderr);
    assert_eq!(refused.code, Some(2));
}

#[test]
fn commands_to_paste_keep_the_language_and_the_playbook_however_they_are_typed() {
    let german = "ftpb show AU --lang de";
    for (line, command) in [
        ("AU --lang de", german),
        ("AU --lang=de", german),
        ("AU -l de", german),
        ("AU -lde", german),
        ("AU -l=de", german),
        ("AU -vlde", german),
        ("-lde AU", german),
        ("AU -lde --playbooks built-in", "ftpb show AU --lang de --playbooks built-in"),
        ("--playbooks=built-in AU -lde", "ftpb show AU --lang de --playbooks built-in"),
        ("AU '-l de; rm'", ""),
        ("AU", "ftpb show AU"),
    ] {
        let said = built_in(line).answer().stderr;
        let is_named = said.contains(&format!("`{command}`"));
        assert!(is_named || command.is_empty() && !said.contains("ftpb show"), "{line}: {said}");
    }
    // What a shell or ftpb would take for something else is written so that it is the same value.
    let page = "# Plan\n\n## Approach\n\n### Do\n\n#### FTOP Tasks\n\n\
                | Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n\
                | 4711 | Plan the day | M | Nobody Known | Teams |\n";
    let pages = Pages::none().page("-x y$z/success-plan.md", page);
    let said = ftpb("show 4711 '--playbooks=-x y$z'").inside(&pages).answer().stderr;
    let line = "check success-plan.md --select unknown-role '--playbooks=-x y$z'";
    assert!(said.contains(&format!("`ftpb {line}`")), "{said}");
    let checked = ftpb(line).inside(&pages).answer();
    assert!(checked.stdout.contains("unknown-role"), "{}{}", checked.stdout, checked.stderr);
}
