//! Shows the addresses of links: after the link, below a table, or numbered at the end of a page.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt};

use crate::output::Tone;
use crate::output::terminal::{Painter, StyledSpan, StyledText, hyperlink};
use crate::source::markdown::safelink::address_behind;

/// The command that shows the target of a link within the playbook, if there is one.
pub type Leads<'playbook> = dyn Fn(&str) -> Option<String> + 'playbook;

/// What `leads` names for a link within the playbook.
#[derive(PartialEq, Eq)]
enum Names {
    /// The command that shows its target.
    Commands,
    /// A place that the text of the link leads to by itself.
    Places,
}

/// The links of a page, in order.
pub(super) struct Links<'playbook> {
    hyperlinks: bool,
    /// What is written around struck text, where no colour tells it.
    strike: &'static str,
    numbered: bool,
    names: Names,
    leads: &'playbook Leads<'playbook>,
    /// Whether in a table, whose addresses are listed below it.
    in_table: bool,
    /// The targets and their addresses, by number.
    listed: Vec<(String, String)>,
    /// The last number of each target.
    numbers: HashMap<String, usize>,
    /// How many of them have been listed.
    written: usize,
}

impl<'playbook> Links<'playbook> {
    pub(super) fn new(painter: Painter, numbered: bool, leads: &'playbook Leads<'playbook>) -> Self {
        let (listed, numbers) = (Vec::new(), HashMap::new());
        Self {
            hyperlinks: painter.hyperlinks,
            strike: if painter.color { "" } else { "~~" },
            numbered,
            names: if painter.commands { Names::Places } else { Names::Commands },
            leads,
            in_table: false,
            listed,
            numbers,
            written: 0,
        }
    }

    /// The links of a document in which every page has a place.
    pub(super) fn within(leads: &'playbook Leads<'playbook>) -> Self {
        let painter = Painter { color: true, hyperlinks: true, commands: true };
        Self::new(painter, false, leads)
    }

    /// What is written around struck text.
    pub(super) fn strike(&self) -> &'static str {
        self.strike
    }

    pub(super) fn enter_table(&mut self) {
        self.in_table = self.names == Names::Commands;
    }

    /// The place of the same document that a link leads to.
    pub(super) fn anchor(&self, target: &str) -> Option<String> {
        if self.names == Names::Places { (self.leads)(target) } else { None }
    }

    /// The addresses of the links in the table, unless they are listed at the end of the page.
    pub(super) fn leave_table(&mut self) -> Vec<StyledText> {
        self.in_table = false;
        if self.numbered { Vec::new() } else { self.list() }
    }

    /// The addresses of the remaining links, after an empty line.
    pub(super) fn at_the_end(&mut self) -> Vec<StyledText> {
        let mut lines = self.list();
        if !lines.is_empty() {
            lines.insert(0, StyledText::new());
        }
        lines
    }

    /// What to show after the text of a link: its number, its address, or nothing if the text is a hyperlink.
    pub(super) fn after(&mut self, text: &str, target: &str) -> Option<String> {
        if target.is_empty() || (target.starts_with('#') && !self.numbered) {
            return None;
        }
        let address = hyperlink(target);
        let opens = self.hyperlinks && address.is_some();
        if !self.numbered && (opens || same(text, target)) {
            return None;
        }
        let shown = address.or_else(|| (self.leads)(target)).unwrap_or_else(|| target.to_owned());
        if self.numbered || self.in_table {
            Some(format!("[{}]", self.number(target, shown)))
        } else {
            Some(format!("({shown})"))
        }
    }

    fn number(&mut self, target: &str, shown: String) -> usize {
        // The address may be listed below an earlier table, too far up for the reader.
        if let Some(number) = self.numbers.get(target).filter(|number| **number > self.written) {
            return *number;
        }
        self.listed.push((target.to_owned(), shown));
        self.numbers.insert(target.to_owned(), self.listed.len());
        self.listed.len()
    }

    /// The addresses that have not been listed yet.
    pub(super) fn list(&mut self) -> Vec<StyledText> {
        let news = self.listed.iter().enumerate().skip(self.written);
        let lines = news
            .map(|(index, (target, shown))| {
                vec![
                    StyledSpan::new(&format!("[{}] ", index + 1), Tone::Faint),
                    StyledSpan::new(shown, Tone::Plain).linked(target).whole(),
                ]
            })
            .collect();
        self.written = self.listed.len();
        lines
    }
}

/// Whether the text is the address.
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
    address_behind(target).map_or(Cow::Borrowed(target), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::terminal::plain;

    #[test]
    fn a_safelink_is_what_it_points_at() {
        let safe =
            "https://nam06.safelinks.protection.outlook.com/?url=https%3A%2F%2Faka.ms%2Fdeck%3Fa%3D1&data=02";
        assert_eq!(unwrapped(safe), "https://aka.ms/deck?a=1");
        assert_eq!(unwrapped("https://aka.ms/?url=x"), "https://aka.ms/?url=x");
    }

    fn painter(hyperlinks: bool) -> Painter {
        Painter { hyperlinks, ..Painter::default() }
    }

    fn leads(target: &str) -> Option<String> {
        (target == "next.md").then(|| "ftpb show next".to_owned())
    }

    #[test]
    fn an_address_follows_unless_it_is_said_or_a_click_opens_it() {
        let mut piped = Links::new(painter(false), false, &leads);
        assert_eq!(piped.after("Deck", "https://aka.ms/d").as_deref(), Some("(https://aka.ms/d)"));
        assert_eq!(piped.after("aka.ms/d", "https://aka.ms/d"), None);
        assert_eq!(piped.after("top", "#top"), None);
        let mut clicked = Links::new(painter(true), false, &leads);
        assert_eq!(clicked.after("Deck", "https://aka.ms/d"), None);
    }

    #[test]
    fn a_link_within_the_playbook_says_what_to_type() {
        for hyperlinks in [false, true] {
            let mut links = Links::new(painter(hyperlinks), false, &leads);
            assert_eq!(links.after("Next", "next.md").as_deref(), Some("(ftpb show next)"));
            assert_eq!(links.after("Gone", "gone.md").as_deref(), Some("(gone.md)"));
        }
    }

    #[test]
    fn an_address_is_shown_as_it_can_be_copied() {
        let mut links = Links::new(painter(false), false, &leads);
        assert_eq!(links.after("x", "https://a.b/ä c").as_deref(), Some("(https://a.b/%C3%A4%20c)"));
    }

    #[test]
    fn numbered_links_are_listed_once_at_the_end() {
        let mut links = Links::new(painter(true), true, &leads);
        assert_eq!(links.after("a", "https://x.test/").as_deref(), Some("[1]"));
        assert_eq!(links.after("b", "next.md").as_deref(), Some("[2]"));
        assert_eq!(links.after("c", "https://x.test/").as_deref(), Some("[1]"));
        let written: Vec<String> = links.at_the_end().iter().map(|line| plain(line)).collect();
        assert_eq!(written, ["", "[1] https://x.test/", "[2] ftpb show next"]);
    }
}
