//! The file in headless Chromium, driven by `browser.mjs`: what a reader sees, does and prints.
//!
//! `FTPB_BROWSER` names a folder in which `npm install playwright-core axe-core vnu-jar` was run; `chromium`, `node`,
//! `java` and `pdftotext` are in the path. `.ci/run` installs them.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::run::tools::{leave_out, tool};
use crate::run::{Call, Pages, built_in, ftpb};

const LANGUAGES: [&str; 6] = ["de", "en", "es", "ja", "pt-BR", "zh-Hans"];

/// What people search for, in six languages: words, phrases, inside words, names for the same, without.
const QUERIES: [(&str, &str); 24] = [
    ("en", "success review"),
    ("en", "\"success review\""),
    ("en", "workshop -security"),
    ("en", "kick-off"),
    ("en", "ＴＥＡＭＳ"),
    ("en", "3735"),
    ("en", "FM"),
    ("de", "Erfolg"),
    ("de", "ausfuhrung"),
    ("de", "ÜBERSICHT"),
    ("de", "prüfung kunde"),
    ("de", "subject matter expert"),
    ("es", "exito"),
    ("es", "reunión cliente"),
    ("es", "administrador"),
    ("pt-BR", "sucesso"),
    ("pt-BR", "servicos"),
    ("pt-BR", "migração dados"),
    ("ja", "成功"),
    ("ja", "レビュー"),
    ("ja", "ﾜｰｸｼｮｯﾌﾟ"),
    ("zh-Hans", "客户"),
    ("zh-Hans", "评审"),
    ("zh-Hans", "workshop"),
];

/// The folder of the browser's packages, if all tools are there.
fn browser() -> Option<PathBuf> {
    let folder = std::env::var_os("FTPB_BROWSER");
    if folder.is_none() {
        leave_out("playwright-core is not installed, or FTPB_BROWSER does not name its folder");
    }
    let tools = ["chromium", "node", "java", "pdftotext"];
    folder.filter(|_| tools.iter().all(|name| tool(name).is_some())).map(PathBuf::from)
}

/// Runs a check of `browser.mjs` on a file.
fn check(folder: &Path, name: &str, file: &Path, expected: &Value) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/export/browser.mjs");
    let mut node = Command::new("node")
        .args([script, name])
        .arg(folder)
        .arg(file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("node starts");
    node.stdin.take().expect("a pipe").write_all(expected.to_string().as_bytes()).expect("node reads");
    succeeded(name, &node.wait_with_output().expect("node ends"));
}

fn succeeded(name: &str, output: &Output) {
    let said = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text).into_owned());
    assert!(output.status.success(), "{name}\n{}", said.concat());
}

/// The ids that `ftpb search` finds, by kind.
fn found(search: Call, lang: &str, query: &str) -> Vec<String> {
    let kinds = "--in tasks,activities,sections,pages --limit 1000";
    let hits = search.args([query]).with(kinds).args(["--lang", lang]).records();
    assert!(!hits.is_empty(), "{lang} {query}");
    let id = |hit: &Value| format!("{} {}", hit["kind"].as_str().unwrap(), hit["id"].as_str().unwrap());
    let mut ids: Vec<String> = hits.iter().map(id).collect();
    ids.sort();
    ids
}

fn ids(tasks: &[Value]) -> BTreeSet<String> {
    tasks.iter().map(|task| task["id"].as_str().unwrap().to_owned()).collect()
}

/// Exports a playbook in some languages, and does with the file what a reader does.
fn read_through(call: impl Fn(&str) -> Call, langs: &[&str], is_translated: bool) {
    let Some(folder) = browser() else { return };
    let files = Pages::none();
    call("export --html all.html --quiet").args(["--lang", &langs.join(",")]).inside(&files).printed();
    let tasks = |lang: &&str| call("tasks").args(["--lang", lang]).records();
    let name = |lang| {
        let row = tasks(lang).into_iter().find(|task| task["id"] == "3735").expect("3735 is there");
        json!({"lang": lang, "name": row["name"]})
    };
    let queries = QUERIES.iter().filter(|(lang, _)| langs.contains(lang));
    let query = |(lang, query): &(&str, &str)| json!({"lang": lang, "query": query, "ids": found(call("search"), lang, query)});
    let english = tasks(&"en");
    let filtered = call("tasks --service Teams --mandatory --lang en").records().len();
    let expected = json!({
        "names": langs.iter().map(name).collect::<Vec<_>>(),
        "queries": queries.map(query).collect::<Vec<_>>(),
        "ids": ids(&english),
        "rows": english.len(),
        "isTranslated": is_translated,
        "filtered": filtered,
    });
    check(&folder, "playbook", &files.path("all.html"), &expected);
}

#[test]
fn a_browser_shows_searches_filters_and_prints_the_built_in_playbook() {
    read_through(built_in, &LANGUAGES, true);
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn a_browser_shows_searches_filters_and_prints_real_pages() {
    let corpus = std::env::var("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages");
    read_through(|line| built_in(line).of(&corpus), &["de", "en"], false);
}

#[test]
fn a_browser_ticks_boxes_by_keyboard_and_whoever_cannot_see_misses_nothing() {
    let Some(folder) = browser() else { return };
    let files = Pages::none();
    ftpb("checklist new --customer Contoso -o contoso.md --quiet").inside(&files).printed();
    ftpb("checklist done 3735 --file contoso.md --quiet").inside(&files).printed();
    ftpb("export --html contoso.html --checklist contoso.md --lang de,ja --quiet").inside(&files).printed();
    check(&folder, "checklist", &files.path("contoso.html"), &json!({}));
    let mut java = tool("java").expect("java is there");
    let output =
        java.arg("-jar").arg(folder.join("node_modules/vnu-jar/build/dist/vnu.jar")).args(["--errors-only"]);
    succeeded("vnu", &output.arg(files.path("contoso.html")).output().expect("java starts"));
    built_in("export workshop --html workshop.html --lang ja --quiet").inside(&files).printed();
    check(&folder, "accessible", &files.path("workshop.html"), &json!({}));
}

#[test]
fn a_browser_filters_reports_and_whoever_cannot_see_misses_nothing() {
    let Some(folder) = browser() else { return };
    let files = Pages::none().page(
        "pages/en/assess-plan-the-workshop.md",
        super::process("Plan the workshop", "See [more](none.md) and <script>window.hit = 1</script>."),
    );
    let run = |line: &str| ftpb(line).inside(&files).of(files.path("pages")).answer();
    run("check --severity info --format html -o findings.html");
    let count = ftpb("check --severity info --select broken-link --fail-on never")
        .of(files.path("pages"))
        .records()
        .len();
    check(&folder, "sheet", &files.path("findings.html"), &json!({"broken": count}));
    run("coverage --html --lang de -o translations.html");
    let mut java = tool("java").expect("java is there");
    java.arg("-jar").arg(folder.join("node_modules/vnu-jar/build/dist/vnu.jar")).args(["--errors-only"]);
    java.args(["findings.html", "translations.html"].map(|file| files.path(file)));
    succeeded("vnu", &java.output().expect("java starts"));
}

#[test]
fn a_browser_runs_nothing_of_a_hostile_page() {
    let Some(folder) = browser() else { return };
    let attack = "<script>window.hit = 1</script> <img src=https://x.test/ onerror='window.hit = 2'>\n\n\
                  [a](javascript:window.hit=3) [b](data:text/html,<script>1</script>) ![c](https://x.test/c.png)\n\n\
                  <style>@import 'https://x.test/'</style><iframe src=https://x.test/></iframe>\n\n\
                  ```\n</script><script>window.hit = 4</script>\n```\n";
    let files = Pages::none().page(
        "pages/en/assess-plan-the-workshop.md",
        super::process("</title></script><script>window.hit = 5</script>", attack),
    );
    let mut call = ftpb("export --html hostile.html --quiet").inside(&files);
    call = call.of(files.path("pages"));
    call.answer();
    check(&folder, "hostile", &files.path("hostile.html"), &json!({}));
}
