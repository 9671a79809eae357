//! What a link shows of its address, and the addresses that are listed apart.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::answer::Tone;
use crate::answer::terminal::{Span, Text, hyperlink};

/// The host of the service that rewrites addresses in mails, and so in pages that were pasted from mails.
const SAFELINKS: &str = ".safelinks.protection.outlook.com";

/// The links of a page, as they come.
pub(super) struct Links {
    hyperlinks: bool,
    numbered: bool,
    /// Within a table addresses are listed below it: in a narrow cell nobody could copy them.
    in_table: bool,
    listed: Vec<String>,
    /// How many of the listed ones stand below a table already.
    told: usize,
}

impl Links {
    pub(super) const fn new(hyperlinks: bool, numbered: bool) -> Self {
        Self { hyperlinks, numbered, in_table: false, listed: Vec::new(), told: 0 }
    }

    pub(super) const fn enter_table(&mut self) {
        self.in_table = true;
    }

    /// The addresses of the table's links, if they are not told anywhere else.
    pub(super) fn leave_table(&mut self) -> Vec<Text> {
        self.in_table = false;
        if self.numbered { Vec::new() } else { self.tell() }
    }

    /// The addresses of the page's links, an empty line before them.
    pub(super) fn at_the_end(&mut self) -> Vec<Text> {
        let mut lines = self.tell();
        if !lines.is_empty() {
            lines.insert(0, Text::new());
        }
        lines
    }

    /// What follows a link's text: its number, its address, or nothing where a click opens it.
    pub(super) fn after(&mut self, text: &str, target: &str) -> Option<String> {
        let opens = hyperlink(target).is_some();
        let said = target.is_empty() || target.starts_with('#') || same(text, target);
        if self.numbered && !target.is_empty() {
            return Some(format!(" [{}]", self.number(target)));
        }
        if said || (self.hyperlinks && opens) {
            None
        } else if self.in_table && opens {
            Some(format!(" [{}]", self.number(target)))
        } else {
            Some(format!(" ({target})"))
        }
    }

    fn number(&mut self, target: &str) -> usize {
        let known = self.listed.iter().position(|listed| listed == target);
        // A number whose address stands below an earlier table would send the reader back.
        if let Some(index) = known.filter(|index| *index >= self.told) {
            return index + 1;
        }
        self.listed.push(target.to_owned());
        self.listed.len()
    }

    fn tell(&mut self) -> Vec<Text> {
        let news = self.listed.iter().enumerate().skip(self.told);
        let lines = news
            .map(|(index, target)| {
                vec![
                    Span::new(&format!("[{}] ", index + 1), Tone::Faint),
                    Span::new(target, Tone::Plain).linked(target),
                ]
            })
            .collect();
        self.told = self.listed.len();
        lines
    }
}

/// Whether the text says the address already.
fn same(text: &str, target: &str) -> bool {
    let bare = |address: &str| {
        let address = address.trim().trim_end_matches('/');
        let scheme = ["https://", "http://", "mailto:"];
        let rest = scheme.iter().find_map(|scheme| address.strip_prefix(scheme));
        rest.unwrap_or(address).to_lowercase()
    };
    bare(text) == bare(target)
}

/// The address that a safelink points at; any other address as it is.
pub(super) fn unwrapped(target: &str) -> Cow<'_, str> {
    let mut found = Cow::Borrowed(target);
    // A safelink of a safelink has been seen; of more nobody has to take care.
    for _ in 0..3 {
        match inner(&found) {
            Some(inner) => found = Cow::Owned(inner),
            None => break,
        }
    }
    found
}

fn inner(target: &str) -> Option<String> {
    let (_, rest) = target.split_once("://")?;
    let (host, rest) = rest.split_once('/')?;
    if !host.to_ascii_lowercase().ends_with(SAFELINKS) {
        return None;
    }
    let (_, query) = rest.split_once('?')?;
    let url = query.split('&').find_map(|pair| pair.strip_prefix("url="))?;
    Some(percent_decode_str(url).decode_utf8_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::terminal::plain;

    #[test]
    fn a_safelink_is_what_it_points_at() {
        let safe =
            "https://nam06.safelinks.protection.outlook.com/?url=https%3A%2F%2Faka.ms%2Fdeck%3Fa%3D1&data=02";
        assert_eq!(unwrapped(safe), "https://aka.ms/deck?a=1");
        assert_eq!(unwrapped("https://aka.ms/?url=x"), "https://aka.ms/?url=x");
    }

    #[test]
    fn an_address_follows_unless_it_is_said_or_a_click_opens_it() {
        let mut piped = Links::new(false, false);
        assert_eq!(piped.after("Deck", "https://aka.ms/d").as_deref(), Some(" (https://aka.ms/d)"));
        assert_eq!(piped.after("aka.ms/d", "https://aka.ms/d"), None);
        assert_eq!(piped.after("top", "#top"), None);
        let mut clicked = Links::new(true, false);
        assert_eq!(clicked.after("Deck", "https://aka.ms/d"), None);
        assert_eq!(clicked.after("Next", "next.md").as_deref(), Some(" (next.md)"));
    }

    #[test]
    fn numbered_links_are_listed_once_at_the_end() {
        let mut links = Links::new(true, true);
        assert_eq!(links.after("a", "https://x.test/").as_deref(), Some(" [1]"));
        assert_eq!(links.after("b", "b.md").as_deref(), Some(" [2]"));
        assert_eq!(links.after("c", "https://x.test/").as_deref(), Some(" [1]"));
        let told: Vec<String> = links.at_the_end().iter().map(|line| plain(line)).collect();
        assert_eq!(told, ["", "[1] https://x.test/", "[2] b.md"]);
    }
}
