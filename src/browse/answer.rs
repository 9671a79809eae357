//! Answers of commands: lines, and the places in them that lead on.

use crate::browse::thing::Thing;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText, width};
use crate::source::Tag;

/// What is asked: a command, and how to write its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The words of the command, without the name of the program.
    pub command: Vec<String>,
    /// The language.
    pub lang: Tag,
    /// The language beside it.
    pub beside: Option<Tag>,
    /// The width in columns.
    pub width: u16,
    /// How often the playbook was read before: an answer is as old as its playbook.
    pub reading: u64,
}

/// The answer of a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Its lines.
    pub lines: Vec<StyledText>,
    /// What can be followed, from top to bottom.
    pub links: Vec<Link>,
}

/// A place in an answer that leads on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The line, from 0.
    pub line: usize,
    /// The columns, from 0.
    pub from: usize,
    /// The column behind it.
    pub to: usize,
    /// Where it leads.
    pub goal: Goal,
}

/// Where a place leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To a thing, by its reference.
    Reference(String),
    /// Out of the playbook.
    Address(String),
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    /// The thing that shows it.
    pub thing: Thing,
    /// Its title.
    pub title: String,
    /// What it is and where: `Task · Success › Conduct Success Review`.
    pub below: String,
    /// The words to scroll to on the page of the thing.
    pub find: Option<String>,
}

impl Answer {
    /// An answer of these lines; `leads` tells which words alone lead on: ids of tasks, and keys of processes.
    #[must_use]
    pub fn new(lines: Vec<StyledText>, leads: impl Fn(&str) -> bool) -> Self {
        let numbered = lines.iter().enumerate();
        let found = numbered.flat_map(|(at, line)| of_line(at, line, &leads)).collect();
        Self { links: found, lines }
    }

    /// How many letters stand before a line, and how many there are: where a reader is, however lines are broken.
    #[must_use]
    pub fn place(&self, line: usize) -> (usize, usize) {
        let all = |lines: &[StyledText]| -> usize { lines.iter().map(letters).sum() };
        (all(self.lines.get(..line).unwrap_or(&self.lines)), all(&self.lines))
    }

    /// The line of a place in the same answer at another width or in another language.
    #[must_use]
    pub fn line_of(&self, (before, all): (usize, usize)) -> usize {
        if before == 0 {
            return 0;
        }
        let wanted = before * self.place(0).1 / all.max(1);
        let mut seen = 0;
        let has_it = |line: &StyledText| {
            seen += letters(line);
            seen > wanted
        };
        self.lines.iter().position(has_it).unwrap_or_default()
    }

    /// The link that leads where a link of `other` leads.
    #[must_use]
    pub fn same_link(&self, other: &Self, link: usize) -> Option<usize> {
        let goal = &other.links.get(link)?.goal;
        let is_same = |own: &Link| own.goal == *goal;
        let at_its_place = self.links.get(link).filter(|own| is_same(own)).map(|_| link);
        at_its_place.or_else(|| self.links.iter().position(is_same))
    }
}

fn letters(line: &StyledText) -> usize {
    line.iter().map(|span| span.text().chars().filter(|letter| !letter.is_whitespace()).count()).sum()
}

/// What can be followed on a line: links, commands that show something, and words that lead on.
fn of_line(line: usize, text: &StyledText, leads: impl Fn(&str) -> bool) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut column = 0;
    for span in text {
        let (from, words) = (column, span.text().trim());
        column += width(span.text());
        let Some((shown, goal)) = goal(span, words, links.is_empty() && is_blank_before(text, from), &leads)
        else {
            continue;
        };
        let from = from + width(span.text().split(shown).next().unwrap_or_default());
        let to = from + width(shown);
        match links.last_mut() {
            Some(last) if last.goal == goal && last.to == from => last.to = to,
            _ => links.push(Link { line, from, to, goal }),
        }
    }
    links
}

/// Whether nothing stands before a column.
fn is_blank_before(text: &StyledText, column: usize) -> bool {
    let before = text.iter().scan(0, |at, span| {
        *at += width(span.text());
        (*at <= column).then_some(span)
    });
    before.into_iter().all(|span| span.text().trim().is_empty())
}

/// What of a span can be followed, and where it leads; `words` is its text without the blanks around it.
fn goal<'s>(
    span: &StyledSpan,
    words: &'s str,
    is_first: bool,
    leads: impl Fn(&str) -> bool,
) -> Option<(&'s str, Goal)> {
    if words.is_empty() {
        return None;
    }
    if let Some(link) = span.link() {
        return Some((words, shown(link).unwrap_or_else(|| Goal::Address(link.to_owned()))));
    }
    if span.style() == Tone::Code.style()
        && let Some(goal) = shown(words)
    {
        return Some((words, goal));
    }
    // A row of tasks begins with the id.
    let id = words.split_once("  ").map_or(words, |(id, _)| id);
    let may_be = is_first || span.style() == Tone::Id.style();
    (may_be && leads(id)).then(|| (id, Goal::Reference(id.to_owned())))
}

/// The thing that a command shows.
fn shown(command: &str) -> Option<Goal> {
    let reference = command.strip_prefix("ftpb show ")?;
    let reference = reference.split(" --").next().unwrap_or(reference).trim_matches('\'');
    Some(Goal::Reference(reference.to_owned()))
}
