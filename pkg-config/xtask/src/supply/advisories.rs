//! What is publicly known against packages of the lock files. It must be asked for on the network: where nobody answers that is said
//! aloud and counted as skipped, and never as passed.

use serde_json::Value;

use super::npm;
use crate::failure::Failure;
use crate::places::Places;
use crate::run::Run;
use crate::test::tally::Tally;

/// npm's own audit of each lock file: anything of high weight fails.
pub fn packages(places: &Places) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    for folder in npm::folders(places) {
        let audit = Run::new("npm").args(["audit", "--package-lock-only", "--json", "--audit-level=high"]).within(&folder);
        let name = places.short(&folder).to_string();
        let (text, _) = audit.missing("install Node.js").heard()?;
        match judge(&text) {
            Audit::Clean => tally += Tally::PASSED,
            Audit::Bad(count) => {
                let cure = format!("run `npm audit` in {name}, and raise what it names");
                return Err(Failure::new(
                    format_args!("{name}/package-lock.json"),
                    format_args!("{count} advisories of high weight or more"),
                    cure,
                ));
            }
            Audit::Silent => {
                skipped(&format!(
                    "advisories against {name}/package-lock.json: npm's registry does not answer; run `npm audit` where it does"
                ));
                tally += Tally::SKIPPED;
            }
        }
    }
    Ok(tally)
}

/// The advisory database of crates, asked by cargo-deny where that program is installed.
pub fn crates(places: &Places) -> Result<Tally, Failure> {
    let deny = Run::cargo().args(["deny", "--config", "pkg-config/deny.toml", "check", "advisories"]).within(&places.root);
    let (text, is_clean) = deny.heard()?;
    if is_clean {
        return Ok(Tally::PASSED);
    }
    let why = if text.contains("no such command") {
        "cargo-deny is not installed; `cargo install cargo-deny --locked`, and run this again"
    } else if text.contains("failed to fetch")
        || text.contains("unable to fetch")
        || text.contains("failed to load advisory database")
    {
        "the advisory database cannot be fetched; run this again where github.com can be reached"
    } else {
        eprintln!("{text}");
        return Err(Failure::new(
            "Cargo.lock",
            "an advisory stands against a crate",
            "the lines above name it; raise or replace that crate",
        ));
    };
    skipped(&format!("advisories against Cargo.lock: {why}"));
    Ok(Tally::SKIPPED)
}

fn skipped(what: &str) {
    eprintln!("##### NOT CHECKED: {what} #####");
}

enum Audit {
    Clean,
    /// So many of high weight, or critical.
    Bad(u64),
    /// There was no answer.
    Silent,
}

fn judge(text: &str) -> Audit {
    // Warnings of npm may stand behind the JSON.
    let start = text.find('{').unwrap_or(text.len());
    let answer = serde_json::Deserializer::from_str(text.get(start..).unwrap_or_default()).into_iter::<Value>().next();
    let Some(Ok(answer)) = answer else { return Audit::Silent };
    let counts = &answer["metadata"]["vulnerabilities"];
    match (counts["high"].as_u64(), counts["critical"].as_u64()) {
        (Some(0), Some(0)) => Audit::Clean,
        (Some(high), Some(critical)) => Audit::Bad(high + critical),
        _ => Audit::Silent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catalogue_72_an_audit_that_nobody_answered_is_never_taken_for_a_clean_one() {
        let answer =
            |high: u64| format!("{{\"metadata\":{{\"vulnerabilities\":{{\"high\":{high},\"critical\":1}}}}}}\nnpm warn x");
        assert!(matches!(judge(&answer(2)), Audit::Bad(3)));
        assert!(matches!(judge(&answer(2).replace("2", "0").replace(":1", ":0")), Audit::Clean));
        for silence in
            ["", "npm error audit endpoint returned an error", "{\"message\":\"405\",\"error\":{\"summary\":\"\"}}", "{}"]
        {
            assert!(matches!(judge(silence), Audit::Silent), "{silence}");
        }
    }
}
