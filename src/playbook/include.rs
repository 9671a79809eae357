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
    let mut expander = Expander {
        find,
        page: text,
        outermost: None,
        text: String::new(),
        added: 0,
        segments: Vec::new(),
        findings: Vec::new(),
        files: Vec::new(),
    };
    expander.expand(file, text, 0..text.as_str().len());
    Some((SourceText::with_includes(expander.text, expander.segments), expander.findings))
}

/// An include as it is written.
struct Include<'a> {
    range: std::ops::Range<usize>,
    path: &'a str,
}

/// Why an include is not expanded.
struct Failure {
    why: &'static str,
    /// Whether it is for the page that is read: the included file alone may be well, and would not report it.
    is_of_page: bool,
}

struct Expander<'a> {
    find: Find<'a>,
    /// The text of the page that is read.
    page: &'a Arc<SourceText>,
    /// Where the include of that page begins which is being expanded, unless a failure of the page was reported there.
    outermost: Option<usize>,
    text: String,
    /// How much text the includes have added, in bytes.
    added: usize,
    segments: Vec<Segment>,
    findings: Vec<Finding>,
    /// The files that are being expanded, outermost first.
    files: Vec<String>,
}

impl Expander<'_> {
    /// Appends a range of a file's text, with its includes expanded.
    fn expand(&mut self, file: &str, text: &Arc<SourceText>, range: std::ops::Range<usize>) {
        let is_page = self.files.is_empty();
        self.files.push(file.to_owned());
        let mut done = range.start;
        for include in includes(text.as_str(), range.clone()) {
            if is_page {
                self.outermost = Some(include.range.start);
            }
            self.append(file, text, done..include.range.start);
            match self.included(file, include.path) {
                Ok((name, source, body)) => {
                    self.added += body.len();
                    self.expand(&name, &source, body);
                }
                Err(failure) => self.fail(file, text, &include, &failure),
            }
            done = include.range.end;
        }
        self.append(file, text, done..range.end);
        self.files.pop();
    }

    /// Leaves an include as it is written, and reports why. What is a failure of the page is reported once at the include of
    /// the page, which stands for the one within it: only the page's own text can have its findings.
    fn fail(&mut self, file: &str, text: &Arc<SourceText>, include: &Include<'_>, failure: &Failure) {
        let page = Arc::clone(self.page);
        let own = self.outermost.filter(|_| failure.is_of_page);
        let own = own.and_then(|start| include_at(page.as_str(), start)).zip(self.files.first().cloned());
        let start = self.text.len();
        let shown = if let Some((own, page_file)) = &own {
            self.outermost = None;
            self.append(page_file, &page, own.range.clone());
            own
        } else {
            self.append(file, text, include.range.clone());
            include
        };
        if own.is_some() || !failure.is_of_page {
            let span = Span::new(start, self.text.len());
            let message = format!("the include of `{}` {}", shown.path, failure.why);
            self.findings.push(Finding { rule: &reading_rules::INCLUDE_UNRESOLVED, message, span });
        }
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

    /// The page at a path relative to a file and the range of its text to insert, or why there is none.
    fn included(
        &self,
        file: &str,
        path: &str,
    ) -> Result<(String, Arc<SourceText>, std::ops::Range<usize>), Failure> {
        let of_include = |why| Failure { why, is_of_page: false };
        let of_page = |why| Failure { why, is_of_page: true };
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        let path = decoded.split(['#', '?']).next().unwrap_or_default();
        // `~` is the root of the playbook in the publishing tools.
        let path = path.strip_prefix('~').unwrap_or(path);
        let name = join(file, path).ok_or_else(|| of_include("leaves the playbook"))?;
        let (name, text) = (self.find)(&name).map_err(of_include)?;
        if self.files.contains(&name) {
            // A circle that the page is not part of is reported by the pages that are.
            let is_of_page = self.files.first() == Some(&name);
            return Err(Failure { why: "is circular", is_of_page });
        }
        if self.files.len() > DEEPEST {
            return Err(of_page("is too deep"));
        }
        let body = body(text.as_str());
        if self.added + body.len() > MOST_ADDED {
            return Err(of_page("would make the page too long"));
        }
        Ok((name, text, body))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_page_may_include_a_short_one_that_includes_another() {
        let page = format!("{}[!INCLUDE [b](b.md)]", "words\n".repeat(MOST_ADDED / 4));
        let text = |text: &str| Arc::new(SourceText::new(text.to_owned()));
        let find = |file: &str| {
            let found = if file == "b.md" { "b [!INCLUDE [c](c.md)]" } else { "c" };
            Ok((file.to_owned(), text(found)))
        };
        let (expanded, findings) = expand("a.md", &text(&page), &find).unwrap();
        assert!(expanded.as_str().ends_with("words\nb c"));
        assert!(findings.is_empty(), "{findings:?}");
    }
}
