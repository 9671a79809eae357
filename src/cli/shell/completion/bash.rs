//! Completion in bash. `clap_complete` has an adapter for bash, which is not used because of what it loses:
//!
//! ```text
//! typed                               with its adapter                  with this one
//! ftpb show 373<Tab><Tab>             3731  3732  3733 …                3735  (Conduct Success Review Meeting) …
//! ftpb tasks --service One<Tab>       --service OneDrive for Business   --service OneDrive\ for\ Business
//! ftpb tasks --lang=j<Tab>            nothing                           --lang=ja
//! ```
//!
//! An id without its name does not help anybody to choose; a name with blanks that are not escaped is a wrong
//! command; and bash splits `--lang=j` at the `=`, which the adapter does not undo.

use clap_complete::engine::CompletionCandidate;

use crate::cli::shell::completion::line::TypedLine;
use crate::output::terminal::{clean, width};

/// The script that bash has to run once. It passes the line as typed, and takes each line of the answer as a word. Paths
/// below a home folder are bash's own, which keeps their `~`.
const SCRIPT: &str = r#"_ftpb() {
    local word
    COMPREPLY=()
    if [[ ${COMP_WORDS[COMP_CWORD]} == "~"* ]]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r word; do
            COMPREPLY+=("$word")
        done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
        return 0
    fi
    while IFS= read -r word; do
        COMPREPLY+=("$word")
    done < <(VARIABLE=bash FTPB_COMPLETE_TYPE="$COMP_TYPE" FTPB_COMPLETE_COLUMNS="$COLUMNS" \
        PROGRAM -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=/] ]] && compopt -o nospace 2>/dev/null
    return 0
}
complete -o nosort -F _ftpb ftpb 2>/dev/null || complete -F _ftpb ftpb"#;

/// The script, for a variable and a program.
pub fn script(variable: &str, program: &str) -> String {
    SCRIPT.replace("VARIABLE", variable).replace("PROGRAM", program)
}

/// Whether bash lists the candidates (`COMP_TYPE` is `?`, `!` or `@`) or inserts one, and the room for a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether the candidates are listed.
    pub listed: bool,
    /// The columns of the screen.
    pub columns: usize,
}

impl Look {
    /// Reads the variables that the script sets.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Self {
        let kind = variable("FTPB_COMPLETE_TYPE").unwrap_or_default();
        let columns = variable("FTPB_COMPLETE_COLUMNS").and_then(|columns| columns.parse().ok());
        Self { listed: ["63", "33", "64"].contains(&kind.as_str()), columns: columns.unwrap_or(80) }
    }
}

/// The candidates, one per line.
pub fn answer(line: &TypedLine, candidates: &[CompletionCandidate], look: Look) -> String {
    let whole = |candidate: &CompletionCandidate| candidate.get_value().to_string_lossy().into_owned();
    let piece = |value: String| value.chars().skip(line.before).collect::<String>();
    let values: Vec<String> =
        candidates.iter().map(|candidate| quoted(&piece(whole(candidate)), line.quote)).collect();
    let describe = look.listed && values.len() > 1;
    let widest = values.iter().map(|value| width(value)).max().unwrap_or_default();
    let mut answer = String::new();
    for (value, candidate) in values.iter().zip(candidates) {
        answer.push_str(value);
        if let Some(help) = candidate.get_help().filter(|_| describe) {
            let room = look.columns.saturating_sub(widest + 6);
            let help = help.to_string();
            let help = cut(&clean(help.lines().next().unwrap_or_default()), room);
            if !help.is_empty() {
                answer.push_str(&" ".repeat(widest - width(value) + 2));
                answer.push('(');
                answer.push_str(&help);
                answer.push(')');
            }
        }
        answer.push('\n');
    }
    answer
}

/// A value, escaped for this place of the line.
fn quoted(value: &str, quote: Option<char>) -> String {
    let escapes = match quote {
        Some('\'') => return value.replace('\'', r"'\''"),
        Some(_) => "\"$`\\",
        None => " \t\"'\\$`&|;()<>*?[]{}!#~",
    };
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        if escapes.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn cut(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if width(&out) + 2 > room {
            break;
        }
        out.push(c);
    }
    if width(&out) >= room {
        out.pop();
    }
    if room == 0 { String::new() } else { out.trim_end().to_owned() + "…" }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTED: Look = Look { listed: true, columns: 40 };
    const INSERTED: Look = Look { listed: false, columns: 40 };

    fn candidates(values: &[(&str, &str)]) -> Vec<CompletionCandidate> {
        let one = |(value, help): &(&str, &str)| {
            CompletionCandidate::new(*value).help(Some((*help).to_owned().into()))
        };
        values.iter().map(one).collect()
    }

    #[test]
    fn several_candidates_are_listed_with_descriptions_and_inserted_without() {
        let line = TypedLine::typed("ftpb show 37");
        let tasks =
            candidates(&[("3731", "Kick-off"), ("37", "A name that is much too long for the screen")]);
        assert_eq!(
            answer(&line, &tasks, LISTED),
            "3731  (Kick-off)\n37    (A name that is much too long…)\n"
        );
        assert_eq!(answer(&line, &tasks, INSERTED), "3731\n37\n");
        assert_eq!(answer(&line, &tasks[..1], LISTED), "3731\n");
    }

    #[test]
    fn blanks_are_escaped_unless_a_quotation_is_open() {
        let service = candidates(&[("OneDrive for \"x\"", "")]);
        let said = |text: &str| answer(&TypedLine::typed(text), &service, INSERTED);
        assert_eq!(said("ftpb tasks --service One"), "OneDrive\\ for\\ \\\"x\\\"\n");
        assert_eq!(said("ftpb tasks --service \"One"), "OneDrive for \\\"x\\\"\n");
        assert_eq!(said("ftpb tasks --service 'One"), "OneDrive for \"x\"\n");
    }

    #[test]
    fn only_the_piece_that_bash_replaces_is_returned() {
        let line = TypedLine::typed("ftpb tasks --lang=j");
        assert_eq!(answer(&line, &candidates(&[("--lang=ja", "")]), INSERTED), "ja\n");
    }
}
