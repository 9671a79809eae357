//! Links to a page or an address in the markup of other systems, or with a sign of Markdown's exchanged: all of it is
//! shown as text.

use std::ops::Range;

use memchr::memmem;

use crate::playbook::links::file_names;
use crate::source::text::{beginning, ending};

/// A link that Markdown shows as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignLink {
    /// Where it is written, as far as one line goes.
    pub range: Range<usize>,
    /// A byte that is text if all of it is.
    pub shown: usize,
    /// Whether it has marks of code around it that it has in its own system too.
    pub quoted: bool,
}

/// The links that other markup would make, in the order of their forms.
#[must_use]
pub fn foreign_links(text: &str) -> Vec<ForeignLink> {
    // What stands behind `](` is looked at as a link of Markdown.
    let is_markdown = |target: &Target| {
        text.as_bytes().get(..target.range.start).is_some_and(|before| before.ends_with(b"]("))
    };
    let targets = pages(text).chain(addresses(text)).filter(|target| !is_markdown(target));
    let around = targets.filter_map(|target| around(text, &target));
    around.chain(wiki_links(text)).chain(roles(text)).collect()
}

/// A page or an address that a text names.
struct Target {
    range: Range<usize>,
    /// Whether it is a page's file.
    page: bool,
}

/// How far around a target its markup is looked for.
const MOST_BYTES: usize = 400;

fn pages(text: &str) -> impl Iterator<Item = Target> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '~' | '%');
    file_names(text, MOST_BYTES, is_part).filter_map(move |name| {
        let anchor = text.get(name.end..)?.strip_prefix('#').map_or(0, |rest| {
            1 + beginning(rest, MOST_BYTES).find(|c: char| !is_part(c)).unwrap_or_default()
        });
        let stem = text.get(name.clone())?.strip_suffix(".md")?;
        let is_page = stem.contains(char::is_alphanumeric) && !stem.contains("//");
        is_page.then_some(Target { range: name.start..name.end + anchor, page: true })
    })
}

fn addresses(text: &str) -> impl Iterator<Item = Target> {
    let ends = |c: char| {
        c.is_whitespace() || !c.is_ascii() && !c.is_alphanumeric() || "<>[](){}|\"'`\\^".contains(c)
    };
    memmem::find_iter(text.as_bytes(), "://").filter_map(move |at| {
        let before = text.get(..at)?;
        let scheme = ["https", "http"].into_iter().find(|scheme| before.ends_with(scheme))?;
        let rest = beginning(text.get(at + 3..)?, 2_000);
        let end = at + 3 + rest.find(ends).unwrap_or(rest.len());
        Some(Target { range: at - scheme.len()..end, page: false })
    })
}

/// Closing brackets of texts, in the order of [`OPENING`].
const CLOSING: [&str; 9] = ["]", "］", "】", "〕", "〗", "}", "&#93;", "&rsqb;", "&rbrack;"];
const OPENING: [&str; 9] = ["[", "［", "【", "〔", "〖", "{", "&#91;", "&lsqb;", "&lbrack;"];
/// Those that also name a title, which an address may follow in good prose.
const QUOTES: [(&str, &str); 4] = [("」", "「"), ("』", "『"), ("》", "《"), ("〉", "〈")];

/// The link around a target.
fn around(text: &str, target: &Target) -> Option<ForeignLink> {
    let (start, end) = (target.range.start, target.range.end);
    let before = ending(text.get(..start)?, MOST_BYTES).rsplit('\n').next()?;
    let after = beginning(text.get(end..)?, MOST_BYTES).split('\n').next()?;
    let base = start - before.len();
    let mut quoted = false;
    let (from, length) = in_parentheses(before, after, target.page)
        .or_else(|| behind_pipe(before, after))
        .or_else(|| in_attribute(before, after))
        .or_else(|| {
            quoted = before.ends_with('<') && after.starts_with(">`_");
            quoted.then(|| (before.rfind('`').unwrap_or(before.len() - 1), 3))
        })
        .or_else(|| in_angles(before, after).filter(|_| target.page))
        .or_else(|| as_macro(before, after))
        .or_else(|| before_words(before, after))
        .or_else(|| behind_quotation(before))?;
    Some(ForeignLink { range: base + from..end + length, shown: start, quoted })
}

/// `【text】(target)`, `[text]\(target\)`, `[text].(target)`, `{{link}}text{{/link}} (target)`.
fn in_parentheses(before: &str, after: &str, is_page: bool) -> Option<(usize, usize)> {
    let text = before.strip_suffix(['(', '（']).or_else(|| before.strip_suffix("&#40;"))?;
    let text = text.trim_end_matches('\\');
    let text = text.strip_suffix(['.', ':', ' ', '\u{3000}']).unwrap_or(text).trim_end_matches('\\');
    let brackets = CLOSING.into_iter().zip(OPENING);
    let quotes = QUOTES.into_iter().filter(|_| is_page);
    let (closing, opening) = brackets.chain(quotes).find(|(closing, _)| text.ends_with(closing))?;
    let inner = text.strip_suffix(closing)?;
    // A number is a note's.
    let from = inner.rfind(opening).unwrap_or(inner.len());
    let is_text = inner.get(from..)?.contains(char::is_alphabetic) || from == inner.len();
    let rest = after.trim_start_matches('\\');
    let closing = [")", "）", "&#41;", " \""].into_iter().find(|sign| rest.starts_with(sign))?;
    let end = after.len() - rest.len() + closing.trim_end_matches([' ', '"']).len();
    is_text.then_some((from, end))
}

/// `[text|target]`, `[text->target]`.
fn behind_pipe(before: &str, after: &str) -> Option<(usize, usize)> {
    let text = before.trim_end();
    let text = text.strip_suffix('|').or_else(|| text.strip_suffix("->"))?;
    let from = text.rfind('[').filter(|from| text.rfind(']').is_none_or(|end| end < *from))?;
    let end = after.find(']').filter(|end| after.find('[').is_none_or(|next| *end < next))?;
    Some((from, end + 1))
}

/// `<a href="target">` with escaped signs, `[url=target]`, `\href{target}`.
fn in_attribute(before: &str, after: &str) -> Option<(usize, usize)> {
    let name = before.trim_end_matches(['"', '\'', '“', '”', '„', '«']);
    let name = name.strip_suffix("&quot;").unwrap_or(name);
    let key = ["href=", "src=", "[url=", r"\href{"].into_iter().find(|key| name.ends_with(key))?;
    let from = name.rfind("&lt;").or_else(|| name.rfind(['<', '['])).unwrap_or(name.len() - key.len());
    let sign = after.find(['>', ']', '}']);
    let entity = after.get(..sign.unwrap_or(after.len()))?.find("&gt;").map(|at| at + "&gt;".len());
    Some((from, entity.or(sign.map(|at| at + 1)).unwrap_or(0)))
}

/// `<page.md>`.
fn in_angles(before: &str, after: &str) -> Option<(usize, usize)> {
    let opening = ["<", r"\<", "&lt;"]
        .into_iter()
        .filter(|opening| before.ends_with(opening))
        .max_by_key(|opening| opening.len())?;
    let closing = ["&gt;", r"\>", ">"].into_iter().find(|closing| after.starts_with(closing))?;
    Some((before.len() - opening.len(), closing.len()))
}

/// `link:target[text]`, `https://…[text]`.
fn as_macro(before: &str, after: &str) -> Option<(usize, usize)> {
    let words = after.strip_prefix('[')?;
    let end = words.find([']', '['])?;
    let rest = words.get(end..)?.strip_prefix(']')?;
    let name = ["link:", "xref:"].into_iter().find(|name| before.ends_with(name));
    // A number is a note's.
    let is_text = name.is_some() || words.get(..end)?.contains(char::is_alphabetic);
    let is_link = is_text && !rest.starts_with(['(', '[']) && !before.ends_with(['(', '（']);
    is_link.then_some((before.len() - name.map_or(0, str::len), end + 2))
}

/// `[https://… text]`.
fn before_words(before: &str, after: &str) -> Option<(usize, usize)> {
    let from = before.len() - before.strip_suffix('[').map(|_| 1)?;
    let words = after.strip_prefix(' ')?;
    let end = words.find([']', '['])?;
    let rest = words.get(end..)?.strip_prefix(']')?;
    let is_link = words.get(..end)?.contains(char::is_alphabetic) && !rest.starts_with(['(', '[']);
    is_link.then_some((from, end + 2))
}

/// `"text":target`.
fn behind_quotation(before: &str) -> Option<(usize, usize)> {
    let text = before.strip_suffix("\":").or_else(|| before.strip_suffix("”:"))?;
    let from = text
        .rfind(['"', '“'])
        .filter(|from| text.get(*from..).is_some_and(|text| text.contains(char::is_alphabetic)))?;
    Some((from, 0))
}

/// `[[text]]`, `[[target|text]]`.
fn wiki_links(text: &str) -> impl Iterator<Item = ForeignLink> {
    memmem::find_iter(text.as_bytes(), "[[").filter_map(move |start| {
        let inner = beginning(text.get(start + 2..)?, MOST_BYTES);
        if !inner.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '#')) {
            return None;
        }
        let end = inner.find("]]")?;
        let words = inner.get(..end)?;
        let is_link =
            words.contains(char::is_alphabetic) && !words.contains("], [") && !words.contains(['\n', '`']);
        is_link.then_some(ForeignLink { range: start..start + end + 4, shown: start, quoted: false })
    })
}

/// The role `:doc:` before a target in marks of code.
fn roles(text: &str) -> impl Iterator<Item = ForeignLink> {
    [":doc:`", ":ref:`"].into_iter().flat_map(move |role| {
        memmem::find_iter(text.as_bytes(), role).filter_map(move |start| {
            let inner = beginning(text.get(start + role.len()..)?, MOST_BYTES);
            let end = inner
                .find(['`', '\n'])
                .filter(|end| inner.get(*end..).is_some_and(|rest| rest.starts_with('`')))?;
            let range = start..start + role.len() + end + 1;
            Some(ForeignLink { range, shown: start, quoted: false })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        foreign_links(text).into_iter().map(|link| &text[link.range]).collect()
    }

    #[test]
    fn links_of_other_systems_are_found() {
        for (text, link) in [
            ("到【次】(b.md)。", "【次】(b.md)"),
            ("到「次」（b.md#c）。", "「次」（b.md#c）"),
            (r"a [next]\(b.md\) c", r"[next]\(b.md\)"),
            ("a [next].(https://a.org/b) c", "[next].(https://a.org/b)"),
            ("a &#91;next&#93;(b.md) c", "&#91;next&#93;(b.md)"),
            ("{{link}}Next{{/link}} (b.md)", "{/link}} (b.md)"),
            ("- [next|b.md] c", "[next|b.md]"),
            ("- [next|https://a.org] c", "[next|https://a.org]"),
            ("a &lt;a href=\"b.md\"&gt;next", "&lt;a href=\"b.md\"&gt;"),
            ("a [url=https://a.org]next[/url]", "[url=https://a.org]"),
            ("a <b.md> c", "<b.md>"),
            ("a `next <b.md>`_ c", "`next <b.md>`_"),
            ("a link:b.md[next] c", "link:b.md[next]"),
            ("a https://a.org/b[next] c", "https://a.org/b[next]"),
            ("a [https://a.org next] c", "[https://a.org next]"),
            ("a \"next\":https://a.org c", "\"next\":https://a.org"),
            ("a [[conduct-review]] c", "[[conduct-review]]"),
            ("a [[b.md|next]] c", "[[b.md|next]]"),
            ("a :doc:`conduct-review` c", ":doc:`conduct-review`"),
        ] {
            assert_eq!(found(text), [link], "{text}");
        }
    }

    #[test]
    fn prose_with_addresses_has_none() {
        for text in [
            "[others] (b.md or not)",
            "see b.md (and https://a.org/b)",
            "「次」（https://a.org/b）",
            "[1](https://a.org) https://a.org/b[1]",
            "(https://a.org/b)[the next]",
            "| [x] | b.md | [y] |",
            "[[1], [2]] and [[ ]]",
            "https://a.org/<b>.md",
            "x = \"a\": 1",
            "a [sic]. (https://a.org)",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
