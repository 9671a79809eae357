//! Threads that wait for each other: what one of them works out for all must not wait for another one.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use ftpb::playbook::Playbook;
use ftpb::query::check::{Context, rules, run};
use ftpb::source::store;
use rayon::ThreadPoolBuilder;

/// More threads than pages to look at: some have nothing to do but to take what others have left lying.
const THREADS: usize = 16;
const TIMES: usize = 150;

/// The program answers in a fraction of this.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn rules_that_compare_languages_never_wait_for_themselves() {
    let (done, waiting) = mpsc::channel();
    thread::spawn(move || {
        let pool = ThreadPoolBuilder::new().num_threads(THREADS).build().unwrap();
        let check = || {
            let playbook = Playbook::open(store::open(None).unwrap());
            run(&Context::of(&playbook), rules::ALL).len()
        };
        let found: Vec<usize> = (0..TIMES).map(|_| pool.install(check)).collect();
        done.send(found).unwrap();
    });
    let found = waiting.recv_timeout(PATIENCE).expect("threads wait for each other for ever");
    assert!(found.iter().all(|count| *count == found[0]), "{found:?}");
}
