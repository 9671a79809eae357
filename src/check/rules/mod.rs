//! The rules, one file each. The files are what `ftpb check --list` shows.

mod activity_extra;
mod activity_missing;
mod activity_outside_approach;
mod activity_without_role;
mod activity_without_services;
mod alert_kind;
mod alert_missing;
mod ambiguous_date;
mod anchor_missing;
mod bad_date;
mod broken_link;
mod byte_order_mark;
mod cell_count;
mod contradicting_revision;
mod date_older_than_revisions;
mod dead_alert;
mod dead_end;
mod delimiter_count;
mod duplicate_page;
mod duplicate_section;
mod duplicate_task;
mod empty_header;
mod empty_link_text;
mod english_leftover;
mod extra_pipe;
mod flag_not_in_header;
mod front_matter_fence;
mod front_matter_line;
mod front_matter_missing;
mod front_matter_unclosed;
mod front_matter_unopened;
mod front_matter_unparsable;
mod heading_level;
mod image_missing;
mod implausible_date;
mod include_unresolved;
mod indented_code;
mod indented_heading;
mod invalid_date;
mod invalid_encoding;
mod invisible_character;
mod joined_labels;
mod joined_rows;
mod label_break;
mod label_not_bold;
mod labels_without_heading;
mod link_changed;
mod link_extra;
mod link_missing;
mod malformed_link;
mod merge_conflict;
mod misleading_link;
mod missing_image;
mod missing_key;
mod missing_pipe;
mod missing_section;
mod missing_title;
mod misspelt;
mod odd_separator;
mod owner_outlier;
mod page_extra;
mod page_missing;
mod phase_mismatch;
mod repaired_link;
mod repeated_key;
mod repeated_label;
mod requirement;
mod revision_date;
mod revision_missing;
mod revision_order;
mod role;
mod row_outside_table;
mod row_without_id;
mod row_without_name;
mod safelink;
mod second_title;
mod section_level;
mod section_missing;
mod section_order;
mod services;
mod shown_differently;
mod split_cell;
mod split_row;
mod swallowed_placeholder;
mod task_extra;
mod task_missing;
mod task_moved;
mod task_name;
mod task_named_in_revision_but_absent;
mod text_missing;
mod toc_broken;
mod toc_orphan;
mod toc_wrong_language;
mod two_names;
mod unclear_header;
mod unclear_id;
mod unclosed_block;
mod unclosed_emphasis;
mod unknown_key;
mod unknown_motion;
mod unknown_phase;
mod unknown_role;
mod unknown_service;
mod unlisted_task;
mod unread_row;
mod unresolved_step;
mod untranslated_copy;
mod untranslated_heading;
mod untranslated_name;
mod utf_16;
mod wrapped_label;
mod wrong_case;
mod wrong_language_link;
mod wrong_language_page;

use crate::check::rule::Check;

/// All rules, sorted by name.
pub static ALL: &[&Check] = &[
    &activity_extra::CHECK,
    &activity_missing::CHECK,
    &activity_outside_approach::CHECK,
    &activity_without_role::CHECK,
    &activity_without_services::CHECK,
    &alert_kind::CHECK,
    &alert_missing::CHECK,
    &ambiguous_date::CHECK,
    &anchor_missing::CHECK,
    &bad_date::CHECK,
    &broken_link::CHECK,
    &byte_order_mark::CHECK,
    &cell_count::CHECK,
    &contradicting_revision::CHECK,
    &date_older_than_revisions::CHECK,
    &dead_alert::CHECK,
    &dead_end::CHECK,
    &delimiter_count::CHECK,
    &duplicate_page::CHECK,
    &duplicate_section::CHECK,
    &duplicate_task::CHECK,
    &empty_header::CHECK,
    &empty_link_text::CHECK,
    &english_leftover::CHECK,
    &extra_pipe::CHECK,
    &flag_not_in_header::CHECK,
    &front_matter_fence::CHECK,
    &front_matter_line::CHECK,
    &front_matter_missing::CHECK,
    &front_matter_unclosed::CHECK,
    &front_matter_unopened::CHECK,
    &front_matter_unparsable::CHECK,
    &heading_level::CHECK,
    &image_missing::CHECK,
    &implausible_date::CHECK,
    &include_unresolved::CHECK,
    &indented_code::CHECK,
    &indented_heading::CHECK,
    &invalid_date::CHECK,
    &invalid_encoding::CHECK,
    &invisible_character::CHECK,
    &joined_labels::CHECK,
    &joined_rows::CHECK,
    &label_break::CHECK,
    &label_not_bold::CHECK,
    &labels_without_heading::CHECK,
    &link_changed::CHECK,
    &link_extra::CHECK,
    &link_missing::CHECK,
    &malformed_link::CHECK,
    &merge_conflict::CHECK,
    &misleading_link::CHECK,
    &missing_image::CHECK,
    &missing_key::CHECK,
    &missing_pipe::CHECK,
    &missing_section::CHECK,
    &missing_title::CHECK,
    &misspelt::CHECK,
    &odd_separator::CHECK,
    &owner_outlier::CHECK,
    &page_extra::CHECK,
    &page_missing::CHECK,
    &phase_mismatch::CHECK,
    &repaired_link::CHECK,
    &repeated_key::CHECK,
    &repeated_label::CHECK,
    &requirement::CHECK,
    &revision_date::CHECK,
    &revision_missing::CHECK,
    &revision_order::CHECK,
    &role::CHECK,
    &row_outside_table::CHECK,
    &row_without_id::CHECK,
    &row_without_name::CHECK,
    &safelink::CHECK,
    &second_title::CHECK,
    &section_level::CHECK,
    &section_missing::CHECK,
    &section_order::CHECK,
    &services::CHECK,
    &shown_differently::CHECK,
    &split_cell::CHECK,
    &split_row::CHECK,
    &swallowed_placeholder::CHECK,
    &task_extra::CHECK,
    &task_missing::CHECK,
    &task_moved::CHECK,
    &task_name::CHECK,
    &task_named_in_revision_but_absent::CHECK,
    &text_missing::CHECK,
    &toc_broken::CHECK,
    &toc_orphan::CHECK,
    &toc_wrong_language::CHECK,
    &two_names::CHECK,
    &unclear_header::CHECK,
    &unclear_id::CHECK,
    &unclosed_block::CHECK,
    &unclosed_emphasis::CHECK,
    &unknown_key::CHECK,
    &unknown_motion::CHECK,
    &unknown_phase::CHECK,
    &unknown_role::CHECK,
    &unknown_service::CHECK,
    &unlisted_task::CHECK,
    &unread_row::CHECK,
    &unresolved_step::CHECK,
    &untranslated_copy::CHECK,
    &untranslated_heading::CHECK,
    &untranslated_name::CHECK,
    &utf_16::CHECK,
    &wrapped_label::CHECK,
    &wrong_case::CHECK,
    &wrong_language_link::CHECK,
    &wrong_language_page::CHECK,
];

/// Finds a rule by name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::query::compare::differences::DifferenceKind;

    #[test]
    fn a_difference_is_as_severe_as_the_finding_about_it() {
        for kind in DifferenceKind::ALL {
            let severity = find(kind.as_str()).map(|check| check.rule.severity);
            assert_eq!(severity, Some(kind.severity()), "{}", kind.as_str());
        }
    }
}
