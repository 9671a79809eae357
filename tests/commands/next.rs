//! `ftpb next`: what comes after a process.

use crate::run::{Pages, built_in, ftpb};

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
              ftpb show success-execution --lang de
              ftpb tasks success-execution --lang de

            * erforderlich   FM FastTrack Manager
        ",
        )
        .finds();
    ftpb("next --before success-review --lang zh --width 60")
        .prints(
            "
            支持成功执行  success-execution
            成功 · 7 项任务 · 2 项必需
            继续进行成功阶段的下一个流程：举办成功评审会。
              ftpb show success-execution --lang zh
              ftpb tasks success-execution --lang zh
        ",
        )
        .finds();
}

#[test]
fn several_steps_share_their_condition_and_tasks_lists_the_optional_ones_too() {
    built_in("next --after kick-off --tasks --lang pt-BR --width 80")
        .prints(
            "
            Quando os Principais Resultados tiverem sido alcançados, prossiga com Realizar
            Workshop de Sucesso do Cliente e Realizar Avaliação Técnica.

            Realizar Workshop de Sucesso do Cliente  customer-success-workshop
            Avaliar · 6 tarefas
            3734  *  Microsoft 365 Apps/Windows - Fornecer G…  FM  M365 Apps, Windows 10
            3278  *  Outlook Mobile - Fornecer Apresentação…   FM  Outlook Mobile, AADP,…
            3718  *  OneDrive - Realizar Apresentação de Val…  FM  OneDrive
            3737  *  Workshop de Valor de Negócios do ShareP…  FM  SharePoint
            3738  *  Microsoft 365 Apps - Realizar Apresenta…  FM  M365 Apps
            2536  *  Realizar Workshop de Sucesso              FM  Todos
              ftpb show customer-success-workshop --lang pt-BR
              ftpb tasks customer-success-workshop --lang pt-BR

            Realizar Avaliação Técnica  technical-assessment
            Avaliar · 22 tarefas · 10 obrigatórias
            4071  *  Fornecer princípios de um guia de conec…  FE   Integração principal
            4072  *  Executar a ferramenta de Integração de…   FE   Integração principal
            3070  *  Criar Checklist de Remediação             FE   Todos
            1049  *  Examinar Checklist de Remediação com o…   FE   Todos
            4075  *  Criar Checklist de Remediação do EMS co…  SME  AADP, Intune
            2050     Fornecer questionário de migração ao cl…  FM   Exchange, OneDrive,…
            2278     Solicitar atribuição de MVM               FM   Exchange, OneDrive,…
            4099  *  Verificar se os Padrões de Segurança do…  FM   Exchange, OneDrive,…
            4100     Solicitar licenças de trial do AADP P2…   FM   Exchange, OneDrive,…
            3217     Solicitar licenças corporativas temporá…  MVM  Exchange, OneDrive,…
            3312     Compartilhar e discutir a conectividade…  MVM  Exchange, OneDrive,…
            3308     Exchange - Migração do Notes: Solicitar…  MVM  Exchange
            1034  *  Exchange - Atualizar e carregar questio…  FE   Exchange
            3268  *  Teams - Avaliar o Microsoft Teams         FE   Teams
            3226     EDU: Avaliar o Classroom e SDS Sync       FE   Classroom/SDS
            2121     Exchange - Se aplicável, fornecer ao cl…  FE   Exchange
            2393     SfB - Examinar recursos avançados de vá…  FE   Skype
            2455     SfB - Executar Ferramenta de Análise de…  FE   Skype
            2456     SfB - Executar Analisador de Conectivid…  FE   Skype
            2457     SfB - Executar Calculadora de Largura d…  FE   Skype
            1699  *  Avaliação Técnica Concluída: Plano de I…  FM   Todos
            4039  *  Intune - (Wizard) Realizar Avaliação de…  FM   Intune
              ftpb show technical-assessment --lang pt-BR
              ftpb tasks technical-assessment --lang pt-BR

            * obrigatória   FE Engenheiro Microsoft FastTrack
            FM Gerente Microsoft FastTrack   MVM Gerente de Migração
            SME Especialista no Assunto
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
            この後に続くプロセスはありません (ライフサイクルの最後のプロセスです)。

            ライフサイクルの最初のプロセス:

            お客様とのキックオフの実施  customer-kick-off
            開始 · タスク 6 件 · 必須 2 件
              ftpb show customer-kick-off --lang ja
              ftpb tasks customer-kick-off --lang ja
        ",
        )
        .finds_nothing();
}

#[test]
fn what_can_only_be_meant_as_a_link_is_a_step() {
    let page =
        |title: &str, next: &str| format!("# {title}\n\n## Approach\n\nText.\n\n## Next Steps\n\n{next}\n");
    for (next, via) in [
        ("- ![Close the work](success-close-work.md)", "link"),
        ("- Go on: [[success-close-work]]", "link"),
        ("- Go on with success-close-work.", "link"),
        ("- 【Close】(success-close-work.md)", "link"),
        ("### Close the work\n\nIf you must.", "title"),
    ] {
        let pages = Pages::none()
            .page("success-review-work.md", page("Review the work", next))
            .page("success-plan-more-work.md", page("Plan more", "- None"))
            .page("success-close-work.md", page("Close the work", "- None"));
        let steps = ftpb("next review-work --fields to,via --format tsv").of(&pages).printed();
        assert_eq!(steps, format!("to\tvia\nsuccess-close-work\t{via}\n"), "{next}");
    }
}

#[test]
fn the_text_of_a_step_is_what_the_page_shows() {
    for steps in [
        "- Go to [Bravo Plan][b]\n\n[b]: success-b.md\n",
        "> [!NOTE]\n> Go to [Bravo Plan](success-b.md)\n",
        "> [!NOTE] Go to [Bravo Plan](success-b.md)\n",
        "> - Go to [Bravo Plan](success-b.md)\n> - Rest\n",
        "| No. | Step |\n|---|---|\n| 1 | Go to [Bravo Plan](success-b.md) |\n",
        "| No. | Step |\n|---|---|\n| 1 | Go to Bravo Plan |\n",
    ] {
        let page = |title: &str, steps: &str| {
            format!(
                "---\ntitle: {title}\n---\n\n# {title}\n\nPhase: **Success**\n\n## Approach\n\n## Next Steps\n\n{steps}"
            )
        };
        let pages = Pages::none()
            .page("en/success-a.md", page("Alpha Plan", steps))
            .page("en/success-b.md", page("Bravo Plan", "None.\n"));
        let text = ftpb("next --after success-a --fields text --no-header").of(&pages).answer();
        assert_eq!(text.stdout.trim(), "Go to Bravo Plan", "{steps}");
    }
}
