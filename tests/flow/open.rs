//! `ftpb open`: what a task, an activity or a page links to.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::run::{Call, HANG, Pages, ftpb};

const PAGE: &str = "# Review\n\n## Approach\n\n### Meet\n\nUse the [deck](https://x.test/deck) or ask [us](mailto:a@x.test). \
                    See [here](other.md), [bad](javascript:alert(1)) and [deck again](https://x.test/deck).\n\n\
                    | Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n\
                    | 3333 | [One](https://x.test/one) | M | FastTrack Manager | Teams |\n\
                    | 3334 | Two | O | FastTrack Manager | Teams |\n\n### Alone\n\n[Only](https://x.test/$(id)) this.\n\n\
                    | Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n\
                    | 3335 | Three | M | FastTrack Manager | Teams |\n\n### Silent\n\nNothing.\n";

fn pages() -> Pages {
    Pages::none().page("en/success-review.md", PAGE)
}

fn open(pages: &Pages, line: &str) -> Call {
    ftpb(&format!("open {line}")).of(pages.path("en"))
}

#[test]
fn several_links_are_listed_with_numbers() {
    let pages = pages();
    open(&pages, "3333")
        .prints(" 1  One\n    https://x.test/one\n 2  deck\n    https://x.test/deck\n 3  us\n    mailto:a@x.test\n")
        .finds();
    open(&pages, "3334 --print").prints("https://x.test/deck\nmailto:a@x.test\n").finds();
    open(&pages, "meet 3 --print").prints("https://x.test/one\n").finds();
    open(&pages, "success-review --print")
        .prints("https://x.test/deck\nmailto:a@x.test\nhttps://x.test/one\nhttps://x.test/$(id)\n")
        .finds();
    open(&pages, "3333 4").says("ftpb: there is no link `4`; choose one of 1, 2, 3\n").cannot();
    open(&pages, "silent")
        .says("ftpb: `silent` links to no web page and to no mail address\n")
        .finds_nothing();
}

#[test]
fn without_a_screen_the_address_is_printed() {
    open(&pages(), "3335")
        .prints("https://x.test/$(id)\n")
        .says("ftpb: no browser can be started here; this is the address\n")
        .finds();
}

#[test]
fn the_browser_gets_the_address_as_it_is_and_no_shell_reads_it() {
    let pages = pages().page(
        "bin/xdg-open",
        "#!/bin/sh\nprintf '%s' \"$1\" > \"$OPENED.part\"\n/bin/mv \"$OPENED.part\" \"$OPENED\"\n",
    );
    fs::set_permissions(pages.path("bin/xdg-open"), fs::Permissions::from_mode(0o755)).expect("a program");
    open(&pages, "3335")
        .env("PATH", pages.path("bin"))
        .env("DISPLAY", ":0")
        .env("OPENED", pages.path("opened"))
        .says("ftpb: opened https://x.test/$(id)\n")
        .finds();
    let start = std::time::Instant::now();
    while !pages.path("opened").exists() && start.elapsed() < HANG {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(fs::read_to_string(pages.path("opened")).expect("it was opened"), "https://x.test/$(id)");
}
