//! What to check: which rules and pages, with which severities.

use std::path::{Path, PathBuf};

use foldhash::{HashSet, HashSetExt};

use crate::check::{Check, Context, owner, rules};
use crate::cli::commands::check::args::CheckArgs;
use crate::cli::exit::{Elsewhere, Error};
use crate::cli::paths::pages_at;
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::query::Choice;
use crate::query::reference::{Name, closest_keys, matching_keys};
use crate::source::fold::fold;
use crate::source::{Severity, Tag};

/// The arguments of `ftpb check`, resolved.
#[derive(Debug)]
pub struct Selection {
    /// The rules.
    pub rules: Vec<&'static Check>,
    /// The rules whose findings `--fix` fixes: those of `--severity`, if it is typed.
    pub fixed: Vec<&'static Check>,
    /// The lowest severity that is shown.
    pub severity: Severity,
    /// The lowest severity that makes the command fail; `None` if none does.
    pub fail_on: Option<Severity>,
    /// The baseline file.
    pub baseline: Option<PathBuf>,
    /// Whether to write the baseline instead of reading it.
    pub writes_baseline: bool,
    /// The Git revision since which a line must have changed to be reported.
    pub diff_base: Option<String>,
    severities: Vec<(String, Severity)>,
    langs: Vec<Tag>,
    /// The keys or files of the pages; none if all are selected.
    keys: Option<HashSet<String>>,
    owners: Vec<String>,
}

impl Selection {
    /// Whether a page is selected.
    #[must_use]
    pub fn includes(&self, page: &Page) -> bool {
        let keyed = |keys: &HashSet<String>| keys.contains(&page.key) || keys.contains(&page.file);
        let owned = |name: &String| owner(page).is_some_and(|owner| fold(owner) == fold(name));
        (self.langs.is_empty() || self.langs.contains(&page.lang))
            && self.keys.as_ref().is_none_or(keyed)
            && (self.owners.is_empty() || self.owners.iter().any(owned))
    }

    /// The severity of a rule: that of the last `--rule-severity` for it, else its own.
    #[must_use]
    pub fn severity(&self, check: &Check) -> Severity {
        let changed = self.severities.iter().rev().find(|(name, _)| is_selected_by(check, name));
        changed.map_or(check.rule.severity, |(_, severity)| *severity)
    }

    /// Says how many tasks the selected languages lack, if all their pages are selected.
    pub fn tell_missing_tasks(&self, context: &Context<'_>, session: &Session) {
        let is_asked = self.rules.iter().any(|check| check.rule.name == "task-missing");
        if is_asked && self.keys.is_none() && self.owners.is_empty() {
            let mut counts = context.differences().missing_tasks.clone();
            counts.retain(|lang, _| self.langs.is_empty() || self.langs.contains(lang));
            session.tell_missing_tasks(&Tag::english(), &counts, "coverage --by task");
        }
    }

    /// Whether files other than pages are selected. They are if all pages are.
    #[must_use]
    pub fn includes_other_files(&self) -> bool {
        self.langs.is_empty() && self.keys.is_none() && self.owners.is_empty()
    }
}

/// Resolves the arguments.
///
/// # Errors
/// When a rule, page or owner does not exist.
pub fn selection(args: &CheckArgs, session: &Session) -> anyhow::Result<Selection> {
    let fail_on = args.fail_on.as_deref().unwrap_or("warning");
    let langs = match &session.choice {
        Choice::Strict(tags) => tags.clone(),
        // A language preference is about reading. Writers want all pages checked.
        Choice::Prefer(_) | Choice::All => Vec::new(),
    };
    let mut selection = Selection {
        rules: chosen_rules(args)?,
        fixed: Vec::new(),
        severity: args.severity.as_deref().and_then(Severity::of).unwrap_or(Severity::Warning),
        fail_on: Severity::of(fail_on),
        baseline: args.baseline.clone(),
        writes_baseline: args.write_baseline,
        diff_base: args.diff_base.clone(),
        severities: rule_severities(args)?,
        langs,
        keys: pages(&[&args.of[..], &args.page].concat(), session)?,
        owners: owners(&args.owner, session)?,
    };
    let is_shown = |check: &Check| selection.severity(check) >= selection.severity;
    let fixed = selection.rules.iter().copied().filter(|check| args.severity.is_none() || is_shown(check));
    selection.fixed = fixed.collect();
    Ok(selection)
}

/// Parses the values of `--rule-severity`.
fn rule_severities(args: &CheckArgs) -> Result<Vec<(String, Severity)>, Error> {
    let severity = |selection: &String| {
        let (name, word) = selection.split_once('=').unwrap_or((selection, ""));
        if !rules::ALL.iter().any(|check| is_selected_by(check, name)) {
            return Err(unknown_rule(name));
        }
        let unknown = || Error::Usage {
            what: "severity",
            value: word.to_owned(),
            suggestions: Vec::new(),
            known: vec!["error".to_owned(), "warning".to_owned(), "info".to_owned()],
            list: None,
        };
        Ok((name.to_owned(), Severity::of(word).ok_or_else(unknown)?))
    };
    args.rule_severity.iter().map(severity).collect()
}

fn chosen_rules(args: &CheckArgs) -> Result<Vec<&'static Check>, Error> {
    for name in args.select.iter().chain(&args.ignore) {
        if !rules::ALL.iter().any(|check| is_selected_by(check, name)) {
            return Err(unknown_rule(name));
        }
    }
    let named = |names: &[String], check: &Check| names.iter().any(|name| is_selected_by(check, name));
    let all = rules::ALL.iter().copied();
    Ok(all
        .filter(|check| (args.select.is_empty() || named(&args.select, check)) && !named(&args.ignore, check))
        .collect())
}

fn is_selected_by(check: &Check, name: &str) -> bool {
    name == "all" || check.rule.name == name || check.group.as_str() == name
}

/// The error for a rule that does not exist.
#[must_use]
pub fn unknown_rule(name: &str) -> Error {
    let mut names: Vec<Name> = rules::ALL.iter().map(|check| Name::new(check.rule.name)).collect();
    names.extend(rules::ALL.iter().map(|check| Name::new(check.group.as_str())));
    let mut suggestions: Vec<String> = closest_keys(name, &names);
    suggestions.dedup();
    let has_word = |rule: &&str| rule.split('-').any(|word| word == name);
    let with_word: Vec<String> =
        rules::ALL.iter().map(|check| check.rule.name).filter(has_word).map(str::to_owned).collect();
    let (what, value) = ("rule", name.to_owned());
    if with_word.len() > 1 {
        return Error::Usage { what, value, suggestions: Vec::new(), known: with_word, list: None };
    }
    let list = Some("ftpb check --list".to_owned());
    Error::Usage { what, value, suggestions, known: Vec::new(), list }
}

fn pages(wanted: &[String], session: &Session) -> Result<Option<HashSet<String>>, Error> {
    if wanted.is_empty() {
        return Ok(None);
    }
    let mut names: Vec<Name> =
        session.playbook.lazy_pages().iter().map(|lazy_page| Name::new(lazy_page.key())).collect();
    names.dedup();
    let mut keys = HashSet::new();
    for reference in wanted {
        let at_path = pages_at(&session.playbook, reference);
        if at_path.len() == session.playbook.lazy_pages().len() {
            return Ok(None);
        }
        if !at_path.is_empty() {
            keys.extend(at_path.into_iter().map(|page| page.file.clone()));
            continue;
        }
        let found = matching_keys(reference, &names);
        if found.is_empty() {
            let suggestions = if Path::new(reference).is_dir() {
                vec![format!("--playbooks={reference}")]
            } else {
                closest_keys(reference, &names)
            };
            return Err(Error::NotFound {
                reference: reference.clone(),
                what: "page",
                elsewhere: Box::default(),
                suggestions,
                list: Some(session.command("pages")),
            });
        }
        keys.extend(found.into_iter().filter_map(|index| names.get(index)).map(|name| name.key.clone()));
    }
    Ok(Some(keys))
}

fn owners(wanted: &[String], session: &Session) -> Result<Vec<String>, Error> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut all: Vec<&str> = session.playbook.pages(&[]).into_iter().filter_map(owner).collect();
    all.sort_unstable();
    all.dedup();
    let names: Vec<Name> = all.into_iter().map(Name::new).collect();
    let known = |wanted: &&String| names.iter().any(|name| fold(&name.key) == fold(wanted));
    // A name may have a comma of its own.
    let several = wanted.iter().flat_map(|name| match name {
        name if known(&name) => vec![name.clone()],
        name => name.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect(),
    });
    let wanted: Vec<String> = several.collect();
    if let Some(name) = wanted.iter().find(|wanted| !known(wanted)) {
        let suggestions = closest_keys(name, &names);
        let known: Vec<String> = names.into_iter().map(|name| name.key).collect();
        let elsewhere = if known.is_empty() { Elsewhere::Nowhere } else { Elsewhere::NoneOf(known) };
        let (reference, what, elsewhere) = (name.clone(), "owner", elsewhere.into());
        return Err(Error::NotFound { reference, what, elsewhere, suggestions, list: None });
    }
    Ok(wanted)
}
