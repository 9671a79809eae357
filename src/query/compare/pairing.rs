//! Pairs the elements of two sequences in their order, by similarity.

/// The pairs of indices with the highest total score that do not cross; a score of zero or less makes no pair.
#[must_use]
pub fn in_order(a: usize, b: usize, score: impl Fn(usize, usize) -> i32) -> Vec<(usize, usize)> {
    let width = b + 1;
    let mut best = vec![0_i64; (a + 1) * width];
    let at = |best: &[i64], i: usize, j: usize| best.get(i * width + j).map_or(0, |value| *value);
    let paired = |best: &[i64], i: usize, j: usize| match score(i, j) {
        gain if gain > 0 => Some(at(best, i + 1, j + 1) + i64::from(gain)),
        _ => None,
    };
    for i in (0..a).rev() {
        for j in (0..b).rev() {
            let skip = at(&best, i + 1, j).max(at(&best, i, j + 1));
            let value = paired(&best, i, j).unwrap_or(skip).max(skip);
            if let Some(slot) = best.get_mut(i * width + j) {
                *slot = value;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a && j < b {
        if paired(&best, i, j) == Some(at(&best, i, j)) {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if at(&best, i + 1, j) == at(&best, i, j) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_pairs_that_do_not_cross_are_taken() {
        let pair = |a: &str, b: &str| {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            in_order(a.len(), b.len(), |i, j| i32::from(a.get(i) == b.get(j)))
        };
        assert_eq!(pair("abc", "abc"), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(pair("abcd", "acd"), [(0, 0), (2, 1), (3, 2)]);
        assert_eq!(pair("ab", "ba").len(), 1);
        assert!(pair("", "abc").is_empty());
    }
}
