//! Work on many items on all processors, with the results in the order of the items.
//!
//! Plain scoped threads, not `rayon`: work may wait for a page that another thread is reading (a `OnceLock`). A rayon
//! thread that waits takes up other work, and that work may wait for the page which the same thread is about to read:
//! a deadlock.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder, available_parallelism};
use std::time::{Duration, Instant};

static PROCESSORS: LazyLock<usize> = LazyLock::new(|| available_parallelism().map_or(1, NonZero::get));

/// Starting a thread takes about as long. What is done sooner needs none.
const WORTH_A_THREAD: Duration = Duration::from_micros(100);

/// Applies `work` to each item.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let mut done = Vec::with_capacity(items.len());
    let start = Instant::now();
    while let Some(item) = items.get(done.len()).filter(|_| start.elapsed() < WORTH_A_THREAD) {
        done.push(work(item));
    }
    let rest = items.get(done.len()..).unwrap_or_default();
    done.extend(on_all_processors(rest, work));
    done
}

fn on_all_processors<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let others = (*PROCESSORS - 1).min(items.len().saturating_sub(1));
    if others == 0 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let run = || {
        let take = || {
            let at = next.fetch_add(1, Ordering::Relaxed);
            items.get(at).map(|item| (at, work(item)))
        };
        std::iter::from_fn(take).collect::<Vec<_>>()
    };
    let mut results = thread::scope(|scope| {
        // Where the system refuses a thread, the others do its work.
        let start = |_| Builder::new().spawn_scoped(scope, run).ok();
        let others: Vec<_> = (0..others).map_while(start).collect();
        let mut results = run();
        for other in others {
            results.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        results
    });
    results.sort_unstable_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Applies `work` to each item, and keeps the results that are something.
pub fn filter_map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> Option<R> + Sync) -> Vec<R> {
    map(items, work).into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use std::thread::sleep;
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        let results = map(&items, |item| {
            sleep(Duration::from_micros(10 * (item % 7) as u64));
            item * 2
        });
        assert!(results.iter().enumerate().all(|(at, result)| *result == 2 * at));
        assert!(map(&[] as &[u8], |_| 0).is_empty());
    }

    #[test]
    fn work_may_call_map_again() {
        let sums = map(&[10_u64; 40], |count| {
            let few: Vec<u64> = (0..*count).collect();
            map(&few, |own| *own).into_iter().sum::<u64>()
        });
        assert_eq!(sums, [45; 40]);
    }
}
