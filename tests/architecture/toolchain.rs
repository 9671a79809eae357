//! The Rust that ftpb says it needs.

use std::process::Command;

use super::house::root;

/// A version in three numbers: `1.88` is `1.88.0`.
fn version(text: &str) -> [u32; 3] {
    let mut parts = text.split('.').map(|part| part.parse().expect("a number"));
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// The platform that the compiler builds for: of others, packages may not be at hand.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    told.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host").to_owned()
}

/// What the standard library's parts need is held by clippy's `incompatible_msrv`.
#[test]
fn the_rust_version_is_enough_for_every_dependency() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", &host()])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo tells its metadata");
    let own = version(env!("CARGO_PKG_RUST_VERSION"));
    let packages = metadata["packages"].as_array().expect("packages");
    let newer: Vec<String> = packages
        .iter()
        .filter(|package| package["rust_version"].as_str().is_some_and(|needed| version(needed) > own))
        .map(|package| {
            format!("{} {} needs {}", package["name"], package["version"], package["rust_version"])
        })
        .collect();
    assert!(
        newer.is_empty(),
        "{newer:#?}\n`rust-version` in Cargo.toml (and in README.md) promises Rust {own:?}: raise it, or keep \
         the older version of the crate"
    );
}
