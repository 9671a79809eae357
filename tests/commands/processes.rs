//! `ftpb processes`.

use crate::run::ftpb;

#[test]
fn processes_stand_in_the_order_of_the_lifecycle_with_the_key_to_type() {
    ftpb("processes")
        .prints(
            "
                Phase    Title                              Key                        Tasks  Mandatory
                Assess   Conduct Customer Success Workshop  customer-success-workshop      6          6
                Success  Support Success Execution          success-execution              7          2
                Success  Conduct Success Review             success-review                 1          1
            ",
        )
        .finds();
}

#[test]
fn processes_of_a_phase_named_in_german() {
    ftpb("processes --phase Erfolg --lang de")
        .prints(
            "
                Phase   Titel                               Schlüssel          Aufgaben  Pflicht
                Erfolg  Unterstützung der Erfolgserzielung  success-execution         7        2
                Erfolg  Durchführung der Erfolgsprüfung     success-review            1        1
            ",
        )
        .finds();
}

#[test]
fn processes_that_have_a_task_for_a_service() {
    ftpb("processes --service Yammer --only")
        .prints(
            "
                Phase    Title                      Key                Tasks  Mandatory
                Success  Support Success Execution  success-execution      1          0
            ",
        )
        .finds();
}
