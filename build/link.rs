//! How the program is linked, so that Linux has little to do before it starts.

use std::env;
use std::path::Path;
use std::process::Command;

/// Has the program linked to a fixed address, and with the compiler's unwinder as a part of it.
///
/// A movable program holds some 18,000 addresses that are put right at every start, a fifth of the time of a short
/// answer. What moving it makes harder, misusing a fault of memory, needs such a fault: ftpb forbids `unsafe` code.
/// Libraries, heap and stack are moved about all the same.
///
/// To load the library that unwinds panics, which ftpb does not do, would be a fifteenth of it.
pub fn for_a_quick_start() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set.split(',').any(|own| own == value));
    let is_glibc = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    // Without a loader nothing is put right by one.
    let is_static = is("CARGO_CFG_TARGET_FEATURE", "crt-static");
    if is_glibc && !is_static && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
        // A fuzzer brings C++, which has its own.
        let is_fuzzed = env::var_os("CARGO_CFG_FUZZING").is_some();
        if env::var_os("HOST") == env::var_os("TARGET") && !is_fuzzed && has_unwinder() {
            println!("cargo::rustc-link-lib=static:+whole-archive,-bundle=gcc_eh");
        }
    }
}

/// Whether the compiler brings its unwinder as a part for programs, and not as a library for all of them only.
fn has_unwinder() -> bool {
    let asked = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output();
    // It repeats the name where it knows no path.
    asked.is_ok_and(|told| Path::new(String::from_utf8_lossy(&told.stdout).trim()).is_absolute())
}
