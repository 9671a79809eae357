//! The flow: which process leads to which, by the links below Next Steps once they are repaired.

use ftpb::playbook::{Page, PageKind, Playbook, SectionKind, links};

use super::{english, german, processes};

/// The processes that a page's next steps lead to, each once, in the order of the text.
fn steps(playbook: &Playbook, page: &Page) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for link in page.links().iter().filter(|link| !link.image && is_next_step(page, link.section.position()))
    {
        let Some(leaf) = links::resolve(playbook, page, link).page() else { continue };
        let process = leaf.page(playbook).is_some_and(|page| page.kind == PageKind::Process);
        if process && leaf.key() != page.key && !found.iter().any(|key| key == leaf.key()) {
            found.push(leaf.key().to_owned());
        }
    }
    found
}

fn is_next_step(page: &Page, section: usize) -> bool {
    let section = page.sections[..=section].iter().rev().find_map(|section| match &section.kind {
        SectionKind::Known(key) => Some(key.as_str()),
        _ => None,
    });
    section == Some("next-steps")
}

const KICK_OFF: &str = "initiate-conduct-customer-kick-off";
const DEPLOY: &str = "initiate-deploy-securely";
const ASSESSMENT: &str = "assess-conduct-technical-assessment";
const SECURITY: &str = "assess-conduct-security-workshop";
const SERVICES: &str = "assess-conduct-services-workshops";
const GAPS: &str = "remediate-address-technical-gaps";
const ENABLE: &str = "enable-enable-services";
const EXECUTION: &str = "success-support-success-execution";
const REVIEW: &str = "success-conduct-success-review";

const FLOW: [(&str, &[&str]); 13] = [
    (KICK_OFF, &["assess-conduct-customer-success-workshop", ASSESSMENT]),
    (DEPLOY, &[ASSESSMENT, SECURITY, SERVICES]),
    ("initiate-review-meeting-cadence", &[DEPLOY]),
    (ASSESSMENT, &[SERVICES, GAPS]),
    (SECURITY, &[SERVICES, GAPS]),
    (SERVICES, &[GAPS, ENABLE]),
    ("assess-conduct-customer-success-workshop", &[EXECUTION]),
    (GAPS, &[EXECUTION, ENABLE]),
    (ENABLE, &[EXECUTION]),
    ("migrate-migration", &[EXECUTION, REVIEW]),
    ("migrate-conduct-engagement-completion-discussion", &[EXECUTION, REVIEW]),
    (EXECUTION, &[REVIEW]),
    (REVIEW, &[KICK_OFF]),
];

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_flow_is_the_same_22_edges_in_both_languages() {
    let (english, german) = (english(), german());
    for (playbook, lang) in [(&english, "en"), (&german, "de")] {
        let mut edges = 0;
        for page in processes(playbook, lang) {
            let expected =
                FLOW.iter().find(|(from, _)| *from == page.key).map_or(&[] as &[&str], |(_, to)| to);
            let found = steps(playbook, page);
            assert_eq!(found, expected, "{}", page.file);
            edges += found.len();
        }
        assert_eq!(edges, 22, "{lang}");
    }
}
