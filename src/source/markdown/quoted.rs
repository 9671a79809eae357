//! Values between quotation marks, as lists of separated values have them (RFC 4180): what divides values divides none
//! within them.

use std::ops::Range;

/// Where a divider stands in a line, outside quoted values.
#[must_use]
pub fn places(line: &str, divider: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while let Some(rest) = line.get(start..) {
        let from = start + end_of_quoted(rest, divider).unwrap_or_default();
        let Some(at) = line.get(from..).and_then(|rest| rest.find(divider)) else { break };
        start = from + at + divider.len();
        found.push(from + at..start);
    }
    found
}

/// The byte behind the quoted value that a text begins with. A doubled mark is one of the value; another one closes it, and
/// where neither a divider nor the end follows that, the value was not quoted.
fn end_of_quoted(text: &str, divider: &str) -> Option<usize> {
    let value = text.trim_start_matches(' ').strip_prefix('"')?;
    let mut rest = value;
    loop {
        let (_, behind) = rest.split_once('"')?;
        if let Some(more) = behind.strip_prefix('"') {
            rest = more;
            continue;
        }
        let next = behind.trim_start_matches(' ');
        let is_end = next.is_empty() || next.starts_with(divider.trim_start_matches(' '));
        return is_end.then(|| text.len() - behind.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dividers_in_quoted_values_divide_nothing() {
        for (line, values) in [
            ("1,\"a, b\",c", vec!["1", "\"a, b\"", "c"]),
            ("1, \"a \"\"b\"\", c\" ,d", vec!["1", " \"a \"\"b\"\", c\" ", "d"]),
            ("\"1\",\"a,b\"", vec!["\"1\"", "\"a,b\""]),
            ("1,\"a,b,c", vec!["1", "\"a", "b", "c"]),
            ("1,a \"b,c\" d,e", vec!["1", "a \"b", "c\" d", "e"]),
            ("1,\"a,b,\"c\",d", vec!["1", "\"a", "b", "\"c\"", "d"]),
            ("1,\"a\" b,c", vec!["1", "\"a\" b", "c"]),
            ("1,,", vec!["1", "", ""]),
        ] {
            let mut start = 0;
            let ends = places(line, ",").into_iter().chain(std::iter::once(line.len()..line.len()));
            let own: Vec<&str> =
                ends.map(|place| &line[std::mem::replace(&mut start, place.end)..place.start]).collect();
            assert_eq!(own, values, "{line}");
        }
        assert_eq!(places("1\t\t\"a\tb\"\tc", "\t"), [1..2, 2..3, 8..9]);
    }
}
