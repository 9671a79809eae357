//! Manual pages: one a command, with every option of its help, and clean.

use super::help::commands;
use crate::run::tools::tool;
use crate::run::{Pages, answer, ftpb};

#[test]
fn every_command_has_a_page_with_every_option_of_its_help() {
    for (name, command) in commands() {
        let page = ftpb(&format!("man {}", name.replace(' ', "-"))).printed();
        let plain = page.replace("\\fB", "").replace("\\fR", "").replace("\\-", "-").replace("\\*(Aq", "'");
        let shown = command.get_arguments().filter(|arg| !arg.is_hide_set());
        for long in shown.filter_map(clap::Arg::get_long) {
            assert!(plain.contains(&format!("--{long}")), "the page of `{name}` lacks --{long}");
        }
        for example in ftpb::cli::shell::help::examples(&command) {
            assert!(plain.contains(&example), "the page of `{name}` lacks `{example}`");
        }
    }
}

#[test]
fn the_pages_are_written_into_a_folder_and_clean() {
    let folder = Pages::none();
    let path = folder.path("man");
    let written = ftpb("man").with(&format!("--dir '{}'", path.display())).printed();
    let files: Vec<&str> = written.lines().collect();
    assert_eq!(files.len(), commands().len() + 1);
    let Some(mut mandoc) = tool("mandoc") else { return };
    // What mandoc only advises against, such as long lines of source, no reader sees.
    assert_eq!(answer(mandoc.args(["-T", "lint", "-W", "error"]).args(&files)).stdout, "");
}

#[test]
fn the_page_of_a_command_of_a_command_is_named_in_three_ways() {
    let page = ftpb("man checklist-done").printed();
    assert!(page.contains(".TH FTPB-CHECKLIST-DONE "), "{page}");
    assert_eq!(ftpb("man checklist done").printed(), page);
    assert_eq!(ftpb("man 'checklist done'").printed(), page);
}
