//! `ftpb show`: one thing, whole.

use crate::architecture::root;
use crate::run::{Pages, built_in, ftpb};

#[test]
fn a_task_in_german() {
    ftpb("show 3735 --lang de")
        .prints("
                3735  Durchführung eines Gesprächs zur Erfolgsprüfung

                Pflicht    erforderlich
                Rolle      FastTrack Manager
                Dienste    Alle Dienste
                Aktivität  Erfolg › Durchführung der Erfolgsprüfung › Durchführung eines Gesprächs zur Prüfung des Kundenerfolgs
                Steht in   de/success-conduct-success-review.md:60

                Anleitung

                Führen Sie das Prüfungsgespräch:

                  • Wünscht der Kunde keine zusätzlichen Dienste und hat er Pläne, um die Dynamik zu erhalten, erklären Sie, wie es nach FastTrack weitergeht.
                  • Erläutern Sie, dass die Unterstützung zurückgeht, weil es gut läuft: Der Kunde macht Fortschritte und kommt allein zurecht. Strukturieren Sie das Gespräch mit einer dieser Präsentationen, und passen Sie die Folien an:
                      • Präsentation zur Erfolgsprüfung (https://aka.ms/success-workshop-decks-all)
                      • Leitfaden: Präsentation zur Erfolgsprüfung (https://aka.ms/guidance-success-review-deck)

                Markieren Sie nach dem Gespräch die zugehörige Aufgabe als abgeschlossen. Dasselbe gilt dann für den Gesamtstatus, wenn der Kunde sich für eine der folgenden Möglichkeiten entscheidet:

                  • für weitere Besprechungen zum Unternehmenswert (Business Value Discussions, BVD) bei FastTrack zu bleiben;
                  • weitere seiner Workload-Berechtigungen mit FastTrack zu aktivieren;
                  • die laufende Arbeit an Verwendung und Einführung dem Customer Success Manager (CSM) für den Dienst zur optimierten Enterprise-Einführung zu übergeben;
                  • künftige Bereitstellungen ohne FastTrack vorzunehmen.
            ")
        .finds();
}

#[test]
fn a_task_in_the_language_of_the_surroundings() {
    ftpb("show 3735")
        .env("LANG", "ja_JP.UTF-8")
        .prints("
                3735  適切なレビュー ミーティングの実施

                必須/任意       必須
                役割            FastTrack マネージャー
                サービス        すべてのサービス
                アクティビティ  成功 › 適切なレビューの実施 › 顧客成功レビュー ミーティングの実施
                記載場所        ja/success-conduct-success-review.md:60

                ガイダンス

                レビュー ミーティングを開催します。

                  • お客様が追加のサービスを希望せず、勢いを保つ計画を持っている場合は、FastTrack の終了後がどのようになるかを説明します。
                  • サポートが減るのは順調だからこそであり、お客様が前進していて自力で管理できるからだと説明します。次のいずれかのデッキで話を組み立て、スライドは状況に合わせて手直しします。
                      • 適切なレビュー デッキ (https://aka.ms/success-workshop-decks-all)
                      • ガイド: 適切なレビュー デッキ (https://aka.ms/guidance-success-review-deck)

                ミーティングが終わったら、そのタスクを完了にします。さらに、お客様が次のいずれかを選んだ場合は、全体のステータスも完了にします。

                  • ビジネス価値に関する話し合い (BVD) をさらに行うため、FastTrack を継続する。
                  • 利用資格のあるワークロードを、FastTrack とともにさらに有効化する。
                  • 利用と導入に関する継続的な活動を、エンタープライズ向け Enhanced Adoption のサービスを担当するカスタマー サクセス マネージャー (CSM) に引き継ぐ。
                  • 今後の展開を FastTrack なしで行う。
            ")
        .finds();
}

#[test]
fn a_section_by_its_key() {
    ftpb("show success-review --section next-steps")
        .prints("
                Next Steps
                ──────────

                  • Only if the customer widens the scope or wants to learn about new services: go back to the Conduct Customer Kick-off process.
                  • Close the remaining gaps with the customer and outline how they will keep up momentum, as described under Key Outputs.
            ")
        .finds();
}

#[test]
fn a_section_and_a_process_by_words_of_two_languages() {
    ftpb("show 成功评审 --section 目标 --lang es")
        .prints("
                Objetivos
                ─────────

                Averigüe qué intenciones tiene el cliente y prepárelo para ellas:

                  • Cargas de trabajo nuevas: determine qué le falta saber al cliente sobre los beneficios de los productos y sobre cómo impulsar el uso, compruebe los requisitos previos de la adopción y acuerde una manera de cerrar las brechas.
                  • Uso actual: comparta procedimientos recomendados que mantengan el impulso de los servicios de Microsoft 365 (M365) implementados y ayude a redactar un plan para un consumo duradero. El cliente debería poder:
                      • establecer un soporte técnico de autoservicio en su propia organización;
                      • formar una comunidad de promotores, si no la tiene;
                      • seguir y administrar el progreso;
                      • encontrar recursos de capacitación.
                  • Fin de la colaboración: si el uso de la carga de trabajo es del 10 % o superior y el cliente no desea más servicios de FastTrack, indíquele qué puede esperar todavía de FastTrack.
            ")
        .finds();
}

#[test]
fn headings_alone() {
    ftpb("show success-execution --outline --lang pt-BR")
        .prints(
            "
                Dar Suporte à Execução de Sucesso
                  Visão geral
                  Objetivos
                  Abordagem
                    CSM Handshake para comunicações modernas
                      Tarefas do FTOP
                    Agendar Reuniões de Verificação de Sucesso
                    Incentivar o cliente a acompanhar o progresso da adoção
                    Programa de Serviço de Adoção da Microsoft
                      Tarefas do FTOP
                    Programas de Acelerador de Serviço
                      Tarefas do FTOP
                  Principais Ações
                  Principais Resultados
                  Próximas etapas
                  Resumo de Atualização
            ",
        )
        .finds();
}

#[test]
fn an_activity_with_its_labels_and_tasks() {
    ftpb("show 'csm handshake'")
        .prints(r#"
                CSM Handshake for Modern Comms

                Primary Role  FastTrack Manager
                Motions       Customer Health / RFA / Targeting
                Applies To    Outlook Mobile / Teams / Yammer
                Process       Success › Support Success Execution
                Written in    en/success-support-success-execution.md:32

                If the customer has a CSM, hand over adoption for each of the three workloads that is enabled: Outlook Mobile, Teams and Yammer. Carry out the "handshake" task of that workload.

                For a workload that you hand over, skip two activities: Schedule Success Check-in Meetings, and Encourage Customer to Track Adoption Progress.

                ID    Task                                              Required  Role               Services
                3731  Teams - Post Enablement Field Handshake           optional  FastTrack Manager  Teams
                3732  Yammer - Post Enablement Field Handshake          optional  FastTrack Manager  Yammer
                3733  Outlook Mobile - Post Enablement Field Handshake  optional  FastTrack Manager  Outlook Mobile
            "#)
        .finds();
}

#[test]
fn a_phase_with_its_processes() {
    ftpb("show success --lang zh-Hans")
        .prints("
                成功阶段
                ════════

                Microsoft 365 已经上线，应用工作仍在继续。在此阶段，要衡量应用对客户业务目标的作用。请不断询问客户的需求，让他们从 Microsoft 365 中获得越来越多的价值。

                本行动手册收录此阶段的以下流程：

                  • 支持成功执行 (ftpb show success-execution --lang zh-Hans)
                  • 举办成功评审会 (ftpb show success-review --lang zh-Hans)

                刷新摘要
                ────────

                日期        变更人         变更内容
                2019-09-25  Celia Kennedy  更新了合作伙伴行动手册

                阶段  标题            标识               任务  必需
                成功  支持成功执行    success-execution     7     2
                成功  举办成功评审会  success-review        1     1
            ")
        .finds();
}

#[test]
fn a_task_that_there_is_not() {
    ftpb("show 9999")
        .says(
            "
                ftpb: there is no task `9999`; `ftpb tasks` lists what there is
            ",
        )
        .finds_nothing();
}

#[test]
fn a_section_that_there_is_not() {
    ftpb("show success-review --section zebra")
        .says("
                ftpb: there is no section `zebra` on `success-conduct-success-review`; `ftpb show success-conduct-success-review --outline` lists what there is
            ")
        .finds_nothing();
}

#[test]
fn a_misspelt_title_in_german() {
    ftpb("show erfolgspruefung")
        .says(
            "
                ftpb: there is no task, process, activity, phase or page `erfolgspruefung`; did you mean:
                  ftpb show success-review
                  ftpb show success-execution
            ",
        )
        .finds_nothing();
}

#[test]
fn the_own_markdown_of_a_page_is_the_file_itself() {
    let page = root().join("tests/sample/ja/success-conduct-success-review.md");
    let printed = ftpb("show success-review --raw --lang ja").printed();
    assert_eq!(printed, std::fs::read_to_string(page).unwrap());
}

#[test]
fn the_own_markdown_of_a_section_is_that_part_of_the_file() {
    let page =
        std::fs::read_to_string(root().join("tests/sample/en/success-conduct-success-review.md")).unwrap();
    let (_, section) = page.split_once("## Key Inputs").unwrap();
    let (section, _) = section.split_once("## Key Outputs").unwrap();
    let printed = ftpb("show success-review --raw --section 'key inputs'").printed();
    assert_eq!(printed, format!("## Key Inputs{section}"));
}

#[test]
fn a_task_that_stands_in_two_processes_names_the_other_place() {
    let table = "#### FTOP Tasks\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n\
                 | --- | --- | --- | --- | --- |\n| 1000 | Greet | M | FM | Teams |\n";
    let page = |title: &str| format!("# {title}\n\n## Approach\n\n### Say hello\n\n{table}");
    let pages =
        Pages::none().page("en/assess-arrive.md", page("Arrive")).page("en/success-leave.md", page("Leave"));
    let shown = ftpb("show 1000").of(&pages).printed();
    assert!(shown.contains("Assess › Arrive › Say hello"), "{shown}");
    let (_, also) = shown.split_once("Also in").expect("the other place");
    assert!(
        also.contains("Success › Leave › Say hello") && also.contains("en/success-leave.md:11"),
        "{shown}"
    );
}

#[test]
fn a_process_begins_with_what_one_came_for() {
    let shown = |lang: &str| built_in(&format!("show success-review --lang {lang}")).printed();
    let german = "Durchführung der Erfolgsprüfung  success-review\nErfolg · 1 Aufgabe\n\n\
        Rollen  FastTrack Manager\n\
        Davor   Migration  migration\n\
        \u{20}       Durchführung der Diskussion zum Abschluss der Beteiligung (Migration)  migrate-conduct-engagement-completion-discussion\n\
        \u{20}       Unterstützung der Erfolgserzielung  success-execution\n\
        Danach  Durchführen des Kick-off-Meetings mit dem Kunden  customer-kick-off  (ein Schritt zurück im Lebenszyklus)\n\n\
        Übersicht\n─────────\n";
    assert!(shown("de").starts_with(german), "{}", shown("de"));
    let japanese = "適切なレビューの実施  success-review\n成功 · タスク 1 件\n\n\
        役割          FastTrack マネージャー\n\
        前のプロセス  移行  migration\n\
        \u{20}             エンゲージメント完了の話し合いを実施する (移行)  migrate-conduct-engagement-completion-discussion\n\
        \u{20}             適切な実行のサポート  success-execution\n\
        次のプロセス  お客様とのキックオフの実施  customer-kick-off  (ライフサイクルの前の段階に戻るステップ)\n\n\
        概要\n────\n";
    assert!(shown("ja").starts_with(japanese), "{}", shown("ja"));
}

#[test]
fn a_task_of_several_processes_is_shown_as_the_named_one_has_it() {
    let activity = |reference: &str| {
        let shown = built_in(&format!("show {reference} --lang en --json --fields process,file")).printed();
        shown.lines().nth(2).unwrap_or_default().trim().to_owned()
    };
    assert_eq!(activity("3731"), "\"process\": \"enable-enable-services\",");
    assert_eq!(activity("success-execution/3731"), "\"process\": \"success-support-success-execution\",");
    assert_eq!(activity("enable-services/3731"), activity("3731"));
}

#[test]
fn a_requirement_is_a_word_in_every_language() {
    for (lang, word) in [
        ("en", "mandatory"),
        ("de", "erforderlich"),
        ("es", "obligatoria"),
        ("ja", "必須"),
        ("pt-BR", "obrigatória"),
        ("zh-Hans", "必需"),
    ] {
        let shown = ftpb(&format!("show success-review --lang {lang}")).printed();
        let row = shown.lines().find(|line| line.starts_with("3735")).unwrap();
        assert!(row.split("  ").any(|cell| cell.trim() == word), "{row}");
    }
}

#[test]
fn headings_are_set_without_colours_too() {
    let shown = ftpb("show success-review --lang en").printed();
    assert!(shown.contains("\n\nFTOP Tasks\n╌╌╌╌╌╌╌╌╌╌\n"), "{shown}");
    assert!(!shown.contains('#'), "{shown}");
}

#[test]
fn json_holds_all_that_a_terminal_shows() {
    for lang in ["en", "de", "es", "ja", "pt-BR", "zh-Hans"] {
        for what in ["3735", "success-review", "success", "'csm handshake'"] {
            let line = format!("show {what} --lang {lang}");
            let shown = ftpb(&line).printed();
            let json = ftpb(&format!("{line} --json")).printed();
            let records: serde_json::Value = serde_json::from_str(&json).unwrap();
            let text = records[0]["guidance_text"].as_str().unwrap();
            // The last heading and what is below it: the head of a process stands in place of its title.
            let end = text.split("\n\n").last().unwrap();
            assert!(shown.contains(end), "{line} lacks\n{end}\n{shown}");
            assert!(!records[0]["guidance"].as_str().unwrap().contains("  • "), "{json}");
            for link in records[0]["addresses"].as_array().unwrap() {
                assert!(shown.contains(link["url"].as_str().unwrap()), "{line}: {link}");
            }
        }
    }
}
