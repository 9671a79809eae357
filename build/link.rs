//! How the program is linked: where Linux would move it about before it starts, at a place of its own.

use std::env;

/// Has the program linked to a fixed address.
///
/// A movable program holds some 18,000 addresses that are put right at every start, a fifth of the time of a short
/// answer. What moving it makes harder, misusing a fault of memory, needs such a fault: ftpb forbids `unsafe` code.
/// Libraries, heap and stack are moved about all the same.
pub fn fixed() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set.split(',').any(|own| own == value));
    let is_glibc = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    // Without a loader nothing is put right by one.
    let is_static = is("CARGO_CFG_TARGET_FEATURE", "crt-static");
    if is_glibc && !is_static && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
