//! Values that an option does not take, and the line with one that it takes.

use clap::Command;
use clap::error::{ContextKind, ContextValue};

use crate::cli::args::exclusion::{bare, line_of};
use crate::cli::exit::Error;

/// Values that fit, by the name of the value in the help.
pub const FITTING: [(&str, &str); 10] = [
    ("COLUMNS", "100"),
    ("DATE", "2020-03-01"),
    ("FIELDS", "id,name"),
    ("LANG", "en,de"),
    ("N", "10"),
    ("PHASE", "success"),
    ("PROCESS", "kick-off"),
    ("REF", "kick-off"),
    ("ROLE", "FM"),
    ("SERVICE", "Teams"),
];

/// A value that its option does not take, and the line with one that it takes.
#[must_use]
pub fn unfit(error: &clap::Error, typed: &[String]) -> Option<Error> {
    let (Some(ContextValue::String(value)), Some(ContextValue::String(option))) =
        (error.get(ContextKind::InvalidValue), error.get(ContextKind::InvalidArg))
    else {
        return None;
    };
    // An argument that is no option is numbered from 1 on.
    let (option, takes) = option.split_once(" <").unwrap_or((option, option));
    let takes = bare(takes);
    let (_, fits) = FITTING.iter().find(|(name, _)| takes == *name)?;
    let (option, fits) = if option.starts_with('-') { (option, *fits) } else { (takes, "1") };
    let words = typed.iter().skip(1).map(|word| match word.strip_suffix(value.as_str()) {
        Some("") => fits.to_owned(),
        Some(start) if start.starts_with('-') => format!("{start}{fits}"),
        _ => word.clone(),
    });
    let names = [("option", option.to_owned()), ("value", value.clone())];
    Some(Error::Rewritten { why: "value-unfit", names, line: line_of(words.collect::<Vec<_>>().iter()) })
}

/// A number below 0, which the option before it does not take; alone it would be an option.
#[must_use]
pub fn negative(value: &str, (root, command): (&Command, &Command), typed: &[String]) -> Option<Error> {
    value.strip_prefix('-').filter(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))?;
    // The parser names the first digit only.
    let at = typed.iter().position(|word| word.starts_with(value))?;
    let option = typed.get(at.checked_sub(1)?)?;
    let mut all = command.get_arguments().chain(root.get_arguments());
    let takes = all.find(|arg| arg.get_long().is_some_and(|long| option.strip_prefix("--") == Some(long)))?;
    let takes = takes.get_value_names()?.first()?;
    let (_, fits) = FITTING.iter().find(|(name, _)| *name == takes.as_str())?;
    let mut line = typed.get(1..)?.to_vec();
    (*fits).clone_into(line.get_mut(at.checked_sub(1)?)?);
    let names = [("option", option.clone()), ("value", typed.get(at)?.clone())];
    Some(Error::Rewritten { why: "value-unfit", names, line: line_of(line.iter()) })
}
