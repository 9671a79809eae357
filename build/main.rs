//! Prepares what the program carries: the pages of `playbooks/` and the words of the lexicons.

#![allow(clippy::print_stdout, reason = "how a build script speaks to cargo")]

mod lexicons;
mod link;
mod pages;
mod version;

// The program's own rules for words, so that both sides of a look-up fold alike.
#[path = "../src/source/lexicon/digest.rs"]
mod digest;
#[allow(dead_code, reason = "the build needs a part of it")]
#[path = "../src/source/fold.rs"]
mod fold;
#[allow(dead_code, clippy::struct_field_names, reason = "the build needs a part of it")]
#[path = "../src/source/lexicon/words.rs"]
mod words;

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").context("cargo names no folder")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").context("cargo names no output folder")?);
    version::tell(&root);
    link::for_a_quick_start();
    fs::write(out.join("embedded.rs"), pages::code(&root.join("playbooks"))?)?;
    let lexicons = lexicons::read(&root.join("src/source/lexicon"))?;
    fs::write(out.join("lexicons.rs"), lexicons::code(&lexicons))?;
    fs::write(out.join("keys.rs"), lexicons::keys(&lexicons))?;
    fs::write(out.join("function_words.rs"), lexicons::function_words(&lexicons))?;
    Ok(())
}
