//! `ftpb schema` describes what the commands really say.

use serde_json::{Value, json};

use super::{LANGUAGES, listings, said};
use crate::run::{Pages, ftpb};

/// What is wrong with a value, by the keywords of JSON Schema 2020-12 that ftpb uses; another keyword is an error.
fn faults(schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            "$schema" | "title" | "description" => true,
            "type" => {
                let names = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
                names.iter().any(|name| is(value, name.as_str().unwrap()))
            }
            "enum" => rule.as_array().unwrap().contains(value),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "format" => rule == "date" && value.as_str().is_none_or(|date| date.parse::<Day>().is_ok()),
            "required" => {
                rule.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some())
            }
            "anyOf" => rule.as_array().unwrap().iter().any(|schema| faults(schema, value, place).is_empty()),
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                found.extend(items.flat_map(|(at, item)| faults(rule, item, &format!("{place}[{at}]"))));
                true
            }
            "properties" => {
                for (name, schema) in rule.as_object().unwrap() {
                    if let Some(value) = value.get(name) {
                        found.extend(faults(schema, value, &format!("{place}.{name}")));
                    }
                }
                true
            }
            other => panic!("{other} is no keyword of ftpb's schemas"),
        };
        if !holds {
            found.push(format!("{place}: {value} against {keyword} {rule}"));
        }
    }
    found
}

fn is(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other} is no type of JSON Schema"),
    }
}

/// A day of the calendar.
struct Day;

impl std::str::FromStr for Day {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let parts: Vec<u32> =
            text.split('-').map(|part| part.parse().map_err(|_| ())).collect::<Result<_, _>>()?;
        match parts[..] {
            [1..=9999, 1..=12, 1..=31] if text.len() == 10 => Ok(Self),
            _ => Err(()),
        }
    }
}

fn schema(command: &str) -> Value {
    serde_json::from_str(&ftpb(&format!("schema {command}")).printed()).unwrap()
}

#[track_caller]
fn holds(command: &str, records: &Value) {
    let schema = schema(command);
    let found = faults(&schema, records, command);
    assert!(found.is_empty(), "{found:#?}");
    let alternatives = schema["anyOf"].as_array().cloned().unwrap_or_else(|| vec![schema.clone()]);
    for record in records.as_array().unwrap() {
        let names: Vec<&String> = record.as_object().unwrap().keys().collect();
        let promised = |schema: &Value| schema["items"]["required"] == json!(names);
        assert!(
            alternatives.iter().any(promised),
            "{command} has {names:?}, which the schema does not list so"
        );
    }
}

#[test]
fn every_json_is_what_its_schema_says() {
    for line in listings() {
        let command = line.split(' ').next().unwrap();
        for lang in LANGUAGES {
            let json = said(&format!("{line} --json --lang {lang}"));
            holds(command, &serde_json::from_str(&json).unwrap());
        }
    }
    for what in ["success", "success-review", "success-phase", "'Success Metrics'", "phase-assess"] {
        holds("show", &serde_json::from_str(&said(&format!("show {what} --json --lang en"))).unwrap());
    }
}

#[test]
fn records_of_damaged_pages_are_what_the_schema_says() {
    let page = "# Odd\n\n| Task ID | Task Name |\n|---|---|\n| 1 |\n|| 2 | [b](gone.md) || 3 | c |\n\n[x]()\n![y](z.png)\n";
    let pages = Pages::none().page("odd.md", page).page("success-empty.md", "").page("x/y.md", [0xff, 0x00]);
    for command in ["check", "links", "pages", "processes", "tasks", "activities", "phases", "languages"] {
        let answer = ftpb(&format!("{command} --json")).of(&pages).answer();
        holds(command, &serde_json::from_str(&answer.stdout).unwrap());
    }
}

#[test]
fn all_schemas_are_those_of_the_commands() {
    let all: Value = serde_json::from_str(&ftpb("schema").printed()).unwrap();
    assert_eq!(all["$schema"], "https://json-schema.org/draft/2020-12/schema");
    for (command, listed) in all["$defs"].as_object().unwrap() {
        let mut own = schema(command);
        assert_eq!(own.as_object_mut().unwrap().remove("$schema"), Some(all["$schema"].clone()));
        assert_eq!(own, *listed);
    }
}

#[test]
fn the_validator_finds_what_is_wrong() {
    let schema = schema("tasks");
    let task = |name: &str, value: Value| {
        let mut records: Value = serde_json::from_str(&said("show 3735 --json --lang en")).unwrap();
        records[0][name] = value;
        faults(&schema, &records, "tasks")
    };
    assert!(task("id", json!("1")).is_empty());
    for (name, value) in [
        ("id", json!(1)),
        ("requirement", json!("perhaps")),
        ("line", json!(-1)),
        ("line", json!(1.5)),
        ("services", json!([1])),
        ("links", json!([{"text": "a"}])),
    ] {
        assert_eq!(task(name, value.clone()).len(), 1, "{name}: {value}");
    }
    assert!(!faults(&schema, &json!([{}]), "tasks").is_empty());
}
