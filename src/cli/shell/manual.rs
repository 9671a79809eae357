//! Manual pages: one a command, from the same source as its help.
//!
//! They are written in man(7) as `mandoc -Tlint` wants it: short lines, no blanks at their ends, no
//! paragraphs without text.

use std::fmt::Write as _;

use clap::{Arg, Command};

use crate::cli::error::Error;
use crate::cli::shell::help::{examples, topics};
use crate::query::reference::{Name, closest};

/// The day of the sources, for the foot of every page.
const DATE: &str = env!("FTPB_DATE");

/// Characters of a line of the source: no line of it is longer than 80 bytes then.
const WIDTH: usize = 66;

/// A manual page.
pub struct Page {
    /// `ftpb-tasks`.
    pub name: String,
    /// Its text.
    pub roff: String,
}

/// All pages: of ftpb, and of every command.
#[must_use]
pub fn pages(command: &Command) -> Vec<Page> {
    let mut built = command.clone();
    built.build();
    let mut pages = Vec::new();
    add(&mut pages, &built, "ftpb");
    pages
}

fn add(pages: &mut Vec<Page>, command: &Command, name: &str) {
    pages.push(Page { name: name.to_owned(), roff: page(command, name) });
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set() && sub.get_name() != name) {
        // Of `config init` clap makes a `config help` of its own.
        if name == "ftpb" || sub.get_name() != "help" {
            add(pages, sub, &format!("{name}-{}", sub.get_name()));
        }
    }
}

fn page(command: &Command, name: &str) -> String {
    let mut roff = String::new();
    let (title, version) = (escaped(&name.to_uppercase()), env!("CARGO_PKG_VERSION"));
    let _ = writeln!(roff, ".TH {title} 1 {DATE} \"ftpb {version}\" ftpb");
    section(&mut roff, "NAME");
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    text(&mut roff, &format!("{name} - {about}"));
    section(&mut roff, "SYNOPSIS");
    let _ = writeln!(roff, ".B {}", escaped(&name.replacen('-', " ", usize::MAX)));
    let _ = writeln!(roff, "{}", escaped(&arguments(command)));
    if let Some(long) = command.get_long_about() {
        section(&mut roff, "DESCRIPTION");
        text(&mut roff, &long.to_string());
    }
    options(&mut roff, command);
    if command.get_subcommands().next().is_some() {
        section(&mut roff, "COMMANDS");
        for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
            let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
            let page =
                if sub.get_name() == "help" && name != "ftpb" { String::new() } else { format!("{name}-") };
            item(&mut roff, &format!("\\fB{}\\fR", escaped(&format!("{page}{}", sub.get_name()))), &about);
        }
    }
    section(&mut roff, "EXIT STATUS");
    for (code, meaning) in [
        ("0", "Something was found, or nothing is wrong."),
        ("1", "Nothing was found, or there are findings."),
        ("2", "It could not be asked: a wrong option or setting, or pages that cannot be read."),
    ] {
        item(&mut roff, code, meaning);
    }
    section(&mut roff, "EXAMPLES");
    for (index, example) in examples(command).iter().enumerate() {
        let _ = writeln!(roff, "{}\\fB{}\\fR", if index > 0 { ".PP\n" } else { "" }, escaped(example));
    }
    section(&mut roff, "SEE ALSO");
    let topics = topics().map(|(topic, _)| format!("ftpb help {topic}")).collect::<Vec<_>>().join(", ");
    let first = if name == "ftpb" { String::new() } else { "ftpb(1), ".to_owned() };
    text(&mut roff, &format!("{first}{topics}"));
    roff
}

fn section(roff: &mut String, heading: &str) {
    let _ = writeln!(roff, ".SH \"{}\"", escaped(heading));
}

fn item(roff: &mut String, tag: &str, about: &str) {
    let _ = writeln!(roff, ".TP\n{tag}");
    text(roff, about);
}

/// What follows the name in the synopsis.
fn arguments(command: &Command) -> String {
    let shown = |arg: &Arg| {
        let value = values(arg);
        if arg.is_required_set() { value } else { format!("[{value}]") }
    };
    let own = command.get_positionals().map(shown);
    let sub = command.get_subcommands().next().map(|_| "[command]".to_owned());
    ["[options]".to_owned()].into_iter().chain(sub).chain(own).collect::<Vec<_>>().join(" ")
}

fn values(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    let many = arg.get_num_args().is_some_and(|count| count.max_values() > 1);
    names.join(" ") + if many { " ..." } else { "" }
}

/// The arguments and options, under the headings of the help.
fn options(roff: &mut String, command: &Command) {
    let shown = || command.get_arguments().filter(|arg| !arg.is_hide_set());
    let heading = |arg: &Arg| match arg.get_help_heading() {
        _ if arg.is_positional() => "ARGUMENTS".to_owned(),
        Some(heading) => heading.to_uppercase(),
        None => "OPTIONS".to_owned(),
    };
    let mut headings: Vec<String> = Vec::new();
    for arg in shown() {
        if !headings.contains(&heading(arg)) {
            headings.push(heading(arg));
        }
    }
    for own in &headings {
        section(roff, own);
        for arg in shown().filter(|arg| heading(arg) == *own) {
            item(roff, &tag(arg), &about(arg));
        }
    }
}

fn tag(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| format!("\\fB\\-{short}\\fR"));
    let long = arg.get_long().map(|long| format!("\\fB\\-\\-{}\\fR", escaped(long)));
    let mut tag = short.into_iter().chain(long).collect::<Vec<_>>().join(", ");
    if arg.get_action().takes_values() {
        let blank = if tag.is_empty() { "" } else { " " };
        let _ = write!(tag, "{blank}\\fI{}\\fR", escaped(&values(arg)));
    }
    tag
}

fn about(arg: &Arg) -> String {
    let help = arg.get_long_help().or(arg.get_help()).map(ToString::to_string).unwrap_or_default();
    let mut about = help.trim_end_matches('.').to_owned() + ".";
    let possible = arg.get_possible_values();
    let names: Vec<&str> = possible.iter().map(clap::builder::PossibleValue::get_name).collect();
    if arg.get_action().takes_values() && !names.is_empty() {
        let _ = write!(about, " One of {}.", names.join(", "));
    }
    if let Some(variable) = arg.get_env() {
        let _ = write!(about, " The variable {} stands for it.", variable.to_string_lossy());
    }
    about
}

/// Running text in short lines; an indented line stands on a line of its own.
fn text(roff: &mut String, text: &str) {
    let mut fresh = true;
    for line in text.lines() {
        if line.trim().is_empty() {
            fresh = true;
            roff.push_str(".PP\n");
            continue;
        }
        if line.starts_with("  ") && !fresh {
            roff.push_str(".br\n");
        }
        fresh = false;
        for piece in textwrap::wrap(line.trim(), WIDTH) {
            let piece = escaped(piece.trim());
            let control = piece.starts_with(['.', '\'']);
            let _ = writeln!(roff, "{}{piece}", if control { "\\&" } else { "" });
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-").replace('…', "...")
}

/// The error for a page of no command.
#[must_use]
pub fn unknown(command: &Command, word: &str) -> Error {
    let known: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let names: Vec<Name> = known.iter().map(|name| Name::new(name)).collect();
    let suggestions = closest(word, &names).into_iter().map(|name| name.key.clone()).collect();
    Error::Usage { what: "command", value: word.to_owned(), suggestions, known }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_lines_are_short_and_never_taken_for_requests() {
        let mut roff = String::new();
        text(&mut roff, &format!(".TH is no request here {}", "words ".repeat(30)));
        assert!(roff.starts_with("\\&.TH is"), "{roff}");
        assert!(roff.lines().all(|line| line.len() <= 80 && !line.ends_with(' ')), "{roff}");
        assert_eq!(escaped(r"a-b\c"), r"a\-b\ec");
    }
}
