//! Where answers are written: directly to stdout, or to a pager if they are longer than the screen.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::cli::args::options::Options;
use crate::cli::exit::Error;
use crate::output::terminal::width;
use crate::source::store::file;

/// The variable that names the pager of ftpb alone.
const VARIABLE: &str = "FTPB_PAGER";

/// Standard output. On a terminal the answer is buffered until it is complete, as its length decides about the pager.
pub enum Screen {
    /// A file to create, for what was written so far.
    File(PathBuf, Vec<u8>),
    /// Not a terminal.
    Direct(BufWriter<io::Stdout>),
    /// A terminal.
    Buffered {
        /// What was written so far.
        answer: Vec<u8>,
        /// The command of the pager, if one is to be used.
        pager: Option<OsString>,
    },
}

impl Screen {
    /// The output that the options and the environment ask for.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        if let Some(path) = options.file() {
            return Self::File(path.to_owned(), Vec::new());
        }
        if !io::stdout().is_terminal() {
            return Self::Direct(BufWriter::new(io::stdout()));
        }
        let dumb = env::var_os("TERM").is_none_or(|term| term == "dumb");
        let general = || env::var("PAGER").ok().map(OsString::from);
        let command = options.pager.clone().or_else(general).unwrap_or_else(|| "less".into());
        let pager = Some(command).filter(|_| !options.no_pager && !dumb);
        Self::Buffered { answer: Vec::new(), pager }
    }

    /// Disables the pager.
    pub fn disable_pager(&mut self) {
        if let Self::Buffered { pager, .. } = self {
            *pager = None;
        }
    }

    /// Writes the rest of the answer, through the pager if it is longer than the screen.
    ///
    /// # Errors
    /// If the output cannot be written, the file is there already, or the name of the pager is no text.
    pub fn finish(&mut self) -> anyhow::Result<()> {
        let (answer, pager) = match self {
            Self::File(_, answer) if answer.is_empty() => return Ok(()),
            Self::File(path, answer) => return Ok(file::create(path, &std::mem::take(answer))?),
            Self::Direct(out) => return Ok(out.flush()?),
            Self::Buffered { answer, pager } => (std::mem::take(answer), pager.take()),
        };
        if let Some(command) = pager
            && is_longer(&answer, terminal_size::terminal_size())
            && let Some(words) = words(text(&command)?)
            && paged(&words, &answer)
        {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(&answer)?;
        Ok(out.flush()?)
    }

    /// Forgets what was written for a file: a partial answer is discarded.
    pub fn discard_file(&mut self) {
        if let Self::File(_, answer) = self {
            answer.clear();
        }
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Direct(out) => out.write(bytes),
            Self::File(_, answer) | Self::Buffered { answer, .. } => answer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Direct(out) => out.flush(),
            Self::File(..) | Self::Buffered { .. } => Ok(()),
        }
    }
}

/// The command of a pager, which has to be text to have words.
fn text(command: &OsStr) -> Result<&str, Error> {
    command.to_str().ok_or_else(|| {
        let source = if env::var_os(VARIABLE).as_deref() == Some(command) { VARIABLE } else { "--pager" };
        Error::no_text(format!("{source}={}", command.to_string_lossy()))
    })
}

/// The words of a pager command; none for an empty one and for `cat` alone, which would change nothing.
fn words(pager: &str) -> Option<Vec<String>> {
    shlex::split(pager).filter(|words| !words.is_empty() && *words != ["cat"])
}

/// Whether an answer has more lines than the screen, without the line of the prompt.
fn is_longer(answer: &[u8], size: Option<(terminal_size::Width, terminal_size::Height)>) -> bool {
    let Some((columns, lines)) = size else { return false };
    let columns = usize::from(columns.0).max(1);
    let text = String::from_utf8_lossy(answer);
    let taken: usize = text.lines().map(|line| width(&bare(line)).div_ceil(columns).max(1)).sum();
    taken >= usize::from(lines.0).max(1)
}

/// A line without escape sequences: colors (`ESC [ … m`) and hyperlinks (`ESC ] … ESC \`).
fn bare(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => match chars.next() {
                Some('[') => while chars.next().is_some_and(|c| !c.is_ascii_alphabetic()) {},
                Some(']') => {
                    while chars.next().is_some_and(|c| c != '\u{1b}') {}
                    chars.next();
                }
                _ => {}
            },
            c => out.push(c),
        }
    }
    out
}

/// Shows an answer in a pager. Returns false if the program does not start, and nothing was shown.
fn paged(words: &[String], answer: &[u8]) -> bool {
    let Some((program, arguments)) = words.split_first() else { return false };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped());
    command.env("LESS", less_options(env::var_os("LESS")));
    if env::var_os("LESSCHARSET").is_none() {
        command.env("LESSCHARSET", "utf-8");
    }
    leave_interrupts_to_the_pager();
    let Ok(mut pager) = command.spawn() else { return false };
    if let Some(mut input) = pager.stdin.take() {
        // Whoever leaves the pager before the end has seen enough.
        let _ = input.write_all(answer);
    }
    let _ = pager.wait();
    true
}

/// The options of `less`: the user's own, after the one without which it shows colors and links as raw bytes.
fn less_options(own: Option<OsString>) -> OsString {
    match own {
        // In front, because an option with a text takes the rest of the line.
        Some(own) => [OsString::from("-R "), own].into_iter().collect(),
        None => "FRX".into(),
    }
}

/// Ignores Ctrl-C while the pager runs, which handles it itself. Where that fails, Ctrl-C ends both.
fn leave_interrupts_to_the_pager() {
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, std::sync::Arc::default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use terminal_size::{Height, Width};

    #[test]
    fn only_what_is_longer_than_the_screen_is_paged() {
        let size = Some((Width(10), Height(4)));
        assert!(!is_longer(b"1\n2\n3\n", size));
        assert!(is_longer(b"1\n2\n3\n4\n", size));
        assert!(is_longer("1\n2\n手引き手引き\n".as_bytes(), size), "a line that is wrapped takes two");
        assert!(!is_longer(
            b"1\n2\n\x1b[1m345678\x1b[0m\x1b]8;;https://example.org/\x1b\\9\x1b]8;;\x1b\\\n",
            size
        ));
        assert!(!is_longer(b"1\n2\n3\n4\n", None));
    }

    #[test]
    fn a_pager_has_arguments_and_cat_is_none() {
        assert_eq!(words("less -R 'a b'"), Some(vec!["less".into(), "-R".into(), "a b".into()]));
        assert_eq!(words("cat"), None);
        assert_eq!(words("cat -n"), Some(vec!["cat".into(), "-n".into()]));
        assert_eq!(words(" "), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_pager_that_is_no_text_is_named() {
        use std::os::unix::ffi::OsStrExt as _;
        let error = text(OsStr::from_bytes(b"less\xff")).unwrap_err();
        assert_eq!(error.to_string(), "`--pager=less\u{fffd}` is not text in UTF-8");
        assert_eq!(text(OsStr::new("less")).unwrap(), "less");
    }

    #[test]
    fn less_shows_colors_whatever_the_user_has_set() {
        assert_eq!(less_options(None), "FRX");
        assert_eq!(less_options(Some("-i -PReady".into())), "-R -i -PReady");
    }

    #[test]
    fn a_missing_pager_shows_nothing() {
        assert!(!paged(&["ftpb-no-such-pager".to_owned()], b"x"));
    }
}
