//! `ftpb next`: what comes after a process.

use crate::run::ftpb;

#[test]
fn a_link_in_next_steps_gives_the_process_and_its_condition() {
    ftpb("next --after workshop")
        .prints("
                Process                    Phase    Text
                Support Success Execution  Success  Continue with Support Success Execution to help the customer launch the planned activities.
            ")
        .finds();
}

#[test]
fn in_the_language_of_the_surroundings() {
    ftpb("next --after workshop")
        .env("LANG", "de_DE.UTF-8")
        .prints("
                Prozess                             Phase   Text
                Unterstützung der Erfolgserzielung  Erfolg  Fahren Sie mit Unterstützung der Erfolgserzielung fort, damit der Kunde die geplanten Aktivitäten starten kann.
            ")
        .finds();
}

#[test]
fn a_task_means_its_process() {
    ftpb("next --after 3731 --lang ja")
        .prints("
                プロセス              フェーズ  テキスト
                適切なレビューの実施  成功      成功フェーズの次のプロセスである適切なレビューの実施に進みます。
            ")
        .finds();
}

#[test]
fn an_activity_means_its_process() {
    ftpb("next --after 'success metrics'")
        .prints("
                Process                    Phase    Text
                Support Success Execution  Success  Continue with Support Success Execution to help the customer launch the planned activities.
            ")
        .finds();
}

#[test]
fn several_processes_are_each_answered_for() {
    ftpb("next --after success")
        .prints("
                From                               Process                    Phase    Text
                Conduct Customer Success Workshop  Support Success Execution  Success  Continue with Support Success Execution to help the customer launch the planned activities.
                Support Success Execution          Conduct Success Review     Success  Continue with Conduct Success Review, the next process of the Success Phase.
            ")
        .finds();
}

#[test]
fn a_task_may_be_named_by_words_of_its_name() {
    ftpb("next --after 'field handshake' --fields from,to --format jsonl")
        .prints(
            r#"
                {"from":"success-support-success-execution","to":"success-conduct-success-review"}
            "#,
        )
        .finds();
}

#[test]
fn a_process_that_there_is_not() {
    ftpb("next --after zebra")
        .says(
            "
                ftpb: there is no process `zebra`; `ftpb processes` lists what there is
            ",
        )
        .finds_nothing();
}
