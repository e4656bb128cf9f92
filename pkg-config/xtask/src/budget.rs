//! `pkg-config/budget.toml`: the most that each file may weigh.

use std::path::Path;

use serde::Deserialize;

use crate::failure::Failure;
use crate::files;
use crate::weight::{Weighed, Weight, thousands};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// The wasm alone, after wasm-opt.
    pub engine: Limit,
    /// The TypeScript, minified.
    pub loader: Limit,
    /// The published copy of the lead definition and the site config.
    pub definition: Limit,
    /// The one file that a visitor loads.
    pub whole: Limit,
    /// The file that only people who ask for the inspector load.
    pub inspector: Limit,
}

/// Bytes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
}

impl Budget {
    pub fn read(path: &Path) -> Result<Budget, Failure> {
        let text = files::read_text(path)?;
        toml::from_str(&text).map_err(|e| {
            Failure::new(
                path.display(),
                e.message(),
                "give [engine], [loader], [definition], [whole] and [inspector] the keys raw, gzip and brotli",
            )
        })
    }
}

impl Budget {
    /// Fails past a limit, after it said of every file by how much.
    pub fn hold(&self, rows: &[Weighed]) -> Result<(), Failure> {
        let over: Vec<Failure> = rows.iter().filter_map(|row| self.over(row)).collect();
        let Some((last, others)) = over.split_last() else { return Ok(()) };
        others.iter().for_each(|failure| eprintln!("error: {failure}"));
        Err(last.clone())
    }

    /// Names the file, the limit and the measure.
    fn over(&self, row: &Weighed) -> Option<Failure> {
        let limit = match row.name.as_str() {
            "engine" => &self.engine,
            "loader" => &self.loader,
            "definition" => &self.definition,
            "whole" => &self.whole,
            "inspector" => &self.inspector,
            _ => return None,
        };
        let Weight { raw, gzip, brotli } = row.weight;
        let over: Vec<String> = [("raw", raw, limit.raw), ("gzip", gzip, limit.gzip), ("brotli", brotli, limit.brotli)]
            .into_iter()
            .filter(|(_, measure, limit)| measure > limit)
            .map(|(name, measure, limit)| format!("{name} {} over the limit of {}", thousands(measure), thousands(limit)))
            .collect();
        let cure = format!("make it smaller, or raise [{}] in pkg-config/budget.toml with a reason", row.name);
        (!over.is_empty()).then(|| Failure::new(&row.file, over.join(", "), cure))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(name: &str, raw: usize, gzip: usize, brotli: usize) -> Option<String> {
        let limit = || Limit { raw: 60_000, gzip: 30_000, brotli: 27_000 };
        let budget = Budget { engine: limit(), loader: limit(), definition: limit(), whole: limit(), inspector: limit() };
        let row = Weighed { name: name.into(), file: "target/dist/engine.wasm".into(), weight: Weight { raw, gzip, brotli } };
        budget.over(&row).map(|failure| failure.to_string())
    }

    #[test]
    fn a_file_at_its_limits_is_within_the_budget() {
        assert_eq!(over("engine", 60_000, 30_000, 27_000), None);
    }

    #[test]
    fn a_file_past_a_limit_is_named_with_the_measure_and_the_limit() {
        assert_eq!(
            over("engine", 60_000, 30_001, 27_412).unwrap(),
            "target/dist/engine.wasm: gzip 30,001 over the limit of 30,000, brotli 27,412 over the limit of 27,000; \
             make it smaller, or raise [engine] in pkg-config/budget.toml with a reason"
        );
    }

    #[test]
    fn a_file_without_a_row_has_no_limit() {
        assert_eq!(over("source cookieconsent", 1_000_000, 1_000_000, 1_000_000), None);
    }

    #[test]
    fn the_budget_of_this_project_is_readable() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../budget.toml");
        Budget::read(&path).unwrap();
    }

    #[test]
    fn a_row_that_nobody_knows_is_refused() {
        let row = "raw = 1\ngzip = 1\nbrotli = 1\n";
        let text = format!("[engine]\n{row}[loader]\n{row}[definition]\n{row}[whole]\n{row}[inspector]\n{row}[tools]\n{row}");
        assert!(toml::from_str::<Budget>(&text).is_err());
    }
}
