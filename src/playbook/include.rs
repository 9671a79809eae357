//! `[!INCLUDE [..](path)]`: inserts the text of another page.
//!
//! Only pages of the loaded folder are included. An include that is circular, leaves the folder or adds too much text is
//! reported, and stays as it is written.

use std::sync::Arc;

use percent_encoding::percent_decode_str;

use crate::playbook::path::join;
use crate::playbook::reading_rules;
use crate::source::front_matter::FrontMatter;
use crate::source::markdown::lines::{LineKind, lines};
use crate::source::text::{Segment, beginning};
use crate::source::{Finding, SourceText, Span};

/// How many levels of includes are expanded.
const DEEPEST: usize = 16;
/// How much text, in bytes, includes may add to a page.
const MOST_ADDED: usize = 8 * 1024 * 1024;

/// Finds a page: its file's name and its text, or why there is none.
pub(super) type Find<'a> = &'a dyn Fn(&str) -> Result<(String, Arc<SourceText>), &'static str>;

/// Whether a text has an include.
pub(super) fn has_include(text: &str) -> bool {
    first(text, 0).is_some()
}

/// A page's text with what it includes, and the includes that failed; `None` if it includes nothing.
pub(super) fn expand(
    file: &str,
    text: &Arc<SourceText>,
    find: Find<'_>,
) -> Option<(SourceText, Vec<Finding>)> {
    first(text.as_str(), 0)?;
    let mut expander =
        Expander { find, text: String::new(), segments: Vec::new(), findings: Vec::new(), files: Vec::new() };
    expander.expand(file, text, 0..text.as_str().len());
    Some((SourceText::with_includes(expander.text, expander.segments), expander.findings))
}

/// An include as it is written.
struct Include<'a> {
    range: std::ops::Range<usize>,
    path: &'a str,
}

struct Expander<'a> {
    find: Find<'a>,
    text: String,
    segments: Vec<Segment>,
    findings: Vec<Finding>,
    /// The files that are being expanded, outermost first.
    files: Vec<String>,
}

impl Expander<'_> {
    /// Appends a range of a file's text, with its includes expanded.
    fn expand(&mut self, file: &str, text: &Arc<SourceText>, range: std::ops::Range<usize>) {
        self.files.push(file.to_owned());
        let mut done = range.start;
        for include in includes(text.as_str(), range.clone()) {
            let added = self.included(file, include.path).and_then(|(name, source)| {
                let body = body(source.as_str());
                let fits = self.text.len() + body.len() <= text.as_str().len() + MOST_ADDED;
                if fits { Ok((name, source, body)) } else { Err("would make the page too long") }
            });
            match added {
                Ok((name, source, body)) => {
                    self.append(file, text, done..include.range.start);
                    self.expand(&name, &source, body);
                    done = include.range.end;
                }
                Err(why) => {
                    self.append(file, text, done..include.range.start);
                    done = include.range.start;
                    let start = self.text.len();
                    let span = Span::new(start, start + include.range.len());
                    let message = format!("the include of `{}` {why}", include.path);
                    self.findings.push(Finding { rule: &reading_rules::INCLUDE_UNRESOLVED, message, span });
                }
            }
        }
        self.append(file, text, done..range.end);
        self.files.pop();
    }

    fn append(&mut self, file: &str, text: &Arc<SourceText>, range: std::ops::Range<usize>) {
        let part = text.as_str().get(range.clone()).unwrap_or_default();
        if part.is_empty() {
            return;
        }
        let (start, from) = (Span::new(self.text.len(), 0).start, Span::new(range.start, 0).start);
        self.segments.push(Segment { start, from, file: Arc::from(file), text: Arc::clone(text) });
        self.text.push_str(part);
    }

    /// The page at a path relative to a file, or why there is none.
    fn included(&self, file: &str, path: &str) -> Result<(String, Arc<SourceText>), &'static str> {
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        let path = decoded.split(['#', '?']).next().unwrap_or_default();
        // `~` is the root of the playbook in the publishing tools.
        let path = path.strip_prefix('~').unwrap_or(path);
        let name = join(file, path).ok_or("leaves the playbook")?;
        let (name, text) = (self.find)(&name)?;
        if self.files.contains(&name) {
            return Err("is circular");
        }
        if self.files.len() > DEEPEST {
            return Err("is too deep");
        }
        Ok((name, text))
    }
}

/// The range of an included text that is inserted: all below the front matter, without blank lines around it.
fn body(text: &str) -> std::ops::Range<usize> {
    let start = FrontMatter::read(text).body;
    let body = text.get(start..).unwrap_or_default();
    let start = start + (body.len() - body.trim_start_matches('\n').len());
    start..start.max(text.trim_end().len())
}

/// The includes in a range of a text, without those in code and comments.
fn includes(text: &str, range: std::ops::Range<usize>) -> Vec<Include<'_>> {
    let mut found = Vec::new();
    for line in lines(text.get(..range.end).unwrap_or_default(), range.start) {
        if !matches!(line.kind, LineKind::Text | LineKind::Heading { .. }) {
            continue;
        }
        let end = line.span.end as usize;
        let mut at = line.span.start as usize;
        let mut ticks = 0;
        while let Some(include) = first(text.get(..end).unwrap_or_default(), at) {
            ticks += text.get(at..include.range.start).unwrap_or_default().matches('`').count();
            at = include.range.end;
            if ticks % 2 == 0 {
                found.push(include);
            }
        }
    }
    found
}

/// The first include from a byte on.
fn first(text: &str, from: usize) -> Option<Include<'_>> {
    let mut at = from;
    loop {
        let start = at + memchr::memmem::find(text.as_bytes().get(at..)?, b"[!")?;
        at = start + 2;
        if let Some(include) = include_at(text, start) {
            return Some(include);
        }
    }
}

fn include_at(text: &str, start: usize) -> Option<Include<'_>> {
    const MARK: &str = "[!include";
    /// The longest include, in bytes.
    const LONGEST: usize = 4096;
    let rest = text.get(start..)?;
    rest.get(..MARK.len()).filter(|mark| mark.eq_ignore_ascii_case(MARK))?;
    let rest = beginning(rest, LONGEST).lines().next()?;
    let label = rest.get(MARK.len()..)?.trim_start();
    let (_, target) = label.strip_prefix('[')?.split_once("](")?;
    let (target, after) = target.split_once(')')?;
    let end = rest.len() - after.trim_start().strip_prefix(']')?.len();
    let path = target.trim().split([' ', '"']).next().unwrap_or_default();
    let path = path.trim_start_matches('<').trim_end_matches('>');
    (!path.is_empty()).then_some(Include { range: start..start + end, path })
}
