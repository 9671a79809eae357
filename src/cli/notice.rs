//! What is said on stderr: errors and notices, in one voice, through the painter.

use std::io::{self, IsTerminal, Write};

use super::environment::Environment;
use super::error::Error;
use super::options::Options;
use crate::answer::Tone;
use crate::answer::terminal::{Painter, Span};

/// Speaks on stderr.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    painter: Painter,
    quiet: bool,
}

impl Voice {
    /// A voice as the options and the environment want it; stderr is judged apart from stdout.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        let environment = Environment::read();
        let color = environment.color(options.color, io::stderr().is_terminal());
        Self { painter: Painter { color, hyperlinks: false }, quiet: options.quiet }
    }

    /// Says an error, with the commands that would mend it.
    pub fn error(self, error: &Error, typed: &[String]) {
        let mut spans = vec![Span::new("ftpb: ", Tone::Bad), Span::new(&error.to_string(), Tone::Plain)];
        let more = match error {
            Error::Ambiguous { reference, candidates, .. } => {
                spans.push(Span::new("; say which:", Tone::Plain));
                commands(typed, reference, candidates)
            }
            Error::NotFound { reference, suggestions, .. } if !suggestions.is_empty() => {
                spans.push(Span::new("; did you mean:", Tone::Plain));
                commands(typed, reference, suggestions)
            }
            Error::NotFound { list: Some(list), .. } => {
                spans.push(Span::new(&format!("; `{list}` lists what there is"), Tone::Plain));
                Vec::new()
            }
            Error::Usage { value, suggestions, .. } if !suggestions.is_empty() => {
                spans.push(Span::new("; did you mean:", Tone::Plain));
                commands(typed, value, suggestions)
            }
            Error::Usage { known, .. } => {
                spans.push(Span::new(&format!("; there is {}", known.join(", ")), Tone::Plain));
                Vec::new()
            }
            _ => Vec::new(),
        };
        let mut lines = vec![spans];
        lines.extend(
            more.into_iter()
                .map(|command| vec![Span::new("  ", Tone::Plain), Span::new(&command, Tone::Code)]),
        );
        self.write(&lines);
    }

    /// Says a notice, unless silence is wished.
    pub fn notice(self, text: &str) {
        if !self.quiet {
            self.write(&[vec![Span::new("ftpb: ", Tone::Faint), Span::new(text, Tone::Plain)]]);
        }
    }

    fn write(self, lines: &[Vec<Span>]) {
        // Nobody is left to be told that stderr is closed.
        let _ = io::stderr().lock().write_all(self.painter.paint_lines(lines).as_bytes());
    }
}

/// The command that was typed, with a reference replaced by each of the candidates: ready to paste.
fn commands(typed: &[String], reference: &str, candidates: &[String]) -> Vec<String> {
    let replaced = |candidate: &String| {
        let mut done = false;
        let words = typed.iter().skip(1).map(|word| {
            let new = if done { None } else { replaced(word, reference, candidate) };
            done |= new.is_some();
            new.unwrap_or_else(|| quoted(word))
        });
        let command: Vec<String> = ["ftpb".to_owned()].into_iter().chain(words).collect();
        if done { command.join(" ") } else { candidate.clone() }
    };
    candidates.iter().map(replaced).collect()
}

/// A word with the reference in it replaced: the word itself, the value of an option, or one of a list.
fn replaced(word: &str, reference: &str, candidate: &str) -> Option<String> {
    if word == reference {
        return Some(quoted(candidate));
    }
    let (option, value) = match word.split_once('=') {
        Some((option, value)) if option.starts_with("--") => (format!("{option}="), value),
        _ => (String::new(), word),
    };
    let mut done = false;
    let parts = value.split(',').map(|part| {
        let sign = if part.len() > reference.len() && part.starts_with('-') { "-" } else { "" };
        if done || part.strip_prefix(sign) != Some(reference) {
            return part.to_owned();
        }
        done = true;
        format!("{sign}{candidate}")
    });
    let value = parts.collect::<Vec<_>>().join(",");
    done.then(|| option + &quoted(&value))
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=,+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_become_commands_ready_to_paste() {
        let typed = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let one =
            |line: &str| commands(&typed(line), "workshop", &["security workshop".to_owned()]).remove(0);
        assert_eq!(one("./ftpb next --after workshop"), "ftpb next --after 'security workshop'");
        assert_eq!(
            one("ftpb next --after=workshop --lang de"),
            "ftpb next --after='security workshop' --lang de"
        );
        assert_eq!(one("ftpb tasks --process x"), "security workshop");
        let fields = |line: &str| commands(&typed(line), "nme", &["name".to_owned()]).remove(0);
        assert_eq!(fields("ftpb tasks --fields id,nme"), "ftpb tasks --fields id,name");
        assert_eq!(fields("ftpb tasks --sort=-nme,id"), "ftpb tasks --sort=-name,id");
    }
}
