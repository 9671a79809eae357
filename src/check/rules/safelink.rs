//! `safelink`: a link that goes through a mail filter.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::check::Context;
use crate::check::links::ResolvedLink;
use crate::check::relink::retarget;
use crate::check::rule::{Check, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::markdown::safelink::{address_behind, is_filtered, is_web};
use crate::source::{Finding, Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "safelink", severity: Severity::Warning, help: "link to the address itself" },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "A link that goes through a mail filter.",
        why: "The filter's address expires and records who clicked, and the reader cannot see where the link goes.",
        bad: "[Guide](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Faka.ms%2Fguide&data=…)",
        good: "[Guide](https://aka.ms/guide)",
    },
    scope: RuleScope::Link(message),
    fix: Some(fix),
};

fn message(link: &ResolvedLink<'_>) -> Option<String> {
    is_filtered(&link.link.target).then(|| "the link goes through a mail filter".to_owned())
}

fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    retarget(context, page, finding, |link| {
        let address = address_behind(&link.link.target)?;
        (is_web(&address) && address.is_ascii()).then(|| as_target(&address))
    })
}

/// Characters that end the target of a link or a cell of a table, or mean something else in Markdown.
const NOT_IN_TARGETS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'(')
    .add(b')')
    .add(b'<')
    .add(b'>')
    .add(b'"')
    .add(b'\\')
    .add(b'`')
    .add(b'|')
    .add(b'*');

/// An address as the target of a link, in which Markdown finds neither an end nor an entity.
fn as_target(address: &str) -> String {
    let address = utf8_percent_encode(address, NOT_IN_TARGETS).to_string();
    let mut target = String::with_capacity(address.len());
    let mut pieces = address.split(';').peekable();
    while let Some(piece) = pieces.next() {
        target.push_str(piece);
        if pieces.peek().is_some() {
            target.push_str(if ends_as_entity(piece) { "%3B" } else { ";" });
        }
    }
    target
}

/// Whether a semicolon behind a text would end an entity.
fn ends_as_entity(text: &str) -> bool {
    let name = text.rsplit_once('&').map(|(_, name)| name).unwrap_or_default();
    !name.is_empty() && name.chars().all(|c| c == '#' || c.is_ascii_alphanumeric())
}
