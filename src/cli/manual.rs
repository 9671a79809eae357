//! Manual pages: one a command, from the same source as its help.

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::error::Error;
use super::help::{examples, topics};
use crate::query::reference::{Name, closest};

/// The day of the version's release, for the foot of every page.
const DATE: &str = env!("FTPB_DATE");

/// A manual page.
pub struct Page {
    /// `ftpb-tasks`.
    pub name: String,
    /// Its text.
    pub roff: Vec<u8>,
}

/// All pages: of ftpb, and of every command.
#[must_use]
pub fn pages(command: &Command) -> Vec<Page> {
    let mut built = command.clone().disable_help_subcommand(true);
    built.build();
    let mut pages = vec![page(&built, "ftpb".to_owned(), true)];
    add(&mut pages, &built, "ftpb");
    pages
}

fn add(pages: &mut Vec<Page>, command: &Command, name: &str) {
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help") {
        let name = format!("{name}-{}", sub.get_name());
        pages.push(page(sub, name.clone(), false));
        add(pages, sub, &name);
    }
}

fn page(command: &Command, name: String, root: bool) -> Page {
    let shown = command.clone().name(name.clone()).display_name(name.clone()).bin_name(name.replace('-', " "));
    // What stands after the help is said in sections of their own.
    let shown = shown.after_help(None::<&str>).after_long_help(None::<&str>);
    let version = env!("CARGO_PKG_VERSION");
    let man = Man::new(shown).title(name.to_uppercase()).date(DATE).source(format!("ftpb {version}")).manual("ftpb");
    let mut roff = Vec::new();
    let sections = [
        man.render_title(&mut roff),
        man.render_name_section(&mut roff),
        man.render_synopsis_section(&mut roff),
        man.render_description_section(&mut roff),
        man.render_options_section(&mut roff),
    ];
    // Writing into memory does not fail.
    debug_assert!(sections.iter().all(Result::is_ok));
    if command.has_subcommands() {
        let _ = man.render_subcommands_section(&mut roff);
    }
    let mut more = Roff::new();
    if root {
        exit_status(&mut more);
    }
    let own = examples(command);
    if !own.is_empty() {
        more.control("SH", ["EXAMPLES"]);
    }
    for example in own {
        more.control("PP", []);
        more.text([bold(example)]);
    }
    more.control("SH", ["SEE ALSO"]);
    let others = topics().map(|(topic, _)| format!("ftpb help {topic}")).collect::<Vec<_>>().join(", ");
    more.text([bold(if root { "ftpb help" } else { "ftpb(1)" }), roman(format!(", {others}"))]);
    roff.extend(more.to_roff().into_bytes());
    Page { name, roff }
}

fn exit_status(roff: &mut Roff) {
    roff.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in [
        ("0", "Something was found, or nothing is wrong."),
        ("1", "Nothing was found, or there are findings."),
        ("2", "It could not be looked: a wrong option or setting, or pages that cannot be read."),
    ] {
        roff.control("TP", []);
        roff.text([bold(code)]);
        roff.text([roman(meaning)]);
    }
}

/// The error for a page of no command.
#[must_use]
pub fn unknown(command: &Command, word: &str) -> Error {
    let known: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let names: Vec<Name> = known.iter().map(|name| Name::new(name)).collect();
    let suggestions = closest(word, &names).into_iter().map(|name| name.key.clone()).collect();
    Error::Usage { what: "command", value: word.to_owned(), suggestions, known }
}
