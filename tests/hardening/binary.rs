//! The executable itself: that Linux may load it anywhere, that its tables become read-only before it starts, and
//! that it has no means to open a network connection.

use std::fs;
use std::path::{Path, PathBuf};

use object::elf::{
    DF_1_NOW, DF_1_PIE, DT_FLAGS_1, DynamicFlags1, ET_DYN, FileHeader64, PT_DYNAMIC, PT_GNU_RELRO,
};
use object::read::elf::{Dyn as _, ElfFile64, FileHeader as _, ProgramHeader as _};
use object::{Endianness, Object as _, ObjectSymbol as _};

use crate::architecture::{files, root};
use crate::run::FTPB;

/// The program of the tests, and the one to be released where `FTPB_RELEASE` names it, as `.ci/run` does.
fn executables() -> impl Iterator<Item = PathBuf> {
    [FTPB.into()].into_iter().chain(std::env::var_os("FTPB_RELEASE").map(PathBuf::from))
}

fn with_elf(path: &Path, check: impl Fn(&ElfFile64<'_, Endianness>)) {
    let bytes = fs::read(path).unwrap();
    check(&ElfFile64::parse(&*bytes).unwrap());
}

#[test]
fn the_program_is_position_independent_and_has_full_relro() {
    for path in executables() {
        with_elf(&path, |elf| {
            let (header, endian, path) = (elf.elf_header(), elf.endian(), path.display());
            let segments: &[_] = elf.elf_program_headers();
            let has = |kind| segments.iter().any(|segment| segment.p_type(endian) == kind);
            assert_eq!(FileHeader64::e_type(header, endian), ET_DYN, "{path} is not position-independent");
            assert!(has(PT_GNU_RELRO), "{path} has no segment that becomes read-only");
            let dynamic = segments.iter().find(|segment| segment.p_type(endian) == PT_DYNAMIC).unwrap();
            let entries = dynamic.dynamic(endian, elf.data()).unwrap().unwrap();
            let flags = entries.iter().find(|entry| entry.d_tag(endian) == DT_FLAGS_1).unwrap().d_val(endian);
            let is_set = |flag: DynamicFlags1| flags & flag.0 == flag.0;
            assert!(is_set(DF_1_PIE), "{path} is a library, and no position-independent executable");
            assert!(is_set(DF_1_NOW), "{path} looks functions up late: its tables stay writable");
        });
    }
}

#[test]
fn the_program_has_no_means_to_open_a_network_connection() {
    const NETWORK: [&str; 7] = ["socket", "connect", "bind", "listen", "accept", "sendto", "getaddrinfo"];
    for path in executables() {
        with_elf(&path, |elf| {
            let imported: Vec<&str> = elf
                .dynamic_symbols()
                .filter(object::ObjectSymbol::is_undefined)
                .map(|symbol| symbol.name().unwrap())
                .collect();
            assert!(imported.contains(&"read"), "{}: imports are not found", path.display());
            let network: Vec<_> = imported.iter().filter(|name| NETWORK.contains(name)).collect();
            assert!(network.is_empty(), "{} imports {network:?}", path.display());
        });
    }
}

#[test]
fn no_trick_of_linking_scheduling_or_memory_is_in_the_source() {
    const TRICKS: [&str; 2] = ["sched_", "-no-pie"];
    for file in files("src", "rs").into_iter().chain(files("build", "rs")) {
        let text = fs::read_to_string(root().join(&file)).unwrap();
        for trick in TRICKS {
            assert!(!text.contains(trick), "{file} has `{trick}`: no trick is worth a millisecond");
        }
    }
}
