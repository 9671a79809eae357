//! One thing is one hit, the reader's language comes first, and whole words before parts of words.

use crate::run::{Pages, ftpb};

const TASKS: &str =
    "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n";

/// A process with an activity and a task.
fn process(title: &str, activity: &str, task: &str, text: &str) -> String {
    format!("# {title}\n\n{text}\n\n## Approach\n\n### {activity}\n\n#### FTOP Tasks\n\n{TASKS}{task}\n")
}

fn pages() -> Pages {
    Pages::none()
        .page(
            "en/assess-plan.md",
            process(
                "Plan",
                "Paint the Fence",
                "| 1001 | Mix it | M | FM | Teams |",
                "A Late Night Tea (LNT) is made. Buy planks.",
            ),
        )
        .page("en/approach-short.md", format!("# Short Way\n\n{TASKS}| 1001 | Mix it | M | FM | Teams |\n"))
        .page(
            "de/assess-plan-de.md",
            process(
                "Planung",
                "Zaun streichen",
                "| 1001 | Mischen | M | FM | Teams |",
                "Das ist der Plan und nicht die Plank.",
            ),
        )
}

fn found(line: &str, lang: &str) -> Vec<String> {
    let call = ftpb(&format!("search {line} --format csv --fields kind,id,lang,file"));
    let pages = pages();
    let answer = call.of(&pages).env("LANG", lang).answer();
    answer.stdout.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn a_task_and_its_mention_are_one_hit_in_the_readers_language() {
    assert_eq!(found("1001 --in tasks", "en_US.UTF-8"), ["task,1001,en,en/assess-plan.md"]);
    assert_eq!(found("1001 --in tasks", "de_DE.UTF-8"), ["task,1001,de,de/assess-plan-de.md"]);
}

#[test]
fn the_words_of_an_activity_find_its_tasks() {
    assert_eq!(found("fence --in tasks", "en_US.UTF-8"), ["task,1001,en,en/assess-plan.md"]);
}

#[test]
fn the_readers_language_comes_first_and_whole_words_before_parts() {
    let english = found("plan --in pages", "en_US.UTF-8");
    assert_eq!(english[0], "page,assess-plan,en,en/assess-plan.md");
    let german = found("plan --in pages", "de_DE.UTF-8");
    assert_eq!(german[0], "page,assess-plan,de,de/assess-plan-de.md");
}

#[test]
fn quotation_marks_mean_the_phrase() {
    assert_eq!(found("'\"buy planks\"'", "en_US.UTF-8").len(), 1);
    assert!(found("'\"planks buy\"'", "en_US.UTF-8").is_empty());
}

#[test]
fn an_abbreviation_answers_with_its_entry_of_the_glossary_first() {
    let pages = pages();
    let answer = ftpb("search LNT").of(&pages).answer();
    assert!(answer.stdout.starts_with("Term  Definition"), "{}", answer.stdout);
    assert!(answer.stdout.contains("LNT"), "{}", answer.stdout);
}
