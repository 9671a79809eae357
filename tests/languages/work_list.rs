//! What translators have to do: `ftpb coverage --work-list`.

use crate::run::{Pages, built_in, ftpb};

const HEAD: &str =
    "| Task ID | Task Name | (M) Mandatory (O) Optional | FastTrack Role | Services |\n|--|--|--|--|--|\n";
const KOPF: &str = "| Aufgaben-ID | Aufgabenname | (M) Erforderlich (O) Optional | FastTrack-Rolle | Dienste |\n|--|--|--|--|--|\n";

/// The English page as it is now.
fn english() -> String {
    format!(
        "---\ntitle: Plan the workshop\n---\n\n# Plan the workshop\n\n## Approach\n\n### Prepare\n\n\
         > [!NOTE]\n> Bring a list.\n\n#### FTOP Tasks\n\n{HEAD}\
         | 4001 | Ask for a date | O | FastTrack Manager | Teams |\n\
         | 4002 | Book a room | M | FastTrack Engineer | Teams |\n\
         | 4003 | Invite everybody | M | FastTrack Manager | Teams |\n\
         | 4004 | Send the agenda | M | FastTrack Manager | Exchange |\n\
         | 4005 | Read the [list](https://x.test/new) | M | FastTrack Manager | Teams |\n\
         | 4006 | Count the seats | M | FastTrack Manager | Teams |\n\
         | 4008 | Say thank you | M | FastTrack Manager | Teams |\n\n\
         ### Close\n\nEnd in time.\n\n\
         ## Refresh Summary\n\n| Date | Who Changed | What Changed |\n|--|--|--|\n\
         | 2026-05-04 | Playbook team | Rewrote what the workshop is for |\n\
         | 2026-05-03 | Playbook team | Added 4003, removed 4007 |\n\
         | 2026-05-02 | Playbook team | Said more about 4006 |\n\
         | 2026-02-01 | Playbook team | Written |\n\
         | 2025-12-24 | Playbook team | Changed 4008 |\n"
    )
}

fn german() -> String {
    format!(
        "---\ntitle: Workshop planen\n---\n\n# Workshop planen\n\n## Ansatz\n\n### Vorbereiten\n\n\
         #### FTOP-Aufgaben\n\n{KOPF}\
         | 4001 | Nach einem Termin fragen | M | FastTrack-Manager | Teams |\n\
         | 4002 | Einen Raum buchen | M | FastTrack-Manager | Teams |\n\
         | 4004 | Die Agenda senden | M | FastTrack-Manager | Teams |\n\
         | 4005 | Die [Liste](https://x.test/old) lesen | M | FastTrack-Manager | Teams |\n\
         | 4006 | Die Plätze zählen | M | FastTrack-Manager | Teams |\n\
         | 4007 | Die Stühle zählen | M | FastTrack-Manager | Teams |\n\
         | 4008 | Danke sagen | M | FastTrack-Manager | Teams |\n\n\
         ## Zusammenfassung der Aktualisierung\n\n| Datum | Geändert von | Änderung |\n|--|--|--|\n\
         | 2026-02-01 | Playbook team | Geschrieben |\n"
    )
}

#[test]
fn ten_changes_since_the_translation_are_ten_boxes() {
    let pages = Pages::none()
        .page("en/assess-plan-the-workshop.md", english())
        .page("de/assess-plan-the-workshop.md", german());
    let expected = "\
# Zu übersetzen: Deutsch

10 Stellen auf 1 Seite zu prüfen

## Workshop planen (`assess-plan-the-workshop`)

`de/assess-plan-the-workshop.md` · bis 2026-02-01 auf dem Stand von en

- [ ] **4001** Ask for a date
  - requirement: en optional (`EN:18`), de mandatory (`DE:15`)
- [ ] **4002** Book a room
  - role: en FastTrack Engineer (`EN:19`), de FastTrack-Manager (`DE:16`)
- [ ] **4003** Invite everybody
  - 2026-05-03: Added 4003, removed 4007 (`EN:35`)
  - task-missing: en Invite everybody (`EN:20`), de – (`DE:9`)
- [ ] **4004** Send the agenda
  - services: en Exchange (`EN:21`), de Teams (`DE:17`)
- [ ] **4005** Read the list
  - link-changed: en https://x.test/new (`EN:22`), de https://x.test/old (`DE:18`)
- [ ] **4006** Count the seats
  - 2026-05-02: Said more about 4006 (`EN:36`)
- [ ] 2026-05-04: Rewrote what the workshop is for (`EN:34`)
- [ ] **4007** Die Stühle zählen
  - 2026-05-03: Added 4003, removed 4007 (`EN:35`)
  - task-extra: en –, de Die Stühle zählen (`DE:20`)
- [ ] **Close**
  - activity-missing: en Close (`EN:26`), de – (`DE:11`)
- [ ] **Prepare**
  - alert-missing: en NOTE (`EN:11`), de – (`DE:9`)
";
    let expected = expected
        .replace("EN:", "en/assess-plan-the-workshop.md:")
        .replace("DE:", "de/assess-plan-the-workshop.md:");
    ftpb("coverage --work-list de").of(&pages).prints(&expected).finds();
}

#[test]
fn a_page_that_is_missing_is_one_box_and_a_language_without_work_says_so() {
    let pages = Pages::none()
        .page("en/assess-plan-the-workshop.md", english())
        .page("ja/assess-other.md", "# 概要\n");
    let expected = "\
# 翻訳が必要な箇所: 日本語

確認が必要な箇所: 1 件 (1 ページ)

## Plan the workshop (`assess-plan-the-workshop`)

- [ ] ページを翻訳する (タスク 7 件) (`en/assess-plan-the-workshop.md`)
";
    ftpb("coverage --work-list ja").of(&pages).prints(expected).finds();
    let nothing = "# Zu übersetzen: Deutsch\n\nNichts gefunden: Aufgaben, Überschriften, Links und Änderungen stimmen \
                   überein. Geänderte Sätze, die keine Änderung nennt, sind nicht zu erkennen.\n";
    built_in("coverage --work-list de").prints(nothing).finds_nothing();
}
