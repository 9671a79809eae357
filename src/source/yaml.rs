//! YAML from files that anybody may have written: refuses what takes the parser more than linear time.

use serde::de::{DeserializeOwned, Error as _};

/// How deeply brackets may nest. The parser's time grows with the square of it; people use two.
const DEEPEST: usize = 64;

/// Reads YAML.
///
/// # Errors
/// What the parser says, or that brackets nest too deeply.
pub(super) fn read<T: DeserializeOwned>(yaml: &str) -> Result<T, serde_yaml::Error> {
    if nests(yaml) {
        return Err(serde_yaml::Error::custom("brackets nest too deeply"));
    }
    serde_yaml::from_str(yaml)
}

/// Whether brackets nest more deeply than that. Brackets in quotation marks count, too.
fn nests(yaml: &str) -> bool {
    let mut open = 0_usize;
    yaml.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > DEEPEST
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_brackets_are_refused_and_usual_ones_are_read() {
        let list: Vec<Vec<String>> = read("[[a, b], [c]]").unwrap();
        assert_eq!(list.len(), 2);
        let many: Vec<Vec<String>> = read(&format!("[{}]", "[a], ".repeat(5_000))).unwrap();
        assert_eq!(many.len(), 5_000);
        let said = read::<serde_yaml::Value>(&"[".repeat(60_000)).unwrap_err().to_string();
        assert_eq!(said, "brackets nest too deeply");
    }
}
