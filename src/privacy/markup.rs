//! Text that goes into HTML, Markdown and rows for spreadsheets. What a site wrote into its config may hold anything.

use alloc::string::String;

/// Text in HTML, also between double quotes.
pub(crate) fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Text in a cell of a Markdown table.
pub(crate) fn markdown(text: &str) -> String {
    html(text).replace('|', "\\|").replace('\n', " ")
}

/// A cell of a spreadsheet, quoted. What a spreadsheet would take for a formula gets an apostrophe before it, also behind spaces and in
/// full-width signs, since spreadsheets trim and fold; and no cell holds the end of a line.
pub fn cell(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let first = line.trim_start().chars().next();
    let is_formula = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    let mut cell = String::from(if is_formula { "\"'" } else { "\"" });
    cell.push_str(&line.replace('"', "\"\""));
    cell.push('"');
    cell
}
