//! What is asked of a playbook.
