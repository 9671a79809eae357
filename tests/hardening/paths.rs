//! Paths that lead out, in circles, or to what is no file; and names that are hardly any.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;

use super::{ASKING, ask, beside_a_sound_page, sound, survives};
use crate::run::tools::sh;
use crate::run::{Pages, ftpb};

const SECRET: &str = "the-secret-of-another-folder";

/// A folder with a secret, and within it a playbook whose pages want it.
fn wanting(page: &str) -> Pages {
    Pages::none()
        .page("secret.md", format!("# Secret\n\n{SECRET}\n"))
        .page("secret.txt", SECRET)
        .page("book/success-sound-page.md", sound(4711))
        .page("book/success-evil-page.md", page)
}

#[track_caller]
fn never_told(pages: &Pages) {
    let book = pages.path("book");
    survives(&book);
    for line in ASKING.iter().copied().chain([
        "show success-evil-page",
        "show success-evil-page --raw",
        "search the-secret-of-another-folder",
        "check --fix --diff",
    ]) {
        let answer = ask(line, &book);
        let told =
            format!("{}{}", answer.stdout, answer.stderr.replace("`the-secret-of-another-folder`", ""));
        assert!(!told.contains(SECRET), "ftpb {line} tells it\n{told}");
    }
}

#[test]
fn includes_and_links_lead_nowhere_outside() {
    let outside = Pages::none().page("secret.md", SECRET);
    let absolute = outside.path("secret.md").display().to_string();
    let ways = [
        "../secret.md",
        "..\\secret.md",
        "%2e%2e/secret.md",
        "%2e%2e%2fsecret.md",
        "./x/../../secret.md",
        "~/../secret.md",
        "....//secret.md",
        "/../secret.md",
        "../secret.txt",
        "../secret.md%00.md",
        "file:///etc/passwd",
        "/etc/passwd",
        &absolute,
    ];
    let text: String = ways
        .iter()
        .map(|way| format!("[!INCLUDE [a]({way})]\n\n[b]({way}) [c](<{way}>) ![d]({way})\n\n"))
        .collect();
    never_told(&wanting(&format!("# Evil\n\n## Next Steps\n\n{text}")));
}

#[test]
fn symbolic_links_lead_nowhere_outside() {
    let pages = wanting("# Evil\n\n[!INCLUDE [a](linked.md)]\n\n[!INCLUDE [a](far/secret.md)]\n");
    symlink(pages.path("secret.md"), pages.path("book/linked.md")).unwrap();
    symlink(pages.path(""), pages.path("book/far")).unwrap();
    symlink("/etc/passwd", pages.path("book/passwd.md")).unwrap();
    symlink("/proc/self/environ", pages.path("book/environ.md")).unwrap();
    symlink("nowhere.md", pages.path("book/dangling.md")).unwrap();
    never_told(&pages);
}

#[test]
fn nothing_is_written_through_a_link_that_leads_out() {
    let mendable = format!("\u{feff}{}", sound(4712));
    let pages = wanting("# Evil\n").page("mendable.md", &mendable);
    symlink(pages.path("mendable.md"), pages.path("book/mendable.md")).unwrap();
    ask("check --fix", &pages.path("book"));
    assert_eq!(fs::read_to_string(pages.path("mendable.md")).unwrap(), mendable);
}

#[test]
fn circles_of_includes_links_and_folders_end() {
    let pages = beside_a_sound_page()
        .page("success-a-page.md", "# A\n\n## Next Steps\n\n- [b](success-b-page.md)\n\n[!INCLUDE [b](success-b-page.md)]\n")
        .page("success-b-page.md", "# B\n\n## Next Steps\n\n- [a](success-a-page.md)\n- [b](success-b-page.md)\n\n[!INCLUDE [a](success-a-page.md)]\n")
        .page("self.md", "[!INCLUDE [self](self.md)]\n[!INCLUDE [self](./self.md)]\n");
    symlink(pages.path(""), pages.path("loop")).unwrap();
    symlink("two", pages.path("one")).unwrap();
    symlink("one", pages.path("two")).unwrap();
    survives(&pages.path(""));
    for line in
        ["next success-a-page", "flow success-a-page --to success-b-page", "next --before success-a-page"]
    {
        ask(line, &pages.path(""));
    }
}

#[test]
fn pipes_sockets_and_devices_are_no_pages() {
    let pages = beside_a_sound_page();
    for name in ["pipe.md", "toc.yml", "ftpb.toml"] {
        assert_eq!(sh(&format!("mkfifo {name}"), pages.as_ref()).code, Some(0));
    }
    fs::create_dir(pages.path("lexicon")).unwrap();
    symlink("/dev/zero", pages.path("lexicon/xx.yaml")).unwrap();
    symlink("/dev/zero", pages.path("zero.md")).unwrap();
    symlink("/dev/stdin", pages.path("stdin.md")).unwrap();
    symlink("/dev/tty", pages.path("tty.md")).unwrap();
    let _socket = UnixListener::bind(pages.path("socket.md"));
    survives(&pages.path(""));
    for device in ["/dev/null", "/dev/zero", "/dev/stdin"] {
        let answer = ftpb("tasks").of(device).answer();
        assert!(
            answer.code == Some(2) && answer.stderr.contains("neither a Markdown page"),
            "{}",
            answer.stderr
        );
    }
}

#[test]
fn a_device_is_no_settings_that_are_read_for_ever() {
    // The limit of memory ends a program that reads for ever, but with another message.
    let answer = sh("ulimit -v 2000000; exec ftpb tasks --config /dev/zero", "/".as_ref());
    assert_eq!(answer.code, Some(2), "{}", answer.stderr);
    assert_eq!(
        answer.stderr,
        "ftpb: cannot read `/dev/zero`: it is a pipe or a device; save its text to a file, and name that\n"
    );
}

#[test]
fn ten_thousand_files_are_a_playbook() {
    let pages = beside_a_sound_page();
    for number in 0..10_000 {
        fs::write(pages.path(&format!("n{number}.md")), "# N\n").unwrap();
    }
    let answer = ask("pages --lang all --fields page --format tsv", &pages.path(""));
    assert_eq!(answer.stdout.lines().count(), 10_002, "a line for each page, and the heading");
    assert!(ask("tasks --lang all", &pages.path("")).stdout.contains("4711"));
}

#[test]
fn names_may_be_any_bytes() {
    let pages = beside_a_sound_page();
    let names: [&[u8]; 9] = [
        b"success-new\nline-page.md",
        b"success-\xff\xfe-page.md",
        b"success-\x1b[2J-page.md",
        b"success--rf-page.md",
        b"success- -page.md",
        b"success-a\tb\r-page.md",
        "success-\u{202e}evil-page.md".as_bytes(),
        b"success-%2e%2e-page.md",
        b"success-$(touch x);`y`'\"-page.md",
    ];
    for (at, name) in names.iter().enumerate() {
        let id = 5_000 + u32::try_from(at).unwrap();
        fs::write(pages.path("").join(OsStr::from_bytes(name)), sound(id)).unwrap();
    }
    let folder = pages.path("").join(OsStr::from_bytes(b"fol\nder\xff"));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("success-inner-page.md"), sound(6_000)).unwrap();
    survives(&pages.path(""));
    let printed = ask("tasks --lang all --fields id --format tsv", &pages.path("")).stdout;
    for id in (5_000..5_009).chain([6_000]) {
        assert!(printed.lines().any(|line| line == id.to_string()), "{id} is lost\n{printed}");
    }
    for format in ["json", "csv", "table", "markdown", "yaml"] {
        let shown = ask(&format!("pages --lang all --format {format}"), &pages.path("")).stdout;
        assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown}");
    }
    assert!(ask("check --fix", &folder).code.is_some());
}

#[cfg(target_os = "linux")]
#[test]
fn links_in_a_circle_and_too_many_open_files_are_called_so() {
    let pages = Pages::none().page("c.md", "- [ ] **3735** Review\n");
    symlink("loop", pages.path("loop")).unwrap();
    let circle = "the links form a loop; correct one of them";
    for (line, what) in [
        ("checklist status loop", "read `loop`"),
        ("tasks --playbooks loop", "read `loop`"),
        ("tasks -o loop/t.csv", "write `loop/t.csv`"),
    ] {
        let said = format!("ftpb: cannot {what}: {circle}\n");
        ftpb(line).inside(&pages).says(&said).cannot();
    }
    let script = "ulimit -n 4; ftpb checklist done 3735 --file c.md --playbooks built-in --no-config";
    let many = sh(script, &pages.path(""));
    let said = "ftpb: cannot write `c.md`: too many files are open; close some programs, or raise the limit (`ulimit -n`)\n";
    assert_eq!((many.stderr.as_str(), many.code), (said, Some(2)));
}
