//! A playbook as one HTML file that opens by itself: no request, no font, no script from elsewhere.
//!
//! Without scripts all of it is shown. `script.js` adds the switch of languages, filters, search and boxes; a policy in
//! the file admits that script and `style.css`, by their sums, and nothing else.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Map, Value, json};

use crate::output::document::Document;

pub(super) const SCRIPT: &str = include_str!("script.js");
const STYLE: &str = include_str!("style.css");

impl Document {
    /// The document as an HTML file.
    #[must_use]
    pub fn html(&self) -> String {
        file(self.first_tag(), self.word("title"), env!("FTPB_SCRIPT_SUM"), &self.body())
    }

    /// What the script needs to know.
    pub(super) fn data(&self) -> Markup {
        let words: Map<String, Value> = self
            .languages
            .iter()
            .map(|language| (language.tag.clone(), Value::Object(language.words.clone())))
            .collect();
        let synonyms: Vec<Value> =
            self.synonyms.iter().map(|one| json!({"always": one.always, "words": one.words})).collect();
        let langs: Vec<&str> = self.languages.iter().map(|language| language.tag.as_str()).collect();
        let data = json!({"name": self.name, "langs": langs, "words": words, "synonyms": synonyms});
        // In a script element only `<` can end what is data.
        PreEscaped(data.to_string().replace('<', "\\u003c"))
    }
}

/// An HTML file that opens by itself, and whose policy admits one script.
pub(super) fn file(lang: &str, title: &str, script_sum: &str, body: &Markup) -> String {
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{script_sum}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        env!("FTPB_STYLE_SUM")
    );
    let markup = html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            (body)
        }
    };
    markup.into_string()
}
