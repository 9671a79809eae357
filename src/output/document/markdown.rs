//! The document as one Markdown file, one language after the other.

use crate::output::document::{Document, Language, Version};
use crate::output::page::markdown::{anchor, escaped};

impl Document {
    /// The document as a Markdown file.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut lines = vec![format!("# {}", escaped(self.word("title"))), String::new()];
        for language in &self.languages {
            self.contents_in(language, &mut lines);
        }
        for part in &self.parts {
            lines.extend([anchor(&part.id), String::new(), format!("## {}", escaped(self.word(&part.id)))]);
            for version in part.articles.iter().flat_map(|article| &article.versions) {
                lines.extend([String::new(), anchor(&version.id), String::new(), version.text.clone()]);
            }
        }
        for language in self.languages.iter().filter(|language| !language.terms.is_empty()) {
            glossary(language, &mut lines);
        }
        lines.join("\n").trim_end().to_owned() + "\n"
    }

    /// The flow and the table of contents of a language.
    fn contents_in(&self, language: &Language, lines: &mut Vec<String>) {
        lines.extend([
            format!("## {} ({})", escaped(language.word("contents")), language.name),
            String::new(),
        ]);
        for part in &self.parts {
            lines.push(format!("- [{}](#{})", escaped(language.word(&part.id)), part.id));
            for article in &part.articles {
                let Some(version) = article.version(&language.tag) else { continue };
                lines.push(format!("  - {}", entry(version, language)));
                let link = |(id, title): &(String, String)| format!("    - [{}](#{id})", escaped(title));
                lines.extend(version.activities.iter().map(link));
            }
        }
        lines.push(String::new());
        if let Some(picture) = &language.picture {
            lines.extend(["```mermaid", picture.trim_end(), "```", ""].map(str::to_owned));
        }
    }
}

/// The link to a page; one in another language says so.
fn entry(version: &Version, language: &Language) -> String {
    let link = format!("[{}](#{})", escaped(&version.title), version.id);
    if version.lang == language.tag {
        return link;
    }
    format!("{link} ({} {})", language.word("untranslated"), version.language)
}

fn glossary(language: &Language, lines: &mut Vec<String>) {
    let heading = format!("## {} ({})", escaped(language.word("glossary")), language.name);
    lines.extend([String::new(), heading, String::new(), "| | |".to_owned(), "| --- | --- |".to_owned()]);
    let cell = |text: &str| escaped(text).replace('|', "\\|");
    lines.extend(
        language.terms.iter().map(|term| format!("| {} | {} |", cell(&term.term), cell(&term.words))),
    );
}
