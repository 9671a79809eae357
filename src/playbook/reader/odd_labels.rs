//! Labels that are not written as `Name: value` is: with another sign for the colon or none, with a misspelt name, or with
//! the value on a line below.

use crate::source::lexicon::{Group, Words};
use crate::source::markdown::inline;
use crate::source::markdown::lines::Line;
use crate::source::text::beginning;
use crate::source::{Key, Span};

use crate::playbook::reader::Reader;
use crate::playbook::reader::labels::{LONGEST_REST, OpenLabel, group_of, without_item};
use crate::playbook::reader::misspelt::nearest_word;
use crate::playbook::reader::unmarked::bold;
use crate::playbook::reading_rules;

/// The longest name with its markup, in bytes.
const LONGEST_NAME: usize = 60;
/// Signs that look like a colon, or stand on the same key.
const ALIKE: [char; 7] = [';', '；', '∶', '︰', '﹕', '꞉', 'ː'];

/// The labels whose names may be misspelt.
const MISSPELT: [&str; 3] = ["primary-role", "secondary-role", "applies-to"];

/// The labels of activities; any other word may begin a heading.
const OF_ACTIVITIES: [&str; 4] = ["primary-role", "secondary-role", "applies-to", "motions"];

/// What stands around a name in bold.
const MARKS: [char; 3] = ['*', '_', ' '];

/// What stands between a label's name and its value.
#[derive(Clone, Copy)]
enum Sign<'a> {
    Colon,
    /// Another sign.
    Other(&'a str),
    /// Nothing but the mark of bold text.
    None,
}

impl<'a> Reader<'a> {
    /// The label that a line is meant to be, with the span of its value. It has to be one that the value fits to: any words
    /// may stand before a sign.
    pub(super) fn odd_label(&mut self, line: &Line<'_>) -> Option<(Key, Span)> {
        let text = self.slice(line.content);
        if text.len() > LONGEST_REST {
            return None;
        }
        let Some((name, sign, value)) = parts(text) else {
            return self.name_above_value(line);
        };
        let value = Span::new(line.content.end as usize - value.len(), line.content.end as usize);
        let value = self.without_line_break(value);
        let bare = without_item(name).trim_matches(MARKS);
        let words = inline::plain(bare);
        let name = words.trim_matches(MARKS);
        // What stands before a plain colon has been looked up.
        let is_new = !matches!(sign, Sign::Colon) || name != bare;
        if let Some(key) =
            Some(name).filter(|_| is_new).and_then(|name| self.vocabulary.key(Group::Labels, name))
        {
            let message = match sign {
                Sign::Colon => None,
                Sign::Other(sign) if sign.starts_with('&') => None,
                Sign::Other(sign) => Some(format!("the label `{name}` has `{sign}` for a colon")),
                Sign::None => Some(format!("the label `{name}` has no colon")),
            };
            let is_label = bold(self.slice(value)).is_some() || self.is_value_of(&key, value);
            if let Some(message) = message.filter(|_| is_label) {
                self.report(&reading_rules::MISSPELT, line.content, message);
            }
            return is_label.then_some((key, value));
        }
        let bare = name.split(['(', '（']).next().unwrap_or(name).trim();
        let names_of = |own: &'a Words| {
            MISSPELT.into_iter().flat_map(|key| own.of_key(Group::Labels, key).map(move |name| (key, name)))
        };
        let known =
            self.caches.label_names.get_or_init(|| self.vocabulary.of_page().flat_map(names_of).collect());
        let (key, word) = nearest_word(bare, known.iter().copied())?;
        if !self.is_value_of(&Key::new(key), value) {
            return None;
        }
        let message = format!("`{name}`: did you mean `{word}`? It is read as that");
        self.report(&reading_rules::MISSPELT, line.content, message);
        Some((Key::new(key), value))
    }

    /// Whether a heading is nothing but labels of an activity, each with a value that fits to it.
    pub(super) fn is_label_heading(&self, title: Span) -> bool {
        let labels = self.find_labels(title);
        let is_own = |(key, value): &(Key, Span)| {
            OF_ACTIVITIES.contains(&key.as_str()) && self.is_value_of(key, self.without_line_break(*value))
        };
        !labels.is_empty() && labels.iter().all(is_own)
    }

    /// A label without a colon, where the next line begins as a value does.
    fn name_above_value(&mut self, line: &Line<'_>) -> Option<(Key, Span)> {
        let next = self.text.as_bytes().get(line.span.end as usize + 1..)?;
        // 0xEF begins the full-width colon.
        let begins =
            next.iter().find(|byte| **byte != b' ').is_some_and(|byte| matches!(byte, b':' | b'*' | 0xEF));
        if !begins || line.text.len() > LONGEST_NAME {
            return None;
        }
        let words = inline::plain(without_item(line.text).trim_matches(MARKS));
        let key = self.vocabulary.key(Group::Labels, words.trim_matches(MARKS))?;
        Some((key, Span { start: line.content.end, ..line.content }))
    }

    /// Reads a line as the value of a label above it. Returns whether it was.
    pub(super) fn value_below(&mut self, open: OpenLabel, line: &Line<'_>) -> bool {
        let text = line.text.trim_start_matches([':', '：', ' ']);
        let value = Span::new(line.content.end as usize - text.len(), line.content.end as usize);
        let value = self.without_line_break(value);
        let is_next = line.number == open.line + 1 && bold(self.slice(value)).is_some();
        let is_value =
            self.find_labels(line.content).is_empty() && (is_next || self.is_value_of(&open.label, value));
        if !is_value {
            self.label = Some(open);
            self.end_label();
            return false;
        }
        self.report(&reading_rules::WRAPPED_LABEL, value, "the label's value is on a line below it");
        self.label(open.label, value, open.line);
        true
    }

    /// Whether a text is nothing but known values of a label.
    fn is_value_of(&self, label: &Key, value: Span) -> bool {
        let written = self.slice(value);
        let is_short = !written.is_empty() && written.len() <= LONGEST_REST && !written.contains('|');
        is_short && group_of(label).is_some_and(|group| self.vocabulary.knows(group, &inline::plain(written)))
    }
}

/// The name, the sign and the value of a line, if it may be a label.
fn parts(line: &str) -> Option<(&str, Sign<'_>, &str)> {
    let near = beginning(line, LONGEST_NAME);
    let mut from = 0;
    loop {
        let rest = near.get(from..)?;
        let found = rest
            .bytes()
            .position(|byte| matches!(byte, b':' | b';' | b'*' | b'_' | b'<' | b'&') || byte >= 0xCB)?;
        let at = from + found;
        let (name, rest) = line.split_at_checked(at)?;
        let sign = rest.chars().next()?;
        let has_name = name.chars().any(char::is_alphanumeric);
        let part = |sign, length| Some((name, sign, rest.get(length..)?));
        from = at + sign.len_utf8();
        match sign {
            // The address of a site.
            ':' if rest.starts_with("://") => return None,
            ':' | '：' => return part(Sign::Colon, sign.len_utf8()),
            _ if ALIKE.contains(&sign) => {
                return part(Sign::Other(rest.get(..sign.len_utf8())?), sign.len_utf8());
            }
            '&' => {
                let entity =
                    rest.get(..=rest.bytes().take(9).position(|byte| byte == b';').unwrap_or_default())?;
                if matches!(entity, "&#58;" | "&colon;" | "&#x3a;" | "&#x3A;") {
                    return part(Sign::Other(entity), entity.len());
                }
                from = at + entity.len();
            }
            '<' => {
                let tag = rest.get(..=rest.find('>')?)?;
                if has_name && ["<b>", "<strong>"].contains(&tag) {
                    return part(Sign::None, 0);
                }
                from = at + tag.len();
            }
            '*' | '_'
                if has_name
                    && rest.starts_with(["**", "__"].into_iter().find(|mark| mark.starts_with(sign))?) =>
            {
                // It ends the name that is in bold, or begins the value.
                let is_end = name.trim_start().starts_with(['*', '_']);
                let value = if is_end { rest.get(2..)? } else { rest };
                let colon = value.trim_start();
                let behind = colon.strip_prefix([':', '：']).or_else(|| colon.strip_prefix(ALIKE));
                return match behind {
                    Some(behind) => {
                        let sign = colon.get(..colon.len() - behind.len())?;
                        let sign = if [":", "："].contains(&sign) { Sign::Colon } else { Sign::Other(sign) };
                        Some((name, sign, behind))
                    }
                    None => Some((name, Sign::None, value)),
                };
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_at_what_looks_like_a_colon_or_where_its_value_begins() {
        for (line, expected) in [
            ("Role: **SME**", Some(("Role", ":", " **SME**"))),
            ("Role; **SME**", Some(("Role", ";", " **SME**"))),
            ("Role∶ SME", Some(("Role", "∶", " SME"))),
            ("My&nbsp;Role&#58; SME", Some(("My&nbsp;Role", "&#58;", " SME"))),
            ("Role **SME**", Some(("Role ", "", "**SME**"))),
            ("**Role** SME", Some(("**Role", "", " SME"))),
            ("**Role**; SME", Some(("**Role", ";", " SME"))),
            ("<p>Role <b>SME</b></p>", Some(("<p>Role ", "", "<b>SME</b></p>"))),
            ("Role", None),
            ("[Role](https://a.test): SME", None),
            ("役割", None),
            ("R&D & more", None),
        ] {
            let shown = parts(line).map(|(name, sign, value)| {
                let sign = match sign {
                    Sign::Colon => ":",
                    Sign::Other(sign) => sign,
                    Sign::None => "",
                };
                (name, sign, value)
            });
            assert_eq!(shown, expected, "{line}");
        }
    }
}
