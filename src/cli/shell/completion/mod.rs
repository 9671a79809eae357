//! Completion: a shell asks for the candidates, and gets values of the loaded playbook with their names.
//!
//! The candidates of an option depend on its value name (`--process <PROCESS>`), so a new option is completed if
//! its value name is one of [`ValueKind::of`].

mod bash;
mod line;
mod values;

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::sync::Arc;

use clap::{Arg, Command, ValueHint};
use clap_complete::engine::{ArgValueCompleter, complete};
use clap_complete::env::{Elvish, EnvCompleter, Fish, Powershell, Zsh};

pub use line::TypedLine;
pub use values::{Ask, Value, ValueKind};

/// The shells, sorted.
pub const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// The variable that a shell's script sets to ask for candidates.
const VARIABLE: &str = "FTPB_COMPLETE";

/// Writes the script that a shell has to run once.
///
/// # Errors
/// If the output cannot be written.
pub fn script(shell: &str, out: &mut dyn Write) -> io::Result<()> {
    let Some(adapter) = adapter(shell) else {
        return writeln!(out, "{}", bash::script(VARIABLE, "ftpb"));
    };
    let mut script = Vec::new();
    adapter.write_registration(VARIABLE, "ftpb", "ftpb", "ftpb", &mut script)?;
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if shell == "zsh" {
        // Paths below a home folder are zsh's own, which keeps their `~`.
        let own = "_clap_dynamic_completer_ftpb() {\n";
        let paths = "    [[ ${words[CURRENT]} == (|--*=)\\~* ]] && { compset -P '*='; _files; return }\n";
        script = script.replacen(own, &format!("{own}{paths}"), 1);
    }
    out.write_all(script.as_bytes())?;
    if shell == "zsh" {
        // As the file `_ftpb` in one of zsh's folders of completions, the script is loaded by the first Tab, and has to
        // answer it.
        writeln!(out, "\n[[ ${{funcstack[1]}} == _ftpb ]] && _clap_dynamic_completer_ftpb")?;
    }
    Ok(())
}

/// The adapter of a shell; none for bash, which has its own module.
fn adapter(shell: &str) -> Option<&'static dyn EnvCompleter> {
    match shell {
        "elvish" => Some(&Elvish),
        "fish" => Some(&Fish),
        "powershell" => Some(&Powershell),
        "zsh" => Some(&Zsh),
        _ => None,
    }
}

/// The shell that asks for candidates, if one does.
#[must_use]
pub fn asking() -> Option<&'static str> {
    let asking = env::var(VARIABLE).ok()?;
    SHELLS.into_iter().find(|shell| *shell == asking)
}

/// The line that a shell wants to complete.
#[must_use]
pub fn line(shell: &str, args: &[OsString]) -> TypedLine {
    let words = args.iter().skip_while(|arg| *arg != "--").skip(1);
    let words: Vec<String> = words.map(|word| word.to_string_lossy().into_owned()).collect();
    if shell == "bash" { TypedLine::typed(&words.join(" ")) } else { TypedLine::split(&words) }
}

/// Answers a shell. `ask` looks up values in the playbook.
///
/// # Errors
/// When there is nothing to complete, or the output refuses.
pub fn answer(shell: &str, line: TypedLine, command: Command, ask: &Ask) -> io::Result<()> {
    let index = line.words.len().saturating_sub(1);
    let words: Vec<OsString> = line.words.iter().map(OsString::from).collect();
    let here = env::current_dir().ok();
    let line = Arc::new(line);
    let mut command = with_values(command, &line, ask);
    // Options are offered to who types a hyphen, and where there is nothing else.
    if !line.words.last().is_some_and(|word| word.starts_with('-')) {
        command = without_options(command);
    }
    let mut out = Vec::new();
    if let Some(adapter) = adapter(shell) {
        adapter.write_complete(&mut command, words, here.as_deref(), &mut out)?;
    } else {
        let candidates = complete(&mut command, words, index, here.as_deref())?;
        let look = bash::Look::read(|name| env::var(name).ok());
        out.extend(bash::answer(&line, &candidates, look).into_bytes());
    }
    io::stdout().lock().write_all(&out)
}

fn without_options(command: Command) -> Command {
    let hidden = |arg: Arg| if arg.is_positional() { arg } else { arg.hide(true) };
    let command = command.disable_help_flag(true).disable_version_flag(true);
    command.mut_args(hidden).mut_subcommands(without_options)
}

/// The parser, with completers for the values of its options.
fn with_values(command: Command, line: &Arc<TypedLine>, ask: &Ask) -> Command {
    let command = command.mut_args(|arg| {
        let word = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
        let word = word.unwrap_or_default();
        if arg.get_action().takes_values() && arg.get_possible_values().is_empty() {
            let hint = match word.as_str() {
                "PATH" => Some(ValueHint::AnyPath),
                "FILE" => Some(ValueHint::FilePath),
                "DIR" => Some(ValueHint::DirPath),
                _ => None,
            };
            if let Some(hint) = hint {
                return arg.value_hint(hint);
            }
            if let Some(kind) = ValueKind::of(&word) {
                let (line, ask) = (Arc::clone(line), Arc::clone(ask));
                return arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
                    values::candidates(kind, &typed.to_string_lossy(), &line, &ask)
                }));
            }
        }
        arg
    });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names
        .into_iter()
        .fold(command, |command, name| command.mut_subcommand(name, |sub| with_values(sub, line, ask)))
}
