//! What every target holds an input to besides its own rules: time and memory in proportion to its length.

use std::time::Duration;

use cpu_time::ThreadTime;
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The longest input; `fuzz/run` makes none that is longer.
const LONGEST: usize = 64 * 1024;

/// What [`LONGEST`] may take. The thread's own time counts: a machine that is busy with other things makes
/// nothing slower.
const MOST_TIME: Duration = Duration::from_secs(1);

/// Memory may be so many times the input …
const MOST_MEMORY: usize = 32;

/// … and this, for what is there once however short the input is.
const ONCE: usize = 1024 * 1024;

/// Does a thing with an input, and holds it to its bounds.
///
/// # Panics
/// When it takes more time or more memory than its length is worth.
pub fn bounded<T>(input: &[u8], work: impl FnOnce() -> T) -> T {
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    let start = ThreadTime::now();
    let made = work();
    let (took, used) = (start.elapsed(), HEAP.peak_usage().saturating_sub(before));
    assert!(input.len() > LONGEST || took <= MOST_TIME, "{} bytes took {took:?}", input.len());
    assert!(used <= MOST_MEMORY * input.len() + ONCE, "{} bytes took {used} bytes of memory", input.len());
    made
}
