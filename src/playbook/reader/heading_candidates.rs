//! Lines that Markdown does not know as headings, but that labels right below them make the heading of an activity.
//!
//! Bold words or shown hashes alone on a line may be anything. Above the labels of an activity they are its heading, since
//! its tasks would go to the activity above otherwise.

use crate::source::markdown::html::without_tags;
use crate::source::markdown::inline;
use crate::source::markdown::lines::{Line, LineKind};
use crate::source::{Key, Span};

use crate::playbook::identity::PageKind;
use crate::playbook::reader::Reader;
use crate::playbook::reader::unmarked::bold;
use crate::playbook::reading_rules;

/// The longest such line, in bytes.
const LONGEST: usize = 200;

/// A line that labels may make a heading.
pub(super) struct HeadingCandidate {
    number: u32,
    span: Span,
    title: Span,
    /// Whether it is a heading but for its indentation.
    indented: bool,
}

/// The line above that may be a heading, and the labels without one.
#[derive(Default)]
pub(super) struct HeadingCandidates {
    /// The line above, if labels below it make it a heading.
    pub(super) last: Option<HeadingCandidate>,
    /// How many tasks the page had at the last ones that follow a task table.
    below: Option<usize>,
    /// Those in the Approach section that belong to no activity.
    outside: Vec<Span>,
    /// How many tasks stand above the last of them that was reported.
    reported: Option<usize>,
}

impl Reader<'_> {
    /// Remembers a line that is neither a row nor a label, if it may be a heading.
    pub(super) fn note_heading_candidate(&mut self, line: &Line<'_>) {
        let title = Some(line.text).filter(|text| text.len() <= LONGEST).and_then(title);
        let start = title.and_then(|title| Some(line.content.start as usize + line.text.find(title)?));
        let indented = matches!(line.kind, LineKind::Heading { .. });
        self.candidates.last = title.zip(start).map(|(title, start)| HeadingCandidate {
            number: line.number,
            span: line.span,
            title: Span::new(start, start + title.len()),
            indented,
        });
    }

    /// Begins an activity where labels stand below a line that may be its heading, and reports labels that follow a task
    /// table without a heading.
    pub(super) fn begin_labels(&mut self, line: &Line<'_>, label: &Key) {
        let candidate = self.candidates.last.take();
        if !matches!(label.as_str(), "primary-role" | "applies-to") {
            return;
        }
        let tasks = self.draft.tasks.len();
        let has_tasks = self.owner.is_some() && self.draft.task_sections.last() == Some(&self.owner);
        let approach = self.section.as_ref().filter(|(key, _)| key.as_str() == "approach");
        let is_outside = self.owner.is_none() && approach.is_some();
        let is_labelled = || {
            let own = self.draft.below.iter().rev().take_while(|(section, _)| Some(*section) == self.owner);
            own.into_iter().any(|(_, known)| known.label == *label)
        };
        match candidate {
            Some(candidate) if has_tasks || is_outside || self.owner.is_some() && is_labelled() => {
                let level = self.owner.and_then(|owner| self.draft.sections.get(owner.position()));
                let level = level.map(|section| section.level).or(approach.map(|(_, level)| level + 1));
                self.candidate_heading(&candidate, level.unwrap_or(2).clamp(2, 6));
            }
            None if has_tasks && self.candidates.below != Some(tasks) => {
                self.candidates.below = Some(tasks);
                let message = "the labels follow a task table without a heading, and are read as those of the activity above";
                self.report(&reading_rules::LABELS_WITHOUT_HEADING, line.content, message);
            }
            None if is_outside => self.candidates.outside.push(line.content),
            _ => {}
        }
    }

    /// Reports labels below no heading of an activity, above tasks that belong to none for that reason.
    pub(super) fn report_labels_outside(&mut self) {
        for labels in std::mem::take(&mut self.candidates.outside) {
            let next = self.draft.tasks.partition_point(|task| task.row.start < labels.start);
            let is_lost = self.draft.tasks.get(next).is_some_and(|task| task.activity.is_none());
            if is_lost && self.kind == PageKind::Process && self.candidates.reported != Some(next) {
                self.candidates.reported = Some(next);
                let message = "no heading of an activity stands above the labels";
                self.report(&reading_rules::LABELS_WITHOUT_HEADING, labels, message);
            }
        }
    }

    fn candidate_heading(&mut self, candidate: &HeadingCandidate, level: u8) {
        let title = candidate.title;
        if candidate.indented {
            let words = inline::plain(self.slice(title)).into_owned();
            let message = format!("the heading `{words}` is indented, so Markdown shows it as code");
            self.report(&reading_rules::INDENTED_HEADING, candidate.span, message);
        }
        let (text, kind) = (self.slice(title), LineKind::Text);
        let line = Line { number: candidate.number, span: candidate.span, content: title, text, kind };
        self.heading(&line, level, title, false);
    }
}

/// The words of a line that may be a heading: in bold, behind hashes that Markdown shows, or in tags that say as much.
fn title(line: &str) -> Option<&str> {
    match line.bytes().next()? {
        b'*' | b'_' => bold(line).map(|words| without_hashes(words).unwrap_or(words)),
        b'<' => in_tags(line),
        b'\\' | b'&' | b'#' | 0xEF => without_hashes(line),
        _ => None,
    }
}

/// The words behind hashes, however these are written, and before those that close the heading.
fn without_hashes(text: &str) -> Option<&str> {
    const SIGNS: [&str; 6] = ["#", "\\#", "＃", "&#35;", "&#x23;", "&num;"];
    let (mut rest, mut count) = (text, 0);
    while let Some(after) = SIGNS.iter().find_map(|sign| rest.strip_prefix(sign)) {
        (rest, count) = (after, count + 1);
    }
    let words = rest.trim_end_matches(['#', '＃']).trim();
    (count > 1 || count == 1 && rest.starts_with([' ', '\t', '\u{3000}']))
        .then_some(words)
        .filter(|words| !words.is_empty())
}

/// The words of a line that is a `<summary>` or bold in HTML, and nothing else.
fn in_tags(line: &str) -> Option<&str> {
    let inner = without_tags(line);
    let (words, after) = inner.split_at_checked(inner.find('<')?)?;
    let opening = line.get(..line.len() - inner.len())?.to_ascii_lowercase();
    let is_marked = ["<b>", "<strong", "<summary"].iter().any(|tag| opening.contains(tag));
    (is_marked && without_tags(after).is_empty()).then_some(words.trim()).filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_is_bold_hashed_or_marked_by_tags() {
        for (line, expected) in [
            ("**Second**", Some("Second")),
            ("**### Second**", Some("Second")),
            (r"\### Second", Some("Second")),
            ("&#35;&#35;&#35; Second", Some("Second")),
            ("### Second ##", Some("Second")),
            ("＃＃ Second", Some("Second")),
            ("<summary>Second</summary>", Some("Second")),
            ("<details><summary><b>Second</b></summary>", Some("Second")),
            ("<p><strong>Second</strong></p>", Some("Second")),
            ("<p>Second</p>", None),
            ("<b>Second</b> one", None),
            ("**Second** one", None),
            ("#tag", None),
            (r"\#", None),
            ("&amp; more", None),
            ("Second", None),
        ] {
            assert_eq!(title(line), expected, "{line}");
        }
    }
}
