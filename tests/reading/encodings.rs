//! One page in several dresses: line ends, byte order mark, UTF-16, without blank lines.

use std::fmt::Write as _;

use ftpb::playbook::{Label, Page, Playbook};
use ftpb::source::encoding::decode;
use ftpb::source::store;

/// A dress of a page's text.
pub(crate) type Dress = fn(&str) -> Vec<u8>;

/// All dresses, by name.
pub(crate) const ENCODINGS: [(&str, Dress); 6] = [
    ("CRLF", |text| text.replace('\n', "\r\n").into_bytes()),
    ("CR", |text| text.replace('\n', "\r").into_bytes()),
    ("a byte order mark", |text| format!("\u{FEFF}{text}").into_bytes()),
    ("UTF-16, little end first", |text| utf16(text, u16::to_le_bytes)),
    ("UTF-16, big end first", |text| utf16(text, u16::to_be_bytes)),
    ("no blank lines", |text| without_blank_lines(text).into_bytes()),
];

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
}

/// The text without the blank lines that Markdown can do without: all outside code, since a person needs none.
fn without_blank_lines(text: &str) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        fenced ^= line.trim_start().starts_with("```");
        if fenced || !line.trim().is_empty() {
            out.push_str(line);
        }
    }
    out
}

/// What a page means, without its places.
pub(crate) fn model(page: &Page) -> String {
    let mut out =
        format!("{} {} {} {:?} {:?}\n", page.key, page.lang, page.kind.as_str(), page.phase, page.title);
    let labels = |out: &mut String, labels: &[Label]| {
        for label in labels {
            let _ = writeln!(out, "  {}: {} {:?}", label.label, label.words, label.keys);
        }
    };
    labels(&mut out, &page.labels);
    for section in &page.sections {
        let _ = writeln!(out, "{} {} {:?}", section.level, page.heading(section), section.kind);
    }
    for activity in &page.activities {
        let _ = writeln!(out, "activity {}", activity.title);
        labels(&mut out, &activity.labels);
    }
    for task in &page.tasks {
        let _ = writeln!(
            out,
            "task {} {} {} {:?} {} {:?} {} {:?} {:?}",
            page.id(task),
            page.plain(task.name),
            task.requirement.as_str(),
            task.role(),
            page.plain(task.role_text),
            task.services,
            page.plain(task.services_text),
            task.activity,
            page.links_of(task).iter().map(|link| &link.target).collect::<Vec<_>>(),
        );
    }
    for revision in &page.revisions {
        let words = [revision.date_text, revision.who, revision.what].map(|span| page.plain(span));
        let _ = writeln!(out, "revision {:?} {} {words:?}", revision.date, revision.inferred);
    }
    for link in page.links() {
        let _ =
            writeln!(out, "link {} {} {} {}", link.text, link.target, link.image, link.section.position());
    }
    out
}

#[test]
fn the_built_in_pages_are_the_same_in_every_dress() {
    let store = store::open(None).unwrap();
    let files: Vec<String> = store.files().to_vec();
    let own = Playbook::open(store::open(None).unwrap());
    for (name, dress) in ENCODINGS {
        let folder = tempfile::tempdir().unwrap();
        for file in &files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let text = decode(store.read(file).unwrap().into_owned()).text;
            std::fs::write(path, dress(&text)).unwrap();
        }
        let dressed = Playbook::open(store::open(Some(folder.path())).unwrap());
        let (own, dressed) = (own.pages(&[]), dressed.pages(&[]));
        assert_eq!(own.len(), dressed.len());
        for (page, other) in own.iter().zip(dressed) {
            assert_eq!(model(page), model(other), "{} with {name}", page.file);
        }
    }
}
