//! The help of ftpb itself: every command in its group, and with `-h` only the options that one needs most.

use std::fmt::Write as _;

use clap::{Arg, ArgAction, Command};

use crate::cli::shell::help::layout;

/// The groups of the commands: the heading, and the first command.
const GROUPS: [(&str, &str); 3] =
    [("For readers", "tasks"), ("For writers", "check"), ("For ftpb itself", "config")];

/// The options that `-h` shows, with a shorter help.
const SHOWN: [(&str, &str); 3] = [
    ("playbooks", "Folder of pages, or one page [default: where you stand]"),
    ("lang", "Show only this language, several (de,en), or all"),
    ("format", "table, list, json, csv, markdown …"),
];

/// The command line with its commands in groups.
#[must_use]
pub fn grouped(command: &Command) -> Command {
    let header = *command.get_styles().get_header();
    let mut commands = String::new();
    for sub in command.get_subcommands() {
        // Writing to a string cannot fail.
        if let Some((group, _)) = GROUPS.iter().find(|(_, first)| *first == sub.get_name()) {
            let _ = write!(commands, "\n{header}{group}:{header:#}\n");
        }
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        commands += &layout::wrapped(&format!("  {:<11}  {about}", sub.get_name()), super::width());
    }
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n{commands}\n{{all-args}}{{after-help}}"
    );
    command
        .clone()
        .mut_subcommands(|sub| sub.hide(true))
        .override_usage("ftpb [OPTIONS] [COMMAND]\n       ftpb [OPTIONS] REF")
        .help_template(template)
}

/// The same with the options that one needs most.
#[must_use]
pub fn brief(command: &Command) -> Command {
    let plain = |command: Command, (id, about): (&'static str, &'static str)| {
        let plain = |arg: Arg| arg.hide_short_help(false).hide_possible_values(true).hide_env(true);
        command.mut_arg(id, |arg| plain(arg).help(about).help_heading(None::<&str>))
    };
    // `--version` is hidden to save a line.
    let version = Arg::new("version").long("version").short('V').action(ArgAction::Version);
    SHOWN
        .into_iter()
        .fold(grouped(command), plain)
        .disable_version_flag(true)
        .arg(version.hide_short_help(true))
        .about(env!("CARGO_PKG_DESCRIPTION"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_begins_with_a_command_and_the_first_command_begins_a_group() {
        let command = crate::cli::command();
        let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        assert!(GROUPS.iter().all(|(_, first)| names.contains(first)));
        assert_eq!(names.first(), GROUPS.first().map(|(_, first)| first));
    }
}
