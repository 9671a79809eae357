//! A baseline: a file of existing findings, so that only new ones count.
//!
//! A finding is identified by its rule, its file and the text of its line, not by the line number.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};
use serde::{Deserialize, Serialize};

use crate::check::FileFinding;
use crate::source::hash::fnv1a_64;
use crate::source::parallel;

/// The version of the file format.
const VERSION: u32 = 1;

/// Fingerprints of findings by file and rule.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    files: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Baseline {
    /// A baseline of these findings.
    #[must_use]
    pub fn new(findings: &[(FileFinding<'_>, String)]) -> Self {
        let mut baseline = Self { version: VERSION, files: BTreeMap::new() };
        for (finding, fingerprint) in findings {
            let rules = baseline.files.entry(finding.file.clone()).or_default();
            rules.entry(finding.finding.rule.name.to_owned()).or_default().push(fingerprint.clone());
        }
        baseline
    }

    /// Parses a baseline file.
    ///
    /// # Errors
    /// A sentence that says why the bytes are not a baseline.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let baseline: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        match baseline.version {
            VERSION => Ok(baseline),
            other => Err(format!("it has version {other}, but this ftpb reads version {VERSION}")),
        }
    }

    /// Whether the bytes are a baseline, of whatever version.
    #[must_use]
    pub fn is_one(bytes: &[u8]) -> bool {
        serde_json::from_slice::<Self>(bytes).is_ok()
    }

    /// The content of the baseline file.
    ///
    /// # Errors
    /// When the baseline cannot be written as JSON.
    pub fn to_json(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// Whether a finding with this fingerprint is in the baseline.
    #[must_use]
    pub fn contains(&self, finding: &FileFinding<'_>, fingerprint: &str) -> bool {
        let rules = self.files.get(&finding.file);
        let known = rules.and_then(|rules| rules.get(finding.finding.rule.name));
        known.is_some_and(|known| known.iter().any(|other| other == fingerprint))
    }
}

/// What stays the same of each finding when lines move: rule, file and line, and which of several alike. Findings of one
/// file stand together.
#[must_use]
pub fn fingerprints(found: &[FileFinding<'_>]) -> Vec<String> {
    let files: Vec<&[FileFinding<'_>]> = found.chunk_by(|one, two| one.file == two.file).collect();
    parallel::map(&files, |found| fingerprints_of_file(found)).concat()
}

fn fingerprints_of_file(found: &[FileFinding<'_>]) -> Vec<String> {
    /// A page of one line may have thousands of findings in it: such a line is looked at once for each rule.
    const LONG: usize = 4096;
    let mut seen: HashMap<u64, u32> = HashMap::new();
    let mut known: HashMap<(&str, u32), u64> = HashMap::new();
    let each = found.iter().map(|found| {
        let (rule, span) = (found.finding.rule.name, found.finding.span);
        let own = if span.is_empty() {
            // A finding about the whole file has no line of its own.
            hash(&[rule, &found.file, &found.finding.message])
        } else {
            let line = found.text.line_at(span.start);
            let of_line = || hash(&[rule, &found.file, found.text.slice(line).trim()]);
            if line.range().len() < LONG {
                of_line()
            } else {
                *known.entry((rule, line.start)).or_insert_with(of_line)
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
