//! A playbook that changes while it is read.

use std::fs;
use std::os::unix::fs::symlink;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use ftpb::playbook::Playbook;
use ftpb::source::store;

use super::{ASKING, ask, beside_a_sound_page, sound};

#[test]
fn what_vanishes_or_changes_between_listing_and_reading_costs_only_itself() {
    let pages = beside_a_sound_page()
        .page("success-gone-page.md", sound(4712))
        .page("success-pipe-page.md", sound(4713))
        .page("success-folder-page.md", sound(4714))
        .page("success-shorter-page.md", sound(4715))
        .page("success-longer-page.md", "# Short\n");
    let playbook = Playbook::open(store::open(Some(&pages.path(""))).unwrap());
    fs::remove_file(pages.path("success-gone-page.md")).unwrap();
    fs::remove_file(pages.path("success-pipe-page.md")).unwrap();
    symlink("/dev/zero", pages.path("success-pipe-page.md")).unwrap();
    fs::remove_file(pages.path("success-folder-page.md")).unwrap();
    fs::create_dir(pages.path("success-folder-page.md")).unwrap();
    fs::write(pages.path("success-shorter-page.md"), "").unwrap();
    fs::write(pages.path("success-longer-page.md"), sound(4716)).unwrap();
    let read = playbook.pages(&[]);
    let ids: Vec<String> =
        read.iter().flat_map(|page| page.tasks.iter().map(|task| page.id(task).into_owned())).collect();
    assert_eq!(ids, ["4716", "4711"]);
    let mut faults: Vec<String> = playbook.problems().map(ToString::to_string).collect();
    faults.sort_unstable();
    assert_eq!(faults.len(), 3, "{faults:?}");
    for (fault, name) in faults.iter().zip(["success-folder-page", "success-pipe-page", "success-gone-page"])
    {
        assert!(fault.contains(name), "{fault}");
    }
}

#[test]
fn a_playbook_may_be_written_while_it_is_read() {
    let mut pages = beside_a_sound_page();
    for number in 0..60 {
        pages = pages.page(&format!("success-n{number}-page.md"), sound(5_000 + number));
    }
    let root = pages.path("");
    let done = Arc::new(AtomicBool::new(false));
    let (folder, end) = (root.clone(), Arc::clone(&done));
    let writer = thread::spawn(move || {
        while !end.load(Ordering::Relaxed) {
            for number in 0..60 {
                let path = folder.join(format!("success-n{number}-page.md"));
                let _ = fs::remove_file(&path);
                let _ = fs::write(&path, "");
                let _ = fs::write(&path, sound(5_000 + number));
            }
        }
    });
    for line in ASKING.iter().cycle().take(12) {
        ask(line, &root);
    }
    let tasks = ask("tasks --lang all --fields id --format tsv", &root).stdout;
    done.store(true, Ordering::Relaxed);
    writer.join().unwrap();
    assert!(tasks.lines().any(|id| id == "4711"), "{tasks}");
}
