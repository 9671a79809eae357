//! The limits of every target: time and memory in proportion to the length of the input.

use std::time::Duration;

use cpu_time::ProcessTime;
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The longest input in bytes; `fuzz/run` generates no longer ones.
const LONGEST: usize = 64 * 1024;

/// The time for an input of [`LONGEST`] bytes: processor time, so that other work on the machine does not count.
const MOST_TIME: Duration = Duration::from_secs(1);

/// Memory may be this many times the length of the input …
const MOST_MEMORY: usize = 32;

/// … and this many bytes more, for tables that do not depend on it.
pub const ONCE: usize = 1024 * 1024;

/// Runs work on an input, and checks its limits.
///
/// # Panics
/// If it takes more time or memory than an input of this length may.
pub fn bounded<T>(input: &[u8], work: impl FnMut() -> T) -> T {
    bounded_beside(ONCE, input, work)
}

/// The same for work that takes some bytes of memory beside those for its input.
///
/// # Panics
/// See [`bounded`].
pub fn bounded_beside<T>(bytes: usize, input: &[u8], mut work: impl FnMut() -> T) -> T {
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    let (made, took) = timed(&mut work);
    let used = HEAP.peak_usage().saturating_sub(before);
    assert!(used <= MOST_MEMORY * input.len() + bytes, "{} bytes took {used} bytes of memory", input.len());
    // The processor's clock of a virtual machine may jump: what is slow is so twice.
    if input.len() <= LONGEST && took > MOST_TIME {
        let (_, again) = timed(&mut work);
        assert!(again <= MOST_TIME, "{} bytes took {took:?}, and {again:?} once more", input.len());
    }
    made
}

fn timed<T>(work: &mut impl FnMut() -> T) -> (T, Duration) {
    let start = ProcessTime::now();
    (work(), start.elapsed())
}
