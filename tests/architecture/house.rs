//! The source tree as modules: which file is which module, and which module uses which.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::code::{Code, Names};

/// A file of `src/`.
pub struct Module {
    /// Its file, as `src/…`.
    pub file: String,
    /// Its name from the crate's root: `["cli", "commands", "next"]`; empty for the root.
    pub path: Names,
    /// Every path that its code names, without that of its tests: `std::fs`, `super::Page::read`.
    pub names: Vec<Names>,
    /// The paths that it exports under its own name.
    exports: Vec<Names>,
}

/// All modules of the crate.
pub struct House {
    modules: BTreeMap<Names, Module>,
}

/// That one module names another.
pub struct Use<'a> {
    pub from: &'a Module,
    pub to: &'a Module,
}

/// The folder of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder, sorted, as paths from the repository's root.
pub fn files(folder: &str, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), extension, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, extension: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, extension, found);
        } else if path.extension().is_some_and(|own| own == extension) {
            let relative = path.strip_prefix(root()).unwrap();
            found.push(relative.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// The modules of `src/`, read once.
pub fn house() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(House::read)
}

impl House {
    fn read() -> Self {
        let files = files("src", "rs").into_iter().filter(|file| file != "src/main.rs");
        let modules = files.map(|file| {
            let text = fs::read_to_string(root().join(&file)).unwrap();
            let name = file.trim_start_matches("src/").trim_end_matches(".rs");
            let mut path: Names = name.split('/').map(str::to_owned).collect();
            if path.last().is_some_and(|last| last == "mod" || last == "lib") {
                path.pop();
            }
            // Tests may use every module.
            let is_test = path.iter().any(|name| name == "tests");
            let code = Code::parse(if is_test { "" } else { &text });
            (path.clone(), Module { file, path, names: code.paths(), exports: code.exports() })
        });
        Self { modules: modules.collect() }
    }

    /// The modules, by their names.
    pub fn modules(&self) -> impl Iterator<Item = &Module> {
        self.modules.values()
    }

    /// Every use of a module by another.
    pub fn uses(&self) -> Vec<Use<'_>> {
        let mut uses = Vec::new();
        for from in self.modules() {
            let named = from.names.iter().filter_map(|path| self.resolve(from, path));
            uses.extend(named.filter(|to| to.path != from.path).map(|to| Use { from, to }));
        }
        uses
    }

    /// The module that a path of the crate means in another module. A name that a module exports is followed to the
    /// child that defines it.
    fn resolve(&self, from: &Module, path: &[String]) -> Option<&Module> {
        let mut at = from.path.clone();
        let mut rest = path;
        while let [first, more @ ..] = rest {
            match first.as_str() {
                "crate" => at.clear(),
                "super" => drop(at.pop()),
                "self" => {}
                _ => break,
            }
            rest = more;
        }
        if rest.len() == path.len() {
            return None;
        }
        while let [first, more @ ..] = rest {
            let below = [at.as_slice(), std::slice::from_ref(first)].concat();
            if !self.modules.contains_key(&below) {
                break;
            }
            at = below;
            rest = more;
        }
        let module = self.modules.get(&at)?;
        Some(rest.first().and_then(|name| self.exporter(module, name)).unwrap_or(module))
    }

    /// The child that a module exports a name from: `pub use child::Name`.
    fn exporter(&self, module: &Module, name: &str) -> Option<&Module> {
        let exports = module.exports.iter().filter(|path| path.last().is_some_and(|last| last == name));
        exports.filter(|path| path.len() > 1).find_map(|path| {
            let below = [module.path.as_slice(), path.get(..1)?].concat();
            self.modules.get(&below)
        })
    }
}

#[test]
fn uses_lead_to_the_file_that_has_the_name() {
    let uses = house().uses();
    let has = |from: &str, to: &str| uses.iter().any(|one| one.from.file == from && one.to.file == to);
    assert!(has("src/cli/commands/next.rs", "src/query/flow/mod.rs"), "by the name of the module");
    assert!(
        has("src/cli/rows/task.rs", "src/query/language_choice.rs"),
        "by a name that query/mod.rs exports"
    );
    assert!(has("src/query/reference/resolver.rs", "src/query/reference/names.rs"), "by its full path");
}
