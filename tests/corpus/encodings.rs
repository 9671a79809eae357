//! The same page in another dress: line ends, byte order mark, UTF-16, without blank lines.

use std::fs;
use std::path::Path;

use ftpb::playbook::Playbook;
use ftpb::source::store;

use super::corpus;
use crate::reading::encodings::{ENCODINGS, model};

fn copy(from: &Path, to: &Path, dress: fn(&str) -> Vec<u8>) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target, dress);
        } else {
            let text = ftpb::source::encoding::decode(fs::read(entry.path()).unwrap()).text.into_owned();
            let page = target.extension().is_some_and(|extension| extension == "md");
            fs::write(target, if page { dress(&text) } else { text.into_bytes() }).unwrap();
        }
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn every_page_is_the_same_in_every_dress() {
    let own = Playbook::open(store::open(Some(&corpus())).unwrap());
    for (name, dress) in ENCODINGS {
        let folder = tempfile::tempdir().unwrap();
        copy(&corpus(), folder.path(), dress);
        let dressed = Playbook::open(store::open(Some(folder.path())).unwrap());
        for (page, other) in own.pages(&[]).iter().zip(dressed.pages(&[])) {
            assert_eq!(model(page), model(other), "{} with {name}", page.file);
        }
    }
}
