//! A command line that is still being typed, split into words as a shell would.

use std::path::PathBuf;

/// The words of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedLine {
    /// All words, the program's name first; the last is the one being typed.
    pub words: Vec<String>,
    /// The quotation mark that the last word has open.
    pub quote: Option<char>,
    /// How many characters of the last word precede its last piece: bash splits words at `=` and `:`.
    pub before: usize,
}

impl TypedLine {
    /// Splits a line as typed, which may end within a word or a quotation.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        let mut line = Self::default();
        let mut word: Option<String> = None;
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match (line.quote, c) {
                (Some(quote), c) if c == quote => line.quote = None,
                (Some('\''), c) => word.get_or_insert_default().push(c),
                (_, '\\') => word.get_or_insert_default().extend(chars.next()),
                (Some(_), c) => word.get_or_insert_default().push(c),
                (None, '"' | '\'') => {
                    line.quote = Some(c);
                    line.before = word.get_or_insert_default().chars().count();
                }
                (None, c) if c.is_whitespace() => {
                    line.words.extend(word.take());
                    line.before = 0;
                }
                (None, c) => {
                    let word = word.get_or_insert_default();
                    word.push(c);
                    if c == '=' || c == ':' {
                        line.before = word.chars().count();
                    }
                }
            }
        }
        line.words.push(word.unwrap_or_default());
        line
    }

    /// Takes words that a shell has split, each perhaps still in quotation marks.
    #[must_use]
    pub fn split(words: &[String]) -> Self {
        let word = |word: &String| Self::typed(word).words.join(" ");
        Self { words: words.iter().map(word).collect(), quote: None, before: 0 }
    }

    /// The words before the last, without the program's name.
    fn earlier(&self) -> &[String] {
        let end = self.words.len().saturating_sub(1);
        self.words.get(1..end).unwrap_or_default()
    }

    /// The values of an option given before, as `--long VALUE`, `--long=VALUE` or `-s VALUE`.
    #[must_use]
    pub fn values(&self, long: &str, short: Option<char>) -> Vec<&str> {
        let long = format!("--{long}");
        let short = short.map(|short| format!("-{short}"));
        let mut values = Vec::new();
        let mut words = self.earlier().iter();
        while let Some(word) = words.next() {
            if *word == long || Some(word) == short.as_ref() {
                values.extend(words.next().map(String::as_str));
            } else if let Some(value) = word.strip_prefix(&long).and_then(|rest| rest.strip_prefix('=')) {
                values.push(value);
            } else if let Some(value) = short.as_ref().and_then(|short| word.strip_prefix(short.as_str())) {
                values.push(value.trim_start_matches('='));
            }
        }
        values
    }

    /// The value of `--playbooks`.
    #[must_use]
    pub fn playbooks(&self) -> Option<PathBuf> {
        self.values("playbooks", None).last().map(PathBuf::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_up_to_the_cursor_within_words_and_quotations() {
        let cases: [(&str, &[&str], Option<char>, usize); 8] = [
            ("ftpb show 37", &["ftpb", "show", "37"], None, 0),
            ("ftpb show ", &["ftpb", "show", ""], None, 0),
            ("ftpb tasks --service \"One", &["ftpb", "tasks", "--service", "One"], Some('"'), 0),
            ("ftpb tasks --service 'One D", &["ftpb", "tasks", "--service", "One D"], Some('\''), 0),
            ("ftpb tasks --service One\\ D", &["ftpb", "tasks", "--service", "One D"], None, 0),
            ("ftpb tasks --lang=j", &["ftpb", "tasks", "--lang=j"], None, 7),
            ("ftpb tasks --service=\"On", &["ftpb", "tasks", "--service=On"], Some('"'), 10),
            ("ftpb show 'a b' c", &["ftpb", "show", "a b", "c"], None, 0),
        ];
        for (text, words, quote, before) in cases {
            let line = TypedLine::typed(text);
            assert_eq!(line.words, words, "{text}");
            assert_eq!((line.quote, line.before), (quote, before), "{text}");
        }
    }

    #[test]
    fn options_before_the_word_are_found_in_every_spelling() {
        let line = TypedLine::typed("ftpb tasks --lang=ja -p one --process two -pthree --playbooks /x y");
        assert_eq!(line.values("lang", Some('l')), ["ja"]);
        assert_eq!(line.values("process", Some('p')), ["one", "two", "three"]);
        assert_eq!(line.playbooks(), Some(PathBuf::from("/x")));
        let last = TypedLine::typed("ftpb tasks --lang ja");
        assert!(last.values("lang", Some('l')).is_empty(), "the value is still being typed");
    }
}
