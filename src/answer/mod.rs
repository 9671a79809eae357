//! How an answer is said: tables, pages, formats. Knows no playbook.
