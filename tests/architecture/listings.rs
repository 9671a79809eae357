//! Listings are the manual: what stands in a folder is what the program offers, no more and no less.

use ftpb::output::format;
use ftpb::source::Lexicons;

use super::house::{files, root};

/// The names of a folder's entries, without `mod`.
fn entries(folder: &str, extension: &str) -> Vec<String> {
    let names = files(folder, extension).into_iter().filter_map(|file| {
        let name = file.strip_prefix(folder)?.trim_start_matches('/').strip_suffix(extension)?.to_owned();
        let name = name.trim_end_matches('.').to_owned();
        // A command or format in a folder of its own is named by the folder.
        Some(name.split('/').next().unwrap_or_default().to_owned())
    });
    let mut names: Vec<String> = names.filter(|name| !["mod", "tests"].contains(&name.as_str())).collect();
    names.dedup();
    names.iter().map(|name| name.replace('_', "-")).collect()
}

#[test]
fn the_files_of_commands_are_the_commands_of_help() {
    let command = ftpb::cli::command();
    let mut offered: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    offered.retain(|name| name != "help");
    offered.sort();
    assert_eq!(
        offered,
        entries("src/cli/commands", "rs"),
        "on the left `ftpb --help`, on the right src/cli/commands/: one file a command and no other file, so that whoever knows the command knows the file"
    );
}

#[test]
fn the_files_of_formats_are_the_values_of_format() {
    let command = ftpb::cli::command();
    let format = command.get_arguments().find(|argument| argument.get_id() == "format").expect("--format");
    let offered: Vec<String> =
        // What is hidden is a form of report: it is another command's, and may stand before it all the same.
        format.get_possible_values().iter().filter(|value| !value.is_hide_set()).map(|value| value.get_name().to_owned()).collect();
    assert_eq!(
        offered,
        entries("src/output/format/listing", "rs"),
        "on the left the values of --format, on the right src/output/format/listing/: one file a format and no other"
    );
}

#[test]
fn the_files_of_other_formats_are_the_formats_of_their_documents() {
    fn names<Document>(formats: &format::Formats<Document>) -> Vec<String> {
        let mut names: Vec<String> = formats.iter().map(|format| format.name().to_owned()).collect();
        names.sort();
        names
    }
    for (kind, names) in [
        ("report", names(format::report::FORMATS)),
        ("picture", names(format::picture::FORMATS)),
        ("calendar", names(format::calendar::FORMATS)),
    ] {
        let folder = format!("src/output/format/{kind}");
        assert_eq!(
            names,
            entries(&folder, "rs"),
            "on the left FORMATS, on the right {folder}/: one file a format"
        );
    }
}

#[test]
fn the_files_of_the_lexicon_are_the_languages() {
    let mut tags: Vec<String> = Lexicons::default().tags().map(ToString::to_string).collect();
    tags.sort();
    assert_eq!(
        tags,
        entries("src/source/lexicon", "yaml"),
        "on the left the languages that ftpb speaks, on the right src/source/lexicon/: one file a language, \
         named by its tag"
    );
    for tag in tags {
        let folder = root().join("playbooks").join(&tag);
        assert!(
            folder.is_dir(),
            "the built-in playbook has no folder `{tag}`: every language is shown by it"
        );
    }
}
