//! Manual pages, one per command. `clap_mangen` renders what the parser knows; the sections about exit status,
//! examples and related pages are added here.

use std::io;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::shell::help::{examples, topics};

/// The date of the sources, for the footer of every page.
const DATE: &str = env!("FTPB_DATE");

/// A manual page.
pub struct Page {
    /// Its name: `ftpb-tasks`.
    pub name: String,
    /// Its source in roff.
    pub roff: Vec<u8>,
}

/// The pages of ftpb and of every command.
///
/// # Errors
/// None: a page is written to memory.
pub fn pages(command: Command) -> io::Result<Vec<Page>> {
    let mut command = command.mut_subcommands(|sub| sub.disable_help_subcommand(true));
    command.build();
    let mut pages = Vec::new();
    add(&mut pages, &command)?;
    Ok(pages)
}

fn add(pages: &mut Vec<Page>, command: &Command) -> io::Result<()> {
    let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
    pages.push(Page { roff: page(command, &name)?, name });
    command.get_subcommands().filter(|sub| !sub.is_hide_set()).try_for_each(|sub| add(pages, sub))
}

fn page(command: &Command, name: &str) -> io::Result<Vec<u8>> {
    let version = concat!("ftpb ", env!("CARGO_PKG_VERSION"));
    let command = &command.clone().mut_args(|arg| arg.hide_short_help(false).hide_long_help(false));
    let man = Man::new(command.clone()).title(name.to_uppercase()).date(DATE).source(version).manual("ftpb");
    let mut out = Vec::new();
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    man.render_description_section(&mut out)?;
    man.render_options_section(&mut out)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut out)?;
    }
    let mut roff = Roff::default();
    roff.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in [
        ("0", "Something was found, or nothing is wrong."),
        ("1", "Nothing was found, or there are findings or differences."),
        ("2", "An option, a setting or a page could not be used."),
    ] {
        roff.control("TP", []).text([bold(code)]).text([roman(meaning)]);
    }
    roff.control("SH", ["EXAMPLES"]);
    for example in examples(command) {
        roff.text([bold(example)]).control("br", []);
    }
    roff.control("SH", ["SEE ALSO"]);
    let topics = topics().map(|(topic, _)| format!("ftpb help {topic}")).collect::<Vec<_>>().join(", ");
    let first = if name == "ftpb" { "" } else { "ftpb(1), " };
    roff.text([roman(format!("{first}{topics}"))]);
    roff.to_writer(&mut out)?;
    Ok(out)
}
