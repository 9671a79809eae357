//! Rust as tokens: the paths that a file names. Comments, string literals and line breaks make no difference.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The names of a path, `crate::query::flow`.
pub type Names = Vec<String>;

/// The tokens of a file, or of a group in it.
pub struct Code(Vec<TokenTree>);

impl Code {
    /// Reads a file.
    pub fn parse(text: &str) -> Self {
        Self::of(text.parse().expect("the file is Rust"))
    }

    fn of(tokens: TokenStream) -> Self {
        Self(tokens.into_iter().collect())
    }

    /// Every path of two names or more, those of `use` trees one by one, without what is there for tests alone.
    pub fn paths(&self) -> Vec<Names> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(token) = self.0.get(at) {
            if self.is_for_tests(at) {
                at = self.end_of_item(at);
                continue;
            }
            match token {
                TokenTree::Ident(_) => at = self.tree(at, &[], &mut found),
                TokenTree::Group(group) => {
                    found.extend(Self::of(group.stream()).paths());
                    at += 1;
                }
                _ => at += 1,
            }
        }
        found.retain(|path| path.len() > 1);
        found
    }

    /// The paths of `pub use`, also of `pub(crate) use`.
    pub fn exports(&self) -> Vec<Names> {
        let mut found = Vec::new();
        for at in (0..self.0.len()).filter(|at| self.is_ident(*at, "pub")) {
            let after = if self.group(at + 1, Delimiter::Parenthesis).is_some() { at + 2 } else { at + 1 };
            if self.is_ident(after, "use") {
                self.tree(after + 1, &[], &mut found);
            }
        }
        found
    }

    /// Reads a path or a tree such as `a::{b, c::d}` from a place on, and returns the place behind it.
    fn tree(&self, mut at: usize, before: &[String], found: &mut Vec<Names>) -> usize {
        let mut path = before.to_vec();
        while let Some(TokenTree::Ident(name)) = self.0.get(at) {
            // `a::{self}` is `a`.
            if path.is_empty() || name != "self" {
                path.push(name.to_string());
            }
            at += 1;
            if !(self.is_punct(at, ':') && self.is_punct(at + 1, ':')) {
                break;
            }
            at += 2;
            if let Some(group) = self.group(at, Delimiter::Brace) {
                let inner = Self::of(group.stream());
                let starts = (0..inner.0.len()).filter(|start| *start == 0 || inner.is_punct(start - 1, ','));
                starts.for_each(|start| {
                    inner.tree(start, &path, found);
                });
                return at + 1;
            }
        }
        found.push(path);
        at
    }

    /// Whether an item begins here that is compiled for tests alone: `#[cfg(test)]`.
    fn is_for_tests(&self, at: usize) -> bool {
        let attribute = self.group(at + 1, Delimiter::Bracket).filter(|_| self.is_punct(at, '#'));
        attribute.is_some_and(|attribute| attribute.stream().to_string().replace(' ', "") == "cfg(test)")
    }

    /// The place behind an item, which ends with a semicolon or a block.
    fn end_of_item(&self, at: usize) -> usize {
        let ends = |at: &usize| self.is_punct(*at, ';') || self.group(*at, Delimiter::Brace).is_some();
        (at..self.0.len()).find(ends).map_or(self.0.len(), |end| end + 1)
    }

    fn group(&self, at: usize, delimiter: Delimiter) -> Option<&Group> {
        match self.0.get(at) {
            Some(TokenTree::Group(group)) if group.delimiter() == delimiter => Some(group),
            _ => None,
        }
    }

    fn is_ident(&self, at: usize, name: &str) -> bool {
        matches!(self.0.get(at), Some(TokenTree::Ident(ident)) if ident == name)
    }

    fn is_punct(&self, at: usize, sign: char) -> bool {
        matches!(self.0.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
    }
}

#[test]
fn trees_of_uses_are_read_path_by_path() {
    let code = "use crate::output::{self, Style, terminal::{Painter, StyledSpan}};\n\
                // use crate::comment::X;\n\
                pub use child::Name;\n\
                fn f() { let x = super::Page::key(\"crate::text::Y\"); write!(o, \"{}\", crate::cli::MAX) }\n\
                #[cfg(test)]\nmod tests { use crate::tests::Z; }";
    let code = Code::parse(code);
    let joined = |paths: Vec<Names>| paths.iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(
        joined(code.paths()),
        [
            "crate::output",
            "crate::output::Style",
            "crate::output::terminal::Painter",
            "crate::output::terminal::StyledSpan",
            "child::Name",
            "super::Page::key",
            "crate::cli::MAX"
        ]
    );
    assert_eq!(joined(code.exports()), ["child::Name"]);
}
