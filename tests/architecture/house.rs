//! The source tree as modules: which file is which module, and which module uses which.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of `src/`.
pub struct Module {
    /// Its file, as `src/…`.
    pub file: String,
    /// Its name from the crate's root: `["cli", "commands", "next"]`; empty for the root.
    pub path: Vec<String>,
    /// Its code: without comments, and without its tests.
    pub code: String,
}

/// All modules of the crate.
pub struct House {
    modules: BTreeMap<Vec<String>, Module>,
}

/// That one module names another.
pub struct Use<'a> {
    /// The one that names.
    pub from: &'a Module,
    /// The one that is named.
    pub to: &'a Module,
}

/// The repository.
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

impl House {
    /// Reads `src/`.
    pub fn read() -> Self {
        let files = files("src", "rs").into_iter().filter(|file| !file.ends_with("/main.rs"));
        let modules = files.map(|file| {
            let text = fs::read_to_string(root().join(&file)).unwrap();
            let name = file.trim_start_matches("src/").trim_end_matches(".rs");
            let mut path: Vec<String> = name.split('/').map(str::to_owned).collect();
            if path.last().is_some_and(|last| last == "mod" || last == "lib") {
                path.pop();
            }
            // A file of tests alone may reach wherever it has to.
            let tests = path.last().is_some_and(|last| last == "tests");
            let code = if tests { String::new() } else { code_of(&text) };
            (path.clone(), Module { file, path, code })
        });
        Self { modules: modules.collect() }
    }

    /// The modules, by their names.
    pub fn modules(&self) -> impl Iterator<Item = &Module> {
        self.modules.values()
    }

    /// Every use of a module by another, as the code has it.
    pub fn uses(&self) -> Vec<Use<'_>> {
        let mut uses = Vec::new();
        for from in self.modules() {
            for path in paths(&from.code) {
                let Some(to) = self.named(from, &path) else { continue };
                if to.path != from.path {
                    uses.push(Use { from, to });
                }
            }
        }
        uses
    }

    /// The module that a path means where it is written; names that a folder hands on are followed.
    fn named(&self, from: &Module, path: &[String]) -> Option<&Module> {
        let mut at: Vec<String> = from.path.clone();
        let mut rest = path;
        while let [first, more @ ..] = rest {
            match first.as_str() {
                "crate" => at.clear(),
                "super" => {
                    at.pop();
                }
                _ => break,
            }
            rest = more;
        }
        while let [first, more @ ..] = rest {
            let mut below = at.clone();
            below.push(first.clone());
            if !self.modules.contains_key(&below) {
                break;
            }
            at = below;
            rest = more;
        }
        let module = self.modules.get(&at)?;
        let handed_on = rest.first().and_then(|name| self.handed_on(module, name));
        Some(handed_on.unwrap_or(module))
    }

    /// The child that a module hands a name on from: `pub use child::Name`.
    fn handed_on(&self, module: &Module, name: &str) -> Option<&Module> {
        let at = module.code.split("pub use ").skip(1);
        let children = at.flat_map(|rest| {
            let tree = rest.split(';').next().unwrap_or_default();
            expand(tree)
        });
        children.filter(|path| path.last().is_some_and(|last| last == name) && path.len() > 1).find_map(
            |path| {
                let mut below = module.path.clone();
                below.push(path.first().cloned()?);
                self.modules.get(&below)
            },
        )
    }
}

/// Code without comments and without the tests at its end.
fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths that begin at `crate` or `super`, those of `use` trees one by one.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for root in ["crate::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '"') {
                continue;
            }
            found.extend(expand(&code[at..]));
        }
    }
    found
}

/// The paths of a tree such as `a::{b, c::{d, e}}`; what follows the tree is left alone.
fn expand(text: &str) -> Vec<Vec<String>> {
    fn tree(text: &mut &str, before: &[String], found: &mut Vec<Vec<String>>) {
        let mut path = before.to_vec();
        loop {
            *text = text.trim_start();
            if let Some(inner) = text.strip_prefix('{') {
                *text = inner;
                loop {
                    tree(text, &path, found);
                    *text = text.trim_start();
                    let Some(more) = text.strip_prefix(',') else { break };
                    *text = more;
                }
                *text = text.strip_prefix('}').unwrap_or(text);
                return;
            }
            let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
            let (name, more) = text.split_at(end);
            if !name.is_empty() && name != "self" {
                path.push(name.to_owned());
            }
            *text = more;
            match text.strip_prefix("::") {
                Some(more) => *text = more,
                None => break,
            }
        }
        if path.len() > before.len() || !path.is_empty() && before.len() == path.len() {
            found.push(path);
        }
    }
    let mut found = Vec::new();
    let mut rest = text;
    tree(&mut rest, &[], &mut found);
    found
}

#[test]
fn trees_of_uses_are_read_path_by_path() {
    let code =
        "use crate::output::{self, Style, terminal::{Painter, StyledSpan}};\nlet x = super::Leaf::key;";
    let paths: Vec<String> = paths(code).iter().map(|path| path.join("::")).collect();
    assert_eq!(
        paths,
        [
            "crate::output",
            "crate::output::Style",
            "crate::output::terminal::Painter",
            "crate::output::terminal::StyledSpan",
            "super::Leaf::key"
        ]
    );
}

#[test]
fn uses_lead_to_the_file_that_has_the_name() {
    let house = House::read();
    let uses = house.uses();
    let has = |from: &str, to: &str| uses.iter().any(|one| one.from.file == from && one.to.file == to);
    assert!(has("src/cli/commands/next.rs", "src/query/flow/mod.rs"), "by the name of the module");
    assert!(
        has("src/cli/rows/task.rs", "src/query/language_choice.rs"),
        "by a name that query/mod.rs hands on"
    );
    assert!(has("src/query/reference/names.rs", "src/query/reference/mod.rs"), "by its full path");
}
