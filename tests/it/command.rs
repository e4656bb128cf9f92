//! The command line: what it prints, and its exit codes.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use crate::{
    documents::{DESIGN, read, with},
    warnings::sound,
};

/// Runs `baton` in a folder.
pub fn baton(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baton")).current_dir(folder).args(arguments).output().unwrap()
}

/// Exit code, standard output, standard error.
#[track_caller]
pub fn check(folder: &Path, arguments: &[&str], code: i32, out: &str, error: &str) {
    let output = baton(folder, arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert_eq!(
        (output.status.code(), text(output.stdout), text(output.stderr)),
        (Some(code), out.into(), error.into()),
        "{arguments:?}"
    );
}

/// A folder with the design's definition in it.
pub fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("lead.json"), DESIGN).unwrap();
    folder
}

#[test]
fn check_prints_each_problem_on_a_line_of_its_own() {
    let folder = folder();
    let broken = with(&[("/rules/0/points", 120.into()), ("/rules/1/most", 9.into())]);
    fs::write(folder.path().join("broken.json"), broken).unwrap();
    check(
        folder.path(),
        &["check", "broken.json"],
        1,
        "",
        "broken.json: rules[0].points: 120 is outside -100 to 100; use a number in that range, not 0\n\
         broken.json: rules[1].most: 9 is outside 1 to 8; use a number in that range\n",
    );
}

#[test]
fn check_says_who_signed_and_is_strict_where_asked() {
    let folder = folder();
    fs::write(folder.path().join("lead.json"), sound().to_string()).unwrap();
    let hash = read(&sound().to_string()).sha256().to_string();
    let warnings = "lead.json: warning: signed.marketing: is missing; let marketing read the definition and run `baton sign --as marketing`\n\
                    lead.json: warning: signed.sales: is missing; let sales read the definition and run `baton sign --as sales`\n";
    let told = |signed: &str| format!("lead.json: lead definition b2b-saas version 3, sha256 {hash}, {signed}\n");
    check(folder.path(), &["check", "lead.json"], 0, &told("unsigned"), warnings);
    check(folder.path(), &["check", "--strict", "lead.json"], 1, &told("unsigned"), warnings);

    let sign = |team, name| baton(folder.path(), &["sign", "--as", team, "--name", name, "--on", "2026-11-20", "lead.json"]);
    assert!(sign("marketing", "Émile Exemple").status.success());
    let one = told("signed by marketing (Émile Exemple, 2026-11-20) only");
    check(folder.path(), &["check", "lead.json"], 0, &one, &warnings[warnings.find('\n').unwrap() + 1..]);
    assert!(sign("sales", "Ada Example").status.success());
    let both = told("signed by marketing (Émile Exemple, 2026-11-20) and sales (Ada Example, 2026-11-20)");
    check(folder.path(), &["check", "--strict", "lead.json"], 0, &both, "");
}

#[test]
fn check_says_that_a_signature_no_longer_holds() {
    let folder = folder();
    let signed = |name: &str| {
        for team in ["marketing", "sales"] {
            let arguments = ["sign", "--as", team, "--name", "Ada Example", "--on", "2026-11-20", name];
            assert!(baton(folder.path(), &arguments).status.success());
        }
    };
    fs::write(folder.path().join("lead.json"), sound().to_string()).unwrap();
    signed("lead.json");
    let text = fs::read_to_string(folder.path().join("lead.json")).unwrap();
    let changed = text.replacen(r#""version":3"#, r#""version":4"#, 1);
    assert_ne!(changed, text);
    fs::write(folder.path().join("lead.json"), &changed).unwrap();
    let told = format!("lead.json: lead definition b2b-saas version 4, sha256 {}, unsigned\n", read(&changed).sha256());
    let void = "lead.json: warning: signed.marketing: is void: the definition was changed after it; let marketing read it again and run \
                `baton sign --as marketing`\n\
                lead.json: warning: signed.sales: is void: the definition was changed after it; let sales read it again and run \
                `baton sign --as sales`\n";
    check(folder.path(), &["check", "lead.json"], 0, &told, void);
    // Signed again it holds again.
    signed("lead.json");
    assert_eq!(baton(folder.path(), &["check", "--strict", "lead.json"]).status.code(), Some(0));
}

#[test]
fn what_cannot_be_read_is_another_matter_than_what_is_wrong() {
    let folder = folder();
    check(
        folder.path(),
        &["check", "absent.json"],
        2,
        "",
        "absent.json: cannot be read (No such file or directory (os error 2)); check the name and the permissions\n",
    );
    assert_eq!(baton(folder.path(), &["check"]).status.code(), Some(2));
    assert_eq!(baton(folder.path(), &["sign", "--as", "board", "--name", "Ada Example", "lead.json"]).status.code(), Some(2));
}

#[test]
fn verify_starts_from_the_posted_text_alone() {
    let folder = folder();
    fs::create_dir(folder.path().join("definitions")).unwrap();
    fs::write(folder.path().join("posted.json"), r#"{ "email": "ada@example.ca" }"#).unwrap();
    let output =
        baton(folder.path(), &["verify", "--definitions", "definitions", "--received", "2026-11-20T14:05:00Z", "posted.json"]);
    assert_eq!(output.status.code(), Some(1));
    let verification: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(verification["verdict"], "absent");

    fs::write(folder.path().join("posted.json"), r#"{ "baton_score": 42 }"#).unwrap();
    check(
        folder.path(),
        &["verify", "--definitions", "definitions", "posted.json"],
        2,
        "",
        "posted.json: \"baton_score\": is no object of field names and texts; write it as { \"baton_score\": \"42\", ... }\n",
    );
}

#[test]
fn every_command_teaches_by_an_example() {
    let folder = folder();
    for command in ["check", "explain", "diff", "schema", "sign", "publish", "verify"] {
        let help = String::from_utf8(baton(folder.path(), &[command, "--help"]).stdout).unwrap();
        assert!(help.contains(&format!("Example:\n  baton {command} ")), "{command}");
    }
    assert!(String::from_utf8(baton(folder.path(), &["--help"]).stdout).unwrap().contains("Exit codes:\n  0  all is well"));
}
