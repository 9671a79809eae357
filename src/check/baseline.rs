//! A baseline: the findings that are known, so that only new ones count.
//!
//! A finding is known again by its rule, its file and the text of its line, not by the line's number.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::check::Found;
use crate::check::line::line_at;
use crate::source::hash::fnv1a_64;

/// The version of the file's form.
const VERSION: u32 = 1;

/// Known findings: fingerprints by file and rule.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    files: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Baseline {
    /// Knows these findings.
    #[must_use]
    pub fn of(found: &[Found<'_>]) -> Self {
        let mut baseline = Self { version: VERSION, files: BTreeMap::new() };
        for (found, fingerprint) in found.iter().zip(fingerprints(found)) {
            let rules = baseline.files.entry(found.file.clone()).or_default();
            rules.entry(found.finding.rule.name.to_owned()).or_default().push(fingerprint);
        }
        baseline
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// A sentence, when the bytes are no baseline.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let baseline: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        match baseline.version {
            VERSION => Ok(baseline),
            other => Err(format!("it is of version {other}, and this ftpb knows version {VERSION}")),
        }
    }

    /// The baseline as it is kept in a file.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Whether it knows a finding by its fingerprint.
    #[must_use]
    pub fn knows(&self, found: &Found<'_>, fingerprint: &str) -> bool {
        let rules = self.files.get(&found.file);
        let known = rules.and_then(|rules| rules.get(found.finding.rule.name));
        known.is_some_and(|known| known.iter().any(|own| own == fingerprint))
    }
}

/// What stays the same of each finding when lines move: rule, file and line, and which of several alike.
#[must_use]
pub fn fingerprints(found: &[Found<'_>]) -> Vec<String> {
    /// A page of one line may have thousands of findings in it: such a line is looked at once for each rule.
    const LONG: usize = 4096;
    let mut seen: HashMap<u64, u32> = HashMap::new();
    let mut known: HashMap<(&str, &str, u32), u64> = HashMap::new();
    let each = found.iter().map(|found| {
        let (rule, span) = (found.finding.rule.name, found.finding.span);
        let own = if span.is_empty() {
            // What stands for the whole file is known by its message: the file's first line says nothing.
            hash(&[rule, &found.file, &found.finding.message])
        } else {
            let line = line_at(found.text.as_str(), span.start as usize);
            let of_line = || hash(&[rule, &found.file, found.text.slice(line).trim()]);
            if line.range().len() < LONG {
                of_line()
            } else {
                *known.entry((rule, &found.file, line.start)).or_insert_with(of_line)
            }
        };
        let times = seen.entry(own).or_default();
        *times += 1;
        if *times == 1 { format!("{own:016x}") } else { format!("{own:016x}-{times}") }
    });
    each.collect()
}

fn hash(parts: &[&str]) -> u64 {
    fnv1a_64(parts.iter().flat_map(|part| part.bytes().chain([0])))
}
