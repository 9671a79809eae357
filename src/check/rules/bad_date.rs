//! `bad-date`: an `ms.date` that is not a valid date, or whose year does not have four digits.

use crate::check::Context;
use crate::check::front_matter::{field, value_span};
use crate::check::rule::{Check, Diagnostic, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::playbook::date::{self, ParsedDate};
use crate::source::{Finding, Lexicons, Rule, Severity, Span, Tag};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "bad-date",
        severity: Severity::Warning,
        help: "write the date with a four-digit year: 2020-03-27 or 03/27/2020",
    },
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "An `ms.date` that is not a valid date, or whose year does not have four digits.",
        why: "Reports on the age of pages misread the date or skip the page.",
        bad: "ms.date: 5/2/19",
        good: "ms.date: 2019-05-02",
    },
    scope: RuleScope::Page(find),
    fix: Some(fix),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let lexicons = context.playbook.lexicons();
    let Some(date) = field(page, "ms.date").filter(|date| !is_valid(&date.value, &page.lang, lexicons))
    else {
        return Vec::new();
    };
    // YAML takes braces for a mapping, which is no text.
    if let Some(placeholder) = placeholder(page, date.span) {
        let message =
            format!("`{}` is a placeholder that nobody has filled in", page.text.slice(placeholder));
        return vec![Diagnostic::new(placeholder, message)];
    }
    let message = if date.value.is_empty() {
        "`ms.date` is empty".to_owned()
    } else {
        message(&date.value, &page.lang, lexicons)
    };
    vec![Diagnostic::new(value_span(page, date), message)]
}

/// The value of a line of front matter, if it is words in brackets or braces that stand for a value.
fn placeholder(page: &Page, line: Span) -> Option<Span> {
    let (_, after) = page.text.slice(line).split_once(':')?;
    let value = after.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
    let mut pairs = [("{", "}"), ("<", ">"), ("[", "]"), ("${", "}"), ("%", "%"), ("__", "__")].into_iter();
    let is_inner =
        |inner: &str| inner.contains(char::is_alphabetic) && !inner.contains(|c: char| c.is_ascii_digit());
    let is_placeholder = pairs.any(|(open, close)| {
        value.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some_and(is_inner)
    });
    let start = line.end as usize
        - after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).len();
    is_placeholder.then(|| Span::new(start, start + value.len()))
}

/// Quotation marks that are part of a value of YAML.
const CURLY: [char; 5] = ['“', '”', '„', '‘', '’'];

fn message(value: &str, lang: &Tag, lexicons: &Lexicons) -> String {
    if value.contains(CURLY) {
        return format!("the quotation marks of `{value}` are curly, which makes them part of the date");
    }
    match date::parse_on(value, lang, lexicons) {
        ParsedDate::Invalid => format!("`{value}` is not a valid date"),
        _ => format!("the year of `{value}` does not have four digits"),
    }
}

fn is_valid(value: &str, lang: &Tag, lexicons: &Lexicons) -> bool {
    let year = value.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let clean = matches!(
        date::parse_on(value, lang, lexicons),
        ParsedDate::Certain { is_clean: true, .. } | ParsedDate::Ambiguous { .. }
    );
    year && clean && !value.contains(CURLY)
}

/// Writes a date that can be read in one way only as ISO 8601.
fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    match date::parse_on(page.text.slice(finding.span), &page.lang, context.playbook.lexicons()) {
        ParsedDate::Certain { date, .. } => vec![Edit::new(finding.span, date.to_string())],
        _ => Vec::new(),
    }
}
