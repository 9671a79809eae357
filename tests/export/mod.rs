//! Files for people without a terminal: by their text here and in `sheet`, and as a browser shows them in `browser`.

mod browser;
mod sheet;

use std::collections::HashSet;
use std::fs;

use crate::run::{Pages, built_in, ftpb};

/// A process page with one task.
fn process(title: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\n---\n\n# {title}\n\n## Approach\n\n### Prepare\n\nPrimary Role: **FastTrack Manager**\n\n\
         {body}\n\n#### FTOP Tasks\n\n\
         | Task ID | Task Name | (M) Mandatory (O) Optional | FastTrack Role | Services |\n|--|--|--|--|--|\n\
         | 4001 | Ask for a date | M | FastTrack Manager | Teams |\n"
    )
}

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The file without its script and style.
fn body(html: &str) -> &str {
    html.split("</head>").nth(1).and_then(|rest| rest.split("<script id=\"data\"").next()).expect("a body")
}

#[test]
fn the_same_playbook_gives_the_same_bytes_and_every_link_has_its_place() {
    let html = built_in("export --html - --lang all").printed();
    assert_eq!(html, built_in("export --html - --lang all").printed());
    let body = body(&html);
    let ids = values(body, "id");
    let known: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands once");
    for link in values(body, "href") {
        let is_there = link.strip_prefix('#').map(|id| known.contains(id));
        let leaves = ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme));
        assert!(is_there.unwrap_or(leaves), "{link}");
    }
    for task in built_in("tasks").with("--lang all").records() {
        let row = format!(
            "id=\"{}/{}/{}\"",
            task["lang"].as_str().unwrap(),
            task["process"].as_str().unwrap(),
            task["id"].as_str().unwrap()
        );
        assert!(body.contains(&row), "{row}");
    }
}

#[test]
fn script_and_style_stay_small_and_nothing_is_written_into_elements() {
    let html = ftpb("export --html -").printed();
    let part = |tag: &str| {
        let inner =
            html.rsplit(&format!("<{tag}>")).next().unwrap().split(&format!("</{tag}>")).next().unwrap();
        inner.len()
    };
    assert!((1000..=15 * 1024).contains(&part("script")), "{}", part("script"));
    assert!((1000..=10 * 1024).contains(&part("style")), "{}", part("style"));
    let tags = body(&html).split('<').filter_map(|rest| rest.split('>').next());
    let is_active = |word: &str| word.starts_with("style=") || (word.starts_with("on") && word.contains('='));
    let active: Vec<&str> = tags.filter(|tag| tag.split(' ').any(is_active)).collect();
    assert!(active.is_empty(), "the policy would forbid {active:?}");
}

#[test]
fn what_a_translation_lacks_is_english_in_its_place() {
    let pages = Pages::none()
        .page("en/assess-plan-the-workshop.md", process("Plan the workshop", "Some words."))
        .page("en/assess-hold-the-workshop.md", process("Hold the workshop", "More words."))
        .page(
            "de/assess-plan-the-workshop.md",
            "---\ntitle: Workshop planen\n---\n\n# Workshop planen\n\n## Übersicht\n\nDer Plan und das Ziel.\n",
        );
    let html = ftpb("export --html - --lang de").of(&pages).printed();
    let body = body(&html);
    assert!(body.contains("<div class=\"version\" id=\"de/assess-plan-the-workshop\" lang=\"de\""), "{body}");
    assert!(body.contains("<div class=\"filled\" lang=\"en\">"), "{body}");
    assert!(body.contains("id=\"de/assess-plan-the-workshop/en/4001\""), "{body}");
    assert!(body.contains("<div class=\"version\" id=\"en/assess-hold-the-workshop\" lang=\"en\""), "{body}");
    let note = "<p class=\"untranslated\"><span data-word=\"untranslated\">Nicht übersetzt; gezeigt auf:</span> \
                <bdi>English</bdi></p>";
    assert!(body.contains(note), "{body}");
}

#[test]
fn a_row_that_markdown_takes_for_something_else_is_a_task_all_the_same() {
    let page = process("Plan the workshop", "Some words.").replace("\n| Task ID", "\n    | Task ID");
    let pages = Pages::none().page("en/assess-plan-the-workshop.md", page);
    assert_eq!(ftpb("tasks").of(&pages).records().len(), 1);
    let html = ftpb("export --html -").of(&pages).answer().stdout;
    assert!(html.contains(
        "data-task=\"4001\" data-role=\"fasttrack-manager\" data-for=\"teams\" data-need=\"mandatory\""
    ));
}

#[test]
fn a_hostile_page_is_text() {
    let hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)>\n\n[a](javascript:alert(3)) \
                   [b](data:text/html,x) [c](vbscript:x) [d](https://x.test/\"onclick=\"y) <https://y.test/'>\n\n\
                   ```\n</script><script>alert(4)</script>\n```\n\n## \"><script>alert(5)</script>\n\n\
                   > [!NOTE\"]\n> x\n";
    let pages = Pages::none()
        .page("en/assess-plan-the-workshop.md", process("</title><script>alert(6)</script>", hostile));
    let html = ftpb("export --html -").of(&pages).answer().stdout;
    assert_eq!(html.matches("<script").count(), 2, "the data and the script");
    assert_eq!(html.matches("</script").count(), 2);
    for link in values(body(&html), "href") {
        assert!(
            ["#", "http://", "https://", "mailto:"].iter().any(|start| link.starts_with(start)),
            "{link}"
        );
    }
    assert!(
        !html.contains("<img") && !html.contains(" onerror=alert(2)&gt;\"") && !html.contains(" onclick=")
    );
}

#[test]
fn a_part_of_the_playbook_is_exported_by_its_reference() {
    let html = ftpb("export success-execution --html - --lang ja").printed();
    assert_eq!(values(body(&html), "data-key"), ["success-support-success-execution"]);
    ftpb("export --html - nothing-of-this-name")
        .says(
            "ftpb: there is no task, process, activity, phase or page `nothing-of-this-name`; \
               `ftpb list` lists what there is\n",
        )
        .finds_nothing();
}

#[test]
fn the_file_is_new_and_says_what_it_has() {
    let folder = Pages::none();
    let call = || ftpb("export success-execution --html a.html --lang de,ja").inside(&folder);
    let said = call().answer();
    assert!(said.stdout.is_empty() && said.stderr.starts_with("ftpb: 1 Seite (de, ja, "), "{}", said.stderr);
    assert!(fs::read_to_string(folder.path("a.html")).unwrap().starts_with("<!DOCTYPE html>"));
    call()
        .says(
            "ftpb: `a.html` gibt es schon und wird nicht überschrieben; nennen Sie einen anderen Namen, oder löschen Sie `a.html` vorher\n",
        )
        .cannot();
}

#[test]
fn a_checklist_gives_its_tasks_boxes() {
    let folder = Pages::none();
    ftpb("checklist new --customer Contoso -o contoso.md --quiet").inside(&folder).printed();
    ftpb("checklist done 3735 --file contoso.md --quiet").inside(&folder).printed();
    let html = ftpb("export --html - --checklist contoso.md --lang de").inside(&folder).printed();
    let body = body(&html);
    assert!(body.contains("<input type=\"checkbox\" checked> 3735</label>"), "{body}");
    let boxes = body.matches("<input type=\"checkbox\"").count();
    let tasks = body.matches(" data-task=").count();
    assert_eq!(boxes, tasks + 1, "and one to show tasks only");
    assert_eq!(body.matches(" checked").count(), 1);
}

#[test]
fn a_checklist_gives_its_processes_and_no_others_that_have_the_same_tasks() {
    let folder = Pages::none();
    ftpb("checklist new --process success-execution -o c.md --quiet").inside(&folder).printed();
    let said = ftpb("export --html c.html --checklist c.md --lang en").inside(&folder).answer().stderr;
    assert!(said.starts_with("ftpb: wrote 1 page in en "), "{said}");
}

#[test]
fn tasks_of_a_checklist_that_no_page_has_are_named() {
    let folder = Pages::none();
    ftpb("checklist new --customer Contoso -o contoso.md --quiet").inside(&folder).printed();
    let other = Pages::none()
        .page("en/assess-plan-the-workshop.md", process("Plan the workshop", "Some words."))
        .page("en/assess-hold-the-workshop.md", process("Hold it", "Words.").replace("4001", "3735"));
    let answer = ftpb("export --html - --checklist contoso.md --lang en").of(&other).inside(&folder).answer();
    let said = &answer.stderr;
    assert!(said.contains(" of the ") && said.contains(" are on no page and were left out: "), "{said}");
    assert!(
        !answer.stderr.contains("3735") && answer.stdout.contains("data-task=\"3735\""),
        "{}",
        answer.stderr
    );
    let whole = ftpb("export --html whole.html --checklist contoso.md --lang de,en").inside(&folder).answer();
    assert_eq!(whole.stderr.lines().count(), 1, "{}", whole.stderr);
    let part =
        ftpb("export success-execution --html part.html --checklist contoso.md").inside(&folder).answer();
    assert_eq!(part.stderr.lines().count(), 1, "{}", part.stderr);
}

#[test]
fn markdown_has_the_same_pages_and_every_link_has_its_place() {
    let markdown = built_in("export --markdown - --lang de,ja").printed();
    assert!(markdown.starts_with("# FastTrack-Partneranleitung\n\n## Inhalt (Deutsch)\n"));
    let ids: HashSet<&str> = values(&markdown, "id").into_iter().collect();
    let links: Vec<&str> =
        markdown.split("](<#").skip(1).filter_map(|rest| rest.split(">)").next()).collect();
    assert!(links.len() > 20, "{}", links.len());
    for link in links {
        assert!(ids.contains(link), "{link}");
    }
    for task in built_in("tasks --lang ja").records() {
        let cell = format!(
            "<a id=\"ja/{}/{1}\"></a>{1} |",
            task["process"].as_str().unwrap(),
            task["id"].as_str().unwrap()
        );
        assert!(markdown.contains(&cell), "{cell}");
    }
}
