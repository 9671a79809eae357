//! The reports of `ftpb check`, and its ways of living with old pages.

use serde_json::Value;

use crate::run::tools::tool;
use crate::run::{Pages, ftpb};

const PAGE: &str =
    "# Page\n\n- [Gone: 100%, really](made-up-thing.md)\n- [Mail](a@example.org)\n\n### Deep\n";

fn pages() -> Pages {
    Pages::none().page("de/a b-de.md", PAGE)
}

fn said(line: &str) -> (String, Option<i32>) {
    let pages = pages();
    let answer = ftpb(line).of(&pages).answer();
    (answer.stdout, answer.code)
}

#[test]
fn sarif_is_what_its_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("sarif-schema-2.1.0.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let pages = pages();
    for line in ["check --format sarif --severity info", "check --format sarif --select safelink"] {
        let answer = ftpb(line).of(&pages).answer();
        let log: Value = serde_json::from_str(&answer.stdout).unwrap();
        let faults: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    let log: Value = serde_json::from_str(&ftpb("check --format sarif").of(&pages).answer().stdout).unwrap();
    let result = &log["runs"][0]["results"][0];
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"], &region["endColumn"]),
        (&3.into(), &24.into(), &40.into())
    );
    let rule = &log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .and_then(|rules| rules.get(usize::try_from(result["ruleIndex"].as_u64()?).ok()?))
        .unwrap();
    assert_eq!((&rule["id"], &result["ruleId"]), (&"broken-link".into(), &"broken-link".into()));
    let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.ends_with("de/a%20b-de.md"), "{uri}");
}

#[test]
fn github_commands_are_escaped_as_github_reads_them() {
    let (out, code) = said("check --format github");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!((lines.len(), code), (3, Some(1)));
    for line in &lines {
        let (command, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (level, properties) = command.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&level) && !message.is_empty());
        for property in properties.split(',') {
            let (name, value) = property.split_once('=').unwrap();
            assert!(
                ["file", "line", "endLine", "col", "endColumn", "title"].contains(&name)
                    && !value.contains(':')
            );
        }
    }
    assert!(lines[1].ends_with(",line=4,endLine=4,col=10,endColumn=23,title=malformed-link::`a@example.org` is missing `mailto:`; write the link as `[text](address)`"), "{}", lines[1]);
}

#[test]
fn short_lines_are_places_that_editors_open() {
    let (out, _) = said("check --format short");
    let line = out.lines().next().unwrap();
    assert!(
        line.ends_with("/de/a b-de.md:3:24: error: broken-link: `made-up-thing.md` does not exist"),
        "{line}"
    );
    // As Vim's default errorformat reads it: %f:%l:%c: %m
    let (place, message) = line.split_once(": ").unwrap();
    let mut parts = place.rsplitn(3, ':');
    assert_eq!((parts.next(), parts.next()), (Some("24"), Some("3")));
    assert!(std::path::Path::new(parts.next().unwrap()).is_absolute() && message.starts_with("error: "));
}

#[test]
fn gitlab_issues_have_what_gitlab_asks_for() {
    let (out, _) = said("check --format gitlab");
    let issues: Vec<Value> = serde_json::from_str(&out).unwrap();
    assert_eq!(issues.len(), 3);
    let mut prints = Vec::new();
    for issue in &issues {
        assert!(["info", "minor", "major"].contains(&issue["severity"].as_str().unwrap()));
        assert!(issue["location"]["lines"]["begin"].is_u64() && issue["description"].is_string());
        prints.push(issue["fingerprint"].as_str().unwrap().to_owned());
    }
    prints.sort();
    prints.dedup();
    assert_eq!(prints.len(), 3, "each finding has a fingerprint of its own");
}

#[test]
fn a_markdown_report_is_a_table_a_page() {
    let pages = Pages::none().page("a-de.md", "# Seite\n\n[a](b|c.md)\n");
    let report = ftpb("check --format markdown").of(&pages).answer().stdout;
    let report = report.replace(&pages.path("").display().to_string(), "");
    assert_eq!(
        report,
        "# Findings\n\n1 finding in 1 file of 1 page: 1 error.\n\n| Rule | Severity | Findings |\n|---|---|---:|\n\
         | broken-link | error | 1 |\n\n## /a-de.md\n\n| Line | Severity | Rule | Finding | Remedy |\n\
         |---:|---|---|---|---|\n| 3 | error | broken-link | `b\\|c.md` does not exist | link to an existing page, or remove the link |\n"
    );
}

#[test]
fn machine_formats_hold_the_fields_of_the_contract() {
    let pages = pages();
    let records = ftpb("check --fail-on never").of(&pages).records();
    assert_eq!(records.len(), 3);
    let names: Vec<&String> = records[0].as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        ["rule", "severity", "message", "help", "page", "lang", "file", "line", "column", "owner"]
    );
    assert_eq!(records[0]["file"], "de/a b-de.md");
}

#[test]
fn the_exit_code_is_that_of_the_severity_to_fail_on() {
    assert_eq!(said("check").1, Some(1));
    assert_eq!(said("check --fail-on never").1, Some(0));
    assert_eq!(said("check --fail-on error").1, Some(1));
    assert_eq!(said("check --select heading-level --fail-on error").1, Some(0));
    assert_eq!(said("check --select heading-level --fail-on warning").1, Some(1));
    // What is not shown fails all the same, if it is to.
    assert_eq!(said("check --select front-matter --fail-on info").1, Some(1));
    assert_eq!(said("check --select front-matter").1, Some(0));
}

#[test]
fn rules_and_groups_are_chosen_and_misspelt_ones_are_suggested() {
    assert!(said("check --select links --ignore broken-link --format short").0.lines().count() == 1);
    ftpb("check --select brokn-link")
        .says("ftpb: there is no rule `brokn-link`; did you mean:\n  ftpb check --select broken-link\n")
        .cannot();
    ftpb("tasks --format sarif")
        .says("ftpb: there is no format `sarif`; choose one of csv, json, jsonl, list, markdown, plain, table, tsv, yaml\n")
        .cannot();
}

#[test]
fn pages_and_owners_are_chosen() {
    let page = |owner: &str| format!("---\ntitle: x\nft.owner: {owner}\n---\n# A\n\n### B\n");
    let pages = Pages::none().page("plan.md", page("anna")).page("review.md", page("ben"));
    let files = |line: &str| {
        let out = ftpb(line).of(&pages).with("--format short").answer().stdout;
        out.lines()
            .filter_map(|line| line.rsplit('/').next()?.split(':').next().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(files("check"), ["plan.md", "review.md"]);
    assert_eq!(files("check --page review"), ["review.md"]);
    assert_eq!(files("check --page plan.md"), ["plan.md"]);
    assert_eq!(files("check --owner Anna"), ["plan.md"]);
    ftpb("check --owner bn")
        .of(&pages)
        .says("ftpb: there is no owner `bn`; did you mean:\n  ftpb check --owner ben --playbooks ")
        .answer();
    ftpb("check --owner nobody")
        .of(&pages)
        .says("ftpb: there is no owner `nobody`; choose one of anna, ben\n")
        .finds_nothing();
}

#[test]
fn comments_keep_findings_quiet() {
    let quiet = PAGE
        .replace("- [Gone", "<!-- ftpb: ignore broken-link,malformed-link both are examples -->\n- [Gone");
    let pages = Pages::none().page("a-de.md", quiet);
    let out = ftpb("check --format short").of(&pages).answer().stdout;
    assert!(out.lines().count() == 1 && out.contains("heading-level"), "{out}");
}

#[test]
fn a_baseline_knows_findings_wherever_their_lines_move() {
    let pages = pages();
    let file = pages.path("known.json").display().to_string();
    let known = format!("--baseline '{file}'");
    let wrote = ftpb("check --write-baseline").of(&pages).with(&known).answer();
    assert_eq!(
        (wrote.code, wrote.stderr.contains("wrote 4 findings to ")),
        (Some(0), true),
        "{}",
        wrote.stderr
    );
    let moved =
        Pages::none().page("de/a b-de.md", format!("One more line.\n\n{PAGE}\n[new](made-up-too.md)\n"));
    let answer = ftpb("check --format short").of(&moved).with(&known).answer();
    assert_eq!(answer.stdout.lines().count(), 1, "{}", answer.stdout);
    assert!(answer.stdout.contains("made-up-too.md") && answer.code == Some(1));
    ftpb("check --baseline gone.json")
        .says("ftpb: there is no file `gone.json`; check its name and folder\n")
        .cannot();
}

#[test]
fn a_summary_counts_and_shows_no_place() {
    let (out, _) = said("check --summary");
    assert_eq!(
        out,
        "    1  error    broken-link\n    1  error    malformed-link\n    1  warning  heading-level\n\n\
         3 findings in 1 file of 1 page: 2 errors, 1 warning\nnot shown: 1 info; --severity info shows them\n"
    );
}

#[test]
fn a_rule_explains_itself() {
    ftpb("check --explain joined-rows")
        .prints(
            "
            joined-rows  (tables, error)

            Two task rows on one line.

            Markdown drops everything after the last column, so the second task is not on the page.

            For example:

                | 1327 | Plan | M | FM | Teams || 1328 | Build | O | FM | Teams |

            Better:

                | 1327 | Plan | M | FM | Teams |
                | 1328 | Build | O | FM | Teams |

            How to fix it: move the second row to its own line. `ftpb check --fix` does it where that is safe.
            ",
        )
        .finds();
    let listed = ftpb("check --list").records();
    assert_eq!(listed.len(), ftpb::check::rules::ALL.len());
}

/// A playbook may bring its own severities.
#[test]
fn the_command_line_and_the_settings_change_the_severity_of_rules() {
    let weighed = ["warning: broken-link", "error: heading-level"];
    let has = |out: &str| weighed.iter().all(|part| out.contains(part));
    let (out, code) = said("check --format short --rule-severity broken-link=warning,heading-level=error");
    assert!(has(&out) && code == Some(1), "{out}");
    let settings = "[check]\nformat = \"short\"\nignore = [\"malformed-link\"]\nfail_on = \"error\"\n\
        rule_severity = [\"structure=error\", \"broken-link=warning\"]\n";
    let pages = pages().page("ftpb.toml", settings);
    let of = |line: &str| ftpb(line).of(&pages).answer();
    let answer = of("check");
    assert!(has(&answer.stdout) && !answer.stdout.contains("malformed-link"), "{}", answer.stdout);
    assert_eq!(answer.code, Some(1));
    assert_eq!(of("check --ignore heading-level,malformed-link").code, Some(0), "a warning is no error");
    let sarif: Value = serde_json::from_str(&of("check --format sarif").stdout).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["level"], "warning");
    let unknown = of("check --rule-severity broken-lnk=error");
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("broken-link"), "{}", unknown.stderr);
    let heavy = of("check --rule-severity broken-link=heavy");
    assert_eq!(heavy.code, Some(2));
    assert!(heavy.stderr.contains("error, warning, info"), "{}", heavy.stderr);
}

#[test]
fn of_very_many_findings_of_a_kind_the_rest_is_counted() {
    let text = "# Page\n\n".to_owned() + &"[a](made-up-thing.md)\n\n".repeat(3000);
    let pages = Pages::none().page("a.md", text);
    let answer = ftpb("check --select broken-link --format short").of(&pages).answer();
    let lines: Vec<&str> = answer.stdout.lines().collect();
    assert_eq!(lines.len(), 1001);
    assert!(
        lines[1000].ends_with("broken-link: this, and 1999 more like it further down"),
        "{}",
        lines[1000]
    );
}

/// Vim takes the lines into its list of errors, and knows file, line, column and kind of each.
#[test]
fn short_lines_are_read_by_vim() {
    let pages = pages();
    let lines = ftpb("check --format short").of(&pages).answer().stdout;
    let (errors, read) = (pages.path("errors.txt"), pages.path("read.txt"));
    std::fs::write(&errors, &lines).unwrap();
    let script = format!(
        "set errorformat=%f:%l:%c:\\ %t%*[^:]:\\ %m\ncgetfile {}\n\
        call writefile(map(filter(getqflist(), 'v:val.valid'), \
        {{_, e -> printf('%s:%d:%d:%s', bufname(e.bufnr), e.lnum, e.col, e.type)}}), '{}')\nqa!\n",
        errors.display().to_string().replace(' ', "\\ "),
        read.display()
    );
    let script_file = pages.path("script.vim");
    std::fs::write(&script_file, script).unwrap();
    let Some(mut vim) = tool("vim") else { return };
    vim.args(["-u", "NONE", "-N", "-es", "-S"]).arg(&script_file).stdin(std::process::Stdio::null());
    vim.status().unwrap();
    let read = std::fs::read_to_string(read).unwrap();
    let expected: Vec<String> = lines
        .lines()
        .map(|line| {
            let (place, rest) = line.split_once(": ").unwrap();
            format!("{place}:{}", &rest[..1])
        })
        .collect();
    assert_eq!(read.lines().collect::<Vec<_>>(), expected);
    assert_eq!(expected.len(), 3);
}

#[test]
fn a_page_of_which_git_names_no_lines_counts_as_changed() {
    let pages = Pages::none().page("a.md", "# A\n").page("b.md", "# B\n").page("c.md", "# C\n");
    let git = |args: &[&str]| {
        let mut git = tool("git").unwrap();
        git.args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]);
        assert!(git.args(args).current_dir(pages.path("")).output().unwrap().status.success(), "{args:?}");
    };
    std::fs::write(pages.path(".gitattributes"), "c.md -diff\n").unwrap();
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "pages"]);
    let utf_16: Vec<u8> = "\u{feff}# B\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(pages.path("a.md"), "# A\n\nx\0y\n").unwrap();
    std::fs::write(pages.path("b.md"), utf_16).unwrap();
    std::fs::write(pages.path("c.md"), "# C\n\n[new](gone.md)\n").unwrap();
    let path = std::env::var("PATH").unwrap();
    let answer = ftpb("check --diff-base HEAD --format short --select invalid-encoding,utf-16,broken-link");
    let out = answer.env("PATH", &path).of(&pages).answer().stdout;
    for rule in ["invalid-encoding", "utf-16", "broken-link"] {
        assert!(out.contains(rule), "{rule}: {out}");
    }
}

#[test]
fn build_systems_get_paths_from_the_top_of_the_repository() {
    let pages = Pages::none().page("docs/a.md", "# A\n\n[x](gone.md)\n");
    std::fs::create_dir(pages.path(".git")).unwrap();
    let (top, docs) = (pages.path(""), pages.path("docs"));
    let line = |format: &str| {
        format!("check --select broken-link --format {format} --playbooks '{}'", docs.display())
    };
    for (format, path) in [
        ("github", "file=docs/a.md,"),
        ("gitlab", "\"path\": \"docs/a.md\""),
        ("sarif", "\"uri\": \"docs/a.md\""),
    ] {
        let out = ftpb(&line(format)).answer().stdout;
        assert!(out.contains(path), "{out}");
        let above = top.parent().unwrap().display().to_string();
        let out = ftpb(&line(format)).env("GITHUB_WORKSPACE", &above).answer().stdout;
        assert!(out.contains("/docs/a.md") && !out.contains(path) && !out.contains(&above), "{out}");
        let out = ftpb(&line(format)).env("CI_PROJECT_DIR", "/made-up").answer().stdout;
        assert!(out.contains(path), "{out}");
    }
}

#[test]
fn no_report_holds_what_steers_a_terminal() {
    let pages = Pages::none().page("a.md", "---\nms.date: 99/99/20\u{1b}]0;x\u{7}\u{202e}\u{85}\n---\n# A\n");
    for format in ["text", "github", "gitlab", "markdown", "sarif", "short"] {
        let out = ftpb(&format!("check --select bad-date --format {format}")).of(&pages).answer().stdout;
        let hazard = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(out.contains("99/99/20") && !out.contains(hazard), "{out:?}");
    }
}
