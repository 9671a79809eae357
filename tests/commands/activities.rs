//! `ftpb activities`.

use crate::run::ftpb;

#[test]
fn activities_of_a_process_with_their_tasks() {
    ftpb("activities success-review")
        .prints(
            "
                Activity                                 Roles              Services      Tasks
                Conduct Customer Success Review Meeting  FastTrack Manager  All Services  3735
                Conduct a Business Value Discussion(s)   FastTrack Manager  All Services
                Emphasize Usage Reports                  FastTrack Manager  All Services
                Uncategorized Tasks (Success Review)     -                  All Services
            ",
        )
        .finds();
}

#[test]
fn activities_in_spanish_for_a_service() {
    ftpb("activities success-execution --lang es --service Yammer --only")
        .prints("
                Actividad                                      Roles                       Servicios                        Tareas
                Handshake de CSM para comunicaciones modernas  Administrador de FastTrack  Outlook Mobile / Teams / Yammer  3732
            ")
        .finds();
}

#[test]
fn a_process_that_there_is_not() {
    ftpb("activities zebra")
        .says(
            "
                ftpb: there is no task, process, activity, phase or page `zebra`; `ftpb list` lists what there is
            ",
        )
        .finds_nothing();
}
