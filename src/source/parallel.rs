//! Work on many things side by side, in the order of the things.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder, available_parallelism};
use std::time::{Duration, Instant};

/// About as long as it takes to start a thread: what is done sooner is done alone.
const ALONE: Duration = Duration::from_micros(60);

/// What is made of each thing. The thread that asks works, too; others join it when it takes a while, and are gone
/// afterwards.
///
/// As none takes up other work while it waits, none can wait for itself.
pub fn map<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let begun = Instant::now();
    let mut made = Vec::with_capacity(things.len());
    for thing in things {
        if begun.elapsed() > ALONE {
            break;
        }
        made.push(work(thing));
    }
    let rest = things.get(made.len()..).unwrap_or_default();
    made.extend(together(rest, &work));
    made
}

/// What is made of each of the things that are there, as [`map`] does it.
pub fn filter_map<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> Option<R> + Sync) -> Vec<R> {
    map(things, work).into_iter().flatten().collect()
}

fn together<T: Sync, R: Send>(things: &[T], work: &(impl Fn(&T) -> R + Sync)) -> Vec<R> {
    // So many things that it pays to start a thread for them.
    const ENOUGH: usize = 4;
    let others = (processors() - 1).min(things.len() / ENOUGH);
    if others == 0 {
        return things.iter().map(work).collect();
    }
    let here = processor::own();
    let next = AtomicUsize::new(0);
    let take = || {
        let mut made = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { return made };
            made.push((at, work(thing)));
        }
    };
    let mut made = thread::scope(|scope| {
        // Where the system refuses a thread, those that are there do the work.
        let join = || {
            processor::leave(here);
            take()
        };
        let start = |_| Builder::new().spawn_scoped(scope, join).ok();
        let others: Vec<_> = (0..others).map_while(start).collect();
        // Those that stand in line behind this thread get to leave.
        thread::yield_now();
        let mut made = take();
        for other in others {
            made.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        made
    });
    made.sort_unstable_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}

/// How many threads the system runs at a time; at least one.
fn processors() -> usize {
    // Whether the program is given only a part of their time, the system has to read some files to tell. Of so few
    // processors it does not matter.
    const FEW: usize = 4;
    static COUNT: OnceLock<usize> = OnceLock::new();
    *COUNT.get_or_init(|| {
        let few = processor::count().filter(|count| (1..=FEW).contains(count));
        few.unwrap_or_else(|| available_parallelism().map_or(1, NonZero::get))
    })
}

/// Where a thread runs. Linux often leaves a young one, for some milliseconds, on the processor of the thread that
/// started it, although another one is idle; that is as long as most answers take.
#[cfg(target_os = "linux")]
mod processor {
    use rustix::thread::{sched_getaffinity, sched_getcpu, sched_setaffinity};

    pub fn own() -> usize {
        sched_getcpu()
    }

    /// How many there are for this program, where that is soon told.
    pub fn count() -> Option<usize> {
        usize::try_from(sched_getaffinity(None).ok()?.count()).ok()
    }

    /// Goes to another processor, if the thread is on this one. It may come back.
    pub fn leave(processor: usize) {
        if sched_getcpu() != processor {
            return;
        }
        let Ok(all) = sched_getaffinity(None) else { return };
        let mut others = all;
        others.unset(processor);
        if others.count() > 0 && sched_setaffinity(None, &others).is_ok() {
            // Where all were allowed a moment ago, they are again.
            let _ = sched_setaffinity(None, &all);
        }
    }
}

/// Elsewhere the system is trusted.
#[cfg(not(target_os = "linux"))]
mod processor {
    pub fn own() -> usize {
        0
    }

    pub fn count() -> Option<usize> {
        None
    }

    pub fn leave(_: usize) {}
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn what_is_made_stands_in_the_order_of_the_things() {
        let things: Vec<usize> = (0..1000).collect();
        let threads = Mutex::new(HashSet::new());
        let made = map(&things, |thing| {
            threads.lock().unwrap().insert(thread::current().id());
            thread::sleep(Duration::from_micros(100 * (thing % 7) as u64));
            thing * 2
        });
        assert!(made.iter().enumerate().all(|(at, made)| *made == 2 * at));
        assert_eq!(threads.lock().unwrap().len() > 1, processors() > 1);
    }

    #[test]
    fn what_is_soon_done_is_done_alone() {
        let here = thread::current().id();
        assert!(map(&[1, 2, 3], |_| thread::current().id()).iter().all(|thread| *thread == here));
        assert!(map(&[] as &[u8], |_| 0).is_empty());
    }

    #[test]
    fn work_may_be_divided_once_more() {
        let sums = map(&[10_u64; 40], |count| {
            thread::sleep(Duration::from_micros(200));
            let few: Vec<u64> = (0..*count).collect();
            map(&few, |own| {
                thread::sleep(Duration::from_micros(50));
                *own
            })
            .into_iter()
            .sum::<u64>()
        });
        assert_eq!(sums, [45; 40]);
    }
}
