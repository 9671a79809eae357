//! Delays signals while a file is written, so that no temporary file is left behind.

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the caller handles signals.
static HANDLED_BY_CALLER: AtomicBool = AtomicBool::new(false);

/// Leaves signals to the caller, who has to keep them waiting while files are written.
pub fn leave_signals_to_caller() {
    HANDLED_BY_CALLER.store(true, Ordering::SeqCst);
}

/// Lets a write beyond the length that the system allows fail, rather than end the program.
pub fn ignore_file_size_signal() {
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

/// Runs `work` without interruption. A signal such as Ctrl-C ends the program afterwards.
pub(super) fn uninterrupted<T>(work: impl FnOnce() -> T) -> T {
    #[cfg(unix)]
    if !HANDLED_BY_CALLER.load(Ordering::SeqCst) {
        return unix::uninterrupted(work);
    }
    work()
}

#[cfg(unix)]
mod unix {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, OnceLock};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::flag;
    use signal_hook::low_level::emulate_default_handler;

    /// Signals that end the program.
    const ENDING: [i32; 3] = [SIGHUP, SIGINT, SIGTERM];

    struct Signals {
        /// Whether a signal may end the program at once.
        free: Arc<AtomicBool>,
        caught: [(i32, Arc<AtomicBool>); 3],
    }

    impl Signals {
        fn new() -> Self {
            let free = Arc::new(AtomicBool::new(true));
            let caught = ENDING.map(|signal| {
                let caught = Arc::new(AtomicBool::new(false));
                // Without a handler, a signal ends the program at once, as it would anyway.
                let _ = flag::register(signal, Arc::clone(&caught))
                    .and_then(|_| flag::register_conditional_default(signal, Arc::clone(&free)));
                (signal, caught)
            });
            Self { free, caught }
        }
    }

    pub(super) fn uninterrupted<T>(work: impl FnOnce() -> T) -> T {
        static SIGNALS: OnceLock<Signals> = OnceLock::new();
        let signals = SIGNALS.get_or_init(Signals::new);
        signals.free.store(false, Ordering::SeqCst);
        let done = work();
        signals.free.store(true, Ordering::SeqCst);
        for (signal, caught) in &signals.caught {
            if caught.swap(false, Ordering::SeqCst) {
                let _ = emulate_default_handler(*signal);
            }
        }
        done
    }
}
