//! A row: what to break, and which test must notice.

use std::path::PathBuf;

use serde::Deserialize;

use crate::failure::Failure;
use crate::files;
use crate::places::Places;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// From the workspace on.
    pub file: PathBuf,
    /// Stands in the file exactly once.
    pub find: String,
    pub replace: String,
    pub kind: Kind,
    /// The name of the test that must go red.
    pub test: String,
    /// The crate that holds a native test.
    #[serde(default = "product")]
    pub package: String,
    /// What would be wrong in the product if this went unnoticed.
    pub why: String,
    /// The name of the file of rows that it stands in, without its ending.
    #[serde(skip)]
    pub stands_in: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Native,
    Wasm,
    E2e,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    row: Vec<Row>,
}

fn product() -> String {
    "baton-handoff".to_owned()
}

impl Kind {
    pub fn word(self) -> &'static str {
        match self {
            Kind::Native => "native",
            Kind::Wasm => "wasm",
            Kind::E2e => "e2e",
        }
    }
}

impl Row {
    /// Whether a filter means this row: by the file of rows that it stands in, where the filter names one (`named`), or by its words.
    pub fn is_meant(&self, words: &str, named: bool) -> bool {
        if named {
            return self.stands_in == words;
        }
        [&*self.file.to_string_lossy(), &self.test, &self.why].iter().any(|text| text.contains(words))
    }

    /// The text with the row applied to it.
    pub fn mutate(&self, text: &str) -> Result<String, Failure> {
        let reason = match text.matches(&self.find).count() {
            1 if self.find == self.replace => "`find` and `replace` are the same".to_owned(),
            1 => return Ok(text.replace(&self.find, &self.replace)),
            0 => format!("does not hold {:?}", self.find),
            times => format!("holds {:?} {times} times", self.find),
        };
        Err(Failure::new(self.file.display(), reason, format_args!("correct the row of tests/prove that names {}", self.test)))
    }
}

/// Why each row of one file is there.
pub fn reasons(places: &Places, file: &str) -> Result<Vec<String>, Failure> {
    let text = files::read_text(&places.root.join(file))?;
    let found: Rows = toml::from_str(&text).map_err(|e| Failure::new(file, e.message(), "see the other files of tests/prove"))?;
    Ok(found.row.into_iter().map(|row| format!("{}: {}", row.file.display(), row.why)).collect())
}

/// Every row, each of which fits the file that it names.
pub fn read(places: &Places) -> Result<Vec<Row>, Failure> {
    let mut rows = Vec::new();
    for path in files::with_ending(&places.root.join("tests/prove"), ".toml")? {
        let cure = "a [[row]] has file, find, replace, kind (native, wasm, e2e), test, why and, if need be, package";
        let found: Rows =
            toml::from_str(&files::read_text(&path)?).map_err(|e| Failure::new(places.short(&path), e.message(), cure))?;
        let stands_in = path.file_stem().unwrap_or_default().to_string_lossy();
        rows.extend(found.row.into_iter().map(|row| Row { stands_in: stands_in.clone().into_owned(), ..row }));
    }
    for row in &rows {
        row.mutate(&files::read_text(&places.root.join(&row.file))?)?;
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(find: &str, replace: &str) -> Row {
        let text = format!(
            "[[row]]\nfile = 'src/a.rs'\nfind = '{find}'\nreplace = '{replace}'\nkind = 'native'\ntest = 'a_sum'\nwhy = 'sums'\n"
        );
        toml::from_str::<Rows>(&text).unwrap().row.remove(0)
    }

    #[test]
    fn every_committed_row_fits_the_file_that_it_names() {
        assert!(!read(&Places::find().unwrap()).unwrap().is_empty());
    }

    #[test]
    fn a_filter_that_names_a_file_of_rows_means_all_of_them_and_no_others() {
        let row = Row { stands_in: "privacy".into(), ..row("a + b", "a - b") };
        assert!(row.is_meant("privacy", true) && row.is_meant("a_sum", false));
        assert!(!row.is_meant("a_sum", true) && !row.is_meant("privacy", false));
    }

    #[test]
    fn a_row_changes_the_one_place_that_it_finds() {
        assert_eq!(row("a + b", "a - b").mutate("let c = a + b;").unwrap(), "let c = a - b;");
    }

    #[test]
    fn a_row_that_fits_nowhere_twice_or_changes_nothing_is_refused() {
        let line = |row: Row, text: &str| row.mutate(text).unwrap_err().to_string();
        let cure = "; correct the row of tests/prove that names a_sum";
        assert_eq!(line(row("x", "y"), "abc"), format!("src/a.rs: does not hold \"x\"{cure}"));
        assert_eq!(line(row("x", "y"), "x x"), format!("src/a.rs: holds \"x\" 2 times{cure}"));
        assert_eq!(line(row("x", "x"), "x"), format!("src/a.rs: `find` and `replace` are the same{cure}"));
    }
}
