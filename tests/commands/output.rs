//! How answers look where they go: terminals of several widths, pipes, full disks, closed ends.

use std::fs::OpenOptions;
use std::io::Read as _;

use unicode_width::UnicodeWidthStr as _;

use crate::run::{built_in, ftpb};

const IDS: [&str; 7] = ["3731", "3732", "3733", "3740", "3741", "3743", "3650"];

#[test]
fn no_line_is_wider_than_the_screen_and_no_task_is_lost() {
    for lang in ["ja", "zh-Hans", "de", "en"] {
        for width in [50, 80, 120] {
            let text =
                ftpb(&format!("tasks --process success-execution --lang {lang} --width {width}")).printed();
            assert_fits(&text, width);
            for id in IDS {
                assert!(text.contains(id), "{lang} at {width}: {id} is lost\n{text}");
            }
        }
    }
}

#[test]
fn processes_and_pages_fit_the_screen_too() {
    for line in
        ["processes", "show 3735", "show success-execution", "activities workshop", "next --after workshop"]
    {
        for width in [50, 80, 120] {
            let text = ftpb(&format!("{line} --lang ja --width {width}")).printed();
            assert_fits(&text, width);
        }
    }
}

#[track_caller]
fn assert_fits(text: &str, width: usize) {
    for line in text.lines() {
        // An address is not broken: it could not be followed.
        let address = line.contains("://");
        assert!(address || line.width() <= width, "{} columns, not {width}: {line}", line.width());
    }
}

#[test]
fn a_pipe_gets_one_record_a_line_and_no_colour() {
    let text = ftpb("tasks --process success-execution --lang ja").env("CLICOLOR", "1").printed();
    assert_eq!(text.lines().count(), 1 + IDS.len(), "{text}");
    for (line, id) in text.lines().skip(1).zip(IDS) {
        assert!(line.starts_with(id), "{line}");
    }
    assert!(!text.contains('\u{1b}'));
    let bare = ftpb("tasks --process success-execution --no-header").printed();
    assert_eq!(bare.lines().count(), IDS.len(), "{bare}");
}

#[test]
fn columns_stand_below_each_other_in_scripts_of_double_width() {
    let text = ftpb("tasks --process success-execution --lang zh-Hans").printed();
    let mut starts = text.lines().map(|line| {
        let before = line.split("FastTrack 经理").next().unwrap();
        before.width()
    });
    starts.next();
    let starts: Vec<usize> = starts.collect();
    assert!(starts.windows(2).all(|pair| pair[0] == pair[1]), "{starts:?}\n{text}");
}

#[test]
fn colours_are_written_where_they_are_wished_and_nowhere_else() {
    let has_colour = |line: &str, env: &[(&str, &str)]| {
        let call = env.iter().fold(ftpb(line), |call, (name, value)| call.env(name, value));
        call.printed().contains('\u{1b}')
    };
    assert!(has_colour("tasks --color always", &[]));
    assert!(has_colour("tasks", &[("CLICOLOR_FORCE", "1")]));
    assert!(has_colour("tasks --color always", &[("NO_COLOR", "1")]));
    assert!(!has_colour("tasks", &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]));
    assert!(!has_colour("tasks --color never", &[("CLICOLOR_FORCE", "1")]));
    assert!(!has_colour("tasks --json", &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn quiet_silences_notices_and_not_the_answer() {
    let loud = ftpb("tasks --count").env("LANG", "fr_FR.UTF-8").answer();
    assert_eq!(loud.stderr, "ftpb: there are no pages in `fr_FR`; showing English (`en`)\n");
    ftpb("tasks --count --quiet").env("LANG", "fr_FR.UTF-8").prints("14\n").finds();
}

#[test]
fn a_listener_who_leaves_is_no_error() {
    let mut child = ftpb("show workshop --lang all --width 40").start();
    let mut one = [0_u8; 1];
    child.stdout.take().unwrap().read_exact(&mut one).unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_sentence_and_exit_two() {
    for line in ["tasks", "tasks --json", "show success-review", "phases --format yaml"] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        ftpb(line)
            .into(full)
            .says("ftpb: cannot write the answer: no space is left; free some, or write elsewhere\n")
            .cannot();
    }
}

#[test]
fn the_version_is_one_line() {
    let text = ftpb("--version").printed();
    assert_eq!(text, format!("ftpb {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn without_a_command_it_says_where_one_stands_and_what_to_try() {
    let text = built_in("").printed();
    assert!(text.contains("built in (de, en, es, ja, pt-BR, zh-Hans)"), "{text}");
    let examples = text.lines().filter_map(|line| line.strip_prefix("  ftpb "));
    let mut tried = 0;
    for example in examples {
        built_in(example).printed();
        tried += 1;
    }
    assert_eq!(tried, 3, "three commands to try");
}

#[test]
fn unknown_commands_options_and_values_are_answered_with_what_was_meant() {
    for (line, meant) in [
        ("taks", "\n  ftpb tasks\n"),
        ("tasks --mandatroy", "\n  ftpb tasks --mandatory\n"),
        ("tasks --format jsn", "\n  ftpb tasks --format json\n"),
        ("tasks --fields nme", "ftpb tasks --fields name"),
    ] {
        let answer = ftpb(line).answer();
        assert_eq!((answer.stdout.as_str(), answer.code), ("", Some(2)), "{line}");
        assert!(answer.stderr.contains(meant), "{line}: {}", answer.stderr);
    }
}

#[test]
fn a_call_without_a_command_says_where_one_stands_and_what_to_try() {
    built_in("")
        .prints(
            "
                Playbook  built in (de, en, es, ja, pt-BR, zh-Hans)
                Size      16 processes, 233 task rows, 225 task ids
                Changed   2020-05-12, Conduct Services Workshop: Page maintained

                Try:
                  ftpb tasks enable-services
                  ftpb show 1126
                  ftpb next customer-kick-off

                `ftpb -h` lists all commands, `ftpb help references` explains how to name things.
            ",
        )
        .finds();
    let narrow = ftpb("--width 40").printed();
    assert!(narrow.lines().all(|line| line.chars().count() <= 40 || line.starts_with("  ftpb ")), "{narrow}");
}
