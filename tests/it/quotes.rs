//! What the README and its French twin quote is what the command prints.
//!
//! A quote is a block of text behind a block of shell with one `baton explain` in it; `…` stands for lines that were left out.
//! `BLESS=1 cargo test --test it quotes` quotes the same lines anew.

use std::fs;

use crate::command::baton;

/// The arguments of the one command in a block of shell, without the program.
fn arguments(shell: &str) -> Vec<String> {
    shell.replace("\\\n", " ").split_whitespace().skip(1).map(String::from).collect()
}

/// The same quote from this output: each run of lines begins where the output has a line with the same first word.
fn quoted(quote: &str, output: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    let first = |line: &str| line.split_whitespace().next().unwrap_or_default().to_owned();
    let mut at = 0;
    let mut fresh = Vec::new();
    let mut is_new = true;
    for line in quote.lines() {
        if line.trim() == "…" {
            fresh.push(line.to_owned());
            is_new = true;
            continue;
        }
        if is_new {
            let found =
                lines[at..].iter().position(|one| first(one) == first(line) && one.starts_with(' ') == line.starts_with(' '));
            at += found.unwrap_or_else(|| panic!("no line begins like {line:?} in\n{output}"));
        }
        is_new = false;
        fresh.push(lines.get(at).unwrap_or_else(|| panic!("{line:?} is behind the end of\n{output}")).to_string());
        at += 1;
    }
    fresh.join("\n")
}

/// Holds the quotes of a document; how many there are.
fn hold(name: &str) -> usize {
    let text = fs::read_to_string(name).unwrap();
    let mut parts: Vec<String> = text.split("```").map(String::from).collect();
    let mut count = 0;
    for at in 0..parts.len().saturating_sub(2) {
        let Some(shell) = parts[at].strip_prefix("sh\nbaton explain ").map(|rest| format!("baton explain {rest}")) else {
            continue;
        };
        let quote = parts[at + 2].strip_prefix("text\n").unwrap_or_else(|| panic!("{name}: no text behind\n{shell}"));
        let arguments = arguments(&shell);
        let output = baton(&std::env::current_dir().unwrap(), &arguments.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(output.status.success(), "{name}: {shell}");
        parts[at + 2] = format!("text\n{}\n", quoted(quote, &String::from_utf8(output.stdout).unwrap()));
        count += 1;
    }
    let fresh = parts.join("```");
    if std::env::var_os("BLESS").is_some() {
        fs::write(name, &fresh).unwrap();
        return count;
    }
    let differs = text.lines().zip(fresh.lines()).find(|(held, says)| held != says);
    assert_eq!(differs, None, "{name}: `BLESS=1 cargo test --test it quotes` quotes anew what the command says");
    count
}

#[test]
fn the_readme_and_its_french_twin_quote_three_explained_journeys_as_they_are() {
    assert_eq!((hold("README.md"), hold("LISEZMOI.md")), (3, 3));
}

#[test]
fn a_quote_follows_what_the_command_says_and_keeps_what_it_leaves_out() {
    let output = "Score 9 of 10\n  rule\n  pricing 5\n  pages 4\n\nStatus nurture: row 3\n  no gate closed\nEN  A summary.";
    let held = "Score 8 of 10\n  rule\n…\nStatus sales_ready: row 1\n…\nEN  Another.";
    assert_eq!(quoted(held, output), "Score 9 of 10\n  rule\n…\nStatus nurture: row 3\n…\nEN  A summary.");
}
