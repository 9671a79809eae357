//! The scope of a checklist: its language and filters, stored in a comment at its top.

use crate::playbook::Requirement;
use crate::query::{Choice, Filter};
use crate::source::{Key, Tag};

/// Language and filters of a checklist.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The language of the task names.
    pub lang: Tag,
    /// Whether to leave out tasks of pages that are not translated into the language.
    pub strict: bool,
    /// Which tasks belong to it.
    pub filter: Filter,
}

const OPEN: &str = "<!-- ftpb checklist";
const CLOSE: &str = "-->";

impl Scope {
    /// The language choice for its pages.
    #[must_use]
    pub fn choice(&self) -> Choice {
        let tags = vec![self.lang.clone()];
        if self.strict { Choice::Strict(tags) } else { Choice::Prefer(tags) }
    }

    /// Writes the comment.
    #[must_use]
    pub fn comment(&self) -> String {
        let filter = &self.filter;
        let mut words = vec![format!("lang={}", self.lang)];
        let keys = |keys: &[Key]| keys.iter().map(Key::to_string).collect::<Vec<_>>();
        let lists = [
            ("phase", filter.phases.clone()),
            ("process", filter.processes.clone()),
            ("role", keys(&filter.roles)),
            ("service", keys(&filter.services)),
        ];
        let filled = lists.into_iter().filter(|(_, list)| !list.is_empty());
        words.extend(filled.map(|(name, list)| format!("{name}={}", list.join(","))));
        words.extend(filter.requirements.iter().map(|requirement| requirement.as_str().to_owned()));
        words.extend(
            [(self.strict, "strict"), (filter.only, "only")]
                .iter()
                .filter(|(set, _)| *set)
                .map(|(_, word)| (*word).to_owned()),
        );
        format!("{OPEN} {} {CLOSE}", words.join(" "))
    }

    /// Parses a line; `None` if it is not the comment.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let inside = line.trim().trim_start_matches('\u{feff}').strip_prefix(OPEN)?.strip_suffix(CLOSE)?;
        let mut scope = Self { lang: Tag::english(), strict: false, filter: Filter::default() };
        for word in inside.split_whitespace() {
            let (name, value) = word.split_once('=').unwrap_or((word, ""));
            let list = || value.split(',').filter(|part| !part.is_empty());
            match name {
                "lang" => scope.lang = Tag::new(value),
                "phase" => scope.filter.phases = list().map(str::to_owned).collect(),
                "process" => scope.filter.processes = list().map(str::to_owned).collect(),
                "role" => scope.filter.roles = list().map(Key::new).collect(),
                "service" => scope.filter.services = list().map(Key::new).collect(),
                "mandatory" => scope.filter.requirements.push(Requirement::Mandatory),
                "optional" => scope.filter.requirements.push(Requirement::Optional),
                "strict" => scope.strict = true,
                "only" => scope.filter.only = true,
                // Later versions may write more words. They are not lost, because this line is never rewritten.
                _ => {}
            }
        }
        Some(scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comment_reads_back() {
        let comment = "<!-- ftpb checklist lang=pt-BR phase=assess,success role=sme service=teams,intune mandatory strict only -->";
        let scope = Scope::parse(comment).unwrap();
        assert_eq!(scope.filter.services, [Key::new("teams"), Key::new("intune")]);
        assert!(scope.strict && scope.filter.only);
        assert_eq!(scope.comment(), comment);
        assert!(Scope::parse("<!-- a note -->").is_none());
    }
}
