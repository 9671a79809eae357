//! The threads that work side by side.

use std::sync::Once;
use std::thread;

use rayon::ThreadPoolBuilder;

/// Has the program's first thread work with the others, where it is the one that asks.
///
/// A thread that only waits leaves its processor to nobody: for some milliseconds, which is as long as most answers
/// take, the system keeps two young threads on one processor rather than to move one of them.
pub fn ready() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // The first thread stays until the end; another one, a test's or a host's, might not.
        let is_first = thread::current().name() == Some("main");
        let several = thread::available_parallelism().is_ok_and(|count| count.get() > 1);
        if is_first && several {
            // That there are threads already is no fault: then they work without this one.
            let _ = ThreadPoolBuilder::new().use_current_thread().build_global();
        }
    });
}
