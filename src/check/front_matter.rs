//! Front matter across pages: which keys and values are common, and which keys are known.

use foldhash::HashMap;

use crate::playbook::Page;
use crate::source::Span;
use crate::source::front_matter::FrontMatterField;

/// How often each key and each of its values occurs.
#[derive(Debug, Default)]
pub struct CommonFrontMatter {
    keys: HashMap<String, Values>,
    common: Vec<String>,
    /// Whether most pages have blanks behind the dashes of their fences.
    blank_fences: bool,
}

/// The values of a key.
#[derive(Debug, Default)]
struct Values {
    /// How many pages have the key.
    pages: usize,
    counts: HashMap<String, usize>,
    /// The values that at least [`CommonFrontMatter::MANY`] pages share, sorted.
    shared: Vec<String>,
}

impl CommonFrontMatter {
    /// A value on this many pages is not a typo.
    pub const MANY: usize = 20;

    /// Counts the front matter of pages.
    pub(super) fn of(pages: &[&Page]) -> Self {
        let mut matter = Self::default();
        let mut counted = 0;
        let mut blank_fences = 0;
        for page in pages.iter().filter(|page| !page.front.is_empty()) {
            counted += 1;
            blank_fences += usize::from(fences(page).into_iter().any(|fence| has_blanks(page, fence)));
            for field in &page.front {
                let values = matter.keys.entry(field.key.clone()).or_default();
                values.pages += 1;
                *values.counts.entry(field.value.clone()).or_default() += 1;
            }
        }
        for values in matter.keys.values_mut() {
            let shared = values.counts.iter().filter(|(_, count)| **count >= Self::MANY);
            values.shared = shared.map(|(value, _)| value.clone()).collect();
            values.shared.sort_unstable();
        }
        let common = matter.keys.iter().filter(|(_, own)| own.pages >= 10 && own.pages * 10 >= counted * 9);
        matter.common = common.map(|(key, _)| key.clone()).collect();
        matter.common.sort_unstable();
        matter.blank_fences = blank_fences >= Self::MANY && blank_fences * 2 > counted;
        matter
    }

    /// Whether most pages have blanks behind the dashes of their fences, so that what publishes them takes no offence.
    #[must_use]
    pub fn has_blank_fences(&self) -> bool {
        self.blank_fences
    }

    /// How many pages have a key.
    #[must_use]
    pub fn pages_with(&self, key: &str) -> usize {
        self.keys.get(key).map_or(0, |values| values.pages)
    }

    /// How many pages have a value for a key.
    #[must_use]
    pub fn pages_with_value(&self, key: &str, value: &str) -> usize {
        self.keys.get(key).and_then(|values| values.counts.get(value)).copied().unwrap_or_default()
    }

    /// The keys that nine out of ten pages have, and at least ten pages.
    #[must_use]
    pub fn common_keys(&self) -> &[String] {
        &self.common
    }

    /// The values of a key that at least [`Self::MANY`] pages share.
    #[must_use]
    pub fn shared_values(&self, key: &str) -> &[String] {
        self.keys.get(key).map(|values| values.shared.as_slice()).unwrap_or_default()
    }
}

/// The span of a field's value, or of its line if the value is quoted or otherwise not written literally.
#[must_use]
pub fn value_span(page: &Page, field: &FrontMatterField) -> Span {
    let line = page.text.slice(field.span);
    let after = line.find(':').map_or(0, |at| at + 1);
    let at = line.get(after..).and_then(|rest| rest.find(&field.value)).filter(|_| !field.value.is_empty());
    let base = field.span.start as usize + after;
    at.map_or(field.span, |at| Span::new(base + at, base + at + field.value.len()))
}

/// Finds a field by key.
#[must_use]
pub fn field<'a>(page: &'a Page, key: &str) -> Option<&'a FrontMatterField> {
    page.front.iter().find(|field| field.key == key)
}

/// The person responsible for a page: `ft.owner`, else `author`.
#[must_use]
pub fn owner(page: &Page) -> Option<&str> {
    let owner = field(page, "ft.owner").or_else(|| field(page, "author"))?;
    Some(owner.value.as_str()).filter(|owner| !owner.is_empty())
}

/// Whether a fence has blanks behind its dashes.
#[must_use]
pub fn has_blanks(page: &Page, fence: Span) -> bool {
    page.text.slice(fence).ends_with(char::is_whitespace)
}

/// The spans of the opening and closing fence, if the page has them.
#[must_use]
pub fn fences(page: &Page) -> Vec<Span> {
    let body = page.sections.first().map_or(0, |section| section.body.start as usize);
    let head = page.text.as_str().get(..body).unwrap_or_default();
    let mut at = 0;
    let mut fences = Vec::new();
    for line in head.split('\n') {
        if line.trim_end() == "---" {
            fences.push(Span::new(at, at + line.len()));
        }
        at += line.len() + 1;
    }
    fences
}

/// The keys of documentation sites and static site generators.
const KEYS: [&str; 26] = [
    "title",
    "description",
    "author",
    "manager",
    "keywords",
    "services",
    "audience",
    "robots",
    "date",
    "tags",
    "category",
    "categories",
    "layout",
    "permalink",
    "redirect_url",
    "redirect_from",
    "slug",
    "draft",
    "lang",
    "language",
    "toc",
    "summary",
    "titleSuffix",
    "monikerRange",
    "uid",
    "hide_comments",
];

/// The known keys that begin with `ms.`.
const MS: [&str; 24] = [
    "author",
    "reviewer",
    "date",
    "topic",
    "prod",
    "service",
    "subservice",
    "technology",
    "custom",
    "audience",
    "localizationpriority",
    "collection",
    "assetid",
    "devlang",
    "tgt_pltfrm",
    "workload",
    "suite",
    "manager",
    "component",
    "role",
    "update-cycle",
    "devrel",
    "search",
    "openlocfilehash",
];

/// The known keys that begin with `ft.`.
const FT: [&str; 3] = ["audience", "owner", "phase"];

/// Whether documentation sites or static site generators read a key.
#[must_use]
pub fn is_known(key: &str) -> bool {
    let lower = key.to_ascii_lowercase();
    match lower.split_once('.') {
        Some(("ms", rest)) => MS.contains(&rest),
        Some(("ft", rest)) => FT.contains(&rest),
        _ => KEYS.iter().any(|own| own.eq_ignore_ascii_case(key)),
    }
}
