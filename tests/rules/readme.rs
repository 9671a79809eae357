//! The table of rules in the README is what the rules say of themselves.

use std::fs;
use std::path::Path;

use ftpb::check::rules;

const BEGIN: &str = "<!-- rules -->\n";
const END: &str = "<!-- end of rules -->\n";

fn table() -> String {
    let mut all: Vec<_> = rules::ALL.to_vec();
    all.sort_by_key(|check| (check.group, check.rule.name));
    let mut table = "| rule | about | severity | `--fix` | finds |\n|---|---|---|---|---|\n".to_owned();
    for check in all {
        let (rule, fixable) = (check.rule, if check.fix.is_some() { "yes" } else { "" });
        let what = check.docs.what.replace('|', "\\|");
        let row = [&format!("`{}`", rule.name), check.group.as_str(), rule.severity.as_str(), fixable, &what];
        table += &["| ", &row.join(" | "), " |\n"].concat();
    }
    table
}

#[test]
fn the_readme_lists_the_rules_as_they_explain_themselves() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("README.md has a line `<!-- rules -->`");
    let (own, after) = rest.split_once(END).expect("README.md has a line `<!-- end of rules -->`");
    if std::env::var_os("FTPB_BLESS").is_some() {
        fs::write(path, format!("{before}{BEGIN}\n{}\n{END}{after}", table())).unwrap();
        return;
    }
    assert!(
        own.trim() == table().trim(),
        "the table of rules is not what the rules say; FTPB_BLESS=1 writes it"
    );
}
