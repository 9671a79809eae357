//! Search hits for people: title, context, matching sentence, and file and line.

use std::io::Write;

use crate::cli::rows::hit::place;
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText, need, wrap};
use crate::query::search::excerpt::Marked;
use crate::query::search::{Hit, ThingKind};
use crate::source::lexicon::Group;

/// The indent below the title of a hit.
const INDENT: usize = 2;

/// Writes hits one below the other.
///
/// # Errors
/// When the output refuses.
pub fn hits(session: &Session, hits: &[Hit<'_>], out: &mut dyn Write) -> anyhow::Result<()> {
    for (count, hit) in hits.iter().enumerate() {
        let mut shown: Vec<StyledText> = Vec::new();
        if count > 0 {
            shown.push(StyledText::new());
        }
        let (mut title, about) = (title(hit), about(session, hit));
        let width = session.style.width;
        if width.is_none_or(|width| need(&title) + INDENT + need(&about) <= width) {
            title.push(StyledSpan::new("  ", Tone::Plain));
            title.extend(about);
            shown.push(title);
        } else {
            shown.extend(wrap(&title, width));
            shown.extend(indented(&about, width));
        }
        for text in below(session, hit) {
            shown.extend(indented(&text, width));
        }
        crate::cli::detail::page::lines(session, &shown, out)?;
    }
    Ok(())
}

/// The id of a task, and the title.
fn title(hit: &Hit<'_>) -> StyledText {
    let mut text = StyledText::new();
    if hit.thing.kind == ThingKind::Task {
        text.extend(marked(&hit.id, Tone::Id));
        text.push(StyledSpan::new("  ", Tone::Plain));
    }
    text.extend(marked(&hit.title, Tone::Strong));
    text
}

/// The kind, and the languages of the matches.
fn about(session: &Session, hit: &Hit<'_>) -> StyledText {
    let kind = hit.thing.kind.as_str();
    let kind = session.playbook.lexicons().word(&session.lang, Group::Kinds, kind);
    let langs: Vec<&str> = hit.langs.iter().map(crate::source::Tag::as_str).collect();
    vec![StyledSpan::new(&format!("{kind} · {}", langs.join(" ")), Tone::Faint)]
}

fn below(session: &Session, hit: &Hit<'_>) -> Vec<StyledText> {
    let mut texts = Vec::new();
    let trail = trail(session, hit);
    if !trail.is_empty() {
        texts.push(vec![StyledSpan::new(&trail, Tone::Plain)]);
    }
    if hit.excerpt.text != hit.title.text {
        texts.push(marked(&hit.excerpt, Tone::Plain));
    }
    let (file, line) = place(hit);
    let place = format!("{file}:{line}");
    texts.push(vec![StyledSpan::new(&place, Tone::Faint)]);
    texts
}

/// `phase › process › activity`, without the title of the hit.
fn trail(session: &Session, hit: &Hit<'_>) -> String {
    let page = hit.thing.page;
    let phase = page.phase.as_ref().map(|phase| session.playbook.phase_title(&page.lang, phase.as_str()));
    let title = (hit.thing.kind != ThingKind::Page).then_some(page.title.as_str());
    let within = hit.thing.activity.filter(|_| hit.thing.kind != ThingKind::Activity);
    let activity = within.and_then(|index| page.activity(index)).map(|activity| activity.title.as_str());
    [phase.as_deref(), title, activity].into_iter().flatten().collect::<Vec<_>>().join(" › ")
}

/// A text with its matches in bold and underlined, which works without colors, too.
fn marked(text: &Marked, tone: Tone) -> StyledText {
    let mut spans = StyledText::new();
    let mut from = 0;
    let slice = |from: usize, to: usize| text.text.get(from..to).unwrap_or_default();
    for mark in &text.marks {
        spans.push(StyledSpan::new(slice(from, mark.start), tone));
        spans.push(StyledSpan::styled(slice(mark.start, mark.end), tone.style().bold().underline()));
        from = mark.end;
    }
    spans.push(StyledSpan::new(slice(from, text.text.len()), tone));
    spans
}

fn indented(text: &StyledText, width: Option<usize>) -> Vec<StyledText> {
    let lines = wrap(text, width.map(|width| width.saturating_sub(INDENT)));
    let set_in = |line: StyledText| {
        let mut own = vec![StyledSpan::new(&" ".repeat(INDENT), Tone::Plain)];
        own.extend(line);
        own
    };
    lines.into_iter().map(set_in).collect()
}
