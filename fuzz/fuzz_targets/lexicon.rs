//! The lexicon: any text is one or is refused, its words are found again, and the built-in ones stay.

#![no_main]

use ftpb::source::lexicon::Group;
use ftpb::source::{Lexicon, Lexicons, Tag};
use ftpb_fuzz::{ONCE, bounded, bounded_beside};
use libfuzzer_sys::fuzz_target;

/// What is longer, in bytes, is taken for a sentence, and looked up nowhere.
const LONGEST: usize = 400;

fuzz_target!(|input: &[u8]| {
    let text = String::from_utf8_lossy(input);
    let Ok(own) = bounded(input, || Lexicon::parse(&text)) else {
        assert!(Lexicons::default().add(&text).is_err(), "what is no lexicon is none of a playbook");
        return;
    };
    // What a language has already is read once, whatever is added to it.
    let added = bounded_beside(2 * ONCE, input, || {
        let mut lexicons = Lexicons::default();
        lexicons.add(&text).map(|tag| (lexicons, tag))
    });
    let Ok((lexicons, tag)) = added else { return };
    let Some(made) = lexicons.get(&tag) else { panic!("`{tag}` was added and is not there") };
    for group in Group::ALL {
        for (key, list) in own.words().group(group).iter() {
            for word in list.clone().filter(|word| word.len() <= LONGEST) {
                assert!(lexicons.key(&tag, group, word).is_some(), "{word:?} of {key} leads to a key");
            }
            let first = list.clone().next();
            assert!(first.is_none() || made.word(group, key) == first);
        }
    }
    let _ = lexicons.find_language(&own.words().name);
    assert!(lexicons.key(&Tag::english(), Group::Sections, "Overview").is_some(), "English stays");
});
