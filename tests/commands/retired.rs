//! Names of earlier versions: each is answered with the line that took its place.

use crate::run::ftpb;

#[test]
fn every_old_name_is_answered_with_the_new_line() {
    for (old, name, new) in [
        ("find --lang de", "find` is now `list", "list --lang de"),
        ("history 3735 --plot", "history` is now `changes", "changes 3735 --plot"),
        ("path --from a --to 'b c' --all", "path` is now `flow", "flow --from a --to 'b c' --all"),
        ("prev --before workshop", "prev` is now `next", "next --before workshop"),
        ("prev workshop", "prev` is now `next --before", "next --before workshop"),
        ("-l de prev -b workshop", "prev` is now `next", "-l de next --before workshop"),
        ("progress c.md --json", "progress` is now `checklist status", "checklist status c.md --json"),
        ("next --progress c.md", "next --progress` is now `checklist next", "checklist next c.md"),
        ("next --progress=c.md", "next --progress` is now `checklist next", "checklist next c.md"),
        ("next -a 3731", "next -a` is now `next --after", "next --after 3731"),
        ("check -p kick-off", "check -p` is now `check --page", "check --page kick-off"),
        (
            "coverage --lacking --by page",
            "coverage --lacking` is now `coverage --missing",
            "coverage --missing --by page",
        ),
    ] {
        ftpb(old).says(&format!("ftpb: `{name}`:\n  ftpb {new}\n")).cannot();
    }
}

#[test]
fn an_old_name_that_is_no_command_here_means_nothing_special() {
    for line in ["search progress --bad", "tasks --progress"] {
        let answer = ftpb(line).answer();
        assert!(!answer.stderr.contains("is now"), "{line}: {}", answer.stderr);
        assert_eq!(answer.code, Some(2));
    }
}
