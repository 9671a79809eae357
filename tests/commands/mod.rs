//! The commands as a person meets them: what is typed, what is printed, what is said, how it ends.

mod activities;
mod bare_reference;
mod languages;
mod links;
mod next;
mod output;
mod output_file;
mod pages;
mod parts;
mod phases;
mod playbooks;
mod processes;
mod real_pages;
mod records;
mod retired;
mod show;
mod tasks;
