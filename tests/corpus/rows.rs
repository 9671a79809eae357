//! Single tasks whose rows are damaged on some page, wherever they stand; and every line with an id.

use ftpb::playbook::{Page, Playbook, cross_check};
use ftpb::source::Key;

use super::{corpus, english, german, open};

/// `file:line id requirement role services activity?` of each row with this id.
fn rows(playbook: &Playbook, id: &str) -> Vec<String> {
    let mut rows = Vec::new();
    for page in playbook.pages(&[]) {
        for task in page.tasks.iter().filter(|task| page.id(task) == id) {
            let role = task.role().map_or("-", Key::as_str);
            let services: Vec<&str> = task.services.iter().map(Key::as_str).collect();
            let services = if services.is_empty() { "-".to_owned() } else { services.join("+") };
            let place = page.file.trim_end_matches(".md");
            let activity = if page.activity_of(task).is_some() { "activity" } else { "mention" };
            rows.push(format!(
                "{place}:{} {} {role} {services} {activity}",
                task.line,
                task.requirement.as_str()
            ));
        }
    }
    rows
}

fn names(playbook: &Playbook, id: &str) -> Vec<String> {
    let named = |page: &Page| -> Vec<String> {
        page.tasks.iter().filter(|task| page.id(task) == id).map(|task| page.plain(task.name)).collect()
    };
    playbook.pages(&[]).into_iter().flat_map(named).collect()
}

/// The findings of a rule, as `file:line:column`.
fn found(playbook: &Playbook, rule: &str) -> Vec<String> {
    let mut places = Vec::new();
    for page in playbook.pages(&[]) {
        for finding in page.findings().iter().filter(|finding| finding.rule.name == rule) {
            let place = page.text.place(finding.span.start);
            places.push(format!("{}:{}:{}", page.file, place.line, place.column));
        }
    }
    places
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn two_rows_on_one_line_are_3143_and_1328() {
    for (playbook, file, remediate) in [
        (english(), "migrate-migration-partner", "Exchange - Remediate identified mailbox problems"),
        (german(), "migrate-migration-partner-de", "Exchange – Korrektur identifizierter Postfachprobleme"),
    ] {
        assert_eq!(
            rows(&playbook, "3143"),
            [format!("{file}:66 optional fasttrack-engineer exchange activity")]
        );
        assert_eq!(
            rows(&playbook, "1328"),
            [format!("{file}:66 optional fasttrack-engineer exchange activity")]
        );
        assert_eq!(names(&playbook, "1328"), [remediate]);
        assert_eq!(found(&playbook, "joined-rows"), [format!("{file}.md:66:1")]);
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_lost_pipe_of_3184_is_found() {
    for (playbook, file, line, name) in [
        (
            english(),
            "remediate-address-technical-gaps-partner",
            58,
            "AAD Connect Health - Verify System requirements",
        ),
        (
            german(),
            "remediate-address-technical-gaps-partner-de",
            57,
            "AAD Connect Health – Prüfung der Systemanforderungen",
        ),
    ] {
        let row = format!("{file}:{line} optional fasttrack-engineer core-onboarding activity");
        assert_eq!(rows(&playbook, "3184"), [row]);
        assert_eq!(names(&playbook, "3184"), [name]);
        assert_eq!(found(&playbook, "missing-pipe"), [format!("{file}.md:{line}:1")]);
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_doubled_pipe_before_3999_is_overlooked() {
    assert_eq!(rows(&english(), "3999"), ["enable-enable-services-partner:152 mandatory sme aip activity"]);
    let german = german();
    assert_eq!(rows(&german, "3999"), ["enable-enable-services-partner-de:148 mandatory sme aip activity"]);
    assert_eq!(found(&german, "extra-pipe"), ["enable-enable-services-partner-de.md:148:1"]);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn linked_ids_are_ids_and_their_links_are_kept() {
    for (playbook, file, lines) in [
        (english(), "assess-conduct-technical-assessment-partner", [187, 211]),
        (german(), "assess-conduct-technical-assessment-partner-de", [182, 206]),
    ] {
        let [security, teams] = lines;
        assert_eq!(
            rows(&playbook, "3268"),
            [format!("{file}:{teams} mandatory fasttrack-engineer teams activity")]
        );
        let security_row = &rows(&playbook, "4099")[0];
        assert!(security_row.starts_with(&format!("{file}:{security} ")), "{security_row}");
        let page = playbook.lazy_page(&format!("{file}.md")).unwrap().page(&playbook).unwrap();
        let link_of = |id: &str| {
            let task = page.tasks.iter().find(|task| page.id(task) == id).unwrap();
            page.links_of(task)[0].clone()
        };
        assert_eq!(
            (link_of("3268").text, link_of("3268").target),
            ("3268".into(), "https://aka.ms/FRPTeamsDiscoveryDiscussion".into())
        );
        assert_eq!(link_of("4099").text, "4099");
        assert!(names(&playbook, "4099").iter().all(|name| !name.contains("https://")));
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn tables_that_are_none_to_commonmark_give_their_mentions() {
    let german = german();
    for (id, line) in [("3080", 65), ("3070", 66), ("3190", 67), ("1247", 68)] {
        let rows = rows(&german, id);
        for (file, line) in
            [("opp365-standalone-engagement-de", line), ("opp365-standalone-engagement-partner-de", line - 3)]
        {
            let expected = format!("{file}:{line} mandatory fasttrack-engineer - mention");
            assert!(rows.contains(&expected), "{expected} in {rows:?}");
        }
    }
    assert_eq!(
        found(&german, "delimiter-count"),
        [
            "opp365-standalone-engagement-de.md:64:1",
            "opp365-standalone-engagement-de.md:96:1",
            "opp365-standalone-engagement-partner-de.md:61:1",
            "opp365-standalone-engagement-partner-de.md:93:1",
        ]
    );
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_same_tasks_are_read_rightly_on_every_page() {
    let (english, german) = (english(), german());
    let processes = |playbook: &Playbook, id: &str| -> Vec<String> {
        rows(playbook, id).into_iter().filter(|row| row.ends_with("activity")).collect()
    };
    let cases = [
        (
            "3080",
            "assess-conduct-services-workshops-partner:72 mandatory fasttrack-engineer microsoft-365-apps activity",
        ),
        (
            "3070",
            "assess-conduct-technical-assessment-partner:145 mandatory fasttrack-engineer all-services activity",
        ),
        (
            "3190",
            "remediate-address-technical-gaps-partner:99 mandatory fasttrack-engineer all-services activity",
        ),
        (
            "1247",
            "enable-enable-services-partner:218 mandatory fasttrack-engineer microsoft-365-apps activity",
        ),
    ];
    for (id, row) in cases {
        assert_eq!(processes(&english, id), [row], "{id}");
        let meaning = |row: &str| row.split_once(' ').map(|(_, meaning)| meaning.to_owned());
        let own = processes(&german, id);
        assert_eq!(own.len(), 1, "{id}");
        assert_eq!(meaning(&own[0]), meaning(row), "{id}");
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn every_line_with_an_id_is_read_or_reported() {
    let folders =
        std::fs::read_dir(corpus()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    for folder in folders {
        let playbook = open(&folder);
        for page in playbook.pages(&[]) {
            assert_eq!(cross_check::unread_ids(page), [], "{folder}/{}", page.file);
            let unread = page.findings().iter().find(|finding| finding.rule.name == "unread-row");
            if let Some(finding) = unread {
                panic!("{folder}/{}: {}", page.file, finding.message);
            }
        }
    }
}
