//! What is said on stderr: errors and notices, in one voice, through the painter.

use std::io::{self, IsTerminal, Write};

use super::environment::Environment;
use super::error::Error;
use super::options::{Options, When};
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

    /// A voice for a command line that could not be read.
    #[must_use]
    pub fn without_options() -> Self {
        let color = Environment::read().color(When::Auto, io::stderr().is_terminal());
        Self { painter: Painter { color, hyperlinks: false }, quiet: false }
    }

    /// Says what clap has to say about a command line that cannot be read.
    pub fn usage(self, text: &str) {
        let text = text.strip_prefix("error: ").unwrap_or(text).trim_end();
        self.write(&[vec![Span::new("ftpb: ", Tone::Bad), Span::new(text, Tone::Plain)]]);
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
    let words = typed.get(1..).unwrap_or_default();
    let Some(place) = words.iter().position(|word| with(word, reference, "").is_some()) else {
        return candidates.to_vec();
    };
    let replaced = |candidate: &String| {
        let words = words.iter().enumerate().map(|(index, word)| {
            let other = || quoted(word);
            if index == place { with(word, reference, candidate).unwrap_or_else(other) } else { other() }
        });
        std::iter::once("ftpb".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
    };
    candidates.iter().map(replaced).collect()
}

/// A word of the command line with a candidate for the reference: alone, as the value of `--option=`, or as one of
/// several that commas divide, with the sign before it.
fn with(word: &str, reference: &str, candidate: &str) -> Option<String> {
    if word == reference {
        return Some(quoted(candidate));
    }
    let (option, value) = match word.split_once('=').filter(|(option, _)| option.starts_with("--")) {
        Some((option, value)) => (format!("{option}="), value),
        None => (String::new(), word),
    };
    let mut found = false;
    let items = value.split(',').map(|item| {
        let (sign, name) = item.strip_prefix('-').map_or(("", item), |name| ("-", name));
        found |= name == reference;
        if name == reference { format!("{sign}{candidate}") } else { item.to_owned() }
    });
    let items = items.collect::<Vec<_>>().join(",");
    found.then(|| option + &quoted(&items))
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
        assert_eq!(one("ftpb tasks --sort=id,-workshop"), "ftpb tasks --sort='id,-security workshop'");
    }
}
