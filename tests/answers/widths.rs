//! No line is wider than the window, and nothing is lost because it is narrow.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::{LANGUAGES, listings};
use crate::run::{built_in, ftpb};

const WIDTHS: [usize; 7] = [40, 50, 60, 80, 100, 120, 200];

#[track_caller]
fn fits(text: &str, width: usize, what: &str) {
    for line in text.lines() {
        // An address that is alone on its line is not cut: nobody could follow it.
        let own = line.trim_start_matches([' ', '│', '•']);
        let address = own.contains("://") && !own.contains(' ');
        assert!(address || line.width() <= width, "{what} at {width}: {} cells\n{line}", line.width());
    }
}

/// How often each character occurs, without blanks and rules.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    for letter in text.chars().filter(|c| !c.is_whitespace() && *c != '─') {
        *letters.entry(letter).or_default() += 1;
    }
    letters
}

/// Every listing in a language, at every width: a test for each language, so that threads share the work.
#[track_caller]
fn every_listing_fits_every_width_and_loses_no_character(lang: &str) {
    // The answers of `search` and `show` are no tables, and `list` is for programs.
    let is_table = |line: &String| !["list", "search", "show"].iter().any(|own| line.starts_with(own));
    for line in listings().into_iter().filter(is_table) {
        let line = format!("{line} --lang {lang} --quiet");
        let ask = |rest: &str| ftpb(&format!("{line} {rest}")).answer().stdout;
        let (table, list) = (letters(&ask("--format table --wide")), letters(&ask("--format list --wide")));
        for width in WIDTHS {
            fits(&ask(&format!("--width {width}")), width, &line);
            let wrapped = ask(&format!("--wrap --width {width}"));
            fits(&wrapped, width, &line);
            assert!(!wrapped.contains('…'), "{line} at {width}\n{wrapped}");
            let text = ask(&format!("--format table --wide --width {width}"));
            fits(&text, width, &line);
            let is_table = text.lines().any(|line| line.starts_with('─'));
            assert_eq!(&letters(&text), if is_table { &table } else { &list }, "{line} at {width}\n{text}");
        }
        fits(&ask("--format list --wide --width 40"), 40, &line);
    }
}

mod every_listing_fits_every_width_and_loses_no_character_in {
    use super::every_listing_fits_every_width_and_loses_no_character as fits;

    #[test]
    fn german() {
        fits("de");
    }

    #[test]
    fn english() {
        fits("en");
    }

    #[test]
    fn spanish() {
        fits("es");
    }

    #[test]
    fn japanese() {
        fits("ja");
    }

    #[test]
    fn portuguese() {
        fits("pt-BR");
    }

    #[test]
    fn chinese() {
        fits("zh-Hans");
    }
}

#[test]
fn what_is_found_fits_every_width() {
    for lang in LANGUAGES {
        for width in WIDTHS {
            let line = format!("search FastTrack --lang {lang} --width {width}");
            fits(&ftpb(&line).answer().stdout, width, &line);
        }
    }
}

#[test]
fn a_record_takes_one_line_from_sixty_cells_in_every_language() {
    for (line, field) in [
        ("tasks", "id"),
        ("processes", "title"),
        ("phases", "title"),
        ("activities", "activity"),
        ("pages", "page"),
    ] {
        for lang in LANGUAGES {
            let count: usize =
                ftpb(&format!("{line} --lang {lang} --count")).printed().trim().parse().unwrap();
            for width in [60, 80, 120] {
                // Sorted records stand in no groups.
                let line = format!("{line} --lang {lang} --width {width} --no-header --sort {field}");
                let text = ftpb(&line).printed();
                // A key without room beside a name takes a second line.
                let is_tight = width < 80 && text.lines().any(|line| line.contains(" · "));
                assert!(text.lines().count() == count || is_tight, "{line}\n{text}");
            }
        }
    }
}

/// A page at every width holds what it holds unwrapped: its headings and paragraphs letter by letter, the words of its
/// tables, its task ids.
fn page_fits(show: &dyn Fn(&str) -> String, ids: &[String], what: &str) {
    let squeezed =
        |text: &str| text.chars().filter(|c| !c.is_whitespace() && !"│─═╌".contains(*c)).collect::<String>();
    let whole = show("");
    for width in WIDTHS {
        let text = show(&format!("--width {width}"));
        fits(&text, width, what);
        let solid = squeezed(&text);
        for line in whole.lines() {
            let line = line.trim_start_matches([' ', '│']).trim_end();
            if line.contains("  ") {
                let plain = |word: &&str| word.len() <= 20 && word.chars().all(|c| c.is_ascii_alphanumeric());
                for word in line.split_whitespace().filter(plain) {
                    assert!(text.contains(word), "{what} at {width} lacks {word}\n{text}");
                }
            } else {
                assert!(solid.contains(&squeezed(line)), "{what} at {width} lacks\n{line}\nin\n{text}");
            }
        }
        for id in ids {
            assert!(text.contains(id.as_str()), "{what} at {width} lacks {id}");
        }
    }
}

fn ids(of: &str, tasks: &[Value]) -> Vec<String> {
    let own = tasks.iter().filter(|task| task["file"] == of);
    own.map(|task| task["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_built_in_page_fits_every_width_and_loses_nothing() {
    for lang in LANGUAGES {
        let tasks = ftpb(&format!("tasks --lang {lang}")).records();
        for page in ftpb(&format!("pages --lang {lang}")).records() {
            let key = page["page"].as_str().unwrap();
            let line = format!("show {key} --lang {lang} --quiet");
            let ids = ids(page["file"].as_str().unwrap(), &tasks);
            // A phase's page is followed by a listing of its own.
            let line = if key.starts_with("phase-") { line + " --section overview" } else { line };
            page_fits(&|rest| ftpb(&format!("{line} {rest}")).answer().stdout, &ids, &line);
        }
        for id in ["3735", "3740"] {
            let line = format!("show {id} --lang {lang}");
            page_fits(&|rest| ftpb(&format!("{line} {rest}")).printed(), &[id.to_owned()], &line);
        }
    }
}

fn pages(folder: &Path, found: &mut Vec<(u64, PathBuf)>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (path, size) = (entry.path(), entry.metadata().unwrap().len());
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push((size, path));
        }
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_largest_real_pages_fit_every_width_and_lose_nothing() {
    let corpus =
        PathBuf::from(std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages"));
    let mut found = Vec::new();
    pages(&corpus, &mut found);
    found.sort_by(|a, b| b.cmp(a));
    assert!(found.len() >= 20, "{} pages", found.len());
    for (_, file) in found.iter().take(20) {
        let tasks = ftpb("tasks --json --quiet").of(file).answer().stdout;
        let tasks: Vec<Value> = serde_json::from_str(&tasks).unwrap();
        let page = ftpb("pages").of(file).records().remove(0);
        let key = page["page"].as_str().unwrap();
        let ids = ids(page["file"].as_str().unwrap(), &tasks);
        let show = |rest: &str| ftpb(&format!("show {key} --quiet {rest}")).of(file).answer().stdout;
        page_fits(&show, &ids, &file.display().to_string());
    }
}

/// A key that is cut cannot be typed.
#[test]
fn no_key_is_cut() {
    for (line, field) in [
        ("pages", "page"),
        ("pages --sort title", "page"),
        ("processes", "process"),
        ("processes --sort title", "process"),
        ("tasks --sort id", "process"),
        ("activities --sort activity", "process"),
    ] {
        let keys = built_in(&format!("{line} --fields {field} --no-header")).printed();
        assert!(keys.lines().count() >= 16, "{keys}");
        for width in [60, 80, 120] {
            let screen = built_in(&format!("{line} --width {width}")).printed();
            let words: BTreeSet<&str> = screen.split_whitespace().filter(|word| word.len() > 4).collect();
            // The end of a key means it, too.
            let is_there = |key: &&str| words.iter().any(|word| key.trim().ends_with(word));
            let cut: Vec<&str> = keys.lines().filter(|key| !is_there(key)).collect();
            assert!(cut.is_empty(), "{line} at {width}: {cut:?}\n{screen}");
        }
    }
}
