//! Front matter: its fields and faults stand inside the text, its end is a place where a line begins, and
//! what stands behind it changes nothing.

#![no_main]

use ftpb::source::Span;
use ftpb::source::front_matter::{FrontMatter, FrontMatterError};
use ftpb_fuzz::bounded;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let text = String::from_utf8_lossy(input);
    let matter = bounded(input, || FrontMatter::read(&text));
    assert_eq!(matter, FrontMatter::read(&text), "reading twice is reading once");
    let inside = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} is inside the text");
    for field in &matter.fields {
        inside(field.span);
    }
    for error in &matter.errors {
        match error {
            FrontMatterError::Missing => assert!(matter.fields.is_empty() && matter.body == 0),
            FrontMatterError::Unopened(span)
            | FrontMatterError::Late(span)
            | FrontMatterError::Foreign(_, span)
            | FrontMatterError::Repeated(_, span)
            | FrontMatterError::Unclosed(span)
            | FrontMatterError::Line(span)
            | FrontMatterError::Anchor(span)
            | FrontMatterError::Yaml(_, span) => inside(*span),
        }
    }
    let before = text.get(..matter.body).expect("the body begins inside the text");
    assert!(before.is_empty() || before.ends_with('\n') || before.len() == text.len());
    // What was read line by line is a value of the text.
    if matter
        .errors
        .iter()
        .any(|error| matches!(error, FrontMatterError::Unclosed(_) | FrontMatterError::Yaml(..)))
    {
        for field in &matter.fields {
            let line = &text[field.span.range()];
            assert!(line.starts_with(&field.key) && line.contains(&field.value), "{field:?} of {line:?}");
        }
    }
});
