//! What the German abbreviations stand for.

use ftpb::query::glossary::glossary;
use ftpb::source::Tag;

use super::{english, german};

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn seven_german_abbreviations_stand_for_what_the_pages_mean() {
    let playbook = german();
    let all = glossary(playbook.lexicons(), &playbook.pages(&[]));
    let expected = [
        ("BVD", "Besprechung zum Unternehmenswert"),
        ("FE", "FastTrack Engineer"),
        ("FTA", "FastTrack Architect"),
        ("FTOP", "FastTrack-Orchestrierungsportal"),
        ("MVM", "Migration Velocity Manager"),
        ("RFA", "Unterstützungsanforderung"),
        ("SSAT", "Mitglieder, Szenarien, Bekanntmachung und Schulung"),
    ];
    for (term, words) in expected {
        let own = all[term].iter().find(|own| own.lang == Tag::new("de")).unwrap();
        assert_eq!((own.words.as_str(), own.fallback), (words, false), "{term}");
        assert!(!own.file.is_empty() && own.line > 1, "{term}");
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn no_definition_is_an_abbreviation_or_a_sentence() {
    for playbook in [english(), german()] {
        let all = glossary(playbook.lexicons(), &playbook.pages(&[]));
        assert!(all.len() > 50);
        for (term, own) in all.iter().flat_map(|(term, all)| all.iter().map(move |own| (term, own))) {
            assert!(own.words.chars().any(char::is_lowercase), "{term}: {}", own.words);
            assert!(own.words.split(' ').count() <= 8, "{term}: {}", own.words);
        }
    }
}
