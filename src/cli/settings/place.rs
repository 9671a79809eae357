//! The path of the reader's settings file.

use std::env;
use std::path::PathBuf;

/// `ftpb/config.toml` in `$XDG_CONFIG_HOME` where it is set, else in the system's folder for settings.
#[must_use]
pub fn usual_place() -> Option<PathBuf> {
    place(|name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))
}

fn place(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    // A relative path is none, says the XDG base directory specification.
    let own = variable("XDG_CONFIG_HOME").filter(|path| path.is_absolute());
    let systems = || {
        if cfg!(windows) {
            variable("APPDATA")
        } else if cfg!(target_os = "macos") {
            Some(variable("HOME")?.join("Library").join("Application Support"))
        } else {
            Some(variable("HOME")?.join(".config"))
        }
    };
    Some(own.or_else(systems)?.join("ftpb").join("config.toml"))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_the_systems_unless_another_is_set() {
        let at = |pairs: &[(&str, &str)]| {
            let found =
                |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, v)| PathBuf::from(v));
            place(found)
        };
        assert_eq!(at(&[("HOME", "/h")]), Some(PathBuf::from("/h/.config/ftpb/config.toml")));
        let both = [("HOME", "/h"), ("XDG_CONFIG_HOME", "/x")];
        assert_eq!(at(&both), Some(PathBuf::from("/x/ftpb/config.toml")));
        let relative = [("HOME", "/h"), ("XDG_CONFIG_HOME", "x")];
        assert_eq!(at(&relative), Some(PathBuf::from("/h/.config/ftpb/config.toml")));
        assert_eq!(at(&[]), None);
    }
}
