//! The values of options: candidates for the word that is being typed, with their names.

use std::sync::Arc;

use clap_complete::engine::CompletionCandidate;

use crate::cli::shell::completion::line::TypedLine;
use crate::output::terminal::clean;
use crate::source::fold::fold;

/// A kind of value, known by the value name in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// An activity.
    Activity,
    /// A command.
    Command,
    /// Fields of records, with commas between them.
    Fields,
    /// Kinds of things to search for, with commas between them.
    Kind,
    /// Languages, with commas between them.
    Lang,
    /// A motion.
    Motion,
    /// A phase.
    Phase,
    /// A process.
    Process,
    /// Anything that can be shown.
    Reference,
    /// A role.
    Role,
    /// A rule.
    Rule,
    /// A section of a process page.
    Section,
    /// A service.
    Service,
    /// A setting.
    Setting,
    /// The value of the setting before it.
    SettingValue,
    /// A task of a checklist.
    Task,
    /// A topic of the help, or a command.
    Topic,
}

impl ValueKind {
    /// The kind of a value name.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "ACTIVITY" => Self::Activity,
            "COMMAND" => Self::Command,
            "FIELD" | "FIELDS" => Self::Fields,
            "KEY" => Self::Setting,
            "KIND" => Self::Kind,
            "LANG" => Self::Lang,
            "MOTION" => Self::Motion,
            "PHASE" => Self::Phase,
            "PROCESS" => Self::Process,
            "PAGE" | "REF" => Self::Reference,
            "ROLE" => Self::Role,
            "RULE" | "RULES" => Self::Rule,
            "SECTION" => Self::Section,
            "SERVICE" => Self::Service,
            "TASK" => Self::Task,
            "TOPIC" => Self::Topic,
            "VALUE" => Self::SettingValue,
            _ => return None,
        })
    }

    fn is_list(self) -> bool {
        let of_filters = matches!(self, Self::Motion | Self::Phase | Self::Role | Self::Service);
        of_filters
            || self.may_have_commas()
            || matches!(self, Self::Fields | Self::Kind | Self::Lang | Self::Rule)
    }

    /// Whether a comma may also be within a value, which is a title.
    fn may_have_commas(self) -> bool {
        matches!(self, Self::Activity | Self::Process)
    }
}

/// A value: its spellings, the preferred one first, and its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// The ways to type it, the preferred one first.
    pub spellings: Vec<String>,
    /// Its name, or what it means.
    pub about: String,
}

/// Looks up the values of a kind in the playbook that the line names.
pub type Ask = Arc<dyn Fn(ValueKind, &TypedLine) -> Vec<Value> + Send + Sync>;

/// The candidates for what is typed.
pub(super) fn candidates(
    kind: ValueKind,
    typed: &str,
    line: &TypedLine,
    ask: &Ask,
) -> Vec<CompletionCandidate> {
    let Some(comma) = typed.rfind(',').filter(|_| kind.is_list()) else {
        return behind("", typed, ask(kind, line));
    };
    let values = ask(kind, line);
    let whole = if kind.may_have_commas() { behind("", typed, values.clone()) } else { Vec::new() };
    let (before, last) = typed.split_at(comma + 1);
    if whole.is_empty() { behind(before, last, values) } else { whole }
}

/// The candidates for the last item of a list.
fn behind(before: &str, typed: &str, values: Vec<Value>) -> Vec<CompletionCandidate> {
    let wanted = fold(typed);
    let taken: Vec<&str> = before.split(',').collect();
    let free = |spelling: &String| !taken.contains(&spelling.as_str());
    let exact = |spelling: &String| spelling.starts_with(typed) && free(spelling);
    let folded = |spelling: &String| fold(spelling).starts_with(&wanted) && free(spelling);
    let ranked = |value: Value| {
        let spellings = &value.spellings;
        let rank = spellings.iter().position(exact).or_else(|| spellings.iter().position(folded))?;
        Some((rank, value))
    };
    let mut ranked: Vec<(usize, Value)> = values.into_iter().filter_map(ranked).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut candidates: Vec<CompletionCandidate> = Vec::new();
    for (rank, value) in ranked {
        let Some(spelling) = value.spellings.get(rank) else { continue };
        let new = format!("{before}{}", clean(spelling).replace('\n', " "));
        if candidates.iter().any(|candidate| candidate.get_value() == new.as_str()) {
            continue;
        }
        let about = clean(&value.about).replace(['\n', '\t'], " ");
        let about = (!about.is_empty()).then(|| about.into());
        let order = candidates.len();
        candidates.push(CompletionCandidate::new(new).help(about).display_order(Some(order)));
    }
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(kind: ValueKind, _: &TypedLine) -> Vec<Value> {
        let value = |spellings: &[&str], about: &str| Value {
            spellings: spellings.iter().map(ToString::to_string).collect(),
            about: about.into(),
        };
        match kind {
            ValueKind::Service => vec![
                value(&["onedrive", "OneDrive for Business"], "OneDrive for Business"),
                value(&["mail", "Exchange\u{1b}[2J"], "Exchange"),
            ],
            ValueKind::Activity => vec![value(&["Plan, then act"], ""), value(&["Rehearse"], "")],
            _ => vec![value(&["de"], "German"), value(&["ja"], "Japanese")],
        }
    }

    fn completed(kind: ValueKind, typed: &str) -> Vec<String> {
        let candidates = candidates(kind, typed, &TypedLine::default(), &(Arc::new(ask) as Ask));
        candidates.iter().map(|one| one.get_value().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn the_first_spelling_that_begins_as_typed_is_offered() {
        assert_eq!(completed(ValueKind::Service, ""), ["onedrive", "mail"]);
        assert_eq!(completed(ValueKind::Service, "one"), ["onedrive"]);
        assert_eq!(completed(ValueKind::Service, "OneDrive f"), ["OneDrive for Business"]);
        assert_eq!(completed(ValueKind::Service, "Exch"), ["Exchange[2J"], "and harmless");
        assert!(completed(ValueKind::Service, "x").is_empty());
    }

    #[test]
    fn lists_are_completed_after_their_last_comma_without_what_they_have() {
        assert_eq!(completed(ValueKind::Lang, "de,"), ["de,ja"]);
        assert_eq!(completed(ValueKind::Lang, "de,j"), ["de,ja"]);
        assert_eq!(completed(ValueKind::Service, "mail,one"), ["mail,onedrive"]);
    }

    #[test]
    fn a_comma_may_be_within_a_title() {
        assert_eq!(completed(ValueKind::Activity, "Plan, t"), ["Plan, then act"]);
        assert_eq!(completed(ValueKind::Activity, "Plan, then act,Re"), ["Plan, then act,Rehearse"]);
    }
}
