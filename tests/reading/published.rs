//! What was read, held against what a CommonMark parser makes of the same page: each difference has a finding.

use std::ops::Range;
use std::sync::OnceLock;

use ftpb::check::rule::{Check, RuleGroup};
use ftpb::check::{self, Context, rules};
use ftpb::playbook::{Page, Playbook};
use ftpb::source::{Finding, store};
use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::mutation::Mutated;
use super::random::{cases, page_and_damage, pages, read, soup};

/// What the parser makes of a page; it shares no code with `check`.
#[derive(Default)]
pub(crate) struct Parsed {
    cells: Vec<Range<usize>>,
    headings: Vec<Range<usize>>,
    links: Vec<usize>,
    /// Rows without a pipe.
    bare_rows: Vec<Range<usize>>,
    /// Signs of emphasis that it shows, by paragraph or cell.
    signs: Vec<Vec<(usize, char)>>,
}

pub(crate) fn parse(page: &Page) -> Parsed {
    let start = page.sections.first().map_or(0, |section| section.body.start as usize);
    let text = page.text.as_str();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    let mut parsed = Parsed::default();
    let (mut code, mut head) = (false, false);
    for (event, range) in Parser::new_ext(&text[start..], options).into_offset_iter() {
        let range = start + range.start..start + range.end;
        let is_block = |tag: TagEnd| {
            !matches!(
                tag,
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
            )
        };
        match &event {
            Event::Start(tag) if is_block(tag.to_end()) => parsed.signs.push(Vec::new()),
            Event::End(tag) if is_block(*tag) => parsed.signs.push(Vec::new()),
            _ => {}
        }
        match event {
            Event::Start(Tag::TableHead) => head = true,
            Event::End(TagEnd::TableHead) => head = false,
            Event::Start(Tag::TableCell) if !head => parsed.cells.push(range),
            Event::Start(Tag::Heading { .. }) => parsed.headings.push(range),
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => parsed.links.push(range.start),
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Start(Tag::TableRow) if !text[range.clone()].contains(['|', '｜']) => {
                parsed.bare_rows.push(range);
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                let tags = text[range.clone()].match_indices('<');
                parsed.links.extend(tags.map(|(at, _)| range.start + at));
            }
            Event::Text(_) if !code => {
                let signs = text[range.clone()].match_indices(['*', '~']);
                let signs = signs.map(|(at, sign)| (range.start + at, sign.chars().next().unwrap()));
                parsed.signs.last_mut().unwrap().extend(signs);
                // Where GFM (6.9) may see an address, which the parser does not.
                let begins = |at: &usize| {
                    let before = text[..*at].chars().next_back();
                    before.is_none_or(|c| c.is_whitespace() || "*_~(|>".contains(c))
                };
                parsed.links.extend(range.filter(|at| text.is_char_boundary(*at)).filter(begins));
            }
            _ => {}
        }
    }
    parsed
}

/// Two asterisks or exactly two tildes, escaped or not: one alone is a note's or says "about".
fn doubles(text: &str, signs: &[(usize, char)]) -> Vec<usize> {
    let follows = |(at, sign): (usize, char), (next, other): (usize, char)| {
        sign == other && matches!(&text[at + 1..next], "" | "\\")
    };
    let runs = signs.chunk_by(|one, other| follows(*one, *other));
    let is_meant = |run: &&[(usize, char)]| if run[0].1 == '*' { run.len() > 1 } else { run.len() == 2 };
    let (mut stars, mut tildes): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for run in runs.filter(is_meant) {
        if run[0].1 == '*' { stars.push(run[0].0) } else { tildes.push(run[0].0) }
    }
    // Two stars, or a note's.
    if matches!(*stars, [at] if text[..at].ends_with('\\') && text[at..].starts_with(r"*\*")) {
        stars.clear();
    }
    stars.into_iter().chain(tildes).collect()
}

/// Where the parser shows something else than what was read, as a byte and a word.
pub(crate) fn differences(page: &Page) -> Vec<(usize, &'static str)> {
    let parsed = parse(page);
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    let cell = |at: u32| parsed.cells.iter().find(|cell| cell.contains(&(at as usize)));
    for task in &page.tasks {
        let html = page.text.slice(task.row).contains("<t");
        if cell(task.id.start).is_none() && !html {
            found.push((task.id.start as usize, "row"));
        }
        let is_split = |cell: &Range<usize>| (task.name.end as usize) > cell.end;
        if cell(task.id.start).is_some()
            && cell(task.name.start).is_none_or(is_split)
            && !task.name.is_empty()
        {
            found.push((task.name.start as usize, "cell"));
        }
    }
    let headings = page.sections.iter().filter(|section| section.level > 0);
    let lost = headings.filter(|section| {
        let is_it = |heading: &Range<usize>| heading.contains(&(section.heading.start as usize));
        !parsed.headings.iter().any(is_it)
    });
    found.extend(lost.map(|section| (section.heading.start as usize, "heading")));
    let links = page.links().iter().map(|link| link.span.start as usize);
    found.extend(links.filter(|at| !parsed.links.contains(at)).map(|at| (at, "link")));
    let is_read = |row: &Range<usize>| page.tasks.iter().any(|task| row.contains(&(task.id.start as usize)));
    found.extend(parsed.bare_rows.iter().filter(|row| !is_read(row)).map(|row| (row.start, "row")));
    let shown = parsed.signs.iter().flat_map(|signs| doubles(page.text.as_str(), signs));
    found.extend(shown.map(|at| (at, "emphasis")));
    found.sort_unstable();
    found
}

fn context() -> &'static Context<'static> {
    static CONTEXT: OnceLock<Context<'static>> = OnceLock::new();
    CONTEXT.get_or_init(|| {
        let playbook = Box::leak(Box::new(Playbook::open(store::open(None).unwrap())));
        Context::of(playbook)
    })
}

/// The findings on a page that is none of the playbook.
pub(crate) fn findings(page: &Page) -> Vec<Finding> {
    let groups =
        [RuleGroup::FrontMatter, RuleGroup::Structure, RuleGroup::Tables, RuleGroup::Links, RuleGroup::Text];
    let own: Vec<&'static Check> =
        rules::ALL.iter().copied().filter(|check| groups.contains(&check.group)).collect();
    check::check_page(context(), page, &own).into_iter().map(|(_, finding)| finding).collect()
}

/// Whether a finding tells of a difference: on its line, at the opening line of a block around it that never closes or
/// of indented code, at the row of dashes above it; or the page has a conflict, which has to be resolved first.
pub(crate) fn is_told(page: &Page, findings: &[Finding], at: usize) -> bool {
    let text = page.text.as_str();
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1)
        ..at + text[at..].find('\n').unwrap_or(text.len() - at);
    let blank = text[..at].rfind("\n\n").unwrap_or_default();
    findings.iter().any(|finding| {
        let (start, end) = (finding.span.start as usize, finding.span.end as usize);
        match finding.rule.name {
            "merge-conflict" => true,
            "unclosed-block" | "front-matter-unclosed" | "indented-code" if start <= at => true,
            "delimiter-count" if (blank..at).contains(&start) => true,
            _ => start <= line.end && end >= line.start && start < end,
        }
    })
}

pub(crate) fn assert_told(page: &Page) {
    let findings = findings(page);
    for (at, what) in differences(page) {
        let line = page.text.place(u32::try_from(at).unwrap()).line;
        assert!(
            is_told(page, &findings, at),
            "{what} on line {line}: `{}` of\n{}\n{:?}",
            page.text.line(line),
            page.text.as_str(),
            findings.iter().map(|finding| finding.rule.name).collect::<Vec<_>>(),
        );
    }
}

#[test]
fn undamaged_pages_are_shown_as_they_are_read() {
    for page in &context().pages {
        assert_eq!(differences(page), [], "{}", page.file);
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_damage_changes_on_the_published_page_is_told((page, damage) in page_and_damage()) {
        let whole = page.get(pages());
        assert_told(&read(&whole.file, &Mutated::new(&whole.text, &damage).text));
    }

    #[test]
    fn what_a_soup_of_markdown_shows_is_read_or_told(text in soup(), file in select(vec!["a.md", "en/migrate-x.md"])) {
        assert_told(&read(file, &text));
    }
}
