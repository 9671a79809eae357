//! The sums by which the policies of HTML files admit their scripts and their style.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const FILES: [(&str, &str); 3] =
    [("FTPB_SCRIPT_SUM", "script.js"), ("FTPB_SHEET_SUM", "sheet.js"), ("FTPB_STYLE_SUM", "style.css")];

/// Sets a variable for each of the files for the compiler.
pub fn set(folder: &Path) -> Result<()> {
    for (variable, file) in FILES {
        let path = folder.join(file);
        let text = fs::read(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
        println!("cargo::rerun-if-changed={}", path.display());
        println!("cargo::rustc-env={variable}={}", STANDARD.encode(Sha256::digest(&text)));
    }
    Ok(())
}
