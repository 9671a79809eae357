//! The limit: reads the same files and parses their Markdown once, and nothing else.
//!
//! `cargo run --release --example limit -- FOLDER` prints the number of pages, bytes and events. A
//! program that understands the pages cannot be faster than this.

#![allow(clippy::print_stdout, reason = "a program of the benchmark, not of ftpb")]

use std::path::PathBuf;
use std::{env, fs};

use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;

fn main() {
    let Some(folder) = env::args_os().nth(1) else {
        println!("usage: limit FOLDER");
        return;
    };
    let files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    let walked = files.par_iter().filter_map(|file| fs::read(file).ok()).map(|bytes| {
        let text = String::from_utf8_lossy(&bytes);
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
        (bytes.len(), Parser::new_ext(&text, options).into_offset_iter().count())
    });
    let (bytes, events) = walked.reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    println!("{} pages, {bytes} bytes, {events} events", files.len());
}
