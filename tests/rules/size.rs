//! Pages beyond any that people write are checked in time in proportion to their length.
//!
//! Time is never measured absolutely: a page is checked next to one a quarter of its size.

use std::time::{Duration, Instant};

use ftpb::check::{self, Context, rules};
use ftpb::playbook::Playbook;
use ftpb::source::store;

use crate::run::Pages;

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

fn time(text: String) -> Duration {
    let pages = Pages::none().page("migrate-plan.md", text);
    let playbook = Playbook::open(store::open(Some(&pages.path(""))).unwrap());
    let start = Instant::now();
    assert!(!check::run(&Context::of(&playbook), rules::ALL).is_empty());
    start.elapsed()
}

/// What is quadratic takes sixteen times as long at every try, while a machine that is shared is not always busy.
#[test]
fn large_pages_are_checked_in_linear_time() {
    for (what, make) in [("rows", rows as fn(usize) -> String), ("activities", activities), ("links", links)]
    {
        let mut seen = Vec::new();
        let linear = (0..6).any(|_| {
            let small = time(make(1000)).max(Duration::from_millis(2));
            let large = time(make(4000));
            seen.push((small, large));
            large < small * 9
        });
        assert!(linear, "4000 {what} next to a quarter of them took {seen:?}");
    }
}
