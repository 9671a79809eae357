//! `ftpb show`: one thing, whole.

mod picked;
pub mod records;
pub mod sections;
pub mod shapes;
pub mod side_by_side;
mod translated_task;
use std::io::Write;
use std::ops::RangeInclusive;

use anyhow::bail;
use clap::Args;

use crate::cli::detail::page::{Wanted, lines, markdown};
use crate::cli::detail::{card, page, process};
use crate::cli::exit::{Error, Outcome};
use crate::cli::reference;
use crate::cli::rows;
use crate::cli::session::Session;
use crate::playbook::repaired::{self, TableWords};
use crate::playbook::{ActivityIndex, Page, PageKind, Task};
use crate::query::compare::alignment::Alignment;
use crate::query::compare::supplement;
use crate::query::reference::Target;
use crate::query::{Choice, Chosen, Filter, page_in};
use crate::source::lexicon::Message;
use crate::source::{Span, Tag};

/// Arguments of `ftpb show`.
#[derive(Debug, Args)]
pub struct Show {
    /// A task id, or the key (or part of it) or title of anything; - reads a line of `ftpb list`
    #[arg(value_name = "REF", required = true)]
    what: String,

    /// Show only this section (key, or heading in any language)
    #[arg(long, value_name = "SECTION")]
    section: Option<String>,

    /// Show the Markdown as written
    #[arg(long)]
    raw: bool,

    /// Show only headings
    #[arg(long)]
    outline: bool,

    /// Number the links, and list their URLs at the end
    #[arg(long)]
    links: bool,
}

impl Show {
    /// Shows what a word names, if nothing else about the answer is asked for.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.section.is_none() && !self.raw && !self.outline && !self.links
    }
}

/// Shows what a reference means, in each of the requested languages.
pub(super) fn run(args: &Show, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let target = match picked::picked(&args.what)? {
        Some(line) if line.trim().is_empty() => {
            session.tell(&Message::new("nothing-picked"));
            return Ok(Outcome::Nothing);
        }
        Some(line) => reference::line(session, &line)?,
        None => reference::target(session, &args.what)?,
    };
    let keys = match &target {
        Target::Task(id) => return task(args, session, id, out),
        Target::Phase(key) => return phase(args, session, key, out),
        Target::Process(key) | Target::Page(key) | Target::Activity { process: key, .. } => vec![key.clone()],
    };
    let chosen = session.chosen(&keys);
    if chosen.is_empty() {
        bail!(reference::elsewhere(session, &args.what, &keys));
    }
    if let [first, second] = &chosen[..]
        && is_side_by_side(args, session)
        && let Some(shown) = translations(session, &target, first, second)
    {
        session.uses(first);
        session.uses(second);
        side_by_side::show(session, (first, second), shown, wanted(args), out)?;
        return Ok(Outcome::Found);
    }
    if args.section.is_some() && matches!(target, Target::Activity { .. }) {
        return Err(no_page("--section", &args.what).into());
    }
    if !is_whole(session) {
        return records::show(args, session, &target, &chosen, out);
    }
    let mut count = 0;
    for chosen in &chosen {
        session.uses(chosen);
        if let Target::Activity { lang, index, .. } = &target {
            let Some((own, index)) = local(session, chosen, lang, *index) else { continue };
            session.uses(&own);
            divide(session, count, out)?;
            one_activity(args, session, &own, index, out)?;
        } else {
            divide(session, count, out)?;
            chosen.page.tasks.iter().for_each(|task| session.shows(chosen.page, task));
            one_page(args, session, chosen, out)?;
        }
        count += 1;
    }
    if count == 0 {
        bail!(no_activity(session, &args.what, &target));
    }
    Ok(Outcome::Found)
}

/// Whether to show the whole thing, for a person to read: not if fields are asked for, or a number of records.
fn is_whole(session: &Session) -> bool {
    session.is_for_people() && !session.wants_listing()
}

/// The error for an option that only pages have.
fn no_page(option: &str, reference: &str) -> Error {
    let names = vec![("option", option.to_owned()), ("name", reference.to_owned())];
    Error::Said { id: "not-a-page", names }
}

/// Whether to show two languages side by side: if a person reads the whole thing.
fn is_side_by_side(args: &Show, session: &Session) -> bool {
    !args.raw
        && !args.outline
        && args.section.is_none()
        && is_whole(session)
        && session.style.width.is_some()
        && session.choice.strict_tags().len() == 2
}

/// The activity on both pages, or both whole pages; none if a page lacks the activity.
fn translations(
    session: &Session,
    target: &Target,
    first: &Chosen<'_>,
    second: &Chosen<'_>,
) -> Option<side_by_side::Shown> {
    let Target::Activity { lang, index, .. } = target else { return Some(side_by_side::Shown::Pages) };
    let on = |chosen| local(session, chosen, lang, *index).map(|(_, index)| index);
    Some(side_by_side::Shown::Activities(on(first)?, on(second)?))
}

/// The error for an activity that exists, but not in the requested languages.
fn no_activity(session: &Session, reference: &str, target: &Target) -> Error {
    let mut langs: Vec<String> = Vec::new();
    if let Target::Activity { process, lang, index } = target {
        for chosen in Choice::All.pages(&session.playbook, process) {
            if local(session, &chosen, lang, *index).is_some() {
                langs.push(chosen.page.lang.to_string());
            }
        }
    }
    Error::NotFound {
        reference: reference.to_owned(),
        what: "activity",
        elsewhere: reference::in_languages(session, langs),
        suggestions: Vec::new(),
        list: None,
    }
}

fn wanted(args: &Show) -> Wanted {
    Wanted { outline: args.outline, numbered: args.links }
}

/// A line between the pages of two languages.
fn divide(session: &Session, count: usize, out: &mut dyn Write) -> anyhow::Result<()> {
    if count > 0 { page::divide(session, out) } else { Ok(()) }
}

/// Shows a page or a section of it; a process begins with its head, in place of its title and its phase.
fn one_page(args: &Show, session: &Session, chosen: &Chosen<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let (page, spans) = spans(args, session, chosen)?;
    if args.raw {
        return spans.into_iter().try_for_each(|span| raw(session, page, span, out));
    }
    let mut said = Vec::new();
    if page.kind == PageKind::Process && !args.outline && args.section.is_none() {
        process::head(session, chosen, out)?;
        said = process::said_by_head(page);
    }
    let text = text(args, session, chosen, (page, &spans), &said);
    markdown(session, page, &text, wanted(args), out)
}

/// The page to show, and what of it: all, or a section. If the preference allows a fallback, the section may be one of
/// the English page.
fn spans<'a>(
    args: &Show,
    session: &'a Session,
    chosen: &Chosen<'a>,
) -> anyhow::Result<(&'a Page, Vec<Span>)> {
    let page = chosen.page;
    let Some(section) = &args.section else { return Ok((page, vec![whole(page, args.raw)])) };
    let filler = supplement::source(&session.playbook, &session.choice, chosen);
    match (sections::find(session, page, section), filler) {
        (Err(Error::NotFound { .. }), Some(filler)) if sections::find(session, filler, section).is_ok() => {
            uses_filler(session, chosen, filler);
            Ok((filler, sections::find(session, filler, section)?))
        }
        (found, _) => Ok((page, found?)),
    }
}

/// The Markdown of spans of a page, without the lines `said`. If the preference allows a fallback, what the translation
/// lacks is taken from the English page, and marked.
fn text(
    args: &Show,
    session: &Session,
    chosen: &Chosen<'_>,
    (page, spans): (&Page, &[Span]),
    said: &[RangeInclusive<u32>],
) -> String {
    let words = TableWords::new(session.playbook.lexicons(), &session.lang);
    let filler = supplement::source(&session.playbook, &session.choice, chosen);
    if let Some(filler) = filler.filter(|_| args.section.is_none())
        && let Some(start) = spans.first().map(|span| span.start as usize)
        && let Some(text) = supplement::markdown(page, filler, start, words, said)
    {
        uses_filler(session, chosen, filler);
        return text;
    }
    spans.iter().map(|span| repaired::markdown(page, *span, words, said)).collect()
}

fn uses_filler(session: &Session, chosen: &Chosen<'_>, filler: &Page) {
    session.uses(&Chosen { page: filler, requested: chosen.requested.clone(), fallback: true });
}

/// The text of a page, without the front matter unless it is `raw`.
fn whole(page: &Page, raw: bool) -> Span {
    let body = page.sections.first().map_or(0, |section| section.body.start as usize);
    Span::new(if raw { 0 } else { body }, page.text.as_str().len())
}

/// Show the Markdown as written: as it is for a file, harmless for a terminal.
fn raw(session: &Session, page: &Page, span: Span, out: &mut dyn Write) -> anyhow::Result<()> {
    let text = page.text.slice(span);
    let shown =
        if session.style.width.is_some() { crate::output::terminal::clean(text) } else { text.into() };
    out.write_all(shown.as_bytes())?;
    if !shown.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn one_activity(
    args: &Show,
    session: &Session,
    chosen: &Chosen<'_>,
    index: ActivityIndex,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let page = chosen.page;
    let Some(activity) = page.activity(index) else { return Ok(()) };
    if args.raw {
        let section =
            page.section(activity.section).map(|section| sections::whole(page, section)).unwrap_or_default();
        return raw(session, page, section, out);
    }
    card::activity(session, chosen, activity, wanted(args), out)?;
    let tasks: Vec<&Task> = page.tasks_of(index).collect();
    if tasks.is_empty() {
        return Ok(());
    }
    lines(session, &[vec![]], out)?;
    let mut listing = rows::task::listing(session, false);
    listing.records.extend(tasks.into_iter().map(|task| rows::task::record(session, chosen, task)));
    session.list(listing, out)?;
    Ok(())
}

/// An activity on a page of another language than the one it was found in; where that page lacks it and the
/// preference is not strict, on the English page.
fn local<'a>(
    session: &'a Session,
    chosen: &Chosen<'a>,
    lang: &Tag,
    index: ActivityIndex,
) -> Option<(Chosen<'a>, ActivityIndex)> {
    let from = page_in(&session.playbook, &chosen.page.key, lang)?;
    let on = |page: &Page| {
        if page.lang == *lang { Some(index) } else { Alignment::of(from, page).activity(index) }
    };
    if let Some(index) = on(chosen.page) {
        return Some((chosen.clone(), index));
    }
    let filler = supplement::source(&session.playbook, &session.choice, chosen)?;
    let index = on(filler)?;
    Some((Chosen { page: filler, requested: chosen.requested.clone(), fallback: true }, index))
}

fn task(args: &Show, session: &Session, id: &str, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let of_pages = [("--section", args.section.is_some()), ("--outline", args.outline)];
    if let Some((option, _)) = of_pages.iter().find(|(_, is_typed)| *is_typed) {
        return Err(no_page(option, &args.what).into());
    }
    let mut all = places(session, id);
    let mut keys: Vec<String> = all.iter().map(|(page, _)| page.key.clone()).collect();
    keys.dedup();
    let mut shown: Vec<Chosen<'_>> = session.chosen(&keys);
    shown.retain(|chosen| chosen.page.task(id).is_some());
    if let Some((process, _)) = session.resolver().task_of_process(&args.what) {
        shown.sort_by_key(|chosen| chosen.page.key != process);
        all.sort_by_key(|(page, _)| page.key != process);
    }
    if shown.is_empty() {
        // The preferred language lacks it: fall back to English, or to any other language.
        let english = all.iter().find(|(page, _)| page.lang == Tag::english()).or(all.first());
        let requested = session.choice.lang();
        shown.extend(english.map(|(page, _)| Chosen { page, requested, fallback: true }));
    }
    if !is_whole(session) {
        return records::task(session, id, &shown, out);
    }
    if is_side_by_side(args, session) && translated_task::beside(args, session, id, &shown, &all, out)? {
        return Ok(Outcome::Found);
    }
    let mut langs: Vec<Tag> = shown.iter().map(|chosen| chosen.page.lang.clone()).collect();
    langs.dedup();
    langs.sort();
    langs.dedup();
    for (count, lang) in langs.iter().enumerate() {
        divide(session, count, out)?;
        let own: Vec<&Chosen<'_>> = shown.iter().filter(|chosen| chosen.page.lang == *lang).collect();
        let Some(first) = own.first() else { continue };
        session.uses(first);
        if first.page.archived {
            let message = Message::new("only-archived").with("id", id.to_owned());
            session.tell(&message.with("file", first.page.file.clone()));
        }
        let rows =
            own.iter().flat_map(|chosen| chosen.page.tasks.iter().map(move |task| (chosen.page, task)));
        let mut rows: Vec<(&Page, &Task)> = rows.filter(|(page, task)| page.id(task) == id).collect();
        if rows.is_empty() {
            continue;
        }
        let (page, row) = rows.remove(0);
        if args.raw {
            let section = page.activity_of(row).and_then(|activity| page.section(activity.section));
            raw(session, page, section.map_or(row.row, |section| sections::whole(page, section)), out)?;
        } else {
            card::task(session, first, row, &rows, wanted(args), out)?;
        }
    }
    Ok(Outcome::Found)
}

/// All rows of an id: on process pages in the order of the lifecycle, then on other pages.
fn places<'a>(session: &'a Session, id: &str) -> Vec<(&'a Page, &'a Task)> {
    let mut pages = session.choice.pages_with_task(&session.playbook, id);
    let lifecycle = session.playbook.lifecycle();
    pages.sort_by_key(|page| lifecycle.process(&page.key));
    let rows = pages.into_iter().flat_map(|page| page.tasks.iter().map(move |task| (page, task)));
    rows.filter(|(page, task)| page.id(task) == id).collect()
}

/// Shows a phase: its page, if there is one, and its processes.
fn phase(args: &Show, session: &Session, key: &str, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let all = session.processes();
    let own: Vec<&Chosen<'_>> = all
        .iter()
        .filter(|chosen| chosen.page.phase.as_ref().map(crate::source::Key::as_str) == Some(key))
        .collect();
    if !is_whole(session) {
        return records::phase(args, session, key, &own, out);
    }
    let page_key = format!("phase-{key}");
    for (count, chosen) in session.chosen(&[page_key]).iter().enumerate() {
        session.uses(chosen);
        divide(session, count, out)?;
        one_page(args, session, chosen, out)?;
    }
    if !args.raw && !own.is_empty() && args.section.is_none() {
        lines(session, &[vec![]], out)?;
        let mut listing = rows::process::listing(session);
        listing
            .records
            .extend(own.iter().map(|chosen| rows::process::record(session, chosen, &Filter::default())));
        return session.list(listing, out);
    }
    Ok(Outcome::Found)
}
