//! `ftpb show -`: the reference that a picker such as fzf passes on.

use std::io::{self, BufRead, IsTerminal, Read};

use anyhow::{anyhow, bail};

/// Why `-` gives no reference.
const NO_PIPE: &str =
    "`-` reads a reference from a pipe, and nothing is piped in; try `ftpb list | fzf | ftpb show -`";

/// The line from stdin, if the reference is `-`.
pub(super) fn picked(what: &str) -> anyhow::Result<Option<String>> {
    if what != "-" {
        return Ok(None);
    }
    let input = io::stdin();
    if input.is_terminal() {
        bail!(NO_PIPE);
    }
    // One line is enough, and a longer one is not a reference.
    let mut line = Vec::new();
    input.lock().take(64 * 1024).read_until(b'\n', &mut line).map_err(|_| anyhow!(NO_PIPE))?;
    Ok(Some(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()))
}
