//! The sums by which the policy of an HTML file admits its script and its style.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Sets the variables `FTPB_SCRIPT_SUM` and `FTPB_STYLE_SUM` for the compiler.
pub fn set(folder: &Path) -> Result<()> {
    for (variable, file) in [("FTPB_SCRIPT_SUM", "script.js"), ("FTPB_STYLE_SUM", "style.css")] {
        let path = folder.join(file);
        let text = fs::read(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
        println!("cargo::rerun-if-changed={}", path.display());
        println!("cargo::rustc-env={variable}={}", STANDARD.encode(Sha256::digest(&text)));
    }
    Ok(())
}
