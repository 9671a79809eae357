//! `ftpb tasks`: the main job.

use crate::run::{Pages, ftpb, unnamed};

#[test]
fn the_tasks_of_a_process_named_by_a_part_of_its_key() {
    ftpb("tasks --process success-execution")
        .prints("
                ID    Task                                                       Required   Role               Services
                3731  Teams - Post Enablement Field Handshake                    optional   FastTrack Manager  Teams
                3732  Yammer - Post Enablement Field Handshake                   optional   FastTrack Manager  Yammer
                3733  Outlook Mobile - Post Enablement Field Handshake           optional   FastTrack Manager  Outlook Mobile
                3740  OneDrive - Conduct OneDrive Adoption Program Introduction  mandatory  FastTrack Manager  OneDrive for Business
                3741  OneDrive - Perform OneDrive Adoption Workshop              mandatory  FastTrack Manager  OneDrive for Business
                3743  OneDrive - Track OneDrive Adoption Program Progress        optional   FastTrack Manager  OneDrive for Business
                3650  Microsoft 365 Apps - Microsoft 365 Apps Acceleration       optional   FastTrack Manager  Microsoft 365 Apps
            ")
        .finds();
}

#[test]
fn a_service_brings_what_is_for_all_services() {
    ftpb("tasks --service Teams --mandatory")
        .prints("
                ID    Task                            Required   Role               Services      Process
                2536  Conduct Success Workshop        mandatory  FastTrack Manager  All Services  customer-success-workshop
                3735  Conduct Success Review Meeting  mandatory  FastTrack Manager  All Services  success-review
            ")
        .finds();
}

#[test]
fn only_leaves_out_what_is_for_all_services() {
    ftpb("tasks --service Yammer --only")
        .prints("
                ID    Task                                      Required  Role               Services  Process
                3732  Yammer - Post Enablement Field Handshake  optional  FastTrack Manager  Yammer    success-execution
            ")
        .finds();
}

#[test]
fn a_role_by_its_abbreviation_in_another_language() {
    ftpb("tasks --process success-execution --role FM --lang es --service 'OneDrive for Business'")
        .prints("
                ID    Tarea                                                                       Requisito    Rol                         Servicios
                3740  OneDrive - Realice la Introducción del Programa de adopción de OneDrive     obligatoria  Administrador de FastTrack  OneDrive para la Empresa
                3741  OneDrive - Lleve a cabo el Taller de adopción de OneDrive                   obligatoria  Administrador de FastTrack  OneDrive para la Empresa
                3743  OneDrive - Dé seguimiento al progreso del programa de adopción de OneDrive  opcional     Administrador de FastTrack  OneDrive para la Empresa
            ")
        .finds();
}

#[test]
fn several_processes_are_named_in_a_column() {
    ftpb("tasks --role FM --optional")
        .prints("
                ID    Task                                                  Required  Role               Services               Process
                3731  Teams - Post Enablement Field Handshake               optional  FastTrack Manager  Teams                  success-execution
                3732  Yammer - Post Enablement Field Handshake              optional  FastTrack Manager  Yammer                 success-execution
                3733  Outlook Mobile - Post Enablement Field Handshake      optional  FastTrack Manager  Outlook Mobile         success-execution
                3743  OneDrive - Track OneDrive Adoption Program Progress   optional  FastTrack Manager  OneDrive for Business  success-execution
                3650  Microsoft 365 Apps - Microsoft 365 Apps Acceleration  optional  FastTrack Manager  Microsoft 365 Apps     success-execution
            ")
        .finds();
}

#[test]
fn two_languages_stand_side_by_side() {
    ftpb("tasks --lang de,en --process success-review")
        .prints("
                ID    Aufgabe (de)                                     Aufgabe (en)                    Pflicht       Rolle              Dienste
                3735  Durchführung eines Gesprächs zur Erfolgsprüfung  Conduct Success Review Meeting  erforderlich  FastTrack Manager  Alle Dienste
            ")
        .finds();
}

#[test]
fn what_is_counted_are_the_records_of_the_answer() {
    let line = "tasks --lang de,en --process success-review --count";
    ftpb(line).prints("1\n").finds();
    ftpb(line).with("--format list").prints("1\n").finds();
    ftpb(line).with("--json").prints("2\n").finds();
    ftpb(line).with("--fields id").prints("2\n").finds();
}

#[test]
fn filters_take_several_values_with_commas() {
    for (one, other) in [
        ("--role FM,FE", "--role FM"),
        ("--service Teams,Yammer --only", "--service Teams --service Yammer --only"),
        ("--phase 'assess, success'", "--phase assess --phase success"),
        ("--process workshop,success-review", "--process workshop --process success-review"),
    ] {
        let printed = ftpb(&format!("tasks {other} --fields id")).printed();
        assert_eq!(ftpb(&format!("tasks {one} --fields id")).printed(), printed, "{one}");
    }
    ftpb("tasks --role FM,pilot").says("ftpb: there is no role `pilot`; choose one of FM\n").finds_nothing();
    ftpb("tasks --role ,").says("ftpb: there is no role `,`; choose one of FM\n").finds_nothing();
}

#[test]
fn every_language_in_its_own_words() {
    ftpb("tasks --lang all --process success-review")
        .prints("
                ID    Task                                             Required   Role                         Services             Lang
                3735  Durchführung eines Gesprächs zur Erfolgsprüfung  mandatory  FastTrack Manager            Alle Dienste         de
                3735  Conduct Success Review Meeting                   mandatory  FastTrack Manager            All Services         en
                3735  Llevar a cabo una Junta de revisión del éxito    mandatory  Administrador de FastTrack   Todos los servicios  es
                3735  適切なレビュー ミーティングの実施                mandatory  FastTrack マネージャー       すべてのサービス     ja
                3735  Realizar Reunião de Análise de Sucesso           mandatory  Gerente Microsoft FastTrack  Todos os Serviços    pt-BR
                3735  举办成功评审会议                                 mandatory  FastTrack 经理               所有服务             zh-Hans
            ")
        .finds();
}

#[test]
fn a_misspelt_process_is_answered_with_a_command_to_paste() {
    ftpb("tasks --process sucess-exection")
        .says(
            "
                ftpb: there is no process `sucess-exection`; did you mean:
                  ftpb tasks --process success-execution
            ",
        )
        .finds_nothing();
}

#[test]
fn a_misspelt_service_is_answered_with_a_command_to_paste() {
    ftpb("tasks --mandatory --service 'One Drive for Busines'")
        .says(
            "
                ftpb: there is no service `One Drive for Busines`; did you mean:
                  ftpb tasks --mandatory --service onedrive-for-business
            ",
        )
        .finds_nothing();
}

#[test]
fn a_role_that_there_is_not() {
    ftpb("tasks --role pilot")
        .says(
            "
                ftpb: there is no role `pilot`; choose one of FM
            ",
        )
        .finds_nothing();
}

#[test]
fn a_reference_to_several_processes_lists_the_tasks_of_each() {
    ftpb("tasks --process success --fields id,process --limit 3 --sort id --format jsonl")
        .prints(
            r#"
                {"id":"2536","process":"assess-conduct-customer-success-workshop"}
                {"id":"3278","process":"assess-conduct-customer-success-workshop"}
                {"id":"3650","process":"success-support-success-execution"}
            "#,
        )
        .finds();
}

#[test]
fn what_writes_asks_which_of_several_processes_is_meant() {
    ftpb("checklist new --process success")
        .says(
            "
                ftpb: `success` matches several processes; choose one:
                  ftpb checklist new --process customer-success-workshop
                  ftpb checklist new --process success-execution
                  ftpb checklist new --process success-review
            ",
        )
        .cannot();
}

#[test]
fn a_phase_that_this_playbook_lacks() {
    ftpb("tasks --phase enable")
        .says(
            "
                ftpb: there is no phase `enable`; `ftpb phases` lists what there is
            ",
        )
        .finds_nothing();
}

#[test]
fn an_activity_that_there_is_not() {
    ftpb("tasks --activity zebra")
        .says(
            "
                ftpb: there is no activity `zebra`; `ftpb activities` lists what there is
            ",
        )
        .finds_nothing();
}

#[test]
fn filters_that_leave_nothing() {
    ftpb("tasks --process success-review --optional")
        .says(
            "
                ftpb: no task matches
            ",
        )
        .finds_nothing();
}

#[test]
fn only_needs_a_service() {
    unnamed("tasks --only")
        .says(
            "
                ftpb: `--only` needs --service SERVICE, for instance:
                  ftpb tasks --only --service Teams
            ",
        )
        .cannot();
}

#[test]
fn a_motion_is_found_in_a_campaign_of_several_too() {
    ftpb("tasks --process success-execution --optional --motion RFA")
        .prints("
                ID    Task                                                  Required  Role               Services
                3731  Teams - Post Enablement Field Handshake               optional  FastTrack Manager  Teams
                3732  Yammer - Post Enablement Field Handshake              optional  FastTrack Manager  Yammer
                3733  Outlook Mobile - Post Enablement Field Handshake      optional  FastTrack Manager  Outlook Mobile
                3743  OneDrive - Track OneDrive Adoption Program Progress   optional  FastTrack Manager  OneDrive for Business
                3650  Microsoft 365 Apps - Microsoft 365 Apps Acceleration  optional  FastTrack Manager  Microsoft 365 Apps
            ")
        .finds();
}

#[test]
fn the_number_alone() {
    ftpb("tasks --count")
        .prints(
            "
                14
            ",
        )
        .finds();
}

#[test]
fn on_a_screen_a_task_takes_one_line_below_its_process() {
    ftpb("tasks --service OneDrive --lang de --width 80")
        .prints(
            "
              ID       Aufgabe                                               Rolle  Dienste
            Durchführung des Kundenerfolgsworkshops  customer-success-workshop  2 Aufgaben
              3718  *  OneDrive – Präsentation zum Unternehmenswert von On…  FM     OneDrive
              2536  *  Durchführung von Erfolgsworkshops                     FM     Alle
            Unterstützung der Erfolgserzielung
            success-execution  3 Aufgaben · 2 erforderlich
              3740  *  OneDrive – Einführung in OneDrive-Einführungsprogra…  FM     OneDrive
              3741  *  OneDrive – Durchführung des Workshops zur OneDrive-…  FM     OneDrive
              3743     OneDrive – Verfolgung des Fortschritts beim OneDriv…  FM     OneDrive
            Durchführung der Erfolgsprüfung  success-review  1 Aufgabe
              3735  *  Durchführung eines Gesprächs zur Erfolgsprüfung       FM     Alle

            * erforderlich   FM FastTrack Manager
            ftpb show 3718 --lang de
        ",
        )
        .finds();
    ftpb("tasks --process success-execution --lang ja --width 60")
        .prints(
            "
              ID       タスク名                       役割  サービス
            適切な実行のサポート
            success-execution  タスク 7 件 · 必須 2 件
              3731     有効化後フィールド ハンドシ…   FM    Teams
              3732     Yammer - 有効化後フィールド…   FM    Yammer
              3733     Outlook Mobile - 有効化後フ…   FM    Outlook Mob…
              3740  *  OneDrive - OneDrive 導入プロ…  FM    OneDrive
              3741  *  OneDrive - OneDrive 導入ワー…  FM    OneDrive
              3743     OneDrive - OneDrive 導入プロ…  FM    OneDrive
              3650     Office ProPlus - OPP の加速    FM    M365 Apps

            * 必須   FM FastTrack マネージャー
            ftpb show 3731 --lang ja
        ",
        )
        .finds();
}

#[test]
fn in_a_narrow_window_a_task_is_stacked() {
    ftpb("tasks --service OneDrive --mandatory --lang pt-BR --width 50")
        .prints(
            "
            Realizar Workshop de Sucesso do Cliente
            customer-success-workshop  2 tarefas
            3718  *  OneDrive - Realizar Apresentação de Valor
                     de Negócios do OneDrive
                     FM · OneDrive
            2536  *  Realizar Workshop de Sucesso
                     FM · Todos

            Dar Suporte à Execução de Sucesso
            success-execution  2 tarefas
            3740  *  OneDrive - Realizar a Introdução ao
                     Programa de Adoção do OneDrive
                     FM · OneDrive
            3741  *  OneDrive - Realizar o Workshop de Adoção
                     do OneDrive
                     FM · OneDrive

            Realizar Revisão de Sucesso
            success-review  1 tarefa
            3735  *  Realizar Reunião de Análise de Sucesso
                     FM · Todos

            * obrigatória   FM Gerente Microsoft FastTrack
            ftpb show 3718 --lang pt-BR
        ",
        )
        .finds();
}

#[test]
fn wrap_shows_whole_names_and_sorted_tasks_name_their_process() {
    ftpb("tasks success-execution --service OneDrive --lang es --width 60 --wrap")
        .prints(
            "
              ID       Tarea                              Rol  Servicios
            Apoyar la ejecución de éxito
            success-execution  3 tareas · 2 obligatorias
              3740  *  OneDrive - Realice la              FM   OneDrive
                       Introducción del Programa de
                       adopción de OneDrive
              3741  *  OneDrive - Lleve a cabo el Taller  FM   OneDrive
                       de adopción de OneDrive
              3743     OneDrive - Dé seguimiento al       FM   OneDrive
                       progreso del programa de adopción
                       de OneDrive

            * obligatoria   FM Administrador de FastTrack
            ftpb show 3740 --lang es
        ",
        )
        .finds();
    ftpb("tasks --role FM --mandatory --sort -id --width 80 --lang en")
        .prints(
            "
            ID       Task                           Process           Role  Services
            3741  *  OneDrive - Perform OneDrive…  success-execution  FM    OneDrive
            3740  *  OneDrive - Conduct OneDrive…  success-execution  FM    OneDrive
            3738  *  Microsoft 365 Apps…   customer-success-workshop  FM    M365 Apps
            3737  *  SharePoint Online B…  customer-success-workshop  FM    SharePoint
            3735  *  Conduct Success Review Meeti…  success-review    FM    All
            3734  *  Microsoft 365 Apps/…  customer-success-workshop  FM    M365 Apps,…
            3718  *  OneDrive - Deliver…   customer-success-workshop  FM    OneDrive
            3278  *  Outlook Mobile - De…  customer-success-workshop  FM    Outlook Mobile,…
            2536  *  Conduct Success Wor…  customer-success-workshop  FM    All

            * mandatory   FM FastTrack Manager
        ",
        )
        .finds();
}

#[test]
fn a_second_file_of_a_page_is_named() {
    let page = |rows: &str| {
        format!(
            "# Plan\n\n## Approach\n\n### Ask\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n{rows}"
        )
    };
    let row = |id: &str| format!("| {id} | Call back | M | FM | Teams |\n");
    let folder = Pages::none()
        .page("success-plan-en.md", page(&row("1001")))
        .page("success-plan-partner-en.md", page(&(row("1001") + &row("1002"))));
    ftpb("tasks --fields id --format tsv")
        .of(&folder)
        .prints("id\n1001\n")
        .says("
            ftpb: `success-plan-partner-en.md` is the same page as `success-plan-en.md` in the same language, and its tasks are not listed
        ")
        .finds();
}
