//! The reader against real pages. The folder comes from `FTPB_CORPUS`; without it these tests are ignored.

use std::path::PathBuf;

use ftpb::playbook::{Kind, Page, Playbook, Requirement};
use ftpb::source::{Tag, store};

fn corpus() -> PathBuf {
    PathBuf::from(std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages"))
}

fn open(folder: &str) -> Playbook {
    Playbook::open(store::open(Some(&corpus().join(folder))).unwrap())
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn look() {
    for (folder, lang) in [("english-playbook", "en"), ("german-playbook", "de")] {
        let playbook = open(folder);
        let all = playbook.pages(&[]);
        let pages = playbook.processes(&[Tag::new(lang)]);
        println!(
            "{folder} pages {} other-lang {}",
            all.len(),
            all.iter().filter(|p| p.lang.as_str() != lang).count()
        );
        for page in &all {
            if page.lang.as_str() != lang {
                print!("{} ", page.file)
            }
        }
        println!();
        let acts: usize = pages.iter().map(|p| p.activities.len()).sum();
        let tasks: usize = pages.iter().map(|p| p.tasks.len()).sum();
        let m: usize = pages
            .iter()
            .map(|p| p.tasks.iter().filter(|t| t.requirement == Requirement::Mandatory).count())
            .sum();
        let o: usize = pages
            .iter()
            .map(|p| p.tasks.iter().filter(|t| t.requirement == Requirement::Optional).count())
            .sum();
        println!(
            "processes {} activities {acts} tasks {tasks} m {m} o {o} revisions {}",
            pages.len(),
            pages.iter().map(|p| p.revisions.len()).sum::<usize>()
        );
        let ids: std::collections::BTreeSet<String> =
            pages.iter().flat_map(|p| p.tasks.iter().map(|t| p.id(t))).collect();
        println!(
            "distinct {} mentions {} revisions-all {} images {}",
            ids.len(),
            all.iter().filter(|p| p.kind != Kind::Process).map(|p| p.tasks.len()).sum::<usize>(),
            all.iter().map(|p| p.revisions.len()).sum::<usize>(),
            all.iter().map(|p| p.links().iter().filter(|l| l.image).count()).sum::<usize>()
        );
        for p in &pages {
            println!(
                "  {} {} {} {}",
                p.key,
                p.activities.len(),
                p.tasks.len(),
                p.tasks.iter().filter(|t| t.requirement == Requirement::Mandatory).count()
            );
        }
        let mut n = std::collections::BTreeMap::new();
        for page in &all {
            for f in &page.findings {
                *n.entry(f.rule.name).or_insert(0) += 1;
                let pl = page.text.place(f.span.start);
                println!("{}:{}:{} {} {}", page.file, pl.line, pl.column, f.rule.name, f.message);
            }
        }
        println!("{n:?}");
    }
}
