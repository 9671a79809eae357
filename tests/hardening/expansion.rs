//! Few bytes that want to become many, or deep, or large.

use ftpb::source::Lexicon;

use super::{TABLE, ask, beside_a_sound_page, sound, survives};
use crate::run::ftpb;

/// Nine lists, each of nine times the one before: a thousand million values from a few hundred bytes.
fn laughs() -> String {
    let first = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    let more = (1..9).map(|at| {
        let before = format!("*a{}", at - 1);
        format!("a{at}: &a{at} [{}]\n", [before.as_str(); 9].join(", "))
    });
    first + &more.collect::<String>()
}

#[test]
fn yaml_bombs_explode_nowhere() {
    let deep = format!("title: {}\n", "[".repeat(20_000));
    let maps = format!("title: {}x\n", "{a: ".repeat(20_000));
    let lines: String = (0..2_000).map(|at| format!("{}k:\n", " ".repeat(at))).collect();
    let mut pages = beside_a_sound_page();
    for (at, yaml) in [laughs(), deep, maps, lines].iter().enumerate() {
        pages = pages
            .page(&format!("success-bomb{at}-page.md"), format!("---\n{yaml}---\n\n{}", sound(4800 + at)))
            .page(
                &format!("lexicon/x{at}.yaml"),
                format!("tag: x{at}\nsections:\n  overview: [Boom]\n{yaml}"),
            )
            .page(&format!("lexicon/y{at}.yaml"), yaml)
            .page(&format!("b{at}/toc.yml"), format!("- name: Bomb\n  href: success-bomb-page.md\n{yaml}"));
    }
    survives(&pages.path(""));
    let tasks = ask("tasks --lang all --fields id --format tsv", &pages.path("")).stdout;
    for at in 0..4 {
        assert!(tasks.contains(&format!("480{at}")), "the page with the bomb has a task\n{tasks}");
    }
}

#[test]
fn a_lexicon_of_aliases_is_refused_or_small() {
    let words = format!("{}sections:\n  overview: *a8\n", laughs());
    assert!(Lexicon::parse(&words).is_err(), "a bomb is no lexicon");
    let nested = format!("sections:\n  overview: {}x{}\n", "[".repeat(5_000), "]".repeat(5_000));
    assert!(Lexicon::parse(&nested).is_err());
}

#[test]
fn settings_that_nest_without_end_are_an_error_with_its_line() {
    for value in ["[".repeat(50_000), "{a=".repeat(50_000), "a.".repeat(20_000) + "a = 1\nx"] {
        let pages = beside_a_sound_page().page("deep.toml", format!("lang = {value}\n"));
        let file = pages.path("deep.toml").display().to_string();
        let answer = ftpb(&format!("tasks --config {file}")).answer();
        assert!(answer.code == Some(2) && answer.stderr.contains("deep.toml:1: "), "{}", answer.stderr);
    }
}

/// Three thousand levels of whatever nests: far more than any stack holds frames.
#[test]
fn nesting_has_no_end_and_is_survived() {
    const LEVELS: usize = 3_000;
    let shapes: [(&str, String); 14] = [
        ("quotes", "> ".repeat(LEVELS) + "x"),
        ("lists", "- ".repeat(LEVELS) + "x"),
        ("numbered lists", "1. ".repeat(LEVELS) + "x"),
        ("quotes in lists", "- > ".repeat(LEVELS) + "x"),
        ("brackets", "[".repeat(LEVELS) + "x" + &"]".repeat(LEVELS)),
        ("links", "[a](".repeat(LEVELS) + "x" + &")".repeat(LEVELS)),
        ("images", "![".repeat(LEVELS) + "x" + &"](y)".repeat(LEVELS)),
        ("emphasis", "*a **b ".repeat(LEVELS / 4)),
        ("backticks", (1..300).map(|at| "`".repeat(at) + " ").collect()),
        ("tags", "<div>".repeat(LEVELS) + "x" + &"</div>".repeat(LEVELS)),
        ("tables of HTML", "<table><tr><td>".repeat(LEVELS)),
        ("comments", "<!-- ".repeat(LEVELS)),
        ("entities", "&amp;".repeat(LEVELS) + &"&".repeat(LEVELS)),
        ("indented lists", (0..600).map(|at| format!("{}- x\n", "  ".repeat(at))).collect()),
    ];
    let mut pages = beside_a_sound_page();
    for (name, text) in &shapes {
        let file = format!("success-{}-page.md", name.replace(' ', "-").to_lowercase());
        pages = pages.page(&file, format!("# Deep\n\n## Approach\n\n{text}\n\n{}", sound(4712)));
    }
    survives(&pages.path(""));
    for (name, _) in &shapes {
        let name = name.replace(' ', "-").to_lowercase();
        ask(&format!("show success-{name}-page --width 60"), &pages.path(""));
    }
}

#[test]
fn huge_numbers_are_text() {
    let digits = "9".repeat(5_000);
    let page = format!(
        "---\nms.date: {digits}/{digits}/{digits}\nnumber: {digits}\nfloat: 1e{digits}\n---\n# Huge\n\n{TABLE}\
         | {digits} | Many | M | SME | Teams |\n| 4712 | One {digits} | M | SME | Teams |\n\n\
         {digits}. item\n\n[a](success-sound-page.md#{digits})\n\n## Refresh Summary\n\n\
         | Date | Who Changed | What Changed |\n|---|---|---|\n| {digits}/1/2020 | A | B |\n| 1/1/{digits} | A | B |\n"
    );
    let pages = beside_a_sound_page().page("success-huge-page.md", page);
    survives(&pages.path(""));
    for line in ["changes --lang all", "show success-huge-page", "show 4712", "changes --since 1900-01-01"] {
        ask(line, &pages.path(""));
    }
    for line in
        ["tasks --width 65535", "tasks --width 99999999999999999999", "search x --limit 18446744073709551615"]
    {
        ask(line, &pages.path(""));
    }
    ask(&format!("show {digits}"), &pages.path(""));
}
