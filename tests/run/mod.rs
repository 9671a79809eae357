//! Runs the program as a person would, and holds what it says against what it should: exactly.
//!
//! ```text
//! ftpb("next --after workshop").env("LANG", "de_DE.UTF-8").prints("…").finds();
//! ```
//!
//! A call ends with what came of it: [`finds`](Call::finds) (exit 0), [`finds_nothing`](Call::finds_nothing)
//! (exit 1), [`cannot`](Call::cannot) (exit 2); what was not expected on stdout or stderr must not be there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A command line, and what it should say.
pub struct Call {
    command: Command,
    line: String,
    stdout: String,
    stderr: String,
}

/// What the program did.
pub struct Answer {
    /// The answer.
    pub stdout: String,
    /// What was said besides.
    pub stderr: String,
    /// How it ended.
    pub code: Option<i32>,
}

/// The program with a line of arguments, as a shell takes them: blanks divide, single quotes hold together.
/// Nothing of the surroundings reaches it: no language, no colours, no standard input.
pub fn ftpb(line: &str) -> Call {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ftpb"));
    command.env_clear().stdin(Stdio::null()).args(words(line));
    Call { command, line: line.to_owned(), stdout: String::new(), stderr: String::new() }
}

impl Call {
    /// With an environment variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// With the playbook at a path, as `--playbooks` takes it.
    pub fn of(mut self, path: impl AsRef<Path>) -> Self {
        self.command.arg("--playbooks").arg(path.as_ref());
        self
    }

    /// Started in a folder.
    pub fn inside(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// With further arguments.
    pub fn with(mut self, line: &str) -> Self {
        self.command.args(words(line));
        self.line = format!("{} {line}", self.line);
        self
    }

    /// Writing to somewhere else than to a pipe.
    pub fn into(mut self, stdout: impl Into<Stdio>) -> Self {
        self.command.stdout(stdout);
        self
    }

    /// It should print this, and nothing else.
    pub fn prints(mut self, stdout: &str) -> Self {
        self.stdout = unindented(stdout);
        self
    }

    /// It should say this on stderr, and nothing else.
    pub fn says(mut self, stderr: &str) -> Self {
        self.stderr = unindented(stderr);
        self
    }

    /// It finds something: exit 0.
    #[track_caller]
    pub fn finds(self) {
        self.ends(0);
    }

    /// It looks, and there is nothing: exit 1.
    #[track_caller]
    pub fn finds_nothing(self) {
        self.ends(1);
    }

    /// It cannot look: exit 2.
    #[track_caller]
    pub fn cannot(self) {
        self.ends(2);
    }

    #[track_caller]
    fn ends(mut self, code: i32) {
        let answer = self.answer();
        let line = &self.line;
        assert!(
            answer.stdout == self.stdout,
            "ftpb {line}\nprints\n{}\nand not\n{}\nit says\n{}",
            answer.stdout,
            self.stdout,
            answer.stderr
        );
        assert!(
            answer.stderr == self.stderr,
            "ftpb {line}\nsays\n{}\nand not\n{}",
            answer.stderr,
            self.stderr
        );
        assert_eq!(answer.code, Some(code), "the exit code of ftpb {line}");
    }

    /// What it does, for whatever is to be held against it.
    pub fn answer(&mut self) -> Answer {
        let output = self.command.output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("ftpb writes UTF-8");
        Answer { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() }
    }

    /// What it prints, when that is all it does: exit 0, and nothing on stderr.
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

    /// The folder with one more file.
    pub fn page(self, file: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the page");
        fs::write(path, text).expect("the page is written");
        self
    }

    /// The path of a file in it; of the folder itself for `""`.
    pub fn path(&self, file: &str) -> PathBuf {
        if file.is_empty() { self.folder.path().to_owned() } else { self.folder.path().join(file) }
    }
}

impl AsRef<Path> for Pages {
    fn as_ref(&self) -> &Path {
        self.folder.path()
    }
}

/// The words of a line, as a shell divides them.
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

/// A text as it is meant where it is written between the lines of a test: without the line break it begins
/// with, and without the blanks that all its lines begin with.
fn unindented(text: &str) -> String {
    let Some(text) = text.strip_prefix('\n') else { return text.to_owned() };
    let text = text.trim_end_matches(' ');
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let least = text.lines().filter(|line| !line.is_empty()).map(blanks).min().unwrap_or_default();
    text.lines().map(|line| line.get(least..).unwrap_or_default().to_owned() + "\n").collect()
}

#[test]
fn a_line_is_divided_as_a_shell_does() {
    assert_eq!(words("show 'Success Review'  --lang de ''"), ["show", "Success Review", "--lang", "de", ""]);
}

#[test]
fn expected_texts_lose_the_blanks_of_the_test() {
    assert_eq!(unindented("\n    a\n      b\n\n    c\n    "), "a\n  b\n\nc\n");
    assert_eq!(unindented("a\n"), "a\n");
}
