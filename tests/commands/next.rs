//! `ftpb next`: what comes after a process.

use crate::run::{built_in, ftpb};

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

#[test]
fn on_a_screen_a_step_is_a_block_with_the_commands_that_lead_on() {
    ftpb("next workshop --lang de --width 80")
        .prints(
            "
            Unterstützung der Erfolgserzielung  success-execution
            Erfolg · 7 Aufgaben · 2 erforderlich
            Fahren Sie mit Unterstützung der Erfolgserzielung fort, damit der Kunde die
            geplanten Aktivitäten starten kann.
            3740  *  OneDrive – Einführung in OneDrive-Einführungsprogramm      FM  OneDrive
            3741  *  OneDrive – Durchführung des Workshops zur OneDrive-Einfü…  FM  OneDrive
              ftpb show success-execution
              ftpb tasks --process success-execution

            * erforderlich   FM FastTrack Manager
        ",
        )
        .finds();
    ftpb("next --before success-review --lang zh --width 60")
        .prints(
            "
            支持成功执行  success-execution
            成功 · 7 个任务 · 2 个必需
            继续进行成功阶段的下一个流程：举办成功评审会。
              ftpb show success-execution
              ftpb tasks --process success-execution
        ",
        )
        .finds();
}

#[test]
fn several_steps_share_their_condition_and_tasks_lists_the_optional_ones_too() {
    built_in("next --after kick-off --tasks --lang es --width 80")
        .prints(
            "
            Cuando se hayan logrado los resultados clave, continúe con el Taller para el
            éxito del cliente y con Llevar a cabo una evaluación técnica.

            Llevar a cabo el Taller para el éxito del cliente  customer-success-workshop
            Evaluación · 6 tareas
            3734  *  Microsoft 365 Apps/Windows - Entregar e…  FM  M365 Apps, Windows 10
            3278  *  Outlook Mobile - Realizar presentación…   FM  Outlook Mobile, AADP,…
            3718  *  OneDrive - Entregar la Presentación de…   FM  OneDrive
            3737  *  Taller de valor empresarial de SharePoi…  FM  SharePoint
            3738  *  Microsoft 365 Apps - Presentación de de…  FM  M365 Apps
            2536  *  Llevar a cabo un Taller para el éxito     FM  Todos
              ftpb show customer-success-workshop
              ftpb tasks --process customer-success-workshop

            Llevar a cabo una evaluación técnica  technical-assessment
            Evaluación · 22 tareas · 10 obligatorias
            4071  *  Brindar orientación de principios de co…  FE   Incorporación básica
            4072  *  Ejecutar la herramienta de incorporació…  FE   Incorporación básica
            3070  *  Crear una lista de comprobación de reme…  FE   Todos
            1049  *  Revisar la lista de comprobación de cor…  FE   Todos
            4075  *  Crear una lista de comprobación de corr…  SME  AADP, Intune
            2050     Se debe proporcionar al cliente el cues…  FM   Exchange, OneDrive,…
            2278     Solicitar asignación de MVM               FM   Exchange, OneDrive,…
            4099  *  Verificar si los valores predeterminado…  FM   Exchange, OneDrive,…
            4100     Solicitar licencias de prueba de P2 de…   FM   Exchange, OneDrive,…
            3217     Es necesario solicitar licencias tempor…  MVM  Exchange, OneDrive,…
            3312     Compartir y discutir la conectividad re…  MVM  Exchange, OneDrive,…
            3308     Exchange - Notas de migración: Solicita…  MVM  Exchange
            1034  *  Exchange - Actualizar y cargar el cuest…  FE   Exchange
            3268  *  Teams - Evaluar Microsoft Teams           FE   Teams
            3226     EDU: Evaluar el aula y la sincronizació…  FE   Aulas y SDS
            2121     Exchange - Si corresponde, proporcionar…  FE   Exchange
            2393     SfB - Revisar múltiples requisitos de c…  FE   Skype
            2455     SfB - Ejecutar la Herramienta de anális…  FE   Skype
            2456     SfB - Ejecutar el analizador de conecti…  FE   Skype
            2457     SfB - Ejecutar la Calculadora de banda…   FE   Skype
            1699  *  Evaluación técnica finalizada: El plan…   FM   Todos
            4039  *  Intune - (Asistente) Llevar a cabo una…   FM   Intune
              ftpb show technical-assessment
              ftpb tasks --process technical-assessment

            * obligatoria   FE Ingeniero de FastTrack   FM Administrador de FastTrack
            MVM Administrador de velocidad de migración
        ",
        )
        .finds();
}

#[test]
fn a_dead_end_says_so_and_what_the_lifecycle_offers() {
    built_in("next --after onboarding-assistance --lang ja --width 80")
        .prints(
            "
            自動オンボーディング サポート  onboarding-assistance
            この後に続くプロセスはありません（ライフサイクルの最後のプロセスです）。

            ライフサイクルの最初のプロセス:

            お客様とのキックオフの実施  customer-kick-off
            開始 · タスク 6 件 · 必須 2 件
              ftpb show customer-kick-off
              ftpb tasks --process customer-kick-off
        ",
        )
        .finds_nothing();
}
