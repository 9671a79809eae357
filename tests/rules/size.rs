//! Pages larger than people write are checked in time in proportion to their length.

use ftpb::check::{self, Context, rules};
use ftpb::playbook::Playbook;
use ftpb::source::store;

use crate::run::Pages;
use crate::run::growth::assert_linear;

const HEADER: &str =
    "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n";

fn rows(count: usize) -> String {
    let row = |at: usize| format!("| {} | Do it | M | Star Gazer {at} | Hologram {at} |\n", 1000 + at % 9000);
    format!("# Plan\n\n## Approach\n\n### Do\n\n{HEADER}{}", (0..count).map(row).collect::<String>())
}

fn activities(count: usize) -> String {
    let activity = |at: usize| {
        format!(
            "### Do {at}\n\nPrimary Role: **SME**\nApplies To: **Teams**\n\n{HEADER}| {} | Do it | M | SME | Teams |\n\n",
            1000 + at % 9000
        )
    };
    format!("# Plan\n\n{}", (0..count).map(activity).collect::<String>())
}

fn links(count: usize) -> String {
    format!("# Plan\n\n{}", "[a](made-up-thing.md) and [b](#nowhere)\n\n".repeat(count))
}

fn revisions(count: usize) -> String {
    let row = |at: usize| format!("| {}-05-12 | Ana | Changed {at} |\n", 1990 + at % 30);
    let rows: String = (0..count).map(row).collect();
    format!("# Plan\n\n## Refresh Summary\n\n| Date | Who | What Changed |\n|---|---|---|\n{rows}")
}

fn marks(count: usize) -> String {
    format!("# Plan\n\n{}\n", "[](".repeat(count))
}

fn headings(count: usize) -> String {
    format!("# Plan\n\n{}", (0..count).map(|at| format!("### Do {at}\n\n")).collect::<String>())
}

#[test]
fn large_pages_are_checked_in_linear_time() {
    let open = |text: String| {
        let pages = Pages::none().page("migrate-plan.md", text);
        let playbook = Playbook::open(store::open(Some(&pages.path(""))).unwrap());
        // Pages are read when they are asked for first, which is not measured.
        assert_eq!(playbook.pages(&[]).len(), 1);
        playbook
    };
    let makes: [(&str, fn(usize) -> String); 6] = [
        ("rows", rows),
        ("activities", activities),
        ("links", links),
        ("revisions", revisions),
        ("marks of links", marks),
        ("headings", headings),
    ];
    for (what, make) in makes {
        assert_linear(
            what,
            4000,
            |count| open(make(count)),
            |playbook| {
                assert!(!check::run(&Context::of(&playbook), rules::ALL).is_empty());
            },
        );
    }
}

#[test]
fn what_can_be_removed_from_a_large_page_is_found_in_linear_time() {
    let piece =
        "a &~lt; b\n\nwo~rds ~ and\n~more\n\n~[note]: words\n\n- t~wo\n\n~```\n\n".replace('~', "\u{200B}");
    let make = |count: usize| {
        let pages = Pages::none().page("migrate-plan.md", format!("# Plan\n\n{}", piece.repeat(count)));
        let playbook = Playbook::open(store::open(Some(&pages.path(""))).unwrap());
        assert_eq!(playbook.pages(&[]).len(), 1);
        playbook
    };
    assert_linear("invisible characters", 4000, make, |playbook| {
        assert!(!playbook.pages(&[])[0].removable_characters().is_empty());
    });
}
