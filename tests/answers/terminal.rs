//! A pseudo-terminal: what the program writes where it believes that somebody looks.

use std::fs::File;
use std::io::Read;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use rustix::fs::OFlags;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// All that a terminal gets, of stdout and stderr.
pub fn seen(command: &mut Command) -> String {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name =
        PathBuf::from(std::ffi::OsString::from_vec(ptsname(&master, Vec::new()).unwrap().into_bytes()));
    let own = OFlags::NOCTTY.bits().cast_signed();
    let slave = File::options().read(true).write(true).custom_flags(own).open(&name).unwrap();
    command.stdin(Stdio::null()).stdout(slave.try_clone().unwrap()).stderr(slave);
    let mut child = command.spawn().unwrap();
    // The child's ends alone are left: when it is done, reading ends.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut bytes = Vec::new();
    let mut buffer = [0; 8192];
    let mut master = File::from(master);
    while let Ok(count @ 1..) = master.read(&mut buffer) {
        bytes.extend_from_slice(&buffer[..count]);
    }
    child.wait().unwrap();
    String::from_utf8(bytes).unwrap_or_else(|error| panic!("no UTF-8: {error}"))
}

/// The program on a terminal of 80 columns, with arguments that may be any bytes.
pub fn ftpb(args: &[&[u8]]) -> Command {
    let mut command = crate::run::program();
    // With `CI` set there is no progress, which a busy machine would show for a while.
    command.env("TERM", "xterm-256color").env("CI", "1");
    command.args(args.iter().map(|arg| std::ffi::OsStr::from_bytes(arg)));
    command
}

/// What is left once ftpb's own sequences are taken away: colours (SGR) and hyperlinks (OSC 8) to the addresses that
/// may be opened. Any other control character is an error, told with what stands around it.
pub fn without_own(text: &str) -> Result<String, String> {
    let mut left = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(is_hazard) {
        let (before, hazard) = rest.split_at(at);
        left.push_str(before);
        rest = after_own(hazard).ok_or_else(|| hazard.chars().take(40).collect::<String>())?;
    }
    Ok(left + rest)
}

fn is_hazard(c: char) -> bool {
    let bidi = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    bidi || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// What follows a sequence of ftpb's own, or the line end as a terminal has it.
fn after_own(text: &str) -> Option<&str> {
    // A line of CSV ends with a carriage return of its own.
    if text.starts_with("\r\r\n") || text.starts_with("\r\n") {
        return text.get(1..);
    }
    if let Some(rest) = text.strip_prefix("\u{1b}[") {
        return rest.trim_start_matches(|c: char| c == ';' || c.is_ascii_digit()).strip_prefix('m');
    }
    let (target, rest) = text.strip_prefix("\u{1b}]8;;")?.split_once("\u{1b}\\")?;
    let opens = ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
    let plain = target.bytes().all(|byte| byte.is_ascii_graphic());
    (target.is_empty() || (opens && plain)).then_some(rest)
}

#[test]
fn own_sequences_are_told_from_others() {
    let own = "\u{1b}[1;36ma\u{1b}[0m\r\n\u{1b}]8;;https://x.test/\u{1b}\\b\u{1b}]8;;\u{1b}\\";
    assert_eq!(without_own(own).as_deref(), Ok("a\nb"));
    for other in [
        "\u{1b}[2J",
        "\u{1b}]0;x\u{7}",
        "\u{1b}]8;;file:///x\u{1b}\\",
        "\u{9b}1m",
        "\r",
        "\u{7f}",
        "\u{202e}",
        "\u{1b}]52;c;x\u{7}",
        "\u{1b}c",
    ] {
        assert!(without_own(&format!("a{other}b")).is_err(), "{other:?}");
    }
}

#[test]
fn a_terminal_gets_colours_and_links() {
    let seen = seen(ftpb(&[b"show", b"success-execution"]).env("FORCE_HYPERLINK", "1"));
    assert!(seen.contains("\u{1b}[1m") && seen.contains("\u{1b}]8;;https://"), "{seen}");
    assert!(without_own(&seen).is_ok_and(|text| text.contains("Support Success Execution")));
}

#[test]
fn a_dumb_terminal_and_one_who_wants_no_colour_get_none() {
    for (name, value) in [("TERM", "dumb"), ("NO_COLOR", "1")] {
        let seen = seen(ftpb(&[b"show", b"success-execution"]).env(name, value));
        assert!(!seen.contains('\u{1b}'), "{name}={value}");
    }
}

#[test]
fn notices_follow_the_answer() {
    let seen = seen(&mut ftpb(&[b"tasks", b"--process", b"success-execution", b"--verbose"]));
    let (task, notice) = (seen.find("3650").unwrap(), seen.find("ftpb: ").unwrap());
    assert!(task < notice, "{seen}");
}
