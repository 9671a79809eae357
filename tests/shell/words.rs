//! Misspellings, and what each must be answered with: a command ready to paste.

use crate::run::{Pages, ftpb};

/// What is typed, the exit code, and the command that must be among the suggestions.
const MISSPELLINGS: [(&str, i32, &str); 56] = [
    // Commands.
    ("taks", 2, "ftpb tasks"),
    ("task", 2, "ftpb tasks"),
    ("procceses", 2, "ftpb processes"),
    ("process", 2, "ftpb processes"),
    ("shwo 3735", 2, "ftpb show 3735"),
    ("nxet --after workshop", 2, "ftpb next --after workshop"),
    ("langauges", 2, "ftpb languages"),
    ("confg", 2, "ftpb config"),
    ("Tasks", 2, "ftpb tasks"),
    // Options.
    ("tasks --mandatroy", 2, "ftpb tasks --mandatory"),
    ("tasks --proces workshop", 2, "ftpb tasks --process workshop"),
    ("tasks --services exchange", 2, "ftpb tasks --service exchange"),
    ("show 3735 --language de", 2, "ftpb show 3735 --lang de"),
    ("tasks --colour never", 2, "ftpb tasks --color never"),
    ("next --aftre workshop", 2, "ftpb next --after workshop"),
    ("tasks kick-off --required", 2, "ftpb tasks kick-off --mandatory"),
    ("--mandatory tasks kick-off", 2, "ftpb tasks --mandatory kick-off"),
    ("-l de -s Teams tasks --mandatory", 2, "ftpb -l de tasks -s Teams --mandatory"),
    // Words too many.
    ("checklist note 3735 a b --file c.md", 2, "ftpb checklist note 3735 'a b' --file c.md"),
    ("checklist note --file=c.md 3735 a b", 2, "ftpb checklist note --file=c.md 3735 'a b'"),
    ("config set tasks limit 5", 2, "ftpb config set tasks.limit 5"),
    ("config unset tasks limit", 2, "ftpb config unset tasks.limit"),
    ("config set lang de en", 2, "ftpb config set lang de,en"),
    // Commands of commands.
    ("help checklist donne", 2, "ftpb help checklist done"),
    ("man checklist donne", 2, "ftpb man checklist done"),
    ("man chekclist", 2, "ftpb man checklist"),
    // Values of options.
    ("tasks --playbooks built-inn", 2, "ftpb tasks --playbooks built-in"),
    ("tasks --format jsn", 2, "ftpb tasks --format json"),
    ("tasks --format=makrdown", 2, "ftpb tasks --format=markdown"),
    ("pages --kind proces", 2, "ftpb pages --kind process"),
    ("links --state borken", 2, "ftpb links --state broken"),
    ("completions bsh", 2, "ftpb completions bash"),
    ("tasks --fields id,nme", 2, "ftpb tasks --fields id,name"),
    ("processes --sort -udpated", 2, "ftpb processes --sort -updated"),
    ("help refrences", 2, "ftpb help references"),
    // Languages, by tag, by name in themselves and in English.
    ("tasks --lang germn", 2, "ftpb tasks --lang de"),
    ("tasks --lang Deutch", 2, "ftpb tasks --lang de"),
    ("tasks --lang japanes", 2, "ftpb tasks --lang ja"),
    ("tasks --lang portugese", 2, "ftpb tasks --lang pt-BR"),
    ("tasks --lang Espanol", 0, ""),
    // Processes, phases and tasks: slips, wrong suffixes, swapped words, in all languages.
    ("tasks --process sucess-execution", 1, "ftpb tasks --process success-execution"),
    ("tasks --process execution-success", 1, "ftpb tasks --process success-execution"),
    ("tasks --process success-execution-de", 1, "ftpb tasks --process success-execution"),
    ("tasks --process success-execution.md", 1, "ftpb tasks --process success-execution"),
    ("tasks --process success-execution-partner-ja", 1, "ftpb tasks --process success-execution"),
    ("next --after worksohp", 1, "ftpb next --after customer-success-workshop"),
    ("next --after sucess-reviw", 1, "ftpb next --after success-review"),
    ("show Erfolgsprüfng", 1, "ftpb show success-review"),
    ("tasks --phase asess", 1, "ftpb tasks --phase assess"),
    ("tasks --phase Bewertng", 1, "ftpb tasks --phase assess"),
    ("show 3753", 1, "ftpb show 3735"),
    // Roles and services, in all languages.
    ("tasks --role fasttrack-manger", 1, "ftpb tasks --role fasttrack-manager"),
    ("tasks --role 'FastTrack Manger'", 1, "ftpb tasks --role fasttrack-manager"),
    ("tasks --service exchnage", 1, "ftpb tasks --service exchange"),
    ("tasks --service 'Todos los servcios'", 1, "ftpb tasks --service all-services"),
    ("tasks --service yamer", 1, "ftpb tasks --service yammer"),
];

#[test]
fn every_misspelling_is_answered_with_the_command_that_was_meant() {
    let mut wrong = Vec::new();
    for (line, code, meant) in MISSPELLINGS {
        let answer = ftpb(line).answer();
        let suggested = answer.stderr.lines().any(|line| line.trim().starts_with(meant));
        if answer.code != Some(code) || !suggested && !meant.is_empty() {
            wrong.push(format!(
                "ftpb {line}\n  exit {:?}, not {code}; {meant}?\n{}",
                answer.code, answer.stderr
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), MISSPELLINGS.len(), wrong.join("\n"));
}

#[test]
fn what_is_like_nothing_gets_no_wild_guess() {
    for (line, code) in [("zebra", 2), ("tasks --zebra", 2), ("tasks --lang xx", 2), ("show zebra", 1)] {
        let answer = ftpb(line).answer();
        assert!(!answer.stderr.contains("did you mean"), "{line}: {}", answer.stderr);
        assert_eq!((answer.stdout.as_str(), answer.code), ("", Some(code)), "{line}");
    }
}

#[test]
fn a_suggested_checklist_is_named_once_and_what_is_left_is_quoted() {
    let home = Pages::none().page("c.md", "# A\n");
    let with_option = ftpb("checklist note 3735 a b --file c.md").inside(&home).answer().stderr;
    let without = ftpb("checklist note 3735 a b c.md").inside(&home).answer().stderr;
    assert!(with_option.ends_with(":\n  ftpb checklist note 3735 'a b' --file c.md\n"), "{with_option}");
    assert_eq!(without, with_option);
}

#[test]
fn behind_two_dashes_there_is_a_reference() {
    assert_eq!(ftpb("-- 3735").printed(), ftpb("show 3735").printed());
    assert_eq!(ftpb("--lang de -- 3735").printed(), ftpb("show 3735 --lang de").printed());
}
