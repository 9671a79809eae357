//! `links` and `check` agree: a link's state says whether a rule reports the link, and which.

use std::path::Path;

use ftpb::check::rule::Check;
use ftpb::check::{self, Context, rules};
use ftpb::playbook::links::{LinkState, resolve};
use ftpb::playbook::{Page, Playbook};
use ftpb::source::{Finding, store};

use super::{cases, corpus};

const BROKEN: [&str; 4] = ["anchor-missing", "broken-link", "malformed-link", "missing-image"];
const REPAIRED: [&str; 3] = ["malformed-link", "repaired-link", "wrong-case"];
const WRONG_LANGUAGE: [&str; 1] = ["wrong-language-link"];

fn rules_of(state: LinkState) -> &'static [&'static str] {
    match state {
        LinkState::Ok | LinkState::Unchecked | LinkState::Unknown => &[],
        LinkState::Broken => &BROKEN,
        LinkState::Repaired => &REPAIRED,
        LinkState::WrongLanguage => &WRONG_LANGUAGE,
    }
}

/// How many links of a playbook have a state other than `ok`; each of them has exactly one finding.
fn agreed(folder: Option<&Path>) -> usize {
    let playbook = Playbook::open(store::open(folder).unwrap());
    let context = Context::of(&playbook);
    let names = BROKEN.iter().chain(&REPAIRED).chain(&WRONG_LANGUAGE);
    let mut rules: Vec<&'static Check> = names.map(|name| rules::find(name).unwrap()).collect();
    rules.sort_by_key(|check| check.rule.name);
    rules.dedup_by_key(|check| check.rule.name);
    context.pages.iter().map(|page| agreed_on_page(&playbook, &context, page, &rules)).sum()
}

fn agreed_on_page(
    playbook: &Playbook,
    context: &Context<'_>,
    page: &Page,
    rules: &[&'static Check],
) -> usize {
    let findings: Vec<Finding> =
        check::check_page(context, page, rules).into_iter().map(|(_, finding)| finding).collect();
    // The innermost link around a finding; brackets that Markdown does not take for a link have none.
    let link_of = |finding: &Finding| {
        let around = |index: &usize| {
            let span = page.links()[*index].span;
            span.start <= finding.span.start && finding.span.end <= span.end
        };
        (0..page.links().len()).filter(around).min_by_key(|index| page.links()[*index].span.range().len())
    };
    let mut bad = 0;
    for (index, link) in page.links().iter().enumerate() {
        let state = resolve(playbook, page, link).state();
        let own = findings.iter().filter(|finding| link_of(finding) == Some(index));
        let own: Vec<&str> = own.map(|finding| finding.rule.name).collect();
        let place = page.place(link.span);
        assert_eq!(own.len(), usize::from(!state.is_fine()), "{place:?} `{}` {own:?}", link.target);
        assert!(own.iter().all(|rule| rules_of(state).contains(rule)), "{place:?} {state:?} {own:?}");
        bad += own.len();
    }
    bad
}

#[test]
fn links_and_check_agree_on_the_built_in_playbook() {
    assert_eq!(agreed(None), 0);
}

#[test]
fn links_and_check_agree_on_every_case_of_a_rule() {
    let mut bad = 0;
    for case in cases() {
        let folder = case.write();
        for kind in ["bad", "good"].iter().filter(|kind| case.has(kind)) {
            bad += agreed(Some(&folder.path().join(kind)));
        }
    }
    assert!(bad >= 15, "{bad} links are not ok");
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn links_and_check_agree_on_real_pages() {
    for folder in ["", "english-playbook", "german-playbook"] {
        assert!(agreed(Some(&corpus::folder(folder))) > 10, "{folder}");
    }
}
