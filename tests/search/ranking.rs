//! The ranking against the table that was written before it.

use super::{built_in, named, search};

const TABLE: &str = include_str!("ranking.tsv");

/// Queries whose expected thing need not be first, of thirty.
const LENIENCE: usize = 3;

#[test]
fn the_expected_thing_is_first_in_at_least_27_of_30_and_among_the_first_three_in_all() {
    let playbook = built_in();
    let rows: Vec<Vec<&str>> =
        TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 30);
    let mut second = Vec::new();
    let mut lost = Vec::new();
    for row in rows {
        let [query, kind, name] = row[..] else { panic!("not three columns: {row:?}") };
        let answer = search(&playbook, query, &[]);
        let is_it =
            |hit: &ftpb::query::search::Hit<'_>| hit.thing.kind.as_str() == kind && named(hit) == name;
        let first: Vec<String> =
            answer.hits.iter().take(3).map(|hit| format!("{} {}", hit.score, named(hit))).collect();
        match answer.hits.iter().position(is_it) {
            Some(0) => {}
            Some(1 | 2) => second.push(format!("{query}: {first:?}")),
            place => lost.push(format!("{query}: at {place:?}, first {first:?}")),
        }
    }
    assert!(lost.is_empty() && second.len() <= LENIENCE, "lost {lost:#?}\nsecond {second:#?}");
}
