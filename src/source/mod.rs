//! What is written: text, places, findings, languages, words and stores.
