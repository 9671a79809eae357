//! What the file shows: header, controls, table of contents, pages, glossary.

use maud::{Markup, PreEscaped, html};

use crate::output::document::html::SCRIPT;
use crate::output::document::{Article, Document, Language, Part, Version};

impl Document {
    pub(super) fn body(&self) -> Markup {
        html! {
            body {
                a.skip href="#main" data-word="skip" { (self.word("skip")) }
                header {
                    h1 data-word="title" { (self.word("title")) }
                    @if self.has_boxes { (progress()) }
                    @if self.languages.len() > 1 { (self.switch()) }
                }
                aside { (self.controls()) (self.contents()) }
                main id="main" tabindex="-1" {
                    section id="results" hidden {
                        h2 data-word="search" { (self.word("search")) }
                        p id="found" role="status" {}
                        ol id="hits" {}
                    }
                    (self.pictures())
                    @for part in &self.parts { (self.part(part)) }
                    (self.glossary())
                }
                script id="data" type="application/json" { (self.data()) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }

    /// A word that follows the language.
    fn said(&self, key: &str) -> Markup {
        html! { span data-word=(key) { (self.word(key)) } }
    }

    fn switch(&self) -> Markup {
        html! {
            label.control {
                (self.said("language")) " "
                select id="language" {
                    @for language in &self.languages {
                        option value=(language.tag) lang=(language.tag) { (language.name) }
                    }
                }
            }
        }
    }

    fn controls(&self) -> Markup {
        html! {
            search.control {
                label { (self.said("search")) input id="query" type="search" autocomplete="off"; }
                div id="filters" {
                    (self.choice("role", &self.roles))
                    (self.choice("service", &self.services))
                    label {
                        (self.said("requirement"))
                        select {
                            option value="" data-word="all" { (self.word("all")) }
                            @for need in ["mandatory", "optional"] {
                                option value=(need) data-word=(need) { (self.word(need)) }
                            }
                        }
                    }
                    label.inline { input type="checkbox"; " " (self.said("tasks-only")) }
                }
                p { span id="count" role="status" {} " " button id="reset" type="button" hidden data-word="reset" { (self.word("reset")) } }
            }
        }
    }

    /// A list of roles or services to choose from.
    fn choice(&self, kind: &str, keys: &[String]) -> Markup {
        html! {
            label {
                (self.said(kind))
                select {
                    option value="" data-word="all" { (self.word("all")) }
                    @for key in keys {
                        @let word = format!("{kind}.{key}");
                        option value=(key) data-word=(word) { (self.word(&word)) }
                    }
                }
            }
        }
    }

    fn contents(&self) -> Markup {
        html! {
            details id="contents" open {
                summary data-word="contents" { (self.word("contents")) }
                @for language in &self.languages {
                    nav lang=(language.tag) data-lang=(language.tag) aria-label=(language.word("contents")) {
                        @for part in &self.parts { (contents_of(part, language)) }
                        @if self.has_terms() { p { a href="#glossary" { (language.word("glossary")) } } }
                    }
                }
            }
        }
    }

    fn has_terms(&self) -> bool {
        self.languages.iter().any(|language| !language.terms.is_empty())
    }

    fn pictures(&self) -> Markup {
        html! {
            @if self.languages.iter().any(|language| language.picture.is_some()) {
                section id="flow" {
                    h2 data-word="lifecycle" { (self.word("lifecycle")) }
                    @for language in &self.languages {
                        @if let Some(picture) = &language.picture {
                            div.flow lang=(language.tag) data-lang=(language.tag) role="region" tabindex="0"
                                aria-label=(language.word("lifecycle")) { (PreEscaped(picture)) }
                        }
                    }
                }
            }
        }
    }

    fn part(&self, part: &Part) -> Markup {
        html! {
            section id=(part.id) {
                h2 data-word=(part.id) { (self.word(&part.id)) }
                @for article in &part.articles { (self.article(article)) }
            }
            "\n"
        }
    }

    fn article(&self, article: &Article) -> Markup {
        let instead = article.instead();
        let lacks = |language: &Language| article.versions.iter().all(|version| version.lang != language.tag);
        let is_instead = |version: &Version| instead.is_some_and(|instead| instead.lang == version.lang);
        let class = if article.is_process { "process" } else { "other" };
        html! {
            article class=(class) data-key=(article.key) {
                @if let Some(instead) = instead.filter(|_| self.languages.iter().any(lacks)) {
                    p.untranslated hidden[!self.languages.first().is_some_and(lacks)] {
                        (self.said("untranslated")) " " bdi { (instead.language) }
                    }
                }
                @if self.has_boxes && article.is_process { (progress()) }
                @for version in &article.versions {
                    div.version id=(version.id) lang=(version.lang) data-title=(version.title)
                        data-instead[is_instead(version)] { (version_text(version)) }
                }
            }
            "\n"
        }
    }

    fn glossary(&self) -> Markup {
        html! {
            @if self.has_terms() {
                section id="glossary" {
                    h2 data-word="glossary" { (self.word("glossary")) }
                    @for language in self.languages.iter().filter(|language| !language.terms.is_empty()) {
                        dl lang=(language.tag) data-lang=(language.tag) {
                            @for term in &language.terms {
                                div {
                                    dt { (term.term) }
                                    dd lang=[(term.lang != language.tag).then_some(&term.lang)] { (term.words) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn version_text(version: &Version) -> Markup {
    html! {
        (PreEscaped(&version.text))
        @if !version.updated.is_empty() { p.meta { (version.updated) } }
    }
}

/// How much is done; the script counts.
fn progress() -> Markup {
    html! { p.progress { progress aria-hidden="true" {} " " span {} } }
}

/// The entries of a phase: its pages, each with its activities.
fn contents_of(part: &Part, language: &Language) -> Markup {
    let versions = part.articles.iter().filter_map(|article| article.version(&language.tag));
    html! {
        p { a href={ "#" (part.id) } { (language.word(&part.id)) } }
        ul {
            @for version in versions {
                li lang=[(version.lang != language.tag).then_some(&version.lang)] {
                    a href={ "#" (version.id) } { (version.title) }
                    @if !version.activities.is_empty() {
                        ul {
                            @for (id, title) in &version.activities { li { a href={ "#" (id) } { (title) } } }
                        }
                    }
                }
            }
        }
    }
}
