//! Where ftpb keeps files of its own: the reader's settings, and which checklist is in use.

use std::env;
use std::path::PathBuf;

/// `ftpb/config.toml` in `$XDG_CONFIG_HOME` where it is set, else in the system's folder for settings.
#[must_use]
pub fn usual_place() -> Option<PathBuf> {
    Some(place(&CONFIG, variable)?.join("config.toml"))
}

/// `ftpb/checklist` in `$XDG_STATE_HOME` where it is set, else in the system's folder for what programs remember.
#[must_use]
pub fn checklist_place() -> Option<PathBuf> {
    Some(place(&STATE, variable)?.join("checklist"))
}

/// The names that a kind of folder has on each system.
struct Kind {
    xdg: &'static str,
    windows: &'static str,
    below_home: &'static str,
}

const CONFIG: Kind = Kind { xdg: "XDG_CONFIG_HOME", windows: "APPDATA", below_home: ".config" };
const STATE: Kind = Kind { xdg: "XDG_STATE_HOME", windows: "LOCALAPPDATA", below_home: ".local/state" };

fn variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn place(kind: &Kind, variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    // The XDG base directory specification says to ignore relative paths.
    let own = variable(kind.xdg).filter(|path| path.is_absolute());
    let systems = || {
        if cfg!(windows) {
            variable(kind.windows)
        } else if cfg!(target_os = "macos") {
            Some(variable("HOME")?.join("Library").join("Application Support"))
        } else {
            Some(variable("HOME")?.join(kind.below_home))
        }
    };
    Some(own.or_else(systems)?.join("ftpb"))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_the_systems_unless_another_is_set() {
        let at = |pairs: &[(&str, &str)]| {
            let found =
                |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, v)| PathBuf::from(v));
            place(&CONFIG, found)
        };
        assert_eq!(at(&[("HOME", "/h")]), Some(PathBuf::from("/h/.config/ftpb")));
        let both = [("HOME", "/h"), ("XDG_CONFIG_HOME", "/x")];
        assert_eq!(at(&both), Some(PathBuf::from("/x/ftpb")));
        let relative = [("HOME", "/h"), ("XDG_CONFIG_HOME", "x")];
        assert_eq!(at(&relative), Some(PathBuf::from("/h/.config/ftpb")));
        assert_eq!(at(&[]), None);
    }
}
