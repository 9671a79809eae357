//! On a terminal: a pager only where an answer is longer than the screen, and Ctrl-C ends with 130.

use std::time::Duration;

use rexpect::session::{PtySession, spawn_command};

use crate::run::tools::{signal, tool};
use crate::run::{FTPB, Pages, ftpb};

/// A shell that knows where ftpb is, of 24 lines and 80 columns, without any settings of its own.
pub fn shell(program: &str, arguments: &[&str], home: &Pages) -> Option<PtySession> {
    let mut command = tool(program)?;
    let folder = std::path::Path::new(FTPB).parent()?;
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", folder.display());
    command
        .args(arguments)
        .env_clear()
        .envs([("PATH", path.as_str()), ("TERM", "xterm"), ("LC_ALL", "C.UTF-8"), ("PS1", "READY> ")])
        .env("HOME", home.path(""));
    let mut session = spawn_command(command, Some(20_000)).expect("a terminal");
    // Shells do not end at the first asking.
    session.process_mut().set_kill_timeout(Some(200));
    session.send_line("stty rows 24 cols 120 echo").expect("the shell reads");
    std::thread::sleep(Duration::from_millis(300));
    Some(session)
}

/// Runs a line in bash and returns what the terminal shows until a word that the shell writes after it.
fn shown(line: &str) -> String {
    let home = Pages::none();
    let mut bash = shell("bash", &["--norc", "--noprofile"], &home).expect("bash is installed");
    bash.send_line(&format!("{line}; echo END$?")).expect("bash reads");
    // What is typed is echoed as `END$?`; only the shell writes a number after it.
    let (before, end) = bash.exp_regex("END[0-9]+").expect("the line ends");
    before + &end
}

const PAGER: &str = "--pager 'sed s/^/PAGED:/'";

#[test]
fn only_an_answer_that_is_longer_than_the_screen_is_paged() {
    assert!(shown(&format!("ftpb show success-execution {PAGER}")).contains("PAGED:"));
    let short = shown(&format!("ftpb phases --fields phase {PAGER}"));
    assert!(short.contains("success") && !short.contains("\nPAGED:"), "{short}");
    let none = shown("export FTPB_PAGER='sed s/^/PAGED:/'; ftpb show success-execution --no-pager");
    assert!(!none.contains("\nPAGED:"), "{none}");
    let piped = shown(&format!("ftpb show success-execution {PAGER} | head -3"));
    assert!(!piped.contains("\nPAGED:"), "{piped}");
}

#[test]
fn a_pager_that_is_not_there_is_no_error() {
    let text = shown("ftpb show success-execution --pager no-such-program");
    assert!(text.contains("3743") && text.ends_with("END0"), "{text}");
}

#[test]
fn the_variables_name_the_pager_and_less_gets_its_options() {
    let text = shown("PAGER='env' ftpb show success-execution");
    assert!(text.contains("LESS=FRX"), "{text}");
    let text = shown("LESS=R PAGER='env' ftpb show success-execution");
    assert!(!text.contains("LESS=FRX"), "{text}");
}

#[test]
fn a_pager_keeps_its_arguments_and_an_empty_one_is_none() {
    let text = shown("PAGER='cat -n' ftpb show success-execution");
    assert!(text.contains("     1\t"), "{text}");
    let text = shown("PAGER= ftpb show success-execution");
    assert!(!text.contains("     1\t") && text.ends_with("END0"), "{text}");
}

#[test]
fn an_interrupted_call_ends_as_shells_say_with_130() {
    use std::os::unix::process::ExitStatusExt;
    let row = "| 1234 | A task | M | FastTrack Manager | All Services |\n";
    let pages = Pages::none().page("success-x.md", format!("# X\n\n{}", row.repeat(400_000)));
    // Nobody reads its answer, so that it cannot end before the signal comes.
    let mut call = ftpb("tasks --json").of(&pages).start();
    std::thread::sleep(Duration::from_millis(50));
    signal("INT", call.id());
    let status = call.wait().expect("the program ends");
    // A shell adds 128 to the signal's number: 130.
    assert_eq!(status.signal(), Some(2), "{status}");
}
