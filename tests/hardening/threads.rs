//! Threads that wait for each other: what one of them works out for all must not wait for another one.

use std::sync::mpsc;
use std::thread;

use ftpb::check::{Context, rules, run};
use ftpb::playbook::Playbook;
use ftpb::source::store;

use crate::run::HANG;

/// More threads than processors, each of which starts others.
const THREADS: usize = 16;
const TIMES: usize = 10;

#[test]
fn rules_that_compare_languages_never_wait_for_themselves() {
    let (done, waiting) = mpsc::channel();
    thread::spawn(move || {
        for _ in 0..TIMES {
            let playbook = Playbook::open(store::open(None).unwrap());
            // Nothing is prepared: each of them may be the first to need what all of them need.
            let context = Context::of(&playbook);
            let found: Vec<usize> = thread::scope(|scope| {
                let check = || run(&context, rules::ALL).len();
                let checks: Vec<_> = (0..THREADS).map(|_| scope.spawn(check)).collect();
                checks.into_iter().map(|check| check.join().unwrap()).collect()
            });
            done.send(found).unwrap();
        }
    });
    for _ in 0..TIMES {
        let found = waiting.recv_timeout(HANG).expect("threads wait for each other for ever");
        assert!(found.iter().all(|count| *count == found[0]), "{found:?}");
    }
}
