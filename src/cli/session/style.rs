//! The style of an answer, as options and the surroundings ask for it.

use std::io::{self, IsTerminal};

use crate::cli::args::options::Options;
use crate::cli::terminal::{Environment, columns};
use crate::output::terminal::Painter;
use crate::output::{Destination, Style};

/// The style that fits the place where the answer goes.
pub(super) fn style(options: &Options) -> Style {
    let environment = Environment::read();
    let terminal = io::stdout().is_terminal() && options.file().is_none();
    let color = Environment::of_stdout(options);
    let is_file = options.file().is_some();
    let hyperlinks = !is_file && environment.hyperlinks(options.hyperlinks, color && terminal);
    let width = options.width.map(usize::from).or_else(|| terminal.then(columns));
    Style {
        width,
        destination: if terminal { Destination::Terminal } else { Destination::PipeOrFile },
        painter: Painter { color, hyperlinks, commands: false },
        header: !options.no_header,
        wide: options.wide,
        wrap: options.wrap,
    }
}
