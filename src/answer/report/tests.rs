//! Reports of the same findings in every form.
