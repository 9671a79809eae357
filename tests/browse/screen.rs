//! A terminal of its own for the browser: keys go in, and what an emulator shows comes out.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::num::NonZeroU16;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{OFlags, fcntl_setfl};
use rustix::io::{FdFlags, fcntl_setfd};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use vt100::Parser;

use crate::run::{FTPB, HANG, Pages, ftpb, sample, words};

/// What the terminal has got so far.
struct Seen {
    parser: Parser,
    bytes: Vec<u8>,
    last: Instant,
}

/// The browser on its terminal.
pub struct Browser {
    /// The end of whoever looks, until it is closed.
    master: Arc<Mutex<Option<File>>>,
    /// The end of the program, held open so that its settings stay.
    slave: File,
    child: Child,
    /// The settings of the terminal before the program began.
    pub before: String,
    seen: Arc<Mutex<Seen>>,
}

/// How a browser is started.
pub struct Start {
    command: Command,
    size: (u16, u16),
}

/// The browser with a line of arguments, on the sample, in English.
pub fn browse(line: &str) -> Start {
    let start = Start::of(FTPB).env("FTPB_PLAYBOOKS", sample());
    start.args(["browse"]).args(words(line))
}

/// A checklist in use, in a folder of its own, where the settings stand as well; and its text.
pub fn customer() -> (Pages, String) {
    let pages = Pages::none();
    let list = ftpb("checklist new --customer Contoso").printed();
    fs::write(pages.path("contoso.md"), &list).unwrap();
    ftpb("use").args([pages.path("contoso.md")]).env("XDG_STATE_HOME", pages.path("")).answer();
    (pages, list)
}

impl Start {
    /// Any program, on a terminal of its own.
    pub fn of(program: impl AsRef<std::ffi::OsStr>) -> Self {
        let mut command = Command::new("setsid");
        command.arg("-c").arg(program).env_clear();
        command.env("PATH", "/usr/local/bin:/usr/bin:/bin").env("TERM", "xterm-256color");
        Self { command, size: (80, 24) }
    }

    pub fn args(mut self, args: impl IntoIterator<Item = impl AsRef<std::ffi::OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// In a folder without pages, and with no playbook named.
    pub fn unnamed(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.env_remove("FTPB_PLAYBOOKS").current_dir(folder);
        self
    }

    /// On the playbook that the program brings.
    pub fn built_in(self) -> Self {
        self.env("FTPB_PLAYBOOKS", "built-in")
    }

    /// On a terminal of this size.
    pub fn sized(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub fn open(mut self) -> Browser {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&master).unwrap();
        // The program has its own end alone.
        fcntl_setfd(&master, FdFlags::CLOEXEC).unwrap();
        unlockpt(&master).unwrap();
        let name =
            PathBuf::from(std::ffi::OsString::from_vec(ptsname(&master, Vec::new()).unwrap().into_bytes()));
        let (columns, rows) = self.size;
        tcsetwinsize(&master, size(columns, rows)).unwrap();
        let own = OFlags::NOCTTY.bits().cast_signed();
        let slave = File::options().read(true).write(true).custom_flags(own).open(&name).unwrap();
        let end = || slave.try_clone().unwrap();
        self.command.stdin(end()).stdout(end()).stderr(end());
        let before = settings(&slave);
        let child = self.command.spawn().unwrap();
        fcntl_setfl(&master, OFlags::NONBLOCK).unwrap();
        let master = Arc::new(Mutex::new(Some(File::from(master))));
        let seen = Seen {
            parser: Parser::new(cells(rows), cells(columns), 0),
            bytes: Vec::new(),
            last: Instant::now(),
        };
        let seen = Arc::new(Mutex::new(seen));
        let (end, shared) = (Arc::clone(&master), Arc::clone(&seen));
        thread::spawn(move || read(&end, &shared));
        Browser { master, slave, child, before, seen }
    }
}

/// Reads what the terminal gets until it is closed.
fn read(master: &Mutex<Option<File>>, seen: &Mutex<Seen>) {
    let mut buffer = vec![0; 65536];
    loop {
        let Some(got) = master.lock().unwrap().as_mut().map(|master| master.read(&mut buffer)) else {
            return;
        };
        match got {
            Ok(count @ 1..) => {
                let mut seen = seen.lock().unwrap();
                seen.parser.process(&buffer[..count]);
                seen.bytes.extend_from_slice(&buffer[..count]);
                seen.last = Instant::now();
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(Duration::from_millis(2)),
            _ => return,
        }
    }
}

fn size(columns: u16, rows: u16) -> Winsize {
    Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }
}

fn settings(slave: &File) -> String {
    let stty = Command::new("stty").arg("-a").stdin(slave.try_clone().unwrap()).output().unwrap();
    String::from_utf8_lossy(&stty.stdout).into_owned()
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has cells")
}

impl Browser {
    /// Types keys; `\r` is Enter, `\u{1b}` is Escape.
    pub fn types(&mut self, keys: &str) -> &mut Self {
        self.seen.lock().unwrap().last = Instant::now();
        self.master.lock().unwrap().as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
        self
    }

    /// Changes the size of the terminal.
    pub fn resizes(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.seen.lock().unwrap().parser.screen_mut().set_size(cells(rows), cells(columns));
        self.seen.lock().unwrap().last = Instant::now();
        tcsetwinsize(&self.slave, size(columns, rows)).unwrap();
        self
    }

    /// What the screen shows, without the blanks at the ends of its lines.
    pub fn screen(&self) -> String {
        let seen = self.seen.lock().unwrap();
        let (_, columns) = seen.parser.screen().size();
        let rows = seen.parser.screen().rows(0, columns.get());
        rows.map(|row| format!("{}\n", row.trim_end())).collect()
    }

    /// All bytes that the terminal got.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.lock().unwrap().bytes.clone()
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub fn waits(&mut self, what: &str, is: impl Fn(&str) -> bool) -> &mut Self {
        let start = Instant::now();
        while !is(&self.screen()) {
            assert!(start.elapsed() < HANG / 4, "{what} is not to be seen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(10));
        }
        self
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        self.waits(text, |screen| screen.contains(text))
    }

    /// Waits until the screen shows a text no longer.
    #[track_caller]
    pub fn hides(&mut self, text: &str) -> &mut Self {
        self.waits(&format!("a screen without {text}"), |screen| !screen.contains(text))
    }

    /// Waits until the screen is as the file of this name has it, exactly, and again after the terminal had other sizes
    /// meanwhile; `FTPB_BLESS=1` writes the file.
    #[track_caller]
    pub fn looks(&mut self, name: &str) -> &mut Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browse/screens").join(name);
        if std::env::var_os("FTPB_BLESS").is_some() {
            thread::sleep(Duration::from_secs(4));
            self.rests();
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, self.screen()).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        self.is(name, &expected);
        let (rows, columns) = self.seen.lock().unwrap().parser.screen().size();
        for (columns, rows) in [(30, 6), (columns.get() + 37, rows.get() + 9)] {
            let before = self.bytes().len();
            self.resizes(columns, rows);
            while self.bytes().len() == before {
                thread::sleep(Duration::from_millis(5));
            }
        }
        self.resizes(columns.get(), rows.get()).is(name, &expected)
    }

    /// Waits until the screen is as it should be, exactly.
    #[track_caller]
    fn is(&mut self, name: &str, expected: &str) -> &mut Self {
        let start = Instant::now();
        while self.screen() != expected {
            assert!(start.elapsed() < HANG / 4, "{name} is not\n{expected}\nbut\n{}", self.screen());
            thread::sleep(Duration::from_millis(10));
        }
        self
    }

    /// Waits until the terminal gets nothing more.
    pub fn rests(&mut self) -> &mut Self {
        while self.seen.lock().unwrap().last.elapsed() < Duration::from_millis(500) {
            thread::sleep(Duration::from_millis(20));
        }
        self
    }

    /// Whether the screen is the alternate one.
    pub fn has_screen(&self) -> bool {
        self.seen.lock().unwrap().parser.screen().alternate_screen()
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The settings of the terminal, as `stty -a` tells them.
    pub fn settings(&self) -> String {
        settings(&self.slave)
    }

    /// Closes the terminal.
    pub fn closes(&mut self) -> &mut Self {
        *self.master.lock().unwrap() = None;
        self
    }

    /// Waits for the end of the program.
    #[track_caller]
    pub fn ends(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(start.elapsed() < HANG / 4, "the browser does not end:\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.closes();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
