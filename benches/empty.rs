//! A program that does nothing: what starting one costs, and nothing else.

fn main() {}
