//! `ftpb coverage --html`: what each language lacks and what is wrong with its pages, as one file with filters.

use std::io::Write;
use std::path::Path;

use crate::check::{self, Check, Context, RuleGroup, rules};
use crate::cli::exit::Outcome;
use crate::cli::session::Session;
use crate::output::document::sheet::{Sheet, SheetGroup, SheetRow, SheetWords};
use crate::output::terminal::clean;
use crate::playbook::Page;
use crate::query::compare::coverage::{Coverage, CoverageState};
use crate::query::compare::differences::revisions;
use crate::query::page_in;
use crate::source::store::resolved;
use crate::source::{Severity, Tag};

/// What is missing, older or damaged.
struct Row {
    lang: Tag,
    page: String,
    kind: &'static str,
    state: &'static str,
    thing: String,
    place: String,
}

/// Writes the file.
pub(super) fn run(
    session: &Session,
    source: &Tag,
    langs: &[Tag],
    measured: &[Coverage<'_>],
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let mut rows: Vec<Row> =
        measured.iter().flat_map(|coverage| lacking(session, source, coverage)).collect();
    rows.extend(damaged(session, langs));
    out.write_all(sheet(session, langs, measured, &rows).html().as_bytes())?;
    Ok(Outcome::Found)
}

/// The playbook's own name: where its folder is on this machine says nothing to others.
fn playbook_name(session: &Session) -> String {
    let origin = session.playbook.origin();
    let folder = resolved(Path::new(&origin));
    let name = folder.file_name().filter(|_| !session.playbook.is_built_in());
    name.map_or(origin, |name| name.to_string_lossy().into_owned())
}

fn sheet(session: &Session, langs: &[Tag], measured: &[Coverage<'_>], rows: &[Row]) -> Sheet {
    let words = |keys: &[&str]| keys.iter().map(|key| session.word(key).to_owned()).collect::<Vec<String>>();
    let group = |lang: &Tag| SheetGroup {
        title: name(session, lang),
        rows: rows.iter().filter(|row| row.lang == *lang).map(|row| cells(session, row)).collect(),
    };
    let mut groups: Vec<SheetGroup> = langs.iter().map(group).collect();
    groups.retain(|group| !group.rows.is_empty());
    Sheet {
        lang: session.lang.to_string(),
        title: session.word("translations").to_owned(),
        lead: playbook_name(session),
        words: SheetWords {
            all: session.word("all").to_owned(),
            search: session.word("search").to_owned(),
            skip: session.word("skip").to_owned(),
        },
        counts: (
            words(&["language", "complete", "partial", "missing", "tasks", "older", "findings"]),
            langs.iter().map(|lang| counts(session, lang, measured, rows)).collect(),
        ),
        filters: words(&["language", "kind", "state", "page"]),
        columns: words(&["page", "kind", "state", "what", "file"]),
        groups,
    }
}

/// How much a language has of all pages.
fn counts(session: &Session, lang: &Tag, measured: &[Coverage<'_>], rows: &[Row]) -> Vec<String> {
    let own = || measured.iter().filter(|coverage| coverage.lang == *lang);
    let count = |state| own().filter(|coverage| coverage.state == state).count().to_string();
    let tasks = |of: fn(&Coverage<'_>) -> usize| own().map(of).sum::<usize>();
    let findings = rows.iter().filter(|row| row.lang == *lang && row.kind == "rule").count();
    vec![
        name(session, lang),
        count(CoverageState::Complete),
        count(CoverageState::Partial),
        count(CoverageState::Missing),
        format!("{}/{}", tasks(|coverage| coverage.tasks.translated), tasks(|coverage| coverage.tasks.of)),
        own().filter(|coverage| coverage.older).count().to_string(),
        findings.to_string(),
    ]
}

fn name(session: &Session, lang: &Tag) -> String {
    format!("{} ({lang})", session.playbook.lexicons().name(lang))
}

fn cells(session: &Session, row: &Row) -> SheetRow {
    let cells = [&row.page, session.word(row.kind), session.word(row.state), &row.thing, &row.place];
    let values = [row.lang.as_str(), session.word(row.kind), session.word(row.state), &row.page];
    SheetRow {
        cells: cells.map(|cell| clean(cell).into_owned()).into(),
        values: values.map(str::to_owned).into(),
    }
}

/// What a language lacks of a page, and what only it has.
fn lacking(session: &Session, source: &Tag, coverage: &Coverage<'_>) -> Vec<Row> {
    let page = |lang: &Tag| page_in(&session.playbook, &coverage.page, lang);
    let (from, to) = (page(source), page(&coverage.lang));
    let row = |kind, state, thing: String, place: String| Row {
        lang: coverage.lang.clone(),
        page: coverage.page.clone(),
        kind,
        state,
        thing,
        place,
    };
    let title = |page: Option<&Page>| page.map_or_else(String::new, |page| page.title.clone());
    let file = |page: Option<&Page>| page.map_or_else(String::new, |page| page.file.clone());
    if coverage.state == CoverageState::Missing {
        return vec![row("page", "missing", title(from), file(from))];
    }
    let task = |page: Option<&Page>, id: &str| {
        let found = page.and_then(|page| Some((page, page.task(id)?)));
        found.map_or_else(
            || (id.to_owned(), file(page)),
            |(page, task)| (format!("{id} {}", page.plain(task.name)), place(page, task.line)),
        )
    };
    let tasks = |page, ids: &[String], state| {
        let of = |id: &String| task(page, id);
        ids.iter().map(of).map(|(thing, place)| row("name", state, thing, place)).collect::<Vec<Row>>()
    };
    let mut rows = tasks(from, &coverage.missing_tasks, "missing");
    rows.extend(tasks(to, &coverage.extra_tasks, "extra"));
    let activity = |title: &&str| row("activity", "missing", (*title).to_owned(), file(from));
    rows.extend(coverage.missing_activities.iter().map(activity));
    rows.extend(coverage.missing_revisions.iter().map(|(page, revision)| {
        let what = format!("{} {}", revisions::date(page, revision), page.plain(revision.what));
        row("revision", "older", what, place(page, revision.line))
    }));
    rows
}

fn place(page: &Page, line: u32) -> String {
    let (file, line) = page.place_of_line(line);
    format!("{file}:{line}")
}

/// The findings of the languages' own pages; what they lack is known already.
fn damaged(session: &Session, langs: &[Tag]) -> Vec<Row> {
    let wanted = |check: &&'static Check| {
        check.group != RuleGroup::AcrossLanguages && check.rule.severity >= Severity::Warning
    };
    let rules: Vec<&'static Check> = rules::ALL.iter().copied().filter(wanted).collect();
    let found = check::run(&Context::of(&session.playbook), &rules).into_iter().filter_map(|finding| {
        let page = finding.page.filter(|page| langs.contains(&page.lang))?;
        let line = finding.text.place(finding.trimmed_span().start).line;
        Some(Row {
            lang: page.lang.clone(),
            page: page.key.clone(),
            kind: "rule",
            state: finding.check.rule.severity.as_str(),
            thing: format!("{}: {}", finding.check.rule.name, finding.finding.message),
            place: format!("{}:{line}", finding.file),
        })
    });
    found.collect()
}
