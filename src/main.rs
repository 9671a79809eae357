//! Parse, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    ftpb::cli::run(std::env::args_os())
}
