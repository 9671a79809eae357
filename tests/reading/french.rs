//! A language that ftpb does not bring: its tasks are read by their shape, and the rest by a lexicon file
//! that the playbook brings itself.

use std::fs;

use ftpb::playbook::{Page, PageKind, Playbook};
use ftpb::source::{Key, store};

const PAGE: &str = include_str!("french/fr/success-fixture.md");
const LEXICON: &str = include_str!("french/fr.yaml");

fn open(lexicon: Option<&str>) -> Playbook {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("fr")).unwrap();
    fs::create_dir_all(folder.path().join("lexicon")).unwrap();
    fs::write(folder.path().join("fr/success-fixture.md"), PAGE).unwrap();
    if let Some(lexicon) = lexicon {
        fs::write(folder.path().join("lexicon/fr.yaml"), lexicon).unwrap();
    }
    let playbook = Playbook::open(store::open(Some(folder.path())).unwrap());
    assert_eq!(playbook.pages(&[]).len(), 1);
    playbook
}

/// The tasks as `id name | requirement | role text | services text`.
fn written(page: &Page) -> Vec<String> {
    let task = |task: &ftpb::playbook::Task| {
        let ftpb::playbook::Task { name, role_text, services_text, requirement, .. } = task;
        let [name, role, services] = [name, role_text, services_text].map(|span| page.plain(*span));
        format!("{} {name} | {} | {role} | {services}", page.id(task), requirement.as_str())
    };
    page.tasks.iter().map(task).collect()
}

fn keys(page: &Page) -> Vec<String> {
    let task = |task: &ftpb::playbook::Task| {
        let services: Vec<&str> = task.services.iter().map(Key::as_str).collect();
        let role = task.role().map_or("-", Key::as_str);
        format!("{} {role} {}", page.id(task), services.join("+"))
    };
    page.tasks.iter().map(task).collect()
}

const WRITTEN: [&str; 4] = [
    "3737 Choisir la salle | mandatory | Gestionnaire FastTrack | Tous les services",
    "3734 Écrire aux invités | optional | Ingénieur FastTrack | Exchange / Teams",
    "3735 Ouvrir la séance | mandatory | Ingénieur FastTrack | Téléphonie / Yammer",
    "3736 Clore la séance | optional | Gestionnaire FastTrack | Teams",
];

#[test]
fn a_page_in_a_language_without_lexicon_gives_its_tasks() {
    let playbook = open(None);
    let page = playbook.pages(&[])[0];
    assert_eq!(page.lang.as_str(), "fr");
    assert_eq!((page.kind, page.title.as_str()), (PageKind::Process, "Accompagner la suite"));
    assert_eq!(written(page)[..3], WRITTEN[..3]);
    assert_eq!(written(page), WRITTEN);
    assert_eq!(keys(page)[2], "3735 ingenieur-fasttrack telephonie+yammer");
    assert_eq!(page.links_of(&page.tasks[2])[0].target, "https://example.org/seance");
    let dates: Vec<String> =
        page.revisions.iter().filter_map(|revision| revision.date).map(|date| date.to_string()).collect();
    assert_eq!(dates, ["2020-03-27", "2020-02-05"]);
    let unknown = page.findings().iter().filter(|finding| finding.rule.name == "unknown-role").count();
    assert_eq!(unknown, 4);
}

#[test]
fn a_lexicon_file_of_the_playbook_gives_the_rest_without_a_rebuild() {
    let playbook = open(Some(LEXICON));
    let page = playbook.pages(&[])[0];
    assert_eq!(page.lang.as_str(), "fr");
    assert_eq!(written(page), WRITTEN);
    assert_eq!(
        keys(page),
        [
            "3737 fasttrack-manager all-services",
            "3734 fasttrack-engineer exchange+teams",
            "3735 fasttrack-engineer skype-for-business-pstn-calling+yammer",
            "3736 fasttrack-manager teams",
        ]
    );
    let activities: Vec<String> = page
        .indexed_activities()
        .map(|(index, activity)| {
            let (roles, services) = (activity.roles(), activity.keys("applies-to"));
            format!("{} {roles:?} {services:?} {}", activity.title, page.tasks_of(index).count())
        })
        .collect();
    assert_eq!(
        activities,
        [
            r#"Préparer la rencontre [Key("fasttrack-manager")] [Key("all-services")] 2"#,
            r#"Tenir la rencontre [Key("fasttrack-engineer")] [Key("teams")] 2"#,
        ]
    );
    for section in ["overview", "approach", "next-steps", "refresh-summary"] {
        assert_eq!(page.sections(section).count(), 1, "{section}");
    }
    let rules: Vec<&str> = page.findings().iter().map(|finding| finding.rule.name).collect();
    assert_eq!(rules, ["extra-pipe", "missing-pipe"]);
}
