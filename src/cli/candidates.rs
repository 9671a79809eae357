//! The values of a playbook that completion offers: keys, ids and words, with descriptions in the reader's language.

use std::path::Path;

use foldhash::{HashMap, HashSet};

use crate::check::rules;
use crate::cli::args::filters::FilterArgs;
use crate::cli::args::options::Options;
use crate::cli::checklist_file::ChecklistFile;
use crate::cli::commands::RECORDS;
use crate::cli::commands::search::KINDS;
use crate::cli::reference::{self, Several};
use crate::cli::session::Session;
use crate::cli::settings::{Config, GENERAL};
use crate::cli::shell::completion::{TypedLine, Value, ValueKind};
use crate::cli::shell::help;
use crate::playbook::{LazyPage, Page};
use crate::query::reference::names;
use crate::source::Tag;
use crate::source::lexicon::Group;

/// A value with one spelling.
fn value(spelling: impl Into<String>, about: impl Into<String>) -> Value {
    Value { spellings: vec![spelling.into()], about: about.into() }
}

/// The session of a partly typed line, with its playbook and its language.
fn session(line: &TypedLine, config: &Config) -> Option<Session> {
    let options = Options {
        lang: line.values("lang", Some('l')).last().map(ToString::to_string),
        ..Options::default()
    };
    let open = |options: &Options| Session::open(options, config, Vec::new()).ok();
    open(&options).or_else(|| open(&Options { lang: None, ..options }))
}

/// The values of a kind.
pub fn of(kind: ValueKind, line: &TypedLine, command: fn() -> clap::Command, config: &Config) -> Vec<Value> {
    match kind {
        ValueKind::Command | ValueKind::Topic => return commands(kind, &command()),
        ValueKind::Fields => return fields(line),
        ValueKind::Kind => return KINDS.into_iter().map(|kind| value(kind, String::new())).collect(),
        ValueKind::Rule => return rules(),
        ValueKind::Setting => return settings(),
        ValueKind::SettingValue => return setting_values(line, command, config),
        _ => {}
    }
    let Some(session) = session(line, config) else { return Vec::new() };
    match kind {
        ValueKind::Activity => activities(&session, line),
        ValueKind::Lang => languages(&session),
        ValueKind::Motion => words(&session, Group::Motions),
        ValueKind::Phase => phases(&session),
        ValueKind::Process => processes(&session),
        ValueKind::Reference => references(&session, line),
        ValueKind::Role => words(&session, Group::Roles),
        ValueKind::Section => words(&session, Group::Sections),
        ValueKind::Service => words(&session, Group::Services),
        ValueKind::Task => tasks(&session, line),
        _ => Vec::new(),
    }
}

fn commands(kind: ValueKind, command: &clap::Command) -> Vec<Value> {
    let subs = command.get_subcommands();
    let about = |sub: &clap::Command| sub.get_about().map_or_else(String::new, ToString::to_string);
    let mut values: Vec<Value> = subs.map(|sub| value(sub.get_name(), about(sub))).collect();
    if kind == ValueKind::Topic {
        values.extend(help::topics().map(|(name, about)| value(name, about)));
    }
    values
}

fn languages(session: &Session) -> Vec<Value> {
    let name = |tag: &Tag| {
        let lexicon = session.playbook.lexicons().get(tag);
        lexicon.map_or_else(String::new, |lexicon| lexicon.words().name.to_string())
    };
    let languages = session.playbook.languages();
    let mut values: Vec<Value> = languages.iter().map(|tag| value(tag.as_str(), name(tag))).collect();
    values.push(value("all", "every language"));
    values
}

/// The spellings of a key: all of it, and what follows each of its hyphens.
fn spellings(key: &str) -> Vec<String> {
    let ends = key.match_indices('-').map(|(at, _)| key.split_at(at + 1).1);
    std::iter::once(key).chain(ends).map(str::to_owned).collect()
}

pub fn processes(session: &Session) -> Vec<Value> {
    let names = names::processes(&session.playbook);
    let chosen = session.processes();
    let title = |key: &str| {
        let page = chosen.iter().map(|chosen| chosen.page).find(|page| page.key == key);
        page.map_or_else(String::new, |page| page.title.clone())
    };
    names.iter().map(|name| Value { spellings: spellings(&name.key), about: title(&name.key) }).collect()
}

pub fn phases(session: &Session) -> Vec<Value> {
    let phases = &session.playbook.lifecycle().phases;
    let title = |key: &str| session.playbook.phase_title(&session.lang, key);
    phases.iter().map(|key| value(key.as_str(), title(key.as_str()))).collect()
}

/// Roles, services and so on, by key and by their word in the reader's language.
pub fn words(session: &Session, group: Group) -> Vec<Value> {
    let lexicons = session.playbook.lexicons();
    let names = names::words_of(&session.playbook, group);
    let all = names.into_iter().map(|name| {
        let word = lexicons.word(&session.lang, group, &name.key).to_owned();
        Value { spellings: vec![name.key, word.clone()], about: word }
    });
    all.collect()
}

/// The process pages that the line asks about, of those that may have a task whose id begins like what is typed.
fn pages<'a>(session: &'a Session, line: &TypedLine, typed: &str) -> Vec<&'a Page> {
    let wanted = line
        .values("process", Some('p'))
        .into_iter()
        .map(|word| FilterArgs { process: vec![word.to_string()], ..FilterArgs::default() });
    let filters = wanted.filter_map(|asked| reference::filter(session, &asked, Several::Answer).ok());
    let keys: Vec<String> = filters.flat_map(|filter| filter.processes).collect();
    let playbook = &session.playbook;
    let lifecycle = playbook.lifecycle();
    let holds =
        |lazy_page: &LazyPage| lifecycle.has(lazy_page.key()) && lazy_page.may_have_task(playbook, typed);
    let holding: HashSet<&str> =
        playbook.filter_map(|lazy_page| holds(lazy_page).then(|| lazy_page.key())).into_iter().collect();
    let mut asked = lifecycle.processes.clone();
    asked.retain(|key| holding.contains(key.as_str()) && (keys.is_empty() || keys.contains(key)));
    session.chosen(&asked).into_iter().map(|chosen| chosen.page).collect()
}

fn activities(session: &Session, line: &TypedLine) -> Vec<Value> {
    let all = names::activities(&pages(session, line, "")).into_iter().map(|(_, _, name)| {
        let title = name.titles.concat();
        Value { spellings: vec![name.key, title.clone()], about: title }
    });
    all.collect()
}

/// Task ids if a number is typed, else keys: phases and processes, then all other pages.
fn references(session: &Session, line: &TypedLine) -> Vec<Value> {
    let typed = line.words.last().map_or("", String::as_str);
    if typed.starts_with(|c: char| c.is_ascii_digit()) {
        let pages = pages(session, line, typed);
        let tasks = pages
            .iter()
            .flat_map(|page| page.tasks.iter().map(|task| value(page.id(task), page.plain(task.name))));
        let mut tasks: Vec<Value> = tasks.collect();
        tasks.sort_by(|a, b| a.spellings.cmp(&b.spellings));
        tasks.dedup_by(|a, b| a.spellings == b.spellings);
        return tasks;
    }
    let mut all = phases(session);
    all.extend(processes(session));
    if !typed.is_empty() {
        all.extend(names::other_pages(&session.playbook).iter().map(|name| value(name.key.as_str(), "")));
    }
    all
}

/// The tasks of the checklist that the line names, or of the one in use: to tick them, those that are open; to open them
/// again, those that are done.
fn tasks(session: &Session, line: &TypedLine) -> Vec<Value> {
    let files = line.values("file", None);
    let Ok(file) = ChecklistFile::named(files.last().map(Path::new)) else { return Vec::new() };
    let has = |word: &str| line.words.iter().any(|own| own == word);
    let (to_tick, to_open) = (has("done"), has("undo"));
    let checklist = file.checklist(session);
    let names: HashMap<String, String> = ChecklistFile::pages(session, &checklist)
        .iter()
        .flat_map(|chosen| chosen.page.tasks.iter().map(|task| (chosen.page, task)))
        .map(|(page, task)| (page.id(task).into_owned(), page.plain(task.name)))
        .collect();
    let items = checklist.items().map(|(_, item)| item);
    let wanted = items.filter(|item| if item.is_done() { !to_tick } else { !to_open });
    wanted
        .map(|item| value(item.id.as_ref(), names.get(item.id.as_ref()).map_or("", String::as_str)))
        .collect()
}

fn rules() -> Vec<Value> {
    rules::ALL.iter().map(|check| value(check.rule.name, check.rule.help)).collect()
}

fn settings() -> Vec<Value> {
    GENERAL.iter().map(|(key, about, _)| value(*key, *about)).collect()
}

/// What the option takes that the setting before the word is the default of.
fn setting_values(line: &TypedLine, command: fn() -> clap::Command, config: &Config) -> Vec<Value> {
    let key = line.words.iter().rev().nth(1).map_or("", String::as_str);
    let parser = command();
    let Some(arg) = parser.get_arguments().find(|arg| arg.get_long() == Some(key)) else { return Vec::new() };
    let possible = arg.get_possible_values();
    if !possible.is_empty() {
        return possible.iter().map(|one| value(one.get_name(), "")).collect();
    }
    let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let kind = name.and_then(|name| ValueKind::of(&name)).filter(|kind| *kind != ValueKind::SettingValue);
    kind.map_or_else(Vec::new, |kind| of(kind, line, command, config))
}

/// The fields of the records that the line's command lists.
fn fields(line: &TypedLine) -> Vec<Value> {
    let shapes = RECORDS.iter().find(|(name, _)| line.words.iter().any(|word| word == name));
    let slots = shapes.into_iter().flat_map(|(_, shapes)| *shapes).flat_map(|shape| shape.fields);
    slots.map(|slot| value(slot.name, slot.about)).collect()
}
