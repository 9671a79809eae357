//! Checking: what is wrong with a playbook, as findings that no report has shaped yet.
//!
//! A rule is a file in [`rules`]; what several rules ask for is worked out once, in a [`Context`].

mod alerts;
pub mod baseline;
mod brackets;
mod context;
pub mod differences;
mod english;
pub mod fix;
pub mod front_matter;
mod ignore;
mod labels;
pub mod line;
mod links;
pub mod rendered;
pub mod revisions;
pub mod rule;
pub mod rules;
mod sections;
mod titles;
mod toc;
pub mod translation;

use std::sync::Arc;

use crate::playbook::Page;
use crate::source::parallel;
use crate::source::{Finding, SourceText, Span};

pub use context::Context;
pub use front_matter::owner;
pub use rule::{Check, Edit, Explain, Group};

use ignore::Ignored;
use rule::{Elsewhere, Scope, Spot};

/// A finding with the file it was made in.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The rule.
    pub check: &'static Check,
    /// The file, relative to the playbook's folder.
    pub file: String,
    /// The file's text.
    pub text: Arc<SourceText>,
    /// The page; nothing for a table of contents.
    pub page: Option<&'a Page>,
    /// What, and where.
    pub finding: Finding,
}

impl Found<'_> {
    /// The characters to be shown: without the blanks around them.
    #[must_use]
    pub fn shown(&self) -> Span {
        let Span { start, end } = self.finding.span;
        let written = self.text.slice(self.finding.span);
        let inner = written.trim();
        if inner.is_empty() {
            return Span { start, end };
        }
        let start = start as usize + (written.len() - written.trim_start().len());
        Span::new(start, start + inner.len())
    }
}

/// Works out what these rules need of the whole playbook before threads look at pages: the first of them to need it
/// would work it out while the others wait.
pub fn prepare(context: &Context<'_>, rules: &[&'static Check]) {
    let _ = context.playbook.lifecycle();
    if rules.iter().any(|check| check.group == Group::AcrossLanguages) {
        let _ = context.differences();
    }
}

/// Holds a playbook against rules; what it finds is in the order of files and places.
#[must_use]
pub fn run<'a>(context: &Context<'a>, rules: &[&'static Check]) -> Vec<Found<'a>> {
    let of_page = |page: &&'a Page| {
        let found = |(check, finding)| Found {
            check,
            file: page.file.clone(),
            text: Arc::clone(&page.text),
            page: Some(*page),
            finding,
        };
        let ignored = Ignored::of(&page.text);
        let of_rule = |check: &'static Check| {
            few(found_by(context, page, check, &ignored)).into_iter().map(move |finding| (check, finding))
        };
        rules.iter().copied().flat_map(of_rule).map(found).collect::<Vec<_>>()
    };
    prepare(context, rules);
    let mut found: Vec<Found<'a>> = parallel::map(&context.pages, of_page).into_iter().flatten().collect();
    found.extend(elsewhere(context, rules));
    found.sort_by(|a, b| {
        let within = |found: &Found<'_>| (found.finding.span, found.finding.rule.name);
        a.file.cmp(&b.file).then_with(|| within(a).cmp(&within(b)))
    });
    found
}

/// What rules find on one page, but for those that look at the whole playbook.
#[must_use]
pub fn on_page(
    context: &Context<'_>,
    page: &Page,
    rules: &[&'static Check],
) -> Vec<(&'static Check, Finding)> {
    let ignored = Ignored::of(&page.text);
    let of_rule = |check: &'static Check| {
        found_by(context, page, check, &ignored).into_iter().map(move |finding| (check, finding))
    };
    rules.iter().copied().flat_map(of_rule).collect()
}

/// What one rule finds on one page, but for what is ignored there.
fn found_by(context: &Context<'_>, page: &Page, check: &'static Check, ignored: &Ignored) -> Vec<Finding> {
    let made: Vec<Finding> = match check.look {
        Scope::Reading => {
            page.findings().iter().filter(|finding| finding.rule == check.rule).cloned().collect()
        }
        Scope::Page(look) => look(context, page).into_iter().map(|spot| finding(check, spot)).collect(),
        Scope::Playbook(_) => Vec::new(),
    };
    // What a page includes is checked where it is written.
    let own = |finding: &Finding| page.file_of(finding.span) == page.file;
    made.into_iter().filter(|finding| own(finding) && !ignored.covers(finding)).collect()
}

/// As many findings of one rule on one page as anybody looks at; of the rest only how many there are.
fn few(mut found: Vec<Finding>) -> Vec<Finding> {
    const MOST: usize = 1000;
    let rest = found.len().saturating_sub(MOST);
    found.truncate(MOST + 1);
    if let Some(last) = found.get_mut(MOST).filter(|_| rest > 1) {
        last.message = format!("this, and {} more of the kind further down", rest - 1);
    }
    found
}

fn finding(check: &'static Check, spot: Spot) -> Finding {
    Finding { rule: check.rule, message: spot.message, span: spot.span }
}

fn elsewhere<'a>(context: &Context<'a>, rules: &[&'static Check]) -> Vec<Found<'a>> {
    let found = |check: &'static Check, elsewhere: Elsewhere| {
        let page = context.page(&elsewhere.file);
        let contents = || context.contents().iter().find(|contents| contents.file == elsewhere.file);
        let text = page.map(|page| &page.text).or_else(|| contents().map(|contents| &contents.text))?;
        let finding = finding(check, elsewhere.spot);
        let found_by = !Ignored::of(text).covers(&finding);
        found_by.then(|| Found { check, file: elsewhere.file, text: Arc::clone(text), page, finding })
    };
    let of_rule = |check: &&'static Check| {
        let all = if let Scope::Playbook(look) = check.look { look(context) } else { Vec::new() };
        all.into_iter().filter_map(|elsewhere| found(check, elsewhere)).collect::<Vec<_>>()
    };
    parallel::map(rules, of_rule).into_iter().flatten().collect()
}
