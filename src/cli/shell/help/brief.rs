//! `ftpb -h`: all commands on one screen, by what a person is after.

use std::fmt::Write as _;

use clap::{Arg, ArgAction, Command};

/// What a person is after, and the commands for it. A test holds that none is left out.
const AIMS: [(&str, &[&str]); 5] = [
    ("What is to be done", &["tasks", "show", "search", "find", "where"]),
    ("What comes next", &["next", "prev", "path", "flow", "checklist", "progress"]),
    ("What there is", &["phases", "processes", "activities", "pages", "links", "glossary"]),
    ("Languages and changes", &["languages", "coverage", "diff", "changes", "history"]),
    ("Writing, and ftpb", &["check", "init", "config", "help", "man", "completions", "schema"]),
];

/// The options that are shown, in fewer words than elsewhere.
const SHOWN: [(&str, &str); 3] = [
    ("playbooks", "Folder of pages, or one page; built-in ones without it"),
    ("lang", "Language, several (de,en), or all"),
    ("format", "table, list, json, csv, markdown …"),
];

/// The command line with a short help that fits a small screen.
#[must_use]
pub fn brief(command: &Command) -> Command {
    let header = *command.get_styles().get_header();
    let mut commands = format!("{header}Commands:{header:#}\n");
    for (aim, names) in AIMS {
        // Writing to a string does not fail.
        let _ = writeln!(commands, "  {aim:<22} {}", names.join(", "));
    }
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{commands}\n{{all-args}}{{after-help}}"
    );
    let plain = |command: Command, (id, about): (&'static str, &'static str)| {
        let plain = |arg: Arg| arg.hide_short_help(false).hide_possible_values(true).hide_env(true);
        command.mut_arg(id, |arg| plain(arg).help(about).help_heading(None::<&str>))
    };
    // The version is asked for too seldom for a place here.
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
    fn every_command_serves_one_aim() {
        let mut named: Vec<&str> = AIMS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        named.sort_unstable();
        let command = crate::cli::command();
        let shown = command.get_subcommands().filter(|sub| !sub.is_hide_set());
        let mut there: Vec<&str> = shown.map(Command::get_name).collect();
        there.sort_unstable();
        assert_eq!(named, there, "on the left AIMS, on the right the commands");
    }
}
