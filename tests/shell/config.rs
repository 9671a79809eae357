//! Settings: each of the five kinds of origin is told truly, and a broken file breaks no help.

use std::fs;

use ftpb::cli::settings::{Asked, Config};

use crate::run::growth::assert_linear;
use crate::run::{Pages, unnamed};

/// Where a setting comes from, by `ftpb config`.
fn origin(records: &[serde_json::Value], setting: &str) -> String {
    let own = records.iter().find(|record| record["setting"] == setting).expect("every setting is shown");
    let text = |field: &str| own[field].as_str().unwrap_or_default().to_owned();
    format!("{} {} {}", text("value"), text("origin"), text("place"))
}

#[test]
fn every_setting_says_where_it_comes_from() {
    let home = Pages::none().page("ftpb/config.toml", "lang = [\"de\", \"ja\"]\n\nformat = \"list\"\n");
    let playbook = Pages::none()
        .page("success-x.md", "# X\n")
        .page("ftpb.toml", "format = \"csv\"\n[tasks]\nwide = true\n");
    let records = unnamed("config --color never")
        .of(&playbook)
        .env("XDG_CONFIG_HOME", home.path(""))
        .env("PAGER", "most")
        .records();
    let own = home.path("ftpb/config.toml").display().to_string();
    let its = playbook.path("ftpb.toml").display().to_string();
    assert_eq!(origin(&records, "color"), "never flag --color");
    assert_eq!(origin(&records, "pager"), "most environment PAGER");
    assert_eq!(origin(&records, "lang"), format!("de,ja file {own}:1"));
    assert_eq!(origin(&records, "tasks.wide"), format!("true file {its}:3"));
    assert_eq!(origin(&records, "hyperlinks"), "auto default ");
}

#[test]
fn a_variable_goes_over_the_file_and_an_option_over_both() {
    let home = Pages::none().page("ftpb/config.toml", "lang = \"de\"\npager = \"more\"\n");
    let call = |line: &str| unnamed(line).env("XDG_CONFIG_HOME", home.path(""));
    let records = call("config").env("FTPB_LANG", "ja").env("FTPB_PAGER", "most").env("PAGER", "x").records();
    assert_eq!(origin(&records, "lang"), "ja environment FTPB_LANG");
    assert_eq!(origin(&records, "pager"), "most environment FTPB_PAGER");
    assert!(call("phases").printed().contains("Erfolg"), "the file's language is shown");
    assert!(call("phases --lang en").printed().contains("Success"), "an option goes over it");
    assert!(call("phases --no-config").printed().contains("Success"), "no file is read");
}

#[test]
fn the_language_comes_from_the_variable_that_decides_it() {
    let home = Pages::none().page("ftpb/config.toml", "lang = [\"xx\", \"ja\"]\n");
    let file = home.path("ftpb/config.toml").display().to_string();
    // With the variables: the setting, whether the file is read, and a word of the answer.
    let cases: [(&[(&str, &str)], &str, bool, &str); 12] = [
        (&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")], "en default ", false, "Success"),
        (&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8"), ("LANGUAGE", "ja")], "en default ", false, "Success"),
        (&[("LANG", "POSIX"), ("LANGUAGE", "de")], "en default ", false, "Success"),
        (&[("LANG", "C.UTF-8"), ("LANGUAGE", "de")], "en default ", false, "Success"),
        (&[("LANGUAGE", "de")], "en default ", false, "Success"),
        (&[("LC_ALL", ""), ("LANG", "de_DE.UTF-8")], "de_DE.UTF-8 environment LANG", false, "Erfolg"),
        (&[("LC_MESSAGES", "de_DE"), ("LANG", "ja_JP")], "de_DE environment LC_MESSAGES", false, "Erfolg"),
        (&[("LANG", "ja_JP"), ("LANGUAGE", "xx:de")], "xx:de environment LANGUAGE", false, "Erfolg"),
        (&[("LANG", "de_DE"), ("LANGUAGE", "xx")], "de_DE environment LANG", false, "Erfolg"),
        (&[("FTPB_LANG", "xx"), ("LANG", "de_DE")], "de_DE environment LANG", false, "Erfolg"),
        (&[("FTPB_LANG", "de"), ("LANG", "es_ES")], "de environment FTPB_LANG", true, "Erfolg"),
        (&[("FTPB_LANG", "xx"), ("LANG", "es_ES")], &format!("xx,ja file {file}:1"), true, "成功"),
    ];
    for (variables, expected, has_file, word) in cases {
        let call = |line: &str| {
            let mut call = unnamed(line);
            if has_file {
                call = call.env("XDG_CONFIG_HOME", home.path(""));
            }
            variables.iter().fold(call, |call, (name, value)| call.env(name, value))
        };
        assert_eq!(origin(&call("config").records(), "lang"), expected, "{variables:?}");
        let answer = call("phases --quiet").printed();
        assert!(answer.contains(word), "{variables:?}: {answer}");
    }
}

#[test]
fn the_defaults_of_a_command_are_its_options() {
    let home = Pages::none().page("c.toml", "[tasks]\nfields = [\"id\"]\nno_header = true\nlimit = 2\n");
    let call = |line: &str| unnamed(line).with(&format!("--config '{}'", home.path("c.toml").display()));
    assert_eq!(call("tasks").printed().lines().count(), 2);
    assert_eq!(call("tasks --limit 1").printed().lines().count(), 1, "an option goes over it");
    assert_eq!(call("processes --count").printed(), "16\n", "other commands are as they were");
}

#[test]
fn a_wrong_setting_says_file_line_and_value_and_breaks_no_help() {
    let home = Pages::none().page("ftpb/config.toml", "lang = \"de\"\nwidth = \"wide\"\n");
    let file = home.path("ftpb/config.toml").display().to_string();
    let call = |line: &str| unnamed(line).env("XDG_CONFIG_HOME", home.path(""));
    let said = format!(
        "ftpb: {file}:2: `width` takes a whole number, not `\"wide\"`; fix the line, or ignore the file \
         with --no-config\n"
    );
    call("tasks").says(&said).cannot();
    call("config").says(&said).cannot();
    for line in ["--help", "tasks --help", "-h", "--version", "--version --verbose", "help languages", "man"]
    {
        assert!(!call(line).printed().is_empty(), "{line}");
    }
    assert!(call("phases --no-config").printed().contains("Success"));
}

#[test]
fn an_unknown_setting_is_a_notice_with_a_suggestion() {
    let home = Pages::none().page("c.toml", "colour = \"auto\"\n");
    let file = home.path("c.toml").display().to_string();
    let mut call = unnamed("processes --count").with(&format!("--config '{file}'"));
    let answer = call.answer();
    assert_eq!((answer.stdout.as_str(), answer.code), ("16\n", Some(0)));
    assert_eq!(
        answer.stderr,
        format!("ftpb: {file}:1: there is no setting `colour`; did you mean `color`?\n")
    );
}

#[test]
fn a_new_file_is_written_once_and_reads_as_nothing_set() {
    let home = Pages::none();
    let call = |line: &str| unnamed(line).env("HOME", home.path(""));
    let path = call("config init").printed();
    let text = fs::read_to_string(path.trim()).expect("the file is there");
    let again = call("config init").answer();
    assert!(again.stderr.contains("already exists and was not overwritten"), "{}", again.stderr);
    assert_eq!(again.code, Some(2));
    let records = call("config").records();
    assert!(records.iter().all(|record| record["origin"] == "default"), "{records:?}");
    let set: String = text
        .lines()
        .map(|line| {
            line.strip_prefix("# ")
                .filter(|line| line.contains(" = ") || line.starts_with('['))
                .unwrap_or_default()
                .to_owned()
                + "\n"
        })
        .collect();
    fs::write(path.trim(), set).expect("the file is written");
    let records = call("config").records();
    assert!(records.iter().all(|record| record["origin"] == "file"), "every line counts: {records:?}");
}

#[test]
fn settings_are_set_and_unset_from_the_command_line() {
    let home = Pages::none().page("c.toml", "# mine\n");
    let file = home.path("c.toml").display().to_string();
    let call = |line: &str| unnamed(line).with(&format!("--config '{file}'"));
    call("config set lang de,ja").prints(&format!("{file}: lang = [\"de\", \"ja\"]\n")).finds();
    call("config set tasks.limit 2").prints(&format!("{file}: tasks.limit = 2\n")).finds();
    assert_eq!(origin(&call("config").records(), "lang"), format!("de,ja file {file}:1"));
    assert_eq!(call("tasks --fields id --no-header").printed().lines().count(), 2);
    call("config unset tasks.limit").prints(&format!("{file}: tasks.limit is not set any more\n")).finds();
    call("config unset tasks.limit").prints(&format!("{file}: tasks.limit was not set\n")).finds_nothing();
    call("config set lnag de").says("ftpb: there is no setting `lnag`; did you mean `lang`?\n").cannot();
    let unknown = "ftpb: there is no language `xx`; choose one of de, en, es, ja, pt-BR, zh-Hans\n";
    call("config set lang xx").says(unknown).cannot();
    call("config set tasks.lang de,xx").says(unknown).cannot();
    let near = call("config set color alwys").answer().stderr;
    let meant = "ftpb: there is no value `alwys`; did you mean:\n  ftpb config set color always --config ";
    assert!(near.starts_with(meant), "{near}");
    call("config set color grenn")
        .says("ftpb: `color` cannot be `grenn`; it is one of auto, always, never\n")
        .cannot();
    let text = fs::read_to_string(&file).expect("the file is there");
    assert!(text.contains("# mine") && !text.contains("limit"), "{text}");
}

#[test]
fn an_empty_variable_is_as_if_it_was_not_set() {
    let home = Pages::none().page("ftpb/config.toml", "pager = \"more\"\n");
    let records = unnamed("config")
        .env("XDG_CONFIG_HOME", home.path(""))
        .env("FTPB_PLAYBOOKS", "")
        .env("FTPB_PAGER", "")
        .env("FTPB_LANG", "")
        .env("LANG", "")
        .records();
    assert!(origin(&records, "pager").starts_with("more file "), "{records:?}");
    assert_eq!(origin(&records, "playbooks"), "built-in default ");
    assert_eq!(origin(&records, "lang"), "en default ");
}

#[cfg(unix)]
#[test]
fn a_language_that_is_no_text_is_named() {
    use std::os::unix::ffi::OsStrExt;
    let said =
        unnamed("tasks --count").env("FTPB_LANG", std::ffi::OsStr::from_bytes(b"\xff")).answer().stderr;
    assert!(said.contains("there are no pages in `\u{fffd}`"), "{said}");
}

/// Once each value was held against a copy of the whole command line.
#[test]
fn a_long_list_is_read_in_proportion() {
    let folder = Pages::none();
    let file = folder.path("c.toml");
    let write = |count: usize| {
        fs::write(&file, format!("[tasks]\nprocess = [{}]", "\"a\",".repeat(count))).expect("a file");
        Asked { file: Some(file.clone()), ..Asked::default() }
    };
    assert_linear("values of a setting", 16_000, write, |asked| {
        Config::load(&asked, ftpb::cli::command).expect("settings");
    });
}

#[test]
fn settings_that_are_set_at_the_same_time_are_all_set() {
    let home = Pages::none().page("ftpb/config.toml", "color = \"never\"\n");
    let settings =
        [("lang", "de"), ("format", "list"), ("width", "90"), ("tasks.limit", "5"), ("pager", "less")];
    let set = |(key, value): &(&str, &str)| {
        unnamed(&format!("config set {key} {value}")).env("XDG_CONFIG_HOME", home.path("")).start()
    };
    for start in ["color = \"never\"\n", ""] {
        let file = home.path("ftpb/config.toml");
        if start.is_empty() { fs::remove_file(&file) } else { fs::write(&file, start) }.unwrap();
        let children: Vec<_> = settings.iter().map(set).collect();
        for child in children {
            let answer = child.wait_with_output().unwrap();
            assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
        }
        let text = fs::read_to_string(&file).unwrap();
        for (key, _) in settings {
            assert!(text.contains(key.rsplit('.').next().unwrap()), "{key} is lost: {text}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_not_replaced_by_a_file() {
    let home = Pages::none().page("ftpb/x", "");
    let file = home.path("ftpb/config.toml");
    std::os::unix::fs::symlink("elsewhere.toml", &file).unwrap();
    let mut call = unnamed("config set lang de").env("XDG_CONFIG_HOME", home.path(""));
    assert_eq!(call.answer().code, Some(2));
    assert!(fs::symlink_metadata(&file).unwrap().is_symlink());
    fs::write(home.path("ftpb/elsewhere.toml"), "").unwrap();
    assert_eq!(call.answer().code, Some(0));
    assert_eq!(fs::read_to_string(home.path("ftpb/elsewhere.toml")).unwrap(), "lang = \"de\"\n");
}

#[test]
fn what_is_no_toml_is_named_with_its_line_by_whatever_changes_it() {
    let home = Pages::none().page("ftpb/config.toml", "lang = \"de\"\n\nwidth = ]\n");
    let place = format!("ftpb: {}:3: this is not valid TOML: ", home.path("ftpb/config.toml").display());
    for line in ["tasks", "config set lang de", "config unset lang"] {
        let answer = unnamed(line).env("XDG_CONFIG_HOME", home.path("")).answer();
        assert_eq!(answer.code, Some(2), "{line}: {}", answer.stderr);
        assert!(answer.stderr.starts_with(&place), "{line}: {}", answer.stderr);
    }
}
