//! The steps of the flow: which they are, and that they read the same from both ends.

use ftpb::playbook::{Page, Playbook};
use ftpb::query::flow::routes::Graph;
use ftpb::query::flow::{Via, next, other_items, previous};
use ftpb::query::reference::{ShortestReferences, names};
use ftpb::source::{Tag, store};

use super::{real, sample};
use crate::run::{Pages, ftpb};

/// From, to, and whether the link is broken in every language.
const EDGES: [(&str, &[&str]); 16] = [
    ("initiate-conduct-customer-kick-off", &["customer-success-workshop", "technical-assessment"]),
    ("initiate-deploy-securely", &["technical-assessment", "security-workshop", "services-workshops"]),
    ("initiate-review-meeting-cadence", &["deploy-securely"]),
    ("assess-conduct-technical-assessment", &["services-workshops", "technical-gaps"]),
    ("assess-conduct-security-workshop", &["services-workshops", "technical-gaps"]),
    ("assess-conduct-services-workshops", &["technical-gaps", "enable-services"]),
    ("assess-conduct-adoption-and-change-management-conversation", &[]),
    ("assess-conduct-customer-success-workshop", &["success-execution"]),
    ("remediate-address-technical-gaps", &["success-execution", "enable-services"]),
    ("enable-enable-services", &["success-execution"]),
    ("enable-conduct-engagement-completion-discussion", &[]),
    ("migrate-migration", &["success-execution", "success-review"]),
    ("migrate-conduct-engagement-completion-discussion", &["success-execution", "success-review"]),
    ("success-support-success-execution", &["success-review"]),
    ("success-conduct-success-review", &["customer-kick-off"]),
    ("multiple-phases-automated-onboarding-assistance", &[]),
];

fn pages<'a>(playbook: &'a Playbook, lang: &str) -> Vec<&'a Page> {
    playbook.processes(&[Tag::new(lang)])
}

/// The keys of the steps of a page that links name.
fn linked(playbook: &Playbook, page: &Page) -> Vec<String> {
    let steps = next(playbook, page);
    steps.iter().filter(|step| step.via == Via::Link).map(|step| step.to.clone()).collect()
}

fn prev_is_the_inverse_of_next(playbook: &Playbook, pages: &[&Page]) {
    let mut onward: Vec<(String, String, u32)> = Vec::new();
    for page in pages {
        onward.extend(
            next(playbook, page).iter().map(|step| (page.key.clone(), step.to.clone(), step.span.start)),
        );
    }
    let mut back: Vec<(String, String, u32)> = Vec::new();
    for key in &playbook.lifecycle().processes {
        let steps = previous(playbook, pages, key);
        back.extend(steps.iter().map(|step| (step.from.key.clone(), key.clone(), step.span.start)));
    }
    onward.sort();
    back.sort();
    assert_eq!(onward, back);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_22_steps_are_the_same_in_english_and_german() {
    for (folder, lang) in [("english-playbook", "en"), ("german-playbook", "de")] {
        let playbook = real(folder);
        let pages = pages(&playbook, lang);
        assert_eq!(pages.len(), EDGES.len(), "{lang}");
        let mut count = 0;
        for (page, (from, to)) in pages.iter().zip(sorted(&playbook)) {
            assert_eq!(page.key, from, "{lang}: the order of the lifecycle");
            let found = linked(&playbook, page);
            assert_eq!(found.len(), to.len(), "{lang} {from}: {found:?}");
            for (found, to) in found.iter().zip(to) {
                assert!(found.contains(to), "{lang} {from}: {found:?} and not {to:?}");
            }
            count += found.len();
        }
        assert_eq!(count, 22, "{lang}");
    }
}

/// The expected steps in the order of a playbook.
fn sorted(playbook: &Playbook) -> Vec<(&'static str, &'static [&'static str])> {
    let mut edges = EDGES.to_vec();
    edges.sort_by_key(|(from, _)| playbook.lifecycle().process(from));
    edges
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn prev_is_the_exact_inverse_of_next_on_real_pages() {
    for (folder, lang) in [("english-playbook", "en"), ("german-playbook", "de")] {
        let playbook = real(folder);
        prev_is_the_inverse_of_next(&playbook, &pages(&playbook, lang));
    }
}

#[test]
fn prev_is_the_exact_inverse_of_next_in_every_language() {
    let playbook = sample();
    for lang in playbook.languages() {
        let pages = playbook.processes(&[lang]);
        prev_is_the_inverse_of_next(&playbook, &pages);
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn links_that_are_broken_in_every_language_are_repaired_and_say_so() {
    for (folder, lang) in [("english-playbook", "en"), ("german-playbook", "de")] {
        let playbook = real(folder);
        for (from, to) in [
            ("initiate-deploy-securely", "assess-conduct-security-workshop"),
            ("migrate-conduct-engagement-completion-discussion", "success-conduct-success-review"),
        ] {
            let pages = pages(&playbook, lang);
            let page = pages.iter().find(|page| page.key == from).unwrap();
            let steps = next(&playbook, page);
            let step = steps.iter().find(|step| step.to.starts_with(to)).unwrap();
            assert!(step.repaired, "{lang} {from} {to}");
        }
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn where_no_link_leads_on_the_lifecycle_answers() {
    for (folder, lang) in [("english-playbook", "en"), ("german-playbook", "de")] {
        let playbook = real(folder);
        for page in pages(&playbook, lang) {
            let steps = next(&playbook, page);
            let named = EDGES.iter().any(|(from, to)| *from == page.key && !to.is_empty());
            let last = page.key.starts_with("multiple-phases");
            assert!(named || last || matches!(&steps[..], [step] if step.via == Via::Order), "{}", page.key);
            assert!(!last || steps.is_empty(), "nothing comes after the last process");
        }
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn six_routes_lead_from_kick_off_to_the_review_and_none_loops() {
    for (folder, lang) in [("english-playbook", "en"), ("german-playbook", "de")] {
        let playbook = real(folder);
        let graph = Graph::new(&playbook, &pages(&playbook, lang));
        let (from, to) = ("initiate-conduct-customer-kick-off", "success-conduct-success-review");
        let shortest = graph.shortest(from, to, &[]).unwrap();
        let processes = names::processes(&playbook);
        let references = ShortestReferences::to(&processes);
        let names: Vec<String> = shortest.iter().map(|step| references.of(&step.to)).collect();
        assert_eq!(names, ["customer-success-workshop", "success-execution", "success-review"], "{lang}");
        let all = graph.routes(from, to, &[]);
        assert_eq!(all.routes.len(), 6, "{lang}");
        assert!(!all.cut);
        for route in &all.routes {
            let mut passed: Vec<&str> = route.iter().map(|step| step.to.as_str()).collect();
            passed.sort_unstable();
            let count = passed.len();
            passed.dedup();
            assert_eq!(passed.len(), count, "{lang}: a process twice in {passed:?}");
        }
        let via = ["enable-enable-services".to_owned()];
        assert!(graph.routes(from, to, &via).routes.len() == 3, "{lang}");
        assert!(graph.shortest(from, "migrate-migration", &[]).is_none(), "nothing leads to the migration");
        let loops = graph.shortest(from, from, &[]).unwrap();
        assert_eq!(loops.last().unwrap().to, from, "a cycle closes");
    }
}

#[test]
fn a_struck_step_is_none_and_the_name_of_a_file_is_one() {
    let steps = |words: &str| {
        let text = format!("# A\n\nPhase: **Enable**\n\n## Approach\n\n## Next Steps\n\n{words}\n");
        let other = |title: &str| format!("# {title}\n\nPhase: **Enable**\n\n## Approach\n\n## Next Steps\n");
        let folder = Pages::none()
            .page("en/enable-a.md", &text)
            .page("en/enable-beds.md", other("Dig the Beds"))
            .page("en/enable-water.md", other("Water the Beds"));
        let listed = ftpb("next enable-a --fields to,via,repaired --format tsv").of(&folder).answer();
        listed.stdout.lines().skip(1).map(|line| line.replace('\t', " ")).collect::<Vec<_>>()
    };
    let beds = ["enable-beds link false"];
    for words in [
        "- ~~Go to [Water](enable-water.md).~~\n- Go to [Beds](enable-beds.md).",
        "- <del>Go to [Water](enable-water.md)</del>\n- Go to [Beds](enable-beds.md).",
        "- ~~Water the Beds~~\n- Go to [Beds](enable-beds.md).",
    ] {
        assert_eq!(steps(words), beds, "{words}");
    }
    for words in ["- Go to enable-water.md.", "- Go to `enable-water.md`", "Go to ‹./enable-water.md›"] {
        assert_eq!(steps(words), ["enable-water link true"], "{words}");
    }
    assert_eq!(steps("- See https://a.test/enable-water.md"), ["enable-beds order false"]);
}

#[test]
fn the_next_heading_of_the_same_level_ends_next_steps() {
    let steps = |heading: &str, below: &str| {
        let text = format!(
            "# A\n\nPhase: **Enable**\n\n## Approach\n\n{heading} Next Steps\n\n- Go to [Beds](enable-beds.md).\n\n{below}\n"
        );
        let other = |title: &str| format!("# {title}\n\nPhase: **Enable**\n\n## Approach\n\n## Next Steps\n");
        let folder = Pages::none()
            .page("en/enable-a.md", &text)
            .page("en/enable-beds.md", other("Dig the Beds"))
            .page("en/enable-water.md", other("Water the Beds"));
        let listed = ftpb("next enable-a --fields to --format tsv").of(&folder).answer();
        listed.stdout.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    for (heading, below) in [
        ("##", "## Further Reading\n\n- [Water](enable-water.md)"),
        ("##", "Kontakt\n-------\n\nAsk those who water the beds."),
        ("##", "# Further Reading\n\n- [Water](enable-water.md)"),
        ("#", "## Further Reading\n\n- [Water](enable-water.md)"),
        ("###", "### Further Reading\n\n- [Water](enable-water.md)"),
    ] {
        assert_eq!(steps(heading, below), ["enable-beds"], "{heading} {below}");
    }
    for below in ["### In a dry year\n\n- Go to [Water](enable-water.md).", "### Water the Beds"] {
        assert_eq!(steps("##", below), ["enable-beds", "enable-water"], "{below}");
    }
}

#[test]
fn items_without_a_step_are_counted_once() {
    let items = "- Close the gaps\n  - and name them\n- Move to [Act](success-act.md)\n- Update the status\n\n[Home](index.md)\n";
    let copied = "## Next Steps\n\n- Move to [Act](success-act.md)\n\n";
    let act = "# Act\n\nPhase: **Success**\n\n## Next Steps\n\n- Move to [Plan](success-plan.md)\n";
    for (before, others) in [("", 2), (copied, 2)] {
        let text = format!("# Plan\n\nPhase: **Success**\n\n## Next Steps\n\n{items}{before}");
        let pages = Pages::none().page("success-plan.md", text).page("success-act.md", act);
        let playbook = Playbook::open(store::open(Some(&pages.path(""))).unwrap());
        let count = |file: &str| {
            let page = playbook.page(file).unwrap();
            other_items(page, &next(&playbook, page))
        };
        assert_eq!((count("success-plan.md"), count("success-act.md")), (others, 0), "{before}");
    }
}
