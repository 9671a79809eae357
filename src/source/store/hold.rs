//! An interruption waits until a file is whole: nothing half is left behind, and nothing beside it.

/// Does what must not be interrupted. Ctrl-C and the like end the program once it is done.
pub(super) fn held<T>(work: impl FnOnce() -> T) -> T {
    #[cfg(unix)]
    return unix::held(work);
    #[cfg(not(unix))]
    work()
}

#[cfg(unix)]
mod unix {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, OnceLock};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::flag;
    use signal_hook::low_level::emulate_default_handler;

    /// What ends a program that is not asked to leave anything undone.
    const ENDING: [i32; 3] = [SIGHUP, SIGINT, SIGTERM];

    struct Signals {
        /// Whether nothing is being done that must not be interrupted.
        free: Arc<AtomicBool>,
        caught: [(i32, Arc<AtomicBool>); 3],
    }

    impl Signals {
        fn new() -> Self {
            let free = Arc::new(AtomicBool::new(true));
            let caught = ENDING.map(|signal| {
                let caught = Arc::new(AtomicBool::new(false));
                // A system that takes no handler leaves the program as it was: interrupted at once.
                let _ = flag::register(signal, Arc::clone(&caught))
                    .and_then(|_| flag::register_conditional_default(signal, Arc::clone(&free)));
                (signal, caught)
            });
            Self { free, caught }
        }
    }

    pub(super) fn held<T>(work: impl FnOnce() -> T) -> T {
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
