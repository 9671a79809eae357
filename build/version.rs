//! The commit and the date of a build, from Git where the sources are a checkout.

use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

/// Sets `FTPB_COMMIT` (in a checkout) and `FTPB_DATE` for the program.
pub fn set(root: &Path) {
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let git = |arguments: &[&str]| -> Option<String> {
        let output = Command::new("git").current_dir(root).args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    // Sources unpacked inside another project's checkout are not at one of its commits.
    let own = |top: String| fs::canonicalize(top).ok() == fs::canonicalize(root).ok();
    let checkout = git(&["rev-parse", "--show-toplevel"]).is_some_and(own);
    if let Some(commit) = git(&["log", "-1", "--format=%h of %cs"]).filter(|_| checkout) {
        println!("cargo::rustc-env=FTPB_COMMIT={commit}");
        // A debug build does not have to be rebuilt for every commit.
        let log = if env::var_os("PROFILE").is_some_and(|profile| profile == "release") {
            "logs/HEAD"
        } else {
            "HEAD"
        };
        if let Some(path) = git(&["rev-parse", "--path-format=absolute", "--git-path", log]) {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    let committed = || git(&["log", "-1", "--format=%cs"]).filter(|_| checkout);
    let epoch = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let date = epoch.map(day).or_else(committed).unwrap_or_else(today);
    println!("cargo::rustc-env=FTPB_DATE={date}");
}

fn today() -> String {
    day(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

/// The ISO 8601 date of a Unix time (Howard Hinnant's `civil_from_days`).
fn day(seconds: u64) -> String {
    let days = seconds / 86_400 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
