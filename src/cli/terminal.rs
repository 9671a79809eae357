//! The terminal according to the environment: colors, hyperlinks and width.

use std::env;
use std::io::{self, IsTerminal};

use crate::cli::args::options::{Options, When};

/// The environment variables about the terminal.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a variable that is set or not")]
pub struct Environment {
    no_color: bool,
    force_color: bool,
    no_clicolor: bool,
    dumb: bool,
    /// Whether the terminal is known to have hyperlinks.
    has_hyperlinks: bool,
}

impl Environment {
    /// Reads the variables.
    #[must_use]
    pub fn read() -> Self {
        let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        let is = |name: &str, wanted: &str| env::var_os(name).is_some_and(|value| value == wanted);
        Self {
            no_color: set("NO_COLOR"),
            force_color: set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0"),
            no_clicolor: is("CLICOLOR", "0"),
            dumb: is("TERM", "dumb"),
            has_hyperlinks: supports_hyperlinks::supports_hyperlinks()
                && (set("FORCE_HYPERLINK") || !is_multiplexer()),
        }
    }

    /// Whether the answer has colors. A file has none, whatever asks for them: who opens it reads escape sequences.
    #[must_use]
    pub fn of_stdout(options: &Options) -> bool {
        options.file().is_none() && Self::read().color(options.color, io::stdout().is_terminal())
    }

    /// Whether to write colors: the option overrides the environment, `NO_COLOR` overrides `CLICOLOR_FORCE`
    /// (no-color.org, bixense.com/clicolors).
    #[must_use]
    pub fn color(self, option: When, terminal: bool) -> bool {
        match option {
            When::Always => true,
            When::Never => false,
            When::Auto if self.no_color => false,
            When::Auto if self.force_color => true,
            When::Auto => terminal && !self.dumb && !self.no_clicolor,
        }
    }

    /// Whether to write hyperlinks: by default on a terminal with colors that is known to have them. Another one
    /// would drop the address that a hyperlink hides.
    #[must_use]
    pub fn hyperlinks(self, option: When, colors_on_terminal: bool) -> bool {
        match option {
            When::Always => true,
            When::Never => false,
            When::Auto => colors_on_terminal && !self.dumb && self.has_hyperlinks,
        }
    }
}

/// Whether tmux or screen stands in between: the variables are those of the terminal around it, and it may drop
/// hyperlinks.
fn is_multiplexer() -> bool {
    env::var("TERM").is_ok_and(|term| term.starts_with("tmux") || term.starts_with("screen"))
}

/// The width of the terminal in columns, else `COLUMNS`, else 80.
#[must_use]
pub fn columns() -> usize {
    let own = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let variable = || env::var("COLUMNS").ok()?.parse().ok();
    own.filter(|width| *width > 0).or_else(variable).unwrap_or(80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_overrides_no_color_and_no_color_overrides_force() {
        let environment = Environment { no_color: true, force_color: true, ..Environment::default() };
        assert!(environment.color(When::Always, false));
        assert!(!environment.color(When::Auto, true));
        let forced = Environment { force_color: true, ..Environment::default() };
        assert!(forced.color(When::Auto, false));
        assert!(!Environment { dumb: true, ..Environment::default() }.color(When::Auto, true));
        assert!(
            Environment::default().color(When::Auto, true)
                && !Environment::default().color(When::Auto, false)
        );
    }
}
