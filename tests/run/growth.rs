//! Whether work grows with its input or with the square of it.
//!
//! Seconds say little on a machine that does other things as well. What is compared is the processor time of the
//! test's own thread, for one input and for another one four times as large, in the same run.

use std::fs;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Fails if the work on four times the input takes more than nine times the processor time.
///
/// Linear work takes four times as long, quadratic work sixteen times. The quickest of some runs counts: caches
/// that other programs emptied make a run slower, and nothing makes it faster.
#[track_caller]
pub fn assert_linear<T>(what: &str, size: usize, make: impl Fn(usize) -> T, work: impl Fn(T)) {
    let mut quickest = [Duration::MAX; 2];
    for _ in 0..6 {
        for (quickest, size) in quickest.iter_mut().zip([size / 4, size]) {
            let input = make(size);
            let start = processor_time();
            work(input);
            *quickest = (*quickest).min(processor_time().saturating_sub(start));
        }
        // Below two milliseconds the clock is too coarse to divide by.
        let [small, large] = quickest;
        if large < small.max(Duration::from_millis(2)) * 9 {
            return;
        }
    }
    panic!("{size} {what}, next to a quarter of them, took {quickest:?} of processor time");
}

/// The processor time of this thread where Linux tells it, else the time of day.
fn processor_time() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

#[test]
fn quadratic_work_is_noticed() {
    let pairs = |count: usize| {
        let sum = (0..count)
            .flat_map(|a| (0..count).map(move |b| std::hint::black_box(a ^ b)))
            .fold(0, usize::wrapping_add);
        std::hint::black_box(sum);
    };
    assert!(std::panic::catch_unwind(|| assert_linear("pairs", 16_000, |size| size, pairs)).is_err());
}
