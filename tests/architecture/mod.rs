//! The architecture: layers, entries of a listing that do not know each other, sizes, and listings that are the
//! manual. Every failure gives the reason for the rule. Where a rule is wrong, change it here with a new reason.

mod code;
mod house;
mod listings;
mod sizes;
mod terms;
mod toolchain;

use std::collections::{BTreeMap, BTreeSet};

use code::Names;
use house::{Module, Use, house};
pub use house::{files, root};

/// The layer of a module; modules of one layer do not use each other.
fn layer(module: &Module) -> Option<u8> {
    match module.path.first()?.as_str() {
        "source" => Some(0),
        "playbook" | "output" => Some(1),
        "query" => Some(2),
        "browse" | "check" | "checklist" => Some(3),
        "cli" => Some(4),
        other => panic!(
            "src/{other} is on no layer: the layers are source, playbook and output, query, browse, check and checklist, \
             cli; put it into one of them, so that everybody knows where a thing belongs"
        ),
    }
}

/// Lower layers that a module may not use all the same: queries, checks and checklists return data, and `cli` turns it
/// into output.
const NOT_FOR: [(&str, &str); 3] = [("query", "output"), ("check", "output"), ("checklist", "output")];

#[test]
fn a_module_uses_only_layers_below_its_own() {
    let mut wrong = Vec::new();
    for Use { from, to } in house().uses() {
        let (Some(own), Some(other)) = (layer(from), layer(to)) else { continue };
        let same = from.path.first() == to.path.first();
        let forbidden = NOT_FOR.iter().any(|(a, b)| from.path[0] == *a && to.path[0] == *b);
        if (!same && own <= other) || forbidden {
            wrong.push(format!("{} uses {}", from.file, to.file));
        }
    }
    assert!(
        wrong.is_empty(),
        "{wrong:#?}\na module uses only layers below its own (source < playbook, output < query < browse, check, checklist < cli), \
         and only browse and cli use output: so a new command or a new format costs one file, not one for each of the \
         other. Move what both need to the layer below both."
    );
}

/// Folders whose files are entries of one listing.
const STRANGERS: [&str; 4] = ["cli/commands", "cli/rows", "output/format", "check/rules"];

#[test]
fn entries_of_a_listing_are_strangers_to_each_other() {
    let wrong: Vec<String> = siblings()
        .into_iter()
        .filter(|(folder, ..)| STRANGERS.contains(&folder.as_str()))
        .map(|(folder, from, to)| format!("src/{folder}: {from} uses {to}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{wrong:#?}\ncommands, rows, formats and rules are read, added and taken away one at a time; what two \
         of them need belongs to their folder's mod.rs or to a module beside the folder"
    );
}

#[test]
fn no_modules_go_round_in_a_circle() {
    let mut folders: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (folder, from, to) in siblings() {
        folders.entry(folder).or_default().entry(from).or_default().insert(to);
    }
    let circles: Vec<String> = folders
        .iter()
        .flat_map(|(folder, edges)| {
            let uses = edges.iter().flat_map(|(from, all)| all.iter().map(move |to| (from, to)));
            let round = uses.filter(|(from, to)| reaches(edges, to, from));
            round.map(move |(from, to)| format!("src/{folder}: {from} uses {to}"))
        })
        .collect();
    assert!(
        circles.is_empty(),
        "these uses close a circle: {circles:#?}\nmodules that use each other can only be \
         understood together, whatever the number of files; lift what both need out of them (a folder and \
         its own children count as one)"
    );
}

fn reaches(edges: &BTreeMap<String, BTreeSet<String>>, from: &str, goal: &str) -> bool {
    let mut open: Vec<&str> = vec![from];
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        for next in edges.get(name).into_iter().flatten() {
            if next == goal {
                return true;
            }
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    false
}

/// The uses between children of one folder: the folder, who, whom. What stands below a child counts as it.
fn siblings() -> BTreeSet<(String, String, String)> {
    let uses = house().uses();
    let between = uses.iter().filter_map(|Use { from, to }| {
        let common = from.path.iter().zip(&to.path).take_while(|(a, b)| a == b).count();
        let (a, b) = (from.path.get(common)?, to.path.get(common)?);
        Some((from.path[..common].join("/"), a.clone(), b.clone()))
    });
    between.collect()
}

#[test]
fn clap_is_known_to_the_command_line_alone() {
    let wrong: Vec<&str> = house()
        .modules()
        .filter(|module| module.path.first().is_some_and(|layer| layer != "cli"))
        .filter(|module| module.names.iter().any(|path| path[0] == "clap" || path[0].starts_with("clap_")))
        .map(|module| module.file.as_str())
        .collect();
    assert!(
        wrong.is_empty(),
        "{wrong:?}\nonly cli knows the parser of arguments: whoever uses the library, or asks it in another \
         way than on the command line, has no arguments"
    );
}

#[test]
fn files_are_opened_by_the_store_alone() {
    let opens = |path: &Names| {
        path.iter().any(|name| name == "fs" || name == "OpenOptions")
            || path.ends_with(&["File", "open"].map(str::to_owned))
    };
    let wrong: Vec<&str> = house()
        .modules()
        .filter(|module| !module.path.starts_with(&["source".to_owned(), "store".to_owned()]))
        .filter(|module| module.names.iter().any(opens))
        .map(|module| module.file.as_str())
        .collect();
    assert!(
        wrong.is_empty(),
        "{wrong:?}\nonly source/store touches the disk: so every fault of a disk is met in one place, and \
         everything else is tested without one"
    );
}
