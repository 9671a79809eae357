//! A program that does nothing: it measures the cost of starting one.

fn main() {}
