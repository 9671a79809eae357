//! Takes the terminal, and gives it back as it was: at the end, after a panic, to a signal that ends or stops the
//! program, and while an editor has it.

use std::io::{self, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fmt, panic};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{Command, execute};

/// Held by whoever draws, runs a command, or gives the terminal back: none of it is interrupted by another.
static WORK: Mutex<()> = Mutex::new(());

/// Whether the terminal is ours.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is ours.
static HAS_MOUSE: AtomicBool = AtomicBool::new(true);

/// Whether others have written to the screen.
static IS_STALE: AtomicBool = AtomicBool::new(false);

/// The terminal, as long as it is taken.
pub(super) struct Guard(());

impl Guard {
    /// Takes the terminal.
    pub(super) fn take() -> io::Result<Self> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            restore();
            before(about);
        }));
        // A signal that comes too early waits until there is something to restore.
        let _work = Self::work();
        #[cfg(unix)]
        signals::handle_signals()?;
        take()?;
        Ok(Self(()))
    }

    /// Keeps signals waiting until the work is done.
    pub(super) fn work() -> MutexGuard<'static, ()> {
        WORK.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the screen has to be drawn from nothing, since others have written to it.
    pub(super) fn take_stale() -> bool {
        IS_STALE.swap(false, Ordering::SeqCst)
    }

    /// Whether somebody else has written to the screen since it was drawn.
    pub(super) fn has_to_draw() -> bool {
        IS_STALE.load(Ordering::SeqCst)
    }

    /// Takes the mouse, or leaves it to the terminal.
    pub(super) fn mouse(has: bool) -> io::Result<()> {
        HAS_MOUSE.store(has, Ordering::SeqCst);
        if has { execute!(stdout(), Buttons) } else { execute!(stdout(), DisableMouseCapture) }
    }

    /// Lets another program have the terminal. Signals do not wait for its end.
    pub(super) fn suspend_for<T>(work: impl FnOnce() -> T) -> io::Result<T> {
        {
            let _work = Self::work();
            restore();
        }
        let done = work();
        let _work = Self::work();
        take()?;
        Ok(done)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        // Nobody takes it back after that: whoever was continued may be doing so now.
        let _work = Self::work();
        restore();
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    IS_TAKEN.store(true, Ordering::SeqCst);
    IS_STALE.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide)?;
    if HAS_MOUSE.load(Ordering::SeqCst) { execute!(stdout(), Buttons) } else { Ok(()) }
}

/// Gives the terminal back, if it is taken. Nobody is left to tell if it is gone.
fn restore() {
    if IS_TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
    }
}

/// Reports clicks and the wheel, but not each movement.
struct Buttons;

impl Command for Buttons {
    fn write_ansi(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str("\u{1b}[?1000h\u{1b}[?1006h")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        crossterm::event::EnableMouseCapture.execute_winapi()
    }
}

#[cfg(unix)]
mod signals {
    use std::sync::atomic::Ordering;
    use std::sync::{MutexGuard, TryLockError};
    use std::time::Duration;
    use std::{io, thread};

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::{IS_TAKEN, WORK, restore, take};
    use crate::source::store::hold;

    /// How often a signal asks whether the work is done, and how long it waits from one time to the next.
    const PATIENCE: (u32, Duration) = (400, Duration::from_millis(5));

    /// Obeys signals from now on, in a thread of its own: the other one may be waiting for a terminal that is gone.
    pub(super) fn handle_signals() -> io::Result<()> {
        hold::leave_signals_to_caller();
        let mut signals = Signals::new([SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])?;
        thread::Builder::new().spawn(move || signals.forever().for_each(on_signal))?;
        Ok(())
    }

    fn on_signal(signal: i32) {
        let _work = lock_or_give_up();
        match signal {
            // Whoever continued us may have changed the terminal meanwhile.
            SIGCONT if IS_TAKEN.load(Ordering::SeqCst) => {
                restore();
                let _ = take();
            }
            SIGCONT => {}
            // They are for the editor that has the terminal.
            SIGINT | SIGQUIT if !IS_TAKEN.load(Ordering::SeqCst) => {}
            SIGTSTP => super::stop(),
            _ => {
                restore();
                let _ = emulate_default_handler(signal);
            }
        }
    }

    /// Waits for the end of the work, though not forever.
    fn lock_or_give_up() -> Option<MutexGuard<'static, ()>> {
        for _ in 0..PATIENCE.0 {
            match WORK.try_lock() {
                Ok(work) => return Some(work),
                Err(TryLockError::Poisoned(work)) => return Some(work.into_inner()),
                Err(TryLockError::WouldBlock) => thread::sleep(PATIENCE.1),
            }
        }
        None
    }
}

/// Stops the program, until the shell continues it. The terminal is the shell's meanwhile.
#[cfg(unix)]
pub(super) fn stop() {
    let was_taken = IS_TAKEN.load(Ordering::SeqCst);
    restore();
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
    if was_taken {
        let _ = take();
    }
}

/// Elsewhere, no shell could continue it.
#[cfg(not(unix))]
pub(super) fn stop() {}
