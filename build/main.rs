//! Writes the built-in playbook, the lexicons, the version and the sums of HTML files as code.

#![allow(clippy::print_stdout, reason = "cargo reads the output of a build script")]

mod lexicons;
mod pages;
mod sums;
mod version;

// Words are folded here by the program's own rules, so that look-ups find them.
#[allow(dead_code, reason = "the build uses only some of it")]
#[path = "../src/source/fold.rs"]
mod fold;
#[allow(dead_code, clippy::struct_field_names, reason = "the build uses only some of it")]
#[path = "../src/source/lexicon/words.rs"]
mod words;

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").context("cargo names no folder")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").context("cargo names no output folder")?);
    version::set(&root);
    sums::set(&root.join("src/output/document"))?;
    fs::write(out.join("embedded.rs"), pages::code(&root.join("playbooks"))?)?;
    let lexicons = lexicons::read(&root.join("src/source/lexicon"))?;
    fs::write(out.join("lexicons.rs"), lexicons::code(&lexicons))?;
    fs::write(out.join("keys.rs"), lexicons::keys(&lexicons))?;
    fs::write(out.join("function_words.rs"), lexicons::function_words(&lexicons))?;
    Ok(())
}
