//! Runs the program as a person would, and compares what it writes with what it should write: exactly.
//!
//! ```text
//! ftpb("next --after workshop").env("LANG", "de_DE.UTF-8").prints("…").finds();
//! ```
//!
//! A call ends with how the program should exit: [`finds`](Call::finds) (0), [`finds_nothing`](Call::finds_nothing)
//! (1) or [`cannot`](Call::cannot) (2). Anything on stdout or stderr that the call does not expect fails the test.
//!
//! No test starts the program in another way: [`program`] is the only place that knows where it is.

pub mod growth;
pub mod tools;

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// The path of the program.
pub const FTPB: &str = env!("CARGO_BIN_EXE_ftpb");

/// How long a test waits for an event before it reports that the program hangs. It is no bound on speed.
pub const HANG: Duration = Duration::from_secs(120);

/// A command line, and what it should write.
pub struct Call {
    command: Command,
    line: String,
    input: Option<String>,
    stdout: String,
    stderr: String,
}

/// What the program wrote, and how it ended.
#[derive(Debug)]
pub struct Answer {
    pub stdout: String,
    pub stderr: String,
    /// The exit code; `None` after a signal.
    pub code: Option<i32>,
}

/// A small playbook that never changes: three processes in six languages. What the program carries is tested in
/// `tests/embedded`, and grows.
pub fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample")
}

/// The program without arguments, on the sample. It inherits nothing: no language, no colours, no standard input.
pub fn program() -> Command {
    let mut command = program_unnamed();
    command.env("FTPB_PLAYBOOKS", sample());
    command
}

/// The program without arguments, on the built-in playbook, wherever it stands.
pub fn program_alone() -> Command {
    let mut command = program_unnamed();
    command.env("FTPB_PLAYBOOKS", "built-in");
    command
}

/// The program without arguments, and nothing names a playbook: the folder decides.
fn program_unnamed() -> Command {
    let mut command = Command::new(FTPB);
    command.env_clear().stdin(Stdio::null());
    command
}

/// The program with a line of arguments, split as a shell splits it: at blanks, outside of single quotes.
pub fn ftpb(line: &str) -> Call {
    call(program(), line)
}

/// The program with a line of arguments, on the built-in playbook.
pub fn built_in(line: &str) -> Call {
    call(program_alone(), line)
}

/// The program with a line of arguments, on the playbook that it stands in.
pub fn unnamed(line: &str) -> Call {
    call(program_unnamed(), line)
}

fn call(mut command: Command, line: &str) -> Call {
    command.args(words(line));
    Call { command, line: line.to_owned(), input: None, stdout: String::new(), stderr: String::new() }
}

/// Runs a command and reads what it writes, which has to be UTF-8.
pub fn answer(command: &mut Command) -> Answer {
    Answer::of(command.output().expect("the program starts"))
}

impl Answer {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the output is UTF-8");
        Self { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() }
    }
}

impl Call {
    /// Sets an environment variable.
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Names the playbook: `--playbooks PATH`.
    pub fn of(mut self, path: impl AsRef<Path>) -> Self {
        self.command.arg("--playbooks").arg(path.as_ref());
        self
    }

    /// Runs in a folder.
    pub fn inside(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Adds a line of arguments.
    pub fn with(mut self, line: &str) -> Self {
        self.command.args(words(line));
        self.line = format!("{} {line}", self.line);
        self
    }

    /// Adds arguments that are not split.
    pub fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    /// Gives it a text to read from standard input.
    pub fn reads(mut self, input: &str) -> Self {
        self.input = Some(input.to_owned());
        self
    }

    /// Sends stdout somewhere else than into a pipe.
    pub fn into(mut self, stdout: impl Into<Stdio>) -> Self {
        self.command.stdout(stdout);
        self
    }

    /// Expects this on stdout, and nothing else.
    pub fn prints(mut self, stdout: &str) -> Self {
        self.stdout = unindented(stdout);
        self
    }

    /// Expects this on stderr, and nothing else.
    pub fn says(mut self, stderr: &str) -> Self {
        self.stderr = unindented(stderr);
        self
    }

    /// It should exit with 0.
    #[track_caller]
    pub fn finds(self) {
        self.exits(0);
    }

    /// It should exit with 1.
    #[track_caller]
    pub fn finds_nothing(self) {
        self.exits(1);
    }

    /// It should exit with 2.
    #[track_caller]
    pub fn cannot(self) {
        self.exits(2);
    }

    #[track_caller]
    fn exits(mut self, code: i32) {
        let answer = self.answer();
        let Self { line, stdout, stderr, .. } = self;
        assert!(
            answer.stdout == stdout,
            "ftpb {line}\nprints\n{}\nand not\n{stdout}\nstderr is\n{}",
            answer.stdout,
            answer.stderr
        );
        assert!(answer.stderr == stderr, "ftpb {line}\nsays\n{}\nand not\n{stderr}", answer.stderr);
        assert_eq!(answer.code, Some(code), "the exit code of ftpb {line}");
    }

    /// Runs it, for tests that compare the answer themselves.
    pub fn answer(&mut self) -> Answer {
        let Some(input) = self.input.take() else { return answer(&mut self.command) };
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("the program reads");
        Answer::of(child.wait_with_output().expect("the program ends"))
    }

    /// Starts it, with pipes for stdout and stderr, and does not wait for its end.
    pub fn start(mut self) -> Child {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
    }

    /// What it prints, when that is all it does: it exits with 0, and writes nothing to stderr.
    #[track_caller]
    pub fn printed(mut self) -> String {
        let answer = self.answer();
        assert_eq!((answer.stderr.as_str(), answer.code), ("", Some(0)), "ftpb {}", self.line);
        answer.stdout
    }

    /// The records it prints as JSON.
    #[track_caller]
    pub fn records(self) -> Vec<serde_json::Value> {
        let printed = self.with("--json --quiet").printed();
        serde_json::from_str(&printed).expect("an array of records")
    }
}

/// A folder of pages that lasts as long as the test.
pub struct Pages {
    folder: TempDir,
}

impl Pages {
    /// A folder without pages.
    pub fn none() -> Self {
        Self { folder: TempDir::new().expect("a folder for the test") }
    }

    /// Adds a file.
    pub fn page(self, file: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the page");
        fs::write(path, text).expect("the page is written");
        self
    }

    /// The path of a file in the folder; of the folder itself for `""`.
    pub fn path(&self, file: &str) -> PathBuf {
        if file.is_empty() { self.folder.path().to_owned() } else { self.folder.path().join(file) }
    }
}

impl AsRef<Path> for Pages {
    fn as_ref(&self) -> &Path {
        self.folder.path()
    }
}

/// Splits a line as a shell does.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = None;
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => {
                quoted = !quoted;
                word.get_or_insert_with(String::new);
            }
            ' ' if !quoted => words.extend(word.take()),
            c => word.get_or_insert_with(String::new).push(c),
        }
    }
    words.extend(word);
    words
}

/// A text that a test writes over several lines: without its first line break, and without the blanks that all its
/// lines begin with.
fn unindented(text: &str) -> String {
    let Some(text) = text.strip_prefix('\n') else { return text.to_owned() };
    let text = text.trim_end_matches(' ');
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let least = text.lines().filter(|line| !line.is_empty()).map(blanks).min().unwrap_or_default();
    text.lines().map(|line| line.get(least..).unwrap_or_default().to_owned() + "\n").collect()
}

#[test]
fn a_line_is_split_as_a_shell_does() {
    assert_eq!(words("show 'Success Review'  --lang de ''"), ["show", "Success Review", "--lang", "de", ""]);
}

#[test]
fn expected_texts_lose_the_blanks_of_the_test() {
    assert_eq!(unindented("\n    a\n      b\n\n    c\n    "), "a\n  b\n\nc\n");
    assert_eq!(unindented("a\n"), "a\n");
}
