//! Generates a playbook of any size from its own words, with known counts and known damage.
//!
//! `cargo run --release --example generate -- FOLDER PAGES [SEED]` writes PAGES process pages in six
//! languages. It prints the counts, and then the damage by the rule that finds it, to compare with what ftpb
//! finds. Every damaged row is still a task.

#![allow(clippy::print_stdout, clippy::indexing_slicing, reason = "a program of the benchmark, not of ftpb")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

/// A language's words for the frame of a page.
struct Words {
    suffix: &'static str,
    folder: &'static str,
    overview: &'static str,
    approach: &'static str,
    table: &'static str,
    next: &'static str,
    summary: &'static str,
    /// Objectives, Key Inputs, Key Outputs.
    others: [&'static str; 3],
    /// A sentence about two things.
    sentence: [&'static str; 3],
    role: &'static str,
    applies: &'static str,
    header: &'static str,
    manager: &'static str,
    mandatory: &'static str,
}

const LANGUAGES: [Words; 6] = [
    Words {
        suffix: "",
        folder: "english-playbook",
        overview: "Overview",
        approach: "Approach",
        table: "FTOP Tasks",
        next: "Next Steps",
        summary: "Refresh Summary",
        others: ["Objectives", "Key Inputs", "Key Outputs"],
        sentence: ["The ", " stands beside the ", ", and nobody moves it. "],
        role: "Primary Role",
        applies: "Applies To",
        header: "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |",
        manager: "FastTrack Manager",
        mandatory: "M",
    },
    Words {
        suffix: "-de",
        folder: "german-playbook",
        overview: "Übersicht",
        approach: "Ansatz",
        table: "FTOP-Aufgaben",
        next: "Nächste Schritte",
        summary: "Zusammenfassung der Aktualisierung",
        others: ["Ziele", "Wichtige Inputs", "Wichtige Ergebnisse"],
        sentence: [
            "Das Ding namens ",
            " steht neben dem Ding namens ",
            ", und niemand bewegt es von der Stelle. ",
        ],
        role: "Primäre Rolle",
        applies: "Gilt für",
        header: "| Aufgaben-ID | Name der Aufgabe | (E) Erforderlich (O) Optional | FastTrack-Rolle | Dienste |",
        manager: "FastTrack Manager",
        mandatory: "E",
    },
    Words {
        suffix: "-es",
        folder: "spanish-playbook",
        overview: "Descripción general",
        approach: "Enfoque",
        table: "Tareas de FTOP",
        next: "Siguientes pasos",
        summary: "Resumen de actualización",
        others: ["Objetivos", "Entradas clave", "Resultados clave"],
        sentence: [
            "La cosa llamada ",
            " está al lado de la cosa llamada ",
            ", y nadie la mueve de su lugar. ",
        ],
        role: "Rol principal",
        applies: "Aplicar a",
        header: "| Id. de tarea | Nombre de la tarea | (M)andatorio / (O)pcional | Rol de FastTrack | Servicios |",
        manager: "Administrador de FastTrack",
        mandatory: "M",
    },
    Words {
        suffix: "-pr",
        folder: "portuguese-playbook",
        overview: "Visão geral",
        approach: "Abordagem",
        table: "Tarefas do FTOP",
        next: "Próximas etapas",
        summary: "Resumo de Atualização",
        others: ["Objetivos", "Principais Ações", "Principais Resultados"],
        sentence: [
            "A coisa chamada ",
            " fica ao lado da coisa chamada ",
            ", e ninguém a move do seu lugar. ",
        ],
        role: "Função Principal",
        applies: "Aplica-se a",
        header: "| ID da Tarefa | Nome da tarefa | (b) Obrigatório / (O) Opcional | Função do Microsoft FastTrack | Serviços |",
        manager: "Gerente Microsoft FastTrack",
        mandatory: "b",
    },
    Words {
        suffix: "-jp",
        folder: "japanese-playbook",
        overview: "概要",
        approach: "アプローチ",
        table: "FTOP タスク",
        next: "次のステップ",
        summary: "概要の更新",
        others: ["目標", "重要な情報", "主な結果"],
        sentence: ["これは ", " と ", " の話です。誰もそれを動かしません。"],
        role: "主な役割",
        applies: "適用対象",
        header: "| タスク ID| タスク名| (M) 必須 (O) オプション| FastTrack の役割| サービス|",
        manager: "FastTrack マネージャー",
        mandatory: "M",
    },
    Words {
        suffix: "-sc",
        folder: "simplified-chineses-playbook",
        overview: "概述",
        approach: "方法",
        table: "FTOP 任务",
        next: "后续步骤",
        summary: "刷新摘要",
        others: ["目标", "重要投入", "重要成果"],
        sentence: ["这里的 ", " 在 ", " 的旁边，没有人去移动它。"],
        role: "主要角色",
        applies: "适用于",
        header: "| 任务 ID| 任务名称| (M) 强制性/(O) 可选| FastTrack 角色| 服务|",
        manager: "FastTrack 经理",
        mandatory: "M",
    },
];

const PHASES: [&str; 6] = ["initiate", "assess", "remediate", "enable", "migrate", "success"];
const SERVICES: [&str; 5] = ["Teams", "Exchange", "SharePoint", "Yammer / Teams", "Intune"];
const NOUNS: [&str; 8] =
    ["orchard", "lantern", "harbour", "meadow", "compass", "kettle", "violin", "glacier"];

/// A small generator of numbers (Knuth's MMIX constants): the same seed makes the same playbook everywhere.
struct Seed(u64);

impl Seed {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        let at = self.below(list.len());
        list[at]
    }
}

#[derive(Default)]
struct Counts {
    pages: usize,
    activities: usize,
    tasks: usize,
    damage: BTreeMap<&'static str, usize>,
    bytes: usize,
}

impl Counts {
    fn damaged(&mut self, rule: &'static str) {
        *self.damage.entry(rule).or_default() += 1;
    }
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (Some(folder), Some(pages)) =
        (arguments.first(), arguments.get(1).and_then(|count| count.parse().ok()))
    else {
        println!("usage: generate FOLDER PAGES [SEED]");
        return Ok(());
    };
    let seed = arguments.get(2).and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let counts = generate(Path::new(folder), pages, Seed(seed))?;
    let Counts { pages, activities, tasks, damage, bytes } = counts;
    let damaged: usize = damage.values().sum();
    println!("{pages} pages, {activities} activities, {tasks} tasks, {damaged} damaged rows, {bytes} bytes");
    for (rule, times) in damage {
        println!("{rule} {times}");
    }
    Ok(())
}

fn generate(root: &Path, pages: usize, mut seed: Seed) -> io::Result<Counts> {
    let mut counts = Counts::default();
    for number in 0..pages {
        let words = &LANGUAGES[number % LANGUAGES.len()];
        let process = number / LANGUAGES.len();
        let name = key(process);
        // Ten thousand files in one folder are slow on some systems; a playbook has subfolders, too.
        let folder = root.join(words.folder).join(format!("{:03}", process / 500));
        fs::create_dir_all(&folder)?;
        let page = page(words, process, (pages / LANGUAGES.len()).max(1), &mut seed, &mut counts);
        counts.bytes += page.len();
        counts.pages += 1;
        fs::write(folder.join(format!("{name}-partner{}.md", words.suffix)), page)?;
    }
    Ok(counts)
}

fn key(process: usize) -> String {
    let noun = NOUNS[process % NOUNS.len()];
    format!("{}-conduct-{noun}-{process}", PHASES[process % PHASES.len()])
}

fn page(words: &Words, process: usize, processes: usize, seed: &mut Seed, counts: &mut Counts) -> String {
    // What a page says is the same in every language; only the damage is its own.
    let mut content = Seed(process as u64);
    let noun = NOUNS[process % NOUNS.len()];
    let mut page = format!(
        "---\ntitle: {noun} {process}\nms.date: 03/27/2020\n---\n\n# {noun} {process}\n\n## {}\n\n",
        words.overview
    );
    let [objectives, inputs, outputs] = words.others;
    prose(&mut page, words, &mut content);
    let _ = write!(page, "## {objectives}\n\n- {noun}\n\n## {}\n\n", words.approach);
    for activity in 0..3 {
        counts.activities += 1;
        let service = content.of(&SERVICES);
        let _ = write!(page, "### {} {activity}\n\n", content.of(&NOUNS));
        let _ = write!(page, "{}: **{}**  \n{}: **{service}**\n\n", words.role, words.manager, words.applies);
        prose(&mut page, words, &mut content);
        table(&mut page, words, process * 3 + activity, [&mut content, seed], counts);
    }
    // The last process leads to the first.
    let next = key((process + 1) % processes);
    let _ = write!(
        page,
        "## {inputs}\n\n- {noun}\n\n## {outputs}\n\n- {noun}\n\n## {}\n\n- [{next}]({next}-partner{}.md)\n\n## {}\n\n",
        words.next, words.suffix, words.summary
    );
    page.push_str(
        "| Date | Who Changed | What Changed |\n| --- | --- | --- |\n| 3/27/2020 | Writer | AppliedEdits |\n",
    );
    page
}

/// A task table of four rows, with a damage of real pages in about one of ten.
fn table(
    page: &mut String,
    words: &Words,
    number: usize,
    [content, seed]: [&mut Seed; 2],
    counts: &mut Counts,
) {
    let mut dashes = 5;
    if seed.below(50) == 0 {
        dashes = 4;
        counts.damaged("delimiter-count");
    }
    let _ = write!(page, "#### {}\n\n{}\n|{}\n", words.table, words.header, " --- |".repeat(dashes));
    for row in 0..4 {
        counts.tasks += 1;
        let id = 1000 + (number * 4 + row) % 9000;
        let flag = if row % 2 == 0 { words.mandatory } else { "O" };
        let (name, service) = (NOUNS[id % NOUNS.len()], content.of(&SERVICES));
        // One damage at a time: two pipes behind a row that goes on are its own, and three rows are one finding.
        let joined = page.ends_with('|');
        let (before, between, after) = match seed.below(150) {
            0 if !joined => ("||", " | ", "|\n"),
            1 => ("|", " ", "|\n"),
            2 if row < 3 && !joined => ("|", " | ", "|"),
            _ => ("|", " | ", "|\n"),
        };
        match (before, between, after) {
            ("||", ..) => counts.damaged("extra-pipe"),
            (_, " ", _) => counts.damaged("missing-pipe"),
            (.., "|") => counts.damaged("joined-rows"),
            _ => {}
        }
        let _ = write!(
            page,
            "{before} {id} | {name} {id} | {flag}{between}{} | {service} {after}",
            words.manager
        );
    }
    page.push('\n');
}

fn prose(page: &mut String, words: &Words, content: &mut Seed) {
    let [the, beside, and] = words.sentence;
    for _ in 0..12 {
        let _ = write!(page, "{the}{}{beside}{}{and}", content.of(&NOUNS), content.of(&NOUNS));
    }
    page.push_str("\n\n");
}
