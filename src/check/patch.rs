//! A change as a patch that `git apply` and `patch`, with `-p0` or `-p1`, turn into the same bytes.

use std::ops::Range;

use crate::query::compare::pairing::equal_in_order;

/// How many lines around a change are shown.
const CONTEXT: usize = 3;

/// A line of a patch, with the sign before it.
type PatchLine<'a> = (u8, &'a [u8]);

/// The patch that turns the bytes of a file into others, with its name as Git writes it: below the folder in which the
/// patch is applied, with `/`.
#[must_use]
pub fn patch(name: &[u8], before: &[u8], after: &[u8]) -> Vec<u8> {
    let lines = compared(&lines(before), &lines(after));
    let mut out = Vec::new();
    for sign in ["---", "+++"] {
        out.extend_from_slice(sign.as_bytes());
        out.push(b' ');
        out.extend(quoted(name));
        out.push(b'\n');
    }
    // The lines of both files before a hunk.
    let (mut old, mut new, mut done) = (0, 0, 0);
    for hunk in hunks(&lines) {
        let count = |range: Range<usize>, sign: u8| {
            lines
                .get(range)
                .unwrap_or_default()
                .iter()
                .filter(|(own, _)| *own == sign || *own == b' ')
                .count()
        };
        (old, new) = (old + count(done..hunk.start, b'-'), new + count(done..hunk.start, b'+'));
        let (less, more) = (count(hunk.clone(), b'-'), count(hunk.clone(), b'+'));
        // A file without lines has no first line.
        let first = |before: usize, count: usize| before + usize::from(count > 0);
        let head = format!("@@ -{},{less} +{},{more} @@\n", first(old, less), first(new, more));
        out.extend_from_slice(head.as_bytes());
        for (sign, line) in lines.get(hunk.clone()).unwrap_or_default() {
            out.push(*sign);
            out.extend_from_slice(line);
            if !line.ends_with(b"\n") {
                out.extend_from_slice(b"\n\\ No newline at end of file\n");
            }
        }
        (old, new, done) = (old + less, new + more, hunk.end);
    }
    out
}

/// The lines as both programs count them: only a line feed ends one.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

/// All lines of both files: those that only one has are marked with `-` or `+`.
fn compared<'a>(old: &[&'a [u8]], new: &[&'a [u8]]) -> Vec<PatchLine<'a>> {
    let pairs = equal_in_order(old, new);
    let mut lines = Vec::with_capacity(old.len());
    let (mut x, mut y) = (0, 0);
    for (i, j) in pairs.into_iter().chain([(old.len(), new.len())]) {
        lines.extend(old.get(x..i).unwrap_or_default().iter().map(|line| (b'-', *line)));
        lines.extend(new.get(y..j).unwrap_or_default().iter().map(|line| (b'+', *line)));
        lines.extend(old.get(i).map(|line| (b' ', *line)));
        (x, y) = (i + 1, j + 1);
    }
    lines
}

/// The ranges of lines that show all changes.
fn hunks(lines: &[PatchLine<'_>]) -> Vec<Range<usize>> {
    let mut hunks: Vec<Range<usize>> = Vec::new();
    for (at, _) in lines.iter().enumerate().filter(|(_, (sign, _))| *sign != b' ') {
        let near = at.saturating_sub(CONTEXT)..(at + CONTEXT + 1).min(lines.len());
        match hunks.last_mut() {
            Some(last) if near.start <= last.end => last.end = near.end,
            _ => hunks.push(near),
        }
    }
    hunks
}

/// A name as Git quotes it. Its first folder is `.`, which `-p1` drops and `-p0` ignores.
fn quoted(name: &[u8]) -> Vec<u8> {
    let mut quoted = b"./".to_vec();
    for byte in name {
        match byte {
            b'"' | b'\\' => quoted.extend([b'\\', *byte]),
            b' '..=b'~' => quoted.push(*byte),
            _ => quoted.extend(format!("\\{byte:03o}").into_bytes()),
        }
    }
    if quoted.len() > name.len() + 2 {
        quoted.insert(0, b'"');
        quoted.push(b'"');
    }
    // Both programs take what follows a tab for a date, and a blank for part of the name only before a tab.
    if name.contains(&b' ') {
        quoted.push(b'\t');
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, before: &str, after: &str) -> String {
        String::from_utf8(patch(name.as_bytes(), before.as_bytes(), after.as_bytes())).unwrap()
    }

    #[test]
    fn changes_that_are_near_share_a_hunk() {
        let before = (1..=30).map(|n| n.to_string()).collect::<Vec<_>>().join("\n") + "\n";
        let after = before.replace("\n3\n", "\nc\n").replace("\n8\n", "\n").replace("30\n", "30");
        let expected = "--- ./a.md\n+++ ./a.md\n@@ -1,11 +1,10 @@\n 1\n 2\n-3\n+c\n 4\n 5\n 6\n 7\n-8\n 9\n 10\n 11\n\
                        @@ -27,4 +26,4 @@\n 27\n 28\n 29\n-30\n+30\n\\ No newline at end of file\n";
        assert_eq!(written("a.md", &before, &after), expected);
        assert_eq!(written("a.md", "", "x\n"), "--- ./a.md\n+++ ./a.md\n@@ -0,0 +1,1 @@\n+x\n");
    }

    #[test]
    fn a_line_that_becomes_many_changes_none_below() {
        let rows = (0..100).map(|n| format!("row {n}")).collect::<Vec<_>>().join("\n");
        let patch = written("a.md", "a\nrows\n\nb\n\nc\n", &format!("a\n{rows}\n\nb\n\nc\n"));
        let lines = |sign: &str| patch.lines().skip(2).filter(|line| line.starts_with(sign)).count();
        assert_eq!((lines("-"), lines("+"), lines(" ")), (1, 100, 4), "{patch}");
    }

    #[test]
    fn names_are_quoted_as_git_quotes_them() {
        let name = |name: &str| String::from_utf8(quoted(name.as_bytes())).unwrap();
        assert_eq!(name("en/a.md"), "./en/a.md");
        assert_eq!(name("a b.md"), "./a b.md\t");
        assert_eq!(name("ä\"\\\n.md"), "\"./\\303\\244\\\"\\\\\\012.md\"");
    }
}
