//! Other programs that the tests need: shells, and the readers of what ftpb writes.
//!
//! Whoever runs the tests may lack one of them; then a test says so and leaves that part out. Where `CI` is set,
//! nothing is left out: `.ci/run` installs every tool, and a missing one fails its test.

use std::path::Path;
use std::process::{Command, Stdio};

use super::{Answer, FTPB, answer};

/// A tool, or `None` on a machine that lacks it.
///
/// # Panics
///
/// If the tool is missing and `CI` is set.
#[track_caller]
pub fn tool(name: &str) -> Option<Command> {
    let mut version = Command::new(name);
    version.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if version.status().is_ok() {
        return Some(Command::new(name));
    }
    leave_out(&format!("{name} is not installed"));
    None
}

/// Reports that a test is left out, and why.
///
/// # Panics
///
/// If `CI` is set.
#[track_caller]
pub fn leave_out(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "{why}: `.ci/run` has to provide it");
    println!("left out: {why}");
}

/// A shell that runs a script in a folder; `ftpb` is in its `PATH`, and `$FTPB` is its path.
pub fn shell(script: &str, folder: &Path) -> Command {
    let mut shell = Command::new("sh");
    let bin = Path::new(FTPB).parent().expect("the program is in a folder");
    shell
        .args(["-c", script])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", bin.display()))
        .env("FTPB", FTPB)
        .stdin(Stdio::null());
    shell
}

/// What a script writes: see [`shell`].
pub fn sh(script: &str, folder: &Path) -> Answer {
    answer(&mut shell(script, folder))
}

/// Sends a signal, such as `INT`. A process that has ended already is no error.
#[cfg(unix)]
pub fn signal(name: &str, process: u32) {
    // `kill` is built into every shell, while the program of that name is not installed everywhere.
    sh(&format!("kill -{name} {process}"), Path::new("/"));
}
