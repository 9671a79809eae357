//! Names of earlier versions. For one release, ftpb answers them with the command that took their place.

use clap::error::{ContextKind, ContextValue};

use crate::cli::exit::Error;
use crate::cli::quote::quoted;

/// The words of a command line that a new version spells otherwise.
struct Retired {
    /// The command and, where only one of its options was retired, that option.
    old: &'static [&'static str],
    /// What takes the place of the command; the option goes away.
    new: &'static str,
}

/// All retired names.
const RETIRED: [Retired; 2] = [
    Retired { old: &["next", "--progress"], new: "checklist next" },
    Retired { old: &["progress"], new: "checklist status" },
];

/// The answer to a command line that the parser has refused because of a retired name.
#[must_use]
pub fn explain(error: &clap::Error, typed: &[String]) -> Option<Error> {
    let refused = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
    let refused = refused.into_iter().find_map(|kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(split(word).0),
        _ => None,
    })?;
    answer(refused, typed)
}

fn answer(refused: &str, typed: &[String]) -> Option<Error> {
    let retired = RETIRED.iter().filter(|retired| retired.old.last() == Some(&refused));
    retired.into_iter().find_map(|retired| retired.answer(typed.get(1..)?))
}

impl Retired {
    fn answer(&self, words: &[String]) -> Option<Error> {
        let (command, options) = self.old.split_first()?;
        let place = words.iter().position(|word| word == command)?;
        let is_option = |word: &String| options.iter().any(|option| split(word).0 == *option);
        if !options.is_empty() && !words.iter().any(is_option) {
            return None;
        }
        let mut line = vec!["ftpb".to_owned()];
        for (index, word) in words.iter().enumerate() {
            if index == place {
                line.push(self.new.to_owned());
            } else if is_option(word) {
                line.extend(split(word).1.map(quoted));
            } else {
                line.push(quoted(word));
            }
        }
        Some(Error::Renamed { old: self.old.join(" "), new: self.new, line: line.join(" ") })
    }
}

/// An option and the value that is written behind it: `--option=value`.
fn split(word: &str) -> (&str, Option<&str>) {
    word.split_once('=').map_or((word, None), |(option, value)| (option, Some(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retired_names_are_answered_with_the_new_command() {
        let answered = |refused: &str, line: &str| {
            let typed: Vec<String> = line.split(' ').map(str::to_owned).collect();
            answer(refused, &typed).map(|error| match error {
                Error::Renamed { old, line, .. } => format!("{old}: {line}"),
                other => other.to_string(),
            })
        };
        for (refused, typed, expected) in [
            ("progress", "ftpb progress c.md --json", Some("progress: ftpb checklist status c.md --json")),
            ("progress", "ftpb -l de progress c.md", Some("progress: ftpb -l de checklist status c.md")),
            ("--progress", "ftpb next --progress c.md", Some("next --progress: ftpb checklist next c.md")),
            ("--progress", "ftpb next --progress=c.md", Some("next --progress: ftpb checklist next c.md")),
            ("--progress", "ftpb tasks --progress", None),
            ("--bad", "ftpb search progress --bad", None),
        ] {
            assert_eq!(answered(refused, typed).as_deref(), expected, "{typed}");
        }
    }
}
