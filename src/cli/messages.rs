//! Messages on stderr: errors and notices.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use crate::cli::args::options::Options;
use crate::cli::exit::{self, Elsewhere, Error};
use crate::cli::quote::quoted;
use crate::cli::terminal::{Environment, columns};
use crate::output::Tone;
use crate::output::terminal::{Painter, StyledSpan, StyledText, wrap};
use crate::query::reference::MOST_MATCHES;
use crate::source::lexicon::Message;

/// The start of every message.
const NAME: &str = "ftpb: ";

/// The minimal width of a message.
const MIN_WIDTH: usize = 14;

/// How many corrections of an error are suggested.
const MOST_SUGGESTIONS: usize = 2;

/// How many values are named; where there are more, the command that lists them is.
const MOST_KNOWN: usize = 10;

/// Writes messages to stderr.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    painter: Painter,
    quiet: bool,
    /// The width of the terminal; messages to files and pipes are not wrapped.
    width: Option<usize>,
}

impl Messages {
    /// Messages as the options and the environment ask for; stderr may be a terminal though stdout is not.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        let terminal = io::stderr().is_terminal();
        let color = Environment::read().color(options.color, terminal);
        let width = terminal.then(|| options.width.map_or_else(columns, usize::from));
        Self { painter: Painter { color, ..Painter::default() }, quiet: options.quiet, width }
    }

    /// Writes an error of the parser.
    pub fn usage(self, text: &str) {
        let text = text.strip_prefix("error: ").unwrap_or(text).trim_end();
        self.write(&self.lines(text, Tone::Bad));
    }

    /// Writes an error, with commands that would correct it: `translated` in place of its own sentence, and what else
    /// there is to say as `say` says it.
    pub fn error(
        self,
        error: &anyhow::Error,
        translated: Option<String>,
        typed: &[String],
        say: impl Fn(&Message) -> String,
    ) {
        let mut text = translated.unwrap_or_else(|| exit::sentence(error));
        let (remedy, corrected) = remedy(error, typed, say);
        text += &remedy;
        let mut lines = self.lines(&text, Tone::Bad);
        // A command is never wrapped, so that it can be pasted.
        lines.extend(corrected.iter().map(|command| {
            vec![StyledSpan::new("  ", Tone::Plain), StyledSpan::new(&shortened(command), Tone::Code)]
        }));
        self.write(&lines);
    }

    /// Writes a notice, unless `--quiet` was typed.
    pub fn notice(self, text: &str) {
        if !self.quiet {
            self.write(&self.lines(text, Tone::Faint));
        }
    }

    /// Writes what `--quiet` has left out of the notices although the answer depends on it.
    pub fn if_quiet(self, text: &str) {
        if self.quiet {
            self.write(&self.lines(text, Tone::Bad));
        }
    }

    /// The lines of a text after the program's name, wrapped and indented on a terminal.
    fn lines(self, text: &str, tone: Tone) -> Vec<StyledText> {
        let mut lines = Vec::new();
        let text_tone = if tone == Tone::Faint { tone } else { Tone::Plain };
        for (index, line) in shortened(&unforged(text)).split('\n').enumerate() {
            let bare = line.trim_start_matches(' ');
            let own = " ".repeat(line.len() - bare.len());
            let first =
                if index == 0 { StyledSpan::new(NAME, tone) } else { StyledSpan::new(&own, Tone::Plain) };
            let indent = if index == 0 { NAME.len() } else { own.len() };
            let room = self.width.map(|width| width.saturating_sub(indent).max(MIN_WIDTH));
            for (index, mut part) in wrap(&typed(bare, text_tone), room).into_iter().enumerate() {
                let lead = if index == 0 {
                    first.clone()
                } else {
                    StyledSpan::new(&" ".repeat(indent), Tone::Plain)
                };
                part.insert(0, lead);
                lines.push(part);
            }
        }
        lines
    }

    fn write(self, lines: &[StyledText]) {
        // A closed stderr cannot be reported anywhere.
        let _ = io::stderr().lock().write_all(self.painter.paint_lines(lines).as_bytes());
    }
}

/// A message whose lines are its own: the further ones are indented, so that a line break in the name of a file begins
/// no line that looks like another message.
fn unforged(message: &str) -> String {
    let mut lines = message.split('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |before, line| before + if line.starts_with("  ") { "\n" } else { " " } + line)
}

/// A message without the middle of words that nobody reads to their end.
fn shortened(message: &str) -> Cow<'_, str> {
    const LONGEST: usize = 4096;
    if message.len() <= LONGEST {
        return message.into();
    }
    let short = |word: &str| {
        let count = word.chars().count();
        if count <= LONGEST / 4 {
            return word.to_owned();
        }
        let (start, end) = (word.chars().take(60), word.chars().skip(count - 20));
        start.chain(['…']).chain(end).collect()
    };
    message.split_inclusive([' ', '\n']).map(short).collect::<String>().into()
}

/// A message in a tone; text between backticks is not wrapped, so that it can be copied.
fn typed(message: &str, tone: Tone) -> StyledText {
    let mut text = StyledText::new();
    let mut rest = message;
    while let Some((before, code, after)) = code(rest) {
        text.extend([StyledSpan::new(before, tone), StyledSpan::new(code, tone).whole()]);
        rest = after;
    }
    text.push(StyledSpan::new(rest, tone));
    text
}

/// The text before the first piece between backticks, that piece, and the rest.
fn code(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find('`')?;
    let (before, rest) = text.split_at_checked(start)?;
    let end = start + 2 + rest.get(1..)?.find('`')?;
    let (_, after) = text.split_at_checked(end)?;
    Some((before, text.get(start..end)?, after))
}

/// What to do about an error: the end of its sentence, and corrected commands.
fn remedy(
    error: &anyhow::Error,
    typed: &[String],
    say: impl Fn(&Message) -> String,
) -> (String, Vec<String>) {
    match error.downcast_ref() {
        Some(Error::Rewritten { line, .. }) => return (String::new(), vec![line.clone()]),
        Some(Error::Ambiguous { reference, candidates, search, .. }) if candidates.len() > MOST_MATCHES => {
            let (all, some) = (candidates.len(), candidates.iter().take(MOST_SUGGESTIONS).cloned());
            let message = Message::new("search-finds").with("count", all);
            let remedy = say(&message.with("command", search.clone()));
            return (remedy, commands(typed, reference, &some.collect::<Vec<_>>()));
        }
        Some(Error::Ambiguous { reference, candidates, titles, .. }) => {
            let titled = |(command, title): (String, &String)| {
                if title.is_empty() { command } else { format!("{command}  # {title}") }
            };
            let commands = commands(typed, reference, candidates).into_iter().zip(titles);
            return (say(&Message::new("choose-one")), commands.map(titled).collect());
        }
        Some(
            Error::NotFound { reference, suggestions, .. }
            | Error::Usage { value: reference, suggestions, .. },
        ) => {
            let others = suggestions.iter().filter(|other| *other != reference);
            let near: Vec<String> = others.take(MOST_SUGGESTIONS).cloned().collect();
            if !near.is_empty() {
                return (say(&Message::new("did-you-mean")), commands(typed, reference, &near));
            }
        }
        _ => {}
    }
    let lists = |command: &str| say(&Message::new("lists-all").with("command", command.to_owned()));
    let choose = |values: String| say(&Message::new("choose-value").with("values", values));
    let remedy = match error.downcast_ref() {
        Some(Error::Usage { known, list, .. })
            if list.is_none() && !known.is_empty() || (1..=MOST_KNOWN).contains(&known.len()) =>
        {
            choose(known.join(", "))
        }
        Some(Error::NotFound { elsewhere, list, .. }) => match (&**elsewhere, list) {
            (Elsewhere::NoneOf(known), _) => choose(known.join(", ")),
            (_, Some(list)) => lists(list),
            _ => String::new(),
        },
        Some(Error::Usage { list: Some(list), .. }) => lists(list),
        _ => String::new(),
    };
    (remedy, Vec::new())
}

/// The typed command with the reference replaced by each candidate, ready to paste.
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

/// A word of the command line with the reference replaced: the whole word, the value of `--option=`, or an item of a
/// comma-separated list, whose sign is kept.
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
        // A search has fields: `service:Teams`.
        let of_field = name.split_once(':').filter(|(_, value)| *value == reference);
        if let Some((field, _)) = of_field {
            found = true;
            return format!("{sign}{field}:{candidate}");
        }
        found |= name == reference;
        if name == reference { format!("{sign}{candidate}") } else { item.to_owned() }
    });
    let items = items.collect::<Vec<_>>().join(",");
    found.then(|| option + &quoted(&items))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_wrapped_only_on_a_terminal() {
        let said = |width: Option<usize>, text: &str| {
            let messages = Messages { painter: Painter::default(), quiet: false, width };
            messages.painter.paint_lines(&messages.lines(text, Tone::Bad))
        };
        let text = "the page `not-there` is gone; name another\n  line 5: the box is torn";
        assert_eq!(said(None, text), format!("ftpb: {text}\n"));
        assert_eq!(
            said(Some(24), text),
            "ftpb: the page\n      `not-there` is\n      gone; name another\n  line 5: the box is\n  torn\n"
        );
    }

    #[test]
    fn a_long_word_is_shortened() {
        let long = format!("there is no task `{}`; look", "a".repeat(100_000));
        assert_eq!(
            shortened(&long),
            format!("there is no task `{}…{}`; look", "a".repeat(59), "a".repeat(17))
        );
    }

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
        assert_eq!(one("ftpb search process:workshop"), "ftpb search 'process:security workshop'");
        assert_eq!(one("ftpb tasks --process x"), "security workshop");
        assert_eq!(one("ftpb tasks --sort=id,-workshop"), "ftpb tasks --sort='id,-security workshop'");
    }
}
