//! Outputs that take no more, or are not there.

#[cfg(unix)]
use std::io::Read;
use std::io::{BufRead, BufReader};

use crate::run::ftpb;
#[cfg(unix)]
use crate::run::tools;

/// Writes more than a pipe holds.
const LONG: &str = "links --lang all --json";

#[test]
fn who_reads_one_line_alone_hears_no_complaint() {
    for call in [LONG, "tasks --process success-execution", "show success-execution"] {
        let mut child = ftpb(call).start();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(!line.is_empty());
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()), "{call}");
    }
}

#[test]
fn who_reads_nothing_sees_no_complaint() {
    let mut child = ftpb(LONG).start();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_line_and_no_answer() {
    for line in
        ["tasks --lang en", "show success-execution --lang en", "links --lang all --json", "schema", ""]
    {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        ftpb(line)
            .into(full)
            .says("ftpb: cannot write the answer: no space is left; free some, or write elsewhere\n")
            .cannot();
    }
}

#[cfg(unix)]
#[test]
fn closed_outputs_are_no_reason_to_fail() {
    for closed in [">&-", "2>&-", ">&- 2>&-"] {
        for line in ["tasks", "show 3735", "--help", "show nothing-of-this-kind", "--no-such-option"] {
            let script = format!("exec 3>&1 >/dev/null 2>/dev/null; ftpb {line} {closed}; echo $? >&3");
            let (mut reader, writer) = std::io::pipe().unwrap();
            let mut shell = tools::shell(&script, "/".as_ref());
            shell.stdout(writer);
            let mut child = shell.spawn().unwrap();
            drop(shell);
            let mut code = String::new();
            reader.read_to_string(&mut code).unwrap();
            child.wait().unwrap();
            let expected = match line {
                "show nothing-of-this-kind" => "1\n",
                "--no-such-option" => "2\n",
                _ => "0\n",
            };
            assert_eq!(code, expected, "ftpb {line} {closed}");
        }
    }
}
