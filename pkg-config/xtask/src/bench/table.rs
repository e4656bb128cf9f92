//! What a bench found, for people.

use std::fmt::Write as _;

use super::{InNode, Natively, Rate};
use crate::weight::{self, Weighed, thousands};

/// What the score is meant to reach: leads per second, and the least share of native that wasm may have.
const PREPARED: u64 = 1_000_000;
const JOURNALS: u64 = 100_000;
const WASM: f64 = 0.25;

/// A row: who, from prepared evidence, from journals.
struct Row<'a>(&'a str, Option<Rate>, Option<Rate>);

pub fn text(natively: &Natively, in_node: &InNode, rounds: u32, weights: &[Weighed]) -> String {
    let mut rows = vec![Row("native", Some(natively.native.prepared), Some(natively.native.journals))];
    for one in &in_node.results {
        let place = rows.iter().position(|Row(name, ..)| *name == one.name).unwrap_or_else(|| {
            rows.push(Row(&one.name, None, None));
            rows.len() - 1
        });
        let Row(_, prepared, journals) = &mut rows[place];
        *(if one.of == "journals" { journals } else { prepared }) = Some(one.rate);
    }
    let Natively { leads, views, visits, downloads, answers, rules, seed, record, native } = natively;
    let mut text = format!(
        "\n{} leads ({views} page views, {visits} visits, {downloads} downloads, {answers} answers; seed {seed}) x {rules} rules, all \
         contributions.\nLeads per second of processor time, median of {rounds} rounds (json-rules-engine: 3), best in brackets; Node \
         {}.\nA stored journal is a text of {record} characters.\n\n",
        thousands(*leads as usize),
        in_node.node,
    );
    let _ = writeln!(
        text,
        "  {:18} {:>25} {:>9}   {:>25} {:>9}",
        "", "from prepared evidence", "x native", "from journals", "x native"
    );
    for Row(name, prepared, journals) in &rows {
        let [prepared, journals] = [(prepared, native.prepared), (journals, native.journals)].map(|(rate, native)| match rate {
            Some(rate) => format!("{:>25} {:>9.4}", figures(*rate), rate.median as f64 / native.median as f64),
            None => format!("{:>25} {:>9}", "", ""),
        });
        let _ = writeln!(text, "{}", format!("  {name:18} {prepared}   {journals}").trim_end());
    }
    text.push('\n');
    for (aim, found, least) in [
        ("native, from prepared evidence", native.prepared.median, PREPARED),
        ("native, from journals", native.journals.median, JOURNALS),
    ] {
        let verdict = if found >= least { "reached" } else { "missed" };
        let _ = writeln!(text, "  aim: {aim}: {} — {verdict}", thousands(least as usize));
    }
    for Row(_, prepared, journals) in rows.iter().filter(|Row(name, ..)| *name == "wasm") {
        for (of, rate, native) in [("prepared evidence", prepared, native.prepared), ("journals", journals, native.journals)] {
            let share = rate.map_or(0.0, |rate| rate.median as f64 / native.median as f64);
            let verdict = if share >= WASM { "reached" } else { "missed" };
            let _ = writeln!(text, "  aim: wasm, from {of}: {WASM} of native — {verdict}");
        }
    }
    text.push('\n');
    text.push_str(&weight::table(weights));
    text
}

fn figures(rate: Rate) -> String {
    format!("{} ({})", thousands(rate.median as usize), thousands(rate.best as usize))
}
