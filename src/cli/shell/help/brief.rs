//! `ftpb -h`: all commands on one screen, grouped by purpose.

use std::fmt::Write as _;

use clap::{Arg, ArgAction, Command};

/// The purposes and their commands. A test checks that every command has one.
const PURPOSES: [(&str, &[&str]); 5] = [
    ("Tasks", &["tasks", "show", "open", "search", "list", "where"]),
    ("Flow", &["next", "flow", "checklist", "use"]),
    ("Lists", &["phases", "processes", "activities", "pages", "links", "glossary"]),
    ("Languages", &["languages", "coverage", "diff", "changes"]),
    ("Pages and ftpb", &["check", "init", "config", "help", "man", "completions", "schema"]),
];

/// The options that are shown, with a shorter help.
const SHOWN: [(&str, &str); 3] = [
    ("playbooks", "Folder of pages, or one page [default: built in]"),
    ("lang", "Show only this language, several (de,en), or all"),
    ("format", "table, list, json, csv, markdown …"),
];

/// The command line with a short help that fits a small screen.
#[must_use]
pub fn brief(command: &Command) -> Command {
    let header = *command.get_styles().get_header();
    let mut commands = format!("{header}Commands:{header:#}\n");
    for (purpose, names) in PURPOSES {
        // Writing to a string cannot fail.
        let _ = writeln!(commands, "  {purpose:<16} {}", names.join(", "));
    }
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{commands}\n{{all-args}}{{after-help}}"
    );
    let plain = |command: Command, (id, about): (&'static str, &'static str)| {
        let plain = |arg: Arg| arg.hide_short_help(false).hide_possible_values(true).hide_env(true);
        command.mut_arg(id, |arg| plain(arg).help(about).help_heading(None::<&str>))
    };
    // `--version` is hidden to save a line.
    let options = Arg::new("version").long("version").short('V').action(ArgAction::Version);
    SHOWN
        .into_iter()
        .fold(command.clone(), plain)
        .disable_version_flag(true)
        .arg(options.hide_short_help(true))
        .mut_subcommands(|sub| sub.hide(true))
        .about(env!("CARGO_PKG_DESCRIPTION"))
        .override_usage("ftpb [OPTIONS] [COMMAND]")
        .help_template(template)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_one_purpose() {
        let mut named: Vec<&str> = PURPOSES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        named.sort_unstable();
        let command = crate::cli::command();
        let shown = command.get_subcommands().filter(|sub| !sub.is_hide_set());
        let mut there: Vec<&str> = shown.map(Command::get_name).collect();
        there.sort_unstable();
        assert_eq!(named, there, "left: PURPOSES; right: the commands");
    }
}
