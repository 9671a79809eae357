//! Checks a playbook and returns findings; `output` turns them into reports.
//!
//! Each rule is a file in [`rules`]. A [`Context`] computes once what several rules need.

mod acceptable;
mod alerts;
mod applied;
pub mod baseline;
mod brackets;
pub mod content;
mod context;
pub mod differences;
mod english;
pub mod fix;
pub mod front_matter;
mod ignore;
mod labels;
pub mod line;
mod links;
mod misplaced;
pub mod patch;
pub mod published;
mod relink;
mod reported;
pub mod revisions;
pub mod rule;
pub mod rules;
mod sections;
mod text_blocks;
mod toc;
pub mod translation;

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use crate::playbook::Page;
use crate::source::parallel;
use crate::source::{Finding, SourceText, Span};

pub use context::Context;
pub use front_matter::owner;
pub use rule::{Check, Edit, RuleDocs, RuleGroup};

use ignore::IgnoreComments;
use rule::{Diagnostic, FileDiagnostic, RuleScope};

/// A finding with its rule and file.
#[derive(Clone, Debug)]
pub struct FileFinding<'a> {
    /// The rule.
    pub check: &'static Check,
    /// The file, relative to the playbook's folder.
    pub file: String,
    /// The file's text.
    pub text: Arc<SourceText>,
    /// The page; `None` for a table of contents.
    pub page: Option<&'a Page>,
    /// The finding.
    pub finding: Finding,
}

impl FileFinding<'_> {
    /// The span without the blanks around it.
    #[must_use]
    pub fn trimmed_span(&self) -> Span {
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

/// Computes what the rules need of the whole playbook. Without this, the first thread to need it would compute it while
/// the others wait.
pub fn prepare(context: &Context<'_>, rules: &[&'static Check]) {
    let _ = context.playbook.lifecycle();
    if rules.iter().any(|check| check.group == RuleGroup::AcrossLanguages) {
        let _ = context.differences();
    }
}

/// Checks a playbook. The findings are sorted by file and position.
#[must_use]
pub fn run<'a>(context: &Context<'a>, rules: &[&'static Check]) -> Vec<FileFinding<'a>> {
    prepare(context, rules);
    // The rules that look at the whole playbook come first, since each may take as long as many pages.
    let whole = rules.iter().filter(|check| matches!(check.scope, RuleScope::Playbook(_)));
    let jobs: Vec<Job<'a>> =
        whole.map(|check| Job::Rule(check)).chain(context.pages.iter().copied().map(Job::Page)).collect();
    let found = parallel::map(&jobs, |job| match job {
        Job::Rule(check) => findings_across_pages(context, check),
        Job::Page(page) => findings_of_page(context, page, rules),
    });
    let mut findings: Vec<FileFinding<'a>> = found.into_iter().flatten().collect();
    findings.sort_by(|a, b| {
        let within = |finding: &FileFinding<'_>| (finding.finding.span, finding.finding.rule.name);
        a.file.cmp(&b.file).then_with(|| within(a).cmp(&within(b)))
    });
    findings
}

/// What one thread does: a rule that looks at the whole playbook, or all others on a page.
enum Job<'a> {
    Rule(&'static Check),
    Page(&'a Page),
}

/// The findings on a page, at most so many of each rule.
fn findings_of_page<'a>(
    context: &Context<'_>,
    page: &'a Page,
    rules: &[&'static Check],
) -> Vec<FileFinding<'a>> {
    let ignored = IgnoreComments::parse(&page.text);
    let of_rule = |check: &'static Check| {
        let known = context.take_found(page, check.rule);
        let findings = limit(known.unwrap_or_else(|| findings_of(context, page, check, &ignored)));
        findings.into_iter().map(move |finding| (check, finding))
    };
    let file_finding = |(check, finding)| FileFinding {
        check,
        file: page.file.clone(),
        text: Arc::clone(&page.text),
        page: Some(page),
        finding,
    };
    rules.iter().copied().flat_map(of_rule).map(file_finding).collect()
}

/// Checks one page, without the rules that look at the whole playbook. What is found is kept for a [`run`] of all rules.
#[must_use]
pub fn check_page(
    context: &Context<'_>,
    page: &Page,
    rules: &[&'static Check],
) -> Vec<(&'static Check, Finding)> {
    let ignored = IgnoreComments::parse(&page.text);
    let of_rule = |check: &'static Check| {
        let findings = findings_of(context, page, check, &ignored);
        context.keep_found(page, check.rule, &findings);
        findings.into_iter().map(move |finding| (check, finding))
    };
    rules.iter().copied().flat_map(of_rule).collect()
}

/// The findings of one rule on one page that no comment ignores.
fn findings_of(
    context: &Context<'_>,
    page: &Page,
    check: &'static Check,
    ignored: &IgnoreComments,
) -> Vec<Finding> {
    let diagnostics = match check.scope {
        RuleScope::Page(find) => find(context, page),
        RuleScope::Link(message) => {
            let links = context.links(page);
            let diagnostic =
                |link: &links::ResolvedLink<'_>| Some(Diagnostic::new(link.link.target_span, message(link)?));
            links.iter().filter_map(diagnostic).collect()
        }
        RuleScope::Difference(kind, message) => translation::diagnostics(context, page, kind, message),
        RuleScope::Reader | RuleScope::Playbook(_) => Vec::new(),
    };
    let mut findings: Vec<Finding> =
        diagnostics.into_iter().map(|diagnostic| finding(check, diagnostic)).collect();
    if matches!(check.scope, RuleScope::Reader) {
        findings.extend(page.findings().iter().filter(|finding| finding.rule == check.rule).cloned());
    }
    // What a page includes is checked in the file that it comes from.
    findings.retain(|finding| page.file_of(finding.span) == page.file && !ignored.covers(finding));
    findings
}

/// Keeps the first 1000 findings of a rule on a page; one more says how many were dropped.
fn limit(mut findings: Vec<Finding>) -> Vec<Finding> {
    const MOST: usize = 1000;
    let rest = findings.len().saturating_sub(MOST);
    findings.truncate(MOST + 1);
    if let Some(last) = findings.get_mut(MOST).filter(|_| rest > 1) {
        last.message = format!("this, and {} more like it further down", rest - 1);
    }
    findings
}

fn finding(check: &'static Check, diagnostic: Diagnostic) -> Finding {
    Finding { rule: check.rule, message: diagnostic.message, span: diagnostic.span }
}

/// The findings of a rule that looks at the whole playbook.
fn findings_across_pages<'a>(context: &Context<'a>, check: &'static Check) -> Vec<FileFinding<'a>> {
    let RuleScope::Playbook(find) = check.scope else { return Vec::new() };
    let mut ignored: HashMap<String, IgnoreComments> = HashMap::new();
    let file_finding = |FileDiagnostic { file, diagnostic }| {
        let page = context.page(&file);
        let contents = || context.contents().iter().find(|contents| contents.file == file);
        let text = page.map(|page| &page.text).or_else(|| contents().map(|contents| &contents.text))?;
        let finding = finding(check, diagnostic);
        let comments = ignored.entry(file.clone()).or_insert_with(|| IgnoreComments::parse(text));
        let text = Arc::clone(text);
        (!comments.covers(&finding)).then_some(FileFinding { check, file, text, page, finding })
    };
    find(context).into_iter().filter_map(file_finding).collect()
}
