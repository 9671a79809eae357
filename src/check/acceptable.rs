//! Which of many fixes can be made: few readings of the page tell, as each reading tells of all fixes together.

use std::cell::Cell;
use std::collections::BTreeSet;

/// What a reading of the page with some fixes tells of them.
#[derive(Debug, Default)]
pub struct Suspects {
    /// The fixes beside which the page says something else; none where all can be made.
    pub fixes: BTreeSet<usize>,
    /// Whether it says something else where none of them is, too: some may be suspected for what others do.
    pub elsewhere: bool,
}

/// The numbers of the fixes that can be made together, of `count` fixes. `read` reads the page with some of them.
pub fn acceptable(count: usize, read: impl Fn(&[usize]) -> Suspects) -> Vec<usize> {
    let (mut good, mut open): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..count).collect());
    let elsewhere = Cell::new(false);
    let read = |some: &[usize]| {
        let suspects = read(some);
        elsewhere.set(elsewhere.get() || suspects.elsewhere);
        suspects.fixes
    };
    loop {
        let more = parts(&open).into_iter().find_map(|part| without_blamed(&good, part, read));
        let Some(more) = more else { break };
        open.retain(|fix| more.binary_search(fix).is_err());
        good.extend(more);
    }
    if elsewhere.get() {
        add_by_halves(&mut good, &open, &read);
    }
    good
}

/// The fixes of a part that can be made beside the good ones, without the suspects.
fn without_blamed(
    good: &[usize],
    mut part: Vec<usize>,
    read: impl Fn(&[usize]) -> BTreeSet<usize>,
) -> Option<Vec<usize>> {
    while !part.is_empty() {
        let suspects = read(&[good, &part].concat());
        if suspects.is_empty() {
            return Some(part);
        }
        let tried = part.len();
        part.retain(|fix| !suspects.contains(fix));
        if part.len() == tried {
            break;
        }
    }
    None
}

/// Parts of the open fixes: all; then, of few, each alone; of many, halves by each bit of their places, so that any two
/// of them are apart once.
fn parts(open: &[usize]) -> Vec<Vec<usize>> {
    const FEW: usize = 8;
    let all = std::iter::once(open.to_vec());
    if open.len() <= FEW {
        return all.chain(open.iter().map(|fix| vec![*fix])).collect();
    }
    let half = |bit: u32, side: usize| -> Vec<usize> {
        open.iter().enumerate().filter(|(place, _)| place >> bit & 1 == side).map(|(_, fix)| *fix).collect()
    };
    let bits = (0..=open.len().ilog2()).rev();
    all.chain(bits.flat_map(|bit| [half(bit, 0), half(bit, 1)])).collect()
}

/// Adds those open fixes that can be made beside the good ones, though others hide it.
fn add_by_halves(good: &mut Vec<usize>, open: &[usize], read: &impl Fn(&[usize]) -> BTreeSet<usize>) {
    if open.is_empty() {
        return;
    }
    if read(&[good, open].concat()).is_empty() {
        good.extend(open);
    } else if open.len() > 1 {
        let (first, second) = open.split_at(open.len() / 2);
        add_by_halves(good, first, read);
        add_by_halves(good, second, read);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn thousands_of_bad_fixes_are_told_in_few_readings() {
        let readings = Cell::new(0);
        let read = |some: &[usize]| {
            readings.set(readings.get() + 1);
            Suspects { fixes: some.iter().copied().filter(|fix| fix % 5 > 0).collect(), elsewhere: false }
        };
        assert!(acceptable(5000, read).into_iter().eq((0..5000).step_by(5)));
        assert!(readings.get() < 40, "{} readings", readings.get());
    }

    /// A page in which each fix edits every second piece; a bad one damages some pieces from its own on.
    fn read(damages: &[usize], some: &[usize]) -> Suspects {
        let mut suspects = Suspects::default();
        let bad = some.iter().filter_map(|fix| Some((2 * fix, *damages.get(*fix)?)));
        for piece in bad.flat_map(|(own, damage)| own..(own + damage).min(2 * damages.len())) {
            suspects.elsewhere |= piece % 2 > 0 || !some.contains(&(piece / 2));
            suspects.fixes.extend(some.iter().filter(|fix| **fix <= piece / 2).max());
        }
        suspects
    }

    proptest! {
        #[test]
        fn the_same_fixes_are_made_as_one_by_one(
            damages in prop::collection::vec(prop_oneof![7 => Just(0), 1 => Just(1), 1 => 1..8usize, 1 => Just(99)], 0..60),
        ) {
            let mut good = acceptable(damages.len(), |some| read(&damages, some));
            good.sort_unstable();
            let alone = |fix: &usize| read(&damages, &[*fix]).fixes.is_empty();
            prop_assert!(good.into_iter().eq((0..damages.len()).filter(alone)));
        }
    }
}
