//! Walks through the playbook, as a reader takes them.

use std::fs;

use super::screen::{Browser, browse, customer};
use crate::run::{Pages, built_in, ftpb};

/// The languages of the walks: the variable, and words that only the language has.
const LANGUAGES: [(&str, &str); 3] = [("en_US.UTF-8", "en"), ("de_DE.UTF-8", "de"), ("ja_JP.UTF-8", "ja")];

/// The sizes of the walks.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 10)];

/// Goes on with a walk in every language and at every size; each has its own name.
fn everywhere(line: &str, walk: impl Fn(&mut Browser, &str, &str)) {
    for (locale, lang) in LANGUAGES {
        for (columns, rows) in SIZES {
            let mut browser = browse(line).env("LANG", locale).sized(columns, rows).open();
            walk(&mut browser, lang, &format!("{lang}-{columns}x{rows}"));
        }
    }
}

#[test]
fn from_home_to_a_task_by_the_tree() {
    everywhere("", |browser, _, name| {
        browser.looks(&format!("{name}/home.screen"));
        // All is unfolded: the last task is that of the review.
        browser.types("zGkkk").looks(&format!("{name}/tree.screen"));
        browser.types("\r").looks(&format!("{name}/task.screen"));
        browser.types("q").ends();
    });
}

#[test]
fn from_the_workshop_to_a_task_by_the_flow() {
    everywhere("customer-success-workshop", |browser, _, name| {
        // Next steps, the first one, its next steps, the first one, its tasks, the first one.
        browser.shows("1 ").types("3J\r3J\r2J\r").looks(&format!("{name}/flow.screen"));
    });
}

#[test]
fn to_a_task_by_search() {
    for (words, lang) in
        [("erfolgsprüf", "de_DE.UTF-8"), ("成功", "ja_JP.UTF-8"), ("success review", "en_US.UTF-8")]
    {
        for (columns, rows) in SIZES {
            let mut browser = browse("").env("LANG", lang).sized(columns, rows).open();
            let name = format!("{}-{columns}x{rows}", &lang[..2]);
            browser.types("/").types(words).looks(&format!("{name}/hits.screen"));
            browser.types("\r").looks(&format!("{name}/hit.screen"));
        }
    }
}

#[test]
fn back_and_forward_is_the_way_that_was_walked() {
    everywhere("success-execution", |browser, _, _| {
        // Only the page has two blanks behind the id.
        browser.shows("success-execution").types("/3735\r").shows("3735  ");
        browser.types("/3740\r").shows("3740  ").hides("3735  ");
        browser.types("\u{7f}").shows("3735  ").hides("3740  ");
        browser.resizes(60, 12).rests().types("\u{7f}").shows("success-execution").hides("3735  ");
        browser.types("]").shows("3735  ").types("]").shows("3740  ");
    });
}

#[test]
fn two_languages_stand_side_by_side() {
    everywhere("success-review/conduct-customer-success", |browser, _, name| {
        browser.shows("1 ").types("\t").looks(&format!("{name}/beside.screen"));
        // The tasks are the last.
        browser.types("G").looks(&format!("{name}/beside-tasks.screen"));
    });
}

#[test]
fn a_tick_stands_in_the_file() {
    for (locale, columns, rows) in
        LANGUAGES.into_iter().flat_map(|(locale, _)| SIZES.map(|(columns, rows)| (locale, columns, rows)))
    {
        let (pages, list) = customer();
        let state = pages.path("");
        let start = browse("3735").env("XDG_STATE_HOME", &state).env("LANG", locale);
        let mut browser = start.sized(columns, rows).open();
        browser.shows("3735  ").types("h").shows("[ ] 3735");
        browser.types("x").rests().resizes(columns + 9, rows + 3).shows("[x] 3735").shows("contoso.md");
        let text = fs::read_to_string(pages.path("contoso.md")).unwrap();
        assert_eq!(text, list.replace("[ ] **3735**", "[x] **3735**"));
    }
}

#[test]
fn a_note_stands_in_the_file_and_what_others_write_is_taken_up() {
    let (pages, list) = customer();
    let mut browser = browse("3735").env("XDG_STATE_HOME", pages.path("")).open();
    browser.shows("[ ] 3735").types("x").shows("[x] 3735").types("acall Ana\r").rests();
    let text = fs::read_to_string(pages.path("contoso.md")).unwrap();
    assert!(text.contains("call Ana"), "{text}");
    fs::write(pages.path("contoso.md"), &list).unwrap();
    browser.shows("[ ] 3735");
}

#[test]
fn the_screen_fits_whatever_its_size() {
    let mut browser = browse("3735").open();
    browser.shows("3735  Conduct");
    for (columns, rows) in [(20, 5), (5, 3), (1, 1), (300, 90), (40, 10), (80, 24)] {
        browser.resizes(columns, rows).rests();
    }
    browser.shows("3735  Conduct").types("q");
    assert!(browser.ends().success());
}

#[test]
fn a_task_of_several_processes_is_shown_as_the_chosen_one_has_it() {
    let mut browser = browse("success-execution/3731").built_in().sized(170, 40).open();
    browser.shows("3731  Teams").shows("Activity    Success › Support Success Execution › CSM");
    browser.types(":").shows("ftpb show success-execution/3731");
    // A row of the process leads to its own row, too.
    let mut browser = browse("success-execution/csm-handshake").built_in().sized(170, 40).open();
    browser.shows("3731  ").types("J\r").shows("Activity    Success › Support Success Execution › CSM");
    browser.types("5:").shows("(OSC 52): ftpb where 3731");
    let pages = Pages::none();
    let list = built_in("checklist new -p customer-success-workshop").printed();
    fs::write(pages.path("c.md"), list).unwrap();
    ftpb("use").args([pages.path("c.md")]).env("XDG_STATE_HOME", pages.path("")).answer();
    let start = browse("3734").built_in().env("XDG_STATE_HOME", pages.path(""));
    start
        .sized(170, 40)
        .open()
        .shows("3734  Microsoft")
        .shows("Activity    Assess › Conduct Customer Success Workshop ›");
    let mut browser = browse("customer-success-workshop/3278").built_in().sized(170, 40).open();
    browser.shows("3278  Outlook").shows("Activity    Assess › Conduct Customer Success Workshop ›");
}
